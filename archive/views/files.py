"""Lists as files: exactly what the page with the same question shows, streamed."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, StreamingHttpResponse

from archive.exports import engagements, tables
from archive.exports.geojson import as_geojson
from archive.filters import EventFilter
from archive.queries import results
from archive.queries.exported import Exported, exported
from archive.queries.selection import Selection

CSV, JSON, GEOJSON = "text/csv; charset=utf-8", "application/json", "application/geo+json"


def engagements_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Return the engagements of a list, a row each."""
    rows = engagements.engagements(*_asked(request))
    return streamed(tables.as_csv(engagements.ENGAGEMENTS, rows), CSV, "engagements.csv")


def claims_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Return the figures claimed of the engagements of a list, a row each."""
    rows = engagements.claims(*_asked(request))
    return streamed(tables.as_csv(engagements.CLAIMS, rows), CSV, "claims.csv")


def engagements_json(request: HttpRequest) -> StreamingHttpResponse:
    """Return the engagements of a list with their claims and sources."""
    rows = engagements.nested(*_asked(request))
    return streamed(tables.as_json(rows), JSON, "engagements.json")


def engagements_geojson(request: HttpRequest) -> StreamingHttpResponse:
    """Return the engagements of a list for maps."""
    return streamed(as_geojson(*_asked(request)), GEOJSON, "engagements.geojson")


def streamed(text: Iterator[str], kind: str, name: str) -> StreamingHttpResponse:
    """Return a file that is sent while it is written."""
    answer = StreamingHttpResponse(text, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def version(selection: Selection) -> str:
    """Return which state of the archive a file was made of."""
    return f"{selection.index.epoch}.{selection.index.generation}"


def _asked(request: HttpRequest) -> tuple[Iterator[Exported], str, str]:
    found = EventFilter(request.GET)
    site = request.build_absolute_uri("/").rstrip("/")
    rows = exported(results.ids(found.selection, found.order))
    return rows, site, version(found.selection)
