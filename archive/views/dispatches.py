"""Dispatches: the list by date of publication, and the facing text of each."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers

from archive.filters import DispatchFilter
from archive.presenters import asked, dispatch_page
from archive.presenters import dispatches as present
from archive.presenters.addresses import address
from archive.presenters.asking import reading
from archive.presenters.dispatch_form import (
    DEFAULTS,
    ORDER,
    dispatch_form,
    legends,
    values_of,
)
from archive.presenters.forms import Form
from archive.presenters.lists import pages
from archive.presenters.shown import shown
from archive.presenters.ways import list_files
from archive.presenters.words import Count, Words
from archive.queries import dispatches, results
from archive.queries.facets import counts
from archive.views.citing import about
from archive.views.formats import downloads
from archive.views.listing import answered, elsewhere_asked, way_out
from archive.views.shared import elsewhere, find, page_of, page_words

MARKS_OFF = "marks_off"  # the cookie that keeps which kinds of mark a reader switched off


def dispatch_list(request: HttpRequest) -> HttpResponse:
    """List the dispatches that match, newest first, the undated last."""
    pairs = asked.canonical(request.GET, ORDER, DEFAULTS)
    if moved := elsewhere_asked(request, pairs):
        return moved
    words, found = page_words(), DispatchFilter(request.GET)
    selection = found.selection
    count, form = results.count(selection), _form(found, pairs, words)
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
        "count": Count(count),
        "everything": Count(results.count(selection.everything())),
        "undated": Count(results.lacking(selection)["undated"]),
        "form": form,
        "ways_out": way_out(found, form, count, pairs),
        "files": list_files("dispatches", pairs),
        "reading": replace(reading(found.question, found.data), problems=()),
    }
    return answered(request, "dispatch_list", context, pairs)


def _form(found: DispatchFilter, pairs: asked.Pairs, words: Words) -> Form:
    selection, everything = found.selection, found.selection.everything()
    here = {name: counts(selection, name) for name in legends()}
    everywhere = {name: counts(everything, name) for name in legends()}
    names = {
        name: {
            slug: words.caption(row)
            for slug, row in selection.index.gazetteer.named(
                name, values_of(name, here[name], everywhere[name], found.chosen(name))
            ).items()
        }
        for name in ("newspaper", "agency")
    }
    return dispatch_form(found, pairs, here, everywhere, names, words)


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
