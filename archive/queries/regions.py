"""The hierarchy of places: what lies in what, and the tree of branches that hold events.

The hierarchy is read whole and walked in Python: a recursive query would be asked
again for every branch, and a gazetteer of the war has some hundreds of places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from archive.models import Place, PlaceParent


@dataclass(frozen=True, slots=True)
class Hierarchy:
    """Which places lie in which: parent ids and child ids by place id."""

    above: Mapping[int, tuple[int, ...]]
    below: Mapping[int, tuple[int, ...]]

    def under(self, places: Iterable[int]) -> frozenset[int]:
        """Return these places and everything in them."""
        return _reach(places, self.below)

    def upward(self, places: Iterable[int]) -> frozenset[int]:
        """Return these places and everything they lie in."""
        return _reach(places, self.above)

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
    counts: Mapping[str, int],
    tree: Hierarchy,
    places: Mapping[str, Place],
    keep: Iterable[str] = (),
    most: int | None = None,
) -> tuple[Branch, ...]:
    """Return the branches of the hierarchy with what each holds, from counts by slug.

    Places in `keep` stay in the tree even where nothing lies in them. At most so many stand beside
    each other, besides those that lead to a kept one.
    """
    kept = [places[slug].pk for slug in keep if slug in places]
    wanted = {places[slug].pk: places[slug] for slug in {*counts, *keep} if slug in places}
    shown = _Shown(counts, tree, wanted, tree.upward(kept), most)
    roots = [pk for pk in wanted if wanted.keys().isdisjoint(tree.above.get(pk, ()))]
    return shown.branches(roots, frozenset())


@dataclass(frozen=True, slots=True)
class _Shown:
    """What a tree is drawn from; only what is shown of it is built."""

    counts: Mapping[str, int]
    tree: Hierarchy
    places: Mapping[int, Place]
    leading: frozenset[int]
    most: int | None

    def branches(self, ids: Iterable[int], seen: frozenset[int]) -> tuple[Branch, ...]:
        found = [self.places[pk] for pk in ids if pk in self.places and pk not in seen]
        found.sort(key=lambda place: (-self.counts.get(place.slug, 0), place.name_en))
        return tuple(
            Branch(
                place,
                self.counts.get(place.slug, 0),
                self.branches(self.tree.below.get(place.pk, ()), seen | {place.pk}),
            )
            for rank, place in enumerate(found)
            if self.most is None or rank < self.most or place.pk in self.leading
        )


def _reach(places: Iterable[int], steps: Mapping[int, tuple[int, ...]]) -> frozenset[int]:
    reached: set[int] = set()
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        if place not in reached:
            reached.add(place)
            waiting.extend(steps.get(place, ()))
    return frozenset(reached)
