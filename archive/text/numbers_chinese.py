"""Number phrases of Chinese text: 五万二千多, 三个多, 数百, 三分之二."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from archive.text.numerals import LARGE, TENS, Number, bounded, digit, read_han

_DIGIT = "〇零○一二三四五六七八九两兩廿卅卌0-9０-９"
_UNITS = "十百千万亿萬億"
_HAN_BEFORE = {
    "exact": "多达|达到|共达|达",
    "more_than": "超过",
    "at_least": "至少|不少于|不下于|不下",
    "at_most": "最多|至多|不超过",
    "less_than": "不到|不足",
    "nearly": "将近|接近|近",
    "about": "大约|约有|约|大概",
}
_HAN_QUALIFIER = {
    word: qualifier for qualifier, words in _HAN_BEFORE.items() for word in words.split("|")
}
_HAN_AFTER = {"以上": "at_least", "以下": "at_most", "左右": "about", "上下": "about"}
_COUNTED = "名人个個辆輛架艘门門挺座处處次种種枝支件发發"
_MEASURED = (
    "匹头頭公里英尺吨噸斤担擔天年月日户戶村条條部具节節所间間箱桶袋张張把股批队隊群枚"
    "台口石只隻列副顶頂"
)
_CHINESE = re.compile(
    rf"""(?P<ordinal>[第初][{_DIGIT}{_UNITS}]+)
    |百分之(?P<percent>[{_DIGIT}{_UNITS}]+)(?:[点點](?P<percent_decimal>[{_DIGIT}]+))?
    |(?P<under>[{_DIGIT}{_UNITS}]+)分之(?P<above>[{_DIGIT}{_UNITS}]+)
    |(?P<half>一半)
    |(?P<before>{"|".join(sorted(_HAN_QUALIFIER, key=len, reverse=True))})?
     (?:(?:好几|好幾|[数數几幾成上])(?P<vague>[{_UNITS}]+)(?![{_DIGIT}])
       |(?P<bare>(?<![{_DIGIT}{_UNITS}])[百千万萬])[余餘多](?=[{_COUNTED}])
       |(?P<few>[数數几幾])(?=[{_COUNTED}])
       |(?P<many>许多|許多|大批|大量|无数|無數|不少|若干|(?<![{_UNITS}最更])多(?=[{_COUNTED}]))
       |(?P<number>[{_DIGIT}十][{_DIGIT}{_UNITS}]*(?:,[0-9]{{3}})*)
        (?:[.．点點](?P<decimal>[{_DIGIT}]+))?
        (?:(?P<more>[多余餘几幾来來])(?=[{_UNITS}{_COUNTED}{_MEASURED}]))?
        (?P<scale>[万亿萬億]*)
        (?P<part>个多|個多)?
     )
     (?=.{{0,3}}?(?P<after>以上|以下|左右|上下)|)""",
    re.VERBOSE,
)
# 一切, 一些, 一般: words that start like a number and count nothing.
_NOT_COUNTING = frozenset("切些般样起面致直旦律贯带定度向齐边方系再同")
_VAGUE_HAN = {10: "tens", 100: "hundreds", 1000: "thousands", 10**4: "thousands"}


def han_numbers(text: str) -> Iterator[Number]:
    """Yield the number phrases of a Chinese text, in order; ordinals (第三) are passed over."""
    for match in _CHINESE.finditer(text):
        if match["ordinal"]:
            continue
        if match["number"] == "一" and text[match.end() : match.end() + 1] in _NOT_COUNTING:
            continue
        try:
            yield _han_number(match)
        except ValueError:
            continue  # digits and units in an order that is no number: 十百


def _han_number(match: re.Match[str]) -> Number:
    start, end = match.span()
    share = _han_share(match)
    if share is not None:
        return Number(share, share, share, "exact", start, end, share=True)
    if match["many"]:
        return Number(None, None, None, "many", start, end)
    if match["few"]:
        return Number(None, Decimal(2), Decimal(9), "many", start, end)
    if match["vague"]:
        return _han_vague(match[0], match["vague"], start, end)
    if match["bare"]:
        unit = Decimal(_unit_value(match["bare"]))
        return Number(unit, unit + 1, unit * 2 - 1, "more_than", start, end)
    return _han_counted(match, start, end)


def _han_counted(match: re.Match[str], start: int, end: int) -> Number:
    scale = Decimal(_unit_value(match["scale"]))
    if match["scale"] and not match["more"] and not match["decimal"]:
        digits, scale = match["number"] + match["scale"], Decimal(1)
    else:
        digits = match["number"]
    pair = _neighbours(digits)
    if pair is not None:
        return Number(None, pair[0] * scale, pair[1] * scale, "about", start, end)
    whole = read_han(digits.replace(",", ""))
    if match["decimal"]:
        fraction = "".join(str(digit(c)) for c in match["decimal"])
        return bounded(Decimal(f"{whole}.{fraction}") * scale, "exact", start, end)
    value = whole * scale
    if match["more"]:
        return Number(
            value, value + 1, value + _last_place(whole) * scale - 1, "more_than", start, end
        )
    if match["part"]:
        return Number(value, value, value + 1, "more_than", start, end)
    qualifier = _HAN_AFTER.get(match["after"] or "") or _HAN_QUALIFIER.get(match["before"] or "")
    if qualifier in ("at_least", "at_most"):
        plain = "more_than" if qualifier == "at_least" else "less_than"
        return bounded(value, plain, start, end, inclusive=True)
    return bounded(value, qualifier or "exact", start, end)


def _han_share(match: re.Match[str]) -> Decimal | None:
    if match["half"]:
        return Decimal("0.5")
    if match["percent"]:
        decimals = "".join(str(digit(c)) for c in match["percent_decimal"] or "0")
        return Decimal(f"{read_han(match['percent'])}.{decimals}") / 100
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
    match = re.fullmatch(
        rf"(.*十)?([一二两兩三四五六七八九])([二三四五六七八九])([{_UNITS}]*)", digits
    )
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
