"""Clock times of English text: "4 am", "5:15 p.m.", "0430 hours", "at noon", "four o'clock"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from archive.ingest.extract.dates_english_words import Head
from archive.ingest.extract.dates_words import Expression
from archive.text.numbers_english import read_english

_HOURS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_CLOCK = re.compile(
    rf"""(?:1[0-2]|0?[1-9])(?:[:.][0-5]\d)?\s?[ap]\.?\s?m\b\.?
    |(?:[01]\d|2[0-3])[:.]?[0-5]\d\s?(?:hours|hrs|hr|h)\b(?!\sof\b)
    |(?:1[0-2]|[1-9])[:.][0-5]\d(?=\s(?:this|that|yesterday|in\sthe|on\s\w+day|last|next)
      \s(?:morning|afternoon|evening|night)\b)
    |(?:[01]?\d|2[0-3]):[0-5]\d(?![\d:])
    |(?:[01]\d|2[0-3])[0-5]\d(?!\d|[,.]\d|[-–/]\d|\s[a-z]*(?:s|men)\b)
    |(?:1[0-2]|[1-9]|{_HOURS})\so['’]clock(?:\s(?:in\sthe\s|at\s)(?:morning|afternoon|evening|night))?
    |(?:noon|midnight)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_PART_OF_DAY = re.compile(
    r" (?:in the|this|that|yesterday|tomorrow|last"
    r"|(?:the )?(?:next|following|same|previous)|on \w+day) "
    r"(morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
_HEADS = frozenset({Head.NUMBER, Head.CLOCK, Head.YEAR})
_BACK = re.compile(rf"\b(?:{_HOURS})\s$", re.IGNORECASE)


def clocks(text: str, heads: list[tuple[int, Head]]) -> Iterator[Expression]:
    """Yield the clock times at the heads, each with "by" taken in and without its day."""
    reached = 0
    for at, head in heads:
        if head not in _HEADS:
            continue
        start = at
        if head is Head.CLOCK and text[at] in "oO":  # o'clock
            back = _BACK.search(text, max(reached, at - 8), at)
            start = back.start() if back else at
        match = _CLOCK.match(text, start) if start >= reached else None
        if match is None or (start and (text[start - 1].isalnum() or text[start - 1] in ":.,-/$")):
            continue
        words = match[0].lower()
        if not words.endswith("m") and (part := _PART_OF_DAY.match(text, match.end())):
            words += f" in the {part[1].lower()}"
        read = _time(words, text[max(0, start - 9) : start].lower())
        if read is None:
            continue
        reached = match.end()
        by = text[max(0, start - 3) : start].lower() == "by "
        begin = start - 3 if by else start
        yield Expression(begin, reached, "clock", clock=read[0], has_minutes=read[1], by=by)


def _time(words: str, before: str) -> tuple[dt.time, bool] | None:
    """Return the time and whether minutes are said; a bare number needs "at" before it."""
    at = before.endswith(("at ", "by ", "at about ", "from ", "until ", "till "))
    if words in ("noon", "midnight"):
        return (dt.time(12 if words == "noon" else 0), False) if at else None
    if "clock" in words or words.endswith(("morning", "afternoon", "evening", "night")):
        return _o_clock(words)
    digits = re.match(r"(\d{1,2})[:.]?(\d\d)?", words)
    if digits is None:
        return None
    hour, minute = int(digits[1]), int(digits[2] or 0)
    rest = words[digits.end() :].strip()
    if rest[:1] in ("a", "p"):
        hour = hour % 12 + (12 if rest[0] == "p" else 0)
        return dt.time(hour, minute), digits[2] is not None
    if not rest and (not at or (":" in words and len(words) < 5)):
        return None  # 4:30 may be either half of the day, 1430 a number
    return dt.time(hour, minute), True


def _o_clock(words: str) -> tuple[dt.time, bool] | None:
    number, _, rest = words.partition(" ")
    number, mark, minutes = number.partition("." if "." in number else ":")
    hour = int(number) if number.isdigit() else int(read_english(number))
    if not rest.endswith(("morning", "afternoon", "evening", "night")):
        return None
    later = not rest.endswith("morning") and hour < 12
    if rest.endswith("night") and hour in (12, 1, 2, 3, 4):
        later, hour = False, hour % 12
    return dt.time(hour % 24 + (12 if later else 0), int(minutes or 0)), bool(mark)


def with_days(text: str, times: list[Expression], points: list[Expression]) -> Iterator[Expression]:
    """Yield the clock times, each with the day it stands beside taken in."""
    starts = {point.start: point for point in points if point.shape == "point"}
    ends = {point.end: point for point in points if point.shape == "point"}
    waiting: list[Expression] = []
    for time in times:
        after = _TO_DAY.match(text, time.end)
        day = starts.get(after.end()) if after else None
        if day is None and after and (the := _THE.match(text, after.end())):
            day = starts.get(the.end())
        before = _FROM_DAY.search(text, max(0, time.start - 10), time.start)
        if day is None:  # "at four o'clock in the afternoon of the 12th"
            day = next((starts[at] for at in range(time.start, time.end) if at in starts), None)
        if day is None and before:
            day = ends.get(before.start())
        if day is None or not day.first.is_some_day:
            waiting.append(time)
            continue
        first = _by_night(text, time, day)._replace(
            shape="point",
            first=day.first,
            start=min(time.start, day.start),
            end=max(time.end, day.end),
            future=day.future,
        )
        # "from 8 a.m. to 5 p.m. on the 11th": the first time is on that day too.
        if waiting and _TO_TIME.fullmatch(text, waiting[-1].end, time.start):
            yield waiting.pop()._replace(shape="point", first=day.first)
        yield from waiting
        waiting = []
        yield first
    yield from waiting


def _by_night(text: str, time: Expression, day: Expression) -> Expression:
    """Return "10:30 on the night of the 15th" as half past ten in the evening."""
    words = text[min(time.start, day.start) : max(time.end, day.end)].lower()
    clock = time.clock
    if clock is None or not 4 < clock.hour < 12 or "m." in words or _HALF.search(words):
        return time
    later = any(part in words for part in ("night", "evening", "afternoon"))
    return time._replace(clock=clock.replace(hour=clock.hour + 12)) if later else time


_HALF = re.compile(r"\d\s?[ap]\.?\s?m\b|o['’]clock|hours")
_TO_DAY = re.compile(r",?(?: on| of)? (?=\S)")
_THE = re.compile(
    r"(?:on )?(?:the )?(?:(?:early|late) )?(?:morning|afternoon|evening|night) of (?:the )?"
)
_FROM_DAY = re.compile(r",? (?:at|by|from|until)?(?: about)? ?$")
_TO_TIME = re.compile(r" (?:to|until|till|and) ")
