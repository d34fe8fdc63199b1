"""Places where the two languages of a dispatch disagree, sentence by aligned sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from archive.ingest.check.actors import actor_findings
from archive.ingest.check.alone import alone_findings
from archive.ingest.check.capitals import capital_findings
from archive.ingest.check.counted import Counted, counted, measures
from archive.ingest.check.days import date_findings, unread_days
from archive.ingest.check.deeds import deed_findings, deeds, together, wrecked
from archive.ingest.check.directions import direction_findings
from archive.ingest.check.echelons import unnumbered_findings
from archive.ingest.check.formations import (
    echelon_findings,
    model_findings,
    ordinal_findings,
    ordinals,
    time_findings,
)
from archive.ingest.check.numbers import DAYS, Leftover, compare, one_sided
from archive.ingest.check.pairs import Pair, Quoted, Words
from archive.ingest.check.places import Texts, gazetteer, toponym_findings
from archive.ingest.check.things import RANKS, Things, thing_findings, things, title_findings
from archive.ingest.check.words import agency_findings, chain_findings, term_findings
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import (
    Article,
    Bead,
    DateMention,
    Discrepancy,
    FigureMention,
    PlaceMention,
    Quote,
    Rendering,
    Report,
    Sentence,
    UnitMention,
)

_VAGUE = re.compile(r"dozen|score|tens|hundred|thousand|million|[数几成上][十百千万]")
_BLOCK = 500  # characters within which findings are compared
_SOURCES = {"agency", "attribution"}
_WORDING = frozenset({"term", "lexical", "action", "actor", "toponym"})


def check(
    article: Article,
    reports: tuple[Report, ...],
    aligned: tuple[Pair, ...],
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
    units: tuple[UnitMention, ...],
    figures: tuple[FigureMention, ...],
    rendered: tuple[Rendering, ...],
    lexicon: Lexicon,
    sentences: tuple[Sentence, ...] = (),
    beads: tuple[Bead, ...] = (),
) -> tuple[Discrepancy, ...]:
    """Return the disagreements of the two languages in the order of the text."""
    if not aligned:
        return ()
    checker = _Checker(article, dates, places, units, figures, lexicon)
    found = list(chain_findings(article, reports))
    for pair in aligned:
        found.extend(checker.of_pair(pair))
    found.extend(one_sided(checker.leftovers))
    found.extend(alone_findings(article, sentences, beads))
    found.extend(term_findings(rendered, lexicon))
    return tuple(replace(item, id=f"x{n}") for n, item in enumerate(_once(found), start=1))


class _Checker:
    """The mentions of an article by sentence, and the numbers that no pair of them shares."""

    def __init__(
        self,
        article: Article,
        dates: tuple[DateMention, ...],
        places: tuple[PlaceMention, ...],
        units: tuple[UnitMention, ...],
        figures: tuple[FigureMention, ...],
        lexicon: Lexicon,
    ) -> None:
        self._texts = Texts(article)
        self._paragraphs = article.by_id
        self._when = Quoted((date, date.quotes) for date in dates)
        self._where = Quoted((place, (place.quote,)) for place in places)
        self._who = Quoted((unit, unit.quotes) for unit in units)
        self._what = Quoted((figure, figure.quotes) for figure in figures)
        self._lexicon = lexicon
        self._measures = measures(lexicon)
        self.leftovers: list[Leftover] = []

    def of_pair(self, pair: Pair) -> Iterator[Discrepancy]:
        """Yield what the two sides of a pair of sentences disagree on."""
        dates = self._when.inside(pair.english), self._when.inside(pair.chinese)
        places = self._where.inside(pair.english), self._where.inside(pair.chinese)
        units = self._who.inside(pair.english), self._who.inside(pair.chinese)
        days = [one.quote for side in dates for one in side]
        names = [
            one.quote
            for side in places
            for one in side
            if one.mention.relation is None and (one.mention.place or one.mention.candidates)
        ]
        naming = ordinals(pair, (*days, *names))
        masks = [*days, *names, *naming[0].values(), *naming[1].values()]
        masks += [one.quote for side in units for one in side if one.mention.ordinal is not None]
        english, chinese = self._counted(pair.english, masks), self._counted(pair.chinese, masks)
        spoken = things(pair, self._lexicon)
        joint = together(pair.english) or together(pair.chinese)
        found = [] if joint else list(deed_findings(pair, self._lexicon))
        yield from found
        told: list[Discrepancy] = []
        if english or chinese:
            rest = self._leftover(pair, english, chinese, spoken)
            told += compare(english, chinese, rest, joint=joint or len(found) > 0)
            self.leftovers.append(rest)
        known = gazetteer(self._lexicon)
        told += echelon_findings(*units, self._lexicon)
        yield from told
        if not any(one.kind == "echelon" for one in told):
            yield from unnumbered_findings(pair, self._lexicon)
        yield from ordinal_findings(*naming)
        yield from time_findings(*naming, self._paragraphs, self._measures)
        yield from model_findings(pair)
        yield from date_findings(pair, *dates, unread_days(*naming))
        yield from toponym_findings(*places, known, self._texts)
        yield from direction_findings(pair, names)
        yield from capital_findings(*places, known)
        yield from agency_findings(pair, self._lexicon)
        yield from thing_findings(pair, *spoken)
        if not RANKS.isdisjoint(spoken[0]):
            yield from title_findings(pair)
        yield from actor_findings(pair, self._lexicon)

    def _leftover(
        self,
        pair: Pair,
        english: list[Counted],
        chinese: list[Counted],
        spoken: tuple[Things, Things],
    ) -> Leftover:
        """Return the record of what a pair does not share, with what each side speaks of."""
        done = deeds(pair, self._lexicon) if _has_two(english) or _has_two(chinese) else ({}, {})
        vague = None in [one.number.value for one in (*english, *chinese)]
        return Leftover(
            _values(pair.english, english),
            _values(pair.chinese, chinese),
            spoken[0] | done[0] if done[0] else spoken[0],
            spoken[1] | done[1] if done[1] else spoken[1],
            vague and any(map(_vague, pair.english)),
            vague and any(map(_vague, pair.chinese)),
            wrecked(pair.chinese),
        )

    def _counted(self, sentences: tuple[Words, ...], masks: Iterable[Quote]) -> list[Counted]:
        found: list[Counted] = []
        for words in sentences:
            if words.numbers:
                paragraph = words.paragraph.id
                here = [quote for quote in masks if quote.paragraph == paragraph]
                figures = self._what.inside((words,))
                found += counted(words, here, figures, self._measures)
        return found


def _has_two(numbers: list[Counted]) -> bool:
    return 2 in [one.number.value for one in numbers]


def _vague(words: Words) -> bool:
    """Say whether a sentence has words for tens, hundreds or thousands."""
    return _VAGUE.search(words.paragraph.folded, words.start, words.end) is not None


def _values(sentences: tuple[Words, ...], numbers: list[Counted]) -> set[Decimal]:
    """Return the numbers of sentences, those of dates and names too unless they are small."""
    told = {one.number.value for one in numbers if one.number.value is not None}
    for words in sentences:
        for number in words.numbers:
            value = number.value
            if value is not None and value > DAYS:
                told.add(value)
    return told


def _once(found: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """Yield each disagreement once: a unit and a figure may tell of the same words."""
    kept: dict[tuple[str, int], list[Discrepancy]] = {}
    for item in found:
        blocks = [
            (quote.paragraph, block)
            for quote in (item.english, item.chinese)
            if quote
            for block in range(quote.start // _BLOCK, quote.end // _BLOCK + 1)
        ]
        if not any(_same(item, other) for block in blocks for other in kept.get(block, ())):
            for block in blocks:
                kept.setdefault(block, []).append(item)
            yield item


def _same(one: Discrepancy, other: Discrepancy) -> bool:
    """Say whether a finding repeats an earlier one, or is about the wording of the same words."""
    if one.chinese is None or other.chinese is None:
        mine, theirs = one.english, other.english
        return one.kind == other.kind and bool(mine and theirs and mine.overlaps(theirs))
    if not one.chinese.overlaps(other.chinese):
        return False
    if {one.kind, other.kind} == _SOURCES:  # another chain of sources, for another agency in it
        return True
    return one.kind == other.kind or one.kind in _WORDING
