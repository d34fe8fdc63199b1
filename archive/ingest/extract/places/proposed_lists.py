"""Chinese names in a list with places: 解放镇江、无锡和芜湖, 新义州、中和和主乙等地.

What stands between two signs of a list is a name of two to five characters, whatever they are, as
long as it is no ordinary word: the words that its list stands with say that it is a place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

Span = tuple[int, int]

# Words of grammar, which no name in a list holds.
_GRAMMAR = (
    "的了着是在我敌们这此该每某他她它个被把以没也就而且但因则很最已从于到至往名挺辆架艘歼毙俘缴"
)
WIDE = rf"[^{_GRAMMAR}、和与及\x00-\u4dff\ua000-\uffff]"
JOINS = "、和与及"
_TAKES = (
    "(?:解放|击退|窜踞|窜据|盘踞|踞守|据守|进占|强占|飞入|侵入|闯入|攻克|占领|收复|攻占|轰炸|炮击|扫射|进抵|到达|抵达|进驻|撤出|撤离|进攻|进犯|包围|围攻|逼近|攻入|进入|侵占|夺取|夺回|光复|克复"
    "|攻陷|突入|连克|又克|再克|袭击|空袭|途经|飞抵|攻下|攻打|袭扰|骚扰|威胁|控制|切断|破坏|炸毁|摧毁|拔除|围困|封锁|保卫|固守|扼守|防守)"
)
_LEAD = re.compile(
    rf"(?:[又再并先后]{{0,2}}{_TAKES}[了以]?|沿(?![海江河岸线途])|[由自](?={WIDE}{{2}}))"
)
_HEAD = re.compile(
    rf"(?:\A|(?P<sure>{_TAKES}[了以]?|[、和与及在于从由自至到向])|[，。；：,;:(了的之])(?P<name>{WIDE}{{2,6}})\Z"
)
_LAST_HEAD = re.compile(
    rf".*(?:{_TAKES}[了以]?|[在于从由自至到向]|[法美英敌伪匪蒋荷日]军(?:的|据点)?)"
)
_COUNT = "[两二三四五六七八九十数各]{1,3}多?[个座]?(?:主要|重要)?"
_PLACES = "(?:[省县市城镇村岛港乡区]|据点|高地|重镇|要地|城市|村镇|地区|城镇|阵地)(?!长)"
_END = re.compile(
    rf"等[地处]|等(?:{_COUNT}|主要|重要)?{_PLACES}|{_COUNT}{_PLACES}|[两二三四五]地|一带|之间"
)
# 法军据点芒登、芒德和公布勒同时: what is called a post before its names
_NAMED = re.compile(
    rf"(?:据点|哨所|要塞|重镇|城镇|村镇)(?P<names>{WIDE}{{2,4}}(?:、{WIDE}{{2,4}}){{0,8}}?"
    rf"[、和与及]{WIDE}{{2,4}}?)(?=同时|分别|[发展][动起开]|均?[被遭]|进行|[,，。;；])"
)
_STRANGE = re.compile(rf"[{_GRAMMAR}\x00-\u4dff\ua000-\uffff](?<![、在于从至到])")
_JOINED = re.compile(rf"[{JOINS}]")
_REACH = 70
_NEAR = 7  # characters: the last name of a list and the sign before it
_AND = re.compile(rf"(?<={WIDE}{WIDE})(?:以及|[和与及])(?=[^、]{{2}})")
# 中和和主乙: the last sign of two alike parts, the first belongs to the name.
_TWICE = re.compile(rf"({WIDE}[和及])([和与及])(?={WIDE}{WIDE})")
_NO_END = frozenset("军队师团兵敌党民人时日月号分部机炮车舰艇枪员长官点年会")
_MEASURES = frozenset(
    "一二三四五六七八九十百千万两几数个名人架辆艘次支座营团师连排班军旅挺门处日月年时点公里天夜批"
)
_NUMERAL = frozenset("一二三四五六七八九十百千万两几数")


def strip_verb(folded: str, start: int, end: int) -> int:
    """Return where a name begins that a verb which takes a place stands before."""
    match = _LEAD.match(folded, start, end)
    return match.end() if match and end - match.end() > 1 else start


def counted(folded: str, is_name: Callable[[str, str], bool]) -> Iterator[Span]:
    """Yield the members of lists that end in words such as 等地 or 三县, or follow 据点."""
    for end in _END.finditer(folded):
        stop = end.start()
        if _JOINED.search(folded, max(0, stop - _NEAR), stop) is None:
            continue
        start = max(0, stop - _REACH)
        for strange in _STRANGE.finditer(folded, start, stop):
            start = strange.end()
        if (pieces := _split(folded, start, stop, is_name)) and len(pieces) > 1:
            yield from pieces
    for named in _NAMED.finditer(folded):
        if (pieces := _split(folded, *named.span("names"), is_name)) and len(pieces) > 1:
            yield from pieces


def _split(folded: str, start: int, end: int, is_name: Callable[[str, str], bool]) -> list[Span]:
    """Return the names of a list; its first one begins after a verb or a preposition."""
    pieces: list[Span] = []
    at = start
    for stop in [*(m.start() for m in re.finditer("、", folded[start:end])), end - start]:
        pieces += _parted(folded, at, start + stop)
        at = start + stop + 1
    while pieces:
        first, last = pieces[0]
        head = _LAST_HEAD.match(folded, first, last)
        begins = head.end() if head else strip_verb(folded, first, last)
        if _fits(folded, begins, last, is_name):
            pieces[0] = (begins, last)
            break
        pieces.pop(0)
        if head:
            break
    if not all(_fits(folded, *piece, is_name) for piece in pieces):
        return []
    return pieces


def _parted(folded: str, start: int, end: int) -> Iterator[Span]:
    """Yield what the last "and" of a list parts."""
    if twice := _TWICE.search(folded, start, end):
        yield start, twice.start(2)
        yield twice.end(), end
        return
    match = _AND.search(folded, start, end)
    if match is None:
        yield start, end
        return
    yield start, match.start()
    yield match.end(), end


def before(folded: str, start: int, is_name: Callable[[str, str], bool]) -> Iterator[Span]:
    """Yield the names that stand in a list before a place, the nearest first."""
    while start > 2 and folded[start - 1] in JOINS:
        sign = folded[start - 1]
        end = start - 1 - (folded[start - 2 : start] == "以及")
        match = _HEAD.search(folded, max(0, end - 10), end)
        if match is None or (sign != "、" and not match["sure"]):
            return
        begin = strip_verb(folded, match.start("name"), end)
        if not _fits(folded, begin, end, is_name):
            return
        yield begin, end
        start = begin


def _fits(folded: str, start: int, end: int, is_name: Callable[[str, str], bool]) -> bool:
    words = folded[start:end]
    if not 2 <= len(words) <= 6 or words[-1] in _NO_END:
        return False
    if words[0] in _NUMERAL and words[1] in _MEASURES:
        return False
    return not any(sign in words for sign in JOINS[:1]) and is_name(words, words)
