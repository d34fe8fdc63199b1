"""Where the matching engagements lie: points of a map with exact counts, near ones put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, sqrt

from pyroaring import BitMap

from archive.queries.index.segment import UNKNOWN, Segment
from archive.queries.selection import Selection, matching, union

MOST_MARKS = 200
Box = tuple[float, float, float, float]  # west, south, east, north
Point = tuple[int, float, float, float, int, bool]


@dataclass(frozen=True, slots=True)
class Spot:
    """A point as events are filed under it: of which place, how wide, how exact, how many."""

    place: int  # id of the place of the gazetteer
    lat: float
    lon: float
    radius_km: float
    precision: int
    computed: bool
    events: int


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark of a map: a spot, or several that lie close; each event is counted once."""

    lat: float
    lon: float
    events: int
    spots: tuple[Spot, ...]  # the most events first


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks in a box, and how many matching events have a point in it, elsewhere and nowhere.

    An event at a place inside and one outside counts as inside.
    """

    marks: tuple[Mark, ...]
    inside: int
    outside: int
    unplaced: int


def marks(selection: Selection, box: Box | None = None, limit: int = MOST_MARKS) -> Marks:
    """Return the matching engagements as at most so many marks; without a box, all of them."""
    found = spots(selection, box)
    rows = matching(selection)
    inside = together(selection, found) if box else sum(map(len, rows)) - unplaced(selection)
    nowhere = unplaced(selection)
    made = tuple(_marks(selection, found, box, limit))
    everything = sum(map(len, rows))
    return Marks(made, inside, everything - inside - nowhere, nowhere)


def unplaced(selection: Selection) -> int:
    """Return how many matching engagements have no point on a map."""
    return sum(
        rows.intersection_cardinality(segment.of("spot", UNKNOWN))
        for segment, rows in zip(selection.index.segments, matching(selection), strict=True)
    )


def spots(selection: Selection, box: Box | None = None) -> list[Spot]:
    """Return the spots in a box at which something that matches lies, the most events first."""
    counts: dict[Point, int] = {}
    for segment, rows in zip(selection.index.segments, matching(selection), strict=True):
        if not rows:
            continue
        for point, holding in _points(segment).items():
            if box is None or _within(point, box):
                number = rows.intersection_cardinality(holding)
                if number:
                    counts[point] = counts.get(point, 0) + number
    ordered = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return [Spot(*point, number) for point, number in ordered]


def _points(segment: Segment) -> dict[Point, BitMap]:
    """Return the points of a segment with the rows that lie there."""
    found: dict[Point, BitMap] = segment.remembered(
        "points",
        lambda: {
            _point(value): rows
            for value, rows in segment.facets["spot"].items()
            if value != UNKNOWN
        },
    )
    return found


def _point(value: str) -> Point:
    place, lat, lon, radius, precision, computed = value.split("|")
    return (
        int(place), float(lat), float(lon), float(radius), int(precision), computed == "1",
    )  # fmt: skip


def _within(point: Point, box: Box) -> bool:
    west, south, east, north = box
    return south <= point[1] <= north and west <= point[2] <= east


def _marks(selection: Selection, spots: list[Spot], box: Box | None, limit: int) -> Iterator[Mark]:
    if len(spots) <= limit:
        yield from (Mark(spot.lat, spot.lon, spot.events, (spot,)) for spot in spots)
        return
    for close in _cells(spots, box, limit):
        total = sum(spot.events for spot in close)
        lat = sum(spot.lat * spot.events for spot in close) / total
        lon = sum(spot.lon * spot.events for spot in close) / total
        number = together(selection, close) if len(close) > 1 else total
        yield Mark(lat, lon, number, tuple(close))


def _cells(spots: list[Spot], box: Box | None, limit: int) -> list[list[Spot]]:
    """Return the spots by cells of a grid, the finest one that has so few cells filled."""
    west, south, east, north = box or _around(spots)
    across = 2 * ceil(sqrt(limit))
    while True:
        wide = max(east - west, north - south, 1e-6) / across
        cells: dict[tuple[int, int], list[Spot]] = {}
        for spot in spots:
            column, row = int((spot.lon - west) / wide), int((spot.lat - south) / wide)
            cells.setdefault((min(column, across - 1), min(row, across - 1)), []).append(spot)
        if len(cells) <= limit or across == 1:
            return sorted(cells.values(), key=lambda held: -sum(spot.events for spot in held))
        across = max(across * 3 // 4, 1)


def _around(spots: Iterable[Spot]) -> Box:
    lats, lons = zip(*((spot.lat, spot.lon) for spot in spots), strict=True)
    return min(lons), min(lats), max(lons), max(lats)


def together(selection: Selection, spots: Iterable[Spot]) -> int:
    """Return how many matching engagements lie at any of these spots, each counted once."""
    wanted = [
        (spot.place, spot.lat, spot.lon, spot.radius_km, spot.precision, spot.computed)
        for spot in spots
    ]
    found = 0
    for segment, rows in zip(selection.index.segments, matching(selection), strict=True):
        points = _points(segment)
        there = union(points[point] for point in wanted if point in points)
        found += rows.intersection_cardinality(there)
    return found
