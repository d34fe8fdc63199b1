"""Formations whose number or echelon differs between the languages, and other ordinals."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from archive.ingest.check.pairs import OneSided, Pair, Words, discrepancy
from archive.ingest.records import Discrepancy, Quote, UnitMention
from archive.text.fold import fold_aligned
from archive.text.numerals import HAN_NUMERAL, read_han

_WORDS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_NAMED = (
    "Regiment|Division|Battalion|Brigade|Company|Group|Unit|Hill|Height|Point|Base|Highway|Route"
    "|Road|No|Number|Resolution|Zone|Interzone|Sector|Line|Article"
)
_ENGLISH = re.compile(
    rf"\b(?:(?P<digits>\d{{1,4}})(?:st|nd|rd|th)|(?i:(?:(?P<tens>{'|'.join(_TENS)})-)?"
    rf"(?P<word>{'|'.join(_WORDS)})))\b"
    rf"|\b(?:{_NAMED})\.? (?P<after>[1-9]\d{{0,3}}(?:\.\d)?)(?![\d,.:]\d|\w)"
)
# A name has no 万: 三十万军队 is a strength.
_PLAIN = re.sub("[万亿萬億]", "", HAN_NUMERAL)
_CHINESE = re.compile(
    rf"第(?P<han>[{HAN_NUMERAL}]{{1,6}})"
    rf"|(?P<bare>[{_PLAIN}]{{1,6}}(?:[点點][{HAN_NUMERAL}])?)"
    r"(?=大?[师師团團旅營营連连軍军号號](?![长長官队隊民人用火马馬])|高地|基地|(?:步兵|炮兵|伞兵)[师团营])"
)
# 军 is an army or a corps; a legion's regiment may go without its echelon.
_ALIKE = tuple(
    frozenset(pair)
    for pair in (("corps", "army"), ("mobile group", "regiment"), ("mobile group", "brigade"))
)
_UNTOLD = frozenset(("unknown", "unspecified", "collective", "element", "category", "headquarters"))
_LEAST = 2


Ordinals = dict[Decimal, Quote]


def ordinals(pair: Pair, named: Iterable[Quote]) -> tuple[Ordinals, Ordinals]:
    """Return the numbers that name something, "174th", 第一七四团, "Hill 983", in each language.

    `named` are the words of dates and places, whose numbers are compared there.
    """
    masks = [(quote.paragraph, quote.start, quote.end) for quote in named]
    return (
        dict(_ordinals(pair.english, _ENGLISH, masks)),
        dict(_ordinals(pair.chinese, _CHINESE, masks)),
    )


def ordinal_findings(english: Ordinals, chinese: Ordinals) -> Iterator[Discrepancy]:
    """Yield the naming numbers that each side alone has, where both have as many of them."""
    if not english or not chinese or english.keys() == chinese.keys():
        return
    left = [value for value in english if value not in chinese and value >= _LEAST]
    right = [value for value in chinese if value not in english and value >= _LEAST]
    if len(left) != len(right):
        return
    for a, b in zip(left, right, strict=True):
        note = f"The English text has the number {a}, the Chinese one {b}."
        values = (str(a), str(b))
        yield discrepancy("unit_number", "major", english[a], chinese[b], note, values)


def _ordinals(
    sentences: tuple[Words, ...], pattern: re.Pattern[str], masks: list[tuple[str, int, int]]
) -> Iterator[tuple[Decimal, Quote]]:
    for words in sentences:
        for match in pattern.finditer(words.paragraph.text, words.start, words.end):
            start, end = match.span()
            if not any(
                paragraph == words.paragraph.id and first < end and start < last
                for paragraph, first, last in masks
            ):
                try:
                    yield _value(match), words.quote(start, end)
                except ValueError:
                    continue


def _value(match: re.Match[str]) -> Decimal:
    found = match.groupdict()
    if han := found.get("han") or found.get("bare"):
        whole, _, part = fold_aligned(han).replace("点", ".").partition(".")
        return Decimal(f"{read_han(whole)}.{read_han(part)}") if part else Decimal(read_han(whole))
    if digits := found["digits"] or found["after"]:
        return Decimal(digits)
    return Decimal(_TENS.get((found["tens"] or "").lower(), 0) + _word(found["word"]))


def _word(word: str) -> int:
    return _WORDS.index(word.lower()) + 1


def echelon_findings(
    english: list[OneSided[UnitMention]], chinese: list[OneSided[UnitMention]]
) -> Iterator[Discrepancy]:
    """Yield formations of one number or count whose echelon differs."""
    left, right = _by_number(english), _by_number(chinese)
    for number, one in left.items():
        if number in right:
            yield from _echelons(one, right[number])
    yield from _unit_numbers(english, chinese)
    left, right = _by_count(english), _by_count(chinese)
    for count, one in left.items():
        if other := right.get(count):
            yield from _echelons(
                {echelon: quote for echelon, quote in one.items() if echelon not in other},
                {echelon: quote for echelon, quote in other.items() if echelon not in one},
            )


def _unit_numbers(
    english: list[OneSided[UnitMention]], chinese: list[OneSided[UnitMention]]
) -> Iterator[Discrepancy]:
    """Yield the one formation of an echelon that each side alone names, of another number."""
    left, right = _by_echelon(english), _by_echelon(chinese)
    for echelon, one in left.items():
        other = right.get(echelon, {})
        ours = [number for number in one if number not in other]
        theirs = [number for number in other if number not in one]
        if len(ours) == len(theirs) == 1:
            a, b = ours[0], theirs[0]
            note = f"The English text has the number {a}, the Chinese one {b}."
            values = (str(a), str(b))
            yield discrepancy("unit_number", "major", one[a], other[b], note, values)


def _by_echelon(units: list[OneSided[UnitMention]]) -> dict[str, dict[int, Quote]]:
    found: dict[str, dict[int, Quote]] = {}
    for one in units:
        if one.mention.ordinal is not None:
            found.setdefault(one.mention.echelon, {}).setdefault(one.mention.ordinal, one.quote)
    return found


def _echelons(english: dict[str, Quote], chinese: dict[str, Quote]) -> Iterator[Discrepancy]:
    if len(english) != 1 or len(chinese) != 1:
        return
    ((a, one),), ((b, other),) = english.items(), chinese.items()
    if a != b and not any({a, b} <= alike for alike in _ALIKE) and not {a, b} & _UNTOLD:
        note = f"The English text names a {a}, the Chinese one a {b}."
        yield discrepancy("echelon", "major", one, other, note, (a, b))


def _by_count(units: list[OneSided[UnitMention]]) -> dict[int, dict[str, Quote]]:
    found: dict[int, dict[str, Quote]] = {}
    for one in units:
        if one.mention.count is not None:
            found.setdefault(one.mention.count, {}).setdefault(one.mention.echelon, one.quote)
    return found


def _by_number(units: list[OneSided[UnitMention]]) -> dict[int, dict[str, Quote]]:
    found: dict[int, dict[str, Quote]] = {}
    for one in units:
        if one.mention.ordinal is not None:
            found.setdefault(one.mention.ordinal, {}).setdefault(one.mention.echelon, one.quote)
    return found
