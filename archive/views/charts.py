"""Engagements over time: the chart of a list, and that of one place or unit."""

from __future__ import annotations

import datetime as dt

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.models import Event
from archive.presenters import asked, charts
from archive.presenters import events as present
from archive.presenters.words import Words
from archive.queries import results
from archive.queries.histogram import extent, histogram
from archive.queries.selection import Selection
from archive.text.periods import Period, framed

SPANS = 40  # period totals drawn under the chart
CHARTED = 3  # fewer engagements are told by their list alone
Reach = tuple[dt.date, dt.date]
Window = tuple[dt.date | None, dt.date | None]


def chart(
    selection: Selection, pairs: asked.Pairs, words: Words, path: str = ""
) -> charts.Histogram | None:
    """Return the chart of a list; its bars lead to the same list, at `path`, for their period."""
    everything = selection.everything()
    reach = extent(everything)
    if reach is None:
        return None
    totals = everything.of_kind(Event.Kind.AGGREGATE)
    spans = selection.index.remembered(
        ("spans", SPANS), lambda: results.events_on_page(results.page_ids(totals, per_page=SPANS))
    )
    matching = results.among(
        selection.without("period").of_kind(Event.Kind.AGGREGATE), (one.pk for one in spans)
    )
    drawn = present.totals(spans, matching, words) if selection.kind == everything.kind else ()
    window = (selection.first, selection.last)
    counts = _counted(selection, reach, window)
    titles = {Event.Kind.AGGREGATE: _("Period totals"), Event.Kind.OTHER: _("Other events")}
    title = str(titles.get(Event.Kind(selection.kind), ""))
    return charts.histogram(counts, _link(path, pairs), words, drawn, window, title)


def chart_of(found: Selection, name: str, slug: str, words: Words) -> charts.Histogram | None:
    """Return the engagements of a place or unit over time; its bars lead to their list."""
    reach = extent(found)
    if reach is None or results.count(found) < CHARTED:
        return None
    counts = [
        charts.Counted(one.period, one.matching, one.matching)
        for one in _counted(found, reach, (None, None))
    ]
    link = _link(reverse("archive:engagement_list"), [(name, slug)])
    return charts.histogram(counts, link, words, (), (None, None))


def _counted(selection: Selection, reach: Reach, window: Window) -> list[charts.Counted]:
    frame = framed(reach, window)
    counted = histogram(selection, frame[0].first, frame[-1].last)
    return [
        charts.Counted(Period(one.first, one.last, counted.unit), one.all, one.matching)
        for one in counted.bins
    ]


def _link(path: str, pairs: asked.Pairs) -> charts.Link:
    period = asked.between(pairs)
    return lambda first, last: path + period(first, last)
