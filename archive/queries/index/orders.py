"""Matching rows in an order, of which any page is cut out without walking to it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf

from pyroaring import BitMap

from archive.queries.index.days import joined, tree_of
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
class ByPrinting:
    """Rows by the day of the first newspaper that told of them; what none told of comes last.

    Those of one day stand in the order of their own dates.
    """

    segments: Sequence[Segment]
    rows: Rows
    newest_first: bool = False

    def cut(self, start: int, stop: int) -> list[int]:
        """Return the ids from one place of the order to another."""
        found: list[int] = []
        for before, rows in self._parts(start, stop):
            found += self._sorted(rows)[max(start - before, 0) : stop - before]
        unknown = self._of(UNKNOWN)
        before = size(self.rows) - size(unknown)
        return found + ByDate(self.segments, unknown).cut(max(start - before, 0), stop - before)

    def place(self, pk: int) -> int | None:
        """Return where the row with an id stands, None where it does not match."""
        for before, rows in self._parts(0, size(self.rows)):
            ids = self._sorted(rows)
            if pk in ids:
                return before + ids.index(pk)
        unknown = self._of(UNKNOWN)
        place = ByDate(self.segments, unknown).place(pk)
        return None if place is None else size(self.rows) - size(unknown) + place

    def _parts(self, start: int, stop: int) -> Iterator[tuple[int, Rows]]:
        """Yield years, or months of full years, that lie between two places of the order."""
        tree = joined([tree_of(segment, "first") for segment in self.segments])
        before = 0
        for year in self._turned(tree.get("", ())):
            rows = self._of(year)
            held = size(rows)
            if before < stop and before + held > start:
                if held <= _CHUNK:
                    yield before, rows
                else:
                    yield from self._months(tree[year], before)
            before += held

    def _months(self, months: Sequence[str], before: int) -> Iterator[tuple[int, Rows]]:
        for month in self._turned(months):
            rows = self._of(month)
            yield before, rows
            before += size(rows)

    def _turned(self, days: Sequence[str]) -> Sequence[str]:
        return days[::-1] if self.newest_first else days

    def _of(self, part: str) -> Rows:
        return tuple(
            rows & segment.of("first", part)
            for segment, rows in zip(self.segments, self.rows, strict=True)
        )

    def _sorted(self, rows: Rows) -> list[int]:
        sign = -1 if self.newest_first else 1
        found = [
            (sign * segment.first_printed[rank], segment.keys[rank])
            for segment, some in zip(self.segments, rows, strict=True)
            for rank in some
        ]
        return [id_of(key) for _, key in sorted(found)]


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
            if before >= stop:
                break
            if before + count > start:
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
        left = self.rows
        for least in _STEPS:
            held = self._between(left, least, below)
            if count := size(held):
                yield before, count, partial(self._cut, held, least, below)
                left = tuple(rows - taken for rows, taken in zip(left, held, strict=True))
            before, below = before + count, least
        yield before, size(left), ByDate(self.segments, left).cut

    def _between(self, left: Rows, least: float, below: float) -> Rows:
        """Return those of the rows left whose greatest number lies in a range."""
        found = []
        for segment, rows in zip(self.segments, left, strict=True):
            numbers = [segment.numbers[kind] for kind in self._kinds(segment)]
            there = BitMap.union(BitMap(), *(n.between(least, below) for n in numbers))
            found.append(there & rows)
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
