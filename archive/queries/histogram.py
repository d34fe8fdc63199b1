"""Engagements over time: all of them and those that match, in bins of a size that fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace

from archive.queries.index.segment import UNDATED, Segment, day_of
from archive.queries.selection import (
    PERIOD,
    REPORTED,
    Rows,
    Selection,
    matching,
    printed_between,
)

MOST_BINS = 60
_UNITS = (("day", 0), ("month", 1), ("quarter", 3), ("year", 12), ("decade", 120))


@dataclass(frozen=True, slots=True)
class Bin:
    """Some days with how many engagements begin on them, or are told of in newspapers of them."""

    first: dt.date
    last: dt.date
    all: int
    matching: int


@dataclass(frozen=True, slots=True)
class Histogram:
    """Bins of one unit, and what stands in none of them among the engagements that match.

    `matching` leaves the period aside, so that what lies beside it is seen. An engagement that
    lasts stands where it begins; `before` counts those that match and begin before the first bin.
    """

    unit: str
    bins: tuple[Bin, ...]
    before: int
    undated: int


def extent(selection: Selection) -> tuple[dt.date, dt.date] | None:
    """Return the first and last day on which an engagement begins that matches, None for none."""
    first, last = UNDATED, 0
    for segment, rows in zip(selection.index.segments, matching(selection), strict=True):
        dated = rows.rank(stop - 1) if (stop := segment.from_day(UNDATED)) else 0
        if dated:
            first = min(first, day_of(segment.keys[rows[0]]))
            last = max(last, day_of(segment.keys[rows[dated - 1]]))
    return (dt.date.fromordinal(first), dt.date.fromordinal(last)) if last else None


def histogram(
    selection: Selection,
    first: dt.date | None = None,
    last: dt.date | None = None,
    most: int = MOST_BINS,
) -> Histogram:
    """Return how many engagements begin in each bin, by default over all there are."""
    everything = selection.everything()
    reach = extent(everything)
    if reach is None:
        return Histogram("year", (), 0, 0)
    first, last = first or reach[0], last or reach[1]
    unit, edges = _edges(first, max(first, last), most)
    asked = replace(everything, reading=selection.reading)
    all_, some = matching(asked), matching(selection, leaving=PERIOD)
    bins = tuple(
        Bin(
            start,
            end,
            _within(asked, all_, start, end),
            _within(selection, some, start, end),
        )
        for start, end in edges
    )
    return Histogram(unit, bins, *_outside(selection, edges[0][0]))


def by_year(selection: Selection) -> list[tuple[int, int]]:
    """Return how many matching engagements begin in each year that has some."""
    reach = extent(selection)
    if reach is None:
        return []
    rows = matching(selection)
    years = range(reach[0].year, reach[1].year + 1)
    found = [
        (year, begun(selection, rows, dt.date(year, 1, 1), dt.date(year, 12, 31))) for year in years
    ]
    return [(year, number) for year, number in found if number]


def begun(selection: Selection, rows: Rows, first: dt.date, last: dt.date) -> int:
    """Return how many of some rows begin in a range of days."""
    return sum(
        _between(segment, held, first, last)
        for segment, held in zip(selection.index.segments, rows, strict=True)
    )


def _between(segment: Segment, held: object, first: dt.date, last: dt.date) -> int:
    start, stop = segment.from_day(first.toordinal()), segment.from_day(last.toordinal() + 1)
    return int(held.range_cardinality(start, stop))  # type: ignore[attr-defined]


def _within(selection: Selection, rows: Rows, first: dt.date, last: dt.date) -> int:
    if selection.reading != REPORTED:
        return begun(selection, rows, first, last)
    return sum(
        held.intersection_cardinality(printed_between(segment, first, last))
        for segment, held in zip(selection.index.segments, rows, strict=True)
    )


def _outside(selection: Selection, first: dt.date) -> tuple[int, int]:
    rows = matching(selection)
    day_before = first - dt.timedelta(days=1) if first > dt.date.min else first
    before = begun(selection, rows, dt.date.min, day_before)
    undated = sum(
        held.range_cardinality(segment.from_day(UNDATED), len(segment))
        for segment, held in zip(selection.index.segments, rows, strict=True)
    )
    return before, undated


def _edges(first: dt.date, last: dt.date, most: int) -> tuple[str, list[tuple[dt.date, dt.date]]]:
    """Return the finest unit of which so many bins hold the range, and their edges."""
    for unit, months in _UNITS:
        edges = []
        for edge in _bins(first, last, months):
            edges.append(edge)
            if len(edges) > most:
                break
        else:
            return unit, edges
    return unit, edges


def _bins(first: dt.date, last: dt.date, months: int) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the bins of so many months, of a day for none, that hold a range of days."""
    start = _start(first, months)
    while start <= last:
        end = start if not months else _later(start, months) - dt.timedelta(days=1)
        yield start, end
        start = end + dt.timedelta(days=1)


def _start(day: dt.date, months: int) -> dt.date:
    if not months:
        return day
    before = (day.year * 12 + day.month - 1) // months * months
    return dt.date(max(before // 12, 1), before % 12 + 1, 1)


def _later(day: dt.date, months: int) -> dt.date:
    after = day.year * 12 + day.month - 1 + months
    return dt.date(after // 12, after % 12 + 1, 1)
