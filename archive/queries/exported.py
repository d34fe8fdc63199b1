"""What files of engagements hold, read as plain columns a batch at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from archive.models import (
    SHOWN,
    Event,
    EventEvidence,
    EventPlace,
    EventReport,
    EventUnit,
    Figure,
    RelayStep,
)
from archive.queries.ids import among

BATCH = 1000
Row = Mapping[str, Any]

_EVENT = (
    "id", "uid", "slug", "kind", "type", "title_en", "title_zh", "title_vi", "date_edtf",
    "earliest", "latest", "date_semantics", "date_precision", "date_qualifier", "date_basis",
    "status",
)  # fmt: skip
_PLACE = {
    "uid": "place__uid", "filed_uid": "filed_under__uid", "name_en": "place__name_en",
    "name_zh": "place__name_zh", "name_vi": "place__name_vi", "filed_en": "filed_under__name_en",
    "filed_zh": "filed_under__name_zh", "filed_vi": "filed_under__name_vi", "label": "label",
    "relation": "relation", "role": "role", "precision": "precision", "lat": "lat", "lon": "lon",
    "radius_km": "radius_km",
}  # fmt: skip
_UNIT = {
    "uid": "unit__uid", "name_en": "unit__name_en", "label_en": "label_en",
    "label_zh": "label_zh", "side": "side", "role": "role",
}  # fmt: skip
_CLAIM = {
    name: f"figure__{name}"
    for name in (
        "uid", "dispatch_id", "position", "action", "object", "side", "qualifier", "low", "value",
        "high", "unit", "reading", "status",
    )
} | {
    "claimant": "figure__claimant__label_en",
    "claimant_slug": "figure__claimant__slug",
    "quote_en": "figure__evidence_en__exact",
    "quote_zh": "figure__evidence_zh__exact",
    "part_of": "figure__part_of__uid",
    "same_as": "figure__same_as__uid",
}  # fmt: skip
_REPORT = {
    "dispatch_id": "dispatch_id", "position": "position", "uid": "dispatch__uid",
    "slug": "dispatch__slug", "title_en": "dispatch__title_en", "title_zh": "dispatch__title_zh",
    "published": "dispatch__published", "page": "dispatch__page",
    "newspaper": "dispatch__newspaper__label_en",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Exported:
    """One event with all that a file tells of it."""

    event: Row
    places: Sequence[Row]
    units: Sequence[Row]
    claims: Sequence[Row]
    reports: Sequence[Row]
    quotes: Mapping[str, str]  # the first words that attest it, by language
    relays: Mapping[tuple[int, int], str]  # who told it after whom, by dispatch and wire item


def exported(ids: Iterable[int]) -> Iterator[Exported]:
    """Yield these events in their order; memory holds one batch of them."""
    waiting = iter(ids)
    while batch := list(islice(waiting, BATCH)):
        yield from _batch(batch)


def _batch(ids: list[int]) -> Iterator[Exported]:
    asked = among(ids)
    found = _read(Event.objects.filter(pk__in=asked).order_by().values_list(*_EVENT))
    events = {row[0]: dict(zip(_EVENT, row, strict=True)) for row in found}
    places = _grouped(EventPlace.objects.filter(event__in=asked, status__in=SHOWN), _PLACE)
    units = _grouped(EventUnit.objects.filter(event__in=asked, status__in=SHOWN), _UNIT)
    told = Figure.events.through.objects.filter(event__in=asked, figure__status__in=SHOWN)
    claims = _grouped(told.order_by("figure_id"), _CLAIM)
    reports = _grouped(
        EventReport.objects.filter(event__in=asked).order_by("dispatch__published", "id"), _REPORT
    )
    quotes, relays = _quotes(asked), _relays(reports)
    for pk in ids:
        if pk in events:  # one that was withdrawn meanwhile is left out
            yield Exported(
                event=events[pk],
                places=places.get(pk, []),
                units=units.get(pk, []),
                claims=claims.get(pk, []),
                reports=reports.get(pk, []),
                quotes=quotes.get(pk, {}),
                relays=relays,
            )


def _read(rows: QuerySet[Any, Any]) -> list[tuple[Any, ...]]:
    """Return rows as the database gives them.

    A file prints them alike: SQLite's days are the text of their dates, its numbers numbers.
    """
    sql, params = rows.query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())


def _grouped(rows: Any, columns: Mapping[str, str]) -> dict[int, list[Row]]:
    """Return rows of plain columns by the event they belong to."""
    found: dict[int, list[Row]] = defaultdict(list)
    for event, *values in _read(rows.values_list("event_id", *columns.values())):
        found[event].append(dict(zip(columns, values, strict=True)))
    return found


def _quotes(asked: RawSQL) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    rows = EventEvidence.objects.filter(event__in=asked).order_by("event_id", "evidence_id")
    columns = ("event_id", "evidence__paragraph__language", "evidence__exact")
    for event, language, words in _read(rows.values_list(*columns)):
        found[event].setdefault(language, words)
    return found


def _relays(reports: Mapping[int, list[Row]]) -> dict[tuple[int, int], str]:
    dispatches = among({row["dispatch_id"] for rows in reports.values() for row in rows})
    steps = RelayStep.objects.filter(item__dispatch__in=dispatches, agency__isnull=False)
    chains: dict[tuple[int, int], list[str]] = defaultdict(list)
    columns = ("item__dispatch_id", "item__position", "agency__label_en")
    for dispatch, item, agency in _read(
        steps.order_by("item_id", "position").values_list(*columns)
    ):
        chains[(dispatch, item)].append(agency)
    return {key: " ← ".join(agencies) for key, agencies in chains.items()}
