"""Dispatches with what their list and their own page print, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from archive.models import (
    SHOWN,
    Discrepancy,
    Dispatch,
    Event,
    EventEvidence,
    EventReport,
    Paragraph,
    Place,
    Reading,
    Unit,
    WireItem,
)
from archive.models.dispatch import DispatchQuerySet
from archive.queries.differences import open_differences


def listed() -> DispatchQuerySet:
    """Return dispatches that lists show, newest first, the undated last."""
    found = Dispatch.objects.filter(merged_into__isnull=True)
    return found.order_by(F("published").desc(nulls_last=True), "page", "id")


def for_rows(dispatches: DispatchQuerySet) -> DispatchQuerySet:
    """Return the dispatches with what a row of the list prints."""
    events = EventReport.objects.filter(dispatch=OuterRef("pk"), event__status__in=SHOWN)
    differences = Discrepancy.objects.filter(dispatch=OuterRef("pk"), status__in=SHOWN).exclude(
        state=Discrepancy.State.DISMISSED
    )
    return dispatches.select_related("newspaper").annotate(
        n_events=_number(events, "event"), n_differences=_number(differences, "pk")
    )


def _number(rows: QuerySet, column: str) -> Coalesce:
    counted = rows.order_by().values("dispatch").annotate(n=Count(column, distinct=True))
    return Coalesce(Subquery(counted.values("n")), 0)


def tally(dispatches: DispatchQuerySet) -> dict[str, int]:
    """Return how many dispatches these are, and how many of them bear no date."""
    undated = Count("pk", filter=Q(published__isnull=True))
    return dispatches.order_by().aggregate(all=Count("pk"), undated=undated)


def for_page() -> DispatchQuerySet:
    """Return dispatches with what the page of one prints."""
    current = Paragraph.objects.filter(source=F("dispatch__source")).order_by("position")
    items = WireItem.objects.select_related("agency").prefetch_related("chain__agency")
    return Dispatch.objects.select_related(
        "source", "newspaper", "merged_into", "reading"
    ).prefetch_related(
        Prefetch("paragraphs", current.prefetch_related("corrections")),
        Prefetch("items", items),
        "alignments",
        Prefetch("discrepancies", open_differences()),
    )


def reported(dispatch: Dispatch) -> QuerySet[Event]:
    """Return the events a dispatch reports, in order, with the words of it that attest them."""
    here = EventEvidence.objects.filter(evidence__paragraph__dispatch=dispatch)
    told = Event.objects.shown().filter(reports__dispatch=dispatch).in_order().distinct()
    return told.prefetch_related(
        Prefetch("attestations", here.select_related("evidence__paragraph"))
    )


def marked(reading: Reading | None) -> tuple[QuerySet[Place], QuerySet[Unit]]:
    """Return the places and units that the marks of a reading name."""
    found = reading.marks if reading else {}
    places, units = _values(found.values(), "place"), _values(found.values(), "unit")
    return (
        Place.objects.shown().filter(slug__in=places),
        Unit.objects.shown().filter(slug__in=units),
    )


def _values(paragraphs: Iterable[list[list[object]]], kind: str) -> set[object]:
    return {mark[3] for marks in paragraphs for mark in marks if mark[2] == kind and mark[3]}
