"""Aligned sentences with the mentions that only one of the two languages has."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from operator import attrgetter
from typing import Generic, NamedTuple, TypeVar

from archive.ingest.records import Article, Bead, Discrepancy, Paragraph, Quote, Sentence
from archive.text.light import light
from archive.text.numerals import Number
from archive.text.spans import Match, Matcher

M = TypeVar("M")
_QUOTED = attrgetter("quote.start")
_LONGEST = 10_000  # characters of a sentence


@light
@dataclass(frozen=True, slots=True)
class Words:
    """One sentence within its paragraph; its number phrases have offsets in the paragraph."""

    paragraph: Paragraph
    start: int
    end: int
    numbers: tuple[Number, ...]

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.paragraph.text[self.start : self.end]

    @property
    def folded(self) -> str:
        """The words folded, so that offsets stay right."""
        return self.paragraph.folded[self.start : self.end]

    def found(self, matcher: Matcher[M]) -> tuple[Match[tuple[M, ...]], ...]:
        """Return the longest forms of a matcher in the sentence, by offsets in the paragraph."""
        found = self.paragraph.found(matcher)
        if not found:
            return ()
        first = bisect_left(found, (self.start,))
        return found[first : bisect_left(found, (self.end,), first)]

    def quote(self, start: int, end: int) -> Quote:
        """Return the words between two offsets in the paragraph."""
        paragraph = self.paragraph
        return Quote(paragraph.id, start, end, paragraph.text[start:end], paragraph.language)

    @property
    def whole(self) -> Quote:
        """The sentence as a quote."""
        return self.quote(self.start, self.end)


@light
@dataclass(frozen=True, slots=True)
class Pair:
    """What one bead says in each language."""

    english: tuple[Words, ...]
    chinese: tuple[Words, ...]


class Spot(NamedTuple):
    """Words of a sentence, quoted only where something is said about them."""

    words: Words
    start: int
    end: int

    @property
    def quote(self) -> Quote:
        """The words as a quote."""
        return self.words.quote(self.start, self.end)


def spoken(sentences: tuple[Words, ...], matcher: Matcher[M]) -> dict[tuple[M, ...], Spot]:
    """Return what forms of a matcher stand for in sentences, each with its first words."""
    found: dict[tuple[M, ...], Spot] = {}
    new = tuple.__new__
    for words in sentences:
        for start, end, value in words.found(matcher):
            if value not in found:
                found[value] = new(Spot, (words, start, end))
    return found


def named(sentences: tuple[Words, ...], matcher: Matcher[M]) -> dict[M, Spot]:
    """Return each thing that forms of a matcher stand for in sentences, with its first words."""
    found: dict[M, Spot] = {}
    new = tuple.__new__
    for words in sentences:
        for start, end, value in words.found(matcher):
            for one in value:
                if one not in found:
                    found[one] = new(Spot, (words, start, end))
    return found


class OneSided(NamedTuple, Generic[M]):
    """A mention that only one language of a pair has, with its quote there."""

    mention: M
    quote: Quote


class Quoted(Generic[M]):
    """Mentions by the paragraphs of their quotes, so that each is looked at once."""

    def __init__(self, mentions: Iterable[tuple[M, tuple[Quote, ...]]]) -> None:
        self._held: dict[str, list[OneSided[M]]] = defaultdict(list)
        self._starts: dict[str, list[int]] = {}
        new = tuple.__new__
        for mention, quotes in mentions:
            for quote in quotes:
                self._held[quote.paragraph].append(new(OneSided, (mention, quote)))
        for paragraph, held in self._held.items():
            if len(held) > 1:
                held.sort(key=_QUOTED)
            self._starts[paragraph] = [quote.start for _, quote in held]

    def inside(self, sentences: tuple[Words, ...]) -> list[OneSided[M]]:
        """Return the mentions with a quote in the sentences, in order."""
        found: list[OneSided[M]] = []
        for sentence in sentences:
            paragraph = sentence.paragraph.id
            if starts := self._starts.get(paragraph):
                first = bisect_left(starts, sentence.start)
                last = bisect_left(starts, sentence.end, first)
                found += self._held[paragraph][first:last]
        return found


def pairs(
    article: Article, sentences: tuple[Sentence, ...], beads: tuple[Bead, ...]
) -> tuple[Pair, ...]:
    """Return the beads that have both languages, with their sentences."""
    paragraphs = {paragraph.id: paragraph for paragraph in article.readable()}
    words = {
        s.id: _words(paragraphs[s.paragraph], s.start, s.end)
        for s in sentences
        if s.paragraph in paragraphs
    }
    both = [
        Pair(
            tuple([words[id] for id in bead.english if id in words]),
            tuple([words[id] for id in bead.chinese if id in words]),
        )
        for bead in beads
        if bead.english and bead.chinese
    ]
    return tuple([pair for pair in both if pair.english and pair.chinese and _is_said(pair)])


def _words(paragraph: Paragraph, start: int, end: int) -> Words:
    found = paragraph.numbers
    if not found:
        return Words(paragraph, start, end, ())
    starts = paragraph.number_starts
    first = bisect_left(starts, start)
    return Words(paragraph, start, end, found[first : bisect_left(starts, end, first)])


def _is_said(pair: Pair) -> bool:
    """Say whether a pair is of a length that somebody wrote: comparing takes its square."""
    return max([words.end - words.start for words in (*pair.english, *pair.chinese)]) <= _LONGEST


def overlapped(paragraph: str, start: int, end: int, quotes: Iterable[Quote]) -> bool:
    """Say whether any of these quotes shares a character with a span of a paragraph."""
    for quote in quotes:
        if quote.start < end and start < quote.end and quote.paragraph == paragraph:
            return True
    return False


def discrepancy(
    kind: str,
    severity: str,
    english: Quote | None,
    chinese: Quote | None,
    note: str,
    values: tuple[str, str] = ("", ""),
    figure: str | None = None,
) -> Discrepancy:
    """Return a finding; the Chinese text is the original, so it is the one to prefer."""
    return Discrepancy(
        "", kind, severity, english, chinese, note, "zh", values[0], values[1], figure
    )
