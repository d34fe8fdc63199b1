"""What a new reading must leave alone: rows that a curator made, decided about or built upon."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from archive.models import (
    Discrepancy,
    Dispatch,
    Event,
    EventPlace,
    EventReport,
    EventUnit,
    Figure,
    Status,
)

# A row in these states without a decision is the machine's own.
_MACHINE = Q(status__in=(Status.PROPOSED, Status.WITHDRAWN), decision=None) & ~Q(analyser="")


@dataclass(frozen=True, slots=True)
class Kept:
    """Ids of rows to keep, and of the machine's events that a new reading may replace."""

    events: frozenset[str]
    figures: frozenset[str]
    discrepancies: frozenset[str]
    claims: frozenset[str]
    open_events: dict[str, int]


def load_kept(dispatches: Collection[Dispatch], event_uids: Collection[str]) -> Kept:
    """Read in five queries what stands for these dispatches and for these proposed events."""
    pks = [dispatch.pk for dispatch in dispatches]
    reported = EventReport.objects.filter(event=OuterRef("pk"), dispatch__in=pks)
    merged = Event.objects.filter(merged_into=OuterRef("pk"))
    events = Event.objects.filter(Exists(reported) | Q(uid__in=event_uids)).annotate(
        machine=Exists(Event.objects.filter(_MACHINE, pk=OuterRef("pk"))) & ~Exists(merged)
    )
    rows = list(events.values_list("pk", "uid", "machine"))
    open_events = {uid: pk for pk, uid, machine in rows if machine}
    closed = [pk for pk, _, machine in rows if not machine]
    figures = Figure.objects.filter(dispatch__in=pks).filter(~_MACHINE | Q(events__in=closed))
    differences = Discrepancy.objects.filter(dispatch__in=pks).exclude(_MACHINE & Q(state="open"))
    claims = [
        uid
        for model in (EventPlace, EventUnit)
        for uid in model.objects.filter(event__in=open_events.values())
        .exclude(_MACHINE)
        .values_list("uid", flat=True)
    ]
    return Kept(
        events=frozenset(uid for _, uid, machine in rows if not machine),
        figures=frozenset(figures.values_list("uid", flat=True)),
        discrepancies=frozenset(differences.values_list("uid", flat=True)),
        claims=frozenset(claims),
        open_events=open_events,
    )


def remove_stale(dispatches: Collection[Dispatch], kept: Kept, read: Kept) -> None:
    """Delete the machine's rows that the new reading no longer has; its events are withdrawn.

    `kept` is what stood before; `read` holds the ids that the new reading wrote.
    """
    pks = [dispatch.pk for dispatch in dispatches]
    gone = [pk for uid, pk in kept.open_events.items() if uid not in read.events]
    Event.objects.filter(pk__in=gone).update(status=Status.WITHDRAWN)
    rewritten = [pk for uid, pk in kept.open_events.items() if uid in read.events]
    for model in (EventPlace, EventUnit):
        stale = model.objects.filter(event__in=rewritten).exclude(uid__in=read.claims | kept.claims)
        stale.delete()
    Discrepancy.objects.filter(dispatch__in=pks).exclude(
        uid__in=read.discrepancies | kept.discrepancies
    ).delete()
    Figure.objects.filter(dispatch__in=pks).exclude(uid__in=read.figures | kept.figures).delete()
