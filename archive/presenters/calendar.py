"""The calendar of a newspaper: what is held of each year, month and day, and what is not."""

from __future__ import annotations

import calendar
import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.formats import date_format

from archive.models import Newspaper
from archive.presenters.words import HANS, Count, Said, Words

LEVELS = 4  # tints of a cell, by how much is held
LONG_GAP = 3  # years with nothing that are told in one row


@dataclass(frozen=True, slots=True)
class Cell:
    """A day or a month: how many articles are held of it, and how many in one language only."""

    name: str
    spoken: str  # the whole date, for who hears the cell alone
    address: str
    number: int
    level: int
    only: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday; a cell of another month is None."""

    name: str
    address: str
    number: int
    weeks: tuple[tuple[Cell | None, ...], ...]
    days_held: int
    days: int


@dataclass(frozen=True, slots=True)
class YearLine:
    """A year with its months; `until` ends a run of years of which nothing is held."""

    name: str
    address: str
    number: int
    months: tuple[Cell, ...]
    until: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Articles by day or by month, those in one language apart."""

    everything: Mapping[dt.date, int]
    english: Mapping[dt.date, int]
    chinese: Mapping[dt.date, int]

    @property
    def most(self) -> int:
        """What a cell of the deepest tint holds."""
        return max(LEVELS, *self.everything.values(), 0)

    def cell(self, day: dt.date, name: str, spoken: str, address: str) -> Cell:
        """Return the cell of a day or of the month that begins on it."""
        number = self.everything.get(day, 0)
        only = (("EN", self.english.get(day, 0)), ("中", self.chinese.get(day, 0)))
        return Cell(
            name=name,
            spoken=spoken,
            address=address if number else "",
            number=Count(number),
            level=-(-LEVELS * number // self.most),
            only=tuple((code, held) for code, held in only if held),
        )


@dataclass(frozen=True, slots=True)
class Paper:
    """A newspaper in the list of them, with what is held of it."""

    name: Said
    other: Said | None
    address: str
    place: str
    number: int
    first: str
    last: str
    languages: Mapping[str, int]
    undated: int
    slug: str


def of_paper(paper: Newspaper, *parts: int) -> str:
    """Return the address of the calendar of a newspaper, or of a year, month or day of it."""
    names = ("paper", "paper_year", "paper_month", "paper_day")
    return reverse(f"archive:{names[len(parts)]}", args=[paper.slug, *parts])


def caption(paper: Newspaper, words: Words) -> tuple[Said, Said | None]:
    """Return what a newspaper is called in the page's language and in the other script."""
    own = words.caption(paper)
    chinese = own.lang.startswith("zh")
    other = Said(paper.label_en, "en") if chinese else Said(paper.label_zh, HANS)
    return own, other if other.text and other.text != own.text else None


def years(paper: Newspaper, held: Held, words: Words) -> tuple[YearLine, ...]:
    """Return a line for each year from the first to the last, long gaps told in one.

    `held` is by month: the first day stands for the whole.
    """
    known = sorted({day.year for day in held.everything})
    lines: list[YearLine] = []
    for year, following in zip(known, [*known[1:], None], strict=True):
        lines.append(_line(paper, year, held))
        gap = range(year + 1, following or year + 1)
        if len(gap) > LONG_GAP:
            lines.append(YearLine(str(gap[0]), "", 0, (), until=str(gap[-1])))
        else:
            lines += [_line(paper, empty, held) for empty in gap]
    return tuple(lines)


def _line(paper: Newspaper, year: int, held: Held) -> YearLine:
    months = tuple(
        held.cell(first, _month(first), _whole_month(first), of_paper(paper, year, first.month))
        for first in (dt.date(year, month, 1) for month in range(1, 13))
    )
    number = Count(sum(month.number for month in months))
    return YearLine(str(year), of_paper(paper, year) if number else "", number, months)


def month(paper: Newspaper, year: int, number: int, held: Held) -> Month:
    """Return one month day by day."""
    weeks = tuple(
        tuple(_day(paper, day, held) if day.month == number else None for day in week)
        for week in calendar.Calendar().monthdatescalendar(year, number)
    )
    cells = [cell for week in weeks for cell in week if cell]
    return Month(
        name=_whole_month(dt.date(year, number, 1)),
        address=of_paper(paper, year, number),
        number=Count(sum(cell.number for cell in cells)),
        weeks=weeks,
        days_held=sum(bool(cell.number) for cell in cells),
        days=len(cells),
    )


def _day(paper: Newspaper, day: dt.date, held: Held) -> Cell:
    address = of_paper(paper, day.year, day.month, day.day)
    return held.cell(day, str(day.day), date_format(day), address)


def weekdays() -> tuple[tuple[str, str], ...]:
    """Return the days of the week from Monday, short and whole."""
    week = [dt.date(1953, 12, day) for day in range(7, 14)]
    return tuple((date_format(day, "D"), date_format(day, "l")) for day in week)


def months_named() -> tuple[tuple[str, str], ...]:
    """Return the months, short and whole."""
    firsts = [dt.date(1953, month, 1) for month in range(1, 13)]
    return tuple((_month(first), date_format(first, "F")) for first in firsts)


def _month(first: dt.date) -> str:
    return date_format(first, "M")


def _whole_month(first: dt.date) -> str:
    return date_format(first, "YEAR_MONTH_FORMAT")


def of_months(held: Mapping[int, Mapping[int, int]]) -> dict[dt.date, int]:
    """Return counts by year and month as counts by the first of the month."""
    return {
        dt.date(year, month, 1): number
        for year, months in held.items()
        for month, number in months.items()
    }


def named(*parts: int) -> str:
    """Return what a year, month or day is called; nothing for the newspaper itself."""
    if len(parts) < 2:
        return "".join(map(str, parts))
    year, month, *days = parts
    return (
        date_format(dt.date(year, month, *days)) if days else _whole_month(dt.date(year, month, 1))
    )


def crumbs(paper: Newspaper, words: Words, *parts: int) -> Iterator[tuple[str, Said]]:
    """Yield the way from a newspaper to a year, month or day of it: address and name."""
    yield of_paper(paper), words.caption(paper)
    for depth in range(1, len(parts) + 1):
        yield of_paper(paper, *parts[:depth]), Said(named(*parts[:depth]), "")
