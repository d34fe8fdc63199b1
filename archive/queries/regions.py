"""The hierarchy of places: what lies in what, and the tree of branches that hold events.

The hierarchy is read whole, once a page, and walked in Python: a recursive query would be asked
again for every branch, and a gazetteer of the war has some hundreds of places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive.models import SHOWN, EventPlace, Place, PlaceParent
from archive.models.event import EventQuerySet


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Which places lie in which: parent ids and child ids by place id."""

    above: Mapping[int, tuple[int, ...]]
    below: Mapping[int, tuple[int, ...]]

    def under(self, places: Iterable[int]) -> frozenset[int]:
        """Return these places and everything in them."""
        return _reach(places, self.below)

    def over(self, place: int) -> tuple[int, ...]:
        """Return what the place lies in, widest first, along its first parent."""
        chain: list[int] = []
        current = self.above.get(place, ())
        while current and current[0] not in chain:
            chain.append(current[0])
            current = self.above.get(current[0], ())
        return tuple(reversed(chain))


@dataclass(frozen=True, slots=True)
class Branch:
    """One place of the filter's tree with the number of events in it and its own branches."""

    place: Place
    count: int
    branches: tuple[Branch, ...] = field(default=())


def hierarchy() -> Hierarchy:
    """Return the whole hierarchy in one query."""
    above: dict[int, list[int]] = defaultdict(list)
    below: dict[int, list[int]] = defaultdict(list)
    rows = PlaceParent.objects.filter(relation=PlaceParent.Relation.PART_OF).order_by("id")
    for place, parent in rows.values_list("place_id", "parent_id"):
        if parent not in above[place]:
            above[place].append(parent)
            below[parent].append(place)
    return Hierarchy(
        {place: tuple(ids) for place, ids in above.items()},
        {place: tuple(ids) for place, ids in below.items()},
    )


def subtree(place_id: int) -> frozenset[int]:
    """Return the ids of a place and of everything that lies or lay in it."""
    return hierarchy().under([place_id])


def region_tree(
    events: EventQuerySet, tree: Hierarchy, keep: Iterable[Place] = ()
) -> tuple[Branch, ...]:
    """Return the branches of the hierarchy that hold these events, each event counted once.

    Places in `keep` stay in the tree even where nothing lies in them.
    """
    held: dict[int, set[int]] = defaultdict(set)
    rows = EventPlace.objects.filter(
        status__in=SHOWN, filed_under__isnull=False, event__in=events.order_by().values("pk")
    )
    for place, event in rows.values_list("filed_under_id", "event_id").order_by():
        held[place].add(event)
    kept = {place.pk for place in keep}
    shown = {above for place in held.keys() | kept for above in _reach([place], tree.above)}
    places = Place.objects.filter(pk__in=shown).in_bulk()
    roots = [place for place in shown if not set(tree.above.get(place, ())) & shown]
    return _branches(roots, tree, places, held, frozenset())


def _branches(
    ids: Iterable[int],
    tree: Hierarchy,
    places: Mapping[int, Place],
    held: Mapping[int, set[int]],
    seen: frozenset[int],
) -> tuple[Branch, ...]:
    found = []
    for place in ids:
        if place not in places or place in seen:
            continue
        inside = {event for below in tree.under([place]) for event in held.get(below, ())}
        below = _branches(tree.below.get(place, ()), tree, places, held, seen | {place})
        found.append(Branch(places[place], len(inside), below))
    return tuple(sorted(found, key=lambda branch: (-branch.count, branch.place.name_en)))


def _reach(places: Iterable[int], steps: Mapping[int, tuple[int, ...]]) -> frozenset[int]:
    reached: set[int] = set()
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        if place not in reached:
            reached.add(place)
            waiting.extend(steps.get(place, ()))
    return frozenset(reached)
