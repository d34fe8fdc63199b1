"""Formations whose number or echelon differs between the languages, and other ordinals."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import lru_cache, partial

from archive.ingest.check.counted import TIMES, Measures
from archive.ingest.check.pairs import OneSided, Pair, Words, discrepancy, overlapped
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Discrepancy, Paragraph, Quote, UnitMention
from archive.text.numerals import HAN_NUMERAL, read_han
from archive.text.spans import Matcher

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth", "twentieth",
)  # fmt: skip
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50}
_SPELT: Matcher[int] = Matcher(
    [
        *((word, value) for value, word in enumerate(_ORDINALS, 1)),
        *(
            (f"{ten}-{word}", start + value)
            for ten, start in _TENS.items()
            for value, word in enumerate(_ORDINALS[:9], 1)
        ),
    ]
)
_DIGITS = re.compile(r"(?<![\w.,])\d{1,4}(?=(?:st|nd|rd|th)\b)")
_MODEL = re.compile(r"(?<![a-z-])([a-z]{1,2})[-—–－]+(\d{1,3})(?![\d-])")
_DASHED_NUMBER = re.compile(r"[-—–－]\d")
_ENDING = 2  # letters of "th"
_ENDINGS = ("st", "nd", "rd", "th")
# Words that a number after them names: Regiment 102, Hill 983, No. 5.
_NAMING = (
    "regiment", "division", "battalion", "brigade", "company", "group", "unit", "hill", "height",
    "point", "base", "highway", "route", "road", "no", "number", "resolution", "zone", "interzone",
    "sector", "line", "article",
)  # fmt: skip
_NAMED = re.compile(rf"(?:{'|'.join(_NAMING)})\.? $")
_NAMED_ENDS = tuple(word + end for word in _NAMING for end in (" ", ". "))
_LONGEST = 12
_HAN = re.compile(rf"第(?P<han>[{HAN_NUMERAL}]{{1,6}})")
# Words that name what the number before them numbers: 一七四团, 九八三点二高地.
_HAN_NAMED = re.compile(
    r"大?[师团旅营连军号](?![长官队民人用火马])|高地|基地|(?:步兵|炮兵|伞兵)[师团营]"
)
_SCALED = frozenset("万亿萬億")
# 军 is an army or a corps, 纵队 a column or a corps, 大队 whatever its army has between company and
# regiment; a legion's regiment may lack its echelon.
_ALIKE = tuple(
    frozenset(pair)
    for pair in (
        ("corps", "army"),
        ("corps", "column"),
        ("army", "column"),
        ("detachment", "column"),
        ("detachment", "group"),
        ("detachment", "battalion"),
        ("mobile group", "regiment"),
        ("mobile group", "brigade"),
    )
)
_UNTOLD = frozenset(("unknown", "unspecified", "collective", "element", "category", "headquarters"))
_LEAST = 2


Ordinals = dict[Decimal, Quote]


def ordinals(pair: Pair, named: Collection[Quote]) -> tuple[Ordinals, Ordinals]:
    """Return the numbers that name something, "174th", 第一七四团, "Hill 983", in each language.

    `named` are the words of dates and places, whose numbers are compared there.
    """
    english: Ordinals = {}
    for words in pair.english:
        _take(english, words, _english(words), named)
    chinese: Ordinals = {}
    for words in pair.chinese:
        _take(chinese, words, _chinese(words), named)
    return english, chinese


def _take(
    found: Ordinals,
    words: Words,
    spans: Iterable[tuple[Decimal, int, int]],
    named: Collection[Quote],
) -> None:
    paragraph = words.paragraph.id
    for value, start, end in spans:
        if value not in found and not overlapped(paragraph, start, end, named):
            found[value] = words.quote(start, end)


def _english(words: Words) -> Iterator[tuple[Decimal, int, int]]:
    folded = words.paragraph.folded
    shares = [(number.start, number.end) for number in words.numbers if number.share]
    for match in words.found(_SPELT):
        if not any(start <= match.start < end for start, end in shares):  # a third of
            yield Decimal(match.value[0]), match.start, match.end
    runs = words.paragraph.digits
    for start, end in runs[bisect_left(runs, (words.start, 0)) :]:
        if start >= words.end:
            break
        if folded.startswith(_ENDINGS, end) and _DIGITS.match(folded, start, words.end):
            yield Decimal(folded[start:end]), start, end + _ENDING
    for number in words.numbers:
        if number.value is None or not folded.endswith(_NAMED_ENDS, words.start, number.start):
            continue
        named = _NAMED.search(folded, max(words.start, number.start - _LONGEST), number.start)
        if named:
            yield number.value, named.start(), number.end


def _chinese(words: Words) -> Iterator[tuple[Decimal, int, int]]:
    folded = words.paragraph.folded
    for match in _HAN.finditer(folded, words.start, words.end):
        try:
            value = read_han(match["han"])
        except ValueError:
            continue
        named = _HAN_NAMED.match(folded, match.end())
        yield Decimal(value), match.start(), named.end() if named else match.end()
    for number in words.numbers:
        if number.value is None or number.qualifier != "exact":
            continue
        named = _HAN_NAMED.match(folded, number.end)
        if named and _SCALED.isdisjoint(folded[number.start : number.end]):
            yield number.value, number.start, named.end()


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


def time_findings(
    english: Ordinals, chinese: Ordinals, paragraphs: Mapping[str, Paragraph], known: Measures
) -> Iterator[Discrepancy]:
    """Yield what both sides number alike, but of another length of time: tenth day, 第十星期."""
    for value, one in english.items():
        if other := chinese.get(value):
            a, b = (known.after(paragraphs[q.paragraph].folded, q.end)[0] for q in (one, other))
            if a in TIMES and b in TIMES and a != b:
                note = f"The English text numbers a {a}, the Chinese one a {b}."
                yield discrepancy("measure_unit", "major", one, other, note, (a, b))


def model_findings(pair: Pair) -> Iterator[Discrepancy]:
    """Yield the one model that each side alone names, of one letter: B-26 and B-29."""
    english = _models(pair.english)
    chinese = _models(pair.chinese) if english else {}
    left = [model for model in english if model not in chinese]
    right = [model for model in chinese if model not in english]
    if len(left) == len(right) == 1 and left[0][0] == right[0][0]:
        one, other = english[left[0]], chinese[right[0]]
        note = f"“{one.text}” and “{other.text}” are not the same model."
        yield discrepancy("number", "major", one, other, note, (one.text, other.text))


def _models(sentences: Iterable[Words]) -> dict[tuple[str, str], Quote]:
    found: dict[tuple[str, str], Quote] = {}
    for words in sentences:
        paragraph = words.paragraph
        if not paragraph.remembered(_DASHED_NUMBER, partial(_has_model, paragraph)):
            continue
        for match in _MODEL.finditer(paragraph.folded, words.start, words.end):
            found.setdefault((match[1], match[2]), words.quote(*match.span()))
    return found


def _has_model(paragraph: Paragraph) -> bool:
    return _DASHED_NUMBER.search(paragraph.folded) is not None


def echelon_findings(
    english: list[OneSided[UnitMention]], chinese: list[OneSided[UnitMention]], lexicon: Lexicon
) -> Iterator[Discrepancy]:
    """Yield formations of one number or count whose echelon differs."""
    if not english or not chinese:
        return
    left, right = _by_number(english), _by_number(chinese)
    for number, one in left.items():
        if number in right:
            yield from _echelons(one, right[number], lexicon)
    yield from _unit_numbers(english, chinese)
    left, right = _by_count(english), _by_count(chinese)
    for count, one in left.items():
        if other := right.get(count):
            yield from _echelons(
                {echelon: quote for echelon, quote in one.items() if echelon not in other},
                {echelon: quote for echelon, quote in other.items() if echelon not in one},
                lexicon,
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


@lru_cache(maxsize=4)
def _forms(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    return {term.code: (*term.english, *term.chinese) for term in lexicon.of("echelon")}


def _says(quote: Quote, echelon: str, lexicon: Lexicon) -> bool:
    """Say whether the words name the other side's echelon too: 第二十八旅皇家边防团."""
    return any(form in quote.text.lower() for form in _forms(lexicon).get(echelon, ()))


def _echelons(
    english: dict[str, Quote], chinese: dict[str, Quote], lexicon: Lexicon
) -> Iterator[Discrepancy]:
    if len(english) != 1 or len(chinese) != 1:
        return
    ((a, one),), ((b, other),) = english.items(), chinese.items()
    if a == b or any({a, b} <= alike for alike in _ALIKE) or {a, b} & _UNTOLD:
        return
    if not _says(one, b, lexicon) and not _says(other, a, lexicon):
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
