"""A map as the server draws it: zones, lines, marks and names on the base map.

Marks and names stand at percentages of the picture, so that they keep their size on every screen;
coasts and zones are drawn in units that stretch with it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, log10

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from archive.models import EventPlace, Place
from archive.presenters.basemap import BaseMap, drawn
from archive.presenters.words import Said
from archive.text.mercator import Box, Frame

AREAS = frozenset(
    {
        EventPlace.Precision.DISTRICT,
        EventPlace.Precision.PROVINCE,
        EventPlace.Precision.LINE,
        EventPlace.Precision.COUNTRY,
        EventPlace.Precision.SEA_OR_AIR,
    }
)
WIDE = frozenset(
    {
        "district",
        "province",
        "region",
        "zone",
        "country",
        "sea",
    }
)
LINES = frozenset({"road", "highway", "railway", "river"})  # of which no course is known here
LETTER, HAN, HIGH, GAP = 7.0, 13.5, 17.0, 4.0  # of names on the map, in pixels
STEPS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 30)  # degrees between the lines of the graticule


@dataclass(frozen=True, slots=True)
class Zone:
    """How far from its point a place may lie: near, computed or a whole area."""

    x: int
    y: int
    r: int
    shape: str


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at a point: where it leads, what it says, how it is drawn."""

    x: str
    y: str
    lat: float
    lon: float
    r: int
    text: str
    label: str
    address: str
    key: str
    shape: str
    zoom: str = ""

    @property
    def side(self) -> int:
        """Half a side of the square that an area is marked with."""
        return self.r - 1

    @property
    def along(self) -> int:
        """Half the bar through what is a line."""
        return self.r + 7

    @property
    def reach(self) -> int:
        """How far from its point a name keeps."""
        return self.along if self.shape == "line" else self.r + 2

    @property
    def rim(self) -> int:
        """The ring around what stands for several."""
        return self.r + 3

    @property
    def whole(self) -> int:
        """A side of that square."""
        return 2 * self.side


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside a mark; `wide` ones have no room on a narrow screen."""

    x: str
    y: str
    dx: int
    dy: int
    anchor: str
    said: Said
    kind: str
    wide: bool


@dataclass(frozen=True, slots=True)
class Line:
    """A degree of the graticule: its line on the picture, and its name at the edge."""

    at: int
    percent: str
    name: str


@dataclass(frozen=True, slots=True)
class Scale:
    """A bar as long as a round distance."""

    end: str
    middle: str
    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name that wants a place on the map, the weightiest first."""

    lon: float
    lat: float
    r: int
    said: Said
    kind: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything a map's picture prints."""

    box: Box
    width: int
    height: int
    base: BaseMap
    meridians: tuple[Line, ...]
    parallels: tuple[Line, ...]
    zones: tuple[Zone, ...]
    ties: tuple[str, ...]
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    scale: Scale


def drawing(
    frame: Frame,
    *,
    zones: Iterable[Zone] = (),
    ties: Iterable[str] = (),
    marks: Sequence[Mark] = (),
    names: Iterable[Name] = (),
    screen: tuple[float, float],
) -> Drawing:
    """Return a picture; `screen` is how wide it is in pixels on a wide and on a narrow screen."""
    return Drawing(
        box=frame.box,
        width=round(frame.width),
        height=round(frame.height),
        base=drawn(frame),
        meridians=tuple(_meridians(frame)),
        parallels=tuple(_parallels(frame)),
        zones=tuple(zones),
        ties=tuple(ties),
        marks=tuple(marks),
        labels=tuple(_labels(frame, marks, names, screen)),
        scale=scale(frame),
    )


def percent(frame: Frame, lon: float, lat: float) -> tuple[str, str]:
    """Return where a point lies in hundredths of the picture."""
    x, y = frame.at(lon, lat)
    return f"{x / frame.width:.2%}", f"{y / frame.height:.2%}"


def shape_of(precision: int | None, computed: bool, place: Place | None = None) -> str:
    """Return how a place of such a precision is drawn."""
    if precision in AREAS and not computed and place and place.kind in LINES:
        return "line"
    if precision in AREAS:
        return "computed" if computed and precision != EventPlace.Precision.LINE else "area"
    return "computed" if computed else "near" if precision == EventPlace.Precision.NEAR else "exact"


def area_of(place: Place) -> str:
    """Return how a place of the gazetteer is drawn."""
    km = place.radius_km or 0.0
    if place.kind in LINES:
        return "line"
    return "area" if place.kind in WIDE else "near" if km > 5 else "exact"


def zone(
    frame: Frame, lon: float, lat: float, km: float, shape: str, least: float, most: float = 0.8
) -> Zone | None:
    """Return the circle of a radius, if it is larger than its mark and smaller than the map.

    `most` is the largest radius as a part of the map's width.
    """
    r = frame.length(km, lat)
    if not least < r < most * frame.width:
        return None
    x, y = frame.at(lon, lat)
    return Zone(round(x), round(y), round(r), shape)


def scale(frame: Frame) -> Scale:
    """Return a bar of a round number of kilometres, about a quarter of the map wide."""
    middle = (frame.box.south + frame.box.north) / 2
    one = frame.length(1, middle) / frame.width
    most = 0.27 / one
    power = 10.0 ** (ceil(log10(most)) - 1)
    km = next(step * power for step in (5, 2, 1) if step * power <= most)
    told = number_format(int(km) if km >= 1 else km, force_grouping=True)
    text = _("%(distance)s km") % {"distance": told}
    return Scale(f"{0.03 + km * one:.2%}", f"{0.03 + km * one / 2:.2%}", text)


def _meridians(frame: Frame) -> Iterator[Line]:
    for degree in _degrees(frame.box.west, frame.box.east, frame):
        x, _y = frame.at(degree, frame.box.north)
        hemisphere = _("%(degrees)s° W") if degree < 0 else _("%(degrees)s° E")
        yield Line(round(x), f"{x / frame.width:.2%}", hemisphere % {"degrees": _plain(degree)})


def _parallels(frame: Frame) -> Iterator[Line]:
    for degree in _degrees(frame.box.south, frame.box.north, frame):
        _x, y = frame.at(frame.box.west, degree)
        hemisphere = _("%(degrees)s° S") if degree < 0 else _("%(degrees)s° N")
        yield Line(round(y), f"{y / frame.height:.2%}", hemisphere % {"degrees": _plain(degree)})


def _degrees(low: float, high: float, frame: Frame) -> Iterator[float]:
    """Yield round degrees, about four across the map and none in its corners."""
    span = frame.box.east - frame.box.west
    step = next((step for step in STEPS if span / step <= 5), STEPS[-1])
    room = (high - low) * 0.06
    for number in range(ceil((low + room) / step), int((high - room) / step) + 1):
        yield number * step


def _plain(degree: float) -> str:
    return number_format(f"{abs(degree):.4g}")


def _labels(
    frame: Frame, marks: Sequence[Mark], names: Iterable[Name], screen: tuple[float, float]
) -> Iterator[Label]:
    """Yield the names that find room, first come first served, on either width of screen."""
    sizes = [frame.sized(pixels) for pixels in screen]
    taken = [[_around(size, mark.lon, mark.lat, mark.r + 1) for mark in marks] for size in sizes]
    for name in names:
        wide = _width(name.said.text)
        for dx, dy, anchor in _sides(name.r):
            here = [_beside(size, name, dx, dy, anchor, wide) for size in sizes]
            free = [
                _free(box, size, held) for box, size, held in zip(here, sizes, taken, strict=True)
            ]
            if free[0]:
                for box, held, fits in zip(here, taken, free, strict=True):
                    held += [box] if fits else []
                x, y = percent(frame, name.lon, name.lat)
                yield Label(x, y, dx, dy, anchor, name.said, name.kind, not free[-1])
                break


def _sides(r: int) -> tuple[tuple[int, int, str], ...]:
    side = r + int(GAP)
    return (
        (side, 5, "start"), (-side, 5, "end"), (0, -side, "middle"), (0, side + 11, "middle"),
    )  # fmt: skip


def _around(size: Frame, lon: float, lat: float, r: float) -> Box:
    x, y = size.at(lon, lat)
    return Box(x - r, y - r, x + r, y + r)


def _beside(size: Frame, name: Name, dx: int, dy: int, anchor: str, wide: float) -> Box:
    x, y = size.at(name.lon, name.lat)
    left = x + dx - {"start": 0, "end": wide, "middle": wide / 2}[anchor]
    return Box(left, y + dy - HIGH + 4, left + wide, y + dy + 4)


def _free(box: Box, size: Frame, taken: Iterable[Box]) -> bool:
    inside = box.west >= 2 and box.east <= size.width - 2 and box.south >= 0
    return (
        inside and box.north <= size.height - 18 and not any(box.touches(other) for other in taken)
    )


def _width(text: str) -> float:
    return sum(HAN if ord(letter) > 0x2E80 else LETTER for letter in text)
