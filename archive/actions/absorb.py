"""Proposals that tell what a reviewed event tells already, merged into it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.contrib.auth.models import User as Account
from django.db import transaction
from django.db.models import QuerySet

from archive.actions.merge import merge
from archive.models import Event, Evidence, PlaceParent, Status

REASON = "The same passage of the same dispatch, of the same kind and with a date that fits."


@transaction.atomic
def absorb_proposals(
    *, by: Account | None = None, signature: str = "", reason: str = REASON
) -> int:
    """Merge the machine's proposals into the reviewed events that quote the same passages."""
    reviewed = list(_with_parts(Event.objects.filter(status=Status.ACCEPTED)))
    by_dispatch: dict[int, list[Event]] = defaultdict(list)
    for event in reviewed:
        for report in event.reports.all():
            by_dispatch[report.dispatch_id].append(event)
    proposals = Event.objects.filter(
        status=Status.PROPOSED, decision=None, reports__dispatch__in=by_dispatch
    ).exclude(analyser="")
    above = _above()
    absorbed = 0
    for proposal in _with_parts(proposals.distinct()):
        near = [e for r in proposal.reports.all() for e in by_dispatch[r.dispatch_id]]
        if target := _best(proposal, near, above):
            merge(proposal, target, by=by, signature=signature, reason=reason)
            absorbed += 1
    return absorbed


def _with_parts(events: QuerySet[Event]) -> QuerySet[Event]:
    return events.order_by("id").prefetch_related("reports", "attestations__evidence", "places")


def _above() -> set[tuple[int, int]]:
    """Return each place with what it belongs to, both ways round."""
    pairs = set(PlaceParent.objects.values_list("place_id", "parent_id"))
    return pairs | {(parent, place) for place, parent in pairs}


def _best(proposal: Event, near: Sequence[Event], above: set[tuple[int, int]]) -> Event | None:
    """Return the reviewed event that shares most words with a proposal, where one fits."""
    fitting = [
        (_shared(_quotes(proposal), _quotes(event)), event)
        for event in near
        if event.kind == proposal.kind
        and _dates_touch(proposal, event)
        and _places_touch(proposal, event, above)
    ]
    shared, event = max(fitting, key=lambda each: each[0], default=(0, None))
    return event if shared else None


def _quotes(event: Event) -> list[Evidence]:
    return [attestation.evidence for attestation in event.attestations.all()]


def _shared(mine: Iterable[Evidence], theirs: Sequence[Evidence]) -> int:
    """Return how many characters both quote."""
    return sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in mine
        for other in theirs
        if one.paragraph_id == other.paragraph_id
    )


def _dates_touch(one: Event, other: Event) -> bool:
    if one.earliest is None or other.earliest is None:
        return True
    assert one.latest is not None  # both bounds or neither: a constraint of the table
    assert other.latest is not None
    return one.earliest <= other.latest and other.earliest <= one.latest


def _places_touch(one: Event, other: Event, above: set[tuple[int, int]]) -> bool:
    mine = {place.filed_under_id for place in one.places.all() if place.filed_under_id}
    theirs = {place.filed_under_id for place in other.places.all() if place.filed_under_id}
    if not mine or not theirs or mine & theirs:
        return True
    return any((place, their) in above for place in mine for their in theirs)
