"""Found dispatches and events with what a page of hits prints, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import (
    Case,
    Count,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
    prefetch_related_objects,
)
from django.db.models.functions import Coalesce

from archive.models import (
    SHOWN,
    Alignment,
    Discrepancy,
    Dispatch,
    Event,
    EventEvidence,
    EventPlace,
    EventReport,
    Figure,
    Paragraph,
    Place,
    PlaceName,
    Unit,
    UnitName,
)
from archive.queries import dispatches


def found_dispatches(pks: Sequence[int]) -> list[Dispatch]:
    """Return dispatches in the order given, with their text and, as `pairs`, what faces what."""
    current = Paragraph.objects.filter(source=F("dispatch__source")).order_by("position")
    rows = dispatches.for_rows(pks, pairs=_pairs())
    prefetch_related_objects(rows, Prefetch("paragraphs", current))
    return rows


def _pairs() -> Subquery:
    """Return the pairs of the alignment of the current text, a curator's before the analyser's."""
    own = Alignment.objects.filter(dispatch=OuterRef("pk"), source=OuterRef("source"))
    curated_first = Case(When(method=Alignment.Method.CURATED, then=0), default=1)
    return Subquery(own.order_by(curated_first).values("pairs")[:1])


def found_events(pks: Sequence[int]) -> list[Event]:
    """Return shown events in the order given, with what a hit prints.

    Beside seven other queries of a page there is room for three: what is only counted is counted.
    """
    reports = EventReport.objects.filter(event=OuterRef("pk"))
    rows = Event.objects.shown().filter(pk__in=pks)
    rows = rows.annotate(
        n_dispatches=_number(reports, "dispatch"),
        n_differences=_number(_differences(), "pk"),
        has_en=Exists(reports.filter(dispatch__has_en=True)),
        has_zh=Exists(reports.filter(dispatch__has_zh=True)),
    ).prefetch_related(
        Prefetch("places", EventPlace.objects.shown().select_related("place", "filed_under")),
        Prefetch("attestations", EventEvidence.objects.select_related("evidence__paragraph")),
    )
    by_pk = {row.pk: row for row in rows}
    return [by_pk[pk] for pk in pks if pk in by_pk]


def _number(rows: QuerySet, column: str) -> Coalesce:
    """Return how many different values of a column the rows of each event have."""
    counted = rows.order_by().annotate(one=Value(1)).values("one")
    return Coalesce(Subquery(counted.annotate(n=Count(column, distinct=True)).values("n")), 0)


def _differences() -> QuerySet[Discrepancy]:
    """Return the open differences that touch the figures of an event or the words that tell it."""
    event = OuterRef(OuterRef("pk"))
    quoted = EventEvidence.objects.filter(event=event)
    claimed = Figure.events.through.objects.filter(event=event, figure__status__in=SHOWN)
    touching = Q(Exists(claimed.filter(figure=OuterRef("figure"))))
    for side in ("evidence_en", "evidence_zh"):
        overlapping = quoted.filter(
            evidence__paragraph=OuterRef(f"{side}__paragraph"),
            evidence__start__lt=OuterRef(f"{side}__end"),
            evidence__end__gt=OuterRef(f"{side}__start"),
        )
        touching |= Q(Exists(overlapping))
    told = EventReport.objects.filter(event=event).values("dispatch")
    rows = Discrepancy.objects.shown().exclude(state=Discrepancy.State.DISMISSED)
    return rows.filter(touching, dispatch__in=told)


def found_places(pks: Collection[int]) -> dict[Place, list[PlaceName]]:
    """Return places by name, with all their names."""
    names = PlaceName.objects.filter(place__in=pks).select_related("place")
    found: dict[Place, list[PlaceName]] = {}
    for name in names.order_by("place__name_en", "place", "-preferred", "language", "pk"):
        found.setdefault(name.place, []).append(name)
    return found


def found_units(pks: Collection[int]) -> dict[Unit, list[UnitName]]:
    """Return units by side and name, with all their names."""
    names = UnitName.objects.filter(unit__in=pks).select_related("unit")
    found: dict[Unit, list[UnitName]] = {}
    for name in names.order_by(
        "unit__side", "unit__name_en", "unit", "-preferred", "language", "pk"
    ):
        found.setdefault(name.unit, []).append(name)
    return found
