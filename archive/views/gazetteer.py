"""Places and units: their lists by name, and the page of each."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.filters import PlaceFilter, UnitFilter
from archive.models import Decision, Place, Unit
from archive.presenters import gazetteer as present
from archive.presenters import minimap
from archive.presenters.forms import place_form, unit_form
from archive.presenters.lists import pages
from archive.presenters.minimap import MiniMap
from archive.presenters.words import Words
from archive.queries import engagements, gazetteer, maps
from archive.queries.regions import hierarchy
from archive.views.citing import about
from archive.views.shared import elsewhere, find, page_words, paged


def place_list(request: HttpRequest) -> HttpResponse:
    """List the places by name."""
    words = page_words()
    found = PlaceFilter(request.GET, queryset=Place.objects.shown())
    page = paged(request, found.qs)
    kinds = gazetteer.by_code(found.without("kind"), "kind")
    context = {
        "page": pages(page, request.GET),
        "rows": present.place_rows(page, gazetteer.events_by_place(list(page)), words),
        "count": page.paginator.count,
        "form": place_form(found, kinds, words),
    }
    return render(request, "archive/place_list.html", context)


def place(request: HttpRequest, uid: str, slug: str = "") -> HttpResponse:
    """Show one place: its names, what it lay in, and the engagements there."""
    row = find(gazetteer.places_for_page(), uid)
    if moved := elsewhere(request, "place", row):
        return moved
    tree, words = hierarchy(), page_words()
    crumbs = gazetteer.in_order(tree.over(row.pk))
    events = engagements.filed_in(tree.under([row.pk]))
    decisions = Decision.objects.about("place", row.uid)
    page = present.place_page(
        row, crumbs, events[: settings.PAGE_SIZE], events.count(), decisions, words
    )
    context = {"place": page, "map": _map(row, words), **about(request, "place", row, words)}
    return render(request, "archive/place_detail.html", context)


def _map(row: Place, words: Words) -> MiniMap | None:
    box = minimap.room(row)
    return minimap.place_map(row, maps.towns(box), words) if box else None


def unit_list(request: HttpRequest) -> HttpResponse:
    """List the units by side and name."""
    words = page_words()
    found = UnitFilter(request.GET, queryset=Unit.objects.shown())
    page = paged(request, found.qs)
    sides = gazetteer.by_code(found.without("side"), "side")
    echelons = gazetteer.by_code(found.without("echelon"), "echelon")
    context = {
        "page": pages(page, request.GET),
        "rows": present.unit_rows(page, gazetteer.events_by_unit(list(page)), words),
        "count": page.paginator.count,
        "form": unit_form(found, sides, echelons, words),
    }
    return render(request, "archive/unit_list.html", context)


def unit(request: HttpRequest, uid: str, slug: str = "") -> HttpResponse:
    """Show one unit: its names, whom it stood under, and its engagements."""
    row = find(gazetteer.units_for_page(), uid)
    if moved := elsewhere(request, "unit", row):
        return moved
    parts, words = gazetteer.parts(row), page_words()
    decisions = Decision.objects.about("unit", row.uid)
    page = present.unit_page(row, parts[: settings.PAGE_SIZE], parts.count(), decisions, words)
    return render(
        request, "archive/unit_detail.html", {"unit": page, **about(request, "unit", row, words)}
    )
