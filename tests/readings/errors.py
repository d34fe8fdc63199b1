"""The errors that are put into one language of a clean pair, by kind, as patterns and swaps.

The patterns are the harness's own: they share nothing with the rules that are measured.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests import lexicon
from tests.readings import swaps
from tests.readings.swaps import COUNTED, DIGITS, MONTH, TENS, Swap, any_of, drop, swap

KEPT = 0.6  # of a text must be left when an item is dropped from it

Patterns = dict[str, list[tuple[str, Swap]]]


@dataclass(frozen=True)
class Change:
    """One altered text, and where the changed words stand in it; a dropped word has no length."""

    text: str
    start: int
    end: int


def changes(kind: str, language: str, text: str) -> Iterator[Change]:
    """Yield each way to put this error into a text."""
    patterns = _english() if language == "en" else _chinese()
    least = len(text) * KEPT if kind == "dropped item" else 0
    for pattern, alter in patterns[kind]:
        for match in re.finditer(pattern, text):
            new = alter(match)
            if new is not None and new != match[0]:
                altered = text[: match.start()] + new + text[match.end() :]
                if len(altered) >= least:
                    yield Change(altered, match.start(), match.start() + len(new))


@cache
def _english() -> Patterns:
    digits = r"(?<![\w,.])\d{1,3}(?:,\d{3})*(?![\w-]|[,.]\d| [ap]\.m)"
    word = any_of(swaps.EN_WORDS)
    number = rf"(?:\d{{1,3}}(?:,\d{{3}})*|(?:{word})\b)"
    formed = r"(?:\w+ ){0,2}(?:Battalion|Regiment|Division|Army|Company|Brigade|Foreign)"
    ordinal = r"(\d{1,3})(?:st|nd|rd|th)\b"
    qualifier = "(?:more than|over|nearly|about|some|almost|at least)"
    return {
        "number": [
            (digits, swaps.english_digits),
            (rf"(?i)(?<!-)\b(?:{word})\b(?! o'clock)", swap(swaps.EN_WORDS)),
        ],
        "magnitude": [
            (digits, swaps.english_magnitude),
            (rf"\b(?:{any_of(swaps.EN_MAGNITUDES)})\b", swap(swaps.EN_MAGNITUDES)),
        ],
        "measure unit": [
            (
                rf"(?<=\w )(?:{any_of(swaps.EN_MEASURES)})\b(?! and nights| later)",
                swap(swaps.EN_MEASURES),
            )
        ],
        "echelon": [(rf"\b(?:{any_of(swaps.EN_ECHELONS)})\b", swap(swaps.EN_ECHELONS))],
        "date": [
            (rf"\b(?:{MONTH}) \d{{1,2}}\b", swaps.month_day),
            (rf"(?<=\bthe ){ordinal}(?! {formed})", swaps.ordinal_day),
        ],
        "agency": [(any_of(swaps.EN_AGENCIES), swap(swaps.EN_AGENCIES))],
        "action": [
            (rf"(?<!the )\b(?:{any_of(swaps.EN_ACTIONS)})\b(?! man)", swap(swaps.EN_ACTIONS)),
            (r"(?<!and )\bcaptur(?:ed|ing)\b", swaps.captured),
        ],
        "direction": [
            (rf"\b(?:{any_of(swaps.EN_DIRECTIONS)})\b(?! Vietnam)", swap(swaps.EN_DIRECTIONS))
        ],
        "place": [
            (
                rf"\b(?:{any_of(_english_places())})\b(?!-)",
                swaps.another(("Nam Dinh", "Quy Nhon", "Lang Son", "Can Tho")),
            )
        ],
        "place not in the gazetteer": [
            (rf"\b(?:{any_of(swaps.EN_UNLISTED)})\b", swap(swaps.EN_UNLISTED))
        ],
        "unit number": [
            (rf"\b{ordinal}(?= {formed})", swaps.unit_number),
            (r"(?<=\bRegiment )(\d{1,3})\b", swaps.unit_number),
        ],
        "dropped item": [
            (rf",(?: and)? {number}[ -][a-z][^,;.]{{3,40}}?(?=,|;|\.| and )", drop),
            (rf",? and {number} (?:[a-z]+ ){{0,3}}[a-z]+(?=\.|;|,)", drop),
        ],
        "dropped qualifier": [
            (
                rf"(?i)(?<!estimated at )\b{qualifier} (?=(?:a|one) (?:hundred|thousand)|{number})",
                drop,
            ),
        ],
    }


@cache
def _chinese() -> Patterns:
    number = rf"(?<![第几数{TENS}\d])(?:[{TENS}]+|\d+)(?=[{COUNTED}])(?!个月)"
    day = r"(?<![二三四五六七八九十\d])[一二三四五六七八九十\d]{1,3}(?=日)(?!日报)"
    month = r"(?<![一二三四五六七八九十个\d])[一二三四五六七八九十]{1,2}(?=月[一二三\d十间])"
    item = rf"[^、，。；：“”（）其]{{0,8}}[{TENS}]{{1,9}}[{COUNTED}][^、，。；：和年]{{0,4}}"
    measures = any_of(swaps.ZH_MEASURES)
    return {
        "number": [(number, swaps.chinese_digits)],
        "magnitude": [
            (
                rf"(?<=[{TENS}数几])[万千百](?=[{TENS}余多{COUNTED}])",
                swap(swaps.ZH_MAGNITUDES),
            )
        ],
        "measure unit": [
            (
                rf"(?<![第一]一)(?<![第][二三])(?<=[{TENS}余多])(?:{measures})(?![亚面斯以之]|(?<=日一天))",
                swap(swaps.ZH_MEASURES),
            )
        ],
        "echelon": [
            (
                r"(?<=[个一二三四五六七八九十第\d伪])[连营团师旅排](?![长体结房击])",
                swap(swaps.ZH_ECHELONS),
            )
        ],
        "date": [(day, swaps.chinese_day), (month, swaps.chinese_month)],
        "agency": [(any_of(swaps.ZH_AGENCIES), swap(swaps.ZH_AGENCIES))],
        "action": [(rf"(?:{any_of(swaps.ZH_ACTIONS)})(?!的)", swap(swaps.ZH_ACTIONS))],
        "direction": [
            (
                r"(?<=以)[东西南北]{1,2}|(?:东南|东北|西南|西北)(?=[一二三四五六七八九十约])"
                r"|(?<=[省江向])[东西南北](?=[部岸逃撤方])|(?<![越])[东西南北](?=面)",
                swap(swaps.ZH_DIRECTIONS),
            )
        ],
        "place": [
            (
                rf"(?:{any_of(_chinese_places())})(?![”岸])",
                swaps.another(("南定", "归仁", "谅山", "芹苴")),
            )
        ],
        "place not in the gazetteer": [(any_of(swaps.ZH_UNLISTED), swap(swaps.ZH_UNLISTED))],
        "unit number": [
            (rf"(?<=第)[{DIGITS}十百]{{1,5}}(?=[营团师军旅]|外籍)", swaps.han_unit_number),
            (r"(?<!第)[一二三四五六七八九〇]{2,3}(?=[团师])", swaps.han_unit_number),
        ],
        "dropped item": [
            (rf"、(?!非){item}(?=、|，|。|；|和)", drop),
            (rf"，(?!共){item}(?=，|。|；)", drop),
            (rf"和{item}(?=，|。|；)", drop),
        ],
        "dropped qualifier": [
            (rf"(?<=[{TENS}])[多余](?=[名人个辆支门挺件架座])", drop),
            (rf"(?:大约|约|近|至少)(?=[{TENS}])|左右", drop),
            (rf"(?<=[{TENS}])多(?=[万千])", drop),
        ],
    }


def _places() -> list[dict[str, Any]]:
    kinds = {"town", "city", "province", "village", "battlefield", "strongpoint", "district"}
    rows = [r["fields"] for r in lexicon.fixture("places") if r["model"] == "archive.place"]
    return [row for row in rows if row["kind"] in kinds]


def _english_places() -> set[str]:
    named = {row[key] for row in _places() for key in ("name_en", "name_vi")}
    return {name.removesuffix(" province") for name in named if len(name) > 4}


def _chinese_places() -> set[str]:
    return {row["name_zh"] for row in _places() if len(row["name_zh"]) > 1}
