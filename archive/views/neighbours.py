"""From an engagement to the one before or after it in the results, and back to its place in them.

The page of an engagement only carries the question that found it; what stands beside it is looked
up when a reader goes there.
"""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from archive.filters import EventFilter
from archive.models import Event
from archive.presenters import asked
from archive.presenters.addresses import address
from archive.queries import results
from archive.views.shared import find

STEPS = {"previous": -1, "next": 1}


def beside(request: HttpRequest, uid: str, step: str) -> HttpResponse:
    """Lead to the engagement before or after one, or to the page of results that holds it."""
    event = find(Event.objects.shown(), uid)
    found = EventFilter(request.GET)
    pairs = asked.dropping(asked.canonical(request.GET), "page", "view", "rows", "bbox")
    ordered = results.ordered(found.selection, found.order)
    place = ordered.place(event.pk)
    if place is not None and step in STEPS:
        wanted = place + STEPS[step]
        ids = tuple(ordered.cut(wanted, wanted + 1)) if wanted >= 0 else ()
        for neighbour in results.events_on_page(ids):
            return HttpResponseRedirect(address("engagement", neighbour) + asked.query(pairs))
    page = (place or 0) // settings.PAGE_SIZE + 1
    there = [*pairs, ("page", str(page))] if page > 1 else pairs
    results_page = reverse("archive:engagement_list") + asked.query(there)
    return HttpResponseRedirect(results_page + (f"#e-{uid}" if place is not None else ""))
