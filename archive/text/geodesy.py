"""Distances, bearings and points on a sphere of the mean radius of the Earth."""

from __future__ import annotations

from math import asin, atan2, cos, degrees, hypot, radians, sin, sqrt

EARTH_RADIUS_KM = 6371.0088

_POINTS = [
    "N",
    "NNE",
    "NE",
    "ENE",
    "E",
    "ESE",
    "SE",
    "SSE",
    "S",
    "SSW",
    "SW",
    "WSW",
    "W",
    "WNW",
    "NW",
    "NNW",
]
COMPASS = {point: index * 22.5 for index, point in enumerate(_POINTS)}

# A printed bearing names one of eight directions, so it may be off by half of an eighth.
SECTOR = 22.5
# Printed distances are rounded; a tenth of them is the least that must be allowed for.
ROUNDING = 0.1


def destination(lat: float, lon: float, bearing: float, km: float) -> tuple[float, float]:
    """Return the point `km` from a point along a bearing in degrees clockwise from north.

    >>> [round(x, 3) for x in destination(21.0245, 105.84117, COMPASS["SW"], 40)]
    [20.77, 105.569]
    """
    phi, theta, delta = radians(lat), radians(bearing), km / EARTH_RADIUS_KM
    phi2 = asin(sin(phi) * cos(delta) + cos(phi) * sin(delta) * cos(theta))
    lon2 = radians(lon) + atan2(
        sin(theta) * sin(delta) * cos(phi), cos(delta) - sin(phi) * sin(phi2)
    )
    return degrees(phi2), (degrees(lon2) + 540) % 360 - 180


def distance(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the length of the great circle between two points in kilometres."""
    phi1, phi2 = radians(lat1), radians(lat2)
    dphi, dlam = phi2 - phi1, radians(lon2 - lon1)
    a = sin(dphi / 2) ** 2 + cos(phi1) * cos(phi2) * sin(dlam / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(min(1.0, a)))


def bearing(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the initial bearing from the first point to the second, 0 to 360 degrees."""
    phi1, phi2, dlam = radians(lat1), radians(lat2), radians(lon2 - lon1)
    y = sin(dlam) * cos(phi2)
    x = cos(phi1) * sin(phi2) - sin(phi1) * cos(phi2) * cos(dlam)
    return degrees(atan2(y, x)) % 360


def compass_point(degrees_clockwise: float) -> str:
    """Return the nearest of the sixteen points of the compass.

    >>> compass_point(bearing(21.02, 105.84, 20.45, 106.34))
    'SE'
    """
    return _POINTS[round(degrees_clockwise / 22.5) % 16]


def relative_point(
    lat: float, lon: float, radius_km: float, point: str, km: float
) -> tuple[float | None, float | None, float]:
    """Return where "20 km north-west of" a place lies, and the radius that the words leave open.

    Without a direction there is no point, only the ring's radius around the place.
    """
    if not point:
        return None, None, radius_km + km * (1 + ROUNDING)
    along = radius_km + ROUNDING * km
    across = km * sin(radians(SECTOR))
    to = destination(lat, lon, COMPASS[point], km)
    return round(to[0], 5), round(to[1], 5), round(hypot(along, across), 1)
