"""Clock times of Chinese text: 下午五时三十分, 晚九点半, 凌晨三时."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from archive.ingest.extract.dates_chinese_words import AFTERNOON, PART
from archive.ingest.extract.dates_words import Expression
from archive.text.numerals import HAN_NUMERAL, read_han

_MARK = re.compile("[时点:]")
_CLOCK = re.compile(
    rf"(?P<hour>[{HAN_NUMERAL}]{{1,3}})"
    rf"(?:时(?![候期间刻代常机而])|点钟|点(?![名线多心据验]))"
    rf"(?:(?P<minute>[{HAN_NUMERAL}]{{1,3}})分|(?P<half>半)|(?P<quarter>[一三])刻|正|整|许)?"
    r"|(?P<digital>(?:[01]?\d|2[0-3]):[0-5]\d)(?![\d:])"
)
_NUMERALS = frozenset(HAN_NUMERAL) - {"-"} | frozenset("0123456789０１２３４５６７８９")
_PART_BEFORE = re.compile(rf"(?:{PART})$")


def clocks(text: str) -> Iterator[Expression]:
    """Yield the clock times, with the part of the day before them taken in."""
    for mark in _MARK.finditer(text):
        start = mark.start()
        while start > mark.start() - 3 and text[start - 1 : start] in _NUMERALS:
            start -= 1
        match = _CLOCK.match(text, start)
        if match is None:
            continue
        part = _PART_BEFORE.search(text, max(0, match.start() - 2), match.start())
        time = _time(match)
        if time is None:
            continue
        yield Expression(
            part.start() if part else match.start(), match.end(), "clock", clock=time,
            has_minutes=any(match.group("minute", "half", "quarter", "digital")),
            part_of_day=part is not None,
        )  # fmt: skip


def _time(match: re.Match[str]) -> dt.time | None:
    try:
        if match["digital"]:
            return dt.time.fromisoformat(match["digital"].rjust(5, "0"))
        minute = read_han(match["minute"]) if match["minute"] else 0
        minute = 30 if match["half"] else minute
        minute = 15 * int(read_han(match["quarter"])) if match["quarter"] else minute
        hour = read_han(match["hour"])
        # 七日二十四时 is the end of that day, and no hour of it.
        return None if hour == 24 else dt.time(int(hour), minute)
    except ValueError:
        return None


def with_days(
    text: str, times: Iterator[Expression], points: list[Expression]
) -> Iterator[Expression]:
    """Yield the clock times, each with the day before it taken in."""
    ends = {point.end: point for point in points if point.shape in ("point", "until")}
    for time in times:
        part_end = time.start
        while part_end < time.end and part_end not in ends and part_end < time.start + 3:
            part_end += 1
        day = ends.get(part_end)
        if day is not None and not day.first.is_some_day:
            day = None
        if day is None and not time.part_of_day:
            continue  # 三时 alone may be anything
        words = text[min(time.start, day.start if day else time.start) : time.end]
        assert time.clock is not None
        clock = _in_afternoon(time.clock, words)
        yield time._replace(
            start=day.start if day else time.start,
            shape="point" if day else "clock",
            first=day.first if day else time.first,
            clock=clock,
            part_of_day=False,
            future=day.future if day else "",
        )


def _in_afternoon(time: dt.time, words: str) -> dt.time:
    part = _PART_AT.search(words)
    later = part is not None and part[0] in AFTERNOON
    if later and part is not None and part[0] in ("深夜", "夜间", "夜里", "夜") and time.hour < 5:
        later = False  # 夜间二时 is in the small hours
    if later and part is not None and part[0] in ("中午", "正午") and time.hour > 3:
        later = False
    return time.replace(hour=time.hour + 12) if later and 0 < time.hour < 12 else time


_PART_AT = re.compile(PART)
