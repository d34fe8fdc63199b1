"""A dispatch in other formats: JSON, TEI, TMX, plain text."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from archive.exports.formats import FORMATS
from archive.models import Dispatch
from archive.presenters.dispatch_record import record
from archive.queries import dispatches
from archive.views.citing import permanent
from archive.views.shared import find


@dataclass(frozen=True, slots=True)
class Download:
    """A format of a page and its address."""

    name: str
    mime: str
    address: str


def downloads(dispatch: Dispatch) -> tuple[Download, ...]:
    """Return the formats that a dispatch has."""
    both = dispatch.has_en and dispatch.has_zh
    return tuple(
        Download(form.name, form.mime, reverse("files:dispatch_as", args=[dispatch.uid, code]))
        for code, form in FORMATS.items()
        if both or not form.pairs
    )


def dispatch_as(request: HttpRequest, uid: str, extension: str) -> HttpResponse:
    """Answer with one dispatch in a format."""
    form, row = FORMATS[extension], find(dispatches.for_page(), uid)
    target = row
    while target.merged_into is not None:
        target = target.merged_into
    if target is not row:
        return redirect("files:dispatch_as", target.uid, extension, permanent=True)
    if form.pairs and not (row.has_en and row.has_zh):
        raise Http404("A dispatch in one language has no aligned text.")
    told = record(row, dispatches.reported(row), permanent(request, "dispatch", uid))
    name = f"communique-{uid}.{extension}"
    return HttpResponse(
        "".join(form.write(told)),
        content_type=f"{form.mime}; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
