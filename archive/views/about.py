"""The first page, and what the archive says about itself."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.presenters.figures import difference
from archive.presenters.lists import region_options
from archive.queries import histogram
from archive.queries.differences import latest_differences
from archive.queries.facets import counts
from archive.queries.overview import holdings
from archive.queries.regions import region_tree
from archive.queries.selection import Selection
from archive.views.shared import page_words

LATEST = 5


def home(request: HttpRequest) -> HttpResponse:
    """Show what the archive holds and the ways into it."""
    words = page_words()
    everything = Selection()
    tree = everything.index.gazetteer.tree
    context = {
        "holdings": holdings(),
        "years": histogram.by_year(everything),
        "regions": region_options(region_tree(counts(everything, "region"), tree), (), words),
        "differences": [difference(row, words) for row in latest_differences(LATEST)],
    }
    return render(request, "archive/home.html", context)


def about(request: HttpRequest) -> HttpResponse:
    """Say what a figure is, what the machine did and what people did."""
    return render(request, "archive/about.html")
