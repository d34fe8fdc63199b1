"""From a date expression to a date, with the reasoning in a sentence.

What a report leaves out is filled from its own day: the latest such day not after it, or the
earliest not before it where the words look ahead. A text without a day of its own fills nothing
in, except from a full date that it printed itself.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import replace
from functools import lru_cache

from archive.ingest.extract.dates_context import Context
from archive.ingest.extract.dates_fill import fill, months_before
from archive.ingest.extract.dates_words import Expression, Point
from archive.ingest.records import DateValue, Semantics
from archive.text.dates import latest_day
from archive.text.edtf import interval, read, write

Resolved = tuple[DateValue, str]


def resolve(found: Expression, context: Context) -> Resolved | None:
    """Return the date that an expression means here and why, or None when nothing tells."""
    try:
        return _RESOLVE.get(found.shape, _named_period)(found, context)
    except (ValueError, OverflowError):
        return None  # no such date: 30 February, or an interval that runs backwards


def _value(edtf: str, precision: str = "", time: dt.time | None = None) -> DateValue:
    value = _read(edtf)
    if not precision and time is None:
        return value
    return replace(value, precision=precision or value.precision, time=time or value.time)


@lru_cache(maxsize=4096)
def _read(edtf: str) -> DateValue:
    bounds = read(edtf)
    return DateValue(
        edtf,
        bounds.earliest,
        bounds.latest,
        bounds.precision,
        Semantics(bounds.semantics),
        bounds.qualifier,
        bounds.time,
    )


def _point(found: Expression, context: Context) -> Resolved | None:
    filled = fill(found.first, context, future=found.future)
    if filled is None:
        return None
    edtf, basis = filled
    if found.clock is not None:
        return _at(edtf, found, basis)
    value = _value(edtf, "part-of-day" if found.part_of_day else "")
    if found.by and value.semantics is Semantics.EXACT:
        return replace(value, semantics=Semantics.BEFORE), f"{basis}; not later than that"
    return value, basis


def _at(day: str, found: Expression, basis: str) -> Resolved | None:
    if found.clock is None or len(day) != len("1954-05-07"):
        return None
    precision = "minute" if found.has_minutes else "hour"
    value = _value(f"{day}T{found.clock.isoformat()}", precision, found.clock)
    if found.by:
        value = replace(value, semantics=Semantics.BEFORE)
    return value, f"{basis}; local time as printed"


def _clock(found: Expression, context: Context) -> Resolved | None:
    if context.last is None:
        return None
    return _at(write(context.last), found, f"the day read last, {context.last}")


def _open(found: Expression, context: Context) -> Resolved | None:
    """Return "since May" and "up to May": an interval with one open end."""
    resolved = _point(found, context)
    if resolved is None:
        return None
    value, basis = resolved
    if found.shape == "since":
        start = value.edtf if _is_plain(value) else _bound(value.earliest, value)
        return _value(interval(start, None), value.precision), f"{basis}; the end is left open"
    end = value.edtf if _is_plain(value) else _bound(value.latest, value)
    return _value(interval(None, end), value.precision), f"{basis}; the start is left open"


def _bound(day: dt.date | None, value: DateValue) -> str | None:
    return write(day, "month" if value.precision == "month" else "day") if day else None


def _is_plain(value: DateValue) -> bool:
    return value.edtf[0] not in "[{" and "/" not in value.edtf


def _eve(found: Expression, context: Context) -> Resolved | None:
    resolved = _point(found, context)
    if resolved is None or resolved[0].latest is None:
        return None
    eve = resolved[0].latest - dt.timedelta(days=1)
    return _value(write(eve)), f"{resolved[1]}; the day before that"


def _list(found: Expression, context: Context) -> Resolved | None:
    """Return {a,b,c}: each of the days, not what lies between; what the first says, all say."""
    first = found.first
    start = fill(first, context, future=found.future)
    if start is None or (first.day is None and first.month is None):
        return None
    known = read(start[0]).earliest
    assert known is not None
    days = [start[0]]
    for point in (*found.others, found.last):
        year = known.year + bool(point.day is None and (point.month or 0) < (first.month or 0))
        full = first._replace(year=year, month=point.month or known.month, day=point.day)
        full = full._replace(year_shift=None, month_shift=None, month_from_last=None)
        full = full._replace(year_from_last=None)
        edtf, _ = fill(full, context) or ("", "")
        days.append(edtf)
    if days != sorted(set(days)):
        return None
    return _value(f"{{{','.join(days)}}}"), start[1]


def _span(found: Expression, context: Context) -> Resolved | None:
    """Return an interval; a year or month printed at one end serves the other."""
    first, last, basis = found.first, found.last, "explicit"
    if first.day is not None and last.is_bare_day and not first.is_bare_day:
        last = last._replace(month=first.month, year=first.year, year_shift=first.year_shift,
            month_shift=first.month_shift, month_from_last=first.month_from_last,
            year_from_last=first.year_from_last,
        )  # fmt: skip
    if last.is_bare_month and last.month_shift is None and first.year is not None:
        wraps = first.month and last.month and last.month < first.month
        last = last._replace(year=first.year + bool(wraps))
        basis = "the year of the start serves the end"
    if last == Point(month=last.month, day=last.day) and first.year_shift is not None:
        wraps = first.month and last.month and last.month < first.month
        last = last._replace(year_shift=first.year_shift + bool(wraps))
    end = fill(last, context, future=found.future)
    if end is None:
        return None
    if first.is_bare_month or first.is_bare_day:
        end_day = read(end[0]).latest
        assert end_day is not None
        first = _before(first, end_day)
        basis = "the year of the end serves the start" if last.year else end[1]
    elif last.year is None:
        basis = end[1]
    start = fill(first, context)
    if start is None:
        return None
    return _value(interval(_edge(start[0], first=True), _edge(end[0], first=False))), basis


def _edge(edtf: str, *, first: bool) -> str:
    """Return one end of an interval: a day "some day within" stands for its outer bound, about."""
    if edtf[0] not in "[{" and "/" not in edtf:
        return edtf
    bounds = read(edtf)
    day = bounds.earliest if first else bounds.latest
    assert day is not None
    return write(day, "month" if bounds.precision == "month" else "day", "~")


def _before(point: Point, end: dt.date) -> Point:
    if point.month is None and point.day is None:
        return point
    if point.day is None:
        assert point.month is not None
        return point._replace(year=end.year if point.month <= end.month else end.year - 1)
    day = latest_day(point.day, end, point.month)
    return point if day is None else Point(day.year, day.month, day.day)


def _ending(found: Expression, context: Context) -> Resolved | None:
    resolved = _point(found, context)
    if resolved is None or resolved[0].latest is None or found.unit == "hour":
        return None
    end, precision = resolved[0].latest, resolved[0].precision
    after = _shifted(end, found.amount, found.unit)
    start = after + dt.timedelta(days=1) if precision == "day" else after
    if precision == "month":
        start = months_before(end, {"month": 1, "year": 12}.get(found.unit, 1) * found.amount - 1)
    edtf = interval(write(start, precision), resolved[0].edtf)
    return _value(edtf), f"{resolved[1]}; the interval runs up to the printed date"


def _relative(found: Expression, context: Context) -> Resolved | None:
    """Return "four months ago" and "the past twelve months", always approximate."""
    anchor, name = context.source, "the source quoted before"
    if anchor is None:
        anchor, name = context.base, f"the {context.named}"
    if anchor is None:
        return None
    count, unit, precision = found.amount, found.unit, found.unit
    if unit == "hour":
        if count % 24 or found.shape == "ago":
            return None  # three hours ago is no other day
        count, unit, precision = count // 24, "day", "day"
    if unit == "week":
        precision = "day"
    if unit == "year" and count == 1:
        precision = "month"
    about = "" if unit == "day" and found.shape == "ago" else "~"
    start = write(_shifted(anchor, count, unit), precision, about)
    if found.shape == "ago":
        return _value(start), f"counted back from {name}, {anchor}"
    edtf = interval(start, write(anchor, precision, "~"))
    return _value(edtf), f"counted back from {name}, {anchor}"


def _later(found: Expression, context: Context) -> Resolved | None:
    """Return "two weeks later", counted from the day read last."""
    if context.last is None or found.unit == "hour":
        return None
    precision = found.unit if found.unit in ("month", "year") else "day"
    day = _shifted(context.last, -found.amount, found.unit)
    about = "" if found.unit == "day" else "~"
    return _value(write(day, precision, about)), f"counted from the day read last, {context.last}"


def _period(found: Expression, context: Context) -> Resolved | None:
    if context.period is None:
        return None
    return context.period, "the period named before in the same report"


def _shifted(day: dt.date, count: int, unit: str) -> dt.date:
    """Return the day so many units before."""
    if unit in ("day", "week"):
        return day - dt.timedelta(days=count * (7 if unit == "week" else 1))
    month = months_before(day, count * (12 if unit == "year" else 1))
    last = calendar.monthrange(month.year, month.month)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return month.replace(day=last if at_end else min(day.day, last))


def _named_period(found: Expression, context: Context) -> Resolved | None:
    year = found.first.year
    if year is None:
        return None
    if found.shape == "season_span":
        edtf = interval(f"{year}-24", f"{year + 1}-21")
        return _value(edtf), "named offensive: from winter into spring"
    if found.shape == "dry_season":
        edtf = interval(f"{year}-11~", f"{year + 1}-04~")
        return _value(edtf, "season"), "the dry season runs from about November to April"
    edtf = interval(f"{year}-05~", f"{year}-10~")
    return _value(edtf, "season"), "the rainy season runs from about May to October"


_RESOLVE = {
    "point": _point,
    "clock": _clock,
    "since": _open,
    "until": _open,
    "eve": _eve,
    "list": _list,
    "span": _span,
    "ending": _ending,
    "ago": _relative,
    "past": _relative,
    "later": _later,
    "period": _period,
}
