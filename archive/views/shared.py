"""What every page does: speak the reader's language, turn pages, keep addresses for ever."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import unquote

from django.conf import settings
from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language

from archive.models import SHOWN, Decision
from archive.presenters.addresses import address
from archive.presenters.log import log
from archive.presenters.words import Words
from archive.queries.labels import labels


def page_words() -> Words:
    """Return the language of this page with its labels."""
    language = get_language() or settings.LANGUAGE_CODE
    return Words(language, labels(language))


class CountedPaginator(Paginator):
    """A paginator that was told how many rows there are."""

    def __init__(self, rows: Any, count: int, per_page: int | None = None) -> None:
        super().__init__(rows, per_page or settings.PAGE_SIZE)
        self.count = count


def paged(request: HttpRequest, rows: QuerySet, count: int | None = None) -> Page:
    """Return the page asked for, or the nearest there is."""
    known = rows.count() if count is None else count
    return CountedPaginator(rows, known).get_page(request.GET.get("page"))


class CutPaginator(CountedPaginator):
    """A paginator of rows that are cut out of an order by the number of their page."""

    def __init__(self, count: int, cut: Callable[[int], list[Any]]) -> None:
        super().__init__(cut, count)
        self.cut = cut

    def page(self, number: Any) -> Page:
        """Return the rows of one page."""
        valid = self.validate_number(number)
        return Page(self.cut(valid), valid, self)


def page_of(request: HttpRequest, count: int, cut: Callable[[int], list[Any]]) -> Page:
    """Return the page asked for, or the nearest there is, of as many rows; `cut` reads one."""
    return CutPaginator(count, cut).get_page(request.GET.get("page"))


def find(rows: QuerySet, uid: str) -> Any:
    """Return the row with this permanent id, or answer 404."""
    return get_object_or_404(rows, uid=uid)


def elsewhere(request: HttpRequest, concept: str, row: Any) -> HttpResponse | None:
    """Return the answer for a row whose page is not at this address, or None.

    A merged row leads to where it went, a wrong slug to the right one, and what was rejected or
    withdrawn says so.
    """
    target = row
    while target.merged_into is not None:
        target = target.merged_into
    if getattr(target, "status", SHOWN[0]) not in SHOWN:
        return gone(request, concept, target)
    canonical = address(concept, target)
    if request.path == unquote(canonical):
        return None
    question = request.META.get("QUERY_STRING", "")  # the results it was found in
    return HttpResponsePermanentRedirect(f"{canonical}?{question}" if question else canonical)


def gone(request: HttpRequest, concept: str, row: Any) -> HttpResponse:
    """Say who rejected or withdrew a proposal, and why."""
    decisions = log(Decision.objects.about(concept_kind(row), row.uid))
    context = {"concept": concept, "status": row.get_status_display(), "uid": row.uid}
    note = {"log": decisions, "note": row.review_note, "code": row.status}
    return render(request, "archive/gone.html", {**context, **note}, status=410)


def concept_kind(row: Model) -> str:
    """Return the word under which decisions about such a row are kept."""
    return str(row._meta.model_name)
