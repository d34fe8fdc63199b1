"""Places and units with what their pages print, and how many engagements each has."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.db.models import Case, QuerySet, Value, When

from archive.models import SHOWN, EventUnit, Place, Unit
from archive.models.place import PlaceQuerySet
from archive.models.unit import UnitQuerySet
from archive.queries.facets import counts
from archive.queries.selection import Selection


def with_position(places: PlaceQuerySet) -> PlaceQuerySet:
    """Return places, each with whether it is located: yes or no."""
    known = Case(When(lat__isnull=False, then=Value("yes")), default=Value("no"))
    return places.annotate(located=known)


def places_for_page() -> PlaceQuerySet:
    """Return places with their names and what stands above and below them."""
    return Place.objects.select_related("merged_into", "decision").prefetch_related(
        "names", "parents__parent", "children__place"
    )


def units_for_page() -> UnitQuerySet:
    """Return units with their names, superiors and subordinates."""
    return Unit.objects.select_related("merged_into", "decision").prefetch_related(
        "names", "superiors__superior", "subordinates__unit"
    )


def events_by_place(places: Collection[Place], among: Selection | None = None) -> Mapping[int, int]:
    """Return how many engagements lie in each of these places."""
    held = counts(among or Selection(), "region")
    return {place.pk: held[place.slug] for place in places if place.slug in held}


def events_by_unit(units: Collection[Unit], among: Selection | None = None) -> Mapping[int, int]:
    """Return how many engagements each of these units takes part in."""
    held = counts(among or Selection(), "unit")
    return {unit.pk: held[unit.slug] for unit in units if unit.slug in held}


def parts(unit: Unit, events: Collection[int]) -> QuerySet[EventUnit]:
    """Return a unit's parts in these events, in the order of the events."""
    rows = EventUnit.objects.filter(unit=unit, event__in=events, status__in=SHOWN)
    return rows.select_related("event").order_by("event__earliest", "event_id", "pk")


def in_order(ids: Collection[int]) -> list[Place]:
    """Return places in the order of their ids given."""
    found = Place.objects.in_bulk(list(ids))
    return [found[pk] for pk in ids if pk in found]
