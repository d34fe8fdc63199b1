"""Where the languages differ: the list over the whole archive."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from archive.filters import DifferenceFilter
from archive.presenters import asked
from archive.presenters import differences as present
from archive.presenters.counted_form import counted_form, difference_groups
from archive.presenters.lists import pages
from archive.presenters.ways import list_files
from archive.presenters.words import Count
from archive.queries import differences
from archive.views.listing import answered, elsewhere_asked, way_out
from archive.views.shared import page_words, paged


def difference_list(request: HttpRequest) -> HttpResponse:
    """List the differences between the languages that match."""
    pairs = asked.promised(request.GET, asked.DIFFERENCES)
    if moved := elsewhere_asked(request, pairs):
        return moved
    words = page_words()
    found = DifferenceFilter(request.GET, queryset=differences.open_differences())
    count = found.total
    page = paged(request, differences.for_rows(found.qs, found.order), count)
    papers = found.index.gazetteer.named("newspaper", found.everywhere.values("newspaper"))
    captions = {slug: words.caption(row) for slug, row in papers.items()}
    groups = difference_groups(captions, words)
    form = counted_form(found, groups, pairs, asked.DIFFERENCES, words, dated=True)
    context = {
        "page": pages(page, request.GET),
        "rows": present.rows(page, words),
        "count": Count(count),
        "everything": Count(found.everywhere.total({})),
        "dispatches": Count(_dispatches(found, pairs)),
        "form": form,
        "ways_out": way_out(found, form, count, pairs),
        "files": list_files("differences", pairs),
    }
    return answered(request, "difference_list", context, pairs)


def _dispatches(found: DifferenceFilter, pairs: asked.Pairs) -> int:
    """Return in how many dispatches these differences stand; remembered until one changes."""
    question = asked.query(asked.dropping(pairs, "sort", "page"))
    return found.index.remembered(
        ("dispatches that differ", question), lambda: differences.dispatches(found.qs)
    )
