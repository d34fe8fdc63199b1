"""Where events lie: places with a point and how many events each has, and towns to know one's way.

An event may be at several places, and counts at each of them.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Q

from archive.models import SHOWN, EventPlace, Place
from archive.models.event import EventQuerySet
from archive.text.mercator import Box

TOWNS = 60  # towns drawn for orientation at most


@dataclass(frozen=True, slots=True)
class Spot:
    """A point of the map with how exactly it is meant and how many events lie there."""

    place: Place
    lat: float
    lon: float
    radius_km: float
    precision: int
    computed: bool
    events: int


def spots(events: EventQuerySet) -> list[Spot]:
    """Return where these events lie, the most of them first."""
    rows = (
        EventPlace.objects.filter(
            event__in=events.order_by().values("pk"),
            status__in=SHOWN,
            filed_under__isnull=False,
            lat__isnull=False,
        )
        .order_by()
        .values_list("filed_under", "lat", "lon", "radius_km", "precision", "computed")
        .annotate(events=Count("event", distinct=True))
    )
    found = list(rows)
    places = Place.objects.in_bulk({row[0] for row in found})
    made = [
        Spot(places[place], lat, lon, radius or 0.0, precision or 0, computed, count)
        for place, lat, lon, radius, precision, computed, count in found
    ]
    return sorted(made, key=lambda spot: (-spot.events, spot.place.name_en, spot.lat, spot.lon))


def towns(box: Box, leave_out: Collection[int] = ()) -> list[Place]:
    """Return cities and towns in a box, cities first, to find one's way on a map."""
    inside = Q(lat__range=(box.south, box.north), lon__range=(box.west, box.east))
    found = Place.objects.shown().filter(inside, kind__in=("city", "town"))
    return list(found.exclude(pk__in=leave_out).order_by("kind", "id")[:TOWNS])
