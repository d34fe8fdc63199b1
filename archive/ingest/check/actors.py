"""Who did it: the side that only the one or only the other language names."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from archive.ingest.check.pairs import Pair, discrepancy, named
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Discrepancy
from archive.text.spans import Matcher

# Sides that depend on who writes; the other language may name the same troops.
_RELATIVE = frozenset(("enemy", "own", "civilians", "both", "unknown", "puppet"))


@lru_cache(maxsize=4)
def _sides(lexicon: Lexicon) -> Matcher[str]:
    return Matcher(
        (form, term.code) for term in lexicon.of("side") for form in (*term.english, *term.chinese)
    )


def actor_findings(pair: Pair, lexicon: Lexicon) -> Iterator[Discrepancy]:
    """Yield the one side that each language alone names."""
    sides = _sides(lexicon)
    english = named(pair.english, sides)
    chinese = named(pair.chinese, sides) if english else {}
    if not chinese or english.keys() == chinese.keys():
        return
    left = [code for code in english if code not in chinese]
    right = [code for code in chinese if code not in english]
    if len(left) != 1 or len(right) != 1 or {*left, *right} & (_RELATIVE - {"puppet"}):
        return
    a, b = left[0], right[0]
    if _alike(a, b, lexicon):
        return
    one, other = english[a].quote, chinese[b].quote
    note = f"The English text speaks of “{one.text}”, the Chinese one of “{other.text}”."
    yield discrepancy("actor", "major", one, other, note, (one.text, other.text))


def _alike(one: str, other: str, lexicon: Lexicon) -> bool:
    """Say whether one side may be called the other: puppet troops are somebody's auxiliaries."""
    if "puppet" in (one, other):
        auxiliaries = {term.auxiliary for term in lexicon.of("side")}
        return bool({one, other} & auxiliaries)
    return {one, other} == {"un_command", "united_states"}
