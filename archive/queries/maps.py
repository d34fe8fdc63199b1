"""What a map of engagements needs beside its marks: places, regions to go to, towns."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from archive.models import Place
from archive.queries.marks import spots
from archive.queries.selection import Selection
from archive.text.mercator import Box, around

TOWNS = 60  # towns drawn for orientation at most


def places(ids: Iterable[int]) -> dict[int, Place]:
    """Return the places with these ids."""
    return Place.objects.in_bulk(set(ids))


def regions(selection: Selection, most: int) -> list[tuple[Place, Box]]:
    """Return the regions and countries that hold engagements, widest first, with their boxes.

    A region reaches as far as the places that lie in it; with fewer than three it has no box.
    """
    index = selection.index
    return index.remembered(("regions", most), lambda: _regions(selection.everything(), most))


def _regions(everything: Selection, most: int) -> list[tuple[Place, Box]]:
    gazetteer = everything.index.gazetteer
    tree, points = gazetteer.tree, gazetteer.points
    held = {spot.place for spot in spots(everything)}
    inside = {above: tree.under([above]) - {above} for above in tree.below}
    holding = {above: len(below & held) for above, below in inside.items() if below & held}
    rows = Place.objects.shown().filter(kind__in=("region", "country"), pk__in=holding).in_bulk()
    boxes: dict[Box, Place] = {}
    for pk in sorted(rows, key=lambda pk: (len(tree.over(pk)), -holding[pk], pk)):
        known = [points[str(below)] for below in inside[pk] if str(below) in points]
        box = around((lon, lat, 5.0) for lat, lon in known) if len(known) >= 3 else None
        if box:
            boxes.setdefault(box, rows[pk])
    return [(place, box) for box, place in boxes.items()][:most]


def towns(box: Box, leave_out: Collection[int] = ()) -> list[Place]:
    """Return cities and towns in a box, cities first, to find one's way on a map."""
    inside = Place.objects.shown().filter(
        kind__in=("city", "town"),
        lat__range=(box.south, box.north),
        lon__range=(box.west, box.east),
    )
    return list(inside.exclude(pk__in=leave_out).order_by("kind", "id")[:TOWNS])
