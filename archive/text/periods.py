"""Periods of the calendar that a chart counts by: days, months, quarters, years or decades."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

MOST = 60  # periods in one chart: more would be thinner than a finger or a pointer
MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120}
UNITS = ("day", *MONTHS)


@dataclass(frozen=True, slots=True)
class Period:
    """One day, month, quarter, year or decade, both ends included."""

    first: dt.date
    last: dt.date
    unit: str

    @property
    def bounds(self) -> tuple[str, str]:
        """The partial dates that ask for exactly this period.

        >>> Period(dt.date(1953, 10, 1), dt.date(1953, 12, 31), "quarter").bounds
        ('1953-10', '1953-12')
        """
        length = {"day": 10, "month": 7, "quarter": 7}.get(self.unit, 4)
        return self.first.isoformat()[:length], self.last.isoformat()[:length]


def period_of(day: dt.date, unit: str) -> Period:
    """Return the period of this unit that holds a day.

    >>> period_of(dt.date(1953, 12, 23), "quarter").first
    datetime.date(1953, 10, 1)
    """
    if unit == "day":
        return Period(day, day, unit)
    size = MONTHS[unit]
    start = (day.year * 12 + day.month - 1) // size * size
    first = _month(max(start, 12)) if start < 12 else _month(start)
    end = start + size
    last = dt.date.max if end >= 12 * (dt.MAXYEAR + 1) else _month(end) - dt.timedelta(days=1)
    return Period(first, last, unit)


def periods(first: dt.date, last: dt.date, unit: str) -> tuple[Period, ...]:
    """Return the periods of one unit from the one that holds `first` to the one with `last`."""
    return tuple(_from(period_of(first, unit), last))


def finest(first: dt.date, last: dt.date, most: int = MOST) -> str:
    """Return the finest unit that needs at most so many periods between two days.

    >>> finest(dt.date(1952, 7, 1), dt.date(1954, 5, 7))
    'month'
    """
    return next((unit for unit in UNITS if _number(first, last, unit) <= most), UNITS[-1])


def framed(
    whole: tuple[dt.date, dt.date],
    asked: tuple[dt.date | None, dt.date | None] = (None, None),
    most: int = MOST,
) -> tuple[Period, ...]:
    """Return the periods of a chart: those asked for, with as much around them as there is room.

    The unit is the finest for what was asked, so that a month is shown by its days; what lies
    around it stays in view as far as the archive reaches.
    """
    start, end = max(asked[0] or whole[0], whole[0]), min(asked[1] or whole[1], whole[1])
    if start > end:
        start, end = whole
    unit = finest(start, end, most)
    found = list(periods(*whole, unit)) if _number(*whole, unit) <= most else []
    return tuple(found) or _around(whole, start, end, unit, most)


def _around(
    whole: tuple[dt.date, dt.date], start: dt.date, end: dt.date, unit: str, most: int
) -> tuple[Period, ...]:
    inside = list(periods(start, end, unit))
    room = (most - len(inside)) // 2
    for _ in range(room):
        if inside[0].first > whole[0]:
            inside.insert(0, period_of(inside[0].first - dt.timedelta(days=1), unit))
        if inside[-1].last < whole[1]:
            inside.append(period_of(inside[-1].last + dt.timedelta(days=1), unit))
    return tuple(inside)


def _from(period: Period, last: dt.date) -> Iterator[Period]:
    yield period
    while period.last < last:
        period = period_of(period.last + dt.timedelta(days=1), period.unit)
        yield period


def _number(first: dt.date, last: dt.date, unit: str) -> int:
    if unit == "day":
        return (last - first).days + 1
    size = MONTHS[unit]
    months = [(day.year * 12 + day.month - 1) // size for day in (first, last)]
    return months[1] - months[0] + 1


def _month(number: int) -> dt.date:
    return dt.date(number // 12, number % 12 + 1, 1)
