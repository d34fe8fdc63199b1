"""The concordance: every hit of a question in its line, on a page and as a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse

from archive.exports import concordance as export
from archive.exports import tables
from archive.presenters.asking import WAYS, left_out, nothing, reading, unread
from archive.presenters.concordance import rows
from archive.presenters.lists import changed, no_such_page
from archive.presenters.words import Count
from archive.search import find, near
from archive.search.ask import Question, ask
from archive.search.kinds import DISPATCH
from archive.search.lines import Line, by_left, by_right, lines
from archive.views.files import CSV, streamed
from archive.views.shared import page_words

SORTS = ("", "date", "left", "right")
FILE_SORTS = ("", "date")  # of a file, which is sent before all of its lines are known
PER_PAGE = 50
MOST = 1000  # lines that can be sorted by the words beside them, and paged through


def concordance(request: HttpRequest) -> HttpResponse:
    """Show every hit in its line."""
    asked, words = request.GET, page_words()
    question = _question(request)
    number = _number(asked.get("page", ""))
    first = (number - 1) * PER_PAGE
    count = find.count(DISPATCH, question) if question.root else 0
    found = _shown(question, asked.get("sort", ""), first) if count else []
    if len(found) <= first:  # past the end: the last page there is
        number = max(1, -(-len(found) // PER_PAGE))
        first = (number - 1) * PER_PAGE
    shown = found[first : first + PER_PAGE]
    more = len(found) > first + PER_PAGE and first + PER_PAGE < MOST
    context: dict[str, Any] = {
        "typed": asked.get("q", "").strip(),
        "reading": reading(question, asked),
        "captions": question.aside,
        "unused": left_out(asked, {**WAYS, "sort": SORTS}),
        "no_page": no_such_page(asked, number),
        "asks": question.root is not None,
        "count": Count(count),
        "rows": rows(shown, words),
        "sort": asked.get("sort", "") if asked.get("sort") in SORTS else "",
        "sorts": {code or "newest": changed(asked, sort=code or None, page=None) for code in SORTS},
        "most": Count(MOST) if len(found) >= MOST else 0,
        "number": number,
        "previous": changed(asked, page=str(number - 1) if number > 2 else None)
        if number > 1
        else "",
        "next": changed(asked, page=str(number + 1)) if more else "",
        "search": reverse("archive:search") + changed(asked, sort=None, page=None),
        "file": reverse("files:concordance_csv")
        + changed(asked, page=None, sort="date" if asked.get("sort") == "date" else None),
        "nothing": nothing(near.parts(DISPATCH, question.typed, question), asked)
        if question.root and not count
        else (),
    }
    return render(request, "archive/concordance.html", context)


def concordance_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Return every hit in its line as a table, by date."""
    question = _question(request)
    order = find.OLDEST if request.GET.get("sort") == "date" else find.NEWEST
    found: Iterator[Line] = lines(question, order=order) if question.root else iter(())
    site = request.build_absolute_uri("/").rstrip("/")
    table = tables.as_csv(export.COLUMNS, export.table(found, site))
    unused = unread(request.GET, {**WAYS, "sort": FILE_SORTS})
    if question.problems:
        unused.insert(0, "q")
    return streamed(table, CSV, "concordance.csv", unused)


def _question(request: HttpRequest) -> Question:
    asked = request.GET
    return ask(
        asked.get("q", ""),
        names=asked.get("names") != "off",
        aside=asked.get("captions") == "1",
    )


def _number(text: str) -> int:
    number = int(text) if text.isdecimal() and len(text) < 4 else 1
    return min(max(number, 1), MOST // PER_PAGE)


def _shown(question: Question, sort: str, first: int) -> list[Line]:
    """Return the lines up to the end of a page and one more, or all that can be sorted."""
    if sort in ("left", "right"):
        found = list(islice(lines(question), MOST))
        return sorted(found, key=by_left if sort == "left" else by_right)
    order = find.OLDEST if sort == "date" else find.NEWEST
    return list(islice(lines(question, order=order), min(first + PER_PAGE + 1, MOST)))
