"""The engagements as a list, a map or a timeline: one question, one address, three views."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.filters import EventFilter
from archive.models import Event, Place
from archive.presenters import asked, event_form, facets, returning
from archive.presenters import events as present
from archive.presenters.asking import reading
from archive.presenters.forms import Form, strangers
from archive.presenters.lists import pages
from archive.presenters.ways import files, ways
from archive.presenters.words import Count, Said, Words
from archive.queries import results
from archive.queries.facets import counts as facet_counts
from archive.queries.gathered import gather
from archive.queries.regions import region_tree
from archive.queries.selection import FACETS, Selection
from archive.text.fold import fold
from archive.views.charts import chart
from archive.views.citing import back, of_list
from archive.views.files import version
from archive.views.listing import answered, elsewhere_asked, way_out
from archive.views.maps import on_map
from archive.views.shared import page_of, page_words
from archive.views.timeline import drawn

TOTALS = 10  # period totals shown under the engagements; all of them are one link away
VALUES = 400  # values on the page of all of a facet; a name narrows them further


def engagement_list(request: HttpRequest) -> HttpResponse:
    """Show the engagements that match in the way asked for."""
    own = returning.apart(request.GET)
    pairs = asked.canonical(own)
    if moved := elsewhere_asked(request, pairs):
        return moved
    words, found = page_words(), EventFilter(own)
    shown = drawn(found, pairs, words) if found.shape == "timeline" else {}
    if found.shape == "map":
        shown = on_map(found.selection, found.given("bbox"), pairs, words)
    shown = shown or _rows(request, found, pairs, words)
    context = {**_frame(found, pairs, words), **shown}
    title, state = _("Engagements reported by newspapers"), version(found.selection)
    context["citation"] = of_list(request, title, state, asked.query(pairs), context["count"])
    context["returned"] = back(request, state, context["count"])
    return answered(request, "engagement_list", context, pairs)


def _frame(found: EventFilter, pairs: asked.Pairs, words: Words) -> dict[str, Any]:
    """Return what stands around the results, whatever the way they are shown."""
    selection = found.selection
    kinds, form = results.kinds(selection), _form(found, pairs, words)
    return {
        "form": form,
        "ways_out": way_out(found, form, kinds[selection.kind], pairs),
        "reading": replace(reading(found.question, found.data), problems=()),
        "chart": chart(selection, pairs, words),
        "kind": selection.kind,
        "counts": {
            name: Count(number) for name, number in {**kinds, **results.lacking(selection)}.items()
        },
        "count": Count(kinds[selection.kind]),
        "everything": Count(results.count(selection.everything())),
        "ways": ways(pairs, found.shape, ("list", "map", "timeline")),
        "files": files(pairs),
        "by_kind": {
            code: asked.query(asked.replacing(pairs, kind=code)) or "?"
            for code in Event.Kind.values
        },
        "lacking": {
            name: asked.query(asked.replacing(pairs, **{facet: "unknown"}))
            for name, facet in (("undated", "dated"), ("unlocated", "region"))
        },
        "view": found.shape,
    }


def _rows(
    request: HttpRequest, found: EventFilter, pairs: asked.Pairs, words: Words
) -> dict[str, Any]:
    selection = found.selection
    page = page_of(
        request,
        results.count(selection),
        lambda number: results.events_on_page(
            results.page_ids(selection, found.order, number, settings.PAGE_SIZE)
        ),
    )
    apart = _totals(selection) if selection.kind == Event.Kind.ENGAGEMENT else []
    gather([*page, *apart])
    context = asked.query(asked.dropping(pairs, "page", "view", "rows", "bbox"))
    return {
        "page": pages(page, returning.apart(request.GET)),
        "rows": present.rows(page, words, context),
        "totals": present.rows(apart, words),
    }


def _totals(selection: Selection) -> list[Event]:
    aggregates = selection.of_kind(Event.Kind.AGGREGATE)
    return results.events_on_page(results.page_ids(aggregates, per_page=TOTALS))


def _form(found: EventFilter, pairs: asked.Pairs, words: Words) -> Form:
    selection, everything = found.selection, found.selection.everything()
    here = {name: facet_counts(selection, name) for name in FACETS}
    everywhere = {name: facet_counts(everything, name) for name in FACETS}
    gazetteer = selection.index.gazetteer
    tree = region_tree(
        {**dict.fromkeys(everywhere["region"], 0), **here["region"]},
        gazetteer.tree,
        gazetteer.rows[Place],
        keep=found.chosen("region"),
        most=facets.TOP,
    )
    shown = {
        name: facets.leading(here[name], everywhere[name], found.chosen(name))
        for name in ("by", "paper", "unit")
    }
    names = {
        name: _names(gazetteer.named(name, slugs), words)
        for name, slugs in {**shown, "region": found.chosen("region")}.items()
    }
    return event_form.event_form(found, pairs, here, everywhere, names, tree, words)


def _names(rows: Mapping[str, Any], words: Words) -> dict[str, Said]:
    return {slug: present.called(row, words) for slug, row in rows.items()}


def facet_values(request: HttpRequest, facet: str) -> HttpResponse:
    """Show all values of one facet, to search in and to tick."""
    if facet not in FACETS:
        raise Http404(facet)
    words, found = page_words(), EventFilter(request.GET)
    pairs = asked.dropping(asked.canonical(request.GET), "name", "page")
    here = facet_counts(found.selection, facet)
    everywhere = facet_counts(found.selection.everything(), facet)
    rows = found.selection.index.gazetteer.named(facet, {**everywhere, **here})
    name = request.GET.get("name", "").strip()
    values = facets.every_value(
        facet,
        here,
        everywhere,
        found.chosen(facet),
        _names(rows, words),
        words,
        _wanted(name, rows),
    )
    problems = strangers(found, (*asked.ENGAGEMENTS, "name"))
    context: Mapping[str, Any] = {
        "facet": facet,
        "unused": [(name, each) for name, several in problems.items() for each in several],
        "legend": facets.legends()[facet],
        "values": values[:VALUES],
        "left": max(len(values) - VALUES, 0),
        "name": name,
        "hidden": asked.dropping(pairs, facet),
        "list": reverse("archive:engagement_list"),
        "back": reverse("archive:engagement_list") + asked.query(pairs),
    }
    return render(request, "archive/facet_values.html", context)


def _wanted(name: str, rows: Mapping[str, Any]) -> Any:
    """Return what says whether a value's name holds what was typed, in any language."""
    key = fold(name)
    names = {
        slug: " ".join(
            fold(getattr(row, f"{stem}_{tongue}", "") or "")
            for stem in ("name", "label")
            for tongue in ("en", "zh", "vi")
        )
        for slug, row in rows.items()
    }
    return lambda value, label: key in names.get(value, "") or key in fold(label.text)
