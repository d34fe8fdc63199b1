"""Dispatches: the list by date of publication, and the facing text of each."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django_htmx.http import push_url

from archive.filters import DispatchFilter
from archive.presenters import asked, dispatch_page
from archive.presenters import dispatches as present
from archive.presenters.addresses import address
from archive.presenters.dispatch_form import (
    DEFAULTS,
    ORDER,
    DispatchForm,
    dispatch_form,
    legends,
    values_of,
)
from archive.presenters.lists import pages
from archive.presenters.shown import shown
from archive.presenters.words import Count, Words
from archive.queries import dispatches, results
from archive.queries.facets import counts
from archive.views.citing import about
from archive.views.formats import downloads
from archive.views.shared import elsewhere, find, page_of, page_words

MARKS_OFF = "marks_off"  # the cookie that keeps which kinds of mark a reader switched off


def dispatch_list(request: HttpRequest) -> HttpResponse:
    """List the dispatches that match, newest first, the undated last."""
    pairs = asked.canonical(request.GET, ORDER, DEFAULTS)
    written = [(name, value) for name, values in request.GET.lists() for value in values]
    if not request.htmx and pairs != written:  # type: ignore[attr-defined]
        return redirect(request.path + asked.query(pairs))
    words, found = page_words(), DispatchFilter(request.GET)
    selection = found.selection
    count = results.count(selection)
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
        "form": _form(found, pairs, words),
        "canonical": asked.query(pairs),
    }
    answer = render(request, "archive/dispatch_list.html", context)
    return push_url(answer, request.path + asked.query(pairs)) if request.htmx else answer  # type: ignore[attr-defined]


def _form(found: DispatchFilter, pairs: asked.Pairs, words: Words) -> DispatchForm:
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
