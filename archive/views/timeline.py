"""The timeline of the engagements that match."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from archive.filters import EventFilter
from archive.presenters import asked, facets
from archive.presenters import timeline as present
from archive.presenters.events import called
from archive.presenters.ways import Way
from archive.presenters.words import Words
from archive.queries import timeline
from archive.queries.histogram import extent
from archive.queries.selection import Selection
from archive.text.periods import Period, finest


def drawn(found: EventFilter, pairs: asked.Pairs, words: Words) -> dict[str, Any]:
    """Return the timeline of what matches; nothing where nothing of it is dated."""
    facet = found.given("rows") or "region"
    selection = found.selection
    reach = extent(selection)
    if reach is None:
        return {}
    told = timeline.singly(selection, facet)
    whole, bands = present.frame(*_reach(selection, reach, told))

    def link(**values: str) -> str:
        return asked.query(asked.replacing(pairs, **values)) or "?"

    def inside(row: str) -> present.Over:
        return asked.between(asked.replacing(pairs, **{facet: row}))

    heads = _heads(selection, facet, words)
    marks = {}
    if told is None:
        marks = _counted(selection, facet, heads, whole, inside, words)
    else:
        for head in heads:
            events = [one.event for one in told if head.value in one.rows]
            marks[head.value] = present.of_events(events, whole, inside(head.value), words)
    names = {"region": _("By region"), "unit": _("By unit")}
    return {
        "timeline": present.timeline(
            heads, marks, bands, whole, told is not None, facet, link, asked.between(pairs), words
        ),
        "timeline_legend": facets.legends()[facet],
        "timeline_rows": [
            Way(code, name, link(rows=code), code == facet) for code, name in names.items()
        ],
    }


def _reach(
    selection: Selection, begun: tuple[dt.date, dt.date], told: Iterable[timeline.Told] | None
) -> tuple[dt.date, dt.date]:
    """Return the days to show: those asked for, else those of the engagements."""
    lasts = [one.event.latest for one in told or () if one.event.latest]
    first = selection.first or begun[0]
    last = selection.last or max([begun[1], *lasts])
    return first, max(first, last)


def _heads(selection: Selection, facet: str, words: Words) -> list[present.Head]:
    counts = timeline.leading_rows(selection, facet)
    rows = selection.index.gazetteer.named(facet, counts)
    found = {
        slug: present.Head(slug, called(rows[slug], words), 0, number)
        if slug in rows
        else present.Head(slug, facets.said(facet, slug, {}, words), 0, number)
        for slug, number in counts.items()
    }
    return _as_tree(found, rows, selection) if facet == "region" else list(found.values())


def _as_tree(
    heads: Mapping[str, present.Head], rows: Mapping[str, Any], selection: Selection
) -> list[present.Head]:
    """Return the regions below those they lie in."""
    tree = selection.index.gazetteer.tree
    ids = {rows[slug].pk: slug for slug in heads if slug in rows}
    found: list[present.Head] = []

    def add(pk: int, level: int, seen: frozenset[int]) -> None:
        if pk in seen:
            return
        head = heads[ids[pk]]
        found.append(present.Head(head.value, head.name, min(level, 5), head.count))
        for below in sorted(
            (child for child in tree.below.get(pk, ()) if child in ids),
            key=lambda child: -heads[ids[child]].count,
        ):
            add(below, level + 1, seen | {pk})

    for pk in ids:
        if not any(above in ids for above in tree.above.get(pk, ())):
            add(pk, 0, frozenset())
    return found + [head for slug, head in heads.items() if slug not in rows]


def _counted(
    selection: Selection,
    facet: str,
    heads: Iterable[present.Head],
    whole: tuple[dt.date, dt.date],
    inside: Callable[[str], present.Over],
    words: Words,
) -> dict[str, list[present.Mark]]:
    unit = finest(*whole)
    bins = timeline.by_period(selection, facet, [head.value for head in heads], *whole)
    most = max((one.matching for row in bins.values() for one in row), default=1) or 1
    return {
        row: present.of_periods(
            [(Period(one.first, one.last, unit), one.matching) for one in counted],
            most,
            whole,
            inside(row),
            words,
        )
        for row, counted in bins.items()
    }
