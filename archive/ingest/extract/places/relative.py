"""Places told from another: "forty kilometers southwest of Hanoi", 河内以南五十英里."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from archive.ingest.lexicon import PlaceEntry
from archive.ingest.records import Paragraph, RelativeLocation
from archive.text.geodesy import relative_point
from archive.text.light import light

KM_PER_UNIT = {"km": 1.0, "mi": 1.609344, "nmi": 1.852, "li": 0.5}
_HAN_UNITS = {
    "公里": "km",
    "千米": "km",
    "英里": "mi",
    "海里": "nmi",
    "浬": "nmi",
    "华里": "li",
    "里": "li",
}
_ENGLISH_POINTS = {"north": "N", "south": "S", "east": "E", "west": "W"}
_HAN_POINTS = {"东": "E", "南": "S", "西": "W", "北": "N"}

_POINT = r"(?:north|south|east|west)(?:ern|[- ]?(?:north|south|east|west))*"
_UNIT = re.compile(
    r"[- ]?(?:(?P<km>kilomet(?:er|re)s?|kms?)|(?P<nmi>nautical miles?)|(?P<mi>miles?|mi)"
    r"|(?P<li>(?:chinese )?li))\b\.?"
)
_TO = re.compile(
    r"(?: \([^()]{1,24}\))?(?: away| distant)?(?: to the| due| in the| in a| on the)? ?"
    rf"(?:(?P<point>{_POINT})(?:erly)?(?: direction| side)? (?:of|from)|(?:away )?from"
    r"|(?P<near>off|outside|beyond|inland from))"
    r" (?:the |town of |city of |village of |port of |outskirts of |suburbs of )*"
)
_ANCHORED = re.compile(r"(?:[a-z-]+ ){1,4}(?:at|in) $")
_HAN_UNIT = re.compile(r"(?:公里|千米|英里|海里|浬|华里|里)(?!程)")
_HAN_ENDS = ("里", "米", "浬")  # how the units end
_HAN_AFTER = re.compile(
    r"(?:以|之|的)?(?P<point>[东西南北]{1,3})(?:方向|[方面部边郊偏约])?(?:大约|相距|相隔|距离|约|近|不到)*"
)
_HAN_GAP = re.compile(r"(?:仅有?|只有|大约|相距|相隔|约|近|不到)*")
_HAN_BEFORE = ("距离", "距", "离")


@light
@dataclass(frozen=True, slots=True)
class Told:
    """A relative location in the text and the span of the anchor in it."""

    start: int
    end: int
    anchor: tuple[int, int]
    distance: Decimal
    unit: str
    point: str


def english_relatives(paragraph: Paragraph, anchors: Mapping[int, int]) -> Iterator[Told]:
    """Yield the relative locations before the anchors, given as end by start."""
    if not anchors:
        return
    folded = paragraph.folded
    for number in paragraph.numbers:
        unit = _UNIT.match(folded, number.end) if number.value is not None else None
        to = _TO.match(folded, unit.end()) if unit else None
        if unit is None or to is None or number.value is None:
            continue
        anchor = _anchor(folded, to, anchors)
        if anchor is not None:
            span = (anchor, anchors[anchor])
            point = _english_point(to["point"] or "")
            yield Told(number.start, span[1], span, number.value, unit.lastgroup or "", point)


def _anchor(folded: str, to: re.Match[str], anchors: Mapping[int, int]) -> int | None:
    """Return the start of the anchor after the words "north of", or None."""
    for start in range(to.end(), max(to.end("point"), to.start()), -1):
        if start in anchors:
            return start
    # "east of the abandoned post at An Khe"
    window = range(to.end() + 1, to.end() + 40)
    for start in (start for start in window if start in anchors):
        return start if _ANCHORED.fullmatch(folded, to.end(), start) else None
    return None


def han_relatives(paragraph: Paragraph, anchors: Mapping[int, int]) -> Iterator[Told]:
    """Yield the relative locations after the anchors, given as end by start."""
    folded = paragraph.folded
    if not anchors or not any(unit in folded for unit in _HAN_ENDS):
        return
    numbers = None
    for start, end in anchors.items():
        before = ""
        if folded.endswith(_HAN_BEFORE, 0, start):
            before = next(word for word in _HAN_BEFORE if folded.endswith(word, 0, start))
        pointed = _HAN_AFTER.match(folded, end)
        if pointed is None and not before:
            continue
        if numbers is None:
            numbers = {number.start: number for number in paragraph.numbers}
        gap = pointed or _HAN_GAP.match(folded, end)
        starts = range(gap.end() if gap else end, end - 1, -1)
        number = next((numbers[at] for at in starts if at in numbers), None)
        unit = _HAN_UNIT.match(folded, number.end) if number else None
        if number is None or number.value is None or unit is None:
            continue
        point = _han_point(pointed["point"]) if pointed else ""
        yield Told(
            start - len(before), unit.end(), (start, end), number.value, _HAN_UNITS[unit[0]], point
        )


def location(told: Told, anchor: PlaceEntry | None) -> RelativeLocation:
    """Return the relative location, computed where the gazetteer has the anchor."""
    km = float(told.distance) * KM_PER_UNIT[told.unit]
    lat = lon = radius = None
    if anchor and anchor.lat is not None and anchor.lon is not None:
        lat, lon, radius = relative_point(
            anchor.lat, anchor.lon, anchor.radius_km or 0.0, told.point, km
        )
    slug = anchor.slug if anchor else ""
    return RelativeLocation(slug, told.point, told.distance, told.unit, lat, lon, radius)


def _english_point(words: str) -> str:
    """Return the compass point, the halves of "southwest" in the order of the compass."""
    return _point([_ENGLISH_POINTS[word] for word in re.findall("north|south|east|west", words)])


def _han_point(characters: str) -> str:
    """Return the compass point: Chinese names the east or west first."""
    return _point([_HAN_POINTS[character] for character in characters])


def _point(letters: list[str]) -> str:
    """Return one of the sixteen points: the main direction of three stands first."""
    if len(letters) == 3:
        return letters[0] + _point(letters[1:])
    return "".join(sorted(letters, key="NSEW".index))
