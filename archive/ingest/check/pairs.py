"""Aligned sentences with the mentions that only one of the two languages has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from archive.ingest.records import Article, Bead, Discrepancy, Language, Quote, Sentence

M = TypeVar("M")


@dataclass(frozen=True, slots=True)
class Pair:
    """What one bead says in each language."""

    english: tuple[Quote, ...]
    chinese: tuple[Quote, ...]

    def find(self, quotes: Iterable[Quote], language: Language) -> Quote | None:
        """Return the first of the quotes that lies in the sentences of a language."""
        sentences = self.english if language is Language.ENGLISH else self.chinese
        for quote in quotes:
            if any(_inside(quote, sentence) for sentence in sentences):
                return quote
        return None


@dataclass(frozen=True, slots=True)
class OneSided(Generic[M]):
    """A mention that only one language of a pair has, with its quote there."""

    mention: M
    quote: Quote


class Quoted(Generic[M]):
    """Mentions by the paragraphs of their quotes, so that each is looked at once."""

    def __init__(self, mentions: Iterable[tuple[M, tuple[Quote, ...]]]) -> None:
        self._held: dict[str, list[tuple[M, Quote, tuple[Quote, ...]]]] = {}
        for mention, quotes in mentions:
            for quote in quotes:
                self._held.setdefault(quote.paragraph, []).append((mention, quote, quotes))

    def inside(self, sentences: tuple[Quote, ...]) -> list[OneSided[M]]:
        """Return the mentions with a quote in the sentences."""
        return [
            OneSided(mention, quote)
            for sentence in sentences
            for mention, quote, _ in self._held.get(sentence.paragraph, ())
            if _inside(quote, sentence)
        ]

    def one_sided(self, pair: Pair) -> tuple[list[OneSided[M]], list[OneSided[M]]]:
        """Return the mentions that only the English and only the Chinese of a pair have."""
        english, chinese = self.inside(pair.english), self.inside(pair.chinese)
        in_english = {id(one.mention) for one in english}
        in_chinese = {id(one.mention) for one in chinese}
        return (
            [one for one in english if id(one.mention) not in in_chinese],
            [one for one in chinese if id(one.mention) not in in_english],
        )


def pairs(
    article: Article, sentences: tuple[Sentence, ...], beads: tuple[Bead, ...]
) -> Iterator[Pair]:
    """Yield the beads that have both languages, with the text of their sentences."""
    paragraphs = {paragraph.id: paragraph for paragraph in article.readable()}
    by_id = {sentence.id: sentence for sentence in sentences}

    def quotes(ids: tuple[str, ...]) -> tuple[Quote, ...]:
        found = (by_id[id] for id in ids if id in by_id and by_id[id].paragraph in paragraphs)
        return tuple(
            Quote(
                s.paragraph,
                s.start,
                s.end,
                paragraphs[s.paragraph].text[s.start : s.end],
                paragraphs[s.paragraph].language,
            )
            for s in found
        )

    for bead in beads:
        pair = Pair(quotes(bead.english), quotes(bead.chinese))
        if pair.english and pair.chinese:
            yield pair


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


def _inside(quote: Quote, sentence: Quote) -> bool:
    return quote.paragraph == sentence.paragraph and sentence.start <= quote.start < sentence.end
