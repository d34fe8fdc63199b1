"""Partial dates as researchers type them, and the nearest day before a day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass

_PARTIAL = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, month or day, with its first and last day; precision is year, month or day."""

    text: str
    first: dt.date
    last: dt.date
    precision: str


def read_partial(text: str) -> PartialDate:
    """Return the partial date that `text` names, or raise ValueError.

    >>> read_partial("1953-12").last
    datetime.date(1953, 12, 31)
    """
    match = _PARTIAL.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    year, month, day = (int(group) if group else None for group in match.groups())
    assert year is not None
    if month is None:
        return PartialDate(f"{year:04}", dt.date(year, 1, 1), dt.date(year, 12, 31), "year")
    if day is None:
        last = calendar.monthrange(year, month)[1] if 1 <= month <= 12 else 0
        first = dt.date(year, month, 1)
        return PartialDate(f"{year:04}-{month:02}", first, dt.date(year, month, last), "month")
    only = dt.date(year, month, day)
    return PartialDate(only.isoformat(), only, only, "day")


def latest_day(day: int, not_after: dt.date, month: int | None = None) -> dt.date | None:
    """Return the latest date with this day (and month) that is not after `not_after`.

    >>> latest_day(31, dt.date(1954, 1, 1))
    datetime.date(1953, 12, 31)
    """
    year, candidate = not_after.year, month or not_after.month
    for _ in range(9 * 12):  # 29 February comes back within eight years, or a century turns
        if 1 <= day <= calendar.monthrange(year, candidate)[1]:
            found = dt.date(year, candidate, day)
            if found <= not_after:
                return found
        if month is None:
            candidate = candidate - 1 or 12
            year -= candidate == 12
        else:
            year -= 1
        if year < dt.MINYEAR:
            return None
    return None
