"""The calendar of each newspaper: year, month, day, page, article."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from archive.models import Newspaper
from archive.presenters import calendar as present
from archive.presenters import dispatches as present_dispatches
from archive.presenters.calendar import Held, Paper
from archive.presenters.words import Count, Words
from archive.queries import calendar, dispatches, results
from archive.queries.facets import counts
from archive.queries.selection import Selection
from archive.views.shared import page_words

ISSUE = 500  # articles of one day that its page shows


def papers(request: HttpRequest) -> HttpResponse:
    """List the newspapers with what is held of each."""
    words, everything = page_words(), Selection.of_dispatches()
    held = counts(everything, "newspaper")
    context = {
        "papers": [
            _paper(row, everything.narrowed(newspaper=row.slug), words)
            for row in Newspaper.objects.all()
            if held.get(row.slug)
        ],
        "unknown": held.get("unknown", 0),
    }
    return render(request, "archive/calendar_papers.html", context)


def _paper(row: Newspaper, held: Selection, words: Words) -> Paper:
    years = list(calendar.years(held))
    first = min(calendar.days(held, years[0]), default=None) if years else None
    last = max(calendar.days(held, years[-1]), default=None) if years else None
    own, other = present.caption(row, words)
    return Paper(
        name=own,
        other=other,
        address=present.of_paper(row),
        place=row.place,
        number=Count(results.count(held)),
        first=words.day(first).text if first else "",
        last=words.day(last).text if last else "",
        languages={code: Count(n) for code, n in counts(held, "language").items()},
        undated=Count(results.lacking(held)["undated"]),
        slug=row.slug,
    )


def paper(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the years of a newspaper with their months."""
    row, words, selection = _asked(slug)
    found = calendar.years(selection)
    held = _held(
        selection,
        lambda some: present.of_months({year: calendar.months(some, year) for year in found}),
    )
    context = {
        "lines": present.years(row, held, words),
        "months": present.months_named(),
        "undated": results.lacking(selection)["undated"],
        "languages": counts(selection, "language"),
        **_frame(row, sum(found.values()), words),
    }
    return render(request, "archive/calendar_paper.html", context)


def paper_year(request: HttpRequest, slug: str, year: int) -> HttpResponse:
    """Show a year of a newspaper day by day."""
    row, words, selection = _asked(slug, year)
    held = _held(selection, lambda some: calendar.days(some, year))
    known = list(calendar.years(selection))
    context = {
        "months": [present.month(row, year, number, held) for number in range(1, 13)],
        "weekdays": present.weekdays(),
        "before": _step(row, max((y for y in known if y < year), default=None)),
        "after": _step(row, min((y for y in known if y > year), default=None)),
        **_frame(row, sum(held.everything.values()), words, year),
    }
    return render(request, "archive/calendar_year.html", context)


def paper_month(request: HttpRequest, slug: str, year: int, month: int) -> HttpResponse:
    """Show a month of a newspaper day by day."""
    row, words, selection = _asked(slug, year, month)
    held = _held(selection, lambda some: calendar.days(some, year, month))
    months = [(y, m) for y in calendar.years(selection) for m in calendar.months(selection, y)]
    context = {
        "month": present.month(row, year, month, held),
        "weekdays": present.weekdays(),
        "before": _step(row, *max((at for at in months if at < (year, month)), default=(None,))),
        "after": _step(row, *min((at for at in months if at > (year, month)), default=(None,))),
        **_frame(row, sum(held.everything.values()), words, year, month),
    }
    return render(request, "archive/calendar_month.html", context)


def paper_day(request: HttpRequest, slug: str, year: int, month: int, day: int) -> HttpResponse:
    """Show what one day of a newspaper printed, page by page."""
    row, words, selection = _asked(slug, year, month, day)
    date = dt.date(year, month, day)
    issue = calendar.issue(selection, date)
    ids = results.page_ids(issue, "-date", per_page=ISSUE)
    rows = present_dispatches.rows(dispatches.for_rows(ids), words)
    before, after = calendar.beside(selection, date)
    context = {
        "day": words.day(date),
        "count": results.count(issue),
        "pages": [(page, tuple(several)) for page, several in groupby(rows, lambda one: one.page)],
        "shown": len(rows),
        "before": _step(row, *_parts(before)),
        "after": _step(row, *_parts(after)),
        **_frame(row, results.count(issue), words, year, month, day),
    }
    return render(request, "archive/calendar_day.html", context)


def _asked(slug: str, *parts: int) -> tuple[Newspaper, Words, Selection]:
    """Return the newspaper and what is held of it, or answer 404 for a day that never was."""
    row = get_object_or_404(Newspaper, slug=slug)
    try:
        dt.date(*(*parts, 1, 1, 1)[:3]) if parts else None
    except ValueError as error:
        raise Http404(str(error)) from error
    return row, page_words(), Selection.of_dispatches().narrowed(newspaper=slug)


def _held(selection: Selection, count: Callable[[Selection], Mapping[dt.date, int]]) -> Held:
    """Return counts of everything, and of what is held in English or in Chinese only."""
    english, chinese = (selection.narrowed(language=code) for code in ("en", "zh"))
    return Held(count(selection), count(english), count(chinese))


def _step(row: Newspaper, *parts: int | None) -> tuple[str, str] | None:
    """Return the name and address of the year, month or day beside this one."""
    known = [part for part in parts if part is not None]
    return (present.named(*known), present.of_paper(row, *known)) if known else None


def _parts(day: dt.date | None) -> tuple[int | None, ...]:
    return (day.year, day.month, day.day) if day else (None,)


def _frame(row: Newspaper, number: int, words: Words, *parts: int) -> dict[str, object]:
    own, other = present.caption(row, words)
    crumbs = list(present.crumbs(row, words, *parts))
    return {
        "paper": own,
        "other": other,
        "slug": row.slug,
        "number": Count(number),
        "crumbs": crumbs[:-1],
        "name": present.named(*parts),
    }
