"""Days, months, years and times of day on which the languages disagree, as each prints them.

What only one language prints is no difference: a translator may add the month or year that the
context gives.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from archive.ingest.check.pairs import OneSided, Pair, Words, discrepancy
from archive.ingest.records import DateMention, Discrepancy, Language, Quote
from archive.text.fold import fold_aligned
from archive.text.numerals import HAN_NUMERAL, read_han
from archive.text.spans import Matcher

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    r"(?P<year>\b(?:1[5-9]|20)\d\d\b)"
    rf"|\b(?P<month>{'|'.join(_MONTHS)})[a-z]*\b"
    r"|\b(?P<clock>\d{1,2})(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\b|o['’]clock|hours)"
    r"|\b(?P<day>\d{1,2})(?:st|nd|rd|th)?\b(?![:.]\d)"
    r"|(?P<early>\bearly\b|beginning|first (?:ten|10) days)|(?P<mid>\bmid\b|middle)"
    r"|(?P<late>\blate\b|end of|last (?:ten|10) days)"
    r"|\b(?P<season>spring|summer|autumn|fall|winter)\b"
)
_NUMERAL = re.sub("[两兩]", "", HAN_NUMERAL)  # 二十九、三十两日 are two days
_CHINESE = re.compile(
    rf"(?P<year>[{HAN_NUMERAL}]{{4}})年|(?P<month>[{HAN_NUMERAL}]{{1,3}})月(?!来)"
    rf"|(?P<clock>[{HAN_NUMERAL}]{{1,3}})[时点點]"
    rf"|(?P<day>[{_NUMERAL}]{{1,3}})(?=[日号號、和至到两兩]|$)"
    r"|(?P<early>上旬|月初)|(?P<mid>中旬)|(?P<late>下旬|月底|月末)|(?P<season>[春夏秋冬])"
)
_PARTS = ("year", "month", "day", "third", "season")
_SEASONS = {
    "spring": 0, "summer": 1, "autumn": 2, "fall": 2, "winter": 3,
    "春": 0, "夏": 1, "秋": 2, "冬": 3,
}  # fmt: skip
_LAST_DAY = 31
_NIGHTS = ("night", "夜", "晚")
_NAMES = {
    "year": "year",
    "month": "month",
    "day": "day",
    "third": "part of the month",
    "season": "season",
}
_DAY = 24
# Times of day as hours; what overlaps may stand for each other.
_DAY_PARTS = {
    (2, 7): "dawn daybreak 拂晓 黎明 凌晨 破晓 天亮",
    (4, 12): "morning 清晨 早晨 早上 清早 上午",
    (11, 14): "noon midday 中午 正午",
    (12, 19): "afternoon 下午 午后",
    (16, 21): "dusk twilight nightfall 傍晚 黄昏 薄暮",
    (16, 25): "evening 晚上 晚间 当晚",
    (17, 31): "night nights 夜 夜间 深夜 半夜 夜里 当夜 入夜",
    (23, 26): "midnight 午夜 子夜",
    (0, 12): "a.m.",
    (12, 24): "p.m.",
}


Dates = dict[int, OneSided[DateMention]]


@dataclass(frozen=True, slots=True)
class Printed:
    """What the dates of one side print: each value with the date that holds it."""

    year: Dates = field(default_factory=dict)
    month: Dates = field(default_factory=dict)
    day: Dates = field(default_factory=dict)
    third: Dates = field(default_factory=dict)
    season: Dates = field(default_factory=dict)


def date_findings(
    pair: Pair,
    english: list[OneSided[DateMention]],
    chinese: list[OneSided[DateMention]],
    unread: dict[int, Quote],
) -> Iterator[Discrepancy]:
    """Yield what the dates of a pair of sentences disagree on.

    `unread` are English ordinals that may be days: "on the 23rd alone".
    """
    if unread and chinese:
        yield from _unread(english, chinese, unread)
    if english and chinese and _all_parts(english) != _all_parts(chinese):
        left, right = _printed(english), _printed(chinese)
        for part in _PARTS:
            yield from _part(part, getattr(left, part), getattr(right, part))
        yield from _dropped(left.day, right.day)
    if english and chinese:
        yield from _clock(english, chinese)
    yield from _times_of_day(pair)


def _part(part: str, english: Dates, chinese: Dates) -> Iterator[Discrepancy]:
    """Yield the values that each side alone has, where both have as many of them."""
    if english.keys() == chinese.keys():
        return
    left = [value for value in english if value not in chinese]
    right = [value for value in chinese if value not in english]
    if len(left) != len(right):
        return
    for a, b in zip(left, right, strict=True):
        one, other = english[a].quote, chinese[b].quote
        note = f"The {_NAMES[part]} is “{one.text}” in English, “{other.text}” in Chinese."
        values = (english[a].mention.value.edtf, chinese[b].mention.value.edtf)
        yield discrepancy("date", "major", one, other, note, values)


def unread_days(english: Mapping[Decimal, Quote], chinese: Collection[Decimal]) -> dict[int, Quote]:
    """Return the English ordinals that may be days and name nothing that the Chinese ones do."""
    return {
        int(value): quote
        for value, quote in english.items()
        if value <= _LAST_DAY and value not in chinese and quote.text[0].isdigit()
    }


def _unread(
    english: list[OneSided[DateMention]],
    chinese: list[OneSided[DateMention]],
    unread: dict[int, Quote],
) -> Iterator[Discrepancy]:
    """Yield the one ordinal that is another day than the one date of the Chinese sentence."""
    days, known = _printed(chinese).day, _printed(english).day
    left = [day for day in unread if day not in days]
    right = [day for day in days if day not in known and day not in unread]
    if len(left) == len(right) == 1 and len(unread) == 1:
        one, other = unread[left[0]], days[right[0]].quote
        note = f"The day is “{one.text}” in English, “{other.text}” in Chinese."
        yield discrepancy("date", "major", one, other, note, (one.text, other.text))


def _dropped(english: Dates, chinese: Dates) -> Iterator[Discrepancy]:
    """Yield a date of several days of which the other language prints but some."""
    for mine, theirs in ((english, chinese), (chinese, english)):
        more = [one for day, one in mine.items() if day not in theirs]
        if not more or not theirs.keys() <= mine.keys():
            continue
        for day, other in theirs.items():
            if mine[day] is more[0] and not _one_night(more[0].quote, other.quote, mine):
                one, two = (more[0], other) if mine is english else (other, more[0])
                note = f"“{one.quote.text}” and “{two.quote.text}” are not the same days."
                values = (one.mention.value.edtf, two.mention.value.edtf)
                yield discrepancy("date", "major", one.quote, two.quote, note, values)
                return


def _one_night(long: Quote, short: Quote, days: Collection[int]) -> bool:
    """Say whether a night is told by both its days, or by the first: the night of the 13th-14th."""
    nights = all(any(word in quote.text for word in _NIGHTS) for quote in (long, short))
    return nights and len(days) == 2 and max(days) - min(days) == 1


def _printed(dates: Iterable[OneSided[DateMention]]) -> Printed:
    found = Printed()
    for one in dates:
        for part, value in _parts(one.quote.text, one.quote.language):
            getattr(found, part).setdefault(value, one)
    return found


def _all_parts(dates: Iterable[OneSided[DateMention]]) -> set[tuple[str, int]]:
    return {part for _, quote in dates for part in _parts(quote.text, quote.language)}


@lru_cache(maxsize=8192)
def _parts(text: str, language: Language) -> tuple[tuple[str, int], ...]:
    folded = fold_aligned(text)
    if language is Language.ENGLISH:
        return tuple(_english_parts(folded))
    return tuple(_chinese_parts(folded))


def days_differ(one: Quote, other: Quote) -> bool:
    """Say whether both quotes print days of the month, and not one of them is the same."""
    days = [{v for part, v in _parts(q.text, q.language) if part == "day"} for q in (one, other)]
    return bool(days[0] and days[1]) and days[0].isdisjoint(days[1])


def _english_parts(folded: str) -> Iterator[tuple[str, int]]:
    for match in _ENGLISH.finditer(folded):
        kind = match.lastgroup or ""
        if kind == "month":
            yield kind, _MONTHS.index(match[kind]) + 1
        elif kind in ("year", "day"):
            yield kind, int(match[kind])
        elif kind == "season":
            yield kind, _SEASONS[match[kind]]
        elif kind != "clock":
            yield "third", ("early", "mid", "late").index(kind)


def _chinese_parts(folded: str) -> Iterator[tuple[str, int]]:
    for match in _CHINESE.finditer(folded):
        kind = match.lastgroup or ""
        if kind in ("early", "mid", "late"):
            yield "third", ("early", "mid", "late").index(kind)
        elif kind == "season":
            yield kind, _SEASONS[match[kind]]
        elif kind != "clock":
            try:
                yield kind, read_han(match[kind])
            except ValueError:
                continue


def _clock(
    english: list[OneSided[DateMention]], chinese: list[OneSided[DateMention]]
) -> Iterator[Discrepancy]:
    """Yield the hours that each side alone prints, where both have as many of them."""
    left, right = _times(english), _times(chinese)
    if left.keys() == right.keys():
        return
    only = [time for time in left if time not in right], [t for t in right if t not in left]
    if len(only[0]) != len(only[1]):
        return
    for a, b in zip(*only, strict=True):
        times = (f"{a:%H:%M}", f"{b:%H:%M}")
        note = f"The English time is {times[0]}, the Chinese one {times[1]}."
        yield discrepancy("date", "major", left[a], right[b], note, times)


def _times(dates: Iterable[OneSided[DateMention]]) -> dict[dt.time, Quote]:
    return {one.value.time: quote for one, quote in dates if one.value.time}


_TIMES: Matcher[tuple[int, int]] = Matcher(
    (word, hours) for hours, words in _DAY_PARTS.items() for word in words.split()
)


def _times_of_day(pair: Pair) -> Iterator[Discrepancy]:
    """Yield the one time of day that each side names, where they cannot be the same."""
    left = _named_times(pair.english)
    right = _named_times(pair.chinese) if len(left) == 1 else {}
    if len(right) != 1:
        return
    ((a, one),), ((b, other),) = left.items(), right.items()
    if not (_overlap(a, b) or (a[0] == 0 and _overlap((_DAY, _DAY + a[1]), b))):  # 夜二时: 2 a.m.
        note = f"“{one.text}” and “{other.text}” are not the same time of day."
        yield discrepancy("date", "major", one, other, note, (one.text, other.text))


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _named_times(sentences: Iterable[Words]) -> dict[tuple[int, int], Quote]:
    return {
        match.value[0]: words.quote(match.start, match.end)
        for words in sentences
        for match in words.found(_TIMES)
    }
