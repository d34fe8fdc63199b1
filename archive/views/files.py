"""Lists as files: exactly what the page with the same question shows, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from django.http import HttpRequest, StreamingHttpResponse

from archive.exports import engagements, tables
from archive.exports.geojson import as_geojson
from archive.filters import (
    DifferenceFilter,
    DispatchFilter,
    EventFilter,
    PlaceFilter,
    UnitFilter,
)
from archive.models import Place, Unit
from archive.queries import differences, listed, results
from archive.queries.exported import Exported, exported
from archive.queries.selection import Selection

Listed = tuple[listed.Columns, Iterator[listed.Row]]
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


def listed_as(request: HttpRequest, concept: str, form: str) -> StreamingHttpResponse:
    """Return a list of dispatches, differences, places or units as CSV or JSON."""
    columns, rows = LISTS[concept](request)
    site, path = request.build_absolute_uri("/").rstrip("/"), f"/en/{concept}/"
    told = {"url": "", "version": version(Selection())}
    if concept == "differences":  # a difference is read in its dispatch
        full = ({**row, **told, "url": f"{site}/en/dispatches/{row['dispatch']}/"} for row in rows)
    else:
        full = ({**row, **told, "url": f"{site}{path}{row['uid']}/"} for row in rows)
    if form == "json":
        return streamed(tables.as_json(full), JSON, f"{concept}.json")
    return streamed(tables.as_csv((*columns, *told), full), CSV, f"{concept}.csv")


def _dispatches(request: HttpRequest) -> Listed:
    found = DispatchFilter(request.GET)
    return listed.DISPATCHES, listed.dispatches(results.ids(found.selection, found.order))


def _differences(request: HttpRequest) -> Listed:
    found = DifferenceFilter(request.GET, queryset=differences.open_differences())
    rows = differences.for_rows(found.qs, found.given("sort") or "date")
    return listed.DIFFERENCES, listed.listed(rows.select_related(None), listed.DIFFERENCES)


def _places(request: HttpRequest) -> Listed:
    found = PlaceFilter(request.GET, queryset=Place.objects.shown())
    return listed.PLACES, listed.listed(found.qs, listed.PLACES)


def _units(request: HttpRequest) -> Listed:
    found = UnitFilter(request.GET, queryset=Unit.objects.shown())
    return listed.UNITS, listed.listed(found.qs, listed.UNITS)


LISTS: Mapping[str, Callable[[HttpRequest], Listed]] = {
    "dispatches": _dispatches,
    "differences": _differences,
    "places": _places,
    "units": _units,
}


def streamed(text: Iterator[str], kind: str, name: str) -> StreamingHttpResponse:
    """Return a file that is sent while it is written."""
    answer = StreamingHttpResponse(text, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Robots-Tag"] = "noindex"
    return answer


def version(selection: Selection) -> str:
    """Return which state of the archive a file was made of."""
    index = selection.index
    return f"{index.epoch or 0}.{index.generation}"


def _asked(request: HttpRequest) -> tuple[Iterator[Exported], str, str]:
    found = EventFilter(request.GET)
    site = request.build_absolute_uri("/").rstrip("/")
    rows = exported(results.ids(found.selection, found.order))
    return rows, site, version(found.selection)
