"""Passages: what one sentence says in both languages, with everything read out of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from archive.ingest.records import (
    Article,
    Bead,
    DateMention,
    FigureMention,
    Language,
    PlaceMention,
    Quote,
    Report,
    Sentence,
    UnitMention,
)

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Passage:
    """The aligned sentences of one bead with the mentions whose quotes lie in them."""

    report: Report
    paragraphs: frozenset[str]
    quotes: tuple[Quote, ...]  # the sentences, English first
    dates: tuple[DateMention, ...]
    places: tuple[PlaceMention, ...]
    units: tuple[UnitMention, ...]
    figures: tuple[FigureMention, ...]

    def holds(self, quote: Quote) -> bool:
        """Say whether the quote starts in one of the sentences."""
        return any(
            quote.paragraph == mine.paragraph and mine.start <= quote.start < mine.end
            for mine in self.quotes
        )

    def in_unit_name(self, paragraph: str, at: int) -> bool:
        """Say whether the words at this offset are part of the name of a unit."""
        return any(
            quote.paragraph == paragraph and quote.start <= at < quote.end
            for unit in self.units
            for quote in unit.quotes
        )

    def between(self, paragraph: str, start: int, end: int) -> str:
        """Return the text between two offsets of a paragraph, as far as its sentences hold it."""
        return "".join(
            quote.text[max(0, start - quote.start) : max(0, end - quote.start)]
            for quote in self.quotes
            if quote.paragraph == paragraph
        )

    @property
    def languages(self) -> frozenset[Language]:
        """Return the languages of the sentences."""
        return frozenset(quote.language for quote in self.quotes)


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
) -> Iterator[Passage]:
    """Yield the passages of the reports in order, each sentence once."""
    language = {paragraph.id: paragraph.language for paragraph in article.readable()}
    text = {paragraph.id: paragraph.text for paragraph in article.readable()}
    by_id = {sentence.id: sentence for sentence in sentences}
    in_paragraph: dict[str, list[Sentence]] = {}
    for sentence in sentences:
        in_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    bead_of = {id: bead for bead in beads for id in (*bead.english, *bead.chinese)}
    held = _ByParagraph(mentions)
    seen: set[str] = set()
    for report in reports:
        for paragraph in (*report.english, *report.chinese):
            for sentence in in_paragraph.get(paragraph, ()):
                if sentence.id in seen:
                    continue
                bead = bead_of.get(sentence.id)
                ids = (*bead.english, *bead.chinese) if bead else (sentence.id,)
                seen.update(ids)
                quotes = tuple(
                    Quote(s.paragraph, s.start, s.end, text[s.paragraph][s.start : s.end], lang)
                    for s in (by_id[id] for id in ids if id in by_id)
                    if (lang := language.get(s.paragraph)) is not None
                )
                yield held.passage(report, quotes)


class _ByParagraph:
    """The mentions by the paragraphs of their quotes, so that each is looked at once."""

    def __init__(self, mentions: Mentions) -> None:
        self._dates = _grouped((m, q) for m in mentions.dates for q in m.quotes)
        self._places = _grouped((m, m.quote) for m in mentions.places)
        self._units = _grouped((m, q) for m in mentions.units for q in m.quotes)
        self._figures = _grouped((m, q) for m in mentions.figures for q in m.quotes)

    def passage(self, report: Report, quotes: tuple[Quote, ...]) -> Passage:
        return Passage(
            report,
            frozenset(quote.paragraph for quote in quotes),
            quotes,
            _within(quotes, self._dates),
            _within(quotes, self._places),
            _named_in(quotes, self._units),
            _within(quotes, self._figures),
        )


def _grouped(pairs: Iterable[tuple[M, Quote]]) -> dict[str, list[tuple[M, Quote]]]:
    groups: dict[str, list[tuple[M, Quote]]] = {}
    for mention, quote in pairs:
        groups.setdefault(quote.paragraph, []).append((mention, quote))
    return {paragraph: sorted(group, key=_start) for paragraph, group in groups.items()}


def _start(pair: tuple[object, Quote]) -> int:
    return pair[1].start


def _within(
    sentences: tuple[Quote, ...], groups: dict[str, list[tuple[M, Quote]]]
) -> tuple[M, ...]:
    found: dict[int, M] = {}
    for sentence in sentences:
        group = groups.get(sentence.paragraph, [])
        first = bisect_left(group, sentence.start, key=_start)
        for mention, _ in group[first : bisect_left(group, sentence.end, key=_start)]:
            found.setdefault(id(mention), mention)
    return tuple(found.values())


def _named_in(
    sentences: tuple[Quote, ...], groups: dict[str, list[tuple[UnitMention, Quote]]]
) -> tuple[UnitMention, ...]:
    """Return the units named in the sentences; only their first quote in a paragraph is kept."""
    found: dict[str, UnitMention] = {}
    for sentence in sentences:
        for unit, quote in groups.get(sentence.paragraph, ()):
            inside = sentence.start <= quote.start < sentence.end
            if inside or (unit.count is None and quote.text in sentence.text):
                found.setdefault(unit.id, unit)
    return tuple(found.values())
