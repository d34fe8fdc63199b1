"""Matching rows in an order, of which any page is cut out without walking to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf

from pyroaring import BitMap

from archive.queries.index.days import parts
from archive.queries.index.segment import UNDATED, UNKNOWN, Segment, first_key, id_of

Rows = tuple[BitMap, ...]
_CHUNK = 2000


def size(rows: Rows) -> int:
    """Return how many rows there are."""
    return sum(map(len, rows))


@dataclass(frozen=True)
class ByDate:
    """Rows by their first day; turned round, the newest come first and the undated still last."""

    segments: Sequence[Segment]
    rows: Rows
    newest_first: bool = False

    def cut(self, start: int, stop: int) -> list[int]:
        """Return the ids from one place of the order to another."""
        stop = min(stop, size(self.rows))
        if not self.newest_first:
            return self._ids(start, stop)
        dated = self.below(first_key(UNDATED))
        turned = self._ids(max(dated - stop, 0), max(dated - start, 0))[::-1]
        return turned + self._ids(max(start, dated), stop)

    def place(self, pk: int) -> int | None:
        """Return where the row with an id stands, None where it does not match."""
        for segment, rows in zip(self.segments, self.rows, strict=True):
            found = segment.ranks_of([pk]) & rows
            if found:
                before = self.below(segment.keys[found[0]])
                if not self.newest_first:
                    return before
                dated = self.below(first_key(UNDATED))
                return before if before >= dated else dated - 1 - before
        return None

    def below(self, key: int) -> int:
        """Return how many rows come before an order key."""
        return sum(self._below(place, key) for place in range(len(self.rows)))

    def _below(self, place: int, key: int) -> int:
        rank = bisect_left(self.segments[place].keys, key)
        return self.rows[place].rank(rank - 1) if rank else 0

    def _ids(self, start: int, stop: int) -> list[int]:
        """Return ids in order of date."""
        if start >= stop:
            return []
        holding = [place for place, rows in enumerate(self.rows) if rows]
        if len(holding) == 1:
            keys, rows = self.segments[holding[0]].keys, self.rows[holding[0]]
            return [id_of(keys[rank]) for rank in rows[start:stop]]
        key = self._key_at(start)
        found = []
        for place in holding:
            offset, keys = self._below(place, key), self.segments[place].keys
            found += [keys[rank] for rank in self.rows[place][offset : offset + stop - start]]
        return [id_of(one) for one in sorted(found)[: stop - start]]

    def _key_at(self, place: int) -> int:
        """Return the order key before which exactly so many rows come."""
        low, high = 0, first_key(UNDATED + 1)
        while low < high:
            middle = (low + high) // 2
            if self.below(middle + 1) > place:
                high = middle
            else:
                low = middle + 1
        return low


@dataclass(frozen=True)
class ByDay:
    """Rows by a day that is not their own, such as that of the first newspaper; unknown ones last.

    Those of one day stand in the order of their own dates.
    """

    segments: Sequence[Segment]
    rows: Rows
    facet: str
    newest_first: bool = False

    def cut(self, start: int, stop: int) -> list[int]:
        """Return the ids from one place of the order to another."""
        found: list[int] = []
        for before, rows in self._days(start, stop):
            order = ByDate(self.segments, rows)
            found += order.cut(max(start - before, 0), stop - before)
        return found

    def place(self, pk: int) -> int | None:
        """Return where the row with an id stands, None where it does not match."""
        for before, rows in self._days(0, size(self.rows)):
            found = ByDate(self.segments, rows).place(pk)
            if found is not None:
                return before + found
        return None

    def _days(self, start: int, stop: int) -> Iterator[tuple[int, Rows]]:
        """Yield the rows of each day that lies between two places, with how many come before."""
        days = {day for segment in self.segments for day in segment.facets[self.facet]}
        tree = parts(days)
        yield from _walk(self._of, tree, "", 0, start, stop, turned=self.newest_first)
        unknown = self._of(UNKNOWN)
        before = size(self.rows) - size(unknown)
        if stop > before and size(unknown):
            yield before, unknown

    def _of(self, part: str) -> Rows:
        return tuple(
            rows & segment.of(self.facet, part)
            for segment, rows in zip(self.segments, self.rows, strict=True)
        )


def _walk(
    of: Callable[[str], Rows],
    tree: Mapping[str, tuple[str, ...]],
    above: str,
    before: int,
    start: int,
    stop: int,
    *,
    turned: bool,
) -> Iterator[tuple[int, Rows]]:
    for part in tree.get(above, ())[:: -1 if turned else 1]:
        rows = of(part)
        held = size(rows)
        if before < stop and before + held > start:
            if part in tree:
                yield from _walk(of, tree, part, before, start, stop, turned=turned)
            else:
                yield before, rows
        before += held


@dataclass(frozen=True)
class ByNumber:
    """Rows by the greatest number claimed of some kinds, greatest first; those without one last."""

    segments: Sequence[Segment]
    rows: Rows
    kinds: tuple[str, ...]

    def cut(self, start: int, stop: int) -> list[int]:
        """Return the ids from one place of the order to another."""
        found: list[int] = []
        for before, count, ids in self._steps():
            if before < stop and before + count > start:
                found += ids(max(start - before, 0), stop - before)
        return found

    def place(self, pk: int) -> int | None:
        """Return where the row with an id stands, None where it does not match."""
        for before, count, ids in self._steps():
            for start in range(0, count, _CHUNK):
                found = ids(start, start + _CHUNK)
                if pk in found:
                    return before + start + found.index(pk)
        return None

    def _steps(self) -> Iterator[tuple[int, int, Callable[[int, int], list[int]]]]:
        """Yield for each step how many rows come before, how many it has, and what cuts them."""
        before, below = 0, inf
        above: Rows = tuple(BitMap() for _ in self.rows)
        for least in _STEPS:
            reached = self._least(least)
            held = tuple(now - then for now, then in zip(reached, above, strict=True))
            if count := size(held):
                yield before, count, partial(self._cut, held, least, below)
            before, above, below = before + count, reached, least
        rest = tuple(rows - numbered for rows, numbered in zip(self.rows, above, strict=True))
        yield before, size(rest), ByDate(self.segments, rest).cut

    def _least(self, least: float) -> Rows:
        found = []
        for segment, rows in zip(self.segments, self.rows, strict=True):
            numbers = [segment.numbers[kind] for kind in self._kinds(segment)]
            found.append(BitMap.union(BitMap(), *(n.least(least) for n in numbers)) & rows)
        return tuple(found)

    def _kinds(self, segment: Segment) -> list[str]:
        return [kind for kind in self.kinds or segment.numbers if kind in segment.numbers]

    def _cut(self, rows: Rows, least: float, below: float, start: int, stop: int) -> list[int]:
        """Return some rows of one step, by number and then by date."""
        found = []
        for segment, some in zip(self.segments, rows, strict=True):
            greatest: dict[int, float] = {}
            for kind in self._kinds(segment):
                for rank, number in segment.numbers[kind].among(some, least, below):
                    greatest[rank] = max(greatest.get(rank, number), number)
            found += [(-number, segment.keys[rank]) for rank, number in greatest.items()]
        return [id_of(key) for _, key in sorted(found)[start:stop]]


# Numbers are sorted a step at a time: few are great, and a page of small ones sorts few rows.
_STEPS = [*(int(1.25**power) for power in range(80, 12, -1)), *range(13, 0, -1), 0.0]
