"""Date expressions of Chinese text: 二十九日, 从一九五二年七月到一九五三年七月止, 同日下午五时."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from archive.ingest.extract.dates_words import Expression, Point, drop_overlaps, join_spans
from archive.text.fold import fold_aligned
from archive.text.numerals import HAN_NUMERAL, read_han

_N = f"[{HAN_NUMERAL}]"
_DAY = (
    r"(?:[二三]?十[一二三四五六七八九]?|[廿卅][一二三四五六七八九]?|[一二三四五六七八九]"
    r"|[012０-３]?[0-9０-９]|[二三][〇○零一二三四五六七八九])"
)
_MONTH = r"(?:十[一二]?|[一二三四五六七八九]|1[0-2]|0?[1-9])"
_YEAR = r"(?:[一1１][八九89８９]|[二2２][〇○零0０])[〇○零一二三四五六七八九0-9０-９]{2}"
_SHIFT_OF = {
    "今年": 0, "本年": 0, "今": 0, "同年": 0, "去年": -1, "去": -1, "前年": -2, "明年": 1,
    "本月": 0, "这个月": 0, "同月": 0, "上月": -1, "上个月": -1,
    "今日": 0, "今天": 0, "昨日": -1, "昨天": -1, "前天": -2,
}  # fmt: skip
_SEASON_OF = {"春": 21, "夏": 22, "秋": 23, "冬": 24}
_THIRD_OF = {"初": 0, "上旬": 0, "中旬": 1, "下旬": 2, "底": 3, "末": 3}
_LAST_OF = {
    "同日": 0, "同天": 0, "当天": 0, "当日": 0, "该日": 0, "同晚": 0, "当晚": 0, "当夜": 0,
    "次日": 1, "翌日": 1, "第二天": 1, "次晨": 1, "翌晨": 1, "前一日": -1, "前一天": -1,
}  # fmt: skip
_PART = "拂晓|黎明|凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|黄昏|晚上|深夜|夜间|夜里|半夜|晚|夜|晨"

_POINT = re.compile(
    rf"""(?:
     (?P<same>{"|".join(_LAST_OF)})
    |(?P<nearby>今日|今天|昨日|昨天|前天)
    |(?P<season_shift>今|去)(?P<season_name>[春夏秋冬])(?!天的|装)
    |(?<![{HAN_NUMERAL}第])(?=[{HAN_NUMERAL}今本同去前明这上])
     (?:(?P<year>{_YEAR})\s*年|(?P<year_shift>今年|本年|去年|前年|明年|同年))?
     (?:的?(?:(?P<season>[春夏秋冬])(?:[季天]|(?=[到至和、，。]))
          |(?P<half>[上下])半年
          |[头前](?P<months>{_N}+)个月
          |(?P<month>{_MONTH})\s*月(?!来|内|之内|之久|余|有余)|(?P<month_shift>本月|这个月|同月|上个?月)))?
     (?:份?(?P<day>{_DAY})\s*(?:(?P<sign>[日号號])(?![本益渐])
          |日?、(?P<day_two>{_DAY})(?:[两兩]?日)))?
    )
    (?P<third>初|上旬|中旬|下旬|底|末)?(?:期?间|份)?
    (?:[的]?(?P<part>{_PART}))?""",
    re.VERBOSE,
)
_JOINER = re.compile(r"(?:起?到|起?至|起?直到|[—–~～-]{1,2})|(?P<listed>[、和])")
_OTHER = re.compile(
    rf"""(?P<winter_spring>(?P<ws_first>{_YEAR})\s*(?:年)?(?:到|至|[—–-]{{1,2}})(?:{_YEAR}|\w\w)\s*年(?:的)?冬春(?:战役|攻势)?)
    |(?P<dry_first>{_YEAR})年?(?:到|至|[—–-]{{1,2}})(?:{_YEAR}|\w\w)\s*年(?:的)?旱季
    |(?P<rain_year>{_YEAR})年(?:的)?雨季
    |(?P<past>过去|最近|近)(?:的)?(?P<past_count>{_N}+)(?P<past_unit>天|日|周|星期|个?月|年)(?:来|以来)?
    |(?<![{HAN_NUMERAL}第的])(?P<since_count>{_N}+)(?P<since_unit>天|个?月|年)(?:以)?来
    |(?<![{HAN_NUMERAL}第])(?P<ago_count>{_N}+)(?P<ago_unit>天|日|周|星期|个月|年)(?:之|以)?前
    |这次(?P<this_season>[春夏秋冬])[季天]?(?:战役|攻势)
    |(?P<period>(?:这|同)一?(?:期间|时期|段时间|时期内))""",
    re.VERBOSE,
)
_ENDING_AFTER = re.compile(
    rf"(?:为?止)?的?(?:这)?(?P<count>{_N}+)(?P<unit>天|周|个?月|年)(?!{_N}|[度级])"
)
_ENDING_BEFORE = re.compile(r"(?:截至|截止|到|至)$")
_SPAN_BEFORE = re.compile(r"自?[从從]$|自$|[在于]$")
_SPAN_AFTER = re.compile(r"止|为止|两[日天]|期间")
_SINCE_AFTER = re.compile(r"以来|起(?![义来飞]?[火义来飞])|开始(?!对|向|了)")
_CLOCK = re.compile(
    rf"(?P<part>{_PART})?(?<![{HAN_NUMERAL}])(?P<hour>[{HAN_NUMERAL}]{{1,3}})"
    rf"(?:时(?![候期间刻代常机而])|点钟|点(?=[{HAN_NUMERAL}]+分|半|正|许|[，,。]))"
    rf"(?:(?P<minute>[{HAN_NUMERAL}]+)分|(?P<half>半)|正|许)?"
)
_AFTERNOON = frozenset(("下午", "傍晚", "黄昏", "晚上", "晚", "深夜", "夜间", "夜里", "夜"))
# 经过三日激战: so many days, not the third of the month.
_DURATION_BEFORE = re.compile(
    r"(?:经过?|历时|达|持续|连续|为时|前后|共|每|头|第|最近|过去|不到|数|几)$"
)
_DURATION_AFTER = re.compile(r"[之以]?[内間间后後]|以?来|之久|的战斗|激战")
_UNIT_OF = {"天": "day", "日": "day", "周": "week", "星期": "week", "月": "month", "年": "year"}


def find(text: str) -> list[Expression]:
    """Return the date expressions of a Chinese paragraph, in order."""
    text = fold_aligned(text)  # one script and one width, every offset kept
    points = [e for match in _POINT.finditer(text) if (e := _point(text, match))]
    points = [_adorn(text, point) for point in join_spans(text, points, _JOINER)]
    others = [_other(match) for match in _OTHER.finditer(text)]
    return drop_overlaps([*points, *others, *_clocks(text, points)])


def _number(text: str | None) -> int | None:
    return read_han(text) if text else None


def _unit(text: str) -> str:
    return _UNIT_OF[text.removeprefix("个")]


def _point(text: str, match: re.Match[str]) -> Expression | None:
    point = _plain_point(text, match)
    if point is None:
        return None
    part = bool(match["part"]) and (point.day is not None or point.from_last is not None)
    end = match.end() if part or not match["part"] else match.start("part")
    if match["same"] and match["same"][-1] in "晚夜晨":
        part = True
    if match["third"]:
        if point.day is not None or point.season is not None or point.from_last is not None:
            return None
        point = replace(point, third=_THIRD_OF[match["third"]])
    if match["day_two"]:
        last = Point(day=read_han(match["day_two"]))
        return Expression(match.start(), match.end(), "span", point, last, listed=True)
    return Expression(match.start(), end, "point", point, part_of_day=part)


def _plain_point(text: str, match: re.Match[str]) -> Point | None:
    group = match.group
    if group("same"):
        return Point(from_last=_LAST_OF[group("same")])
    if group("nearby"):
        return Point(day_shift=_SHIFT_OF[group("nearby")])
    if group("season_name"):
        shifted = _SEASON_OF[group("season_name")]
        return Point(season=shifted, year_shift=_SHIFT_OF[group("season_shift")])
    year, month, day = (_number(group(name)) for name in ("year", "month", "day"))
    year_shift = _SHIFT_OF.get(group("year_shift") or "")
    month_shift = _SHIFT_OF.get((group("month_shift") or "").replace("上个月", "上月"))
    season = _SEASON_OF.get(group("season") or "")
    months: tuple[int, int] | None = {"上": (1, 6), "下": (7, 12)}.get(group("half") or "")
    if group("months"):
        months = (1, read_han(group("months")))
    point = Point(year, month, day, season, year_shift, month_shift, months=months)
    if point == Point() or (season and year is None and year_shift is None):
        return None
    if months and (year is None and year_shift is None):
        return None
    if point.is_bare_day and not _is_day(text, match):
        return None
    return point if day is None or 1 <= day <= 31 else None


def _is_day(text: str, match: re.Match[str]) -> bool:
    """Say whether a bare day number is a date and no duration, road or newspaper."""
    if match["year"] or match["year_shift"]:
        return False  # 一九五三年三日: no month, so no date
    if match["sign"] != "日" and not match["day_two"]:
        return False
    if _DURATION_AFTER.match(text, match.end()):
        return False
    window = max(0, match.start() - 4)
    return not _DURATION_BEFORE.search(text, window, match.start())


def _adorn(text: str, found: Expression) -> Expression:
    window = max(0, found.start - 2)
    if found.shape == "point" and found.first.from_last is None:
        before = _ENDING_BEFORE.search(text, window, found.start)
        after = _ENDING_AFTER.match(text, found.end)
        if before and after:
            return replace(
                found, start=before.start(), end=after.end(), shape="ending",
                count=read_han(after["count"]), unit=_unit(after["unit"]),
            )  # fmt: skip
        prefix = re.compile(r"自?[从從]$|自$").search(text, window, found.start)
        since = _SINCE_AFTER.match(text, found.end)
        if since and (prefix or since[0] != "开始"):
            start = prefix.start() if prefix else found.start
            return replace(found, start=start, end=since.end(), shape="since")
    if found.shape == "span":
        start, end = found.start, found.end
        if before := _SPAN_BEFORE.search(text, window, start):
            start = before.start() if before[0] not in ("在", "于") else start
        if after := _SPAN_AFTER.match(text, end):
            end = after.end()
        return replace(found, start=start, end=end)
    return found


def _other(match: re.Match[str]) -> Expression:
    start, end = match.span()
    group = match.group
    if group("winter_spring"):
        return Expression(start, end, "season_span", Point(read_han(group("ws_first"))))
    if group("dry_first"):
        return Expression(start, end, "dry_season", Point(read_han(group("dry_first"))))
    if group("rain_year"):
        return Expression(start, end, "rainy_season", Point(read_han(group("rain_year"))))
    for shape, name in (("past", "past"), ("past", "since"), ("ago", "ago")):
        if group(f"{name}_count"):
            count, unit = read_han(group(f"{name}_count")), _unit(group(f"{name}_unit"))
            return Expression(start, end, shape, count=count, unit=unit)
    if group("this_season"):
        season = _SEASON_OF[group("this_season")]
        return Expression(start, end, "point", Point(season=season, year_shift=0))
    return Expression(start, end, "period")


def _clocks(text: str, points: list[Expression]) -> Iterator[Expression]:
    """Yield the clock times, each with the day before it taken in."""
    ends = {point.end: point for point in points if point.shape == "point"}
    for match in _CLOCK.finditer(text):
        try:
            hour = read_han(match["hour"])
            minute: int | None = 30 if match["half"] else _number(match["minute"] or "")
        except ValueError:
            continue
        day = ends.get(match.start()) or ends.get(match.start("hour"))
        part = match["part"] or (day and _part_of(text, day)) or ""
        if not day and not match["part"]:
            continue  # 三时 alone may be anything
        if part in _AFTERNOON and hour < 12:
            hour += 12
        if hour > 23 or (minute or 0) > 59:
            continue
        time = dt.time(hour, minute or 0)
        start = day.start if day else match.start()
        shape, first = ("point", day.first) if day else ("clock", Point())
        yield Expression(
            start, match.end(), shape, first, clock=time, has_minutes=minute is not None
        )


def _part_of(text: str, day: Expression) -> str:
    match = re.compile(rf"(?:{_PART})$").search(text, day.start, day.end)
    return match[0] if match else ""
