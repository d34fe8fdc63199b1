"""How words are changed for the worse: tables, and functions from a match to other words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

Swap = Callable[[re.Match[str]], str | None]

MONTHS = "January February March April May June July August September October November December"
MONTH = "|".join(MONTHS.split())
EN_WORDS = {
    "two": "four", "three": "five", "four": "six", "five": "nine", "six": "three",
    "seven": "four", "eight": "three", "nine": "six", "ten": "fifteen", "eleven": "sixteen",
    "twelve": "nineteen", "fifteen": "eleven", "twenty": "thirty", "thirty": "fifty",
    "forty": "seventy", "fifty": "eighty", "sixty": "twenty", "seventy": "forty",
    "ninety": "fifty", "eighteen": "thirteen",
}  # fmt: skip
DIGITS = "一二三四五六七八九"
OTHER = dict(zip(DIGITS, "四五六七八九二三六", strict=True)) | {"两": "五"}
ARABIC = dict(zip("123456789", "475938264", strict=True))
COUNTED = "名人支挺门辆架艘座个吨公里具次件头天昼夜部匹步机顶多余位国村支发"
TENS = "一二三四五六七八九十百千万两零〇"


def any_of(table: Iterable[str]) -> str:
    """Return the expression for any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, table), key=len, reverse=True))


def swap(table: dict[str, str]) -> Swap:
    """Return the swap that looks a word up, keeping its capital."""

    def looked_up(match: re.Match[str]) -> str | None:
        word = match[0]
        new = table.get(word) or table.get(word.lower())
        return new and (new.capitalize() if word[0].isupper() and not new[0].isupper() else new)

    return looked_up


def english_digits(match: re.Match[str]) -> str | None:
    if NAMED.search(match.string[: match.start()]):
        return None
    return ARABIC[match[0][0]] + match[0][1:]


def chinese_digits(match: re.Match[str]) -> str | None:
    word = match[0]
    at = next((n for n, c in enumerate(word) if c in OTHER), None)
    if at is None:
        return f"三{word}" if word[0] == "十" else None
    return None if word == "一" else word[:at] + OTHER[word[at]] + word[at + 1 :]


def english_magnitude(match: re.Match[str]) -> str | None:
    if NAMED.search(match.string[: match.start()]):
        return None
    digits = match[0].replace(",", "")
    return f"{int(digits) * 10:,}"


def ordinal_day(match: re.Match[str]) -> str:
    day = _other_day(int(match[1]))
    return f"{day}{_suffix(day)}"


def _other_day(day: int) -> int:
    return day + 3 if day + 3 <= 28 else day - 4


def _suffix(n: int) -> str:
    return "th" if n % 100 in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")


def chinese_day(match: re.Match[str]) -> str:
    day = _other_day(_han_value(match[0]))
    return str(day) if match[0].isdigit() else _han(day)


def chinese_month(match: re.Match[str]) -> str:
    month = (_han_value(match[0]) + 3) % 12 + 1
    return str(month) if match[0].isdigit() else _han(month)


def _han_value(word: str) -> int:
    if word.isdigit():
        return int(word)
    if "十" not in word:
        return int("".join(str("〇一二三四五六七八九".index(c)) for c in word.replace("零", "〇")))
    tens, units = word.split("十")
    return (DIGITS.index(tens) + 1 if tens else 1) * 10 + (DIGITS.index(units) + 1 if units else 0)


def _han(n: int) -> str:
    tens, units = divmod(n, 10)
    head = "" if not tens else "十" if tens == 1 else DIGITS[tens - 1] + "十"
    return head + (DIGITS[units - 1] if units else "")


def unit_number(match: re.Match[str]) -> str:
    number = int(match[1])
    number += 3 if number % 10 < 7 else -4
    return f"{number}{_suffix(number)}" if match[0][-1].isalpha() else str(number)


def han_unit_number(match: re.Match[str]) -> str | None:
    word = match[0]
    return word[:-1] + OTHER[word[-1]] if word[-1] in OTHER else word[:-1] + "十三"


def drop(match: re.Match[str]) -> str:
    return ""


def _both_ways(*pairs: str) -> dict[str, str]:
    return {a: b for pair in pairs for a, b in (pair.split("/"), pair.split("/")[::-1])}


EN_AGENCIES = _both_ways(
    "Xinhua News Agency/Vietnam News Agency", "Agence France-Presse/Reuters",
    "Associated Press/United Press", "Le Monde/Figaro",
)  # fmt: skip
ZH_AGENCIES = _both_ways("新华社/塔斯社", "法新社/路透社", "美联社/合众社") | {
    "越南通讯社": "塔斯社", "世界报": "费加罗报",
}  # fmt: skip
EN_ACTIONS = {
    "killed and captured": "killed and wounded", "killing": "capturing", "killed": "captured",
    "taken prisoner": "killed", "wounded": "captured", "seized": "destroyed",
    "seizing": "destroying",
    "destroyed": "captured", "shot down": "damaged", "sank": "captured", "wiped out": "captured",
    "annihilated": "captured", "annihilating": "capturing", "knocked out": "captured",
    "blown up": "captured",
}  # fmt: skip
ZH_ACTIONS = {
    "击毙": "俘虏", "打死": "俘虏", "俘虏": "击毙", "缴获": "击毁", "击毁": "缴获", "击落": "击伤",
    "击沉": "缴获", "歼灭": "俘虏", "全歼": "俘虏", "歼敌": "俘敌", "炸毁": "缴获", "击伤": "缴获",
    "被歼": "被俘", "被俘虏": "被击毙", "被俘": "被击毙",
}  # fmt: skip
EN_ECHELONS = {
    "company": "battalion", "companies": "battalions", "battalion": "company",
    "battalions": "companies", "Battalion": "Company", "regiment": "battalion",
    "regiments": "battalions", "Regiment": "Battalion", "Division": "Brigade",
    "division": "regiment", "divisions": "regiments", "platoon": "company", "brigade": "division",
    "Brigade": "Division",
}  # fmt: skip
ZH_ECHELONS = {"连": "营", "营": "连", "团": "营", "师": "旅", "旅": "师", "排": "连"}
EN_MEASURES = {
    "kilometers": "miles", "kilometer": "mile", "kilometres": "miles", "miles": "kilometers",
    "li": "miles", "tons": "kilograms", "liters": "gallons", "minutes": "hours", "hours": "days",
    "days": "weeks", "weeks": "months",
}  # fmt: skip
ZH_MEASURES = {
    "公里": "里", "里": "公里", "吨": "公斤", "公升": "加仑", "分钟": "小时", "小时": "天",
    "昼夜": "小时", "天": "星期", "星期": "个月",
}  # fmt: skip
EN_DIRECTIONS = _both_ways(
    "north/south", "east/west", "northwest/southeast", "northeast/southwest", "northern/southern",
    "eastern/western", "north-west/south-east", "north-east/south-west", "southward/northward",
)  # fmt: skip
ZH_DIRECTIONS = _both_ways("东/西", "南/北", "东南/西北", "东北/西南")
EN_UNLISTED = _both_ways(
    "Wonsan/Hamhung", "Pahang/Selangor", "Kuala Lumpur/Penang", "Tarlac/Bataan", "Nanjing/Wuhan",
    "Xinxiang/Anyang", "Panmunjom/Kaesong", "Yunshan/Huichuan", "Aures/Kabylie",
)  # fmt: skip
ZH_UNLISTED = _both_ways(
    "元山/咸兴", "彭亨/雪兰莪", "吉隆坡/槟城", "打拉/巴丹", "南京/武汉", "新乡/安阳", "板门店/开城",
    "云山/熙川", "奥雷斯/卡比利亚",
)  # fmt: skip
EN_MAGNITUDES = {
    "hundred": "thousand", "thousand": "hundred", "million": "thousand", "hundreds": "thousands",
    "Hundreds": "Thousands", "dozens": "hundreds", "millions": "thousands",
}  # fmt: skip
ZH_MAGNITUDES = {"万": "千", "千": "万", "百": "千"}

NAMED = re.compile(
    rf"(?:{MONTH}|Highway|Route|Hill|Regiment|Division|Base|Road|No\.|Group|to) $"
    rf"|(?:{MONTH}) \d+(?:st|nd|rd|th)? (?:and|to) $"
)
THINGS = re.compile(
    r"(?:\W+[\w,-]+){0,4}? (?:rifles|guns|mortars|weapons|vehicles|trucks|tanks|jeeps)"
)


def month_day(match: re.Match[str]) -> str:
    """Change the day of "October 14"."""
    month, day = match[0].rsplit(" ", 1)
    return f"{month} {_other_day(int(day))}"


def captured(match: re.Match[str]) -> str:
    """Kill the men and destroy the things that were captured."""
    things = THINGS.match(match.string, match.end())
    verb = "destroy" if things else "kill"
    return verb + ("ed" if match[0].endswith("ed") else "ing")


def another(names: tuple[str, ...]) -> Swap:
    """Return the swap of a place for the first of these names that the text does not hold."""
    return lambda match: next((name for name in names if name not in match.string), None)
