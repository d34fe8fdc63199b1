"""Date expressions of English text: "the 29th", "from July 1952 to July 1953", "last Tuesday".

Words that can belong to a date are found first; the patterns are tried only where one stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.ingest.extract.dates_english_around import adorn, ends_day, stands, with_portion
from archive.ingest.extract.dates_english_clocks import clocks, with_days
from archive.ingest.extract.dates_english_points import point_at
from archive.ingest.extract.dates_english_words import (
    HEADS,
    MONTH_OF,
    Head,
)
from archive.ingest.extract.dates_words import Expression, drop_overlaps, join_spans
from archive.ingest.records import Paragraph

# What stands after the number of a day or an hour; "12 men" is neither.
_AFTER_DAY = (
    "st", "nd", "rd", "th", " to ", " and ", " until ", " till ", " through ", " of ", " & ",
    *(f"{blank}{month}" for blank in (" ", "-") for month in MONTH_OF),
)  # fmt: skip
_AFTER_HOUR = (" am", " pm", "am", "pm", " a.", " p.", "a.m", "p.m", " a m", " p m", " o'", " o’")
_JOINER = re.compile(r"\s?(?:to|until|till|through|up to|[-–—])\s?(?:the )?|,?\sto\s")
_LISTER = re.compile(r", (?:and )?(?:the )?|,? (?:and|&) (?:on )?(?:the )?")
_BESIDE = re.compile(r",? (?:the |\()?")


def find(paragraph: Paragraph) -> list[Expression]:
    """Return the date expressions of an English paragraph, in order."""
    text = paragraph.text
    heads = _heads(paragraph)
    if not heads:
        return []
    points = _beside_weekdays(text, list(_points(text, heads)))
    timed = list(clocks(text, heads))
    points = join_spans(text, points, _JOINER, _LISTER, ends_day)
    points = [adorn(text, point) for point in points if stands(text, point)]
    return drop_overlaps([*points, *with_days(text, timed, points)])


def _points(text: str, heads: list[tuple[int, Head]]) -> Iterator[Expression]:
    """Yield every point that a head word or a number begins, not yet looked at in context."""
    reached = 0
    for start, head in heads:
        if start < reached:
            continue
        found = point_at(text, start, head)
        if found is not None:
            reached = found.end
            yield with_portion(text, found)


def _beside_weekdays(text: str, points: list[Expression]) -> list[Expression]:
    """Return the points with the weekday taken into the day that it stands beside."""
    kept: list[Expression] = []
    for point in points:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.shape == "point"
            and before.end < point.start < before.end + 7
        ):
            pair = (before.first.weekday is not None, point.first.weekday is not None)
            gap = text[before.end : point.start]
            if pair == (True, False) and point.first.day and _BESIDE.fullmatch(gap):
                kept[-1] = point._replace(start=before.start)
                continue
            if pair == (False, True) and before.first.day and _BESIDE.fullmatch(gap):
                kept[-1] = before._replace(end=point.end)
                continue
        kept.append(point)
    return kept


def _heads(paragraph: Paragraph) -> list[tuple[int, Head]]:
    folded = paragraph.folded
    heads = [(match.start, match.value[0]) for match in paragraph.found(HEADS)]
    for start, end in paragraph.digits:
        if end - start == 4:
            heads.append((start, Head.YEAR))
        elif end - start < 3:
            after = folded[end : end + 1]
            # "5-8 December", "5 – 8", "16:30"
            joined = after in _JOINED and folded[end + 1 : end + 4].lstrip(" -–")[:1].isdigit()
            listed = after == "," and folded[end + 2 : end + 3].isdigit()
            if joined or listed or folded.startswith(_AFTER_DAY, end):
                heads.append((start, Head.NUMBER))
            elif folded.startswith(_AFTER_HOUR, end):
                heads.append((start, Head.CLOCK))
    heads.sort()
    return heads


_JOINED = frozenset("-–—/.: ")
