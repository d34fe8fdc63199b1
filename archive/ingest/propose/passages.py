"""Passages: what one sentence says in both languages, with everything read out of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from archive.ingest.records import (
    Article,
    Bead,
    DateMention,
    FigureMention,
    Language,
    Paragraph,
    PlaceMention,
    Quote,
    Report,
    Sentence,
    UnitMention,
)

M = TypeVar("M")
_LONGEST = 6000  # characters; what is longer is no sentence, and tells of no event
_RECENT = 50  # units of a paragraph that a later sentence may name again


@dataclass(frozen=True, slots=True)
class Passage:
    """The aligned sentences of one bead with the mentions whose quotes lie in them."""

    report: Report
    texts: Mapping[str, Paragraph]
    quotes: tuple[Quote, ...]  # the sentences, English first
    languages: frozenset[Language]
    days: list[DateMention]  # dates of events, in order of the text
    places: tuple[PlaceMention, ...]
    units: tuple[UnitMention, ...]
    figures: tuple[FigureMention, ...]

    def holds(self, quote: Quote) -> bool:
        """Say whether the quote starts in one of the sentences."""
        for mine in self.quotes:
            if mine.start <= quote.start < mine.end and quote.paragraph == mine.paragraph:
                return True
        return False

    def in_unit_name(self, paragraph: str, at: int) -> bool:
        """Say whether the words at this offset are part of the name of a unit."""
        for unit in self.units:
            for quote in unit.quotes:
                if quote.start <= at < quote.end and quote.paragraph == paragraph:
                    return True
        return False

    def before(self, quote: Quote, length: int) -> str:
        """Return so many characters before a quote, as far as its sentence goes."""
        return self.texts[quote.paragraph].text[
            max(self._start(quote), quote.start - length) : quote.start
        ]

    def after(self, quote: Quote, length: int) -> str:
        """Return so many characters after a quote."""
        return self.texts[quote.paragraph].text[quote.end : quote.end + length]

    def _start(self, quote: Quote) -> int:
        for mine in self.quotes:
            if mine.paragraph == quote.paragraph and mine.start <= quote.start < mine.end:
                return mine.start
        return quote.start


@dataclass(frozen=True, slots=True)
class Mentions:
    """Everything read out of the article before events."""

    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    units: tuple[UnitMention, ...]
    figures: tuple[FigureMention, ...]


def passages(
    article: Article,
    reports: tuple[Report, ...],
    sentences: tuple[Sentence, ...],
    beads: tuple[Bead, ...],
    mentions: Mentions,
) -> dict[str, list[Passage]]:
    """Return the passages of each report in order, each sentence once."""
    texts = {paragraph.id: paragraph for paragraph in article.readable()}
    by_id = {
        sentence.id: sentence
        for sentence in sentences
        if sentence.paragraph in texts and sentence.end - sentence.start <= _LONGEST
    }
    in_paragraph: dict[str, list[Sentence]] = {}
    for sentence in by_id.values():
        in_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    bead_of = {id: bead for bead in beads for id in (*bead.english, *bead.chinese)}
    held = _Held(mentions)
    seen: set[str] = set()
    found: dict[str, list[Passage]] = {}
    for report in reports:
        mine = found.setdefault(report.id, [])
        for paragraph in (*report.english, *report.chinese):
            for sentence in in_paragraph.get(paragraph, ()):
                if sentence.id in seen:
                    continue
                bead = bead_of.get(sentence.id)
                ids = (*bead.english, *bead.chinese) if bead else (sentence.id,)
                seen.update(ids)
                quotes = tuple(_quote(by_id[id], texts) for id in ids if id in by_id)
                mine.append(held.passage(report, texts, quotes))
    return found


def _quote(sentence: Sentence, texts: Mapping[str, Paragraph]) -> Quote:
    paragraph = texts[sentence.paragraph]
    words = paragraph.text[sentence.start : sentence.end]
    return Quote(paragraph.id, sentence.start, sentence.end, words, paragraph.language)


class _Held:
    """The mentions by the paragraphs of their quotes, so that each is looked at once."""

    def __init__(self, mentions: Mentions) -> None:
        self._days = _Spread((m, q) for m in mentions.dates if m.role == "event" for q in m.quotes)
        self._places = _Spread((m, m.quote) for m in mentions.places)
        self._units = _Spread((m, q) for m in mentions.units for q in m.quotes)
        self._figures = _Spread((m, q) for m in mentions.figures for q in m.quotes)

    def passage(
        self, report: Report, texts: Mapping[str, Paragraph], quotes: tuple[Quote, ...]
    ) -> Passage:
        return Passage(
            report,
            texts,
            quotes,
            frozenset([quote.language for quote in quotes]),
            list(self._days.within(quotes)),
            self._places.within(quotes),
            self._named_in(quotes),
            self._figures.within(quotes),
        )

    def _named_in(self, sentences: tuple[Quote, ...]) -> tuple[UnitMention, ...]:
        """Return the units named in the sentences; only their first quote a paragraph is kept."""
        found: dict[str, UnitMention] = {}
        for sentence in sentences:
            first, last, mine = self._units.span(sentence)
            for unit, quote in mine[max(0, first - _RECENT) : first]:
                if unit.count is None and quote.text in sentence.text:
                    found.setdefault(unit.id, unit)
            for unit, _ in mine[first:last]:
                found.setdefault(unit.id, unit)
        return tuple(found.values())


class _Spread(Generic[M]):
    """Mentions by paragraph, in the order of the text."""

    def __init__(self, pairs: Iterable[tuple[M, Quote]]) -> None:
        self._by_paragraph: dict[str, list[tuple[M, Quote]]] = {}
        for pair in pairs:
            self._by_paragraph.setdefault(pair[1].paragraph, []).append(pair)
        self._starts: dict[str, list[int]] = {}
        for paragraph, mine in self._by_paragraph.items():
            mine.sort(key=_start_of)
            self._starts[paragraph] = [quote.start for _, quote in mine]

    def span(self, sentence: Quote) -> tuple[int, int, list[tuple[M, Quote]]]:
        """Return where the mentions of a sentence begin and end among those of its paragraph."""
        starts = self._starts.get(sentence.paragraph, [])
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        return first, last, self._by_paragraph.get(sentence.paragraph, [])

    def within(self, sentences: tuple[Quote, ...]) -> tuple[M, ...]:
        """Return the mentions whose quotes start in the sentences, each once."""
        if not self._by_paragraph:
            return ()
        found: dict[int, M] = {}
        for sentence in sentences:
            first, last, mine = self.span(sentence)
            for mention, _ in mine[first:last]:
                found.setdefault(id(mention), mention)
        return tuple(found.values())


def _start_of(pair: tuple[M, Quote]) -> int:
    return pair[1].start
