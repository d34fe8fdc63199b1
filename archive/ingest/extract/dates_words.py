"""What a date expression says before anybody resolves it; both languages yield these."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Point:
    """The printed parts of one date; ``year_shift`` and ``month_shift`` count from the report's."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None  # 21 spring … 24 winter
    year_shift: int | None = None  # 0 this year, -1 last year
    month_shift: int | None = None  # 0 this month, -1 last month
    day_shift: int | None = None  # 0 today, -1 yesterday: from the report's day
    from_last: int | None = None  # 0 the same day, 1 the next day: from the day read last
    third: int | None = None  # 0 early, 1 mid, 2 late, 3 the very end
    months: tuple[int, int] | None = None  # the first half of a year: (1, 6)

    @property
    def is_bare_day(self) -> bool:
        """Say whether only a day number is printed."""
        return self.day is not None and self.month is None and self.month_shift is None


@dataclass(frozen=True, slots=True)
class Expression:
    """One date expression of a paragraph: its span, its points and what is said about them."""

    start: int
    end: int
    shape: str  # point span since ending ago past season_span dry_season rainy_season clock period
    first: Point = Point()
    last: Point = Point()
    count: int = 0  # of units, for ending, ago and past
    unit: str = ""  # day week month year
    clock: dt.time | None = None
    has_minutes: bool = False
    part_of_day: bool = False
    by: bool = False  # "by 9 am": not later than
    listed: bool = False  # "April 25 and 26": both days, not what lies between


_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)


def join_spans(text: str, found: list[Expression], joiner: re.Pattern[str]) -> list[Expression]:
    """Return the expressions with every "X to Y" made one span."""
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before and before.shape == expression.shape == "point":
            match = joiner.fullmatch(text, before.end, expression.start)
            between = _BETWEEN.search(text, max(0, before.start - 12), before.start)
            listed = bool(match and match["listed"] and not between)
            if match and _can_join(before, expression, listed):
                joined[-1] = replace(
                    before,
                    end=expression.end,
                    shape="span",
                    last=expression.first,
                    listed=listed,
                )
                continue
        joined.append(expression)
    return joined


def _can_join(first: Expression, last: Expression, listed: bool) -> bool:
    if first.clock or last.clock or first.first.third is not None:
        return False
    if listed:
        return first.first.day is not None and last.first.is_bare_day
    return True


def drop_overlaps(found: list[Expression]) -> list[Expression]:
    """Return the expressions in order, the longer one where two overlap."""
    kept: list[Expression] = []
    for expression in sorted(found, key=lambda e: (e.start, -e.end)):
        if kept and expression.start < kept[-1].end:
            continue
        kept.append(expression)
    return kept
