"""Places told from another: "forty kilometers southwest of Hanoi", 河内以南五十英里."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from archive.ingest.lexicon import PlaceEntry
from archive.ingest.records import RelativeLocation
from archive.text.geodesy import relative_point
from archive.text.numbers_chinese import han_numbers
from archive.text.numbers_english import english_numbers
from archive.text.numerals import Number

KM_PER_UNIT = {"km": 1.0, "mi": 1.609344, "li": 0.5}
_ENGLISH_UNITS = {"k": "km", "m": "mi", "l": "li"}
_HAN_UNITS = {"公里": "km", "英里": "mi", "华里": "li", "里": "li"}
_ENGLISH_POINTS = {"north": "N", "south": "S", "east": "E", "west": "W"}
_HAN_POINTS = {"东": "E", "南": "S", "西": "W", "北": "N"}

_POINT = r"(?:north|south|east|west)(?:(?:ern)?[- ]?(?:north|south)?[- ]?(?:east|west)?)"
_ENGLISH = re.compile(
    rf"[- ]?(?P<unit>kilomet(?:er|re)s?|kms?|miles?|li)\b(?: away)?(?: to the| due| in the)? ?"
    rf"(?:(?P<point>{_POINT}) (?:of|from)|(?:away )?from) "
    r"(?=(?:the |town of |city of |outskirts of )*(?P<anchor>))(?P<gap>(?:the |town of |city of )*)"
)
_HAN_UNIT = r"(?P<unit>公里|英里|华里|里)"
_HAN_AFTER = re.compile(r"(?:以|之|的)?(?P<point>[东西南北]{1,2})(?:方向|[方面部边郊])?")
_HAN_DISTANCE = re.compile(r"(?:大约|相距|约|近)?")
_HAN_BEFORE = re.compile(r"(?:距离?|离)$")


@dataclass(frozen=True, slots=True)
class Told:
    """A relative location in the text and the span of the anchor in it."""

    start: int
    end: int
    anchor: tuple[int, int]
    distance: Decimal
    unit: str
    point: str


def english_relatives(folded: str, anchors: dict[int, int]) -> Iterator[Told]:
    """Yield the relative locations before the anchors, given as end by start."""
    numbers: dict[int, Number] | None = None
    for match in _ENGLISH.finditer(folded):
        if numbers is None:
            numbers = {number.end: number for number in english_numbers(folded)}
        number = numbers.get(match.start())
        anchor = next((a for a in (match.end(), match.start("gap")) if a in anchors), None)
        if number is None or number.value is None or anchor is None:
            continue
        yield Told(
            number.start,
            anchors[anchor],
            (anchor, anchors[anchor]),
            number.value,
            _ENGLISH_UNITS[match["unit"][0]],
            _english_point(match["point"] or ""),
        )


def han_relatives(folded: str, anchors: dict[int, int]) -> Iterator[Told]:
    """Yield the relative locations after the anchors, given as end by start."""
    numbers: dict[int, Number] | None = None
    for start, end in anchors.items():
        pointed = _HAN_AFTER.match(folded, end)
        before = _HAN_BEFORE.search(folded[max(0, start - 2) : start])
        if pointed is None and before is None:
            continue
        if numbers is None:
            numbers = {number.start: number for number in han_numbers(folded)}
        at = pointed.end() if pointed else end
        number = numbers.get(at) or numbers.get(_skip(folded, at))
        if number is None or number.value is None:
            continue
        unit = re.compile(_HAN_UNIT).match(folded, number.end)
        if unit is None:
            continue
        point = _han_point(pointed["point"]) if pointed else ""
        yield Told(
            start - (len(before[0]) if before else 0),
            unit.end(),
            (start, end),
            number.value,
            _HAN_UNITS[unit["unit"]],
            point,
        )


def location(told: Told, anchor: PlaceEntry) -> RelativeLocation:
    """Return the relative location with its computed point and radius."""
    km = float(told.distance) * KM_PER_UNIT[told.unit]
    lat = lon = radius = None
    if anchor.lat is not None and anchor.lon is not None:
        lat, lon, radius = relative_point(
            anchor.lat, anchor.lon, anchor.radius_km or 0.0, told.point, km
        )
    return RelativeLocation(anchor.slug, told.point, told.distance, told.unit, lat, lon, radius)


def _skip(folded: str, at: int) -> int:
    match = _HAN_DISTANCE.match(folded, at)
    return match.end() if match else at


def _english_point(words: str) -> str:
    """Return the compass point, the halves of "southwest" in the order of the compass."""
    found = re.findall(r"north|south|east|west", words)
    return "".join(_ENGLISH_POINTS[word] for word in found)


def _han_point(characters: str) -> str:
    """Return the compass point: Chinese names the east or west first."""
    points = [_HAN_POINTS[c] for c in characters]
    return "".join(sorted(points, key="NSEW".index))
