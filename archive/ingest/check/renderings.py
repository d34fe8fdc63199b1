"""Which English words render each known Chinese term of an aligned sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

from archive.ingest.check.likely import likely_renderings
from archive.ingest.check.pairs import Pair, Quoted
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import PlaceMention, Quote, Rendering
from archive.text.spans import Matcher

# Categories of the vocabulary whose terms are names or expressions of one meaning.
_CATEGORIES = ("pair", "organisation")


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One term with what may stand for it; compared by identity."""

    category: str
    code: str
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    wrong: tuple[str, ...] = ()
    other: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """The terms of a lexicon, compiled: Chinese forms, and right and wrong English ones."""

    chinese: Matcher[Entry | None]
    english: Matcher[tuple[Entry, bool]]


@lru_cache(maxsize=4)
def terms(lexicon: Lexicon) -> Terms:
    """Return the compiled terms and agencies of a lexicon."""
    entries = [
        Entry(term.category, term.code, term.english, term.chinese, term.wrong, term.other)
        for category in _CATEGORIES
        for term in lexicon.of(category)
        if term.english and term.chinese
    ] + [
        Entry("agency", agency.slug, agency.english, agency.chinese)
        for agency in lexicon.agencies
        if agency.english and agency.chinese
    ]
    return Terms(
        Matcher(_chinese_forms(entries)),
        Matcher(
            (form, (entry, right))
            for entry in entries
            for forms, right in ((entry.english, True), (entry.wrong, False))
            for form in forms
        ),
    )


def _chinese_forms(entries: Iterable[Entry]) -> Iterator[tuple[str, Entry | None]]:
    for entry in entries:
        for form in entry.chinese:
            yield form, entry
        for form in entry.other:
            yield form, None


def renderings(pair: Pair, lexicon: Lexicon) -> Iterator[Rendering]:
    """Yield the terms of the Chinese side, each with the words that render it in the English."""
    known = terms(lexicon)
    chinese: dict[Entry, list[Quote]] = {}
    for words in pair.chinese:
        for start, end, entries in words.found(known.chinese):
            for entry in entries:
                if entry is not None:
                    chinese.setdefault(entry, []).append(words.quote(start, end))
    if not chinese:
        return
    english: dict[tuple[Entry, bool], list[Quote]] = {}
    for words in pair.english:
        for start, end, values in words.found(known.english):
            for value in values:
                english.setdefault(value, []).append(words.quote(start, end))
    taken = [
        quote
        for (entry, right), quotes in english.items()
        if right and entry in chinese
        for quote in quotes
    ]
    sentence = pair.english[0].whole
    for entry, quotes in chinese.items():
        yield from _of_entry(entry, quotes, english, taken, pair, sentence)


def _of_entry(
    entry: Entry,
    chinese: list[Quote],
    english: dict[tuple[Entry, bool], list[Quote]],
    taken: list[Quote],
    pair: Pair,
    sentence: Quote,
) -> Iterator[Rendering]:
    """Yield the uses of one term: the right renderings first, then wrong or likely ones.

    A term that is said twice and rendered once is rendered: English repeats itself less.
    """
    right = english.get((entry, True), [])
    wrong = english.get((entry, False), [])
    for quote, words in zip(chinese, right, strict=False):
        yield Rendering(entry.category, entry.code, quote, words, sentence, True)
    rest = chinese[len(right) :]
    for quote, words in zip(rest, wrong, strict=False):
        yield Rendering(entry.category, entry.code, quote, words, sentence, False)
    if right or wrong:
        return
    likely = likely_renderings(entry.english, pair.english, taken)
    for quote, found in zip_longest(rest, likely[: len(rest)]):
        if found is not None or entry.category != "organisation":
            yield Rendering(entry.category, entry.code, quote, found, sentence, False)


def place_renderings(
    aligned: Iterable[Pair], places: Iterable[PlaceMention]
) -> Iterator[Rendering]:
    """Yield the Chinese names of places with the English name of the same place beside them."""
    where = Quoted((place, (place.quote,)) for place in places if place.place)
    for pair in aligned:
        english: dict[str | None, list[Quote]] = {}
        for one in where.inside(pair.english):
            english.setdefault(one.mention.place, []).append(one.quote)
        if not english:
            continue
        sentence = pair.english[0].whole
        for one in where.inside(pair.chinese):
            if names := english.get(one.mention.place):
                slug = one.mention.place or ""
                yield Rendering("place", slug, one.quote, names.pop(0), sentence, True)
