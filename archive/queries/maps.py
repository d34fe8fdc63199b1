"""Where engagements lie: points with how many there are at each, and towns to know one's way.

An engagement may be told to lie at several places, and counts at each of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from pyroaring import BitMap

from archive.models import SHOWN, EventPlace, Place
from archive.queries import results
from archive.queries.index.segment import UNKNOWN
from archive.queries.selection import Selection, matching
from archive.text.mercator import Box, around

TOWNS = 60  # towns drawn for orientation at most
EACH = 500  # up to so many engagements every point is read by itself, computed ones too


@dataclass(frozen=True, slots=True)
class Spot:
    """A point with the place that it is filed under and the engagements there.

    `rows` are sets that can be joined with those of the other spots of the same answer.
    """

    place: int
    lat: float
    lon: float
    rows: tuple[BitMap, ...]
    km: float | None = None  # None: as the gazetteer says
    precision: int | None = None
    computed: bool = False

    @property
    def events(self) -> int:
        """How many engagements lie here."""
        return sum(map(len, self.rows))


def spots(selection: Selection) -> list[Spot]:
    """Return where the matching engagements lie, the most of them first.

    Few engagements lie where their own words say; many where the gazetteer has their places.
    """
    few = results.count(selection) <= EACH
    found = _told(results.ids(selection)) if few else _filed(selection)
    return sorted(found, key=lambda spot: (-spot.events, spot.place, spot.lat, spot.lon))


def together(spots: Iterable[Spot]) -> int:
    """Return how many engagements lie at any of these spots, each counted once."""
    return sum(
        len(BitMap.union(BitMap(), *sets)) for sets in zip(*(s.rows for s in spots), strict=True)
    )


def unlocated(selection: Selection) -> int:
    """Return how many of the matching engagements have no point."""
    rows, segments = matching(selection), selection.index.segments
    return sum(
        found.intersection_cardinality(segment.of("placed", UNKNOWN))
        for segment, found in zip(segments, rows, strict=True)
    )


def _told(events: Iterable[int]) -> list[Spot]:
    rows = EventPlace.objects.filter(
        event__in=list(events), status__in=SHOWN, filed_under__isnull=False, lat__isnull=False
    )
    columns = ("filed_under", "lat", "lon", "radius_km", "precision", "computed", "event")
    found: dict[tuple[Any, ...], BitMap] = defaultdict(BitMap)
    for *where, event in rows.order_by().values_list(*columns):
        found[tuple(where)].add(event)
    return [
        Spot(place, lat, lon, (ids,), km, precision, computed)
        for (place, lat, lon, km, precision, computed), ids in found.items()
    ]


def _filed(selection: Selection) -> list[Spot]:
    index, found = selection.index, defaultdict[str, list[BitMap]](list)
    for number, (segment, rows) in enumerate(zip(index.segments, matching(selection), strict=True)):
        located = rows - segment.of("placed", UNKNOWN)
        for place, filed in segment.facets["region"].items():
            if place in index.gazetteer.points:
                sets = found[place]
                sets.extend(BitMap() for _ in range(number - len(sets)))
                sets.append(located & filed)
    whole = len(index.segments)
    return [
        Spot(int(place), *index.gazetteer.points[place], (*sets, *[BitMap()] * (whole - len(sets))))
        for place, sets in found.items()
        if any(sets)
    ]


def places(ids: Iterable[int]) -> dict[int, Place]:
    """Return the places with these ids."""
    return Place.objects.in_bulk(set(ids))


def regions(selection: Selection, most: int) -> list[tuple[Place, Box]]:
    """Return the regions and countries that hold engagements, widest first, with their boxes.

    A region reaches as far as the places that lie in it; with fewer than three it has no box.
    """
    index = selection.index
    return index.remembered(("regions", most), lambda: _regions(selection.everything(), most))


def _regions(everything: Selection, most: int) -> list[tuple[Place, Box]]:
    gazetteer = everything.index.gazetteer
    tree, points = gazetteer.tree, gazetteer.points
    held = {spot.place for spot in _filed(everything)}
    inside = {above: tree.under([above]) - {above} for above in tree.below}
    holding = {above: len(below & held) for above, below in inside.items() if below & held}
    rows = Place.objects.shown().filter(kind__in=("region", "country"), pk__in=holding).in_bulk()
    boxes: dict[Box, Place] = {}
    for pk in sorted(rows, key=lambda pk: (len(tree.over(pk)), -holding[pk], pk)):
        known = [points[str(below)] for below in inside[pk] if str(below) in points]
        box = around((lon, lat, 5.0) for lat, lon in known) if len(known) >= 3 else None
        if box:
            boxes.setdefault(box, rows[pk])
    return [(place, box) for box, place in boxes.items()][:most]


def towns(box: Box, leave_out: Collection[int] = ()) -> list[Place]:
    """Return cities and towns in a box, cities first, to find one's way on a map."""
    inside = Place.objects.shown().filter(
        kind__in=("city", "town"),
        lat__range=(box.south, box.north),
        lon__range=(box.west, box.east),
    )
    return list(inside.exclude(pk__in=leave_out).order_by("kind", "id")[:TOWNS])


