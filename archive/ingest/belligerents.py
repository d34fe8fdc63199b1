"""Whom a wire item means by "our army", "the enemy" and "puppet troops": that depends on the war.

Every publisher of communiqués calls its own side by relative words. They are resolved from the
sides, agencies and headquarters that the item names; what nothing names stays relative.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from archive.ingest.lexicon import Lexicon, TermEntry
from archive.ingest.records import Article, Paragraph, Report
from archive.text.fold import fold_aligned
from archive.text.light import light
from archive.text.spans import Matcher

_LETTERS = 4
OWN, ENEMY, PUPPET = "own", "enemy", "puppet"
RELATIVE = frozenset({OWN, ENEMY, PUPPET})
# Nobody's troops, or nobody's in particular.
_NO_BELLIGERENT = RELATIVE | {"civilians", "both", "unknown"}


@light
@dataclass(frozen=True, slots=True)
class Camps:
    """The side that a text speaks for, whom it fights, and that one's local troops, as codes.

    A camp that the text does not tell keeps its relative code: own, enemy, puppet.
    """

    own: str = OWN
    enemy: str = ENEMY
    puppet: str = PUPPET

    @property
    def sides(self) -> frozenset[str]:
        """The codes of the camps."""
        return frozenset((self.own, self.enemy, self.puppet))

    def resolve(self, side: str) -> str:
        """Return the side that a code stands for in this text."""
        return {OWN: self.own, ENEMY: self.enemy, PUPPET: self.puppet}.get(side, side)


_Counts: TypeAlias = dict[str, int]  # how often each side is named
UNKNOWN = Camps()
UNTOLD: Mapping[str, Camps] = {}


def belligerents(
    article: Article, reports: Iterable[Report], lexicon: Lexicon
) -> Mapping[str, Camps]:
    """Return the camps by paragraph id: those its wire item tells, else those the article tells."""
    known = _sides(lexicon)
    counts = {p.id: _named(p, known) for p in article.readable()}
    whole = known.camps(counts.values())
    camps = dict.fromkeys(counts, whole)
    for report in reports:
        ids = [id for id in (*report.english, *report.chinese) if id in counts]
        here = known.camps(counts[id] for id in ids)
        # An item that names other sides than the rest of the article tells of another war.
        if here.own == OWN and known.fighting(counts[id] for id in ids) <= whole.sides:
            here = whole
        camps.update(dict.fromkeys(ids, here))
    return camps


def _named(paragraph: Paragraph, known: _Sides) -> _Counts:
    """Return how often a paragraph names each side."""
    counts: _Counts = {}
    for match in paragraph.found(known.words):
        if is_lower(paragraph, match.start, match.end):
            continue
        side = match.value[0].side
        counts[side] = counts.get(side, 0) + 1
    return counts


def is_lower(paragraph: Paragraph, start: int, end: int) -> bool:
    """Say whether letters that stand for a name, as GAP does, are an ordinary word: "a gap"."""
    return end - start <= _LETTERS and paragraph.text[start:end].islower()


class SideWord(NamedTuple):
    """A side that words stand for; an agency only speaks for it."""

    side: str
    speaks: bool = False


class _Sides:
    """The sides of a lexicon: their words, and who fights whom."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.terms: dict[str, TermEntry] = {term.code: term for term in lexicon.of("side")}
        self.opponents = frozenset(term.opponent for term in self.terms.values())
        own = self.terms.get(OWN)
        forms = (*own.english, *own.chinese) if own else ()
        words = "|".join(re.escape(fold_aligned(form)) for form in forms) or r"(?!)"
        self._relative = re.compile(rf"(?:.* of (?:the )?)?(?:{words})")
        spoken_for = (
            (form, SideWord(agency.side, speaks=True))
            for agency in lexicon.agencies
            for form in (*agency.english, *agency.chinese)
            if agency.side
        )
        named = (
            (name.text, SideWord(unit.side))
            for unit in lexicon.units
            for name in unit.names
            if unit.ordinal is None and not self.relative(name.text)
        )
        worded = (
            (form, SideWord(term.code))
            for term in self.terms.values()
            for form in (*term.english, *term.chinese)
        )
        self.words = Matcher((*worded, *named, *spoken_for))

    def relative(self, name: str) -> bool:
        """Say whether a name does not tell whose it is: People's Army, 人民军总司令部."""
        return self._relative.match(fold_aligned(name)) is not None

    def fighting(self, counts: Iterable[_Counts]) -> set[str]:
        """Return the sides named that are a belligerent's."""
        return {side for count in counts for side in count} - _NO_BELLIGERENT

    def camps(self, counts: Iterable[_Counts]) -> Camps:
        """Return the camps that these counts of named sides tell."""
        total: _Counts = {}
        for count in counts:
            for side, times in count.items():
                total[side] = total.get(side, 0) + times
        ranked = sorted(total, key=total.__getitem__, reverse=True)
        ranked = [side for side in ranked if side not in _NO_BELLIGERENT]
        own = next((s for s in ranked if s in self.terms and self.terms[s].opponent), None)
        if own is not None:
            term = self.terms[own]
            return Camps(own, term.opponent, term.auxiliary or PUPPET)
        fought = [side for side in ranked if side in self.opponents]
        if len(fought) != 1:
            return UNKNOWN
        # Only one army fights the Kuomintang.
        fighting = [term for term in self.terms.values() if term.opponent == fought[0]]
        if len(fighting) == 1:
            return Camps(fighting[0].code, fought[0], fighting[0].auxiliary or PUPPET)
        return Camps(enemy=fought[0])


def is_relative(name: str, lexicon: Lexicon) -> bool:
    """Say whether any side has a body of this name: People's Army, 人民军总司令部."""
    return _sides(lexicon).relative(name)


def side_words(lexicon: Lexicon) -> Matcher[SideWord]:
    """Return the words that name a side, one matcher for every stage that asks for them."""
    return _sides(lexicon).words


@lru_cache(maxsize=4)
def _sides(lexicon: Lexicon) -> _Sides:
    return _Sides(lexicon)
