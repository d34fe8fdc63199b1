"""What both languages must say alike: numbers, months, places, agencies and quotation marks.

The anchors of a text are a bag of language-neutral keys; two texts that translate each other
share most of them.
"""

from __future__ import annotations

import calendar
import math
import re
from collections import Counter
from functools import lru_cache

from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Language
from archive.text.fold import fold_aligned
from archive.text.numbers_chinese import han_numbers
from archive.text.numbers_english import english_numbers
from archive.text.numerals import HAN_NUMERAL, Number, read_han
from archive.text.spans import Matcher

Anchors = Counter[str]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_ENGLISH_MONTH = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\b", re.IGNORECASE)
_ENGLISH_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b")
_ENGLISH_MONTH_DAY = re.compile(rf"\b(?:{'|'.join(_MONTHS)})\s+(\d{{1,2}})\b", re.IGNORECASE)
_CHINESE_MONTH = re.compile(rf"([{HAN_NUMERAL}]{{1,3}})月")
_CHINESE_DAY = re.compile(rf"([{HAN_NUMERAL}]{{1,3}})[日号]")
_QUOTATION = re.compile(r"[“「]|(?:^|[\s(])\"")
_ITEM = re.compile(rf"\s*[(（]([{HAN_NUMERAL}]{{1,3}})[)）]")


def anchors(text: str, language: Language, lexicon: Lexicon) -> Anchors:
    """Return the anchors of a text."""
    chinese = language is Language.CHINESE
    found: Anchors = Counter(_chinese(text) if chinese else _english(text))
    found.update(f"n{key}" for n in (han_numbers if chinese else english_numbers)(text)
                 if (key := _number_key(n)))  # fmt: skip
    found["quote"] += len(_QUOTATION.findall(text))
    if item := _ITEM.match(text):
        found[f"item{_value(item[1])}"] += 3
    for match in _names(lexicon).longest(fold_aligned(text)):
        found[f"name:{match.value[0]}"] += 1
    return found


def likeness(one: Anchors, other: Anchors) -> float:
    """Return how much of the anchors of both texts is shared, -1 (none) to 1; 0 is no evidence.

    More anchors make a surer judgement.
    """
    total = one.total() + other.total()
    if not total:
        return 0.0
    shared = 2 * (one & other).total()
    return (2 * shared / total - 1) * math.sqrt(total / (total + 4))


def _english(text: str) -> list[str]:
    keys = [f"month{_MONTHS[m.lower()]}" for m in _ENGLISH_MONTH.findall(text)]
    keys += [f"day{int(d)}" for d in _ENGLISH_DAY.findall(text)]
    keys += [f"day{int(d)}" for d in _ENGLISH_MONTH_DAY.findall(text)]
    return keys


def _chinese(text: str) -> list[str]:
    keys = [f"month{_value(m)}" for m in _CHINESE_MONTH.findall(text)]
    return keys + [f"day{_value(d)}" for d in _CHINESE_DAY.findall(text)]


def _value(numeral: str) -> int | None:
    try:
        return read_han(numeral)
    except ValueError:
        return None


def _number_key(number: Number) -> str:
    """Return the value of a telling number; small ones hide in idioms of either language."""
    if number.value is None:
        return number.qualifier
    return f"{number.value.normalize():f}" if number.value > 2 else ""


@lru_cache(maxsize=4)
def _names(lexicon: Lexicon) -> Matcher[str]:
    """Return the names of places and agencies, each standing for its slug."""
    forms = [(name.text, place.slug) for place in lexicon.places for name in place.names]
    forms += [
        (form, agency.slug)
        for agency in lexicon.agencies
        for form in (*agency.english, *agency.chinese)
    ]
    return Matcher(forms)
