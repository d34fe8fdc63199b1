"""The cheapest sequence of beads over two runs of passages: lengths and shared anchors.

Gale and Church's dynamic programme, with the numbers, dates, names and terms that both sides
must share.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from itertools import accumulate, chain, pairwise, repeat

from archive.ingest.anchors import Bag, likeness, merged, utmost, weighed
from archive.ingest.passages import Passage, cuts, length
from archive.ingest.records import Bead

_VARIANCE = 6.8  # of the length of a translation, per character (Gale and Church 1993)
_MOVES = ((1, 1, 0.1), (1, 2, 2.8), (2, 1, 2.8), (2, 2, 5.0), (1, 3, 5.2), (3, 1, 5.2))
_DROPS = ((1, 0), (0, 1))
_DROPPED = 2.5
_NEXT_DROPPED = 1.5  # whole paragraphs are dropped, not single sentences
_BOTH_DROPPED = 2.5  # what stands at the same place on both sides is most often the same
_ANCHOR_WEIGHT = 6.0
_MISSED_WEIGHT = 3.6  # an anchor that only one side has may be one that was not read
_WORD_WEIGHT = 4.0
_UNSAID = 0.45  # an ordinary word that only one side has is most often not known
_LONGEST = 3  # passages of one side in a bead
_MOST_SAID = 12.0
_IN_USE = 1000  # runs of passages kept in mind: a band of them is looked at
_LOST_DATELINE = 3.0
_ACROSS = 2.0  # sentences of two paragraphs seldom make one
_FURTHEST = 5.0  # as many times as long as expected, and it is no translation
_BAND = 20
# Where both sides have more passages, only what stays near the cheapest is followed.
_MANY = 200
_BEAM, _NARROW = 8.0, 6  # in cost and in columns
_SURE, _NEAR = 0.5, 0.7  # of the length of a pair at the same place, either way
_TELLING = 4  # figures
_STRANGE = -0.25
_SAYING = 3  # meanings of ordinary words


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
    near = _NEAR < lengths < 1 / _NEAR
    if near and alike > 0:
        return True
    if not (near and alike == 0) and likeness(one.anchors, other.anchors) <= _STRANGE:
        return False
    return min(len(one.words), len(other.words)) < _SAYING or not one.words.isdisjoint(other.words)


class _Programme:
    """The cheapest moves over two runs; what cannot be the cheapest is not looked into."""

    def __init__(
        self, english: Sequence[Passage], chinese: Sequence[Passage], ratio: float
    ) -> None:
        self._sides = (english, chinese)
        self._ratio = ratio
        self._bags: tuple[dict[tuple[int, int], Bag], ...] = ({}, {})
        self._words: tuple[dict[tuple[int, int], frozenset[int]], ...] = ({}, {})
        self._runs = (_Run(english), _Run(chinese))
        self._weights = _weights(english, chinese)
        self._most_said = min(_MOST_SAID, *[self._utmost_said(side) for side in self._sides])
        self._beam = _BEAM if min(len(english), len(chinese)) > _MANY else math.inf

    def moves(self) -> list[dict[int, tuple[int, int]]]:
        """Return for each row and column the move by which it is reached most cheaply."""
        rows, columns = (len(side) for side in self._sides)
        moves: list[dict[int, tuple[int, int]]] = []
        above: list[dict[int, float]] = []  # the costs of the last rows, the nearest first
        for i in range(rows + 1):
            costs: dict[int, float] = {}
            moves.append({})
            reached = [costs, *above]
            most = math.inf
            beam = self._beam if i < rows else math.inf
            for j in self._columns(i, rows, columns, above):
                cost, move = self._cheapest(i, j, reached, moves)
                if cost < most:
                    costs[j], moves[i][j] = cost, move
                    most = min(most, cost + beam)
            above = reached[:3]
        return moves

    def _columns(self, i: int, rows: int, columns: int, above: Sequence[dict[int, float]]) -> range:
        """Return the columns worth a look, few enough that long texts take linear time.

        They lie near the diagonal, in a long run near the cheapest column of the row above.
        """
        if above and self._beam < math.inf:
            middle, band = min(above[0], key=above[0].__getitem__), _NARROW
        else:
            middle = i * columns // rows
            band = max(_BAND, columns // rows) + min(abs(rows - columns), _BAND)
        last = min(columns, middle + band) if i < rows else columns
        return range(max(0, middle - band), last + 1)

    def _cheapest(
        self,
        i: int,
        j: int,
        reached: Sequence[dict[int, float]],
        moves: Sequence[dict[int, tuple[int, int]]],
    ) -> tuple[float, tuple[int, int]]:
        """Return what the cheapest way to a row and column costs, and its last move."""
        if not i and not j:
            return 0.0, (0, 0)
        least, taken = math.inf, (0, 0)
        for drop in _DROPS:
            a, b = drop
            cost = reached[a].get(j - b) if a <= i else None
            if cost is not None:
                before = moves[i - a][j - b]
                cost += _NEXT_DROPPED if before == drop else _DROPPED
                if before == (b, a):
                    cost += _BOTH_DROPPED
                if cost < least:
                    least, taken = cost, drop
        for a, b, prior in _MOVES:
            cost = reached[a].get(j - b) if a <= i and b <= j else None
            if cost is not None:
                cost = self._cost(i - a, a, j - b, b, cost + prior, least)
                if cost < least:
                    least, taken = cost, (a, b)
        return least, taken

    def _cost(self, i: int, a: int, j: int, b: int, cost: float, least: float) -> float:
        """Return a cost with that of a bead; any that is not less than the least will do."""
        english, chinese = self._runs
        if (
            english.opens[i + a] > english.opens[i + 1]
            or chinese.opens[j + b] > chinese.opens[j + 1]
        ):
            return math.inf
        found = english.ends[i + a] - english.ends[i]
        expected = self._ratio * (chinese.ends[j + b] - chinese.ends[j])
        if not expected / _FURTHEST < found < expected * _FURTHEST:
            return math.inf
        if english.breaks[i + a - 1] > english.breaks[i] or (
            chinese.breaks[j + b - 1] > chinese.breaks[j]
        ):
            cost += _ACROSS
        if self._sides[0][i].opens != self._sides[1][j].opens:
            cost += _LOST_DATELINE
        cost -= math.log(max(_length_chance(found, expected), 1e-9))
        told = english.told[i + a] - english.told[i] + chinese.told[j + b] - chinese.told[j]
        if cost - _ANCHOR_WEIGHT * utmost(told) - self._most_said >= least:
            return math.inf
        shared = weighed(self._bag(0, i, a), self._bag(1, j, b), told)
        cost -= (_ANCHOR_WEIGHT if shared > 0 else _MISSED_WEIGHT) * shared
        if cost - self._most_said >= least:
            return math.inf
        return cost - self._said_alike(i, a, j, b)

    def _said_alike(self, i: int, a: int, j: int, b: int) -> float:
        """Return what the ordinary words of a bead speak for it; negative is against it."""
        english, chinese = self._said(0, i, a), self._said(1, j, b)
        told = (len(english) + len(chinese)) / 2
        if not told:
            return 0.0
        alike = english & chinese
        if not alike:
            return -_UNSAID * told
        weight = sum([self._weights[word] for word in alike])
        return _WORD_WEIGHT * math.sqrt(weight) - _UNSAID * (told - len(alike))

    def _utmost_said(self, passages: Sequence[Passage]) -> float:
        """Return more than the words of any bead can speak for it."""
        weigh = self._weights.get
        most = max((sum([weigh(word, 0.0) for word in p.words]) for p in passages), default=0.0)
        return _WORD_WEIGHT * math.sqrt(_LONGEST * most)

    def _said(self, side: int, start: int, count: int) -> frozenset[int]:
        passages = self._sides[side]
        if count == 1:
            return passages[start].words
        words = self._words[side]
        if (start, count) not in words:
            if len(words) > _IN_USE:
                words.clear()
            words[start, count] = frozenset().union(
                *[p.words for p in passages[start : start + count]]
            )
        return words[start, count]

    def _bag(self, side: int, start: int, count: int) -> Bag:
        passages = self._sides[side]
        if count == 1:
            return passages[start].anchors
        bags = self._bags[side]
        if (start, count) not in bags:
            if len(bags) > _IN_USE:
                bags.clear()
            bags[start, count] = merged([p.anchors for p in passages[start : start + count]])
        return bags[start, count]


def _weights(english: Sequence[Passage], chinese: Sequence[Passage]) -> dict[int, float]:
    """Return what each ordinary word is worth: one that many passages have tells little."""
    counts = [Counter(chain.from_iterable(p.words for p in side)) for side in (english, chinese)]
    return {word: 1 / max(count, counts[1][word]) for word, count in counts[0].items()}


class _Run:
    """Running totals over passages, so that those of any of them are a difference."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.ends = list(accumulate((p.length for p in passages), initial=0))
        self.told = list(accumulate((sum(p.anchors.values()) for p in passages), initial=0))
        self.opens = list(accumulate((p.opens for p in passages), initial=0))
        # The ends of paragraphs between the first passage and each.
        self.breaks = [
            0,
            *accumulate(
                one.home != two.home and not one.goes_on for one, two in pairwise(passages)
            ),
        ]


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
        tuple([s.id for s in english]),
        tuple([s.id for s in chinese]),
        score(english, chinese, ratio),
    )


def score(english: Sequence[Passage], chinese: Sequence[Passage], ratio: float) -> float:
    """Return the confidence in a bead: half from lengths, half from numbers, dates and quotations.

    Names are left to the doubtful cases: a name that a gazetteer lacks is no difference.
    """
    if not english or not chinese:
        return 0.0
    one, other = length(english), ratio * length(chinese)
    shared = likeness(merged([p.figures for p in english]), merged([p.figures for p in chinese]))
    return round((min(one, other) / max(one, other) + (shared + 1) / 2) / 2, 2)
