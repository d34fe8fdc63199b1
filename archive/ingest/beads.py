"""The cheapest sequence of beads over two runs of passages: lengths and shared anchors.

Gale and Church's dynamic programme, with the numbers, dates, names and terms that both sides
must share.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import accumulate, pairwise, repeat

from archive.ingest.anchors import Bag, likeness, merged, weighed
from archive.ingest.passages import Passage, cuts, length
from archive.ingest.records import Bead

_VARIANCE = 6.8  # of the length of a translation, per character (Gale and Church 1993)
_MOVES = (
    (1, 1, 0.1), (1, 0, 2.5), (0, 1, 2.5), (1, 2, 2.8), (2, 1, 2.8), (2, 2, 5.0),
    (1, 3, 5.2), (3, 1, 5.2),
)  # fmt: skip
_NEXT_DROPPED = 1.5  # whole paragraphs are dropped, not single sentences
_BOTH_DROPPED = 2.5  # what stands at the same place on both sides is most often the same
_ANCHOR_WEIGHT = 6.0
_MISSED_WEIGHT = 3.6  # an anchor that only one side has may be one that was not read
_LOST_DATELINE = 3.0
_ACROSS = 2.0  # sentences of two paragraphs seldom make one
_FURTHEST = 5.0  # as many times as long as expected, and it is no translation
_BAND = 20
_SURE, _NEAR = 0.5, 0.7  # of the length of a pair at the same place, either way
_TELLING = 4  # figures
_STRANGE = -0.25


def beads_of(english: Sequence[Passage], chinese: Sequence[Passage], ratio: float) -> list[Bead]:
    """Return the cheapest sequence of beads over both sides."""
    if not english or not chinese:
        return [
            *(Bead((s.id,), (), 0.0) for s in english),
            *(Bead((), (s.id,), 0.0) for s in chinese),
        ]
    if len(english) == len(chinese) and (
        len(english) == 1 or all(map(plainly, english, chinese, repeat(ratio)))
    ):
        return [
            make_bead([one], [other], ratio) for one, other in zip(english, chinese, strict=True)
        ]
    beads: list[Bead] = []
    done = (0, 0)
    for cut in (*cuts(english, chinese), (len(english), len(chinese))):
        one, other = english[done[0] : cut[0]], chinese[done[1] : cut[1]]
        beads += _walk_back(one, other, ratio, _Programme(one, other, ratio).moves())
        done = cut
    return beads


def plainly(one: Passage, other: Passage, ratio: float) -> bool:
    """Say whether two passages at the same place translate each other without any doubt."""
    lengths = one.length / (ratio * other.length)
    if not _SURE < lengths < 1 / _SURE or one.opens != other.opens:
        return False
    told = sum(one.figures.values()) + sum(other.figures.values())
    alike = weighed(one.figures, other.figures, told)
    if told >= _TELLING:
        return alike > 0
    if alike >= 0 and _NEAR < lengths < 1 / _NEAR:
        return True
    return likeness(one.anchors, other.anchors) > _STRANGE


class _Programme:
    """Costs of beads, each computed once: those of merged passages are asked for again."""

    def __init__(
        self, english: Sequence[Passage], chinese: Sequence[Passage], ratio: float
    ) -> None:
        self._sides = (english, chinese)
        self._ratio = ratio
        self._bags: tuple[dict[tuple[int, int], Bag], ...] = ({}, {})
        self._ends = [list(accumulate((p.length for p in s), initial=0)) for s in self._sides]
        self._told = [
            list(accumulate((sum(p.anchors.values()) for p in side), initial=0))
            for side in self._sides
        ]

    def moves(self) -> list[dict[int, tuple[int, int]]]:
        """Return for each row and column the move by which it is reached most cheaply."""
        rows, columns = (len(side) for side in self._sides)
        ahead: list[dict[int, float]] = [{} for _ in range(4)]
        ahead[0][0] = 0.0
        moves: list[dict[int, tuple[int, int]]] = [{} for _ in range(rows + 1)]
        moves[0][0] = (0, 0)
        for i in range(rows + 1):
            costs = ahead[0]
            for j in self._columns(i, rows, columns):
                cost = costs.get(j)
                if cost is None:
                    continue
                before = moves[i][j]
                for a, b, prior in _MOVES:
                    if i + a > rows or j + b > columns:
                        continue
                    if not (a and b):
                        total = cost + (_NEXT_DROPPED if before == (a, b) else prior)
                        if before == (b, a):
                            total += _BOTH_DROPPED
                    else:
                        total = cost + prior + self._cost(i, a, j, b)
                    reached = ahead[a]
                    if total < reached.get(j + b, math.inf):
                        reached[j + b] = total
                        moves[i + a][j + b] = (a, b)
            ahead = [*ahead[1:], {}]
        return moves

    def _columns(self, i: int, rows: int, columns: int) -> range:
        """Return the columns near the diagonal, so that long texts take linear time."""
        band = max(_BAND, columns // rows) + min(abs(rows - columns), _BAND)
        middle = i * columns // rows
        return range(max(0, middle - band), min(columns, middle + band) + 1)

    def _cost(self, i: int, a: int, j: int, b: int) -> float:
        english, chinese = self._sides
        strange = 0.0
        for side, start, count in ((english, i, a), (chinese, j, b)):
            for passage in side[start + 1 : start + count]:
                if passage.opens:
                    return math.inf
            for passage, following in pairwise(side[start : start + count]):
                if passage.home != following.home and not passage.goes_on:
                    strange = _ACROSS
        if english[i].opens != chinese[j].opens:
            strange += _LOST_DATELINE
        found = self._ends[0][i + a] - self._ends[0][i]
        expected = self._ratio * (self._ends[1][j + b] - self._ends[1][j])
        if not expected / _FURTHEST < found < expected * _FURTHEST:
            return math.inf
        told = self._told[0][i + a] - self._told[0][i] + self._told[1][j + b] - self._told[1][j]
        shared = weighed(self._bag(0, i, a), self._bag(1, j, b), told)
        chance = max(_length_chance(found, expected), 1e-9)
        weight = _ANCHOR_WEIGHT if shared > 0 else _MISSED_WEIGHT
        return strange - math.log(chance) - weight * shared

    def _bag(self, side: int, start: int, count: int) -> Bag:
        passages = self._sides[side]
        if count == 1:
            return passages[start].anchors
        bags = self._bags[side]
        if (start, count) not in bags:
            if len(bags) > 1000:  # a band of them is in use
                bags.clear()
            bags[start, count] = merged([p.anchors for p in passages[start : start + count]])
        return bags[start, count]


def _walk_back(
    english: Sequence[Passage],
    chinese: Sequence[Passage],
    ratio: float,
    moves: Sequence[dict[int, tuple[int, int]]],
) -> list[Bead]:
    beads = []
    i, j = len(english), len(chinese)
    while i or j:
        a, b = moves[i][j]
        beads.append(make_bead(english[i - a : i], chinese[j - b : j], ratio))
        i, j = i - a, j - b
    return beads[::-1]


def _length_chance(found: float, expected: float) -> float:
    """Return how likely lengths at least as far apart are in a translation."""
    deviation = abs(found - expected) / math.sqrt(_VARIANCE * max((found + expected) / 2, 1))
    return math.erfc(deviation / math.sqrt(2) / 2)


def make_bead(english: Sequence[Passage], chinese: Sequence[Passage], ratio: float) -> Bead:
    """Return the bead of both sides with its score."""
    return Bead(
        tuple(s.id for s in english), tuple(s.id for s in chinese), score(english, chinese, ratio)
    )


def score(english: Sequence[Passage], chinese: Sequence[Passage], ratio: float) -> float:
    """Return the confidence in a bead: half from lengths, half from numbers, dates and quotations.

    Names are left to the doubtful cases: a name that a gazetteer lacks is no difference.
    """
    if not english or not chinese:
        return 0.0
    lengths = sorted((length(english), ratio * length(chinese)))
    shared = likeness(merged([p.figures for p in english]), merged([p.figures for p in chinese]))
    return round((lengths[0] / lengths[1] + (shared + 1) / 2) / 2, 2)
