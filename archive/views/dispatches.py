"""Dispatches: the list by date of publication, and the facing text of each."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from archive.filters import DispatchFilter
from archive.models import Newspaper
from archive.presenters import dispatch_page
from archive.presenters import dispatches as present
from archive.presenters.addresses import address
from archive.presenters.forms import dispatch_form
from archive.presenters.lists import pages
from archive.presenters.shown import shown
from archive.queries import dispatches, results
from archive.queries.facets import counts
from archive.views.citing import about
from archive.views.formats import downloads
from archive.views.shared import elsewhere, find, page_of, page_words

MARKS_OFF = "marks_off"  # the cookie that keeps which kinds of mark a reader switched off


def dispatch_list(request: HttpRequest) -> HttpResponse:
    """List the dispatches that match, newest first, the undated last."""
    words = page_words()
    found = DispatchFilter(request.GET)
    selection = found.selection
    count, papers = results.count(selection), counts(selection, "newspaper")
    page = page_of(
        request,
        count,
        lambda number: dispatches.for_rows(
            results.page_ids(selection, found.order, number, settings.PAGE_SIZE)
        ),
    )
    context = {
        "page": pages(page, request.GET),
        "rows": present.rows(page, words),
        "counts": results.lacking(selection),
        "count": count,
        "everything": results.count(selection.everything()),
        "form": dispatch_form(found, Newspaper.objects.all(), papers, words),
    }
    return render(request, "archive/dispatch_list.html", context)


def dispatch(request: HttpRequest, uid: str, slug: str = "") -> HttpResponse:
    """Show one dispatch, its languages facing paragraph by paragraph."""
    row = find(dispatches.for_page(), uid)
    if moved := elsewhere(request, "dispatch", row):
        return moved
    show = shown(request.GET, request.COOKIES.get(MARKS_OFF, ""), row)
    places, units = dispatches.marked(getattr(row, "reading", None))
    addresses = {("place", place.slug): address("place", place) for place in places}
    addresses |= {("unit", unit.slug): address("unit", unit) for unit in units}
    beside, events = dispatches.beside(row), list(dispatches.reported(row))
    words = page_words()
    page = dispatch_page.page(row, events, addresses, beside, show.words, words)
    context = {
        "dispatch": page,
        "shown": show,
        "downloads": downloads(row),
        **about(request, "dispatch", row, words),
    }
    response = render(request, "archive/dispatch_detail.html", context)
    patch_vary_headers(response, ["Cookie"])
    return response
