"""A part of the Earth as a picture: boxes in degrees, Mercator's projection, lines cut to a frame.

Mercator keeps shapes and compass directions, which the texts tell by, and is what map libraries
in browsers draw, so that a map drawn by the server and one drawn there agree.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asinh, atan, cos, degrees, radians, sinh, tan

from archive.text.geodesy import EARTH_RADIUS_KM

Point = tuple[float, float]

KM_PER_DEGREE = radians(1) * EARTH_RADIUS_KM
POLE = 84.0  # Mercator has no poles
SMALLEST = 0.02  # degrees: no map is narrower


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the map: west, south, east and north in degrees."""

    west: float
    south: float
    east: float
    north: float

    def __str__(self) -> str:
        span = self.east - self.west
        places = 0 if span > 40 else 1 if span > 8 else 2 if span > 0.8 else 3
        return ",".join(
            f"{edge:.{places}f}".rstrip("0").rstrip(".") if places else f"{edge:.0f}"
            for edge in (self.west, self.south, self.east, self.north)
        )

    def holds(self, lon: float, lat: float) -> bool:
        """Say whether a point lies in the box."""
        return self.west <= lon <= self.east and self.south <= lat <= self.north

    def touches(self, other: Box) -> bool:
        """Say whether two boxes have a point in common."""
        return (
            self.west <= other.east
            and other.west <= self.east
            and self.south <= other.north
            and other.south <= self.north
        )


def read_box(text: str) -> Box:
    """Return the box that "west,south,east,north" names, or raise ValueError.

    >>> read_box("102,20,105,23")
    Box(west=102.0, south=20.0, east=105.0, north=23.0)
    """
    west, south, east, north = map(float, text.split(","))
    if not (-180 <= west < east <= 180 and -POLE <= south < north <= POLE):
        raise ValueError(text)
    return Box(west, south, east, north)


def around(spots: Iterable[tuple[float, float, float]]) -> Box | None:
    """Return the box that holds circles given as longitude, latitude and radius in km."""
    boxes = [_around(*spot) for spot in spots]
    if not boxes:
        return None
    return Box(
        min(box.west for box in boxes),
        min(box.south for box in boxes),
        max(box.east for box in boxes),
        max(box.north for box in boxes),
    )


def _around(lon: float, lat: float, km: float) -> Box:
    high = km / KM_PER_DEGREE
    wide = high / cos(radians(lat))
    return Box(
        max(lon - wide, -180), max(lat - high, -POLE), min(lon + wide, 180), min(lat + high, POLE)
    )


@dataclass(frozen=True, slots=True)
class Frame:
    """A box projected on a picture `width` by `height` units large."""

    box: Box
    width: float
    height: float

    def at(self, lon: float, lat: float) -> Point:
        """Return where a point lies on the picture; y runs down."""
        scale = self.width / (self.box.east - self.box.west)
        return (lon - self.box.west) * scale, (up(self.box.north) - up(lat)) * scale

    def length(self, km: float, lat: float) -> float:
        """Return how long a distance at a latitude is on the picture."""
        span = (self.box.east - self.box.west) * KM_PER_DEGREE * cos(radians(lat))
        return km / span * self.width

    def sized(self, width: float) -> Frame:
        """Return the same part of the map on a picture of another size."""
        return Frame(self.box, width, width * self.height / self.width)


def up(lat: float) -> float:
    """Return how far above the equator Mercator draws a latitude, in degrees of longitude."""
    return degrees(asinh(tan(radians(lat))))


def down(height: float) -> float:
    """Return the latitude that is drawn at such a height."""
    return degrees(atan(sinh(radians(height))))


def framed(box: Box, width: float, height: float, margin: float = 0.0, least: float = 0.0) -> Frame:
    """Return the frame of this size that holds a box with a margin around it.

    `least` is the fewest degrees of longitude it shows.
    """
    low, high = up(box.south), up(box.north)
    wide = (box.east - box.west) * (1 + 2 * margin)
    tall = (high - low) * (1 + 2 * margin)
    wide = min(max(wide, tall * width / height, least, SMALLEST), 360)
    tall = min(wide * height / width, 2 * up(POLE))
    wide = tall * width / height
    middle = _within((box.west + box.east) / 2, wide / 2, 180)
    centre = _within((low + high) / 2, tall / 2, up(POLE))
    edges = middle - wide / 2, down(centre - tall / 2), middle + wide / 2, down(centre + tall / 2)
    return Frame(Box(*edges), width, height)


def _within(middle: float, half: float, limit: float) -> float:
    return max(half - limit, min(limit - half, middle))


def moved(frame: Frame, right: float = 0.0, upwards: float = 0.0, scale: float = 1.0) -> Frame:
    """Return the frame moved by parts of its own size, and showing `scale` times as much."""
    low, high = up(frame.box.south), up(frame.box.north)
    wide, tall = frame.box.east - frame.box.west, high - low
    middle = (frame.box.west + frame.box.east) / 2 + right * wide
    centre = (low + high) / 2 + upwards * tall
    half = scale / 2
    box = Box(
        middle - half * wide,
        down(centre - half * tall),
        middle + half * wide,
        down(centre + half * tall),
    )
    return framed(box, frame.width, frame.height)


def path(points: Sequence[Point], step: float = 1.0, close: bool = False) -> str:
    """Return points of a picture as an SVG path in whole units, without steps too small to see.

    >>> path([(0, 0), (0.2, 0), (5, 5)])
    'M0 0l5 5'
    """
    kept: list[tuple[int, int]] = []
    for x, y in points:
        at = round(x), round(y)
        if not kept or abs(at[0] - kept[-1][0]) + abs(at[1] - kept[-1][1]) > step:
            kept.append(at)
    if len(kept) < 2 + close:
        return ""
    steps = "".join(
        f"{' ' if index else ''}{x - a} {y - b}"
        for index, ((a, b), (x, y)) in enumerate(pairwise(kept))
    )
    return f"M{kept[0][0]} {kept[0][1]}l{steps}{'z' if close else ''}"


def cut_ring(ring: Sequence[Point], box: Box) -> list[Point]:
    """Return the part of a polygon's ring in a box (Sutherland and Hodgman)."""
    for axis, edge, sign in (
        (0, box.west, 1), (0, box.east, -1), (1, box.south, 1), (1, box.north, -1),
    ):  # fmt: skip
        ring = list(_cut(ring, axis, edge, sign))
    return list(ring)


def _cut(ring: Sequence[Point], axis: int, edge: float, sign: int) -> Iterator[Point]:
    for before, here in zip([*ring[-1:], *ring[:-1]], ring, strict=True):
        was, now = (before[axis] - edge) * sign, (here[axis] - edge) * sign
        if (was < 0) != (now < 0):
            part = was / (was - now)
            yield (
                before[0] + part * (here[0] - before[0]),
                before[1] + part * (here[1] - before[1]),
            )
        if now >= 0:
            yield here


def cut_line(line: Sequence[Point], box: Box) -> Iterator[list[Point]]:
    """Yield the runs of a line that lie in a box, each with the point before and after it."""
    run: list[Point] = []
    for start, end in pairwise(line):
        if _near(start, end, box):
            run = run or [start]
            run.append(end)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _near(start: Point, end: Point, box: Box) -> bool:
    return Box(
        min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1])
    ).touches(box)
