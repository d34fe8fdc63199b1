"""Engagements over time, apart for each region or unit."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.models import SHOWN, Event, EventPlace, EventUnit
from archive.queries.facets import counts
from archive.queries.histogram import Bin, histogram
from archive.queries.results import count, events_on_page, page_ids
from archive.queries.selection import Selection

SINGLY = 300  # engagements that are drawn one by one; more are counted by period
ROWS = 24


@dataclass(frozen=True, slots=True)
class Told:
    """A dated engagement with the rows of the timeline that it stands in."""

    event: Event
    rows: frozenset[str]


def leading_rows(selection: Selection, facet: str, most: int = ROWS) -> Mapping[str, int]:
    """Return the regions or units with the most engagements, with how many they have.

    Where one of them is chosen, only what lies in it or is chosen is counted.
    """
    here = counts(selection.without(facet), facet)
    rows = dict(here)
    chosen = [value for value in selection.chosen.get(facet, ()) if value in rows]
    if chosen and facet == "region":
        gazetteer = selection.index.gazetteer
        places = [int(gazetteer.value(facet, slug)) for slug in chosen if slug != "unknown"]
        inside = {gazetteer.slug(facet, str(pk)) for pk in gazetteer.tree.under(places)}
        rows = {slug: number for slug, number in here.items() if slug in inside or slug in chosen}
    elif chosen:
        rows = {slug: here[slug] for slug in chosen}
    found = sorted(rows, key=lambda slug: (slug == "unknown", -rows[slug], slug))
    return {slug: rows[slug] for slug in found[:most] if rows[slug]}


def singly(selection: Selection, facet: str) -> list[Told] | None:
    """Return each dated engagement with its rows, or None where there are too many to draw."""
    if count(selection) > SINGLY:
        return None
    events = list(events_on_page(page_ids(selection, per_page=SINGLY)))
    rows = _rows_of([event.pk for event in events], selection, facet)
    unknown = frozenset({"unknown"})
    return [
        Told(event, rows.get(event.pk, unknown)) for event in events if event.earliest is not None
    ]


def by_period(
    selection: Selection, facet: str, rows: Iterable[str], first: dt.date, last: dt.date
) -> Mapping[str, tuple[Bin, ...]]:
    """Return for each row how many engagements begin in each period."""
    return {row: histogram(selection.narrowed(**{facet: row}), first, last).bins for row in rows}


def _rows_of(ids: list[int], selection: Selection, facet: str) -> dict[int, frozenset[str]]:
    """Return the slugs of the units of events, or of the places they are filed in and above."""
    gazetteer, found = selection.index.gazetteer, defaultdict(set)
    if facet == "unit":
        units = EventUnit.objects.filter(event__in=ids, status__in=SHOWN, unit__isnull=False)
        for event, pk in units.values_list("event_id", "unit_id"):
            found[event].add(gazetteer.slug(facet, str(pk)))
    else:
        filed = EventPlace.objects.filter(
            event__in=ids, status__in=SHOWN, filed_under__isnull=False
        )
        for event, pk in filed.values_list("event_id", "filed_under_id"):
            found[event] |= {
                gazetteer.slug("region", str(above)) for above in gazetteer.tree.upward([pk])
            }
    return {event: frozenset(slugs) for event, slugs in found.items()}
