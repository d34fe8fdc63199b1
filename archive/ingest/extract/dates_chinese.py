"""Date expressions of Chinese text: 二十九日, 从一九五二年七月到一九五三年七月止, 同日下午五时.

A date begins with a number before 年, 月 or 日, or with a word such as 去年 or 同日; the patterns
are tried only where one stands. They match folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.ingest.extract.dates_chinese_around import adorn, ends_day, stands, unit_of
from archive.ingest.extract.dates_chinese_clocks import clocks, with_days
from archive.ingest.extract.dates_chinese_words import (
    DAY,
    HOLIDAYS,
    MONTH,
    PART,
    SHORT_YEAR,
    THIRD_OF,
    UNIT,
    WEEKDAY_OF,
    WORDS,
    YEAR,
    N,
)
from archive.ingest.extract.dates_words import (
    SEASON_OF,
    Expression,
    Point,
    drop_overlaps,
    join_spans,
)
from archive.ingest.records import Paragraph
from archive.text.numerals import HAN_NUMERAL, read_han

_DASH = "[—–~～-]{1,2}"
_NUMBERS = re.compile(rf"[{HAN_NUMERAL}元][{HAN_NUMERAL}元]*")
# What may follow a number that begins a date: some of it a duration, some a day or a month.
_UNITS = frozenset("天周星礼个小昼多")
_DATED_ON = frozenset(" 年月日号、,和及与到至旬世两.-/—–~～")
_HOLIDAY = "|".join(sorted(filter(HOLIDAYS.get, HOLIDAYS), key=len, reverse=True))
_TAIL = rf"""
     (?:的?(?:(?P<holiday>{_HOLIDAY})
          |(?P<season>[春夏秋冬])[季天]?(?![春夏秋冬节衣装耕收播种])
          |(?P<half>[上下])半年
          |[头前](?P<months>{N}+)个月
          |年?(?P<year_third>[初底末](?!春|夏|秋|冬|步|期))
          |(?:(?P<other_months>(?:{MONTH}、){{1,11}})|(?P<month_from>{MONTH})(?:至|到|{_DASH}))?
           (?P<month>{MONTH})(?:两|[三四五六七八九十]个?)?\s*月
           (?!来|内|之内|之久|余|有余|革命)))?
     (?:份?\s*(?:(?P<list>{DAY}(?:日?[、,]{DAY}){{0,30}}日?[、,和及与]{DAY})(?:[两三四五各]?[日号天])
          |(?P<from>{DAY})(?:至|到|{_DASH})(?P<to>{DAY})[日号]
          |(?P<day>{DAY})\s*(?P<sign>[日号])(?![本益渐])
          |的?(?:(?P<week>最后一|第[一二三])个?(?:周|星期|礼拜))
          |(?P<half_month>[上下])半月|(?P<third>上旬|中旬|下旬|初|底|末)))?
     (?:\(?(?:星期|礼拜)[一二三四五六日天]\)?)?(?:当[天日])?
     (?:期?间|份)?(?:[的]?(?P<part>{PART}))?"""
_AFTER_WORD = re.compile(_TAIL, re.VERBOSE)
_DATED = re.compile(
    rf"(?:(?:(?P<year>{YEAR})|(?P<short>{SHORT_YEAR})|(?P<roc>{N}{{1,3}}))\s*年(?!代))?{_TAIL}",
    re.VERBOSE,
)
_NUMERIC = re.compile(
    rf"(?P<year>{YEAR})[.\-/](?P<month>\d{{1,2}})[.\-/](?P<day>\d{{1,2}})(?![\d.\-/])"
)
_YEARS = re.compile(
    rf"""(?P<first>{YEAR})\s*年?(?:到|至|{_DASH})(?P<last>{YEAR}|[〇○零一二三四五六七八九0-9]{{2}})\s*年
    (?:的?(?:(?P<winter_spring>冬春(?:季?战役|季?攻势)?)|(?P<dry>旱季)))?""",
    re.VERBOSE,
)
_DECADE = re.compile(
    r"(?:(?P<century>十[七八九]|二十|[12]\d)世纪)?(?P<decade>[一二三四五六七八九]十|[1-9]0)年代"
)
_COUNTED = re.compile(
    rf"(?P<count>{N}+)多?(?P<unit>{UNIT}|月(?=来))"
    r"(?:(?P<past>以?来)|(?P<ago>[之以]?前)(?!线|进|后|沿)|(?P<later>[之以]?后)(?!方|备|面|续))"
)
_PAST = re.compile(rf"(?:过去|最近|近)的?(?P<count>{N}+)(?P<unit>{UNIT})(?:以?来)?(?!前)")
_RAINY = re.compile(rf"(?P<year>{YEAR})\s*年的?雨季")
_JOINER = re.compile(rf"(?:起[,]?)?(?:直?到|至|{_DASH})|开始[,]?(?:直?到|至)")
_LISTER = re.compile("[、,]?[和及与]|、")
_WEEKDAY = re.compile(
    r"(?P<turn>上|本|这|下)?(?P<one>个)?(?:星期|礼拜)(?P<day>[一二三四五六日天])(?![个天])"
)
_PART = re.compile(PART)
_TURN_OF = {"上": -1, "下": 1, "本": 0, "这": 0}


def find(paragraph: Paragraph) -> list[Expression]:
    """Return the date expressions of a Chinese paragraph, in order."""
    text = paragraph.folded
    points = drop_overlaps([*_numbers(text), *_words(paragraph)])
    if not points:
        return []
    points = [adorn(text, point) for point in join_spans(text, points, _JOINER, _LISTER, ends_day)]
    points = [point for point in points if stands(text, point)]
    return drop_overlaps([*points, *with_days(text, clocks(text), points)])


def _numbers(text: str) -> Iterator[Expression]:
    reached = 0
    for run in _NUMBERS.finditer(text):
        start, end = run.span()
        after = text[end : end + 1]
        if start < reached or not (after in _DATED_ON or after in _UNITS):
            continue
        if text[max(0, start - 2) : start].endswith(("第", "初", "每年")):
            continue
        found = _at_number(text, start, end, after)
        if found is not None:
            reached = found.end
            yield found


def _at_number(text: str, start: int, end: int, after: str) -> Expression | None:
    if after in _UNITS or text[end + 1 : end + 2] in _COUNTED_ON:
        match = _COUNTED.match(text, start)
        if match is not None and (counted := _counted(text, match)):
            return counted
    if after in _UNITS:
        return None
    if end - start >= 4:
        if match := _YEARS.match(text, start):
            return _years(match)
        if match := _NUMERIC.match(text, start):
            point = Point(int(match["year"]), int(match["month"]), int(match["day"]))
            return Expression(start, match.end(), "point", point)
        if match := _RAINY.match(text, start):
            return Expression(start, match.end(), "rainy_season", Point(read_han(match["year"])))
    decade = after == "世" or text.startswith("年代", end)
    if decade and (match := _DECADE.match(text, start)):
        return _decade(match)
    match = _DATED.match(text, start)
    if match is None or match.end() == start:
        return None
    year = _year(text, match)
    if (match["short"] or match["roc"]) and year is None:
        return None
    begin = start - 2 if match["roc"] else start
    return _point(text, match, Point(year), begin)


_COUNTED_ON = frozenset("来以之前后")
_LAST_DAY = 31


def _year(text: str, match: re.Match[str]) -> int | None:
    if match["year"]:
        return read_han(match["year"])
    if match["roc"]:
        before = text[max(0, match.start() - 2) : match.start()]
        return 1911 + read_han(match["roc"]) if before == "民国" else None
    if match["short"]:
        duration = text[match.end("short") + 1 : match.end("short") + 2] in ("来", "前", "后", "之")
        return None if duration else 1900 + read_han(match["short"])
    return None


def _words(paragraph: Paragraph) -> Iterator[Expression]:
    text, reached = paragraph.folded, 0
    for match in paragraph.found(WORDS):
        value = match.value[0]
        if match.start < reached or value is None:
            continue
        if text.endswith("前的", 0, match.start):
            continue  # 三年前的今天 is not today
        if isinstance(value, str):
            found = _READ[value](text, match.start, match.end)
        else:
            found = _after_word(text, match.start, match.end, value[0], part=value[1])
        if found is not None:
            reached = found.end
            yield found


def _past(text: str, start: int, end: int) -> Expression | None:
    """Return 过去的十二个月, 最近三天."""
    match = _PAST.match(text, start)
    count = read_han(match["count"]) if match else 0
    if match is None or not 0 < count < 1000:
        return None
    return Expression(start, match.end(), "past", amount=count, unit=unit_of(match["unit"]))


def _period(text: str, start: int, end: int) -> Expression:
    return Expression(start, end, "period")


def _after_word(text: str, start: int, end: int, point: Point, *, part: bool) -> Expression | None:
    """Return 去年十二月, 本月五日, 同日夜: a word and what is printed after it."""
    match = _AFTER_WORD.match(text, end)
    assert match is not None  # every part of it may be missing
    if point.day_shift is not None or point.from_last is not None or point.day is not None:
        if match["part"] and match.start("part") == end:
            return Expression(start, match.end(), "point", point, part_of_day=True)
        return Expression(start, end, "point", point, part_of_day=part)
    if point.week_shift is not None:
        day = text[end : end + 1]
        if day in WEEKDAY_OF and text[end + 1 : end + 2] not in ("个", "天"):
            return Expression(start, end + 1, "point", point._replace(weekday=WEEKDAY_OF[day]))
        return Expression(start, end, "point", point)
    if point.season is not None:
        end += text[end : end + 1] in ("季", "天")
        end += 2 * (text[start] == "这" and text[end : end + 2] in ("战役", "攻势"))
        return Expression(start, end, "point", point)
    return _point(text, match, point, start) or Expression(start, end, "point", point)


def _point(text: str, match: re.Match[str], known: Point, start: int) -> Expression | None:
    """Return the expression that a year, or nothing yet, and the printed tail make."""
    found = _filled(match, known)
    if found is None or (found == Point() and not match["list"] and not match["from"]):
        return None
    dayless = found.day is None and not match["list"] and not match["from"]
    end = match.start("part") if match["part"] and dayless else match.end()
    if match["list"]:
        days = [Point(day=day) for day in _in_tens(re.findall(DAY, match["list"]))]
        first = found._replace(day=days[0].day)
        return Expression(start, end, "list", first, days[-1], others=tuple(days[1:-1]))
    if match["from"]:
        first, last = (found._replace(day=read_han(match[name])) for name in ("from", "to"))
        return Expression(start, end, "span", first, last)
    if match["other_months"] or match["month_from"]:
        return None if found.day else _months(match, found, start, end)
    part = bool(match["part"]) and not dayless
    return Expression(start, end, "point", found, part_of_day=part)


def _months(match: re.Match[str], found: Point, start: int, end: int) -> Expression:
    """Return 一至五月, 七、八、九三个月, 十一、二月."""
    if match["month_from"]:
        first = found._replace(month=_month(match["month_from"]))
        return Expression(start, end, "span", first, found)
    printed = [*re.findall(MONTH, match["other_months"]), match["month"]]
    months = [Point(month=month) for month in _in_tens(printed)]
    first = found._replace(month=months[0].month)
    return Expression(start, end, "list", first, months[-1], others=tuple(months[1:-1]))


def _in_tens(printed: list[str]) -> list[int]:
    """Return the numbers of a list; in 二十五、六日 the ten is said once."""
    numbers: list[int] = []
    for words in printed:
        number = 1 if words == "元" else read_han(words)
        before = numbers[-1] if numbers else 0
        if number < 10 < before or (before == 10 and number < 10):
            number += before // 10 * 10
        numbers.append(number)
    return numbers


def _filled(match: re.Match[str], known: Point) -> Point | None:
    """Return the point with the printed month, season, day and thirds; None for no date."""
    group = match.group
    year_known = (known.year, known.year_shift, known.year_from_last) != (None, None, None)
    month_known = known.month_shift is not None or known.month_from_last is not None
    if feast := HOLIDAYS.get(group("holiday") or ""):
        return known._replace(month=feast[0], day=feast[1]) if year_known else None
    if group("season"):
        return known._replace(season=SEASON_OF[group("season")]) if year_known else None
    if group("half") or group("months"):
        months = {"上": (1, 6), "下": (7, 12)}.get(group("half") or "")
        months = months or (1, min(12, read_han(group("months"))))
        return known._replace(months=months) if year_known else None
    if group("year_third"):
        if not year_known and not month_known:
            return None
        return known._replace(third=THIRD_OF[group("year_third")])
    if group("month"):
        known = known._replace(month=_month(group("month")))
        month_known = True
    if not month_known and year_known and (group("day") or group("list") or group("from")):
        return None  # 一九五三年三日: no month, so no date
    if group("third"):
        return known._replace(third=THIRD_OF[group("third")]) if month_known else None
    if group("half_month"):
        days = (1, 15) if group("half_month") == "上" else (16, 31)
        return known._replace(days=days) if month_known else None
    if group("week"):
        days = _WEEKS[group("week")]
        return known._replace(days=days) if month_known else None
    if group("day"):
        if group("sign") == "号" and not month_known:
            return None  # 三号 is a road or a hill
        day = read_han(group("day"))
        return known._replace(day=day) if 1 <= day <= 31 else None
    return known if month_known or year_known or group("list") or group("from") else None


_WEEKS = {"第一": (1, 7), "第二": (8, 14), "第三": (15, 21), "最后一": (-7, 31)}


def _month(text: str) -> int:
    return 1 if text == "元" else read_han(text)


def _counted(text: str, match: re.Match[str]) -> Expression | None:
    """Return 四个月以前, 三天后, 一年来."""
    before = text[max(0, match.start() - 1) : match.start()]
    if before in ("第", "的", "数", "几"):
        return None
    if before in ("攻", "困", "战", "斗", "守", "围", "抗", "击") and not match["past"]:
        return None  # 围攻三十六天后: so long it took
    try:
        count, unit = read_han(match["count"]), unit_of(match["unit"])
    except ValueError:
        return None
    if not 0 < count < 1000:
        return None
    start, end = match.span()
    if match["past"] == "以来" and match["unit"] == "日" and count <= _LAST_DAY:
        return None  # 自十四日以来: since the fourteenth
    if match["past"]:
        return Expression(start, end, "past", amount=count, unit=unit)
    if match["ago"]:
        return Expression(start, end, "ago", amount=count, unit=unit)
    if unit == "day":
        return Expression(start, end, "point", Point(from_last=count))
    return Expression(start, end, "later", amount=count, unit=unit)


def _years(match: re.Match[str]) -> Expression | None:
    first, last = read_han(match["first"]), read_han(match["last"])
    last = last if last > 99 else first // 100 * 100 + last
    start, end = match.span()
    if match["winter_spring"]:
        return Expression(start, end, "season_span", Point(first))
    if match["dry"]:
        return Expression(start, end, "dry_season", Point(first))
    return Expression(start, end, "span", Point(first), Point(last)) if first < last else None


def _decade(match: re.Match[str]) -> Expression:
    century = read_han(match["century"]) if match["century"] else 20
    year = (century - 1) * 100 + read_han(match["decade"])
    return Expression(match.start(), match.end(), "point", Point(year, decade=True))


def _weekday(text: str, at: int, end: int) -> Expression | None:
    start = at
    while start > at - 2 and text[start - 1 : start] in ("上", "本", "这", "下", "个"):
        start -= 1
    match = _WEEKDAY.match(text, start)
    if match is None or text[max(0, start - 2) : start].endswith(("日(", "日", "每")):
        return None
    turn, day = _TURN_OF.get(match["turn"] or ""), WEEKDAY_OF[match["day"]]
    point = Point(weekday=day) if turn is None else Point(weekday=day, week_shift=turn)
    part = _PART.match(text, match.end())
    stop = part.end() if part else match.end()
    return Expression(start, stop, "point", point, part_of_day=part is not None)


_READ = {"past": _past, "period": _period, "weekday": _weekday}
