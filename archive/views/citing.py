"""How to cite a page, and the same as a file for a reference manager."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language

from archive.exports.citation import FILES, Written, readable
from archive.models import SHOWN, Discrepancy, Dispatch, Place, Status, Unit
from archive.presenters import citing, metadata, returning
from archive.presenters.citing import Cited
from archive.presenters.metadata import Metadata
from archive.presenters.returning import Returned
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
    changes: str = ""  # where it says what changed since a day


def citation(request: HttpRequest, concept: str, row: Any, words: Words) -> Citation:
    """Return how to cite the page of a row: a dispatch, engagement, place, unit or difference."""
    cited = _cited(request, concept, row, words)
    files = tuple(
        (style.name, reverse(f"archive:{concept}_cite", args=[row.uid, extension]))
        for extension, style in FILES.items()
    )
    url = permanent(request, concept, row.uid)
    return Citation(cited.uid, cited.version, url, readable(cited), files, _changes(concept, row))


def about(request: HttpRequest, concept: str, row: Any, words: Words) -> dict[str, Any]:
    """Return what the page of a row says of itself: how to cite it, and the tags of its head.

    Who comes by the address of a citation is told whether that still is what the page shows.
    """
    site = request.build_absolute_uri("/").rstrip("/")
    told = citation(request, concept, row, words)
    given = request.GET.get(returning.CITED, "")
    return {
        "citation": told,
        "meta": _METADATA[concept](row, words, site),
        "returned": returning.returned(given, told.version, told.changes),
        "question": returning.apart(request.GET).urlencode(),
    }


def back(request: HttpRequest, version: str, finds: int | None = None) -> Returned | None:
    """Return what the citation of a list said, by whose address a reader came back to it."""
    given = request.GET.get(returning.CITED, "")
    return returning.returned(given, version, reverse("archive:changes"), finds)


def of_list(
    request: HttpRequest, title: str, version: str, query: str, finds: int | None = None
) -> Citation:
    """Return how to cite a list: its own query, the version of its data, and how much it finds."""
    url = request.build_absolute_uri(request.path + query)
    cited = citing.of_list(title, get_language() or "en", url, version)
    kept = replace(cited, url=returning.written(url, cited.accessed, version, finds))
    return Citation("", version, url, readable(kept), (), reverse("archive:changes"))


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
    cited = _MAKERS[concept](row, words, permanent(request, concept, row.uid))
    return replace(cited, url=returning.written(cited.url, cited.accessed, cited.version))


def _changes(concept: str, row: Any) -> str:
    return reverse("archive:changes", args=[concept, row.uid])


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
