"""Named and counted formations in both languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.ingest.belligerents import UNKNOWN, UNTOLD, Camps
from archive.ingest.extract.units.find import Formation, formations_in
from archive.ingest.extract.units.vocabulary import formations
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Article, Bead, Language, Paragraph, Quote, Sentence, UnitMention

_Key = tuple[object, ...]


@dataclass(slots=True)
class _Unit:
    """One unit of the article with its first quote in each paragraph."""

    id: str
    formation: Formation
    parent: str | None
    quotes: dict[str, Quote] = field(default_factory=dict)


def extract(
    article: Article,
    alignment: tuple[Bead, ...],
    sentence_alignment: tuple[Bead, ...],
    sentences: tuple[Sentence, ...],
    lexicon: Lexicon,
    camps: Mapping[str, Camps] = UNTOLD,
) -> tuple[UnitMention, ...]:
    """Return the formations that an article names, one mention a unit."""
    known = formations(lexicon)
    pairs = _Pairs(sentence_alignment, sentences)
    units: dict[_Key, _Unit] = {}
    for paragraph in article.readable():
        found = formations_in(paragraph, known, camps.get(paragraph.id, UNKNOWN))
        ids: dict[int, str] = {}
        # Parents first, so that a child can name the mention of its parent.
        for index in sorted(range(len(found)), key=lambda i: found[i].parent is not None):
            item = found[index]
            parent = ids.get(item.parent) if item.parent is not None else None
            key = pairs.key(paragraph, item, parent)
            unit = units.setdefault(key, _Unit(f"u{len(units) + 1}", item, parent))
            unit.parent = unit.parent or parent
            unit.quotes.setdefault(paragraph.id, _quote(paragraph, item))
            ids[index] = unit.id
    return tuple(_mention(unit) for unit in units.values())


class _Pairs:
    """Which sentences say the same thing, so that one count in both languages is one mention."""

    def __init__(self, beads: tuple[Bead, ...], sentences: tuple[Sentence, ...]) -> None:
        self._bead = {
            id: n for n, bead in enumerate(beads) for id in (*bead.english, *bead.chinese)
        }
        self._sentences: dict[str, list[Sentence]] = {}
        for sentence in sentences:
            self._sentences.setdefault(sentence.paragraph, []).append(sentence)

    def key(self, paragraph: Paragraph, item: Formation, parent: str | None) -> _Key:
        """Return what makes two quotes one mention."""
        if item.unit is not None:
            return ("unit", item.unit.slug)
        if item.ordinal is not None:
            return ("ordinal", item.ordinal, item.echelon, parent)
        sentence = next(
            (s.id for s in self._sentences.get(paragraph.id, ()) if s.start <= item.start < s.end),
            paragraph.id,
        )
        where = self._bead.get(sentence, sentence)
        return ("count", where, item.count, item.echelon)


def _quote(paragraph: Paragraph, item: Formation) -> Quote:
    text = paragraph.text[item.start : item.end]
    return Quote(paragraph.id, item.start, item.end, text, paragraph.language)


def _mention(unit: _Unit) -> UnitMention:
    item = unit.formation
    quotes = tuple(unit.quotes.values())
    english = [quote for quote in quotes if quote.language is Language.ENGLISH]
    entry = item.unit
    return UnitMention(
        id=unit.id,
        unit=entry.slug if entry else None,
        name=entry.names[0].text if entry else (english or list(quotes))[0].text,
        ordinal=item.ordinal,
        echelon=item.echelon,
        side=item.side,
        quotes=quotes,
        parent=unit.parent,
        count=item.count,
        count_qualifier=item.qualifier,
    )
