"""What a date expression says before anybody resolves it; both languages yield these."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

SEASON_OF = {
    "spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24,
    "春": 21, "夏": 22, "秋": 23, "冬": 24,
}  # fmt: skip


class Point(NamedTuple):
    """The printed parts of one date; shifts count from the report's day, "last" from the text's."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    season: int | None = None  # 21 spring … 24 winter
    weekday: int | None = None  # 1 Monday … 7 Sunday
    year_shift: int | None = None  # 0 this year, -1 last year
    month_shift: int | None = None  # 0 this month, -1 last month
    week_shift: int | None = None  # 0 this week, -1 last week
    day_shift: int | None = None  # 0 today, -1 yesterday
    turn: int | None = None  # -1 "last December", 0 "this spring", 1 "next Tuesday"
    from_last: int | None = None  # 0 the same day, 1 the next day: from the day read last
    month_from_last: int | None = None  # 0 the same month
    year_from_last: int | None = None  # 0 the same year, 1 the following year
    third: int | None = None  # 0 early, 1 mid, 2 late, 3 the very end
    months: tuple[int, int] | None = None  # the first half of a year: (1, 6)
    days: tuple[int, int] | None = None  # the first half of a month: (1, 15); 31 is its last day
    decade: bool = False  # the 1950s

    @property
    def is_bare_day(self) -> bool:
        """Say whether only a day number is printed."""
        return (
            self.day is not None
            and self.month is None
            and self.month_shift is None
            and self.month_from_last is None
        )

    @property
    def is_some_day(self) -> bool:
        """Say whether the point is one day, however it is told."""
        told = (self.day, self.from_last, self.day_shift, self.weekday)
        return any(part is not None for part in told)

    @property
    def is_bare_month(self) -> bool:
        """Say whether only the name of a month is printed."""
        return (
            self.month is not None
            and self.year is None
            and self.year_shift is None
            and self.year_from_last is None
        )


class Expression(NamedTuple):
    """One date expression of a paragraph: its span, its points and what is said about them.

    Shapes: point span list since until ending ago later past season_span dry_season rainy_season
    clock period.
    """

    start: int
    end: int
    shape: str
    first: Point = Point()
    last: Point = Point()
    others: tuple[Point, ...] = ()  # of a list: what stands between the first and the last
    amount: int = 0  # of units, for ending, ago, later and past
    unit: str = ""  # hour day week month year
    clock: dt.time | None = None
    has_minutes: bool = False
    part_of_day: bool = False
    by: bool = False  # "by 9 am": not later than
    future: str = ""  # "will" begin on 5 May, "would": the nearer of the two


def join_spans(
    text: str,
    found: list[Expression],
    joiner: re.Pattern[str],
    lister: re.Pattern[str],
    stands: Callable[[str, int], bool],
) -> list[Expression]:
    """Return the expressions with every "X to Y" made one span and "X, Y and Z" one list.

    ``stands`` says whether a bare day may end at an offset: no date is in "May 5, the 7th Army".
    """
    joined: list[Expression] = []
    for expression in found:
        before = joined[-1] if joined else None
        if before and expression.start - before.end < _GAP:
            between = _BETWEEN.search(text, max(0, before.start - 12), before.start)
            if not between and lister.fullmatch(text, before.end, expression.start):
                if _lists(before, expression) and stands(text, expression.end):
                    joined[-1] = _listed(before, expression)
                    continue
            elif _spans(before, expression) and (lister if between else joiner).fullmatch(
                text, before.end, expression.start
            ):
                joined[-1] = before._replace(
                    end=expression.end,
                    shape="span",
                    last=expression.first,
                    part_of_day=False,
                )
                continue
        joined.append(expression)
    return joined


_BETWEEN = re.compile(r"\bbetween (?:the )?$", re.IGNORECASE)
_GAP = 16  # no joiner is longer
_LONGEST = 30  # days of one list


def _spans(first: Expression, last: Expression) -> bool:
    return first.shape == last.shape == "point" and not (first.clock or last.clock)


def _lists(first: Expression, last: Expression) -> bool:
    if first.shape not in ("point", "list") or last.shape not in ("point", "list"):
        return False
    if first.clock or last.clock:
        return False
    day = first.last.day if first.shape == "list" else first.first.day
    if day is None or last.first.day is None or not last.first.is_bare_day:
        return False
    return len(first.others) < _LONGEST and day < last.first.day


def _listed(first: Expression, last: Expression) -> Expression:
    middle = (first.last,) if first.shape == "list" else ()
    head = (last.first,) if last.shape == "list" else ()
    return first._replace(
        end=last.end,
        shape="list",
        others=(*first.others, *middle, *head, *last.others),
        last=last.last if last.shape == "list" else last.first,
        part_of_day=False,
    )


def drop_overlaps(found: Iterable[Expression]) -> list[Expression]:
    """Return the expressions in order, the longer one where two overlap."""
    kept: list[Expression] = []
    reached = 0
    for expression in sorted(found, key=_by_span):
        if expression.start >= reached:
            kept.append(expression)
            reached = expression.end
    return kept


def _by_span(found: Expression) -> tuple[int, int]:
    return found.start, -found.end
