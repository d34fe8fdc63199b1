"""Date expressions of English text: "the 29th", "from July 1952 to July 1953", "4 am on May 7"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.extract.dates_words import Expression, Point, drop_overlaps, join_spans
from archive.text.numbers_english import read_english

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_MONTH_OF = {name[:3].lower(): number for number, name in enumerate(_MONTHS, 1)}
_MONTH = "|".join((*_MONTHS, *(f"{name[:3]}\\." for name in _MONTHS), "Sept\\."))
_YEAR = r"(?:1[89]|20)\d\d"
_ORD = r"(?:st|nd|rd|th)"
_COUNT = (
    r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty"
)
_UNIT = r"(?P<unit>day|week|month|year)s?"
_SEASON_OF = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_THIRD_OF = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2, "end": 3}
_POINT = re.compile(
    rf"""(?<![\w.,/-])(?:(?:(?P<third>[Ee]arly|[Mm]id|[Ll]ate)[\s-](?:in\s)?
       |[Tt]he\s(?P<third_of>beginning|start|middle|end)\sof\s)?
    (?:(?P<month>{_MONTH})
       (?:\s(?P<day>\d{{1,2}}){_ORD}?(?!\w|:\d|[,.]\d{{3}}|\s[ap]\.?m))?
       (?:(?P<tail>\s?(?:to|until|through|-|–)\s?|\s(?P<tail_listed>and)\s)(?:the\s)?
          (?P<tail_day>\d{{1,2}}){_ORD}?(?!\w|:\d|[,.]\d{{3}}|-|\s(?:{_MONTH})|\s[ap]\.?m))?
       (?:,?\s(?:of\s)?(?P<year>{_YEAR})\b|\sof\s(?P<month_year>this|last)\syear)?
      |(?:[Tt]he\s)?(?P<day_first>\d{{1,2}}){_ORD}?\s(?:of\s)?(?P<month_after>{_MONTH})
       (?:,?\s(?P<year_after>{_YEAR})\b)?
      |(?:[Tt]he\s)?(?P<ordinal>\d{{1,2}}){_ORD}\b
      |(?P<bare_year>{_YEAR})(?:[-–/](?P<year_to>{_YEAR}|\d\d))?(?![\d%]|[,.]\d)
      |(?P<deictic>[Tt]his|[Ll]ast)\s(?P<deictic_of>year|month|{_MONTH})(?!-)
      |[Tt]he\s(?P<half>first|second)\shalf\sof\s(?:(?P<half_year>{_YEAR})|(?P<half_shift>this|last)\syear)
      |(?P<season>[Ww]inter|[Ss]pring|[Ss]ummer|[Aa]utumn)\s(?:of\s)?(?P<season_year>{_YEAR})
      |(?P<season_deictic>[Tt]his|[Ll]ast)\s(?P<season_name>winter|spring|summer|autumn)
      |(?P<yesterday>[Yy]esterday|[Tt]oday)
      |(?:on\s)?(?P<same>[Tt]he\ssame|[Tt]hat|[Tt]he\s(?:next|following|previous))\s(?P<same_of>day|night|morning|afternoon|evening)
      |(?P<later_count>{_COUNT})\sdays?\s(?P<later>later|earlier)
    ))""",
    re.VERBOSE,
)
_JOINER = re.compile(r"\s?(?:to|until|till|through|up to|-|–|—)\s?|,?\s(?P<listed>and)\s")
_PERIOD = re.compile(
    rf"""(?P<winter_spring>(?P<ws_first>{_YEAR})[-–/](?P<ws_last>{_YEAR}|\d\d)\s[Ww]inter[\s–-](?:and[\s-])?[Ss]pring
          |[Ww]inter[\s–-](?:and[\s-])?[Ss]pring\s(?:of\s)?(?P<ws_first2>{_YEAR})[-–/](?P<ws_last2>{_YEAR}|\d\d))
          (?:\s(?:[Oo]ffensive|[Cc]ampaign))?
    |[Tt]he\s(?P<dry_first>{_YEAR})[-–/](?:{_YEAR}|\d\d)\sdry\sseason|(?:[Tt]he\s)?(?:{_YEAR}[-–/]\d+\s)?dry\sseason\sof\s(?P<dry_first2>{_YEAR})[-–/]\d+
    |(?P<dry_plain>{_YEAR})[-–/](?:{_YEAR}|\d\d)\sdry\sseason
    |[Tt]he\s(?P<rain_year>{_YEAR})\srainy\sseason|(?:[Tt]he\s)?rainy\sseason\sof\s(?P<rain_year2>{_YEAR})
    |(?:[Tt]he\s)?(?P<past>past|last)\s(?:(?P<past_count>{_COUNT})\s)?(?P<past_unit>day|week|month|year)(?P<past_plural>s?)\b
    |(?P<ago_count>{_COUNT})\s(?P<ago_unit>day|week|month|year)s?\sago
    |(?:[Tt]he\sfirst\s(?P<first_months>{_COUNT})\smonths\sof\s(?:(?P<months_year>{_YEAR})|(?P<months_shift>this|last)\syear))
    |(?P<period>[Tt]h(?:is|e\ssame)\speriod)
    """,
    re.VERBOSE,
)
_ENDING = re.compile(
    rf"[Tt]he (?:(?P<count>{_COUNT}) )?{_UNIT} (?:ending|ended|up to|to)(?: on)? $"
)
_CLOCK = re.compile(
    r"(?P<by>[Bb]y )?(?<![\d:.,])(?:(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?"
    r"(?P<half>[ap])\.?\s?m\b\.?"
    r"|(?P<hour24>[01]?\d|2[0-3])[:.]?(?P<minute24>[0-5]\d)\s(?:hours|hrs)\b"
    r"|(?<=[Aa]t )(?P<named>noon|midnight)\b)"
)
_PART = "dawn|daybreak|morning|afternoon|evening|dusk|night"
_PART_BEFORE = re.compile(
    rf"(?:[Tt]he )?(?:early |late )?(?:{_PART}) (?:of|on) $|[Aa]t (?:dawn|daybreak|dusk|night) on $"
)
_PART_AFTER = re.compile(rf" (?:at )?(?:{_PART})\b|, in the (?:{_PART})\b")
_DATE_PREPOSITION = re.compile(
    r"(?:\b(?:on|of|by|until|till|to|from|since|between|and|before|after|dated|through)"
    r"|\b(?:dawn|morning|afternoon|evening|night) of|[(—–,:-]|^) ?$",
    re.IGNORECASE,
)
# What may follow "the 29th" when it is a date and not "the 3rd Battalion".
_AFTER_ORDINAL = re.compile(
    r"\s*(?:$|[^\w\s'’-]|(?:by|in|at|that|and|to|from|of|when|after|before|as|with|near|while|until"
    r"|the|this|these|our|we|they|he|it|its|their"
    r"|for|said|says|were|was|had|has|reports?|dispatch|telegram|communiqu\w+|\w+ed|\w+ing)\b)"
)
_YEAR_PREPOSITION = re.compile(
    r"\b(?:in|of|since|from|until|till|to|by|during|year|early|mid|late|before|after|between|through"
    r"|(?:1[89]|20)\d\d and)"
    r"[ -]$|[-–(]$",
    re.IGNORECASE,
)
# "May" and "March" are words too: alone they need a preposition of time.
_MONTH_PREPOSITION = re.compile(
    r"\b(?:in|of|since|from|until|till|to|by|during|early|mid|late|before|after|between|and|through)"
    r"[ -](?:the )?$",
    re.IGNORECASE,
)
_NO_MONTH = re.compile(r"\s(?:Revolution|Day\b|Offensive)")
_SINCE = re.compile(r"\b[Ss]ince $|\b[Ff]rom $")


def find(text: str) -> list[Expression]:
    """Return the date expressions of an English paragraph, in order."""
    points = [e for match in _POINT.finditer(text) if (e := _point(text, match))]
    points = join_spans(text, points, _JOINER)
    points = [_adorn(text, point) for point in points if _stands(text, point)]
    periods = [e for match in _PERIOD.finditer(text) if (e := _period(match))]
    # A clock time takes the day beside it in, so that the day alone is dropped as the shorter one.
    return drop_overlaps([*points, *periods, *_clocks(text, points)])


def _count(text: str) -> int:
    return 1 if text in ("a", "an") else int(read_english(text))


def _month(text: str) -> int:
    return _MONTH_OF[text[:3].lower()]


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _shift(word: str | None) -> int | None:
    return None if word is None else (0 if word.lower() in ("this", "today") else -1)


def _point(text: str, match: re.Match[str]) -> Expression | None:
    point = _plain_point(match)
    if point is None:
        return None
    third = match["third"] or match["third_of"]
    if third and point.day is not None:
        return None
    if third and point.season is None:  # "early winter" is still the winter
        point = replace(point, third=_THIRD_OF[third.lower()])
    elif match["month"] and point.day is None and point.year is None and point.year_shift is None:
        alone = match["month"] in ("May", "March")
        if _NO_MONTH.match(text, match.end()):
            return None
        if alone and not _MONTH_PREPOSITION.search(text, max(0, match.start() - 12), match.start()):
            return None
    if match["tail_day"] and point.day is not None:
        return _with_tail(text, match, point)
    if match["year_to"] and point.year is not None:
        last = int(match["year_to"]) % 100 + point.year // 100 * 100
        return Expression(match.start(), match.end(), "span", point, Point(last))
    part = bool(match["same_of"] and match["same_of"] != "day")
    return Expression(match.start(), match.end(), "point", point, part_of_day=part)


def _with_tail(text: str, match: re.Match[str], point: Point) -> Expression:
    """Return "April 25 and 26" or "December 3 to 8"; "December 7 and 20 trucks" is one day."""
    listed = match["tail_listed"] is not None
    if listed and not match["year"] and not _AFTER_ORDINAL.match(text, match.end()):
        return Expression(match.start(), match.start("tail"), "point", point)
    between = re.compile(r"[Bb]etween $").search(text, max(0, match.start() - 8), match.start())
    last = replace(point, day=int(match["tail_day"]))
    return Expression(
        match.start(), match.end(), "span", point, last, listed=listed and between is None
    )


def _plain_point(match: re.Match[str]) -> Point | None:
    group = match.group
    if group("month"):
        month, day = _month(group("month")), _number(group("day"))
        return Point(_number(group("year")), month, day, year_shift=_shift(group("month_year")))
    if group("month_after"):
        month, day = _month(group("month_after")), int(group("day_first"))
        return Point(_number(group("year_after")), month, day)
    if group("ordinal"):
        return Point(day=int(group("ordinal"))) if 1 <= int(group("ordinal")) <= 31 else None
    if group("bare_year"):
        return Point(int(group("bare_year")))
    if group("deictic"):
        return _deictic(group("deictic"), group("deictic_of"))
    if group("half"):
        months = (1, 6) if group("half") == "first" else (7, 12)
        return Point(
            _number(group("half_year")), year_shift=_shift(group("half_shift")), months=months
        )
    if group("season"):
        season = _SEASON_OF[group("season").lower()]
        return Point(int(group("season_year")), season=season)
    if group("season_deictic"):
        season = _SEASON_OF[group("season_name")]
        return Point(season=season, year_shift=_shift(group("season_deictic")))
    if group("yesterday"):
        return Point(day_shift=_shift(group("yesterday")))
    if group("same"):
        shift = {"next": 1, "following": 1, "previous": -1}.get(group("same").split()[-1], 0)
        return Point(from_last=shift)
    sign = 1 if group("later") == "later" else -1
    return Point(from_last=sign * _count(group("later_count")))


def _deictic(word: str, of: str) -> Point:
    shift = _shift(word)
    if of == "year":
        return Point(year_shift=shift)
    if of == "month":
        return Point(month_shift=shift)
    return Point(month=_month(of))  # "last December", "this March": the latest one


def _stands(text: str, found: Expression) -> bool:
    """Say whether a bare day or year is a date, by the words around it."""
    before = (text, max(0, found.start - 12), found.start)
    if found.shape == "span":
        if found.listed and found.first.is_bare_day:
            return bool(_DATE_PREPOSITION.search(*before)) and bool(
                _AFTER_ORDINAL.match(text, found.end)
            )
        return True
    if found.first.is_bare_day:
        if not _AFTER_ORDINAL.match(text, found.end):
            return False
        return bool(_DATE_PREPOSITION.search(*before))
    if found.first == Point(year=found.first.year):
        return bool(_YEAR_PREPOSITION.search(*before))
    return True


def _adorn(text: str, found: Expression) -> Expression:
    """Return the expression with "from", "the year ending" or "the night of" taken in."""
    window = max(0, found.start - 40)
    match = _ENDING.search(text, window, found.start)
    if match and found.shape == "point":
        count = _count(match["count"]) if match["count"] else 1
        return replace(found, start=match.start(), shape="ending", count=count, unit=match["unit"])
    if found.shape == "span":
        match = re.compile(r"\b(?:[Ff]rom|[Bb]etween) (?:the )?$").search(text, window, found.start)
        return replace(found, start=match.start()) if match else found
    if found.first.from_last is None and (match := _SINCE.search(text, window, found.start)):
        return replace(found, start=match.start(), shape="since")
    if match := _PART_BEFORE.search(text, window, found.start):
        return replace(found, start=match.start(), part_of_day=True)
    if found.first.day is not None and (match := _PART_AFTER.match(text, found.end)):
        return replace(found, end=match.end(), part_of_day=True)
    return found


def _period(match: re.Match[str]) -> Expression | None:
    start, end = match.span()
    group = match.group
    if group("winter_spring"):
        first = Point(int(group("ws_first") or group("ws_first2")))
        return Expression(start, end, "season_span", first)
    dry = group("dry_first") or group("dry_first2") or group("dry_plain")
    if dry:
        return Expression(start, end, "dry_season", Point(int(dry)))
    rain = group("rain_year") or group("rain_year2")
    if rain:
        return Expression(start, end, "rainy_season", Point(int(rain)))
    if group("past"):
        if not group("past_count") and group("past") == "last":
            return None  # "last year" is a calendar year, "the past year" the twelve months to now
        count = _count(group("past_count") or "one")
        return Expression(start, end, "past", count=count, unit=group("past_unit"))
    if group("ago_count"):
        count = _count(group("ago_count"))
        return Expression(start, end, "ago", count=count, unit=group("ago_unit"))
    if group("first_months"):
        months = (1, _count(group("first_months")))
        year, shift = _number(group("months_year")), _shift(group("months_shift"))
        return Expression(start, end, "point", Point(year, year_shift=shift, months=months))
    return Expression(start, end, "period")


def _clocks(text: str, points: list[Expression]) -> Iterator[Expression]:
    """Yield the clock times, each with the day it stands beside taken in."""
    starts = {point.start: point for point in points}
    ends = {point.end: point for point in points}
    for match in _CLOCK.finditer(text):
        time, has_minutes = _time(match)
        after = re.compile(r",?(?: on)? (?:the )?(?=\S)").match(text, match.end())
        before = re.compile(r",? at $").search(text, max(0, match.start() - 6), match.start())
        day = None
        for candidate in (after and after.end(), match.end() + 1, match.end() + 4):
            day = day or starts.get(candidate or -1)
        if day is None and before:
            day = ends.get(before.start())
        found = Expression(
            match.start(), match.end(), "clock", clock=time, has_minutes=has_minutes,
            by=bool(match["by"]),
        )  # fmt: skip
        if day is not None and day.shape == "point":
            found = replace(
                found,
                start=min(found.start, day.start),
                end=max(found.end, day.end),
                first=day.first,
                shape="point",
            )
        yield found


def _time(match: re.Match[str]) -> tuple[dt.time, bool]:
    if match["named"]:
        return dt.time(12 if match["named"] == "noon" else 0), False
    if match["hour24"]:
        return dt.time(int(match["hour24"]), int(match["minute24"])), True
    hour = int(match["hour"]) % 12 + (12 if match["half"] == "p" else 0)
    return dt.time(hour, int(match["minute"] or 0)), match["minute"] is not None
