"""The engagements on a map: marks with counts, the same as a table, and ways to move about."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import TypeVar

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import EventPlace, Place
from archive.presenters import asked
from archive.presenters.addresses import address
from archive.presenters.basemap import layers
from archive.presenters.drawing import (
    Drawing,
    Mark,
    Name,
    Zone,
    area_of,
    drawing,
    percent,
    shape_of,
    zone,
)
from archive.presenters.separators import listed
from archive.presenters.words import Said, Words
from archive.queries.marks import Spot
from archive.text.clusters import clusters
from archive.text.mercator import Box, Frame, around, framed, moved

WIDTH, HEIGHT = 1600, 2000
SCREEN = (540.0, 340.0)  # how wide the picture is in pixels, on a wide and a narrow screen
NEAR = 54.0  # pixels between marks on the wide screen, for fingers: 28 on the narrowest
MARKS, ZONES, ROWS, TOWNS = 200, 60, 100, 30
MARGIN, LEAST = 0.08, 2.0
ZONE = (WIDTH / SCREEN[0] * 14, 0.3)  # radii that are drawn: larger than a mark, smaller than all
KNOWN = 60.0  # km of a radius that a map makes room for; a country would push all else together

Part = Callable[[str], str]  # the address of a part of the map
Circle = tuple[float, float, float]  # longitude, latitude, radius in km
P = TypeVar("P", Spot, Place)


@dataclass(frozen=True, slots=True)
class Way:
    """A link to another part of the map."""

    name: Said
    address: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the table beside the map."""

    key: str
    mark: str
    names: tuple[Said, ...]
    address: str
    count: int
    list: str
    precision: str


@dataclass(frozen=True, slots=True)
class MapPage:
    """Everything the map of a list prints."""

    drawing: Drawing
    presets: tuple[Way, ...]
    moves: Mapping[str, str]
    rows: tuple[Row, ...]
    more: int
    places: int
    beyond: int
    unlocated: int
    unlocated_address: str
    shapes: frozenset[str]
    of: str = "engagements"  # what the marks count


@dataclass(frozen=True, slots=True)
class Found:
    """What the archive answered: points, their places, and regions to go to."""

    spots: Sequence[Spot]
    places: Mapping[int, Place]
    regions: Sequence[tuple[Place, Box]]
    unlocated: int
    childless: frozenset[int]
    together: Callable[[Iterable[Spot]], int]  # how many engagements lie at any of these spots
    listed: Callable[[str], str]  # the address of the list of those in a region; '' for none
    unlocated_address: str


def frame_of(box: Box | None, held: Iterable[Circle]) -> Frame:
    """Return the part of the map asked for; without one what holds everything."""
    if box:
        return framed(box, WIDTH, HEIGHT)
    wide = around((lon, lat, min(km, KNOWN)) for lon, lat, km in held)
    return framed(wide or layers().box, WIDTH, HEIGHT, margin=MARGIN, least=LEAST)


def in_view(frame: Frame, spots: Iterable[Spot]) -> list[Spot]:
    """Return the spots that lie in a frame."""
    return [spot for spot in spots if frame.box.holds(spot.lon, spot.lat)]


def map_page(
    frame: Frame,
    found: Found,
    towns: Sequence[Place],
    pairs: asked.Pairs,
    words: Words,
    promise: asked.Promise | None = None,
    of: str = "engagements",
) -> MapPage:
    """Return the map of a part of the world with its table."""
    here = in_view(frame, found.spots)
    groups = grouped(frame, here)
    marks = [_mark(frame, group, found, at(pairs, promise), words) for group in groups]
    names = [
        Name(mark.lon, mark.lat, mark.reach, _named(group, found.places, words), "own")
        for mark, group in zip(marks, groups, strict=True)
        if mark.shape != "computed"  # the point is not the place that it is told from
    ]
    names += [Name(p.lon or 0, p.lat or 0, 3, words.names(p)[0], "town") for p in towns[:TOWNS]]
    by_place = _by_place(here)
    marked = {spot.place: mark.key for mark, g in zip(marks, groups, strict=True) for spot in g}
    rows = [_row(found, place, spots, marked[place], words) for place, spots in by_place.items()]
    rows.sort(key=lambda row: -row.count)
    return MapPage(
        drawing=drawing(
            frame, zones=_zones(frame, here, found.places), marks=marks, names=names, screen=SCREEN
        ),
        presets=tuple(presets(found.regions, pairs, at(pairs, promise), words)),
        moves=moves(frame, at(pairs, promise)),
        rows=tuple(rows[:ROWS]),
        more=max(len(rows) - ROWS, 0),
        places=len(by_place),
        beyond=len({spot.place for spot in found.spots}) - len(by_place),
        unlocated=found.unlocated,
        unlocated_address=found.unlocated_address,
        shapes=frozenset(mark.shape for mark in marks),
        of=of,
    )


def grouped(frame: Frame, spots: Sequence[P]) -> list[list[P]]:
    """Return the spots that are drawn as one, the most engagements first."""
    screen = frame.sized(SCREEN[0])
    points = [screen.at(spot.lon or 0.0, spot.lat or 0.0) for spot in spots]
    return [
        [spots[number] for number in cluster.members] for cluster in clusters(points, NEAR, MARKS)
    ]


def _by_place(spots: Iterable[Spot]) -> dict[int, list[Spot]]:
    found: dict[int, list[Spot]] = {}
    for spot in spots:
        found.setdefault(spot.place, []).append(spot)
    return found


def _mark(
    frame: Frame,
    group: Sequence[Spot],
    found: Found,
    part: Part,
    words: Words,
) -> Mark:
    first, count, places = group[0], found.together(group), found.places
    ids = list(_by_place(group))
    x, y = percent(frame, first.lon, first.lat)
    key = places[first.place].slug
    names = listed(words.names(places[pk])[0].text for pk in ids[:4] if pk in places)
    apart = framed(around((s.lon, s.lat, 0.1) for s in group) or frame.box, WIDTH, HEIGHT, 0.3)
    if len(ids) == 1:
        told = ngettext("%(n)s engagement: %(names)s", "%(n)s engagements: %(names)s", count)
        to, shape, zoom = f"#p-{key}", _shape(first, places), ""
    elif len(grouped(apart, group)) == 1:  # no nearer view tells them apart
        told = _("%(n)s: engagements at %(places)s places, such as %(names)s")
        to, shape, zoom = f"#p-{key}", "several", ""
    else:
        told = _("%(n)s: engagements at %(places)s places, such as %(names)s. Zoom in")
        zoom = str(apart.box)
        to, shape = part(zoom), "several"
    text = number_format(count, force_grouping=True)
    told = told % {"n": text, "places": len(ids), "names": names}
    r = round(min(11 + 2.2 * log2(count), 23)) if count else 11
    return Mark(x, y, first.lat, first.lon, r, text, told, to, key, shape, zoom)


def _shape(spot: Spot, places: Mapping[int, Place]) -> str:
    if spot.precision:
        return shape_of(spot.precision, spot.computed, places[spot.place])
    return area_of(places[spot.place])


def _named(group: Sequence[Spot], places: Mapping[int, Place], words: Words) -> Said:
    name, more = words.names(places[group[0].place])[0], len(_by_place(group)) - 1
    return Said(f"{name.text} +{more}", name.lang) if more else name


def _zones(frame: Frame, spots: Sequence[Spot], places: Mapping[int, Place]) -> list[Zone]:
    found = []
    for spot in spots:
        place = places.get(spot.place)
        if place:
            shape = _shape(spot, places)
            drawn = zone(frame, spot.lon, spot.lat, spot.radius_km, shape, *ZONE)
            found += [drawn] if drawn else []
    return list(dict.fromkeys(found))[:ZONES]


def _row(found: Found, pk: int, spots: Sequence[Spot], mark: str, words: Words) -> Row:
    place = found.places[pk]
    alone = pk in found.childless  # else the list would hold those of the places in it, too
    return Row(
        key=place.slug,
        mark=mark,
        names=words.names(place),
        address=address("place", place),
        count=found.together(spots),
        list=found.listed(place.slug) if alone else "",
        precision=listed(dict.fromkeys(_precisely(spots, found.places))),
    )


def _precisely(spots: Iterable[Spot], places: Mapping[int, Place]) -> Iterator[str]:
    for spot in spots:
        shape = _shape(spot, places)
        if spot.computed:
            yield _("computed")
        elif spot.precision and shape != "exact":
            yield str(EventPlace.Precision(spot.precision).label)
        elif shape == "area":
            yield _("an area")
        elif shape == "line":
            yield _("a road or a river")


def presets(
    regions: Iterable[tuple[Place, Box]],
    pairs: asked.Pairs,
    part: Part,
    words: Words,
    whole: Box | None = None,
) -> Iterator[Way]:
    """Yield the ways to the regions, and to all that was found: `whole` where more lies beyond."""
    chosen = dict(pairs).get("bbox", "")
    everything = _("Everything found")
    yield Way(Said(_("Indochina and around") if whole else everything, ""), part(""), not chosen)
    if whole:
        there = str(framed(whole, WIDTH, HEIGHT, margin=MARGIN).box)
        yield Way(Said(everything, ""), part(there), there == chosen)
    for place, box in regions:
        there = str(framed(box, WIDTH, HEIGHT, margin=MARGIN).box)
        yield Way(words.names(place)[0], part(there), there == chosen)


def moves(frame: Frame, part: Part) -> dict[str, str]:
    """Return the ways closer, farther and to the sides."""
    parts = {
        "closer": moved(frame, scale=0.5),
        "farther": moved(frame, scale=2),
        "west": moved(frame, right=-0.4),
        "east": moved(frame, right=0.4),
        "north": moved(frame, upwards=0.4),
        "south": moved(frame, upwards=-0.4),
    }
    return {name: part(str(there.box)) for name, there in parts.items()}


def at(pairs: asked.Pairs, promise: asked.Promise | None = None) -> Part:
    """Return what gives the address of another part of the map."""
    return lambda box: asked.query(asked.replacing(pairs, promise, bbox=box)) or "?"
