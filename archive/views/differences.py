"""Where the languages differ: the list over the whole archive."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.filters import DifferenceFilter
from archive.models import Newspaper
from archive.presenters import differences as present
from archive.presenters.forms import difference_form
from archive.presenters.lists import pages
from archive.queries import differences
from archive.queries.gazetteer import by_code
from archive.views.shared import page_words, paged


def difference_list(request: HttpRequest) -> HttpResponse:
    """List the differences between the languages that match."""
    words = page_words()
    found = DifferenceFilter(request.GET, queryset=differences.open_differences())
    counts = differences.tally(found.qs)
    page = paged(
        request, differences.for_rows(found.qs, found.given("sort") or "date"), counts["all"]
    )
    kinds = by_code(found.without("kind"), "kind")
    severities = by_code(found.without("severity"), "severity")
    context = {
        "page": pages(page, request.GET),
        "rows": present.rows(page, words),
        "counts": counts,
        "count": counts["all"],
        "everything": found.queryset.count() if found.active() else counts["all"],
        "form": difference_form(found, kinds, severities, Newspaper.objects.all(), words),
    }
    return render(request, "archive/difference_list.html", context)
