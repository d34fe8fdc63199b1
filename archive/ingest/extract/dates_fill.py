"""The missing parts of a printed date filled in, with the reason."""

from __future__ import annotations

import calendar
import datetime as dt

from archive.ingest.extract.dates_context import Context
from archive.ingest.extract.dates_words import Point
from archive.text.dates import latest_day
from archive.text.edtf import interval, write

Filled = tuple[str, str]
_AHEAD = 200  # days within which a date to come is looked for
_AUTUMN, _SPRING = 10, 4  # months between which a story passes from a year into the next
_SOON = 14  # days within which a month and day are rather still to come than a year ago


def fill(point: Point, context: Context, *, future: str = "") -> Filled | None:
    """Return the EDTF of a printed point with its missing parts filled in, and the reason."""
    base = context.base
    if point.from_last is not None:
        if context.last is None:
            return None
        day = context.last + dt.timedelta(days=point.from_last)
        return write(day), f"counted from the day read last, {context.last}"
    if point.month_from_last is not None:
        return _from_month(point, context)
    if point.year_from_last is not None:
        if context.year is None:
            return None
        return with_year(
            context.year + point.year_from_last, point
        ), f"counted from the year read last, {context.year}"
    if base is not None and (counted := _counted(point, base)):
        return counted, f"counted from the {context.named}"
    if point.month_shift is not None:
        return _in_month_of_base(point, context)
    year, basis = point.year, "explicit"
    if year is None and point.year_shift is not None:
        if base is None:
            return None
        year, basis = base.year + point.year_shift, f"year counted from the {context.named}"
        if point.season == 24 and base.month < 3:
            year -= 1  # in January "this winter" began the year before
    if year is not None:
        return with_year(year, point), basis
    if point.month is None and point.day is None:
        return None
    if point.day is None:
        return _some_month(point, context)
    return _some_day(point, context, future=future)


def _counted(point: Point, base: dt.date) -> str | None:
    """Return what is counted in days, weeks or turns of the calendar from the report's day."""
    if point.day_shift is not None:
        return write(base + dt.timedelta(days=point.day_shift))
    if point.week_shift is not None:
        monday = base - dt.timedelta(days=base.weekday() - 7 * point.week_shift)
        if point.weekday is not None:
            return write(monday + dt.timedelta(days=point.weekday - 1))
        return f"[{write(monday)}..{write(monday + dt.timedelta(days=6))}]"
    if point.weekday is not None:
        return write(_weekday(point.weekday, point.turn, base))
    if point.turn is not None and point.season is not None:
        return _season(point.season, point.turn, base)
    if point.turn is not None and point.month is not None and point.day is None:
        year = base.year
        if point.turn < 0 or (point.turn == 0 and point.month > base.month):
            year -= point.month >= base.month
        elif point.turn > 0:
            year += point.month <= base.month
        return with_year(year, point)
    return None


def _weekday(weekday: int, turn: int | None, base: dt.date) -> dt.date:
    """Return the weekday nearest before the base, or after it for "next"."""
    back = (base.isoweekday() - weekday) % 7
    if turn is not None and turn > 0:
        return base + dt.timedelta(days=7 - back)
    if turn is not None and turn < 0 and back == 0:
        back = 7
    return base - dt.timedelta(days=back)


def _season(season: int, turn: int, base: dt.date) -> str:
    """Return this, the last or the next season; winter is named by the year it begins in."""
    now = (base.year - 1, 24) if base.month < 3 else (base.year, 20 + base.month // 3)
    year = now[0]
    if turn < 0:
        year -= season >= now[1]
    elif turn > 0:
        year += season <= now[1]
    return f"{year:04}-{season}"


def with_year(year: int, point: Point) -> str:
    """Return the EDTF of a point whose year is known."""
    if point.decade:
        return f"{year // 10:03}X"
    if point.months:
        return interval(*(write(dt.date(year, month, 1), "month") for month in point.months))
    if point.season:
        return f"{year:04}-{point.season}"
    if point.third is not None:
        return _third(year, point.month, point.third)
    if point.month is None:
        return f"{year:04}"
    if point.days:
        end = calendar.monthrange(year, point.month)[1]
        days = (min(day, end) if day > 0 else end + 1 + day for day in point.days)
        first, last = (dt.date(year, point.month, day) for day in days)
        return interval(write(first), write(last))
    if point.day is None:
        return write(dt.date(year, point.month, 1), "month")
    return write(dt.date(year, point.month, point.day))


def _third(year: int, month: int | None, third: int) -> str:
    """Return "some day within" the first, second or last third of a month or year."""
    if month is None:
        first, last = ((1, 4), (5, 8), (9, 12), (11, 12))[third]
        return f"[{year:04}-{first:02}..{year:04}-{last:02}]"
    end = calendar.monthrange(year, month)[1]
    first, last = ((1, 10), (11, 20), (21, end), (21, end))[third]
    return f"[{year:04}-{month:02}-{first:02}..{year:04}-{month:02}-{last:02}]"


def _in_month_of_base(point: Point, context: Context) -> Filled | None:
    if context.base is None or point.month_shift is None:
        return None
    month = months_before(context.base, -point.month_shift)
    filled = point._replace(month=month.month, month_shift=None)
    return with_year(month.year, filled), f"month counted from the {context.named}"


def _from_month(point: Point, context: Context) -> Filled | None:
    if context.month is None or point.month_from_last is None:
        return None
    month = months_before(context.month, -point.month_from_last)
    filled = point._replace(month=month.month, month_from_last=None)
    return with_year(month.year, filled), f"counted from the month read last, {month:%Y-%m}"


def _some_month(point: Point, context: Context) -> Filled | None:
    assert point.month is not None
    if story := context.retrospect:
        return with_year(story.year, point), _of_story(story, context)
    base = context.base
    if base is None:
        if context.told_year is not None:
            return with_year(_told_year(point, context), point), _of_paragraph(context.told_year)
        if context.full is None or point.month < context.full.month:
            return None
        return with_year(context.full.year, point), _carried_from("year", context.full)
    year = base.year if point.month <= base.month else base.year - 1
    return with_year(year, point), f"latest such month not after the {context.named}"


def _some_day(point: Point, context: Context, *, future: str) -> Filled | None:
    assert point.day is not None
    full, base, story = context.full, context.base, context.retrospect
    carried = _carried(point, full) if full is not None else None
    if carried is not None and full is not None and (base is None or carried <= base):
        return write(carried), _carried_from("month" if point.month is None else "year", full)
    if story is not None:
        day = dt.date(story.year, point.month or story.month, point.day)
        return write(day), _of_story(story, context)
    if base is None:
        return _after_story(point, context)
    found = latest_day(point.day, base, point.month)
    coming = _coming(point, base) if future or point.month is not None else None
    if coming and not future and (coming - base).days > _SOON:
        coming = None
    if coming and (future == "will" or found is None or coming - base < base - found):
        return write(coming), f"still to come: earliest such day not before the {context.named}"
    if found is None:
        return None
    return write(found), f"latest such day not after the {context.named}"


def _after_story(point: Point, context: Context) -> Filled | None:
    """Return a month and day later in the year of the last explicit date of an undated text."""
    if point.month is None or point.day is None:
        return None
    if context.told_year is not None:
        return with_year(_told_year(point, context), point), _of_paragraph(context.told_year)
    story = context.story
    if story is None:
        return None
    day = dt.date(story.year, point.month, point.day)
    return (write(day), f"year carried from {story}, printed before") if day >= story else None


def _told_year(point: Point, context: Context) -> int:
    """Return the year that a paragraph tells of, turned where a story goes on in January."""
    year, last = context.told_year or 0, context.month
    if last is None or point.month is None or not 0 <= last.year - year <= 1:
        return year
    return last.year + (last.month >= _AUTUMN and point.month <= _SPRING)


def _of_paragraph(year: int) -> str:
    return f"year carried from {year} in the same paragraph"


def _coming(point: Point, base: dt.date) -> dt.date | None:
    """Return the earliest such day not before the base, if it is near."""
    assert point.day is not None
    latest = latest_day(point.day, base + dt.timedelta(days=_AHEAD), point.month)
    if latest is None or point.month is not None:
        return latest if latest is not None and latest >= base else None
    while (earlier := latest_day(point.day, latest - dt.timedelta(days=1))) and earlier >= base:
        latest = earlier
    return latest if latest >= base else None


def _carried(point: Point, full: dt.date) -> dt.date | None:
    """Return the point in the month (or year) of an earlier date, if it is later than that date."""
    assert point.day is not None
    month = full.month if point.month is None else point.month
    if not 1 <= point.day <= calendar.monthrange(full.year, month)[1]:
        return None
    day = dt.date(full.year, month, point.day)
    return day if day >= full else None


def _carried_from(part: str, full: dt.date) -> str:
    return f"{part} carried from {full} in the same paragraph"


def _of_story(story: dt.date, context: Context) -> str:
    return f"year carried from {story}, printed before; the {context.named} is years later"


def months_before(day: dt.date, count: int) -> dt.date:
    """Return the first of the month so many months before."""
    months = day.year * 12 + day.month - 1 - count
    return dt.date(months // 12, months % 12 + 1, 1)
