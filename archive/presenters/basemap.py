"""The base map under marks: coasts, present-day borders, and rivers where they were built."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from archive.text.mercator import Box, Frame, Point, cut_line, cut_ring, moved, path

FILES = ("base", "rivers")


@dataclass(frozen=True, slots=True)
class Layers:
    """What was read from the files: rings of land and lines, in degrees, and the box they fill."""

    box: Box
    land: tuple[tuple[Point, ...], ...]
    borders: tuple[tuple[Point, ...], ...]
    rivers: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True, slots=True)
class BaseMap:
    """The base map as SVG paths; `sea` is the part of the picture that it covers."""

    sea: str
    land: str
    borders: str
    rivers: str
    partial: bool  # some of the picture lies beyond the base map


@lru_cache(maxsize=1)
def layers() -> Layers:
    """Return the base map that is there; its files change only with the program."""
    found: dict[str, list[tuple[Point, ...]]] = {"land": [], "border": [], "river": []}
    box = Box(0, 0, 0, 0)
    for name in FILES:
        file = folder() / f"{name}.geojson"
        if file.exists():
            read = json.loads(file.read_text(encoding="utf-8"))
            box = Box(*read["bbox"]) if name == "base" else box
            for feature in read["features"]:
                found[feature["properties"]["kind"]].extend(_lines(feature["geometry"]))
    return Layers(box, tuple(found["land"]), tuple(found["border"]), tuple(found["river"]))


def folder() -> Path:
    """Return where the files of the base map stand."""
    return Path(settings.BASE_DIR) / "static" / "archive" / "map"


def built() -> tuple[str, ...]:
    """Return the files of the base map that are there, as static files are named."""
    return tuple(
        f"archive/map/{name}.geojson" for name in FILES if (folder() / f"{name}.geojson").exists()
    )


@lru_cache(maxsize=256)
def drawn(frame: Frame) -> BaseMap:
    """Return the base map of a frame, cut a little outside it so that no cut shows."""
    found, room = layers(), moved(frame, scale=1.06).box
    edge = found.box
    corners = [
        (edge.west, edge.south), (edge.west, edge.north), (edge.east, edge.north),
        (edge.east, edge.south),
    ]  # fmt: skip
    inside = all(
        edge.holds(x, y)
        for x, y in ((frame.box.west, frame.box.south), (frame.box.east, frame.box.north))
    )
    return BaseMap(
        sea=_area(corners, room, frame),
        land="".join(_area(ring, room, frame) for ring in found.land),
        borders="".join(_line(line, room, frame) for line in found.borders),
        rivers="".join(_line(line, room, frame) for line in found.rivers),
        partial=not inside,
    )


def _area(ring: list[Point] | tuple[Point, ...], room: Box, frame: Frame) -> str:
    return path([frame.at(*point) for point in cut_ring(ring, room)], close=True)


def _line(line: tuple[Point, ...], room: Box, frame: Frame) -> str:
    return "".join(
        path([frame.at(*point) for point in run], step=2) for run in cut_line(line, room)
    )


def _lines(geometry: dict) -> Iterator[tuple[Point, ...]]:
    """Yield the lines or the rings of a geometry."""
    for part in geometry["coordinates"]:
        lines = part if geometry["type"] == "MultiPolygon" else [part]
        for line in lines:
            yield tuple((lon, lat) for lon, lat in line)
