"""The places of a list on a map: each where its sources put it, as exactly as they do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from archive.models import Place
from archive.presenters import asked, maps
from archive.presenters.addresses import address
from archive.presenters.basemap import layers
from archive.presenters.drawing import Mark, Name, Zone, area_of, drawing, percent, zone
from archive.presenters.separators import clauses, listed
from archive.presenters.words import Count, Said, Words
from archive.text.mercator import Box, Frame, around, framed

SINGLE = 6  # pixels across half a mark of one place


@dataclass(frozen=True, slots=True)
class Found:
    """The places of a list that have a point, and how many engagements lie in each."""

    places: Sequence[Place]
    engagements: Mapping[int, int]
    lists: Mapping[int, str]  # the address of the engagements of those that have any
    regions: Sequence[tuple[Place, Box]]
    unlocated: int
    unlocated_address: str


def opening(places: Sequence[Place]) -> list[maps.Circle]:
    """Return what a map opens on: the places in Indochina, if there are any."""
    near = [place for place in places if layers().box.holds(*_point(place))]
    return [(*_point(place), place.radius_km or 0.0) for place in near or places]


def _beyond(places: Sequence[Place]) -> Box | None:
    """Return what holds all places, where the map opens on some of them."""
    opened = opening(places)
    return around((*_point(place), 1.0) for place in places) if len(opened) < len(places) else None


def places_page(
    frame: Frame,
    found: Found,
    towns: Iterable[Place],
    pairs: asked.Pairs,
    words: Words,
) -> maps.MapPage:
    """Return the map of a part of the world with the places of a list."""
    part = maps.at(pairs, asked.PLACES)
    here = [place for place in found.places if frame.box.holds(*_point(place))]
    groups = maps.grouped(frame, here)
    marks = [_mark(frame, group, part, words) for group in groups]
    names = [
        Name(mark.lon, mark.lat, mark.reach, _named(group, words), "own")
        for mark, group in zip(marks, groups, strict=True)
    ]
    names += [Name(*_point(town), 3, words.names(town)[0], "town") for town in towns]
    rows = [
        _row(place, mark.key, found, words)
        for mark, group in zip(marks, groups, strict=True)
        for place in group
    ]
    rows.sort(key=lambda row: (-row.count, row.names[0].text))
    return maps.MapPage(
        drawing=drawing(
            frame,
            zones=_zones(frame, [group[0] for group in groups if len(group) == 1]),
            marks=marks,
            names=names,
            screen=maps.SCREEN,
        ),
        presets=tuple(maps.presets(found.regions, pairs, part, words, _beyond(found.places))),
        moves=maps.moves(frame, part),
        rows=tuple(rows[: maps.ROWS]),
        more=max(len(rows) - maps.ROWS, 0),
        places=len(rows),
        beyond=len(found.places) - len(here),
        unlocated=found.unlocated,
        unlocated_address=found.unlocated_address,
        shapes=frozenset(mark.shape for mark in marks),
        of="places",
    )


def _point(place: Place) -> tuple[float, float]:
    return place.lon or 0.0, place.lat or 0.0


def _mark(frame: Frame, group: Sequence[Place], part: maps.Part, words: Words) -> Mark:
    first, names = group[0], listed(words.names(place)[0].text for place in group[:4])
    lon, lat = _point(first)
    x, y = percent(frame, lon, lat)
    if len(group) == 1:
        to, r, shape, text = f"#p-{first.slug}", SINGLE, area_of(first), ""
        return Mark(x, y, lat, lon, r, text, names, to, first.slug, shape)
    values = {"places": number_format(len(group), force_grouping=True), "names": names}
    apart = around((*_point(place), 0.1) for place in group) or frame.box
    near = framed(apart, maps.WIDTH, maps.HEIGHT, 0.3)
    together = len(maps.grouped(near, group)) == 1  # no nearer view tells them apart
    told = _("%(places)s places, such as %(names)s")
    if not together:
        told = _("%(places)s places, such as %(names)s. Zoom in")
    zoom = "" if together else str(near.box)
    to = part(zoom) if zoom else f"#p-{first.slug}"
    r = round(min(9 + 1.6 * log2(len(group)), 19))
    return Mark(x, y, lat, lon, r, values["places"], told % values, to, first.slug, "several", zoom)


def _named(group: Sequence[Place], words: Words) -> Said:
    name, more = words.names(group[0])[0], len(group) - 1
    return Said(f"{name.text} +{more}", name.lang) if more else name


def _zones(frame: Frame, places: Iterable[Place]) -> list[Zone]:
    found = (
        zone(frame, *_point(place), place.radius_km or 0.0, area_of(place), *maps.ZONE)
        for place in places
    )
    return [drawn for drawn in found if drawn][: maps.ZONES]


def _row(place: Place, mark: str, found: Found, words: Words) -> maps.Row:
    within = number_format(round(place.radius_km or 0) or 1, force_grouping=True)
    return maps.Row(
        key=place.slug,
        mark=mark,
        names=words.names(place),
        address=address("place", place),
        count=Count(found.engagements.get(place.pk, 0)),
        list=found.lists.get(place.pk, ""),
        precision=clauses(
            (words.label("place_kind", place.kind), _("within %(radius)s km") % {"radius": within})
        ),
    )
