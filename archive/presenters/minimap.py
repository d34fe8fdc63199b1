"""Small maps: where one engagement, place or unit lies, drawn as exactly as that is known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.models import EventPlace, Place
from archive.presenters.addresses import address
from archive.presenters.drawing import (
    Drawing,
    Mark,
    Name,
    area_of,
    drawing,
    percent,
    shape_of,
    zone,
)
from archive.presenters.separators import listed
from archive.presenters.words import Said, Words
from archive.text.mercator import Box, Frame, around, framed, path

WIDTH, HEIGHT = 640, 480
SCREEN = (272.0, 272.0)  # how wide the card is, in pixels
LEAST = 3.2  # degrees of longitude: a smaller part of the map tells nobody where it is
DOT = 6
MARGIN = 0.12
TOWNS = 12  # that are tried; those that find no room have no dot either


@dataclass(frozen=True, slots=True)
class Located:
    """A point with its radius, as a row or the gazetteer gives it."""

    lat: float
    lon: float
    km: float
    shape: str
    names: tuple[Said, ...]
    address: str
    sign: str = "place"


@dataclass(frozen=True, slots=True)
class MiniMap:
    """A small map, its title, and sentences that say how exact it is."""

    drawing: Drawing
    title: str
    sentences: tuple[str, ...]


def engagement_map(
    rows: Iterable[EventPlace], towns: Iterable[Place], words: Words
) -> MiniMap | None:
    """Return where an event lies; None where no row has a point."""
    rows = list(rows)
    found = [spot for row in rows if (spot := _of_row(row, words))]
    anchors = [
        spot
        for row in rows
        for anchor in (row.anchor, row.second_anchor)
        if anchor and row.lat is not None and (spot := _of_place(anchor, words, "anchor"))
    ]
    ends = [_ends(row) for row in rows]
    return _map([*found, *anchors], [end for end in ends if end], towns, words)


def room(*rows: EventPlace | Place) -> Box | None:
    """Return the part of the map that shows these rows; None where none has a point."""
    held = around(
        (row.lon, row.lat, row.radius_km or 0.0)
        for row in rows
        if row.lat is not None and row.lon is not None
    )
    return framed(held, WIDTH, HEIGHT, margin=MARGIN, least=LEAST).box if held else None


def place_map(place: Place, towns: Iterable[Place], words: Words) -> MiniMap | None:
    """Return where a place lies; None where no source places it."""
    spot = _of_place(place, words)
    return _map([spot], [], towns, words) if spot else None


def places_map(places: Iterable[Place], towns: Iterable[Place], words: Words) -> MiniMap | None:
    """Return where several places lie, such as those where a unit fought."""
    return _map([spot for place in places if (spot := _of_place(place, words))], [], towns, words)


def _of_row(row: EventPlace, words: Words) -> Located | None:
    if row.lat is None or row.lon is None:
        return None
    known = row.place or row.filed_under
    named = known if row.relation in _AT else None
    return Located(
        row.lat,
        row.lon,
        row.radius_km or 0.0,
        shape_of(row.precision, row.computed, known),
        words.names(named) if named else (),
        address("place", known) if known else "",
        "event",
    )


_AT = (EventPlace.Relation.AT, EventPlace.Relation.WITHIN, EventPlace.Relation.ALONG)


def _of_place(place: Place, words: Words, sign: str = "place") -> Located | None:
    if place.lat is None or place.lon is None:
        return None
    km = place.radius_km or 0.0
    shape = area_of(place)
    names, to = words.names(place), address("place", place)
    return Located(place.lat, place.lon, km, shape, names, to, sign)


def _ends(row: EventPlace) -> tuple[Place, Place] | None:
    """Return the two places a position is told between."""
    first, second = row.anchor, row.second_anchor
    return (first, second) if first and second and row.lat is not None else None


def _map(
    spots: Sequence[Located],
    ends: Iterable[tuple[Place, Place]],
    towns: Iterable[Place],
    words: Words,
) -> MiniMap | None:
    box = around((spot.lon, spot.lat, spot.km) for spot in spots)
    if box is None:
        return None
    frame = framed(box, WIDTH, HEIGHT, margin=MARGIN, least=LEAST)
    spots = list(dict.fromkeys(spots))
    main = [spot for spot in spots if spot.sign != "anchor"]
    zones = [zone(frame, s.lon, s.lat, s.km, s.shape, 14) for s in main]
    marks = [_mark(frame, spot) for spot in spots]
    beside = [
        place
        for place in towns
        if place.lat is not None and frame.box.holds(place.lon or 0, place.lat)
        and not any(_same(place, spot) for spot in spots)
    ]  # fmt: skip
    names = [Name(s.lon, s.lat, DOT, s.names[0], "own") for s in spots if s.names]
    names += [Name(p.lon or 0, p.lat or 0, 3, words.names(p)[0], "town") for p in beside[:TOWNS]]
    ties = [tie for pair in ends if (tie := _tie(frame, pair))]
    return MiniMap(
        drawing(
            frame,
            zones=[found for found in zones if found],
            ties=ties,
            marks=marks,
            names=_once(names),
            screen=SCREEN,
        ),
        title=listed(name.said.text for name in _once(names) if name.kind == "own"),
        sentences=tuple(_sentences({spot.shape for spot in main}, bool(ties))),
    )


def _once(names: Iterable[Name]) -> list[Name]:
    first: dict[str, Name] = {}
    for name in names:
        first.setdefault(name.said.text, name)
    return list(first.values())


def _sentences(shapes: set[str], tied: bool) -> Iterator[str]:
    """Yield what the signs on the map mean, for those that are there."""
    if "near" in shapes:
        yield _("Dashed: it lay somewhere in this circle.")
    if "computed" in shapes:
        yield _(
            "Dashed: computed from a distance and a direction; it lay somewhere in this circle."
        )
    if "area" in shapes:
        yield _(
            "Hatched: only the area is known, and its outline is not; the circle stands for it."
        )
    if "line" in shapes:
        yield _("A road or a river: its course is not drawn; the dashed circle holds it.")
    if tied:
        yield _("The broken line joins the two places it lay between; it is not a road.")


def _same(place: Place, spot: Located) -> bool:
    return abs((place.lat or 0) - spot.lat) + abs((place.lon or 0) - spot.lon) < 0.01


def _mark(frame: Frame, spot: Located) -> Mark:
    x, y = percent(frame, spot.lon, spot.lat)
    label = " ".join(name.text for name in spot.names)
    r, shape = (4, "") if spot.sign == "anchor" else (DOT, spot.shape)
    return Mark(x, y, spot.lat, spot.lon, r, "", label, spot.address, "", f"{spot.sign} {shape}")


def _tie(frame: Frame, ends: tuple[Place, Place]) -> str:
    points = [(end.lon, end.lat) for end in ends if end.lon is not None and end.lat is not None]
    return path([frame.at(lon, lat) for lon, lat in points]) if len(points) == 2 else ""
