"""What a list found, on a map: a part of the list, under the same address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.conf import settings
from django.urls import reverse

from archive.filters import PlaceFilter
from archive.models import Unit
from archive.presenters import asked, place_maps
from archive.presenters import maps as present
from archive.presenters.basemap import built
from archive.presenters.words import Words
from archive.queries import maps, marks
from archive.queries.gazetteer import events_by_place
from archive.queries.selection import Selection
from archive.text.mercator import Box

PRESETS = 9
NAMED = 10  # units that an address of their engagements names


def on_map(
    selection: Selection, box: Box | None, pairs: asked.Pairs, words: Words
) -> dict[str, Any]:
    """Return what the map of a selection prints; `box` is the part of the world asked for."""
    listed = asked.dropping(pairs, "view", "bbox")
    return _engagements(
        selection,
        box,
        pairs,
        words,
        listed=lambda region: asked.query(asked.replacing(listed, region=region)),
        unlocated=asked.query(asked.replacing(listed, placed="unknown")),
    )


def of_units(
    units: Iterable[Unit], box: Box | None, pairs: asked.Pairs, words: Words
) -> dict[str, Any]:
    """Return where the engagements of these units lie."""
    slugs = tuple(unit.slug for unit in units)
    path = reverse("archive:engagement_list")
    named = [("unit", slug) for slug in slugs] if len(slugs) <= NAMED else []

    def listed(**values: str) -> str:
        return path + asked.query(asked.replacing(named, **values)) if named else ""

    return _engagements(
        Selection(chosen={"unit": slugs}),
        box,
        pairs,
        words,
        listed=lambda region: listed(region=region),
        unlocated=listed(placed="unknown"),
        promise=asked.UNITS,
        of="units",
    )


def _engagements(
    selection: Selection,
    box: Box | None,
    pairs: asked.Pairs,
    words: Words,
    *,
    listed: Callable[[str], str],
    unlocated: str,
    promise: asked.Promise | None = None,
    of: str = "engagements",
) -> dict[str, Any]:
    spots = marks.spots(selection)
    frame = present.frame_of(box, [(s.lon, s.lat, s.radius_km) for s in spots])
    here = present.in_view(frame, spots)
    tree = selection.index.gazetteer.tree
    found = present.Found(
        spots=spots,
        places=maps.places(spot.place for spot in here),
        regions=maps.regions(selection, PRESETS),
        unlocated=marks.unplaced(selection),
        childless=frozenset(spot.place for spot in here if not tree.below.get(spot.place)),
        together=partial(marks.together, selection),
        listed=listed,
        unlocated_address=unlocated,
    )
    towns = maps.towns(frame.box, {spot.place for spot in here})
    return _shown(present.map_page(frame, found, towns, pairs, words, promise, of))


def of_places(found: PlaceFilter, pairs: asked.Pairs, words: Words) -> dict[str, Any]:
    """Return the places of a list, where they lie."""
    located = list(found.qs.filter(lat__isnull=False))
    frame = present.frame_of(found.given("bbox"), place_maps.opening(located))
    selection = Selection()
    engagements = events_by_place(located, selection)
    path = reverse("archive:engagement_list")
    here = place_maps.Found(
        places=sorted(located, key=lambda place: (-engagements.get(place.pk, 0), place.pk)),
        engagements=engagements,
        lists={
            place.pk: path + asked.query([("region", place.slug)])
            for place in located
            if place.pk in engagements
        },
        regions=maps.regions(selection, PRESETS),
        unlocated=found.total - len(located),
        unlocated_address=asked.query(
            asked.replacing(asked.dropping(pairs, "view", "bbox"), asked.PLACES, located="no")
        ),
    )
    return _shown(place_maps.places_page(frame, here, (), pairs, words))


def _shown(page: present.MapPage) -> dict[str, Any]:
    return {
        "map": page,
        "base_files": built(),
        "tiles": settings.MAP_TILES,
        "tiles_credit": settings.MAP_TILES_CREDIT,
    }
