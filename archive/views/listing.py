"""What every list does: one address a question, results that swap in place, and a way out."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django_htmx.http import push_url

from archive.filters import ArchiveFilterSet
from archive.presenters import asked, returning
from archive.presenters.forms import Form, WayOut, ways_out


def elsewhere_asked(request: HttpRequest, pairs: asked.Pairs) -> HttpResponse | None:
    """Return the way to the address that a question has, or None where it is this one."""
    cited = [] if returning.CITED in dict(pairs) else _cited(request)
    if request.htmx or [*pairs, *cited] == asked.written(request.GET):  # type: ignore[attr-defined]
        return None
    return HttpResponseRedirect(request.path + asked.query([*pairs, *cited]))


def _cited(request: HttpRequest) -> asked.Pairs:
    """Return the citation by which a reader came back, which is no part of the question."""
    given = request.GET.get(returning.CITED, "")
    return [(returning.CITED, given)] if given else []


def answered(
    request: HttpRequest, template: str, context: dict[str, Any], pairs: asked.Pairs
) -> HttpResponse:
    """Answer with a list; what htmx asked for takes the address of its question."""
    query = asked.query(pairs)
    answer = render(request, f"archive/{template}.html", {**context, "canonical": query})
    return push_url(answer, request.path + query) if request.htmx else answer  # type: ignore[attr-defined]


def way_out(
    found: ArchiveFilterSet, form: Form, count: int, pairs: asked.Pairs
) -> tuple[WayOut, ...]:
    """Return what could be left out where nothing was found."""
    return () if count or not form.chips else ways_out(form.chips, found.in_the_way(), pairs)
