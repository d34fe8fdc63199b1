"""What stands around a Chinese date: what belongs to it (自…起, 前夕), and what makes it none."""

from __future__ import annotations

import re

from archive.ingest.extract.dates_chinese_words import (
    PART,
    UNIT_OF,
    N,
)
from archive.ingest.extract.dates_words import (
    Expression,
)
from archive.text.numerals import read_han

_ENDING_AFTER = re.compile(
    rf"(?:为?止)?的?(?:这)?(?P<count>{N}+)(?P<unit>天|周|个?月|年)(?!{N}|[度级])"
)


_ENDING_BEFORE = re.compile(r"(?:截至|截止到?|[到至])$")


_UNTIL_AFTER = re.compile(r"为?止")


_SPAN_BEFORE = re.compile(r"自?从$|[自由]$")


_SPAN_AFTER = re.compile(r"止|为止|[两三四五][日天]|期间")


_SINCE_AFTER = re.compile(
    r"[,]?(?:以来|开始以来|以后|之后)|起(?![义飞草火伏床码用来]|[了]义)|开始(?!对|向|了)"
)


_EVE_AFTER = re.compile("前夕|前夜")


# 经过三日激战: so many days, not the third of the month.
_DURATION_BEFORE = re.compile(
    r"(?:经过?|历时|达|持续|连续|接连|一连|为时|为期|前后|共|每|头|第|最近|过去|不到|数|几|有|这|那|某|整整|限)$"
)


# 激战二日，法军败退
_FOUGHT_BEFORE = re.compile(r"(?:激战|血战|鏖战|苦战|战斗|围攻|围困|坚守)了?$")
_FOUGHT_AFTER = re.compile(r"[,。;、后]|$")


_DURATION_AFTER = re.compile(
    r"[之以]?[内间]|之?多|以?来(?!自)|之久|的?(?:口粮|干粮|粮食|粮草|给养|路程|战斗|激战|时间|血战)|[一二三四五六七八九十]+夜|游"
)


_FUTURE_BEFORE = re.compile(
    r"(?:将[于在从自到至]|[定订拟]于|定在|拟在|预定|预计|准备[于在从]|决定[于在从自]|限)[^。;]{0,8}$"
)


_FUTURE_AFTER = re.compile(
    rf"(?:{PART}|{N}+时|[,前起])*将(?!军|士|领|敌|其|该|这|他|校|近|级"
    # 十五日夜将被围于宿县之敌军全部歼灭: 将 marks whom it was done to
    r"|被[^,。;]{2,40}[之的]|[^,。;]{2,40}(?:歼灭|包围|围住|击[退溃毁沉落]|炸毁|摧毁|全歼)[,。;])"
)


def ends_day(text: str, end: int) -> bool:
    """Say whether a bare day may end here, and no duration goes on."""
    return _DURATION_AFTER.match(text, end) is None


def unit_of(text: str) -> str:
    """Return the unit that a word counts in: day, week, month, year or hour."""
    return UNIT_OF.get(text) or UNIT_OF[text.removeprefix("个")]


def stands(text: str, found: Expression) -> bool:
    """Say whether a bare day number is a date and no duration, road or newspaper."""
    if not found.first.is_bare_day or found.shape not in ("point", "list"):
        return True
    if _DURATION_AFTER.match(text, found.end):
        return False
    if _FOUGHT_AFTER.match(text, found.end) and _FOUGHT_BEFORE.search(
        text, max(0, found.start - 3), found.start
    ):
        return False
    return not _DURATION_BEFORE.search(text, max(0, found.start - 4), found.start)


def adorn(text: str, found: Expression) -> Expression:
    """Return the expression with 从, 以来, 止 and 前夕 taken in."""
    window = max(0, found.start - 3)
    if found.shape == "point" and found.first.from_last is None:
        found = _open(text, found, window)
    elif found.shape == "span":
        before, after = _SPAN_BEFORE.search(text, window, found.start), None
        after = _SPAN_AFTER.match(text, found.end)
        return found._replace(
            start=before.start() if before else found.start,
            end=after.end() if after else found.end,
        )
    return found._replace(future="will") if _is_future(text, found) else found


def _open(text: str, found: Expression, window: int) -> Expression:
    before = _ENDING_BEFORE.search(text, window, found.start)
    if before:
        if after := _ENDING_AFTER.match(text, found.end):
            return found._replace(start=before.start(), end=after.end(), shape="ending",
                amount=read_han(after["count"]), unit=unit_of(after["unit"]),
            )  # fmt: skip
        stop = _UNTIL_AFTER.match(text, found.end)
        if stop or before[0].startswith("截"):
            end = stop.end() if stop else found.end
            return found._replace(start=before.start(), end=end, shape="until")
    if (eve := _EVE_AFTER.match(text, found.end)) and found.first.day is not None:
        return found._replace(end=eve.end(), shape="eve")
    prefix = _SPAN_BEFORE.search(text, window, found.start)
    since = _SINCE_AFTER.match(text, found.end)
    if since and (prefix or since[0] not in ("开始", "以后", "之后")):
        start = prefix.start() if prefix else found.start
        return found._replace(start=start, end=since.end(), shape="since")
    return found


def _is_future(text: str, found: Expression) -> bool:
    """Say whether the clause tells of what is still to come: 将于五月五日开始."""
    if found.first.day is None or found.first.year is not None or found.shape == "since":
        return False
    if _FUTURE_BEFORE.search(text, max(0, found.start - 12), found.start):
        return True
    return _FUTURE_AFTER.match(text, found.end) is not None
