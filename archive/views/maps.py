"""The engagements that match on a map: a part of their list, under the same address."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.conf import settings

from archive.presenters import asked
from archive.presenters import maps as present
from archive.presenters.basemap import built
from archive.presenters.words import Words
from archive.queries import maps, marks
from archive.queries.selection import Selection

PRESETS = 9


def on_map(selection: Selection, bbox: str, pairs: asked.Pairs, words: Words) -> dict[str, Any]:
    """Return what the map of a selection prints; `bbox` is the part of the world asked for."""
    spots = marks.spots(selection)
    frame, problem = present.frame_of(bbox, spots)
    here = present.in_view(frame, spots)
    tree = selection.index.gazetteer.tree
    found = present.Found(
        spots=spots,
        places=maps.places(spot.place for spot in here),
        regions=maps.regions(selection, PRESETS),
        unlocated=marks.unplaced(selection),
        childless=frozenset(spot.place for spot in here if not tree.below.get(spot.place)),
        together=partial(marks.together, selection),
    )
    towns = maps.towns(frame.box, {spot.place for spot in here})
    page = present.map_page(frame, found, towns, pairs, words, problem)
    return {
        "map": page,
        "base_files": built(),
        "tiles": settings.MAP_TILES,
        "tiles_credit": settings.MAP_TILES_CREDIT,
    }
