"""What both languages must say alike: numbers, dates, names, terms and punctuation.

The anchors of a text are a bag of language-neutral keys; two texts that translate each other
share most of them.
"""

from __future__ import annotations

import calendar
import math
import re
from collections import Counter
from collections.abc import Iterator
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
_MONTH = "|".join(_MONTHS)
_ENGLISH_DATE = re.compile(
    rf"\b(?P<month>{_MONTH})\b(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b)?"
    r"|\b(?P<ordinal>\d{1,2})(?:st|nd|rd|th)\b",
    re.IGNORECASE,
)
_CHINESE_DATE = re.compile(
    rf"(?P<month>[{HAN_NUMERAL}]{{1,3}})月|(?P<day>[{HAN_NUMERAL}]{{1,3}})[日号]"
)
_TERMS = frozenset({"action", "event_type", "object", "organisation", "pair"})
_QUOTATION = re.compile(r"[“「]|(?:^|[\s(])\"")
_ITEM = re.compile(rf"\s*[(（]([{HAN_NUMERAL}]{{1,3}})[)）]")


@lru_cache(maxsize=4096)  # reports, paragraphs and sentences are aligned one after another
def anchors(text: str, language: Language, lexicon: Lexicon) -> Anchors:
    """Return the anchors of a text."""
    chinese = language is Language.CHINESE
    dates, numbers = (_CHINESE_DATE, han_numbers) if chinese else (_ENGLISH_DATE, english_numbers)
    found: Anchors = Counter()
    for match in dates.finditer(text):
        found.update(_date_keys(match.groupdict()))
    # What is told as a date is no number.
    for number in numbers(dates.sub(_blank, text)):
        if key := _number_key(number):
            found[f"n{key}"] += 1
    if quotations := len(_QUOTATION.findall(text)):
        found["quote"] = quotations
    if text.endswith((":", "：")):
        found["colon"] = 1
    if item := _ITEM.match(text):
        found[f"item{_value(item[1])}"] += 3
    for name in _names(lexicon).longest(fold_aligned(text)):
        found[f"name:{name.value[0]}"] += 1
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


def _date_keys(parts: dict[str, str | None]) -> Iterator[str]:
    if month := parts["month"]:
        yield f"month{_MONTHS.get(month.lower()) or _value(month)}"
    if day := parts["day"] or parts.get("ordinal"):
        yield f"day{_value(day)}"


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


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
    """Return names of places and agencies and the terms that both languages have."""
    forms = [(name.text, place.slug) for place in lexicon.places for name in place.names]
    forms += [
        (form, agency.slug)
        for agency in lexicon.agencies
        for form in (*agency.english, *agency.chinese)
    ]
    forms += [
        (form, f"{term.category}:{term.code}")
        for term in lexicon.terms
        if term.category in _TERMS and term.english and term.chinese
        for form in (*term.english, *term.chinese)
        if len(form) > 1  # 州 or 日 alone is part of too many other words
    ]
    return Matcher(forms)
