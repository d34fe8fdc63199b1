"""One English date where a head or a number stands: "December 5, 6 and 8", "two days later"."""

from __future__ import annotations

import re

from archive.ingest.extract.dates_english_words import (
    HOLIDAYS,
    MONTH,
    MONTH_OF,
    ORDINAL,
    SEASON,
    WEEKDAY,
    WEEKDAY_OF,
    YEAR,
    Head,
)
from archive.ingest.extract.dates_words import SEASON_OF, Expression, Point
from archive.text.numbers_english import read_english

COUNT = (
    r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen"
    r"|twenty-four|twenty|thirty-six|thirty|forty-eight"
)
_UNIT = "hour|day|week|month|year"
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
_OF_DAY = r"(?:morning|afternoon|evening|night|noon)"
_SHIFTED = re.compile(
    rf"""(?:(?P<word>this|last|next|coming)\s(?:(?P<of_night>night|morning|afternoon|evening)
          |(?P<of>year|month|week)|(?P<season>{SEASON})|(?P<month>{MONTH})(?!-|\s\d)
          |(?P<weekday>{WEEKDAY}))\b(?!-)
    |(?P<this_period>(?:this|same)\speriod)\b
    |(?P<past>last|past|previous|preceding)\s(?:(?P<count>{COUNT})\s)?(?P<unit>{_UNIT})(?P<plural>s?)\b(?!\sof\b)
    |(?P<relation>same|that|next|following|previous|preceding)\s
       (?P<relation_of>day|night|morning|afternoon|evening|month|year)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_NEARBY = re.compile(
    rf"(?P<word>yesterday|today|tomorrow|tonight)\b(?P<part>\s{_OF_DAY})?", re.IGNORECASE
)
_SEASONAL = re.compile(
    rf"""(?P<first>winter)[\s–-](?:and[\s-])?spring\s(?:of\s)?(?P<ws_year>{YEAR})[-–/](?:{YEAR}|\d\d)\b
    |dry\sseason\s(?:of\s)?(?P<dry_year>{YEAR})[-–/]\d+
    |rainy\sseason\s(?:of\s)?(?P<rain_year>{YEAR})
    |(?P<season>{SEASON})\s(?:of\s)?(?:the\s)?(?:(?P<year>{YEAR})(?:[-–/](?P<year_to>\d\d|{YEAR}))?\b
       |(?P<year_shift>this|last|next|same)\syear\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_COUNTED = re.compile(rf"(?P<unit>{_UNIT})s?\s(?P<word>ago|later|earlier)", re.IGNORECASE)
_COUNT_BEFORE = re.compile(rf"\b(?P<count>{COUNT})\s$", re.IGNORECASE)
_PERIOD_OF = re.compile(
    r"(?P<which>beginning|start|middle|end|close) of (?P<of>the|this|last) (?P<unit>year|month)\b",
    re.IGNORECASE,
)
_DAY_BESIDE = re.compile(
    r"day (?P<way>before|after)(?: (?P<than>yesterday|tomorrow)\b)?", re.IGNORECASE
)
_NO_MONTH = re.compile(r"\s(?:Revolution|Offensive|Movement|Incident)")
_SHIFT_OF = {"last": -1, "this": 0, "next": 1, "coming": 1, "the same": None}
_RELATION_OF = {"same": 0, "that": 0, "next": 1, "following": 1, "previous": -1, "preceding": -1}


def point_at(text: str, start: int, head: Head) -> Expression | None:
    """Return the date that begins (or, for "ago", ends) at a head, or None."""
    read = _READ.get(head)
    return read(text, start) if read else None


def read_count(text: str) -> int:
    """Return the value of a small count: "three", "a", 12."""
    return 1 if text.lower() in ("a", "an") else int(read_english(text.lower()))


def _with_the(text: str, start: int) -> int:
    return start - 4 if text[max(0, start - 4) : start].lower() == "the " else start


def _in_year(match: re.Match[str]) -> Point:
    """Return a point that knows the printed year only."""
    if match["year"]:
        return Point(int(match["year"]))
    if match["short"]:
        return Point(1900 + int(match["short"]))
    if match["year_shift"]:
        word = " ".join(match["year_shift"].lower().split())
        return Point(year_from_last=0) if word == "the same" else Point(year_shift=_SHIFT_OF[word])
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
    r"|inclusive)\b|\w+ed\b)[\w]"
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
    begin = _with_the(text, start)
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
        begin = _with_the(match.string, start)
        return Expression(begin, match.end(), "dry_season", Point(first))
    if last <= first:
        return None
    return Expression(start, match.end(), "span", Point(first), Point(last))


def _one_year(match: re.Match[str], start: int) -> Expression:
    year, season = int(match["plain_year"]), (match["year_season"] or "").lower()
    if season == "rainy season":
        begin = _with_the(match.string, start)
        return Expression(begin, match.end(), "rainy_season", Point(year))
    return Expression(start, match.end(), "point", Point(year, season=SEASON_OF.get(season)))


def _day_of_month(match: re.Match[str], start: int) -> Expression:
    word = match["relative"].lower().split()[0].rstrip(".")
    known = Point(month_shift={"inst": 0, "ult": -1}.get(word, _SHIFT_OF.get(word)))
    if word in ("the", "that"):
        known = Point(month_from_last=0)
    return _days(match.string, match, known, start)


def _shifted(text: str, start: int) -> Expression | None:
    match = _SHIFTED.match(text, start)
    if match is None:
        return None
    begin, end = _with_the(text, start), match.end()
    if match["past"] and (match["count"] or not match["word"]):
        return _past(match, begin)
    if match["this_period"]:
        return Expression(begin, end, "period")
    if match["relation"]:
        return _related(text, match, begin)
    if not match["word"]:
        return None
    shift = _SHIFT_OF[match["word"].lower()] or 0
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
    if word != "that" and begin == match.start():
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


def _nearby(text: str, start: int) -> Expression | None:
    match = _NEARBY.match(text, start)
    if match is None:
        return None
    word = match["word"].lower()
    shift = {"yesterday": -1, "tomorrow": 1}.get(word, 0)
    part = word == "tonight" or match["part"] is not None
    return Expression(start, match.end(), "point", Point(day_shift=shift), part_of_day=part)


def _seasonal(text: str, start: int) -> Expression | None:
    match = _SEASONAL.match(text, start)
    if match is None:
        return None
    begin, end = _with_the(text, start), match.end()
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
    return Expression(begin, end, "point", Point(season=season, year_shift=_SHIFT_OF[word]))


def _counted(text: str, start: int) -> Expression | None:
    """Return "four months ago", "two days later", "a week earlier"."""
    match = _COUNTED.match(text, start)
    before = _COUNT_BEFORE.search(text, max(0, start - 16), start)
    if match is None or before is None:
        return None
    count, unit, end = read_count(before["count"]), match["unit"].lower(), match.end()
    word = match["word"].lower()
    if word == "ago":
        return Expression(before.start(), end, "ago", amount=count, unit=unit)
    if text[end : end + 5].lower() == " than":
        return None
    sign = 1 if word == "later" else -1
    if unit == "day":
        return Expression(before.start(), end, "point", Point(from_last=sign * count))
    return Expression(before.start(), end, "later", amount=sign * count, unit=unit)


def _weekday(text: str, start: int) -> Expression | None:
    match = re.compile(WEEKDAY).match(text, start)
    if match is None or not text[start].isupper():
        return None
    return Expression(start, match.end(), "point", Point(weekday=WEEKDAY_OF[match[0].lower()]))


def _period_of(text: str, start: int) -> Expression | None:
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
    return Expression(_with_the(text, start), match.end(), "point", point)


def _day_beside(text: str, start: int) -> Expression | None:
    """Return "the day before yesterday", "the day after"."""
    match, begin = _DAY_BESIDE.match(text, start), _with_the(text, start)
    if match is None or begin == start:
        return None
    sign = -1 if match["way"].lower() == "before" else 1
    if match["than"]:
        return Expression(begin, match.end(), "point", Point(day_shift=2 * sign))
    if re.compile(r"\s*(?:[,.;:]|$)").match(text, match.end()) is None:
        return None  # "the day before the attack": some day, and the attack's is not said here
    return Expression(begin, match.end(), "point", Point(from_last=sign))


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
    Head.SHIFT: _shifted,
    Head.NEARBY: _nearby,
    Head.SEASON: _seasonal,
    Head.COUNTED: _counted,
    Head.WEEKDAY: _weekday,
    Head.PERIOD: _period_of,
    Head.DAY: _day_beside,
    Head.HOLIDAY: _holiday,
}
