"""Issues of newspapers day by day: how many dispatches each printed, from the index alone."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import replace

from archive.queries.selection import Selection, matching


def years(selection: Selection) -> Mapping[int, int]:
    """Return how many dispatches each year printed."""
    return {int(part): number for part, number in _parts(selection, 4).items()}


def months(selection: Selection, year: int) -> Mapping[int, int]:
    """Return how many dispatches each month of a year printed, by number of the month."""
    found = _parts(selection, 7, f"{year:04}")
    return {int(part[5:]): number for part, number in found.items()}


def days(selection: Selection, year: int, month: int | None = None) -> Mapping[dt.date, int]:
    """Return how many dispatches were printed on each day of a year or month that has some."""
    above = f"{year:04}" if month is None else f"{year:04}-{month:02}"
    found = _parts(selection, 10, above)
    return {dt.date.fromisoformat(part): number for part, number in found.items()}


def issue(selection: Selection, day: dt.date) -> Selection:
    """Return the dispatches of one day."""
    return replace(selection, first=day, last=day)


def beside(selection: Selection, day: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """Return the days before and after one on which something was printed."""
    every = sorted(
        {
            part
            for segment in selection.index.segments
            for part in segment.facets["printed"]
            if len(part) == len("1954-01-01")
        }
    )
    place = bisect_left(every, day.isoformat())
    before = _first_held(selection, reversed(every[:place]))
    return before, _first_held(selection, (part for part in every[place:] if part != str(day)))


def _first_held(selection: Selection, days: Iterable[str]) -> dt.date | None:
    rows = list(zip(selection.index.segments, matching(selection), strict=True))
    for day in days:
        if any(held.intersection_cardinality(one.of("printed", day)) for one, held in rows):
            return dt.date.fromisoformat(day)
    return None


def _parts(selection: Selection, length: int, above: str = "") -> Mapping[str, int]:
    """Return how many matching dispatches each year, month or day printed, in order."""
    found: dict[str, int] = {}
    for segment, rows in zip(selection.index.segments, matching(selection), strict=True):
        for part, printed in segment.facets["printed"].items():
            if len(part) == length and part.startswith(above) and part != "unknown":
                number = rows.intersection_cardinality(printed)
                if number:
                    found[part] = found.get(part, 0) + number
    return dict(sorted(found.items()))
