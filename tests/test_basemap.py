from __future__ import annotations

import json

import pytest

from archive.presenters.basemap import drawn, folder, layers
from archive.text.mercator import Box, framed

INDOCHINA = Box(99.4, 7.4, 110.6, 24.6)


def test_the_base_map_says_whose_it_is_and_is_small():
    text = (folder() / "base.geojson").read_text(encoding="utf-8")

    assert "Natural Earth" in json.loads(text)["licence"]
    assert "public domain" in json.loads(text)["licence"]
    assert len(text) < 65_000


def test_the_base_map_holds_the_coast_and_the_borders_of_indochina():
    found = layers()

    assert found.box.west <= INDOCHINA.west < INDOCHINA.east <= found.box.east
    assert len(found.land) > 40
    assert len(found.borders) > 5


def test_land_and_sea_are_drawn_and_what_lies_beyond_is_said():
    delta = drawn(framed(Box(105, 19.5, 107.5, 21.5), 640, 800))
    korea = drawn(framed(Box(124, 34, 130, 42), 640, 800))

    assert delta.land.startswith("M")
    assert not delta.partial
    assert (korea.land, korea.borders, korea.partial) == ("", "", True)


def test_coasts_and_borders_come_from_a_topology(tmp_path):
    basemap = pytest.importorskip("archive.generate.basemap")
    # Two squares side by side: the arc between them is a border, the others are coast.
    topology = {
        "transform": {"scale": [1, 1], "translate": [100, 10]},
        "arcs": [
            [[1, 0], [0, 1]],
            [[1, 1], [-1, 0], [0, -1], [1, 0]],
            [[1, 0], [1, 0], [0, 1], [-1, 0]],
        ],
        "objects": {
            "countries": {
                "geometries": [
                    {"type": "Polygon", "arcs": [[0, 1]]},
                    {"type": "MultiPolygon", "arcs": [[[2, -1]]]},
                ]
            }
        },
    }  # fmt: skip
    atlas = tmp_path / "countries.json"
    atlas.write_text(json.dumps(topology))

    land, border = basemap.coasts_and_borders(atlas, (99, 9, 103, 12))["features"]

    assert border["geometry"]["coordinates"] == [[[101, 10], [101, 11]]]
    assert len(land["geometry"]["coordinates"]) == 1
