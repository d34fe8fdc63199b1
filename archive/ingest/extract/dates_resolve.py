"""From a date expression to a date, with the reasoning in a sentence.

What a report leaves out is filled from its own day: the latest such day not after it. A text
without a day of its own fills nothing in, except from a full date that it printed itself.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass, replace

from archive.ingest.extract.dates_words import Expression, Point
from archive.ingest.records import DateValue, Semantics
from archive.text.dates import latest_day
from archive.text.edtf import interval, read, write


@dataclass(slots=True)
class Context:
    """What the reader knows at a point of the text: the report's day and the dates read so far."""

    base: dt.date | None  # the day of the report, or of publication
    base_name: str  # "dateline" or "publication date"
    full: dt.date | None = None  # the last date of the paragraph that printed its month
    last: dt.date | None = None  # the last day read in the text
    source: dt.date | None = None  # the day of the last communiqué or dispatch quoted
    period: DateValue | None = None  # the last interval read in the report

    def note(self, found: Expression, value: DateValue, role: str) -> None:
        """Remember what later expressions may lean on."""
        if found.shape in ("span", "ending", "season_span") and not value.qualifier:
            self.period = value
        if value.precision in ("day", "part-of-day", "hour", "minute") and not value.qualifier:
            day = value.latest
            if role == "source":
                self.source = day
            if found.shape in ("point", "span"):
                self.last = day
                if not found.first.is_bare_day:
                    self.full = day


Resolved = tuple[DateValue, str]


def resolve(found: Expression, context: Context) -> Resolved | None:
    """Return the date that an expression means here and why, or None when nothing tells."""
    try:
        return _resolve(found, context)
    except ValueError:
        return None  # no such date: 30 February, or an interval that runs backwards


def _resolve(found: Expression, context: Context) -> Resolved | None:
    if found.shape == "point":
        return _point(found, context)
    if found.shape == "span":
        return _span(found, context)
    if found.shape == "clock":
        return _clock(found, context)
    if found.shape == "since":
        resolved = _point(replace(found, shape="point"), context)
        if resolved is None:
            return None
        return _value(interval(resolved[0].edtf, None), resolved[0].precision), (
            f"{resolved[1]}; the end is left open"
        )
    if found.shape == "ending":
        return _ending(found, context)
    if found.shape in ("ago", "past"):
        return _relative(found, context)
    if found.shape == "period":
        if context.period is None:
            return None
        return context.period, "the period named before in the same report"
    return _named_period(found)


def _value(edtf: str, precision: str = "", time: dt.time | None = None) -> DateValue:
    bounds = read(edtf)
    return DateValue(
        edtf,
        bounds.earliest,
        bounds.latest,
        precision or bounds.precision,
        Semantics(bounds.semantics),
        bounds.qualifier,
        time or bounds.time,
    )


def _point(found: Expression, context: Context) -> Resolved | None:
    filled = _fill(found.first, context)
    if filled is None:
        return None
    edtf, basis = filled
    if found.clock is not None:
        return _at(edtf, found, basis)
    value = _value(edtf, "part-of-day" if found.part_of_day else "")
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


def _fill(point: Point, context: Context) -> tuple[str, str] | None:
    """Return the EDTF of a printed point with its missing parts filled in, and the reason."""
    base = context.base
    if point.from_last is not None:
        if context.last is None:
            return None
        day = context.last + dt.timedelta(days=point.from_last)
        return write(day), f"counted from the day read last, {context.last}"
    if point.day_shift is not None:
        if base is None:
            return None
        return write(base + dt.timedelta(days=point.day_shift)), _from(context)
    if point.month_shift is not None:
        return _in_month_of_base(point, context)
    year, basis = point.year, "explicit"
    if year is None and point.year_shift is not None:
        if base is None:
            return None
        year, basis = base.year + point.year_shift, f"year counted from the {_named(context)}"
        if point.season == 24 and base.month < 3:
            year -= 1  # in January "this winter" began the year before
    if year is not None:
        return _with_year(year, point), basis
    if point.month is None and point.day is None:
        return None
    if point.day is None and point.month is not None:
        return _latest_month(point, context)
    return _latest_day(point, context)


def _with_year(year: int, point: Point) -> str:
    if point.months:
        return interval(*(write(dt.date(year, month, 1), "month") for month in point.months))
    if point.season:
        return f"{year:04}-{point.season}"
    if point.third is not None:
        return _third(year, point.month, point.third)
    if point.month is None:
        return f"{year:04}"
    if point.day is None:
        return f"{year:04}-{point.month:02}"
    return write(dt.date(year, point.month, point.day))


def _third(year: int, month: int | None, third: int) -> str:
    """Return "some day within" the first, second or last third of a month or year."""
    if month is None:
        first, last = ((1, 4), (5, 8), (9, 12), (11, 12))[third]
        return f"[{year:04}-{first:02}..{year:04}-{last:02}]"
    end = calendar.monthrange(year, month)[1]
    first, last = ((1, 10), (11, 20), (21, end), (21, end))[third]
    return f"[{year:04}-{month:02}-{first:02}..{year:04}-{month:02}-{last:02}]"


def _in_month_of_base(point: Point, context: Context) -> tuple[str, str] | None:
    if context.base is None or point.month_shift is None:
        return None
    month = _months_before(context.base, -point.month_shift)
    filled = replace(point, month=month.month, month_shift=None)
    return _with_year(month.year, filled), f"month counted from the {_named(context)}"


def _latest_month(point: Point, context: Context) -> tuple[str, str] | None:
    assert point.month is not None
    base = context.base
    if base is None:
        return None
    year = base.year if point.month <= base.month else base.year - 1
    return _with_year(year, point), f"latest such month not after the {_named(context)}"


def _latest_day(point: Point, context: Context) -> tuple[str, str] | None:
    assert point.day is not None
    full, base = context.full, context.base
    carried = _carried(point, full) if full is not None else None
    if carried is not None and (base is None or carried <= base):
        known = "month" if point.month is None else "year"
        return write(carried), f"{known} carried from {full} in the same paragraph"
    if base is None:
        return None
    found = latest_day(point.day, base, point.month)
    if found is None:
        return None
    return write(found), f"latest such day not after the {_named(context)}"


def _carried(point: Point, full: dt.date) -> dt.date | None:
    """Return the point in the month (or year) of an earlier date, if it is later than that date."""
    assert point.day is not None
    month = full.month if point.month is None else point.month
    if not 1 <= point.day <= calendar.monthrange(full.year, month)[1]:
        return None
    day = dt.date(full.year, month, point.day)
    return day if day > full else None


def _span(found: Expression, context: Context) -> Resolved | None:
    """Return an interval; a year or month printed at one end serves the other."""
    first, last, basis = found.first, found.last, "explicit"
    if found.listed or (first.month and last.is_bare_day):
        last = replace(last, month=first.month, year=first.year, year_shift=first.year_shift)
    if first.is_bare_day and last.month:
        first = replace(first, month=last.month)
    if last.year is None and last.year_shift is None and first.year is not None:
        wraps = first.month and last.month and last.month < first.month
        last = replace(last, year=first.year + bool(wraps))
        basis = "the year of the start serves the end"
    end = _fill(last, context)
    if end is None:
        return None
    if first.year is None and first.year_shift is None and first.month_shift is None:
        end_day = read(end[0]).latest
        assert end_day is not None
        first = _before(first, end_day)
        basis = "the year of the end serves the start" if last.year else end[1]
    start = _fill(first, context)
    if start is None:
        return None
    if found.listed:
        return _value(f"{{{start[0]},{end[0]}}}"), basis
    return _value(interval(start[0], end[0])), basis


def _before(point: Point, end: dt.date) -> Point:
    if point.month is None and point.day is None:
        return point
    if point.day is None:
        assert point.month is not None
        return replace(point, year=end.year if point.month <= end.month else end.year - 1)
    day = latest_day(point.day, end, point.month)
    return point if day is None else Point(day.year, day.month, day.day)


def _ending(found: Expression, context: Context) -> Resolved | None:
    resolved = _point(replace(found, shape="point"), context)
    if resolved is None or resolved[0].latest is None:
        return None
    end, precision = resolved[0].latest, resolved[0].precision
    after = _shifted(end, found.count, found.unit)
    start = after + dt.timedelta(days=1) if precision == "day" else after
    if precision == "month":
        start = _months_before(end, {"month": 1, "year": 12}.get(found.unit, 1) * found.count - 1)
    edtf = interval(write(start, precision), resolved[0].edtf)
    return _value(edtf), f"{resolved[1]}; the interval runs up to the printed date"


def _relative(found: Expression, context: Context) -> Resolved | None:
    """Return "four months ago" and "the past twelve months", always approximate."""
    anchor, name = context.source, "the source quoted before"
    if anchor is None:
        anchor, name = context.base, f"the {_named(context)}"
    if anchor is None:
        return None
    precision = {"week": "day", "day": "day", "month": "month", "year": "year"}[found.unit]
    if found.unit == "year" and found.count == 1:
        precision = "month"
    start = write(_shifted(anchor, found.count, found.unit), precision, "~")
    if found.shape == "ago":
        return _value(start), f"counted back from {name}, {anchor}"
    edtf = interval(start, write(anchor, precision, "~"))
    return _value(edtf), f"counted back from {name}, {anchor}"


def _shifted(day: dt.date, count: int, unit: str) -> dt.date:
    """Return the day so many units before."""
    if unit in ("day", "week"):
        return day - dt.timedelta(days=count * (7 if unit == "week" else 1))
    month = _months_before(day, count * (12 if unit == "year" else 1))
    last = calendar.monthrange(month.year, month.month)[1]
    at_end = day.day == calendar.monthrange(day.year, day.month)[1]
    return month.replace(day=last if at_end else min(day.day, last))


def _months_before(day: dt.date, count: int) -> dt.date:
    """Return the first of the month so many months before."""
    months = day.year * 12 + day.month - 1 - count
    return dt.date(months // 12, months % 12 + 1, 1)


def _named_period(found: Expression) -> Resolved | None:
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


def _named(context: Context) -> str:
    return f"{context.base_name} {context.base}"


def _from(context: Context) -> str:
    return f"counted from the {_named(context)}"
