"""Chinese formations around an echelon word: 第一七四团, 美骑兵第一师, 四个连, 一三五团二营."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from archive.ingest.extract.units.formation import Formation
from archive.ingest.extract.units.numbers import HAN_ORDINAL
from archive.ingest.extract.units.vocabulary import NUMBERED_ONLY, Formations, rank
from archive.ingest.records import Paragraph
from archive.text.numerals import HAN_NUMERAL, read_han
from archive.text.spans import Match

_N = f"[{HAN_ORDINAL}]"
_MODIFIER = rf"[^\s{HAN_NUMERAL}第个次号届年月日期批名人条点种了的在和与被向从至及、,;:。()“”]"
_WINDOW = 20
# An echelon character that goes on into another word: 连续, 团结, 营救, 军区, 师范.
_NOT_AFTER = {
    "连": "续日接夜同绵忙串结贯声年胜克环锁锅",
    "团": "结体员聚圆拜",
    "营": "救业房养造寨地建私利",
    "排": "除列球挤水斥演字版",
    "班": "机车次级师子底",
    "师": "范傅生资母",
    "旅": "客行游程途馆",
    "军": "区事官队人医民火用舰旗情装粮需工阀服属",
}
# 代表团, 文工团, 训练班: bodies of people that are no formation.
_NO_TROOPS = re.compile(
    "文工|代表|慰问|访问|参观|考察|剧|歌舞|合唱|乐|旅行|调查|顾问|使|评|训练|学习|讲习|青年|少年"
    "|观光|教|律|厨|工程|技|魔术|杂技|体育|商|财|社|党|主席|参谋|地方|医|救护|记者|讨论|夜|早|中"
    "|航|值|领|跟|会|政|集(?!团军)"
)
_STAFF = re.compile("部(?![队分署下])")  # 两个营部 are headquarters, no battalions
_HALF = "半旅"
_LONG = frozenset("期驱达途时征")  # 长期, 长驱直入: no commander
_BRANCH = (
    "骑兵|步兵|陆战队?|海军陆战队?|空降兵?|伞兵|坦克|装甲|炮兵|高射炮兵|高射炮|新编|暂编|整编|保安|青年军|高炮|独立|工兵|外籍|殖民"
    "|机械化|预备|后备|警备|摩托化|近卫|山地|轻装|重炮|榴弹炮|火箭炮|铁道|空军|海军|航空|骑"
)
_ORDINAL = re.compile(rf"第({_N}{{1,7}})({_MODIFIER}{{0,8}})$")
_BARE = re.compile(rf"(?<!第)(?<!{_N})({_N}{{1,6}})$")
_LIST = re.compile(
    rf"((?:第?{_N}{{1,6}}(?:、|和|与|及)){{1,8}}第?{_N}{{1,6}})(?:等?[两三四五六七八]个?)?$"
)
_BRANCH_BEFORE = re.compile(rf"(?:{_BRANCH})+$")
_COUNTED = re.compile(
    rf"(?<![几数好若干第{HAN_NUMERAL}])([{HAN_NUMERAL}]+)([多余])?个([多余])?({_MODIFIER}{{0,6}})$"
)
# 二营坚守阵地: named at the head of a clause, counted in 一营敌军.
_AT_HEAD = re.compile(r"(?:^|[,;:。、“(]|我军?|该|由|率|志愿军)$")
_COUNTED_ON = re.compile("敌|伪|法|美|蒋|匪|人|兵|之众|多|余|官|的|士|左右")
_NAMED = re.compile(r"(?:首都(?:机械化)?|土耳其|希腊|荷兰|泰国|比利时|哥伦比亚|加拿大|菲律宾)$")
_NEW_FOURTH = 4  # 新四军 is an army of that name, no corps
_FIELD_ARMIES = ("野战军", "野戰軍")
_REGION = re.compile(
    r"(?:[东東西华華][北南东東中]|中原|晋冀鲁豫|晉冀魯豫|晋察冀|晉察冀|陕甘宁|陝甘寧|苏北|山东|冀东)$"
)
_COUNT_OF = re.compile(
    rf"(?:[守残援]敌|歼灭?|消灭|击溃|毙伤|俘虏?|共|约|达|增援|增派|增调|调来|近|不足|各|余|其)(?:[守残援来之]?敌军?|伪军|法军|美军|蒋匪?军?|匪军?)?({_N}{{1,2}})$"
)


def chinese_formations(
    paragraph: Paragraph, hits: list[tuple[str, Match[Any]]], known: Formations
) -> Iterator[Formation]:
    """Yield the numbered and counted formations of a Chinese paragraph."""
    text = paragraph.folded
    before: Formation | None = None
    for word, hit in hits:
        start = hit.end - len(word)
        after = text[hit.end : hit.end + 1]
        if after and after in _NOT_AFTER.get(word[-1], ""):
            continue
        if after == "长" and text[hit.end + 1 : hit.end + 2] not in _LONG:
            continue  # 五班长 leads the squad
        echelon = known.echelons[word]
        found = list(_formations(text, start, hit.end, echelon, word, before))
        yield from found
        numbered = [one for one in found if one.ordinal is not None]
        before = numbered[0] if numbered else before


def _formations(
    text: str, start: int, end: int, echelon: str, word: str, before: Formation | None
) -> Iterator[Formation]:
    window = max(0, start - _WINDOW)
    last = text[start - 1 : start]
    if (last == "个" or last in _NUMERALS) and (
        found := _several(text, window, start, end, echelon)
    ):
        yield from found
        return
    ordinal = _ORDINAL.search(text, window, start)
    if ordinal is not None:
        if before is not None and before.start <= ordinal.start() < before.end < start:
            return  # the number is another's: 第二十八旅皇家边防团
        if _NO_TROOPS.search(ordinal[2]) or ordinal[2][-1:] in ("连", "营", "团", "旅", "师", "军"):
            return
        number = _read(ordinal[1])
        if number is not None:
            begin = _with_branch(text, ordinal.start())
            plain = not ordinal[2] and begin == ordinal.start()
            yield Formation(begin, end, echelon, number, plain=plain, head=start)
        return
    if word == _HALF and last == "个":  # 九个半旅 are nine and a half brigades
        start, echelon = start + 1, "brigade"
    counted = _COUNTED.search(text, window, start)
    if counted is not None and counted[4][:1] not in _ECHELONS:  # 一个团猛攻土耳其旅
        number = _read(counted[1])
        if number is None or _STAFF.match(text, end) or _NO_TROOPS.search(counted[4]):
            return
        more = "more_than" if counted[2] or counted[3] or counted[4] == "半" else "exact"
        yield Formation(counted.start(), end, echelon, number=number, qualifier=more, plain=False)
        return
    bare = _BARE.search(text, window, start)
    if bare is not None:
        yield from _bare(text, bare, end, echelon, before, word)
    elif (echelon in ("division", "brigade") and (named := _NAMED.search(text, window, start))) or (
        word in _FIELD_ARMIES and (named := _REGION.search(text, window, start))
    ):
        yield Formation(named.start(), end, echelon, plain=False)


_ECHELONS = ("排", "连", "营", "团", "旅", "师")
_NUMERALS = frozenset(HAN_NUMERAL) - {"-"}


def _several(text: str, window: int, start: int, end: int, echelon: str) -> list[Formation]:
    """Return 第一六五、第二〇九两团 and 一六五、二〇九两团, each with its number."""
    match = _LIST.search(text, window, start)
    if match is None:
        return []
    items = list(re.finditer(rf"(第?)({_N}+)", match[1]))
    # 三、四连 may be three or four companies.
    if not any(item[1] for item in items) and min(len(item[2]) for item in items) < 2:
        return []
    found = []
    for index, item in enumerate(items):
        number = _read(item[2])
        if number is None:
            return []
        at = match.start() + item.start()
        stop = end if index == len(items) - 1 else match.start() + item.end()
        found.append(Formation(at, stop, echelon, number, head=start))
    return found


def _bare(
    text: str, match: re.Match[str], end: int, echelon: str, before: Formation | None, word: str
) -> Iterator[Formation]:
    """Yield a formation whose number has neither 第 nor 个: 174团, 一三五团二营."""
    numeral, start = match[1], match.start()
    number = _read(numeral)
    joined = before is not None and before.end == start - 1 and before.echelon == echelon
    last = text[max(0, start - 1) : start]
    if number is None or last in ("~", "-", ".", "几", "数") or (last == "、" and not joined):
        return
    if last == "新" and echelon == "corps" and number != _NEW_FOURTH:
        yield Formation(start - 1, end, echelon, number, plain=False)  # 新一军
        return
    positional = any(character in "十百千万" for character in numeral)
    chained = before is not None and before.end == start and rank(before.echelon) > rank(echelon)
    named = not positional and len(numeral) >= (2 if numeral.isascii() else 3)
    # 陆战一师, 骑一师
    branch = rank(echelon) >= rank("regiment") and _with_branch(text, start) < start
    high = number > 10 and echelon in ("regiment", "brigade", "division", "corps", "army")
    if chained or named or branch or (high and len(numeral) > 1 and "万" not in numeral):
        begin = _with_branch(text, start)
        yield Formation(begin, end, echelon, number, plain=begin == start, head=end - len(word))
    elif word not in NUMBERED_ONLY and rank(echelon) >= 0:
        if _COUNT_OF.search(text, max(0, start - 8), match.end()):
            yield Formation(start, end, echelon, number=number, qualifier="exact", plain=False)
        elif (
            rank(echelon) <= rank("battalion")
            and (number > 1 or word == "营")
            and _AT_HEAD.search(text, max(0, start - 3), start)
            and not _COUNTED_ON.match(text, end)
        ):
            yield Formation(start, end, echelon, number, head=end - len(word))


def _with_branch(text: str, start: int) -> int:
    branch = _BRANCH_BEFORE.search(text, max(0, start - 6), start)
    return branch.start() if branch else start


def _read(numeral: str) -> int | None:
    try:
        number = read_han(numeral)
    except ValueError:
        return None
    return number if 0 < number < 10000 else None
