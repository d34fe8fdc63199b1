"""Engagements: the list by date and region, and the page of each."""

from __future__ import annotations

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
from archive.queries import engagements, gazetteer
from archive.queries.links import named
from archive.queries.regions import hierarchy, region_tree
from archive.views.citing import about
from archive.views.shared import elsewhere, find, page_words, paged

TOTALS = 10  # period totals shown under the engagements; all of them are one link away


def engagement_list(request: HttpRequest) -> HttpResponse:
    """List the engagements that match, with the totals over periods apart from them."""
    words = page_words()
    found = EventFilter(request.GET, queryset=Event.objects.shown())
    kind = found.given("kind") or Event.Kind.ENGAGEMENT
    matching = found.without("kind")
    counts = engagements.tally(matching)
    page = paged(request, matching.filter(kind=kind).in_order(), counts[kind])
    totals = matching.filter(kind=Event.Kind.AGGREGATE).in_order()[:TOTALS]
    shown = list(totals) if kind == Event.Kind.ENGAGEMENT else []
    prefetch_related_objects([*page, *shown], *engagements.row_lookups())
    context = {
        "page": pages(page, request.GET),
        "rows": present.rows(page, words),
        "totals": present.rows(shown, words),
        "kind": kind,
        "counts": counts,
        "count": counts[kind],
        "everything": found.everything(kind) if found.active() else counts[kind],
        "form": _form(found, kind, words),
        "by_kind": {code: changed(request.GET, kind=code, page=None) for code in Event.Kind.values},
    }
    return render(request, "archive/engagement_list.html", context)


def _form(found: EventFilter, kind: str, words: Words) -> Form:
    elsewhere = found.without("region").filter(kind=kind)
    tree = region_tree(elsewhere, found.hierarchy, keep=found.regions)
    types = engagements.by_code(found.without("type").filter(kind=kind), "type")
    return event_form(found, tree, types, words)


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
