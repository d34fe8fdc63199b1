from __future__ import annotations

import pytest

from archive.text.geodesy import destination
from archive.text.mercator import (
    POLE,
    Box,
    around,
    cut_line,
    cut_ring,
    down,
    framed,
    moved,
    path,
    read_box,
    up,
)

DELTA = Box(105, 19.5, 107.5, 21.5)


@pytest.mark.parametrize("lat", [-60, -1, 0, 16.5, 21.4, 84])
def test_a_latitude_comes_back_from_the_picture(lat):
    assert down(up(lat)) == pytest.approx(lat)


def test_a_frame_holds_its_box_in_the_middle():
    frame = framed(DELTA, 640, 800)
    west, north = frame.at(105, 21.5)
    east, south = frame.at(107.5, 19.5)

    assert 0 <= west < east <= 640
    assert 0 <= north < south <= 800
    assert (west + east, north + south) == pytest.approx((640, 800))


def test_a_kilometre_is_as_long_as_the_earth_says():
    frame = framed(DELTA, 640, 800)
    lat, lon = 20.5, 106.2
    for bearing in (0, 90, 180, 270):
        to = destination(lat, lon, bearing, 30)
        x, y = frame.at(lon, lat)
        there = frame.at(to[1], to[0])
        length = ((there[0] - x) ** 2 + (there[1] - y) ** 2) ** 0.5
        assert length == pytest.approx(frame.length(30, lat), rel=0.005)


@pytest.mark.parametrize(
    "text", ["", "1,2,3", "a,b,c,d", "105,20,102,23", "102,23,105,20", "1,-85,2,3", "nan,1,2,3"]
)
def test_what_is_no_part_of_the_map_is_refused(text):
    with pytest.raises(ValueError):  # noqa: PT011 - the page says what can be asked
        read_box(text)


@pytest.mark.parametrize(
    ("box", "text"),
    [
        (Box(102, 20, 105, 23), "102,20,105,23"),
        (Box(96.96, 6.04, 113.04, 25), "97,6,113,25"),
        (Box(-180, -60, 180, 60), "-180,-60,180,60"),
        (Box(103.012, 21.38, 103.0304, 21.4), "103.012,21.38,103.03,21.4"),
    ],
)
def test_a_box_is_written_as_shortly_as_its_size_allows(box, text):
    assert str(box) == text


def test_circles_are_held_with_their_radius():
    box = around([(106.0, 20.0, 111.195), (107.0, 21.0, 0)])

    assert box is not None
    assert (box.south, box.north) == pytest.approx((19, 21), abs=0.01)
    assert (box.west, box.east) == pytest.approx((104.936, 107.064), abs=0.01)
    assert around([]) is None


def test_the_frame_stays_on_the_earth_wherever_it_is_moved():
    frame = framed(Box(170, 70, 180, 80), 640, 800)
    for step in (moved(frame, right=3), moved(frame, upwards=5), moved(frame, scale=100)):
        assert step.box.west >= -180
        assert step.box.east <= 180 + 1e-9
        assert -POLE - 1e-6 <= step.box.south < step.box.north <= POLE + 1e-6


def test_moving_there_and_back_is_no_move():
    frame = framed(DELTA, 640, 800)
    back = moved(moved(frame, right=0.3, upwards=0.3, scale=0.5), -0.6, -0.6, 2)

    assert (back.box.west, back.box.north) == pytest.approx((frame.box.west, frame.box.north))


def test_a_ring_is_cut_to_the_box():
    ring = [(0, 0), (10, 0), (10, 10), (0, 10)]
    cut = cut_ring(ring, Box(5, 5, 20, 20))

    assert sorted(cut) == [(5, 5), (5, 10), (10, 5), (10, 10)]
    assert cut_ring(ring, Box(11, 11, 20, 20)) == []


def test_a_line_is_cut_into_the_runs_that_can_be_seen():
    line = [(0, 0), (1, 0), (2, 0), (9, 9), (20, 20), (20, 0), (3, 0)]

    assert list(cut_line(line, Box(-1, -1, 1.5, 1))) == [[(0, 0), (1, 0), (2, 0)]]


def test_steps_too_small_to_see_are_left_out():
    assert path([(0, 0), (0.4, 0.3), (0, 0)]) == ""
    assert path([(0, 0), (10, 0), (10, 10)], close=True) == "M0 0l10 0 0 10z"
    assert path([(0, 0), (10, 0)], close=True) == ""
