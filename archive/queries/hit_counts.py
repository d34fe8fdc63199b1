"""How many dispatches or events words find, from the sets that are kept of common words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.queries import results
from archive.queries.selection import Selection
from archive.search import find
from archive.search.ask import Question
from archive.search.common import Hits
from archive.search.kinds import DISPATCH, EVENT, Kind

_MANY = 100_000  # events, of which those that last are asked for in ten milliseconds
_FEW = 5_000  # hits that are read in a few milliseconds


def hit_counts(asked: Sequence[tuple[Kind, Question]]) -> list[int]:
    """Return how many rows match each question."""
    known = {place: _kept(*one) for place, one in enumerate(asked)}
    others = [one for place, one in enumerate(asked) if known[place] is None]
    rest = iter(find.counts(others) if others else ())
    return [next(rest) if number is None else number for number in known.values()]


def _kept(kind: Kind, question: Question) -> int | None:
    """Return how many rows words find in a period; None where the index of words must be asked."""
    hits = Hits(kind, replace(question, periods=()))
    first, last = question.periods[0][:2] if question.periods else (None, None)
    asks_whose_end = kind is EVENT and first is not None and question.root is not None
    if len(question.periods) > 1 or (hits.word is None and not asks_whose_end):
        return None
    whole = Selection.of_dispatches() if kind is DISPATCH else Selection(kind="")
    if not _is_kept(hits, whole) and not (asks_whose_end and _is_soon_read(hits, whole)):
        return None
    return results.count(replace(whole, hits=hits, first=first, last=last))


def _is_kept(hits: Hits, whole: Selection) -> bool:
    return hits.word is not None and any(
        hits.word in segment.words for segment in whole.index.segments
    )


def _is_soon_read(hits: Hits, whole: Selection) -> bool:
    """Say whether the sets count sooner: to ask which events last into a period goes through most.

    The keys of dispatches hold their day, and need no such thing.
    """
    many = sum(map(len, whole.index.segments)) > _MANY
    return many and find.count(EVENT, hits.question) <= _FEW
