"""Events of different reports compared: links proposed, totals that overlap, claims in doubt.

Each event is put into blocks, cells of time and space, and compared with the events that share
one, so that the cost of a batch does not grow with the archive. What a curator decided about two
events stands: nothing is proposed between them again.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import product
from math import cos, floor, radians

from django.db import transaction
from django.db.models import Q

from archive.actions.bulk import Draft, write
from archive.actions.index import touch
from archive.ingest import corroborate
from archive.ingest.corroborate import ADJOINING, WIDE, Linked, Spot
from archive.ingest.strength import Doubted, doubts
from archive.models import Doubt, Event, EventBlock, EventLink, Status
from archive.queries.links import CAP, Facts, Found, Ground, facts, in_blocks, strengths

_MACHINE = Q(status=Status.PROPOSED, decision=None) & ~Q(analyser="")
_WIDEST_KM = 100.0  # a zone wider than this says nothing about where
_KM_A_DEGREE = 111.2
_MOST_YEARS = 30
_BATCH = 2000
Pair = tuple[int, int]


@transaction.atomic
def propose_links(events: Collection[int], ground: Ground, analyser: str) -> Counter[str]:
    """Compare these events with those of other reports in their blocks; return what was found.

    Asks a fixed number of queries; the caller says what was touched. `crowded` counts blocks too
    full to be compared whole.
    """
    told = facts(events, ground)
    _write_blocks(events, told)
    wanted = _keys(told, around=ADJOINING)
    full = in_blocks({key for keys in wanted.values() for key in keys})
    crowded = sum(len(found) > CAP for found in full.values())
    near = _near(told, wanted, full)
    others = {event for pair in near for event in pair} - set(events)
    known = _joined(told, facts(others, ground))
    pairs = sorted(pair for pair in near if _comparable(pair, known))
    links = list(_links(pairs, known))
    suspects = [*_suspects(pairs, known), *((pk, pk) for pk in told.told)]
    doubted = list(_doubts(suspects, ground))
    _replace(events, links, analyser)
    _replace_doubts(events, doubted, analyser)
    return Counter(links=len(links), doubts=len(doubted), crowded=crowded)


def link_all(
    ground: Ground, analyser: str, after: int = 0
) -> Iterator[tuple[int, int, Counter[str]]]:
    """Compare all events anew, a batch in a transaction; yield last key, size, finds.

    All blocks are written first, so that each pair is seen whichever of the two comes first.
    """
    for batch in _batches(after):
        _write_blocks(batch, facts(batch, ground))
    for batch in _batches(after):
        with transaction.atomic():
            found = propose_links(batch, ground, analyser)
            touch(pages=True)
        yield batch[-1], len(batch), found


def _batches(after: int) -> Iterator[list[int]]:
    events = Event.objects.shown().order_by("id").values_list("id", flat=True)
    while batch := list(events.filter(id__gt=after)[:_BATCH]):
        yield batch
        after = batch[-1]


# --- blocks -------------------------------------------------------------------------------------


def _write_blocks(events: Collection[int], told: Facts) -> None:
    EventBlock.objects.filter(event__in=events).delete()
    blocks = [
        Draft(event_id=event, key=key)
        for event, keys in sorted(_keys(told).items())
        for key in sorted(keys)
    ]
    write(EventBlock, blocks)


def _keys(told: Facts, around: int = 0) -> dict[int, frozenset[int]]:
    """Return the blocks of each event, or with days `around` it those to look for others in."""
    found = {}
    for one in told.told.values():
        if one.placeable:
            name = corroborate.family(one.type)
            cells = {cell for spot in one.spots for cell in _cells(spot)}
            months = _months(one.first, one.last, around)
            found[one.id] = frozenset(_key(name, *both) for both in product(months, cells))
    for total in told.totals.values():
        if total.last.year - total.first.year > _MOST_YEARS:
            continue
        years = [str(year) for year in range(total.first.year, total.last.year + 1)]
        cells = {cell for spot in total.areas for cell in _areas(spot, looking=bool(around))}
        found[total.id] = frozenset(_key("total", *both) for both in product(years, cells))
    return found


def _months(first: dt.date, last: dt.date, around: int) -> list[str]:
    """Return the months that a date touches, with so many days before and after it."""
    margin = dt.timedelta(days=around)
    start = first - margin if first > dt.date.min + margin else first
    end = last + margin if last < dt.date.max - margin else last
    numbers = range(start.year * 12 + start.month, end.year * 12 + end.month + 1)
    return [str(number) for number in numbers]


def _cells(spot: Spot) -> Iterator[str]:
    """Yield the one-degree cells that a zone touches; its own name where it has no point."""
    if spot.kind in WIDE:
        return
    if spot.lat is None or spot.lon is None:
        yield from _areas(spot, looking=False)
        yield from _areas(spot, looking=True)
        return
    reach = min(spot.radius_km or 0.0, _WIDEST_KM) / _KM_A_DEGREE
    across = reach / max(cos(radians(spot.lat)), 0.1)
    for lat in range(floor(spot.lat - reach), floor(spot.lat + reach) + 1):
        for lon in range(floor(spot.lon - across), floor(spot.lon + across) + 1):
            yield f"{lat}:{lon}"


def _areas(spot: Spot, *, looking: bool) -> Iterator[str]:
    """Yield what an area is found by: its own name, and that of everything it lies in.

    Who looks asks for the areas inside its own and for those around it, never for neighbours.
    """
    if spot.place is None:
        return
    yield f"{'under' if looking else 'own'}:{spot.place}"
    yield f"{'own' if looking else 'under'}:{spot.place}"
    for above in spot.within:
        yield f"{'own' if looking else 'under'}:{above}"


def _key(*parts: str) -> int:
    digest = hashlib.blake2b("|".join(parts).encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


# --- pairs --------------------------------------------------------------------------------------


def _joined(one: Facts, other: Facts) -> Facts:
    return Facts({**one.told, **other.told}, {**one.totals, **other.totals})


def _near(
    told: Facts, wanted: dict[int, frozenset[int]], full: dict[int, list[Found]]
) -> set[Pair]:
    """Return the pairs that share a block and lie near in time, one of them of the batch."""
    days = {one.id: (one.first, one.last) for one in told.told.values()}
    days |= {total.id: (total.first, total.last) for total in told.totals.values()}
    margin = dt.timedelta(days=ADJOINING)
    pairs: set[Pair] = set()
    for event, keys in wanted.items():
        first, last = days[event]
        for key in keys:
            for other in full.get(key, ())[:CAP]:
                apart = other.first - last > margin or first - other.last > margin
                if not apart and other.event != event:
                    pairs.add((min(event, other.event), max(event, other.event)))
    return pairs


def _comparable(pair: Pair, known: Facts) -> bool:
    one, other = pair
    both = one in known.told and other in known.told
    return both or (one in known.totals and other in known.totals)


def _links(pairs: Iterable[Pair], known: Facts) -> Iterator[Linked]:
    for one, other in pairs:
        if link := _link(known, one, other):
            yield link


def _link(known: Facts, one: int, other: int) -> Linked | None:
    if one in known.told and other in known.told:
        return corroborate.proposal(known.told[one], known.told[other])
    if one in known.totals and other in known.totals:
        return corroborate.overlap(known.totals[one], known.totals[other])
    return None


def _suspects(pairs: Iterable[Pair], known: Facts) -> Iterator[Pair]:
    """Yield the pairs told of one place and time, both ways round."""
    for one, other in pairs:
        if one in known.told and other in known.told:
            a, b = known.told[one], known.told[other]
            if corroborate.together(a, b):
                yield one, other
                yield other, one


def _doubts(pairs: Sequence[Pair], ground: Ground) -> Iterator[Doubted]:
    claimed = strengths({event for pair in pairs for event in pair})
    seen: set[Pair] = set()
    for one, other in pairs:
        if one in claimed and other in claimed:
            for doubt in doubts(claimed[one], claimed[other], ground.men):
                if (doubt.figure, doubt.against) not in seen:
                    seen.add((doubt.figure, doubt.against))
                    yield doubt


# --- rows ---------------------------------------------------------------------------------------


def _replace(events: Collection[int], links: Sequence[Linked], analyser: str) -> None:
    """Write the links in place of the machine's earlier ones; decided pairs are left alone."""
    touching = EventLink.objects.filter(Q(event__in=events) | Q(other__in=events))
    touching.filter(_MACHINE).delete()
    decided = {
        (min(pair), max(pair)): kind
        for *pair, kind in touching.values_list("event_id", "other_id", "kind")
    }
    EventLink.objects.bulk_create(
        EventLink(
            event_id=link.event,
            other_id=link.other,
            kind=link.kind,
            score=link.score,
            reasons=list(link.reasons),
            analyser=analyser,
        )
        for link in links
        if (min(link.event, link.other), max(link.event, link.other)) not in decided
    )


def _replace_doubts(events: Collection[int], found: Sequence[Doubted], analyser: str) -> None:
    touching = Doubt.objects.filter(Q(figure__events__in=events) | Q(against__events__in=events))
    gone = touching.filter(_MACHINE).values_list("pk", flat=True)
    Doubt.objects.filter(pk__in=list(gone)).delete()
    decided = set(
        Doubt.objects.filter(figure__in=[one.figure for one in found]).values_list(
            "figure_id", "against_id"
        )
    )
    Doubt.objects.bulk_create(
        Doubt(
            figure_id=one.figure,
            against_id=one.against,
            reasons=list(one.reasons),
            analyser=analyser,
        )
        for one in found
        if (one.figure, one.against) not in decided
    )
