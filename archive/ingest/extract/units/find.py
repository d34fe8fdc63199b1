"""Formations found in one paragraph, before those of the whole article are put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from archive.ingest.belligerents import Camps
from archive.ingest.extract.units.vocabulary import (
    HAN_ORDINAL,
    ORDINALS,
    Formations,
    rank,
)
from archive.ingest.lexicon import UnitEntry
from archive.ingest.records import Language, Paragraph
from archive.text.numbers_english import english_numbers
from archive.text.numerals import read_han
from archive.text.spans import Match, longest

_OF = re.compile(r" of (?:the )?| ?[(（](?:of )?(?:the )?|, (?:of )?(?:the )?")
_BELONGS = re.compile(r"的?|所?属的?")
_STOPS = {Language.ENGLISH: re.compile(r"[.;:]"), Language.CHINESE: re.compile(r"[,;:。]")}
_MORE = re.compile(r"(?:(?:, | and |, and )\d{1,4}(?![\w%]|[.,]\d| \w+s\b))+")
_BEFORE = re.compile(r"(?:\b\d{1,4}(?:st|nd|rd|th)(?:, | and |, and ))+(?:the )?$")
_HAN_BEFORE = re.compile(rf"(?:第[{HAN_ORDINAL}]{{1,6}}[、和与及])+$")
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Formation:
    """A formation in a paragraph; ``parent`` is the index of the one it belongs to."""

    start: int
    end: int
    echelon: str
    ordinal: int | None = None
    side: str = ""
    unit: UnitEntry | None = None
    parent: int | None = None
    count: int | None = None
    qualifier: str = ""
    plain: bool = True  # printed without a modifier


def formations_in(paragraph: Paragraph, known: Formations, camps: Camps) -> list[Formation]:
    """Return the formations of a paragraph in order, linked to their parents."""
    text, folded = paragraph.text, paragraph.folded
    chinese = paragraph.language is Language.CHINESE
    found: list[Match[Formation]] = []
    if known.any_echelon.search(folded):
        numbered = _han_numbered if chinese else _english_numbered
        counted = _han_counted if chinese else _english_counted
        found = longest(
            Match(f.start, f.end, f)
            for f in (*numbered(text, folded, known), *counted(folded, known))
        )
    named = [
        Match(m.start, m.end, m.value[0])
        for m in known.names.longest(folded)
        if len(m.value) == 1 and m.value[0].ordinal is None
        # Every war has its "People's Army".
        if camps.own == m.value[0].side or folded[m.start : m.end] not in known.own_words
    ]
    taken = [(m.start, m.end) for m in found]
    for match in named:
        if not any(match.start < end and start < match.end for start, end in taken):
            unit = match.value
            entry = Formation(match.start, match.end, unit.echelon, None, unit.side, unit)
            found.append(Match(match.start, match.end, entry))
    ordered = [m.value for m in sorted(found, key=lambda m: m.start)]
    linked = _linked(folded, ordered, chinese=chinese)
    sided = _sided(folded, linked, known, _STOPS[paragraph.language], camps)
    return _identified(sided, known, camps)


def _english_numbered(text: str, folded: str, known: Formations) -> Iterator[Formation]:
    for match in known.echelon_first.finditer(folded):
        if text[match.start()].isupper():
            echelon = known.echelons[match["echelon"]]
            yield Formation(match.start(), match.end(), echelon, int(match["number"]))
            for other in _listed(_MORE.match(folded, match.end()), r"\d+"):
                yield Formation(other.start(), other.end(), echelon, int(other[0]))
    for match in known.ordinal_first.finditer(folded):
        words = text[match.start("modifier") : match.end()].replace("-", " ").split()
        named = all(word[0].isupper() for word in words if word not in ("of", "and"))
        ordinal = int(match["number"]) if match["number"] else ORDINALS[match["word"]]
        suffixed = match["number"] is None or folded[match.end("number")].isalpha()
        if not (suffixed and named) and not _lower_case_number(match, words, suffixed=suffixed):
            continue
        if match["word"] and not text[match.start()].isupper():
            continue
        echelon = known.echelons[match["last"] or match["echelon"]]
        plain = not match["modifier"] and not match["last"]
        yield Formation(match.start(), match.end(), echelon, ordinal, plain=plain)
        for other in _listed(_BEFORE.search(folded, 0, match.start()), r"\d+"):
            yield Formation(other.start(), other.end(), echelon, int(other[0]), plain=plain)


def _listed(numbers: re.Match[str] | None, one: str) -> Iterator[re.Match[str]]:
    """Yield the numbers of a list whose echelon is printed once: "Regiments 98 and 174"."""
    if numbers is not None:
        yield from re.compile(one).finditer(numbers.string, numbers.start(), numbers.end())


def _lower_case_number(match: re.Match[str], words: list[str], *, suffixed: bool) -> bool:
    """Say whether it is "174th regiment", with nothing between the number and the echelon."""
    return suffixed and bool(match["number"]) and len(words) == 1


def _han_numbered(text: str, folded: str, known: Formations) -> Iterator[Formation]:
    for match in known.han_ordinal.finditer(folded):
        try:
            ordinal = read_han(match["number"] or match["plain"])
        except ValueError:
            continue
        echelon = known.echelons[match["last"] or match["echelon"]]
        plain = not match["modifier"] and not match["last"]
        yield Formation(match.start(), match.end(), echelon, ordinal, plain=plain)
        for other in _listed(_HAN_BEFORE.search(folded, 0, match.start()), rf"[{HAN_ORDINAL}]+"):
            number = read_han(other[0])
            yield Formation(other.start() - 1, other.end(), echelon, number, plain=plain)


def _english_counted(folded: str, known: Formations) -> Iterator[Formation]:
    for number in english_numbers(folded):
        match = known.counted.match(folded, number.end)
        if match and number.value is not None and number.value == int(number.value):
            yield _counted(number.start, match, int(number.value), number.qualifier, known)
    for article in re.finditer(r"\ban?(?= )", folded):
        match = known.counted.match(folded, article.end())
        if match and not match["echelon"].endswith("s"):
            yield _counted(article.start(), match, 1, "exact", known)


def _han_counted(folded: str, known: Formations) -> Iterator[Formation]:
    for match in known.han_counted.finditer(folded):
        try:
            count = read_han(match["number"])
        except ValueError:
            continue
        yield _counted(
            match.start(), match, count, "more_than" if match["more"] else "exact", known
        )


def _counted(
    start: int, match: re.Match[str], count: int, qualifier: str, known: Formations
) -> Formation:
    echelon = known.echelons[match["echelon"]]
    return Formation(start, match.end(), echelon, count=count, qualifier=qualifier, plain=False)


def _linked(folded: str, found: list[Formation], *, chinese: bool) -> list[Formation]:
    """Link what the text puts together: "Regiment 209 (Division 312)", 第五外籍军团第三营."""
    linked = list(found)
    for index, (first, second) in enumerate(pairwise(found)):
        if first.ordinal is None or second.ordinal is None:
            continue
        gap = folded[first.end : second.start]
        smaller_first = rank(first.echelon) < rank(second.echelon)
        if smaller_first and _OF.fullmatch(gap):
            linked[index] = replace(linked[index], parent=index + 1)
        elif chinese and not smaller_first and _BELONGS.fullmatch(gap):
            linked[index + 1] = replace(linked[index + 1], parent=index)
    return linked


def _sided(
    folded: str,
    found: list[Formation],
    known: Formations,
    stops: re.Pattern[str],
    camps: Camps,
) -> list[Formation]:
    """Give each formation the side that the nearest words of its clause name."""
    words = known.sides.longest(folded)
    sided = []
    for item in found:
        near = [w for w in words if not item.side and _in_clause(folded, item, w, stops)]
        near.sort(key=lambda w: max(item.start - w.end, w.start - item.end))
        side = near[0].value[0] if near else ""
        sided.append(replace(item, side=item.side or camps.resolve(side)))
    return sided


def _in_clause(
    folded: str, item: Formation, word: Match[tuple[str, ...]], stops: re.Pattern[str]
) -> bool:
    start, end = min(item.start, word.start), max(item.end, word.end)
    if end - start > _AROUND + item.end - item.start:
        return False
    return not stops.search(folded, start, end)


def _identified(found: list[Formation], known: Formations, camps: Camps) -> list[Formation]:
    """Name the units that the list knows, superiors first; a child takes its parent's side."""
    named = list(found)
    order = sorted(range(len(named)), key=lambda i: named[i].parent is not None)
    for index in order:
        item = named[index]
        parent = named[item.parent] if item.parent is not None else None
        if item.unit is not None or item.ordinal is None:
            continue
        side = parent.side if parent and parent.side else item.side
        superior = parent.unit.slug if parent and parent.unit else None
        unit = known.known(item.ordinal, item.echelon, side, superior, plain=item.plain)
        if unit is None and item.plain and parent is None:
            unit = known.known(item.ordinal, item.echelon, camps.own, None, plain=True)
        named[index] = replace(item, unit=unit, side=unit.side if unit else side)
    return named
