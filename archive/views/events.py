"""The page of an engagement."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from archive.models import Decision
from archive.presenters import event_page
from archive.presenters import links as present_links
from archive.queries import engagements, gazetteer
from archive.queries.links import named
from archive.queries.regions import hierarchy
from archive.views.citing import about
from archive.views.shared import elsewhere, find, page_words


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
