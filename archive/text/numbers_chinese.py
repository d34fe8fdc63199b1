"""Number phrases of Chinese text: 五万二千多, 三个多, 数百, 三分之二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from archive.text.numerals import LARGE, TENS, Number, bounded, digit, read_han

_DIGIT = "〇零○一二三四五六七八九两兩廿卅卌0-9０-９"
_UNITS = "十百千万亿萬億"
_BEFORE = {
    "exact": "多达|达到|共达|达|高达",
    "more_than": "超过|逾|不止|超出",
    "at_least": "至少|最少|不少于|不下于|不下",
    "at_most": "最多|至多|不超过|不多于",
    "less_than": "不到|不足|少于",
    "nearly": "将近|接近|近|几近|几乎",
    "about": "大约|约有|约|大概|差不多",
}
_QUALIFIER_OF = {
    word: qualifier for qualifier, words in _BEFORE.items() for word in words.split("|")
}
# The words by their last character, the longest first.
_BY_LAST: dict[str, list[str]] = {}
for _word in sorted(_QUALIFIER_OF, key=len, reverse=True):
    _BY_LAST.setdefault(_word[-1], []).append(_word)
_AFTER = {"以上": "at_least", "以下": "at_most", "左右": "about", "上下": "about"}
_QUALIFIED_AFTER = re.compile("(?=.{0,3}?(以上|以下|左右|上下))")
_COUNTED = "名人个個辆輛架艘门門挺座处處次种種枝支件发發"
_MEASURED = (
    "匹头頭公里英尺吨噸斤担擔天年月日户戶村条條部具节節所间間箱桶袋张張把股批队隊群枚"
    "台口石只隻列副顶頂亩畝元"
)
_SIGN = f"{_DIGIT}{_UNITS}".replace("两兩", "")
# 两 stands first or before a unit: in 第五十九、六十两个营 it counts both.
_ONLY_BEFORE_UNITS = rf"(?:(?<=一)[两兩]|[两兩](?=[{_UNITS}]))"
_RUN = rf"[{_DIGIT}十][{_SIGN}]*(?:{_ONLY_BEFORE_UNITS}[{_SIGN}]*)*"
_NUMERAL = rf"(?![〇零○][{_DIGIT}]){_RUN}(?:,[0-9]{{3}})*"
_PAIRS = "一、[二两兩]|[二两兩]、三|三、四|四、五|五、六|六、七|七、八|八、九"
_SHORT = rf"[{_DIGIT}{_UNITS}]{{1,16}}"  # so that a run of digits is not read again and again
# Only at one of these characters can a number phrase begin.
_FIRST = re.compile(rf"[{_DIGIT}{_UNITS}第初数數几幾成上好许許大无無不若多半一过]")
# What 第 numbers may be a list: 第五十九、六十两个营.
_LISTED = rf"{_SHORT}(?:、[{_SIGN}]{{1,16}}(?![{_SIGN}多余餘名人]))*"
_CHINESE = re.compile(
    rf"""(?P<ordinal>[第初]{_LISTED}|三三[两兩五][两兩五])
    |百分之(?P<percent>{_SHORT})(?:[点點.](?P<percent_decimal>[{_DIGIT}]{{1,9}}))?
    |(?P<under>{_SHORT})分之(?P<above>{_SHORT})
    |(?P<percent_digits>[0-9]{{1,9}}(?:\.[0-9]{{1,9}})?)%
    |(?P<tenths>[一二三四五六七八九])成(?=[的以左多是都，,。])
    |(?P<over_half>大半|过半)
    |(?P<half>(?:一半|半数|半數)(?P<half_more>以上|多)?)
    |(?P<countless>成千上[万萬]|成千成[万萬]|成百上千|成百成千|[数數]以(?P<counted_by>[百千万萬])计)
    |(?:好几|好幾|[数數几幾成上])(?P<vague>[{_UNITS}]{{1,4}})(?![{_DIGIT}])
    |(?P<bare>(?<![{_DIGIT}{_UNITS}])(?:[百千](?P<great>[万萬])|[百千万萬]))
      (?:(?P<bare_more>[余餘多])|(?=[名人个辆架门挺])|(?<=(?<!附)近.)(?![姓分]))
    |(?P<few>[数數几幾])(?=[{_COUNTED}])
    |(?P<many>许多|許多|大批|大量|无数|無數|不少(?!于|於)|若干|(?<![{_UNITS}最更])多(?=[{_COUNTED}]))
    |(?P<pair>(?<![{_DIGIT}{_UNITS}])(?:{_PAIRS})[{_UNITS}]{{1,4}})
    |(?P<number>{_NUMERAL})
      (?:[.．点點](?P<decimal>[{_DIGIT}]+))?
      (?:(?P<more>(?<=[{_UNITS}])[多余餘](?![于於数])
           |[多余餘几幾来來](?=[{_UNITS}{_COUNTED}{_MEASURED}])))?
      (?P<scale>[万亿萬億]{{0,4}})
      (?:(?P<part>[个個]多)|(?P<and_half>[个個]半))?
      (?:(?:至|到|[-\u2013\u2014~～]{{1,2}})(?P<upper>{_NUMERAL}))?""",
    re.VERBOSE,
)
# 一切, 一些, 一般: words that start like a number and count nothing.
_NOT_COUNTING = frozenset("切些般样起面致直旦律贯带定度向齐边方系再同")
# 两岸, 两国 are both of a pair; 马六甲 is a name.
_BOTH = frozenset("岸翼侧側国國党黨地军軍旁端方")
# 两年半, 三天半: the half stands behind the measure.
_HALF_BEHIND = re.compile(r"(?:年|天|周|星期|小时|小時|公里|英里|里|吨|噸|倍)半(?![年月天日夜周])")
_MOST_HALVED = 100  # 一九五三年半 is no length
_VAGUE_HAN = {10: "tens", 100: "hundreds", 1000: "thousands", 10**4: "thousands"}
_NEIGHBOURS = re.compile(rf"(.*十)?([一二两兩三四五六七八九])([二两兩三四五六七八九])([{_UNITS}]*)")


def han_numbers(text: str) -> Iterator[Number]:
    """Yield the number phrases of a Chinese text, in order; ordinals (第三) are passed over."""
    end = 0
    for first in _FIRST.finditer(text):
        start = first.start()
        if start < end:
            continue
        match = _CHINESE.match(text, start)
        if match is None:
            continue
        free, end = end, match.end()
        if match["ordinal"]:
            continue
        if match["number"] == "一" and text[end : end + 1] in _NOT_COUNTING:
            continue
        after = text[end : end + 1]
        if text.startswith("周年", end):
            continue  # an anniversary is numbered
        if after == "甲" or (after in _BOTH and match["number"] in ("两", "兩")):
            continue
        try:
            number = _han_number(text, match, free)
        except ValueError:
            continue  # digits and units in an order that is no number: 十百
        if number is not None:
            yield number


def _han_number(text: str, match: re.Match[str], free: int) -> Number | None:
    start, end = match.span()
    if match["number"]:
        return _han_counted(text, match, free)
    qualifier, start = _qualifier(text, start, free)
    share = _han_share(match)
    if share is not None:
        if match["over_half"] or match["half_more"]:
            qualifier = "more_than"
        qualifier = _after(text, end) or qualifier
        return Number(share, share, share, _plain(qualifier), start, end, share=True)
    if match["pair"]:
        pair = _neighbours(match["pair"].replace("、", ""))
        return Number(None, *pair, "about", start, end) if pair else None
    if match["many"]:
        return Number(None, None, None, "many", start, end)
    if match["few"]:
        return Number(None, Decimal(2), Decimal(9), "many", start, end)
    if match["countless"]:
        size = Decimal(_unit_value(match["counted_by"] or match["countless"][1]))
        return Number(None, size, None, _VAGUE_HAN[int(size)], start, end)
    if match["vague"]:
        return _han_vague(match[0], match["vague"], start, end)
    unit = Decimal(_unit_value(match["bare"]))
    if match["bare_more"]:
        return Number(unit, unit + 1, unit * 2 - 1, "more_than", start, end)
    if qualifier == "exact" and not match["great"]:
        return None  # 百姓, 千人一面: a hundred needs 近 or 约 before it
    return _bounded(unit, qualifier, start, end)


def _han_counted(text: str, match: re.Match[str], free: int) -> Number | None:
    start, end = match.span()
    before, start = _qualifier(text, start, free)
    digits, printed_scale = match["number"], match["scale"]
    scale = Decimal(1)
    if printed_scale:
        if match["more"] or match["decimal"]:
            scale = Decimal(_unit_value(printed_scale))
        else:
            digits += printed_scale
    if match["upper"]:
        return _range(match, digits, start, end)
    pair = _neighbours(digits)
    if pair is not None:
        return Number(None, pair[0] * scale, pair[1] * scale, "about", start, end)
    whole = read_han(digits.replace(",", ""))
    if match["decimal"]:
        fraction = "".join(str(digit(c)) for c in match["decimal"])
        return bounded(Decimal(f"{whole}.{fraction}") * scale, "exact", start, end)
    value = whole * scale
    if match["more"]:
        most = value + _last_place(whole) * scale - 1
        return Number(value, value + 1, most, "more_than", start, end)
    if match["part"]:
        return Number(value, value, value + 1, "more_than", start, end)
    if match["and_half"] or (whole < _MOST_HALVED and _HALF_BEHIND.match(text, end)):
        value += Decimal("0.5")
    return _bounded(value, _after(text, end) or before, start, end)


def _after(text: str, end: int) -> str:
    """Return the qualifier printed behind a number, '' for none: 百分之七十以上."""
    tail = text[end : end + 5]
    after = _QUALIFIED_AFTER.match(tail) if "以" in tail or "右" in tail or "下" in tail else None
    return _AFTER[after[1]] if after else ""


def _bounded(value: Decimal, qualifier: str, start: int, end: int) -> Number:
    inclusive = qualifier in ("at_least", "at_most")
    return bounded(value, _plain(qualifier), start, end, inclusive=inclusive)


def _plain(qualifier: str) -> str:
    return {"at_least": "more_than", "at_most": "less_than"}.get(qualifier, qualifier)


def _qualifier(text: str, start: int, free: int) -> tuple[str, int]:
    """Return the qualifier printed before a number, and where it starts: 近, 至少有, 不到其."""
    stop = start - 1 if text.endswith(("有", "其"), free, start) else start
    for word in _BY_LAST.get(text[stop - 1 : stop], ()):
        if text.endswith(word, free, stop):
            return _QUALIFIER_OF[word], stop - len(word)
    return "exact", start


def _range(match: re.Match[str], digits: str, start: int, end: int) -> Number | None:
    """Return 二百至三百, 二至三百 as what it lies between, or None."""
    low, high = read_han(digits.replace(",", "")), read_han(match["upper"].replace(",", ""))
    last = match["upper"][-1]
    if low < 10 and last in _UNITS:
        low *= _unit_value(last)
    return Number(None, Decimal(low), Decimal(high), "about", start, end) if low < high else None


def _han_share(match: re.Match[str]) -> Decimal | None:
    if match["half"] or match["over_half"]:
        return Decimal("0.5")
    if match["percent"]:
        decimals = "".join(str(digit(c)) for c in match["percent_decimal"] or "0")
        return Decimal(f"{read_han(match['percent'])}.{decimals}") / 100
    if match["percent_digits"]:
        return Decimal(match["percent_digits"]) / 100
    if match["tenths"]:
        return Decimal(digit(match["tenths"])) / 10
    if match["under"]:
        under = read_han(match["under"])
        if under == 0:
            raise ValueError(f"a fraction of nothing: {match[0]!r}")
        return round(Decimal(read_han(match["above"])) / under, 4)
    return None


def _han_vague(words: str, unit: str, start: int, end: int) -> Number:
    size = Decimal(_unit_value(unit))
    qualifier = _VAGUE_HAN.get(int(size), "hundreds" if size < 1000 else "thousands")
    if size >= 10**6:
        qualifier = "millions"
    if "成" in words or "上" in words:  # 成百万, 上千: that many or more
        return Number(None, size, None, qualifier, start, end)
    return Number(None, 2 * size, 10 * size - 1, qualifier, start, end)


def _neighbours(digits: str) -> tuple[Decimal, Decimal] | None:
    """Return both numbers of 两三, 七八十, 五六百, 十五六, or None."""
    match = _NEIGHBOURS.fullmatch(digits) if len(digits) > 1 else None
    if match is None:
        return None
    head, first, second, units = match.groups(default="")
    if digit(second) != digit(first) + 1 or (head and units):
        return None
    return Decimal(read_han(head + first + units)), Decimal(read_han(head + second + units))


def _unit_value(units: str) -> int:
    value = 1
    for unit in units:
        value *= TENS.get(unit) or LARGE[unit]
    return value


def _last_place(value: int) -> int:
    """Return the size of the last digit that is not zero: 52,000 is counted in thousands."""
    place = 1
    while value and value % (place * 10) == 0:
        place *= 10
    return place
