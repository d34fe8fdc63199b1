"""Found dispatches and events with what a page of hits prints, in a fixed number of queries."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.db.models import F, Prefetch, prefetch_related_objects

from archive.models import Dispatch, Event, Paragraph, Place, PlaceName, Unit, UnitName
from archive.queries import dispatches
from archive.queries.gathered import gather
from archive.queries.results import events_on_page


def found_dispatches(pks: Sequence[int]) -> list[Dispatch]:
    """Return dispatches in the order given, with their current text and its alignment."""
    current = Paragraph.objects.filter(source=F("dispatch__source")).order_by("position")
    rows = dispatches.for_rows(pks)
    prefetch_related_objects(rows, Prefetch("paragraphs", current), "alignments")
    return rows


def found_events(pks: Sequence[int]) -> list[Event]:
    """Return shown events in the order given, with what a row of their list prints."""
    events = events_on_page(tuple(pks))
    gather(events)
    return events


def found_places(pks: Collection[int]) -> dict[Place, list[PlaceName]]:
    """Return places by name, with all their names."""
    names = PlaceName.objects.filter(place__in=pks).select_related("place")
    found: dict[Place, list[PlaceName]] = {}
    for name in names.order_by("place__name_en", "place", "-preferred", "language", "pk"):
        found.setdefault(name.place, []).append(name)
    return found


def found_units(pks: Collection[int]) -> dict[Unit, list[UnitName]]:
    """Return units by side and name, with all their names."""
    names = UnitName.objects.filter(unit__in=pks).select_related("unit")
    found: dict[Unit, list[UnitName]] = {}
    for name in names.order_by(
        "unit__side", "unit__name_en", "unit", "-preferred", "language", "pk"
    ):
        found.setdefault(name.unit, []).append(name)
    return found
