"""The engagements before and after one, in the results that its address names."""

from __future__ import annotations

from django.http import HttpRequest

from archive.filters import EventFilter
from archive.models import Event
from archive.presenters import asked, neighbours
from archive.presenters.words import Words
from archive.queries import results


def within_results(
    request: HttpRequest, event: Event, words: Words
) -> neighbours.Neighbours | None:
    """Return what stands beside an engagement; an address without a question means all of them."""
    found = EventFilter(request.GET)
    selection, order = found.selection, found.order
    place = results.ordered(selection, order).place(event.pk)
    if place is None:
        return None
    first = max(place - 1, 0)
    ids = results.ordered(selection, order).cut(first, place + 2)
    beside = {row.pk: row for row in results.events_on_page(tuple(ids))}
    before = beside.get(ids[0]) if place else None
    after = beside.get(ids[-1]) if ids[-1] != event.pk else None
    pairs = asked.dropping(asked.canonical(request.GET), "page", "view", "rows", "bbox")
    return neighbours.neighbours(place, results.count(selection), before, after, pairs, words)
