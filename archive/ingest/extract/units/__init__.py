"""Named and counted formations in both languages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field

from archive.ingest.belligerents import UNKNOWN, UNTOLD, Camps
from archive.ingest.extract.units.armies import COLLECTIVE, class_of
from archive.ingest.extract.units.find import formations_in, superiors_first
from archive.ingest.extract.units.formation import Formation
from archive.ingest.extract.units.vocabulary import branch_apart, formations
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
    also: list[Quote] = field(default_factory=list)
    words: str = ""  # as first printed, folded


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
        if not found:
            continue
        ids: dict[int, str] = {}
        # Parents first, so that a child can name the mention of its parent.
        for index in superiors_first(found):
            item = found[index]
            parent = ids.get(item.parent) if item.parent is not None else None
            key = _settled(pairs.key(paragraph, item, parent), paragraph, item, units)
            unit = units.get(key)
            if unit is None:
                unit = units[key] = _Unit(f"u{len(units) + 1}", item, parent)
                unit.words = _words(paragraph, item)
            unit.parent = unit.parent or parent
            quote = _quote(paragraph, item)
            if unit.quotes.setdefault(paragraph.id, quote) is not quote:
                unit.also.append(quote)
            ids[index] = unit.id
    return tuple(_mention(unit) for unit in units.values())


def _settled(key: _Key, paragraph: Paragraph, item: Formation, units: dict[_Key, _Unit]) -> _Key:
    """Return the key of the unit that a numbered formation is, among those found so far."""
    if key[0] != "ordinal":
        return key
    if item.echelon == "corps" and paragraph.language is Language.CHINESE and key not in units:
        # 第三十九军 is the 39th Army in one translation and the 39th Corps in another.
        army = (*key[:2], "army", *key[3:])
        key = army if army in units else key
    # The 5th Marines are not the 5th Cavalry.
    known = units.get(key)
    if known and (branch := branch_apart(_words(paragraph, item), known.words)):
        key = (*key, branch)
        known = units.get(key)
    # The 1st Division of one army is not that of another.
    sides = (known.formation.side, item.side) if known else ("", "")
    return (*key, item.side) if all(sides) and sides[0] != sides[1] else key


class _Pairs:
    """Which sentences say the same thing, so that one count in both languages is one mention."""

    def __init__(self, beads: tuple[Bead, ...], sentences: tuple[Sentence, ...]) -> None:
        self._bead = {
            id: n for n, bead in enumerate(beads) for id in (*bead.english, *bead.chinese)
        }
        self._sentences: dict[str, tuple[list[int], list[str]]] = {}
        for sentence in sentences:
            starts, ids = self._sentences.setdefault(sentence.paragraph, ([], []))
            starts.append(sentence.start)
            ids.append(sentence.id)

    def key(self, paragraph: Paragraph, item: Formation, parent: str | None) -> _Key:
        """Return what makes two quotes one mention."""
        if item.unit is not None:
            return ("unit", item.unit.slug)
        if item.ordinal is not None:
            _, slash, regiment = _words(paragraph, item).partition("/")
            superior = regiment if slash else parent  # 1/7 Cav and 1/5 Cav
            return ("ordinal", item.ordinal, item.echelon, superior)
        if item.echelon == COLLECTIVE:
            words = _words(paragraph, item)
            kind = class_of(words)
            # Nothing tells whose they are: "rebels" and "Army troops" are two bodies.
            return (COLLECTIVE, item.side, kind, "" if item.side else words.split()[-1])
        if item.number is None:
            return ("name", paragraph.folded[item.start : item.end], parent)
        starts, ids = self._sentences.get(paragraph.id, ((), ()))
        at = bisect_right(starts, item.start) - 1
        sentence = ids[at] if at >= 0 else paragraph.id
        where = self._bead.get(sentence, sentence)
        return ("count", where, item.number, item.echelon)


def _words(paragraph: Paragraph, item: Formation) -> str:
    return paragraph.folded[item.start : item.end]


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
        also=tuple(unit.also),
        parent=unit.parent,
        count=item.number,
        count_qualifier=item.qualifier,
    )
