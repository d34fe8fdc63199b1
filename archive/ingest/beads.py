"""The cheapest sequence of beads over two runs of passages: lengths and shared anchors.

Gale and Church's dynamic programme, with the numbers, dates, names and terms that both sides
must share.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from archive.ingest.anchors import Anchors, likeness
from archive.ingest.records import Bead

_VARIANCE = 6.8  # of the length of a translation, per character (Gale and Church 1993)
_MOVES = {(1, 1): 0.1, (1, 0): 2.5, (0, 1): 2.5, (1, 2): 2.8, (2, 1): 2.8, (2, 2): 5.0}
_NEXT_DROPPED = 1.5  # whole paragraphs are dropped, not single sentences
_ANCHOR_WEIGHT = 6.0
_LOST_DATELINE = 3.0
_ACROSS = 2.0  # sentences of two paragraphs seldom make one
_BAND = 20


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or sentence: what alignment looks at."""

    id: str
    home: str  # the paragraph it stands in
    length: int
    anchors: Anchors
    opens: bool = False  # a wire item, so that nothing before it belongs to it


def beads_of(english: Sequence[Passage], chinese: Sequence[Passage], ratio: float) -> list[Bead]:
    """Return the cheapest sequence of beads over both sides."""
    if len(english) == len(chinese) == 1 or not english or not chinese:
        return [make_bead(english, chinese, ratio)] if english and chinese else [
            *(Bead((s.id,), (), 0.0) for s in english),
            *(Bead((), (s.id,), 0.0) for s in chinese),
        ]  # fmt: skip
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    for i, j in _cells(len(english), len(chinese)):
        if (i, j) not in best:
            continue
        cost, before = best[i, j]
        for (a, b), prior in _MOVES.items():
            if i + a > len(english) or j + b > len(chinese):
                continue
            if (a, b) == before and 0 in before:
                prior = _NEXT_DROPPED
            total = cost + prior + _cost(english[i : i + a], chinese[j : j + b], ratio)
            if total < best.get((i + a, j + b), (math.inf,))[0]:
                best[i + a, j + b] = (total, (a, b))
    return _walk_back(english, chinese, ratio, best)


def _cells(rows: int, columns: int) -> Iterator[tuple[int, int]]:
    """Yield the cells near the diagonal, so that long texts take linear time."""
    band = max(_BAND, columns // rows) + min(abs(rows - columns), 2 * _BAND)
    for row in range(rows + 1):
        middle = row * columns // rows
        for column in range(max(0, middle - band), min(columns, middle + band) + 1):
            yield row, column


def _walk_back(
    english: Sequence[Passage],
    chinese: Sequence[Passage],
    ratio: float,
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]],
) -> list[Bead]:
    beads = []
    i, j = len(english), len(chinese)
    while i or j:
        a, b = best[i, j][1]
        beads.append(make_bead(english[i - a : i], chinese[j - b : j], ratio))
        i, j = i - a, j - b
    return beads[::-1]


def _cost(english: Sequence[Passage], chinese: Sequence[Passage], ratio: float) -> float:
    if not english or not chinese:
        return 0.0
    if any(passage.opens for side in (english, chinese) for passage in side[1:]):
        return math.inf
    chance = max(_length_chance(english, chinese, ratio), 1e-9)
    strange = _LOST_DATELINE if english[0].opens != chinese[0].opens else 0.0
    if any(side[0].home != side[-1].home for side in (english, chinese)):
        strange += _ACROSS
    return strange - math.log(chance) - _ANCHOR_WEIGHT * likeness_of(english, chinese)


def _length_chance(english: Sequence[Passage], chinese: Sequence[Passage], ratio: float) -> float:
    """Return how likely lengths at least as far apart are in a translation."""
    expected = ratio * length(chinese)
    found = length(english)
    deviation = abs(found - expected) / math.sqrt(_VARIANCE * max((found + expected) / 2, 1))
    return math.erfc(deviation / math.sqrt(2) / 2)


def likeness_of(english: Sequence[Passage], chinese: Sequence[Passage]) -> float:
    """Return how much of the anchors of both sides is shared, -1 to 1."""
    return likeness(_merged(english), _merged(chinese))


def _merged(passages: Sequence[Passage]) -> Anchors:
    if len(passages) == 1:
        return passages[0].anchors
    merged: Anchors = Counter()
    for passage in passages:
        merged.update(passage.anchors)
    return merged


def length(passages: Sequence[Passage]) -> int:
    """Return the characters of the passages."""
    return sum(passage.length for passage in passages)


def make_bead(english: Sequence[Passage], chinese: Sequence[Passage], ratio: float) -> Bead:
    """Return the bead of both sides with its score."""
    return Bead(
        tuple(s.id for s in english), tuple(s.id for s in chinese), score(english, chinese, ratio)
    )


def score(english: Sequence[Passage], chinese: Sequence[Passage], ratio: float) -> float:
    """Return the confidence in a bead: half from lengths, half from anchors."""
    if not english or not chinese:
        return 0.0
    lengths = sorted((length(english), ratio * length(chinese)))
    shared = (likeness_of(english, chinese) + 1) / 2
    return round((lengths[0] / lengths[1] + shared) / 2, 2)
