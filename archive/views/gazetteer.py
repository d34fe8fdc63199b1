"""Places and units: their lists by name, and the page of each."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.filters import NamedFilterSet, PlaceFilter, UnitFilter
from archive.models import Decision, Place, Unit
from archive.presenters import asked, minimap
from archive.presenters import gazetteer as present
from archive.presenters.counted_form import counted_form, place_groups, unit_groups
from archive.presenters.forms import Form
from archive.presenters.lists import pages
from archive.presenters.minimap import MiniMap
from archive.presenters.ways import list_files, ways
from archive.presenters.words import Count, Words
from archive.queries import gazetteer, maps, marks, results, told
from archive.queries.selection import Selection
from archive.views.charts import chart_of
from archive.views.citing import about
from archive.views.listing import answered, elsewhere_asked, way_out
from archive.views.maps import of_places, of_units
from archive.views.shared import elsewhere, find, page_words, paged

EVENTS = 200  # engagements whose claims are looked through for the greatest
LISTED, CLAIMS, SPOTS = 25, 12, 40


def place_list(request: HttpRequest) -> HttpResponse:
    """List the places by name, or show them on a map."""
    pairs = asked.promised(request.GET, asked.PLACES)
    if moved := elsewhere_asked(request, pairs):
        return moved
    words = page_words()
    found = PlaceFilter(request.GET)
    form = counted_form(found, place_groups(words), pairs, asked.PLACES, words)
    context = _listed(request, found, form, pairs, asked.PLACES)
    page = context["rows"]
    context["rows"] = present.place_rows(page, gazetteer.events_by_place(list(page)), words)
    context["files"] = list_files("places", pairs, located=True)
    if found.shape == "map" and context["count"]:
        context |= of_places(found, pairs, words)
    return answered(request, "place_list", context, pairs)


def _listed(
    request: HttpRequest,
    found: NamedFilterSet,
    form: Form,
    pairs: asked.Pairs,
    promise: asked.Promise,
) -> dict[str, Any]:
    count = found.total
    page = paged(request, found.qs, count)
    return {
        "page": pages(page, request.GET),
        "rows": page,
        "count": Count(count),
        "everything": Count(found.everywhere.total({})),
        "form": form,
        "ways_out": way_out(found, form, count, pairs),
        "ways": ways(pairs, found.shape, ("list", "map"), promise),
        "view": found.shape,
    }


def place(request: HttpRequest, uid: str, slug: str = "") -> HttpResponse:
    """Show one place: its names, what it lay in, and the engagements there."""
    row = find(gazetteer.places_for_page(), uid)
    if moved := elsewhere(request, "place", row):
        return moved
    words, here = page_words(), Selection().narrowed(region=row.slug)
    crumbs = gazetteer.in_order(here.index.gazetteer.tree.over(row.pk))
    decisions = Decision.objects.about("place", row.uid)
    context = {
        "place": present.place_page(row, crumbs, _told(row, here), decisions, words),
        "map": _map(row, words),
        "chart": chart_of(here, "region", row.slug, words),
        **about(request, "place", row, words),
    }
    return render(request, "archive/place_detail.html", context)


def _told(row: Place | Unit, found: Selection) -> present.Told:
    ids, number = results.page_ids(found, per_page=EVENTS), results.count(found)
    return present.Told(
        count=number,
        events=results.events_on_page(ids[:LISTED]) if ids else [],
        spellings=told.spellings(row),
        looked=told.LOOKED if number > told.LOOKED else 0,
        claims=told.claims(ids, CLAIMS),
        searched=EVENTS if number > EVENTS else 0,
    )


def _map(row: Place, words: Words) -> MiniMap | None:
    box = minimap.room(row)
    return minimap.place_map(row, maps.towns(box), words) if box else None


def unit_list(request: HttpRequest) -> HttpResponse:
    """List the units by side and name, or show where they fought."""
    pairs = asked.promised(request.GET, asked.UNITS)
    if moved := elsewhere_asked(request, pairs):
        return moved
    words = page_words()
    found = UnitFilter(request.GET, queryset=Unit.objects.shown())
    form = counted_form(found, unit_groups(words), pairs, asked.UNITS, words)
    context = _listed(request, found, form, pairs, asked.UNITS)
    page = context["rows"]
    context["rows"] = present.unit_rows(page, gazetteer.events_by_unit(list(page)), words)
    context["files"] = list_files("units", pairs, located=True)
    if found.shape == "map" and context["count"]:
        context |= of_units(found.qs, found.given("bbox"), pairs, words)
    return answered(request, "unit_list", context, pairs)


def unit(request: HttpRequest, uid: str, slug: str = "") -> HttpResponse:
    """Show one unit: its names, whom it stood under, and its engagements."""
    row = find(gazetteer.units_for_page(), uid)
    if moved := elsewhere(request, "unit", row):
        return moved
    words, its = page_words(), Selection().narrowed(unit=row.slug)
    parts = gazetteer.parts(row, results.page_ids(its, per_page=LISTED))
    decisions = Decision.objects.about("unit", row.uid)
    context = {
        "unit": present.unit_page(row, parts, _told(row, its), decisions, words),
        "map": _fought(its, words),
        "chart": chart_of(its, "unit", row.slug, words),
        **about(request, "unit", row, words),
    }
    return render(request, "archive/unit_detail.html", context)


def _fought(its: Selection, words: Words) -> MiniMap | None:
    """Return where the engagements of a unit lie."""
    held = maps.places(spot.place for spot in marks.spots(its)[:SPOTS]).values()
    box = minimap.room(*held)
    return minimap.places_map(held, maps.towns(box), words) if box else None
