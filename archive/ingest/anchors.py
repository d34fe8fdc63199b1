"""What both languages must say alike: numbers, dates, names, terms and punctuation.

Anchors are a bag of language-neutral keys; two texts that translate each other share most of them.
They are found once in a paragraph and cut for its sentences.
"""

from __future__ import annotations

import calendar
import math
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache, partial
from itertools import chain
from typing import NamedTuple

from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Language, Paragraph
from archive.text.common_words import Meanings, chinese_meanings, english_meanings
from archive.text.numerals import HAN_NUMERAL, Number, read_han
from archive.text.spans import Matcher

Bag = dict[str, int]

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTH = "|".join(_MONTHS)
# Tried where a month or a number begins.
_MONTH_NAMES: Matcher[None] = Matcher((name, None) for name in _MONTHS)
_ENGLISH_DATE = re.compile(
    rf"\b(?P<month>{_MONTH})\b(?:\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b)?"
    r"|\b(?P<ordinal>\d{1,2})(?:st|nd|rd|th)\b"
)
_N = f"[{HAN_NUMERAL.replace('两', '').replace('兩', '')}]"
_CHINESE_DATE = re.compile(
    rf"(?P<month>{_N}{{1,3}})月|(?P<day>{_N}{{1,3}})(?:两?[日号]|(?=[、至到]{_N}{{1,3}}两?[日号]))"
    r"|(?P<ordinal>(?!))"  # as the English pattern has it
)
_DOUBT = 5
_TERMS = frozenset({"action", "event_type", "object", "organisation", "pair"})
_QUOTATION = re.compile(r"[“「]|\"(?<![^\s(]\")")  # a straight one opens after a blank only
_ITEM = re.compile(rf"[(（]([{HAN_NUMERAL}]{{1,3}})[)）]")


class Hits(NamedTuple):
    """The keys found in a paragraph in order, each with its offset."""

    offsets: tuple[int, ...]
    keys: tuple[str, ...]

    def between(self, start: int, end: int) -> Bag:
        """Return the keys found in a span, counted."""
        bag: Bag = {}
        offsets = self.offsets
        if not offsets:
            return bag
        first = bisect_left(offsets, start)
        for key in self.keys[first : bisect_left(offsets, end, first)]:
            bag[key] = bag.get(key, 0) + 1
        return bag


class Words(NamedTuple):
    """The meanings of the ordinary words of a paragraph in order, each with its offset."""

    offsets: tuple[int, ...]
    meanings: tuple[Meanings, ...]

    def between(self, start: int, end: int) -> frozenset[int]:
        """Return the meanings of the words in a span."""
        first = bisect_left(self.offsets, start)
        last = bisect_left(self.offsets, end, first)
        return frozenset(chain.from_iterable(self.meanings[first:last]))


def figures_in(paragraph: Paragraph) -> Hits:
    """Return the dates, numbers, quotations and list marks of a paragraph."""
    return paragraph.remembered("figures", partial(_figures, paragraph))


def names_in(paragraph: Paragraph, lexicon: Lexicon) -> Hits:
    """Return the places, agencies and terms named in a paragraph."""
    found = paragraph.found(_names(lexicon))
    return Hits(tuple([m[0] for m in found]), tuple([m[2][0] for m in found]))


def words_in(paragraph: Paragraph) -> Words:
    """Return the ordinary words of a paragraph that have a known translation."""
    chinese = paragraph.language is Language.CHINESE
    found = list((chinese_meanings if chinese else english_meanings)(paragraph.folded))
    return Words(tuple([at for at, _ in found]), tuple([meanings for _, meanings in found]))


def merged(bags: list[Bag]) -> Bag:
    """Return the keys of several texts as one bag."""
    if len(bags) == 1:
        return bags[0]
    total = dict(bags[0])
    for bag in bags[1:]:
        for key, count in bag.items():
            total[key] = total.get(key, 0) + count
    return total


def likeness(one: Bag, other: Bag) -> float:
    """Return how much of the anchors of both texts is shared, -1 (none) to 1; 0 is no evidence.

    More anchors make a surer judgement.
    """
    return weighed(one, other, sum(one.values()) + sum(other.values()))


def weighed(one: Bag, other: Bag, total: int) -> float:
    """Return the likeness of two bags whose keys count to a total."""
    if not total:
        return 0.0
    if len(other) < len(one):
        one, other = other, one
    shared = 0
    for key, count in one.items():
        if there := other.get(key):
            shared += count if count < there else there
    alike = 4 * shared / total - 1
    # What is told in one language alone proves less than what both tell.
    return alike * (utmost(total) if alike > 0 else total / (total + _DOUBT))


def utmost(total: int) -> float:
    """Return the likeness of bags that share everything, if their keys count to a total."""
    return math.sqrt(total / (total + 4))


def _figures(paragraph: Paragraph) -> Hits:
    folded, text = paragraph.folded, paragraph.text
    found: list[tuple[int, str]] = []
    told = [0]  # where dates start and end by turns: what is told as a date is no number
    for match in _dates(paragraph):
        start = match.start()
        told += (start, match.end())
        month, day = match["month"], match["day"]
        if month:
            found.append((start, f"month{_MONTHS.get(month) or _value(month)}"))
        if day or (day := match["ordinal"]):
            value = _value(day)
            # "The 4th Company" is 四连: an ordinal may be a day in one language only.
            found.append((start, f"n{value}" if value is None or value > 2 else f"day{value}"))
    for number in paragraph.numbers:
        if (key := _number_key(number)) and bisect_left(told, number.end) % 2:
            found.append((number.start, f"n{key}"))
    if "“" in text or "「" in text or '"' in text:
        found += [(quotation.start(), "quote") for quotation in _QUOTATION.finditer(text)]
    if text.endswith((":", "：")):
        found.append((len(text) - 1, "colon"))
    if "(" in folded or "（" in folded:
        for item in _ITEM.finditer(folded):
            found += [(item.start(), f"item{_value(item[1])}")] * 3
    found.sort()
    return Hits(tuple([at for at, _ in found]), tuple([key for _, key in found]))


def _dates(paragraph: Paragraph) -> Iterator[re.Match[str]]:
    """Yield the months and days of a paragraph."""
    folded = paragraph.folded
    if paragraph.language is Language.CHINESE:
        if "月" in folded or "日" in folded or "号" in folded:
            yield from _CHINESE_DATE.finditer(folded)
        return
    starts = [hit[0] for hit in paragraph.hits(_MONTH_NAMES)]
    starts += [run[0] for run in paragraph.digits]
    starts.sort()
    end = 0
    for start in starts:
        if start >= end and (match := _ENGLISH_DATE.match(folded, start)):
            yield match
            end = match.end()


def _value(numeral: str) -> int | None:
    if numeral.isascii():
        return int(numeral)
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
    forms = [(name.text, f"name:{place.slug}") for place in lexicon.places for name in place.names]
    forms += [
        (form, f"name:{agency.slug}")
        for agency in lexicon.agencies
        for form in (*agency.english, *agency.chinese)
    ]
    forms += [
        (form, f"name:{term.category}:{term.code}")
        for term in lexicon.terms
        if term.category in _TERMS and term.english and term.chinese
        for form in (*term.english, *term.chinese)
        if len(form) > 1  # 州 or 日 alone is part of too many other words
    ]
    return Matcher(forms)
