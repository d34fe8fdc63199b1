"""English dates told from another day: "last Tuesday", "two days later", "this spring"."""

from __future__ import annotations

import re

from archive.ingest.extract.dates_english_words import (
    MONTH,
    MONTH_OF,
    SEASON,
    WEEKDAY,
    WEEKDAY_OF,
    YEAR,
)
from archive.ingest.extract.dates_words import SEASON_OF, Expression, Point
from archive.text.numbers_english import read_english

COUNT = (
    r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen"
    r"|twenty-four|twenty|thirty-six|thirty|forty-eight"
)


_UNIT = "hour|day|week|month|year"


_OF_DAY = r"(?:morning|afternoon|evening|night|noon)"


_SHIFTED = re.compile(
    rf"""(?:(?P<word>this|last|next|coming)\s
            (?:(?P<of_night>(?<!next\s)(?:night|morning|afternoon|evening))
          |(?P<of>year|month|week)|(?P<season>{SEASON})|(?P<month>{MONTH})(?!-|\s\d)
          |(?P<weekday>{WEEKDAY}))\b(?!-)
    |(?P<this_period>(?:this|same)\speriod)\b
    |(?P<past>last|past|previous|preceding)\s(?:(?P<count>{COUNT})\s)?(?P<unit>{_UNIT})(?P<plural>s?)\b(?!\sof\b)
    |(?P<relation>same|that|next|following|previous|preceding)\s
       (?P<relation_of>day|night|morning|afternoon|evening|month|year)\b)""",
    re.VERBOSE | re.IGNORECASE,
)


_NEARBY = re.compile(
    rf"(?P<word>yesterday|to-?day|to-?morrow|to-?night|overnight)\b(?P<part>\s{_OF_DAY})?",
    re.IGNORECASE,
)


_SEASONAL = re.compile(
    rf"""(?P<first>winter)[\s–-](?:and[\s-])?spring\s(?:of\s)?(?P<ws_year>{YEAR})[-–/](?:{YEAR}|\d\d)\b
    |dry\sseason\s(?:of\s)?(?P<dry_year>{YEAR})[-–/]\d+
    |rainy\sseason\s(?:of\s)?(?P<rain_year>{YEAR})
    |(?P<season>{SEASON})\s(?:of\s)?(?:the\s)?(?:(?P<year>{YEAR})(?:[-–/](?P<year_to>\d\d|{YEAR}))?\b
       |(?P<year_shift>this|last|next|same)\syear\b)""",
    re.VERBOSE | re.IGNORECASE,
)


_COUNTED = re.compile(
    rf"(?P<unit>{_UNIT}|night|morning)s?\s(?P<word>ago|later|earlier)", re.IGNORECASE
)


_COUNT_BEFORE = re.compile(rf"\b(?P<count>{COUNT})\s$", re.IGNORECASE)


_PERIOD_OF = re.compile(
    r"(?P<which>beginning|start|middle|end|close) of (?P<of>the|this|last) (?P<unit>year|month)\b",
    re.IGNORECASE,
)


_DAY_BESIDE = re.compile(
    r"day (?P<way>before|after)(?: (?P<than>yesterday|tomorrow)\b)?", re.IGNORECASE
)


SHIFT_OF = {"last": -1, "this": 0, "next": 1, "coming": 1, "the same": None}


_RELATION_OF = {"same": 0, "that": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1}


def read_count(text: str) -> int:
    """Return the value of a small count: "three", "a", 12."""
    return 1 if text.lower() in ("a", "an") else int(read_english(text.lower()))


def with_the(text: str, start: int) -> int:
    """Return where an expression starts, "the" before it taken in."""
    return start - 4 if text[max(0, start - 4) : start].lower() == "the " else start


def shifted(text: str, start: int) -> Expression | None:
    """Return "last month", "the past two weeks", "the same day"."""
    match = _SHIFTED.match(text, start)
    if match is None:
        return None
    begin, end = with_the(text, start), match.end()
    if match["past"] and (match["count"] or not match["word"]):
        return _past(match, begin)
    if match["this_period"]:
        return Expression(begin, end, "period")
    if match["relation"]:
        return _related(text, match, begin)
    if not match["word"]:
        return None
    shift = SHIFT_OF[match["word"].lower()] or 0
    if match["of_night"]:
        if match["word"].lower() == "coming":
            return None
        return Expression(start, end, "point", Point(day_shift=shift), part_of_day=True)
    if match["of"]:
        if text[end : end + 4] in (" of ", " in ") and match["of"].lower() == "week":
            return None  # "the last week of February"
        if begin != start:
            return None if match["word"].lower() == "this" else _past_one(match, begin)
        return Expression(start, end, "point", _period(match["of"].lower(), shift))
    if match["season"]:
        point = Point(season=SEASON_OF[match["season"].lower()], turn=shift)
    elif match["month"]:
        if not text[match.start("month")].isupper():
            return None
        point = Point(month=MONTH_OF[match["month"][:3].lower()], turn=shift)
    else:
        point = Point(weekday=WEEKDAY_OF[match["weekday"].lower()], turn=shift)
    return Expression(start, end, "point", point)


def _period(unit: str, shift: int) -> Point:
    if unit == "year":
        return Point(year_shift=shift)
    return Point(month_shift=shift) if unit == "month" else Point(week_shift=shift)


def _past_one(match: re.Match[str], begin: int) -> Expression | None:
    """Return "the last month", "the next year": the time up to now, or what followed."""
    word, unit = match["word"].lower(), match["of"].lower()
    if word == "last":
        return Expression(begin, match.end(), "past", amount=1, unit=unit)
    if word == "next" and unit == "year":
        return Expression(begin, match.end(), "point", Point(year_from_last=1))
    return None


def _past(match: re.Match[str], begin: int) -> Expression | None:
    word = match["past"].lower()
    if match["plural"] and not match["count"]:
        return None  # "the past days" of nobody knows how many
    if not match["count"] and (word in ("last", "previous", "preceding")):
        return None
    count = read_count(match["count"] or "one")
    return Expression(begin, match.end(), "past", amount=count, unit=match["unit"].lower())


def _related(text: str, match: re.Match[str], begin: int) -> Expression | None:
    """Return "the same day", "that night", "the following year"."""
    word, of = match["relation"].lower(), match["relation_of"].lower()
    bare = word == "that" or (word == "next" and of not in ("month", "year"))
    if not bare and begin == match.start():
        return None
    if word == "that" and text[max(0, begin - 3) : begin].lower() == "on ":
        begin -= 3
    shift = _RELATION_OF[word]
    if of == "year":
        return Expression(begin, match.end(), "point", Point(year_from_last=shift))
    if of == "month":
        return Expression(begin, match.end(), "point", Point(month_from_last=shift))
    point = Point(from_last=shift)
    return Expression(begin, match.end(), "point", point, part_of_day=of != "day")


def nearby(text: str, start: int) -> Expression | None:
    """Return "yesterday", "tomorrow morning"."""
    match = _NEARBY.match(text, start)
    if match is None:
        return None
    word = match["word"].lower().replace("-", "")
    shift = {"yesterday": -1, "overnight": -1, "tomorrow": 1}.get(word, 0)
    part = word.endswith("night") or match["part"] is not None
    return Expression(start, match.end(), "point", Point(day_shift=shift), part_of_day=part)


def seasonal(text: str, start: int) -> Expression | None:
    """Return "the winter of 1952-53", "spring of this year", "dry season of 1953-54"."""
    match = _SEASONAL.match(text, start)
    if match is None:
        return None
    begin, end = with_the(text, start), match.end()
    if match["first"]:
        return Expression(start, end, "season_span", Point(int(match["ws_year"])))
    if match["dry_year"]:
        return Expression(begin, end, "dry_season", Point(int(match["dry_year"])))
    if match["rain_year"]:
        return Expression(begin, end, "rainy_season", Point(int(match["rain_year"])))
    season, begin = SEASON_OF[match["season"].lower()], start
    if match["year"]:
        return Expression(begin, end, "point", Point(int(match["year"]), season=season))
    word = match["year_shift"].lower()
    if word == "same":
        return Expression(begin, end, "point", Point(season=season, year_from_last=0))
    return Expression(begin, end, "point", Point(season=season, year_shift=SHIFT_OF[word]))


def counted(text: str, start: int) -> Expression | None:
    """Return "four months ago", "two days later", "a week earlier"."""
    match = _COUNTED.match(text, start)
    before = _COUNT_BEFORE.search(text, max(0, start - 16), start)
    if match is None or before is None:
        return None
    count, unit, end = read_count(before["count"]), match["unit"].lower(), match.end()
    word = match["word"].lower()
    by_night = unit in ("night", "morning")
    unit = "day" if by_night else unit
    if word == "ago":
        return Expression(before.start(), end, "ago", amount=count, unit=unit)
    if text[end : end + 5].lower() == " than":
        return None
    sign = 1 if word == "later" else -1
    if unit == "day":
        point = Point(from_last=sign * count)
        return Expression(before.start(), end, "point", point, part_of_day=by_night)
    return Expression(before.start(), end, "later", amount=sign * count, unit=unit)


def weekday(text: str, start: int) -> Expression | None:
    """Return a weekday that no word turns back or forward."""
    match = re.compile(WEEKDAY).match(text, start)
    if match is None or not text[start].isupper():
        return None
    return Expression(start, match.end(), "point", Point(weekday=WEEKDAY_OF[match[0].lower()]))


def period_of(text: str, start: int) -> Expression | None:
    """Return "the end of the year", "the beginning of this month"."""
    match = _PERIOD_OF.match(text, start)
    if match is None:
        return None
    third = {"beginning": 0, "start": 0, "middle": 1, "end": 3, "close": 3}[match["which"].lower()]
    shift = -1 if match["of"].lower() == "last" else 0
    unit = match["unit"].lower()
    point = (
        Point(year_shift=shift, third=third)
        if unit == "year"
        else Point(month_shift=shift, third=third)
    )
    return Expression(with_the(text, start), match.end(), "point", point)


def day_beside(text: str, start: int) -> Expression | None:
    """Return "the day before yesterday", "the day after"."""
    match, begin = _DAY_BESIDE.match(text, start), with_the(text, start)
    if match is None or begin == start:
        return None
    sign = -1 if match["way"].lower() == "before" else 1
    if match["than"]:
        return Expression(begin, match.end(), "point", Point(day_shift=2 * sign))
    if re.compile(r"\s*(?:[,.;:]|$)").match(text, match.end()) is None:
        return None  # "the day before the attack": some day, and the attack's is not said here
    return Expression(begin, match.end(), "point", Point(from_last=sign))
