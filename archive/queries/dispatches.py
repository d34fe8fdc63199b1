"""Dispatches with what their list and their own page print, in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from archive.models import (
    SHOWN,
    Discrepancy,
    Dispatch,
    Event,
    EventEvidence,
    EventReport,
    Figure,
    Paragraph,
    Place,
    Reading,
    RelayStep,
    Unit,
    WireItem,
)
from archive.models.dispatch import DispatchQuerySet
from archive.queries.differences import open_differences

UNPAGED = 32_767  # where an article stands whose page is not known: after all others of its day


def for_rows(ids: Sequence[int], **also: Subquery) -> list[Dispatch]:
    """Return the dispatches with these ids in their order, with what a row of the list prints.

    What else is asked for is read with them, under its name.
    """
    events = EventReport.objects.filter(dispatch=OuterRef("pk"), event__status__in=SHOWN)
    differences = Discrepancy.objects.filter(dispatch=OuterRef("pk"), status__in=SHOWN).exclude(
        state=Discrepancy.State.DISMISSED
    )
    rows = Dispatch.objects.select_related("newspaper").annotate(
        n_events=_number(events, "event"), n_differences=_number(differences, "pk"), **also
    )
    found = {row.pk: row for row in rows.filter(pk__in=ids, merged_into__isnull=True)}
    return [found[pk] for pk in ids if pk in found]


def _number(rows: QuerySet, column: str) -> Coalesce:
    counted = rows.order_by().values("dispatch").annotate(n=Count(column, distinct=True))
    return Coalesce(Subquery(counted.values("n")), 0)


def for_page() -> DispatchQuerySet:
    """Return dispatches with what the page of one prints."""
    current = Paragraph.objects.filter(source=F("dispatch__source")).order_by("position")
    chain = Prefetch("chain", RelayStep.objects.select_related("agency"))
    items = WireItem.objects.select_related("agency").prefetch_related(chain)
    return Dispatch.objects.select_related(
        "source", "newspaper", "merged_into", "reading"
    ).prefetch_related(
        Prefetch("paragraphs", current.prefetch_related("corrections__decision")),
        Prefetch("items", items),
        "alignments",
        Prefetch("discrepancies", open_differences()),
    )


def reported(dispatch: Dispatch) -> QuerySet[Event]:
    """Return the events a dispatch reports, in order, with the words of it that attest them."""
    here = EventEvidence.objects.filter(evidence__paragraph__dispatch=dispatch)
    told = Event.objects.shown().filter(reports__dispatch=dispatch).in_order().distinct()
    return told.prefetch_related(
        Prefetch("attestations", here.select_related("evidence__paragraph")),
        Prefetch("figures", Figure.objects.shown().filter(dispatch=dispatch).only("uid")),
    )


def beside(dispatch: Dispatch) -> QuerySet[Dispatch]:
    """Return the others on the page of an article, and those before and after it in its newspaper.

    A newspaper is read by day and page; articles without a page come after those with one.
    """
    if dispatch.newspaper_id is None or dispatch.published is None:
        return Dispatch.objects.none()
    paper = _in_paper(dispatch)
    key = (dispatch.published, dispatch.page or UNPAGED, dispatch.pk)
    order = ("published", "place", "pk")
    before = paper.filter(published__lte=key[0]).filter(_beyond("lt", key))
    after = paper.filter(published__gte=key[0]).filter(_beyond("gt", key))
    last = before.order_by(*(f"-{column}" for column in order)).values("pk")[:1]
    first = after.order_by(*order).values("pk")[:1]
    nearest = Q(pk=Subquery(last)) | Q(pk=Subquery(first))
    on_page = Q(published=key[0], page=dispatch.page) if dispatch.page else Q()
    found = paper.filter(nearest | on_page).exclude(pk=dispatch.pk)
    return found.order_by(*order)


def _in_paper(dispatch: Dispatch) -> DispatchQuerySet:
    """Return the articles of the newspaper of one, with their page as it is put in order."""
    held = Dispatch.objects.filter(newspaper=dispatch.newspaper_id, merged_into__isnull=True)
    return held.annotate(place=Coalesce("page", UNPAGED))


def _beyond(side: str, key: tuple[dt.date, int, int]) -> Q:
    """Say that an article comes before (lt) or after (gt) the key of another."""
    day, page, pk = key
    on_day = Q(**{f"place__{side}": page}) | Q(place=page, **{f"pk__{side}": pk})
    return Q(**{f"published__{side}": day}) | Q(published=day) & on_day


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
