"""How many dispatches or events words find, from the sets that are kept of common words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archive.queries import results
from archive.queries.selection import Selection
from archive.search import find
from archive.search.ask import Question
from archive.search.common import Hits
from archive.search.kinds import DISPATCH, Kind


def hit_counts(asked: Sequence[tuple[Kind, Question]]) -> list[int]:
    """Return how many rows match each question."""
    known = {place: _kept(*one) for place, one in enumerate(asked)}
    others = [one for place, one in enumerate(asked) if known[place] is None]
    rest = iter(find.counts(others) if others else ())
    return [next(rest) if number is None else number for number in known.values()]


def _kept(kind: Kind, question: Question) -> int | None:
    """Return how many rows have a common word in a period; None where the index must be asked."""
    hits = Hits(kind, replace(question, periods=()))
    if hits.word is None or len(question.periods) > 1:
        return None
    whole = Selection.of_dispatches() if kind is DISPATCH else Selection(kind="")
    if not any(hits.word in segment.words for segment in whole.index.segments):
        return None
    first, last = question.periods[0][:2] if question.periods else (None, None)
    return results.count(replace(whole, hits=hits, first=first, last=last))
