"""Engagements: the list by date and region, and the page of each."""

from __future__ import annotations

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.filters import EventFilter
from archive.models import Decision, Event
from archive.presenters import event_page
from archive.presenters import events as present
from archive.presenters import links as present_links
from archive.presenters.forms import Form, event_form
from archive.presenters.lists import changed, pages
from archive.presenters.words import Words
from archive.queries import engagements, facets, gazetteer, results
from archive.queries.links import named
from archive.queries.regions import hierarchy, region_tree
from archive.queries.selection import Selection
from archive.views.citing import about
from archive.views.shared import elsewhere, find, page_of, page_words

TOTALS = 10  # period totals shown under the engagements; all of them are one link away


def engagement_list(request: HttpRequest) -> HttpResponse:
    """List the engagements that match, with the totals over periods apart from them."""
    words = page_words()
    found = EventFilter(request.GET)
    selection = found.selection
    counts = results.kinds(selection)
    page = page_of(
        request,
        counts[selection.kind],
        lambda number: results.events_on_page(
            results.page_ids(selection, found.order, number, settings.PAGE_SIZE)
        ),
    )
    shown = _totals(selection) if selection.kind == Event.Kind.ENGAGEMENT else []
    prefetch_related_objects([*page, *shown], *engagements.row_lookups())
    context = {
        "page": pages(page, request.GET),
        "rows": present.rows(page, words),
        "totals": present.rows(shown, words),
        "kind": selection.kind,
        "counts": {**counts, **results.lacking(selection)},
        "count": counts[selection.kind],
        "everything": results.count(selection.everything()),
        "form": _form(found, words),
        "by_kind": {code: changed(request.GET, kind=code, page=None) for code in Event.Kind.values},
    }
    return render(request, "archive/engagement_list.html", context)


def _totals(selection: Selection) -> list[Event]:
    aggregates = selection.of_kind(Event.Kind.AGGREGATE)
    return results.events_on_page(results.page_ids(aggregates, per_page=TOTALS))


def _form(found: EventFilter, words: Words) -> Form:
    selection = found.selection
    tree = region_tree(
        facets.counts(selection, "region"),
        selection.index.gazetteer.tree,
        keep=found.chosen("region"),
    )
    return event_form(found, tree, facets.counts(selection, "type"), words)


def engagement(request: HttpRequest, uid: str, slug: str = "") -> HttpResponse:
    """Show one engagement: what each source says, in both languages."""
    event = find(engagements.for_page(), uid)
    if moved := elsewhere(request, "engagement", event):
        return moved
    filed = next((row.filed_under_id for row in event.places.all() if row.filed_under_id), None)
    crumbs = gazetteer.in_order([*hierarchy().over(filed), filed]) if filed else []
    decisions = Decision.objects.about("event", event.uid)
    words, links = page_words(), list(engagements.links(event))
    related = present_links.related(links, event, named(links), words)
    doubts = present_links.doubtful(engagements.doubts(event), words)
    page = event_page.page(event, crumbs, related, doubts, decisions, words)
    context = {"event": page, **about(request, "engagement", event, words)}
    return render(request, "archive/engagement_detail.html", context)
