"""Search: one box over dispatches, engagements, places and units."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_vary_headers

from archive.presenters import search as present
from archive.presenters.asking import WAYS, left_out, nothing, reading
from archive.presenters.lists import changed, no_such_page, pages
from archive.presenters.suggest import offers
from archive.presenters.words import Count, Words
from archive.queries import gazetteer as counts
from archive.queries import hits
from archive.queries.hit_counts import hit_counts
from archive.queries.selection import Selection
from archive.search import find, near
from archive.search.ask import Question, ask
from archive.search.gazetteer import PLACE, UNIT, named
from archive.search.kinds import DISPATCH, EVENT
from archive.search.suggest import suggestions
from archive.search.syntax import MAX_LENGTH
from archive.views.shared import CountedPaginator, page_words

ALL = ""
KINDS = {"dispatch": DISPATCH, "engagement": EVENT}
TABS = (ALL, "dispatch", "engagement", PLACE, UNIT)
SORTS = {"": "relevance", "date": find.OLDEST, "-date": find.NEWEST}
PER_PAGE, FIRST = 20, 5
DEEPEST = 10_000  # hits that can be paged through; more are for the export or another filter


@dataclass(frozen=True, slots=True)
class Found:
    """How many of each kind there are; of places and units, which."""

    counts: dict[str, int]
    places: list[int]
    units: list[int]


def search(request: HttpRequest) -> HttpResponse:
    """Show what was found, or how to look for it."""
    words = page_words()
    typed = request.GET.get("q", "").strip()
    question = ask(
        typed,
        names=request.GET.get("names") != "off",
        aside=request.GET.get("captions") == "1",
    )
    context: dict[str, Any] = {
        "typed": typed,
        "reading": reading(question, request.GET),
        "captions": question.aside,
        "unused": left_out(request.GET, {**WAYS, "kind": TABS, "sort": SORTS}),
        "asks": question.asks,
    }
    if question.asks:
        context |= _results(request, question, words)
    return render(request, "archive/search.html", context)


def _results(request: HttpRequest, question: Question, words: Words) -> dict[str, Any]:
    asked = request.GET
    tab = asked["kind"] if asked.get("kind") in TABS else ALL
    sort = asked["sort"] if asked.get("sort") in SORTS else ""
    found = _counted(question)
    total = sum(found.counts.values()) if tab == ALL else found.counts[tab]
    context: dict[str, Any] = {
        "tab": tab,
        "sort": sort,
        "counts": {name: Count(number) for name, number in found.counts.items()},
        "concordance": reverse("archive:concordance")
        + changed(asked, kind=None, page=None, sort=None),
        "narrowed": reverse("archive:engagement_list")
        + changed(asked, kind=None, page=None, sort=None, captions=None),
        "total": total,
        "no_page": no_such_page(asked, 1),  # nothing but a kind of its own has further pages
        "tabs": {name or "all": changed(asked, kind=name or None, page=None) for name in TABS},
        "sorts": {
            name: changed(asked, sort=code or None, page=None)
            for name, code in (("relevance", ""), ("newest", "-date"), ("oldest", "date"))
        },
        "ranked": find.RANKED if sort == "" else 0,
        "most": max(found.counts[name] for name in KINDS if tab in (ALL, name))
        if tab in (ALL, *KINDS)
        else 0,
    }
    among = Selection() if found.places or found.units else None
    shown = [name for name in TABS[1:] if tab in (ALL, name)]
    for name in shown:
        context[f"{name}s"] = _rows(
            request, name, tab, sort, found, question, words, context, among
        )
    if not total:
        kind = KINDS.get(tab, DISPATCH)
        context["nothing"] = nothing(near.parts(kind, question.typed, question), asked)
    return context


def _counted(question: Question) -> Found:
    names = named(question)
    places, units = names[PLACE], names[UNIT]
    counted = hit_counts([(kind, question) for kind in KINDS.values()])
    numbers = dict(zip(KINDS, counted, strict=True))
    return Found({**numbers, PLACE: len(places), UNIT: len(units)}, places, units)


def _rows(
    request: HttpRequest,
    name: str,
    tab: str,
    sort: str,
    found: Found,
    question: Question,
    words: Words,
    context: dict[str, Any],
    among: Selection | None,
) -> tuple[Any, ...]:
    """Return the rows of one kind: the first of them under all, a page under its own tab."""
    number = found.counts[name]
    first, size = 0, FIRST
    if tab:
        turned = CountedPaginator([], min(number, DEEPEST), PER_PAGE)
        page = turned.get_page(request.GET.get("page"))
        first, size = (page.number - 1) * PER_PAGE, PER_PAGE
        context["page"] = pages(page, request.GET)
        context["no_page"] = context["page"].problem
        context["deepest"] = DEEPEST if number > DEEPEST else 0
    if not number:
        return ()
    if name == PLACE:
        places = hits.found_places(found.places[first : first + size])
        events = counts.events_by_place(places, among)
        return present.found_names(places, PLACE, events, question, words)
    if name == UNIT:
        units = hits.found_units(found.units[first : first + size])
        events = counts.events_by_unit(units, among)
        return present.found_names(units, UNIT, events, question, words)
    kind = KINDS[name]
    if sort == "":
        pks = find.best(kind, question, number=number, first=first, size=size)
    else:
        pks = find.pks(kind, question, number=number, first=first, size=size, order=SORTS[sort])
    if name == "dispatch":
        return present.found_dispatches(hits.found_dispatches(pks), question, words)
    return present.found_events(hits.found_events(pks), question, words)


def suggest(request: HttpRequest) -> HttpResponse:
    """Show what may be meant: a page of links, or the options of the search box."""
    typed = request.GET.get("q", "")[:MAX_LENGTH].strip()
    context: dict[str, Any] = {"typed": typed}
    context["offers"] = offers(suggestions(typed), page_words())
    context["unused"] = left_out(request.GET, {}, free=("q",))
    page = "partials/_suggestions" if request.htmx else "suggest"  # type: ignore[attr-defined]
    answer = render(request, f"archive/{page}.html", context)
    patch_vary_headers(answer, ["HX-Request"])
    return answer
