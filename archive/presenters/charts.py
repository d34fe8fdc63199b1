"""The histogram of a list: bars that are links, the window asked for, totals as spans below.

Positions across are percentages and heights are pixels, so that text never scales and nothing
needs a script when the window changes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from archive.presenters.words import Said, Words
from archive.text.periods import Period
from archive.text.printed_dates import month_name, printed

Link = Callable[[str, str], str]  # the address of a list from one partial date to another

BASE = 104  # the line that the bars stand on
TALLEST = 84
GAP = 0.13  # of a bar's place, left free on either side
LANE = 9
LANES = 5  # of period totals; what finds no lane is counted in words
ROOMY = 7  # per cent across that a month with its year takes
LAST = 94  # per cent across; a label further right would leave a narrow screen
MANY = 24  # bars; past so many a link leads over them
ROOM = 1150  # pixels across on a wide screen, for what text fits
DIGIT = 7


@dataclass(frozen=True, slots=True)
class Counted:
    """How many engagements fall in a period: all there are, and those that match."""

    period: Period
    all: int
    matching: int


@dataclass(frozen=True, slots=True)
class Total:
    """A total over a period: what it is called, when, where it is told, and whether it matches."""

    title: Said
    first: dt.date
    last: dt.date
    address: str
    matching: bool


@dataclass(frozen=True, slots=True)
class Bar:
    """One period with something in it: its place, both heights and where it leads."""

    left: str
    width: str
    inner: str
    inner_width: str
    middle: str
    top: str
    height: str
    match_top: str
    match_height: str
    label_top: str
    period: str
    all: str
    matching: str
    name: str
    address: str
    beside: bool  # what matches all but the range of dates


@dataclass(frozen=True, slots=True)
class Tick:
    """A mark under the bars; `minor` ones give way on a narrow screen."""

    at: str
    label: str
    minor: bool
    year: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A period total under the bars."""

    left: str
    width: str
    top: int
    title: Said
    name: str
    address: str
    matching: bool


@dataclass(frozen=True, slots=True)
class Histogram:
    """A chart of counts over time, and the same as a table."""

    title: str
    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    spans: tuple[Span, ...]
    more_spans: int
    window: tuple[str, str] | None  # where the range of dates begins, and how wide it is
    windowed: bool
    height: int
    compared: bool  # whether some of what is counted does not match
    labelled: bool  # whether every count has room above its bar
    skip: bool
    starts: str  # the partial dates that each bar stands for, for dragging over several
    ends: str


def histogram(
    counts: Sequence[Counted],
    link: Link,
    words: Words,
    totals: Iterable[Total] = (),
    window: tuple[dt.date | None, dt.date | None] = (None, None),
    title: str = "",
) -> Histogram | None:
    """Return the chart of these counts, or None where nothing is dated."""
    most = max((count.all for count in counts), default=0)
    if not most:
        return None
    shaded = _inside(counts, window)
    bars = tuple(
        _bar(count, place, len(counts), most, link, words, beside=place not in shaded)
        for place, count in enumerate(counts)
        if count.all
    )
    frame = (counts[0].period.first, counts[-1].period.last)
    width = 100 / len(counts)
    spans, more = _spans(totals, frame, words)
    lanes = max(((span.top - BASE - 28) // LANE + 1 for span in spans), default=0)
    longest = max(len(bar.all) for bar in bars)
    return Histogram(
        title=title or _title(counts[0].period.unit),
        bars=bars,
        ticks=tuple(_ticks([count.period for count in counts], words)),
        spans=spans,
        more_spans=more,
        window=(percent(shaded[0] * width), percent(len(shaded) * width)) if shaded else None,
        windowed=bool(shaded) and window != (None, None),
        height=BASE + 22 + (10 + lanes * LANE if lanes else 0),
        compared=any(count.matching != count.all for count in counts),
        labelled=longest * DIGIT <= ROOM / len(counts),
        skip=len(bars) > MANY,
        starts=" ".join(count.period.bounds[0] for count in counts),
        ends=" ".join(count.period.bounds[1] for count in counts),
    )


def _title(unit: str) -> str:
    return {
        "day": _("Engagements per day"),
        "month": _("Engagements per month"),
        "quarter": _("Engagements per quarter"),
        "year": _("Engagements per year"),
    }.get(unit, _("Engagements per decade"))


def _bar(
    count: Counted,
    place: int,
    places: int,
    most: int,
    link: Link,
    words: Words,
    *,
    beside: bool,
) -> Bar:
    width = 100 / places
    left = place * width
    height, match = (_height(number, most) for number in (count.all, count.matching))
    values = {
        "period": said(count.period, words),
        "all": _number(count.all),
        "matching": _number(count.matching),
    }
    return Bar(
        left=percent(left),
        width=percent(width),
        inner=percent(left + width * GAP),
        inner_width=percent(width * (1 - 2 * GAP)),
        middle=percent(left + width / 2),
        top=f"{BASE - height:g}",
        height=f"{height:g}",
        match_top=f"{BASE - match:g}",
        match_height=f"{match:g}",
        label_top=f"{BASE - height - 5:g}",
        name=_name(count) % values,
        address=link(*count.period.bounds),
        beside=beside,
        **values,
    )


def _name(count: Counted) -> str:
    if count.matching == count.all:
        return _("%(period)s: %(all)s")
    if count.matching:
        return _("%(period)s: %(all)s, of which %(matching)s match")
    return _("%(period)s: %(all)s, none of which match")


def _height(number: int, most: int) -> float:
    """Return a height in pixels; what is there can be seen, however little it is."""
    return round(max(TALLEST * number / most, 2), 1) if number else 0


def said(period: Period, words: Words) -> str:
    """Return a period as printed."""
    precision = {"day": "day", "month": "month", "quarter": "month"}.get(period.unit, "year")
    return printed(period.first, period.last, words.language, precision)


def percent(value: float) -> str:
    """Return a position across as an attribute of SVG."""
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


def across(day: dt.date, frame: tuple[dt.date, dt.date]) -> float:
    """Return how far across a frame of days the morning of a day lies, from 0 to 100."""
    length = (frame[1] - frame[0]).days + 1
    return min(max((day - frame[0]).days / length, 0), 1) * 100


def _inside(
    counts: Sequence[Counted], asked: tuple[dt.date | None, dt.date | None]
) -> tuple[int, ...]:
    """Return which periods hold a day that was asked for."""
    first, last = asked
    return tuple(
        place
        for place, count in enumerate(counts)
        if (first is None or count.period.last >= first)
        and (last is None or count.period.first <= last)
    )


def _spans(
    totals: Iterable[Total], frame: tuple[dt.date, dt.date], words: Words
) -> tuple[tuple[Span, ...], int]:
    """Return the totals that touch the frame, each in the first lane that is free, and the rest."""
    ends: list[dt.date] = []
    found, more = [], 0
    inside = [row for row in totals if row.first <= frame[1] and row.last >= frame[0]]
    for row in sorted(inside, key=lambda row: (not row.matching, row.first, row.last)):
        lane = next((n for n, end in enumerate(ends) if end < row.first), len(ends))
        if lane == LANES:
            more += 1
            continue
        ends[lane : lane + 1] = [row.last]
        found.append(_span(row, lane, frame, words))
    return tuple(found), more


def _span(row: Total, lane: int, frame: tuple[dt.date, dt.date], words: Words) -> Span:
    left = across(row.first, frame)
    right = across(row.last + dt.timedelta(days=1), frame) if row.last < dt.date.max else 100.0
    when = printed(row.first, row.last, words.language)
    return Span(
        left=percent(left),
        width=percent(max(right - left, 0.6)),
        top=BASE + 28 + lane * LANE,
        title=row.title,
        name=f"{row.title.text} · {when}",
        address=row.address,
        matching=row.matching,
    )


def _number(value: int) -> str:
    return str(number_format(value, force_grouping=True))


def _ticks(periods: Sequence[Period], words: Words) -> Iterable[Tick]:
    """Return the marks under the bars, the year on the first of them and on each January."""
    marked = [place for place, period in enumerate(periods) if _marks(period, len(periods))]
    years = any(period.first.month == 1 and period.first.day == 1 for period in periods)
    for place in marked:
        first = periods[place].first
        year = (first.month, first.day) == (1, 1) or periods[place].unit in ("year", "decade")
        opening = place == marked[0] and not year
        at = place * 100 / len(periods)
        roomy = len(marked) < 2 or (marked[1] - marked[0]) * 100 / len(periods) > ROOMY
        label = _tick(periods[place], year, opening and roomy, words)
        major = _round(first.year, periods) if year else opening and not years
        yield Tick(percent(at), label, not major or at > LAST, year)


def _marks(period: Period, places: int) -> bool:
    first = period.first
    if period.unit == "day":
        return first.day in (1, 8, 15, 22)
    if period.unit == "month":
        return first.month in (1, 4, 7, 10)
    if period.unit == "quarter":
        return first.month == 1
    return places <= MANY or first.year % (100 if period.unit == "decade" else 5) == 0


def _round(year: int, periods: Sequence[Period]) -> bool:
    """Say whether a year is labelled on a narrow screen too: about six of them fit."""
    years = periods[-1].first.year - periods[0].first.year + 1
    step = next((step for step in (1, 2, 5, 10, 20, 50) if years / step <= 6), 100)
    return year % step == 0


def _tick(period: Period, year: bool, opening: bool, words: Words) -> str:
    first = period.first
    if year:
        return printed(first, _year_end(first), words.language, "year")
    month = month_name(first.month, words.language)
    if period.unit == "day" and first.day > 1 and not opening:
        return str(first.day)
    if opening:
        return said(period, words) if period.unit == "day" else _month_and_year(first, words)
    return month


def _month_and_year(day: dt.date, words: Words) -> str:
    last = (day.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
    return printed(day, last, words.language, "month")


def _year_end(day: dt.date) -> dt.date:
    return day.replace(month=12, day=31)
