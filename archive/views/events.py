"""The page of an engagement, and its record as JSON."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from archive.exports.engagements import nested
from archive.exports.tables import as_lines
from archive.models import SHOWN, Decision, Event
from archive.presenters import citing, event_page, minimap
from archive.presenters import links as present_links
from archive.presenters.minimap import MiniMap
from archive.presenters.words import Words
from archive.queries import engagements, maps
from archive.queries.exported import exported
from archive.queries.index.current import current
from archive.queries.links import named
from archive.views.citing import about, permanent
from archive.views.shared import elsewhere, find, gone, page_words


def engagement(request: HttpRequest, uid: str, slug: str = "") -> HttpResponse:
    """Show one engagement: what each source says, in both languages."""
    event = find(engagements.for_page(), uid)
    if moved := elsewhere(request, "engagement", event):
        return moved
    words = page_words()
    context = {
        "event": event_page.page(event, _around(event, words), words),
        "map": _map(event, words),
        **about(request, "engagement", event, words),
    }
    return render(request, "archive/engagement_detail.html", context)


def engagement_json(request: HttpRequest, uid: str) -> HttpResponse:
    """Answer with the record of an engagement, as the list's file has it."""
    event = find(engagements.for_page(), uid)
    while event.merged_into is not None:
        event = event.merged_into
    if event.uid != uid:
        return redirect("archive:engagement_json", event.uid, permanent=True)
    if event.status not in SHOWN:
        return gone(request, "engagement", event)
    site = request.build_absolute_uri("/").rstrip("/")
    cited = citing.of_event(event, page_words(), permanent(request, "engagement", uid))
    (record,) = nested(exported([event.pk]), site, cited.version)
    return HttpResponse(as_lines([record]), content_type="application/json")


def _around(event: Event, words: Words) -> event_page.Around:
    filed = next((row.filed_under for row in event.places.all() if row.filed_under), None)
    crumbs = current().gazetteer.chain(filed) if filed else []
    links = list(engagements.links(event))
    return event_page.Around(
        crumbs=crumbs,
        relays=engagements.relays(event),
        links=present_links.related(links, event, named(links, crumbs), words),
        doubts=present_links.doubtful(engagements.doubts(event), words),
        decisions=Decision.objects.about("event", event.uid),
        here=engagements.here(event, filed.pk if filed else None),
    )


def _map(event: Event, words: Words) -> MiniMap | None:
    rows = list(event.places.all())
    box = minimap.room(*rows)
    return minimap.engagement_map(rows, maps.towns(box), words) if box else None
