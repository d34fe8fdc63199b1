"""A small reader and writer of EDTF: days, months, years, seasons, intervals, sets and times.

The subset is what dispatches and curators need; what lies outside it raises ValueError.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from typing import Literal

Semantics = Literal["exact", "throughout", "within", "before", "after"]

# A date with its qualifier; X stands for a digit nobody knows.
_SIMPLE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX)(?:T(?P<time>\d{2}:\d{2}(?::\d{2})?))?)?)?"
    r"(?P<qualifier>[~?%]?)"
)
_SEASONS = {21: 3, 22: 6, 23: 9, 24: 12}  # winter runs into February of the next year
_FINENESS = ("year", "season", "month", "day", "hour", "minute")


@dataclass(frozen=True, slots=True)
class Bounds:
    """The first and last day an EDTF text allows; an open end is None, a time is local."""

    earliest: dt.date | None
    latest: dt.date | None
    precision: str  # year season month day hour minute
    qualifier: str = ""  # "", "~", "?" or "%"
    semantics: Semantics = "exact"
    time: dt.time | None = None


def read(text: str) -> Bounds:
    """Return the bounds of an EDTF text, or raise ValueError.

    >>> read("1953-24").latest
    datetime.date(1954, 2, 28)
    """
    text = text.strip()
    if text[:1] in ("[", "{"):
        return _read_set(text)
    if "/" in text:
        start, _, end = text.partition("/")
        return _span(_read_end(start), _read_end(end), text)
    return _read_simple(text)


def _read_set(text: str) -> Bounds:
    opening, inner, closing = text[0], text[1:-1].strip(), text[-1:]
    if opening + closing not in ("[]", "{}") or not inner:
        raise ValueError(f"not an EDTF set: {text!r}")
    ends: list[Bounds | None] = []
    for element in inner.split(","):
        start, dots, end = element.strip().partition("..")
        ends.append(_read_simple(start) if start else None)
        if dots:
            ends.append(_read_simple(end) if end else None)
    if opening == "{":
        return _span(ends[0], ends[-1], text)
    if ends[0] is None:
        return _span(None, ends[-1], text, "before")
    if ends[-1] is None:
        return _span(ends[0], None, text, "after")
    return _span(ends[0], ends[-1], text, "within")


def _read_end(text: str) -> Bounds | None:
    return None if text in ("", "..") else _read_simple(text)


def _span(
    start: Bounds | None, end: Bounds | None, text: str, semantics: Semantics = "throughout"
) -> Bounds:
    known = [bounds for bounds in (start, end) if bounds is not None]
    if not known:
        raise ValueError(f"an EDTF interval needs one known end: {text!r}")
    earliest = start.earliest if start else None
    latest = end.latest if end else None
    if start and end and start.earliest and end.earliest and start.earliest > end.earliest:
        raise ValueError(f"the EDTF interval ends before it starts: {text!r}")
    precision = min((bounds.precision for bounds in known), key=_FINENESS.index)
    qualifier = next((bounds.qualifier for bounds in known if bounds.qualifier), "")
    return Bounds(earliest, latest, precision, qualifier, semantics)


def _read_simple(text: str) -> Bounds:
    match = _SIMPLE.fullmatch(text)
    if match is None:
        raise ValueError(f"not an EDTF date: {text!r}")
    year, month, day, time, qualifier = match.group("year", "month", "day", "time", "qualifier")
    if "X" in year:
        if month:
            raise ValueError(f"a month needs a known year: {text!r}")
        first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
        return Bounds(_first(first, 1), _last(last, 12), "year", qualifier, "within")
    number = int(year)
    if month is None:
        return Bounds(_first(number, 1), _last(number, 12), "year", qualifier)
    if month == "XX":
        if day not in (None, "XX"):
            raise ValueError(f"a day needs a known month: {text!r}")
        precision = "day" if day else "month"
        return Bounds(_first(number, 1), _last(number, 12), precision, qualifier, "within")
    return _read_in_month(number, int(month), day, time, qualifier)


def _read_in_month(
    year: int, month: int, day: str | None, time: str | None, qualifier: str
) -> Bounds:
    if month in _SEASONS and day is None:
        start = _SEASONS[month]
        end_year, end = (year, start + 2) if start < 12 else (year + 1, 2)
        return Bounds(_first(year, start), _last(end_year, end), "season", qualifier)
    if not 1 <= month <= 12:
        raise ValueError(f"no such month or season: {month}")
    if day is None:
        return Bounds(_first(year, month), _last(year, month), "month", qualifier)
    if day == "XX":
        return Bounds(_first(year, month), _last(year, month), "day", qualifier, "within")
    date = dt.date(year, month, int(day))
    if time is None:
        return Bounds(date, date, "day", qualifier)
    clock = dt.time.fromisoformat(time)
    return Bounds(date, date, "minute" if clock.minute else "hour", qualifier, time=clock)


def _first(year: int, month: int) -> dt.date:
    return dt.date(year, month, 1)


def _last(year: int, month: int) -> dt.date:
    return dt.date(year, month, calendar.monthrange(year, month)[1])


def write(date: dt.date, precision: str = "day", qualifier: str = "") -> str:
    """Return the EDTF of a day, or of the month, season or year that holds it.

    >>> write(dt.date(1954, 1, 5), "season"), write(dt.date(1953, 8, 11), "month", "~")
    ('1953-24', '1953-08~')
    """
    if precision == "year":
        return f"{date.year:04}{qualifier}"
    if precision == "month":
        return f"{date.year:04}-{date.month:02}{qualifier}"
    if precision == "season":
        year = date.year - 1 if date.month < 3 else date.year
        season = (21, 22, 23, 24)[(date.month - 3) % 12 // 3]
        return f"{year:04}-{season}{qualifier}"
    return f"{date.isoformat()}{qualifier}"


def interval(start: str | None, end: str | None) -> str:
    """Return the EDTF interval of two EDTF dates; None is an open end.

    >>> interval("1953-03", None)
    '1953-03/..'
    """
    return f"{start or '..'}/{end or '..'}"
