"""How to cite a page, and the same as a file for a reference manager."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language

from archive.exports.citation import FILES, Written, readable
from archive.models import SHOWN, Discrepancy, Dispatch, Place, Status, Unit
from archive.presenters import citing, metadata
from archive.presenters.citing import Cited
from archive.presenters.metadata import Metadata
from archive.presenters.words import Words
from archive.queries import engagements
from archive.views.shared import find, gone, page_words


@dataclass(frozen=True, slots=True)
class Citation:
    """The citation of a page: each style, files to download, the address for print."""

    uid: str
    version: str
    url: str
    styles: tuple[Written, ...]
    files: tuple[tuple[str, str], ...]


def citation(request: HttpRequest, concept: str, row: Any, words: Words) -> Citation:
    """Return how to cite the page of a row: a dispatch, engagement, place, unit or difference."""
    cited = _cited(request, concept, row, words)
    files = tuple(
        (style.name, reverse(f"archive:{concept}_cite", args=[row.uid, extension]))
        for extension, style in FILES.items()
    )
    return Citation(cited.uid, cited.version, cited.url, readable(cited), files)


def about(
    request: HttpRequest, concept: str, row: Any, words: Words
) -> dict[str, Citation | Metadata]:
    """Return what the page of a row says of itself: how to cite it, and the tags of its head."""
    site = request.build_absolute_uri("/").rstrip("/")
    return {
        "citation": citation(request, concept, row, words),
        "meta": _METADATA[concept](row, words, site),
    }


def of_list(
    request: HttpRequest, title: str, version: str = "", query: str | None = None
) -> Citation:
    """Return how to cite a list as it is asked for, with the version of its data.

    The query is given where that of the request is not the list's own: a form sends empty fields.
    """
    path = request.get_full_path() if query is None else request.path + query
    url = request.build_absolute_uri(path)
    cited = citing.of_list(title, get_language() or "en", url, version)
    return Citation("", version, url, readable(cited), ())


def permanent(request: HttpRequest, concept: str, uid: str) -> str:
    """Return the address to print: without a language, so that it speaks the reader's."""
    path = reverse(f"archive:{concept}", args=[uid])
    return request.build_absolute_uri(path.replace(f"/{get_language()}/", "/", 1))


def download(request: HttpRequest, concept: str, uid: str, extension: str) -> HttpResponse:
    """Answer with the citation of a row as a file."""
    style = FILES[extension]
    row = find(_ROWS[concept](), uid)
    while merged := getattr(row, "merged_into", None):
        row = merged
    if getattr(row, "status", Status.ACCEPTED) not in SHOWN:
        return gone(request, concept, row)
    if row.uid != uid:
        return redirect(f"archive:{concept}_cite", row.uid, extension, permanent=True)
    text = style.write(_cited(request, concept, row, page_words()))
    name = f"communique-{uid}.{extension}"
    return HttpResponse(
        text,
        content_type=f"{style.mime}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _cited(request: HttpRequest, concept: str, row: Any, words: Words) -> Cited:
    if concept == "difference":
        url = permanent(request, "dispatch", row.dispatch.uid)
        return citing.of_difference(row, words, url)
    return _MAKERS[concept](row, words, permanent(request, concept, row.uid))


def _differences() -> QuerySet[Discrepancy]:
    return Discrepancy.objects.shown().select_related(
        "dispatch", "evidence_en__paragraph", "evidence_zh__paragraph"
    )


_MAKERS: dict[str, Callable[[Any, Words, str], Cited]] = {
    "dispatch": citing.of_dispatch,
    "engagement": citing.of_event,
    "place": citing.of_place,
    "unit": citing.of_unit,
}
_METADATA: dict[str, Callable[[Any, Words, str], Metadata]] = {
    "dispatch": metadata.of_dispatch,
    "engagement": metadata.of_event,
    "place": metadata.of_place,
    "unit": metadata.of_unit,
}
_ROWS: dict[str, Callable[[], QuerySet[Any]]] = {
    "dispatch": lambda: Dispatch.objects.select_related("newspaper", "source", "merged_into"),
    "engagement": engagements.for_page,
    "place": lambda: Place.objects.select_related("merged_into"),
    "unit": lambda: Unit.objects.select_related("merged_into"),
    "difference": _differences,
}
