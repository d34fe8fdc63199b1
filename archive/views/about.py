"""The first page, and what the archive says about itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.models import Place
from archive.presenters import home as present
from archive.presenters.figures import Difference, difference
from archive.presenters.glossary import chapters
from archive.presenters.lists import region_options
from archive.presenters.texts import headings
from archive.presenters.words import Count, Words
from archive.queries import histogram
from archive.queries.differences import latest_differences
from archive.queries.facets import counts
from archive.queries.glossary import glossary_terms
from archive.queries.overview import holdings
from archive.queries.regions import region_tree
from archive.queries.selection import Selection
from archive.views.charts import chart
from archive.views.maps import on_map
from archive.views.shared import page_words

LATEST = 5


def home(request: HttpRequest) -> HttpResponse:
    """Show what the archive holds and the ways into it."""
    words = page_words()
    everything = Selection()
    places = everything.index.gazetteer
    tree = region_tree(counts(everything, "region"), places.tree, places.rows[Place])
    context = {
        "holdings": {name: Count(n) for name, n in holdings(everything).items()},
        "chart": chart(everything, [], words, reverse("archive:engagement_list")),
        "map": on_map(everything, None, [], words)["map"],
        "years": histogram.by_year(everything),
        "regions": region_options(tree, (), words),
        "papers": _ways(everything, "paper", words),
        "units": _ways(everything, "unit", words),
        "differences": present.once(_told(words), LATEST),
    }
    return render(request, "archive/home.html", context)


def _told(words: Words) -> Iterator[Difference]:
    # Twice as many as are shown: a curator and the program may tell of the same words.
    return (difference(row, words) for row in latest_differences(2 * LATEST))


def _ways(everything: Selection, facet: str, words: Words) -> tuple[present.Way, ...]:
    leading = present.leading(counts(everything, facet))
    return present.ways(facet, leading, everything.index.gazetteer.named(facet, leading), words)


def about(request: HttpRequest) -> HttpResponse:
    """Say where the data come from, how they were made, and what they cannot tell."""
    return _text(request, "about", title=_("About the data"))


def help_page(request: HttpRequest) -> HttpResponse:
    """Say how to ask, and how to read the answers."""
    return _text(request, "help", title=_("Help"))


def accessibility(request: HttpRequest) -> HttpResponse:
    """Say how the pages can be used, and what was tested."""
    return _text(request, "accessibility", title=_("Accessibility"))


def glossary(request: HttpRequest) -> HttpResponse:
    """Explain the words of communiqués, as both languages print them."""
    found = chapters(glossary_terms(), page_words())
    return render(request, "archive/glossary.html", {"chapters": found})


def _text(request: HttpRequest, name: str, **context: Any) -> HttpResponse:
    """Show a text that was written in each language, with its headings as contents."""
    body = render_to_string(f"archive/texts/{name}/{get_language()}.html", context, request)
    return render(
        request, "archive/text.html", {**context, "body": body, "headings": headings(body)}
    )
