"""Lists as files: exactly what the page with the same question shows, streamed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from urllib.parse import quote

from django.http import HttpRequest, StreamingHttpResponse

from archive.exports import engagements, tables
from archive.exports import gazetteer as maps
from archive.exports.geojson import as_geojson
from archive.filters import (
    ArchiveFilterSet,
    DifferenceFilter,
    DispatchFilter,
    EventFilter,
    PlaceFilter,
    TermFilter,
    UnitFilter,
)
from archive.models import Rendering, Unit
from archive.queries import differences, listed, named_points, results, terms
from archive.queries.exported import Exported, exported
from archive.queries.selection import Selection

Listed = tuple[ArchiveFilterSet, listed.Columns, Iterator[listed.Row]]
LEFT_OUT, MOST, LONGEST = "X-Left-Out", 20, 40  # names told, characters of each
CSV, JSON, GEOJSON = "text/csv; charset=utf-8", "application/json", "application/geo+json"


def engagements_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Return the engagements of a list, a row each."""
    found = EventFilter(request.GET)
    text = tables.as_csv(engagements.ENGAGEMENTS, engagements.engagements(*_rows(request, found)))
    return _listed(found, text, CSV, "engagements.csv")


def claims_csv(request: HttpRequest) -> StreamingHttpResponse:
    """Return the figures claimed of the engagements of a list, a row each."""
    found = EventFilter(request.GET)
    text = tables.as_csv(engagements.CLAIMS, engagements.claims(*_rows(request, found)))
    return _listed(found, text, CSV, "claims.csv")


def engagements_json(request: HttpRequest) -> StreamingHttpResponse:
    """Return the engagements of a list with their claims and sources."""
    found = EventFilter(request.GET)
    text = tables.as_json(engagements.nested(*_rows(request, found)))
    return _listed(found, text, JSON, "engagements.json")


def engagements_geojson(request: HttpRequest) -> StreamingHttpResponse:
    """Return the engagements of a list for maps."""
    found = EventFilter(request.GET)
    return _listed(found, as_geojson(*_rows(request, found)), GEOJSON, "engagements.geojson")


def listed_as(request: HttpRequest, concept: str, form: str) -> StreamingHttpResponse:
    """Return a list of dispatches, differences, places, units or terms as CSV or JSON."""
    found, columns, rows = LISTS[concept](request)
    site, state = _state(request)
    told = {"url": "", "version": state}
    full = ({**row, **told, "url": site + _page_of(concept, row)} for row in rows)
    if form == "json":
        return _listed(found, tables.as_json(full), JSON, f"{concept}.json")
    return _listed(found, tables.as_csv((*columns, *told), full), CSV, f"{concept}.csv")


def places_geojson(request: HttpRequest) -> StreamingHttpResponse:
    """Return the places of a list for maps."""
    found = PlaceFilter(request.GET)
    text = maps.places(named_points.places(found.qs), *_state(request))
    return _listed(found, text, GEOJSON, "places.geojson")


def units_geojson(request: HttpRequest) -> StreamingHttpResponse:
    """Return the units of a list for maps, where their engagements lie."""
    found = UnitFilter(request.GET, queryset=Unit.objects.shown())
    text = maps.units(named_points.units(found.qs), *_state(request))
    return _listed(found, text, GEOJSON, "units.geojson")


def _state(request: HttpRequest) -> tuple[str, str]:
    """Return this site's name and which state of the archive a file is made of."""
    return request.build_absolute_uri("/").rstrip("/"), version(Selection())


def _page_of(concept: str, row: listed.Row) -> str:
    """Return the address of the page that tells of a row."""
    if concept == "terms":
        return f"/en/terms/chinese/{quote(row['chinese'])}/"
    if concept == "differences":  # a difference is read in its dispatch
        return f"/en/dispatches/{row['dispatch']}/"
    return f"/en/{concept}/{row['uid']}/"


def _dispatches(request: HttpRequest) -> Listed:
    found = DispatchFilter(request.GET)
    return found, listed.DISPATCHES, listed.dispatches(results.ids(found.selection, found.order))


def _differences(request: HttpRequest) -> Listed:
    found = DifferenceFilter(request.GET, queryset=differences.open_differences())
    rows = differences.for_rows(found.qs, found.order)
    return found, listed.DIFFERENCES, listed.listed(rows.select_related(None), listed.DIFFERENCES)


def _places(request: HttpRequest) -> Listed:
    found = PlaceFilter(request.GET)
    return found, listed.PLACES, listed.listed(found.qs, listed.PLACES)


def _units(request: HttpRequest) -> Listed:
    found = UnitFilter(request.GET, queryset=Unit.objects.shown())
    return found, listed.UNITS, listed.listed(found.qs, listed.UNITS)


def _terms(request: HttpRequest) -> Listed:
    found = TermFilter(request.GET, queryset=Rendering.objects.all())
    own = terms.SIDES[found.side][0]
    keys = found.listed().order_by().values(own)
    rows = Rendering.objects.filter(uses__gt=0, **{f"{own}__in": keys})
    return found, listed.TERMS, listed.listed(rows.order_by(own, "-uses", "pk"), listed.TERMS)


LISTS: Mapping[str, Callable[[HttpRequest], Listed]] = {
    "dispatches": _dispatches,
    "differences": _differences,
    "places": _places,
    "units": _units,
    "terms": _terms,
}


def streamed(
    text: Iterator[str], kind: str, name: str, unused: Sequence[str] = ()
) -> StreamingHttpResponse:
    """Return a file that is sent while it is written.

    Its header names what of the question could not be used.
    """
    answer = StreamingHttpResponse(text, content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Robots-Tag"] = "noindex"
    if unused:
        answer[LEFT_OUT] = ", ".join(quote(name[:LONGEST]) for name in unused[:MOST])
    return answer


def _listed(
    found: ArchiveFilterSet, text: Iterator[str], kind: str, name: str
) -> StreamingHttpResponse:
    return streamed(text, kind, name, found.unused())


def version(selection: Selection) -> str:
    """Return which state of the archive a file was made of."""
    index = selection.index
    return f"{index.epoch or 0}.{index.generation}"


def _rows(request: HttpRequest, found: EventFilter) -> tuple[Iterator[Exported], str, str]:
    site = request.build_absolute_uri("/").rstrip("/")
    rows = exported(results.ids(found.selection, found.order))
    return rows, site, version(found.selection)
