"""The timeline of a list: a table with a row for each region or unit, and marks across time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.formats import number_format
from django.utils.translation import ngettext

from archive.models import Event
from archive.presenters.addresses import address
from archive.presenters.charts import across, percent, said
from archive.presenters.events import title
from archive.presenters.words import Said, Words
from archive.text.periods import Period, finest, period_of, periods

BANDS = 14  # years, months or days named above the rows
CHARACTER = 0.85  # per cent across that a character of a label takes
LANE, LANES = 10, 6
TOP = 11  # the middle of the first lane
MANY = 24
Frame = tuple[dt.date, dt.date]
Link = Callable[..., str]  # the address of the list narrowed by these parameters
Over = Callable[[str, str], str]  # the same from a partial date to another


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot for a day or a period, or a span; `kind` is dot, throughout or within."""

    kind: str
    left: str
    width: str
    middle: str
    top: str
    radius: str
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Band:
    """A year, month or day above the rows; it leads to the list of it."""

    left: str
    width: str
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class Row:
    """A region or unit with what happened there."""

    name: Said
    address: str
    level: int
    count: str
    height: int
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What a row stands for before it has marks."""

    value: str
    name: Said
    level: int
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The rows of a timeline under their bands."""

    bands: tuple[Band, ...]
    rows: tuple[Row, ...]
    singly: bool  # whether each mark is one engagement
    skip: bool


def frame(first: dt.date, last: dt.date) -> tuple[Frame, tuple[Period, ...]]:
    """Return the days to draw, in whole periods of the finest unit, and the bands over them."""
    unit = finest(first, last)
    reach = period_of(first, unit).first, period_of(last, unit).last
    return reach, periods(*reach, finest(*reach, BANDS))


def timeline(
    heads: Sequence[Head],
    marks: Mapping[str, Sequence[Mark]],
    bands: Sequence[Period],
    reach: Frame,
    singly: bool,
    facet: str,
    link: Link,
    over: Over,
    words: Words,
) -> Timeline:
    """Return the table of a timeline."""
    rows = tuple(
        Row(
            head.name,
            link(**{facet: head.value}),
            head.level,
            number_format(head.count, force_grouping=True),
            max((int(float(mark.top)) for mark in marks.get(head.value, ())), default=TOP) + TOP,
            tuple(marks.get(head.value, ())),
        )
        for head in heads
    )
    return Timeline(
        _bands(bands, reach, over, words),
        rows,
        singly,
        sum(len(row.marks) for row in rows) > MANY,
    )


def _bands(bands: Sequence[Period], reach: Frame, over: Over, words: Words) -> tuple[Band, ...]:
    """Return the bands; one is named where its name runs into no other and not off the edge."""
    drawn, free = [], 0.0
    for band in bands:
        left = across(band.first, reach)
        width = across(band.last + dt.timedelta(days=1), reach) - left
        label = said(band, words)
        end = left + CHARACTER * len(label)
        if left < free or end > 100:
            label = ""
        else:
            free = end
        drawn.append(Band(percent(left), percent(width), label, over(*band.bounds)))
    return tuple(drawn)


def of_events(events: Iterable[Event], reach: Frame, over: Over, words: Words) -> list[Mark]:
    """Return a mark for each engagement of a row; those of the same days share one."""
    ends: list[dt.date] = []
    found = []
    ordered = sorted(events, key=_days)
    for (first, last), group in groupby(ordered, key=_days):
        if last < reach[0] or first > reach[1]:
            continue
        lane = next((n for n, end in enumerate(ends) if end < first), len(ends))
        lane = min(lane, LANES - 1)
        ends[lane : lane + 1] = [last + dt.timedelta(days=_breadth(reach))]
        found.append(_mark(list(group), first, last, lane, reach, over, words))
    return found


def of_periods(
    counts: Iterable[tuple[Period, int]], most: int, reach: Frame, over: Over, words: Words
) -> list[Mark]:
    """Return a dot for each period of a row; its area tells how many there are."""
    found = []
    for period, number in counts:
        if not number:
            continue
        middle = (across(period.first, reach) + across(period.last, reach)) / 2
        told = ngettext("%(n)s engagement", "%(n)s engagements", number) % {
            "n": number_format(number, force_grouping=True)
        }
        radius = f"{2 + 5 * (number / most) ** 0.5:.1f}"
        name = f"{said(period, words)}: {told}"
        found.append(
            Mark("dot", "", "", percent(middle), str(TOP), radius, name, over(*period.bounds))
        )
    return found


def _days(event: Event) -> Frame:
    assert event.earliest is not None
    assert event.latest is not None
    return event.earliest, event.latest


def _breadth(reach: Frame) -> int:
    """Return how many days a dot covers, so that marks beside each other do not touch."""
    return ((reach[1] - reach[0]).days + 1) // 80


def _mark(
    events: Sequence[Event],
    first: dt.date,
    last: dt.date,
    lane: int,
    reach: Frame,
    over: Over,
    words: Words,
) -> Mark:
    left = across(first, reach)
    right = across(last + dt.timedelta(days=1), reach)
    one = events[0]
    if len(events) == 1:
        name, where = (
            f"{words.date(one).text} · {title(one, words).text}",
            address("engagement", one),
        )
    else:
        told = ngettext("%(n)s engagement", "%(n)s engagements", len(events)) % {"n": len(events)}
        name = f"{words.date(one).text} · {told}"
        where = over(first.isoformat(), last.isoformat())
    lasting = "throughout" if one.date_semantics == Event.Semantics.THROUGHOUT else "within"
    short = right - left < 1.2
    return Mark(
        kind="dot" if first == last or short else lasting,
        left=percent(left),
        width=percent(right - left),
        middle=percent((left + right) / 2),
        top=str(TOP + lane * LANE),
        radius=f"{min(3.5 + len(events), 8) - 1:g}",
        name=name,
        address=where,
    )
