"""Points told by distance and bearing, on a sphere."""

import pytest

from archive.text.geodesy import (
    COMPASS,
    bearing,
    compass_point,
    destination,
    distance,
    relative_point,
)

HANOI = (21.0245, 105.84117)


def test_relative_point_allows_for_the_sector_when_a_direction_is_given() -> None:
    assert relative_point(*HANOI, 3, "SW", 40) == (20.76992, 105.56912, 16.8)


def test_relative_point_gives_a_ring_when_no_direction_is_given() -> None:
    assert relative_point(*HANOI, 3, "", 40) == (None, None, 47.0)


@pytest.mark.parametrize("point", sorted(COMPASS))
def test_distance_and_bearing_undo_destination(point: str) -> None:
    to = destination(*HANOI, COMPASS[point], 80.4672)
    assert distance(*HANOI, *to) == pytest.approx(80.4672, abs=1e-6)
    assert compass_point(bearing(*HANOI, *to)) == point


def test_destination_stays_in_range_when_it_crosses_the_date_line() -> None:
    lat, lon = destination(0.0, 179.9, COMPASS["E"], 100)
    assert (round(lat, 6), round(lon, 2)) == (0.0, -179.2)
