"""Places and units with what their pages print, and how many engagements each has."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Count, QuerySet

from archive.models import SHOWN, EventPlace, EventUnit, Place, Unit
from archive.models.place import PlaceQuerySet
from archive.models.unit import UnitQuerySet


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


def events_by_place(places: Collection[Place]) -> dict[int, int]:
    """Return how many shown events are filed under each of these places itself."""
    rows = EventPlace.objects.filter(
        filed_under__in=places, status__in=SHOWN, event__status__in=SHOWN
    )
    counted = rows.order_by().values_list("filed_under").annotate(Count("event", distinct=True))
    return dict(counted)


def events_by_unit(units: Collection[Unit]) -> dict[int, int]:
    """Return how many shown events each of these units takes part in."""
    rows = EventUnit.objects.filter(unit__in=units, status__in=SHOWN, event__status__in=SHOWN)
    counted = rows.order_by().values_list("unit").annotate(Count("event", distinct=True))
    return dict(counted)


def parts(unit: Unit) -> QuerySet[EventUnit]:
    """Return a unit's parts in shown events, in the order of the events."""
    rows = EventUnit.objects.filter(unit=unit, status__in=SHOWN, event__status__in=SHOWN)
    return rows.select_related("event").order_by("event__earliest", "event_id", "pk")


def in_order(ids: Collection[int]) -> list[Place]:
    """Return places in the order of their ids given."""
    found = Place.objects.in_bulk(list(ids))
    return [found[pk] for pk in ids if pk in found]


def by_code(rows: QuerySet, column: str) -> dict[str, int]:
    """Return how many of these rows carry each code of a column."""
    return dict(rows.order_by().values_list(column).annotate(Count("pk")))
