"""Engagements with what their list and their own page print, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict

from django.db.models import Prefetch, Q, QuerySet

from archive.models import (
    SHOWN,
    Doubt,
    Event,
    EventEvidence,
    EventLink,
    EventPlace,
    EventReport,
    EventUnit,
    Figure,
    RelayStep,
)
from archive.models.event import EventQuerySet
from archive.queries.differences import open_differences
from archive.queries.index.current import current
from archive.queries.index.orders import ByDate
from archive.queries.index.segment import first_key
from archive.queries.results import events_on_page


def for_page() -> EventQuerySet:
    """Return events with what the page of one prints."""
    figures = Figure.objects.shown().select_related(
        "dispatch__newspaper",
        "claimant",
        "part_of",
        "same_as",
        "evidence_en__paragraph",
        "evidence_zh__paragraph",
    )
    places = EventPlace.objects.shown().select_related(
        "place", "filed_under", "anchor", "second_anchor", "road", "evidence_en", "evidence_zh"
    )
    attestations = EventEvidence.objects.select_related("evidence__paragraph__dispatch")
    reports = EventReport.objects.select_related("dispatch__newspaper").order_by(
        "dispatch__published", "dispatch_id", "position"
    )
    return Event.objects.select_related(
        "merged_into", "decision", "outcome_claimant"
    ).prefetch_related(
        Prefetch("places", places),
        Prefetch("units", EventUnit.objects.shown().select_related("unit")),
        Prefetch("attestations", attestations),
        Prefetch("figures", figures),
        Prefetch("reports", reports),
        Prefetch("reports__dispatch__discrepancies", open_differences()),
    )


def relays(event: Event) -> dict[tuple[int, int], list[RelayStep]]:
    """Return the steps by which each report of an event came, by dispatch and wire item."""
    reports = event.reports.all()
    steps = RelayStep.objects.filter(item__dispatch__in=[row.dispatch_id for row in reports])
    found: dict[tuple[int, int], list[RelayStep]] = defaultdict(list)
    for step in steps.select_related("item", "agency").order_by("told_by", "position"):
        found[step.item.dispatch_id, step.item.position].append(step)
    return found


def here(event: Event, place: int | None, number: int = 3) -> list[Event]:
    """Return the engagements filed under a place that are nearest in time to this one."""
    if place is None or event.earliest is None:
        return []
    index = current()
    filed = (
        (held.segment.of("region", str(place)) & held.segment.of("kind", Event.Kind.ENGAGEMENT))
        - held.stale
        for held in index.held
    )
    order = ByDate(index.segments, tuple(filed))
    day = event.earliest.toordinal()
    start, stop = order.below(first_key(day)), order.below(first_key(day + 1))
    near = order.cut(max(start - number, 0), stop + number)
    return [one for one in events_on_page(tuple(near)) if one.pk != event.pk]


def links(event: Event) -> QuerySet[EventLink]:
    """Return how an event stands to others, both ways, the others being shown."""
    both = Q(event=event, other__status__in=SHOWN) | Q(other=event, event__status__in=SHOWN)
    return (
        EventLink.objects.filter(both, status__in=SHOWN)
        .select_related("event", "other")
        .order_by("kind", "id")
    )


def doubts(event: Event) -> QuerySet[Doubt]:
    """Return what makes figures of an event doubtful, or is doubted because of them."""
    told = [figure.pk for figure in event.figures.all()]
    claims = [
        f"{claim}__{column}"
        for claim in ("figure", "against")
        for column in ("dispatch", "evidence_en__paragraph", "evidence_zh__paragraph")
    ]
    rows = Doubt.objects.filter(Q(figure__in=told) | Q(against__in=told), status__in=SHOWN)
    return rows.select_related(*claims).order_by("pk")
