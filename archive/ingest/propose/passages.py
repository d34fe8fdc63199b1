"""Passages: what one sentence says in both languages, with everything read out of it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from operator import itemgetter
from typing import NamedTuple, TypeVar

from archive.ingest.extract.units.armies import COLLECTIVE
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
_DAYS = frozenset({"day", "part-of-day", "hour", "minute"})
_SAID = r"(?:said|announced|stated|declared|reported|claimed|admitted|disclosed|confirmed|told)"
_SAID_BEFORE = re.compile(rf"\b{_SAID}(?: here)? $")
_SAID_AFTER = re.compile(
    rf" {_SAID}\b|[^，。；、]{{0,8}}?"
    r"(?:宣布|宣称|声称|发表|承认|透露|报道|報道|证实|說|说|称|稱|电|電|讯|訊)"
)
_RECENT = 50  # units of a paragraph that a later sentence may name again


class Passage(NamedTuple):
    """The aligned sentences of one bead with the mentions whose quotes lie in them."""

    report: Report
    texts: Mapping[str, Paragraph]
    quotes: tuple[Quote, ...]  # the sentences, English first
    languages: frozenset[Language]
    days: list[DateMention]  # dates of events, in order of the text
    places: tuple[PlaceMention, ...]
    units: tuple[UnitMention, ...]
    figures: tuple[FigureMention, ...]
    heirs: frozenset[str] = frozenset()  # units named before it that act in it

    def holds(self, quote: Quote) -> bool:
        """Say whether the quote starts in one of the sentences."""
        for mine in self.quotes:
            if mine.start <= quote.start < mine.end and quote.paragraph == mine.paragraph:
                return True
        return False

    def in_unit_name(self, paragraph: str, at: int) -> bool:
        """Say whether the words at this offset are part of the name of a formation."""
        for unit in self.units:
            if unit.echelon == COLLECTIVE:
                continue  # the verb of "aircraft raided" is a part of no name
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


class Mentions(NamedTuple):
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
    held = _Held(mentions, in_paragraph)
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
                mine.append(held.passage(report, texts, [by_id[id] for id in ids if id in by_id]))
    return found


def _quote(sentence: Sentence, texts: Mapping[str, Paragraph]) -> Quote:
    paragraph = texts[sentence.paragraph]
    words = paragraph.text[sentence.start : sentence.end]
    return Quote(paragraph.id, sentence.start, sentence.end, words, paragraph.language)


class _Held:
    """The mentions by the sentences that their quotes start in, so that each is looked at once."""

    def __init__(self, mentions: Mentions, sentences: Mapping[str, list[Sentence]]) -> None:
        lines = {paragraph: [s.start for s in mine] for paragraph, mine in sentences.items()}

        days = [
            (q.start, q.paragraph, m) for m in mentions.dates if m.role == "event" for q in m.quotes
        ]
        near = [
            (q.start, q.paragraph, m)
            for m in mentions.dates
            if m.role == "deictic" and m.value.precision in _DAYS
            for q in m.quotes
        ]
        places = [(m.quote.start, m.quote.paragraph, m) for m in mentions.places]
        figures = [(q.start, q.paragraph, m) for m in mentions.figures for q in m.quotes]
        self._days = _spread(days, sentences, lines)
        self._near = _spread(near, sentences, lines)
        self._places = _spread(places, sentences, lines)
        self._figures = _spread(figures, sentences, lines)
        self._units: dict[str, list[tuple[int, str, UnitMention]]] = {}
        for unit in mentions.units:
            for quote in (*unit.quotes, *unit.also):
                mine = self._units.setdefault(quote.paragraph, [])
                mine.append((quote.start, quote.text, unit))
        for mine in self._units.values():
            mine.sort(key=_first)

    def passage(
        self, report: Report, texts: Mapping[str, Paragraph], sentences: list[Sentence]
    ) -> Passage:
        quotes = tuple([_quote(sentence, texts) for sentence in sentences])
        return Passage(
            report,
            texts,
            quotes,
            frozenset([quote.language for quote in quotes]),
            self._days_of(report, sentences, quotes),
            tuple(_within(self._places, sentences)),
            self._named_in(quotes),
            tuple(_within(self._figures, sentences)),
        )

    def _days_of(
        self, report: Report, sentences: list[Sentence], quotes: tuple[Quote, ...]
    ) -> list[DateMention]:
        """Return the days printed in the sentences, or else "yesterday", told from the dateline."""
        if (days := _within(self._days, sentences)) or not self._near:
            return days
        if not (report.dateline and report.dateline.date) and not any(
            step.date for step in report.chain
        ):
            return []
        return [day for day in _within(self._near, sentences) if not _of_saying(day, quotes)]

    def _named_in(self, sentences: tuple[Quote, ...]) -> tuple[UnitMention, ...]:
        """Return the units named in the sentences; only their first quote a paragraph is kept."""
        found: dict[str, UnitMention] = {}
        for sentence in sentences:
            if (mine := self._units.get(sentence.paragraph)) is None:
                continue
            first = bisect_left(mine, sentence.start, key=_first)
            last = bisect_left(mine, sentence.end, first, key=_first)
            for _, words, unit in mine[max(0, first - _RECENT) : first]:
                if unit.count is None and words in sentence.text:
                    found.setdefault(unit.id, unit)
            for _, _, unit in mine[first:last]:
                found.setdefault(unit.id, unit)
        return tuple(found.values())


def _of_saying(day: DateMention, sentences: tuple[Quote, ...]) -> bool:
    """Say whether something was said on a day, not done: "announced today", 今天宣布."""
    for quote in day.quotes:
        for sentence in sentences:
            if sentence.overlaps(quote):
                before = sentence.text[: quote.start - sentence.start][-24:]
                after = sentence.text[quote.end - sentence.start :][:16]
                if _SAID_BEFORE.search(before) or _SAID_AFTER.match(after):
                    return True
    return False


def _spread(
    pairs: list[tuple[int, str, M]],
    sentences: Mapping[str, list[Sentence]],
    lines: Mapping[str, list[int]],
) -> dict[str, list[M]]:
    """Return the mentions by sentence, in the order of the text."""
    found: dict[str, list[M]] = {}
    for start, paragraph, mention in sorted(pairs, key=_first):
        if (starts := lines.get(paragraph)) is None:
            continue
        at = bisect_right(starts, start) - 1
        if at >= 0 and start < (sentence := sentences[paragraph][at]).end:
            found.setdefault(sentence.id, []).append(mention)
    return found


def _within(held: Mapping[str, list[M]], sentences: list[Sentence]) -> list[M]:
    """Return the mentions whose quotes start in the sentences, each once."""
    found: dict[int, M] = {}
    for sentence in sentences:
        for mention in held.get(sentence.id, ()):
            found[id(mention)] = mention
    return list(found.values())


_first = itemgetter(0)
