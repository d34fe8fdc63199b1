"""What dispatches themselves say of a place or unit: its spellings, and the claims made there."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, F, Max, Min
from django.db.models.functions import Coalesce

from archive.models import SHOWN, EventPlace, EventUnit, Figure, Place, Unit

SPELLINGS = 30  # of each language
_GREATEST = Coalesce("value", "high", "low")
LOOKED = 100  # mentions looked through: of a capital there are many thousand


@dataclass(frozen=True, slots=True)
class Spelling:
    """Words that name a place or unit in dispatches: in how many, first and last printed when."""

    words: str
    language: str
    dispatches: int
    first: dt.date | None
    last: dt.date | None


def spellings(owner: Place | Unit) -> list[Spelling]:
    """Return the words by which dispatches name a place or unit where something happened."""
    # In the order of the index: of a unit it is that of the events.
    model, column, order = (
        (EventPlace, "place", "pk") if isinstance(owner, Place) else (EventUnit, "unit", "event_id")
    )
    first = model.objects.filter(**{column: owner}, status__in=SHOWN).order_by(order)
    rows = model.objects.filter(pk__in=first.values("pk")[:LOOKED], event__status__in=SHOWN)
    return [spelling for language in ("en", "zh") for spelling in _spellings(rows, language)]


def _spellings(rows: object, language: str) -> list[Spelling]:
    said, printed = f"evidence_{language}__exact", f"evidence_{language}__paragraph__dispatch"
    counted = (
        rows.order_by()  # type: ignore[attr-defined]
        .filter(**{f"evidence_{language}__isnull": False})
        .values_list(said)
        .annotate(
            dispatches=Count(printed, distinct=True),
            first=Min(f"{printed}__published"),
            last=Max(f"{printed}__published"),
        )
        .order_by("-dispatches", said)[:SPELLINGS]
    )
    return [Spelling(words, language, number, *days) for words, number, *days in counted]


def claims(events: Collection[int], most: int) -> list[Figure]:
    """Return the greatest figures claimed of these events, without parts and repeats."""
    told = Figure.events.through.objects.filter(event__in=list(events)).values("figure")
    found = Figure.objects.shown().filter(pk__in=told, part_of__isnull=True, same_as__isnull=True)
    greatest = F("greatest").desc(nulls_last=True), "id"
    by_number = found.annotate(greatest=_GREATEST).order_by(*greatest)
    # By their numbers first: to sort them with their paragraphs would read and copy all the texts.
    rows = Figure.objects.filter(pk__in=by_number.values("pk")[:most]).select_related(
        "dispatch", "claimant", "evidence_en__paragraph", "evidence_zh__paragraph"
    )
    return list(rows.annotate(greatest=_GREATEST).order_by(*greatest))
