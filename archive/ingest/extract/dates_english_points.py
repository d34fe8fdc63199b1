"""One English date where a head or a number stands: "December 5, 6 and 8", "two days later"."""

from __future__ import annotations

import re

from archive.ingest.extract.dates_english_relative import (
    SHIFT_OF,
    counted,
    day_beside,
    nearby,
    period_of,
    seasonal,
    shifted,
    weekday,
    with_the,
)
from archive.ingest.extract.dates_english_words import (
    HOLIDAYS,
    MONTH,
    MONTH_OF,
    ORDINAL,
    SPELT_DAYS,
    YEAR,
    Head,
)
from archive.ingest.extract.dates_words import SEASON_OF, Expression, Point

_NOT_A_DAY = r"(?!\w|:\d|[,.]\d{3}|\.\d|%|\s?%|\s[ap]\.?m\b)"
_DAY = rf"\d{{1,2}}{ORDINAL}?"
_OF_YEAR = (
    rf"(?:,?\s(?:of\s)?(?P<year>{YEAR})\b|,?\s?['’](?P<short>\d\d)\b"
    r"|,?\s(?:of\s)?(?P<year_shift>this|last|next|the\ssame)\syear\b)"
)
# More days of the same month: "to 8", ", 6 and 8".
_MORE = (
    rf"(?:\s?(?:to|until|till|through|[-–—/])\s?(?:the\s)?(?P<to>{_DAY})"
    rf"|(?P<list>(?:,\s(?:the\s)?{_DAY}){{0,30}},?\s(?:and|&)\s(?:the\s)?{_DAY}))"
)
_MONTH_FIRST = re.compile(
    rf"""(?P<month>{MONTH})
    (?:(?:[\s-]|,\s)(?:the\s)?(?P<day>{_DAY}){_NOT_A_DAY}
       (?P<more>{_MORE}(?!\w|:\d|[,.]\d{{3}}|-\w|\s{MONTH}\b|\s[ap]\.?m\b))?)?
    (?:{_OF_YEAR})?""",
    re.VERBOSE,
)
_NUMBER_FIRST = re.compile(
    rf"""(?P<iso>(?P<iso_year>{YEAR})[-./](?P<iso_month>\d{{1,2}})[-./](?P<iso_day>\d{{1,2}})(?![\d-]))
    |(?P<one>\d{{1,2}})(?P<mark>[-./])(?P<two>\d{{1,2}})(?P=mark)(?P<numeric_year>{YEAR})(?!\w)
    |(?P<decade>{YEAR[:-4]}\d)0['’]?s\b
    |(?P<span_year>{YEAR})(?:\s?[-–—/]\s?)(?P<span_to>{YEAR}|\d\d)(?![\d%]|[,.:]\d)(?P<season>\s
       (?:winter[\s–-](?:and[\s-])?spring(?:\s(?:offensive|campaign)s?)?|dry\sseason|winter))?
    |(?P<plain_year>{YEAR})(?![\d%]|[,.:/]\d|-\w)(?:\s(?P<year_season>rainy\sseason|spring|summer|autumn|winter)\b)?
    |(?P<day>{_DAY})(?P<more>{_MORE})?[\s-](?:of\s)?(?:(?P<month>{MONTH})(?:{_OF_YEAR})?(?!\w)
       |(?P<relative>(?:this|last|next|the\ssame|that)\smonth|inst\b\.?|ult\b\.?))
    |(?P<ordinal>\d{{1,2}}){ORDINAL}\b""",
    re.VERBOSE | re.IGNORECASE,
)
_SPELT_DAY = re.compile(rf"\b(?:the )?({'|'.join(SPELT_DAYS)}) (?:day )?of $", re.IGNORECASE)
_NO_MONTH = re.compile(r"\s(?:Revolution|Offensive|Movement|Incident)")


def point_at(text: str, start: int, head: Head) -> Expression | None:
    """Return the date that begins (or, for "ago", ends) at a head, or None."""
    read = _READ.get(head)
    return read(text, start) if read else None


def _in_year(match: re.Match[str]) -> Point:
    """Return a point that knows the printed year only."""
    if match["year"]:
        return Point(int(match["year"]))
    if match["short"]:
        return Point(1900 + int(match["short"]))
    if match["year_shift"]:
        word = " ".join(match["year_shift"].lower().split())
        return Point(year_from_last=0) if word == "the same" else Point(year_shift=SHIFT_OF[word])
    return Point()


def _day(text: str) -> int:
    return int(text.rstrip("stndrhSTNDRH"))


def _month_first(text: str, start: int) -> Expression | None:
    if not text[start].isupper():
        return None
    match = _MONTH_FIRST.match(text, start)
    if match is None:
        return None
    month = MONTH_OF[match["month"][:3].lower()]
    known = _in_year(match)._replace(month=month)
    if match["day"] is None:
        if spelt := _SPELT_DAY.search(text, max(0, start - 26), start):
            day = SPELT_DAYS[spelt[1].lower()]
            return Expression(spelt.start(), match.end(), "point", known._replace(day=day))
        name = match["month"].rstrip(".")
        if known.is_bare_month and (len(name) == 3 and name.lower() != "may"):
            return None  # "Dec." alone, "Mar"
        if known.is_bare_month and _NO_MONTH.match(text, match.end()):
            return None
        return Expression(start, match.end(), "point", known)
    return _days(text, match, known, start)


def _days(text: str, match: re.Match[str], known: Point, start: int) -> Expression:
    first = known._replace(day=_day(match["day"]))
    if match["to"]:
        last = known._replace(day=_day(match["to"]))
        return Expression(start, match.end(), "span", first, last)
    if match["list"]:
        end_of_list = match.end("list")
        if match.re is _MONTH_FIRST and known.is_bare_month and _counts_on(text, end_of_list):
            # "December 7 and 20 trucks" is one day
            return Expression(start, match.end("day"), "point", first)
        days = [known._replace(day=int(day)) for day in re.findall(r"\d+", match["list"])]
        return Expression(start, match.end(), "list", first, days[-1], others=tuple(days[:-1]))
    return Expression(start, match.end(), "point", first)


_COUNTS_ON = re.compile(
    r"\s(?!(?:by|in|at|that|and|to|from|of|when|after|before|as|with|near|while"
    r"|until|or|on|about|over|the|this|our|we|they|he|it|its|their|there|for|said|were|was|had|has"
    r"|inclusive|respectively)\b|\w+ed\b)[\w]"
)


def _counts_on(text: str, end: int) -> bool:
    return _COUNTS_ON.match(text, end) is not None


def _number_first(text: str, start: int) -> Expression | None:
    if start and (text[start - 1].isalnum() or text[start - 1] in "_$£#"):
        return None
    if start > 1 and text[start - 1] in ".,/:" and text[start - 2].isdigit():
        return None
    match = _NUMBER_FIRST.match(text, start)
    if match is None:
        return None
    end = match.end()
    if match["iso"]:
        year, number, day = (int(match[f"iso_{name}"]) for name in ("year", "month", "day"))
        return Expression(start, end, "point", Point(year, number, day))
    if match["one"]:
        return _numeric(match, start)
    if match["decade"]:
        return Expression(start, end, "point", Point(int(match["decade"]) * 10, decade=True))
    if match["span_year"]:
        return _years(match, start)
    if match["plain_year"]:
        return _one_year(match, start)
    begin = with_the(text, start)
    if match["ordinal"]:
        day = int(match["ordinal"])
        return Expression(begin, end, "point", Point(day=day)) if 1 <= day <= 31 else None
    if match["relative"]:
        return _day_of_month(match, begin)
    name_at = match.start("month")
    if not text[name_at].isupper():
        return None
    month = MONTH_OF[match["month"][:3].lower()]
    return _days(text, match, _in_year(match)._replace(month=month), begin)


def _numeric(match: re.Match[str], start: int) -> Expression | None:
    """Return 25/12/1953; 11/12/1953 may be either day and is none."""
    one, two = int(match["one"]), int(match["two"])
    if one == two or (one > 12) != (two > 12):
        day, month = (two, one) if two > 12 else (one, two)
        point = Point(int(match["numeric_year"]), month, day)
        return Expression(start, match.end(), "point", point)
    return None


def _years(match: re.Match[str], start: int) -> Expression | None:
    first = int(match["span_year"])
    last = int(match["span_to"])
    last = last if last > 99 else first // 100 * 100 + last
    season = (match["season"] or "").strip().lower()
    if season.startswith("winter") and "spring" in season:
        return Expression(start, match.end(), "season_span", Point(first))
    if season == "winter":
        return Expression(start, match.end(), "point", Point(first, season=24))
    if season:
        begin = with_the(match.string, start)
        return Expression(begin, match.end(), "dry_season", Point(first))
    if last <= first:
        return None
    return Expression(start, match.end(), "span", Point(first), Point(last))


def _one_year(match: re.Match[str], start: int) -> Expression:
    year, season = int(match["plain_year"]), (match["year_season"] or "").lower()
    if season == "rainy season":
        begin = with_the(match.string, start)
        return Expression(begin, match.end(), "rainy_season", Point(year))
    return Expression(start, match.end(), "point", Point(year, season=SEASON_OF.get(season)))


def _day_of_month(match: re.Match[str], start: int) -> Expression:
    word = match["relative"].lower().split()[0].rstrip(".")
    known = Point(month_shift={"inst": 0, "ult": -1}.get(word, SHIFT_OF.get(word)))
    if word in ("the", "that"):
        known = Point(month_from_last=0)
    return _days(match.string, match, known, start)


def _holiday(text: str, start: int) -> Expression | None:
    match = re.compile(rf"(?i:{'|'.join(HOLIDAYS)})(?:,? (?P<year>{YEAR})\b)?").match(text, start)
    if match is None or not text[start].isupper():
        return None
    name = match[0][: match.start("year") - match.start()] if match["year"] else match[0]
    month, day = HOLIDAYS[name.lower().rstrip(" ,")]
    year = int(match["year"]) if match["year"] else None
    return Expression(start, match.end(), "point", Point(year, month, day))


_READ = {
    Head.NUMBER: _number_first,
    Head.YEAR: _number_first,
    Head.MONTH: _month_first,
    Head.SHIFT: shifted,
    Head.NEARBY: nearby,
    Head.SEASON: seasonal,
    Head.COUNTED: counted,
    Head.WEEKDAY: weekday,
    Head.PERIOD: period_of,
    Head.DAY: day_beside,
    Head.HOLIDAY: _holiday,
}
