"""Rows in order of date, and for each value of each facet the set of rows that have it.

A row is its rank: where it stands when all rows of the segment are sorted by their order key.
"""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import neg
from typing import Any

from pyroaring import BitMap

_ID_BITS, _SLOT_BITS = 31, 11
_ID_MASK = (1 << _ID_BITS) - 1
_DAY_SHIFT = _ID_BITS + _SLOT_BITS
LAST_SLOT = (1 << _SLOT_BITS) - 1
UNDATED = (1 << 22) - 1  # the day of what has none: after every day of the calendar
UNKNOWN = "unknown"

Sets = Mapping[str, BitMap]


def order_key(day: int, slot: int, pk: int) -> int:
    """Return the 64 bits that sort rows by day, by what orders a day, and by id."""
    return (day << _DAY_SHIFT) | (slot << _ID_BITS) | pk


def first_key(day: int) -> int:
    """Return the least key of a day."""
    return day << _DAY_SHIFT


def id_of(key: int) -> int:
    """Return the id of the row with this order key."""
    return key & _ID_MASK


def day_of(key: int) -> int:
    """Return the day on which the row with this order key begins."""
    return key >> _DAY_SHIFT


@dataclass(frozen=True, slots=True)
class Lasting:
    """Rows that last at least `days` and less than twice that, with their last days by rank."""

    days: int
    rows: BitMap
    last: array[int]

    def reaching(self, segment: Segment, day: int) -> BitMap:
        """Return the rows that begin before a day and last until it or longer."""
        begun = segment.from_day(day)
        sure = segment.from_day(day - self.days)
        near = segment.from_day(day - 2 * self.days)
        found: BitMap = self.rows & BitMap(range(sure, begun))
        place = self.rows.rank(near - 1) if near else 0
        stop = self.rows.rank(sure - 1) if sure else 0
        for rank, last in zip(self.rows[place:stop], self.last[place:stop], strict=True):
            if last >= day:
                found.add(rank)
        return found


@dataclass(frozen=True, slots=True)
class Numbers:
    """The greatest number claimed of each row, greatest first: values and ranks side by side."""

    values: array[float]
    ranks: array[int]

    def least(self, minimum: float) -> BitMap:
        """Return the rows whose number reaches a minimum."""
        return BitMap(self.ranks[: self._reaching(minimum)])

    def between(self, least: float, below: float) -> BitMap:
        """Return the rows whose number lies in a range."""
        return BitMap(self.ranks[self._above(below) : self._reaching(least)])

    def among(self, rows: BitMap, least: float, below: float) -> Iterator[tuple[int, float]]:
        """Yield those of some rows that have a number of a range, with it."""
        for place in range(self._above(below), self._reaching(least)):
            if self.ranks[place] in rows:
                yield self.ranks[place], self.values[place]

    def _reaching(self, minimum: float) -> int:
        return bisect_right(self.values, -minimum, key=neg)

    def _above(self, below: float) -> int:
        """Return how many numbers are not below one."""
        return bisect_right(self.values, -below, key=neg)


@dataclass(eq=False)
class Segment:
    """Some rows of one subject; never changed once it is made."""

    keys: array[int]
    facets: Mapping[str, Sets]
    lasting: tuple[Lasting, ...] = ()
    numbers: Mapping[str, Numbers] = field(default_factory=dict)
    words: Sets = field(default_factory=dict)  # the rows with each common word, where kept
    _memo: dict[Any, Any] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def everything(self) -> BitMap:
        """Every row."""
        return BitMap(range(len(self.keys)))

    @cached_property
    def rank_by_id(self) -> array[int]:
        """Where the row with an id stands, plus one; nought for an id that is not here."""
        keys = self.keys
        found = array("I", bytes(4 * (max(map(id_of, keys), default=0) + 1)))
        for rank, key in enumerate(keys, 1):
            found[key & _ID_MASK] = rank
        return found

    def ranks_of(self, ids: Iterable[int]) -> BitMap:
        """Return the rows with these ids."""
        ranks = self.rank_by_id
        known = BitMap(ids) & BitMap(range(len(ranks)))
        found = BitMap(array("I", map(ranks.__getitem__, known)))
        found.discard(0)
        return found.shift(-1)

    def remembered(self, key: Any, make: Callable[[], Any]) -> Any:
        """Return what was made for a key before, or make it."""
        if key not in self._memo:
            self._memo[key] = make()
        return self._memo[key]

    def from_day(self, day: int) -> int:
        """Return the rank of the first row that begins on a day or later."""
        return bisect_left(self.keys, first_key(max(day, 0)))

    @cached_property
    def first_printed(self) -> array[int]:
        """The day each row was first printed on, by rank; of what is unknown the last of all."""
        found = array("I", [UNDATED]) * len(self.keys)
        for day, rows in self.facets["first"].items():
            if len(day) == len("1954-01-01"):
                number = dt.date.fromisoformat(day).toordinal()
                for rank in rows:
                    found[rank] = number
        return found

    def of(self, facet: str, value: str) -> BitMap:
        """Return the rows that have a value of a facet."""
        return self.facets[facet].get(value) or BitMap()

    def touching(self, first: int | None, last: int | None) -> BitMap:
        """Return the dated rows whose days touch the range of days; an open end is None."""
        stop = self.from_day(UNDATED if last is None else last + 1)
        if first is None:
            return BitMap(range(stop))
        found = BitMap(range(min(self.from_day(first), stop), stop))
        for some in self.lasting:
            found |= some.reaching(self, first)
        found &= BitMap(range(stop))
        return found


def lasting_of(spans: Iterable[tuple[int, int, int]]) -> tuple[Lasting, ...]:
    """Return the rows that last by powers of two of days, from rank, first and last day."""
    classes: dict[int, list[tuple[int, int]]] = {}
    for rank, first, last in spans:
        classes.setdefault((last - first).bit_length() - 1, []).append((rank, last))
    return tuple(
        Lasting(1 << power, BitMap(r for r, _ in found), array("I", (day for _, day in found)))
        for power, found in sorted(classes.items())
    )


def numbers_of(found: Mapping[str, Mapping[int, float]]) -> dict[str, Numbers]:
    """Return the greatest numbers of each kind, from numbers by rank by kind."""
    sorted_ = {
        kind: sorted(by_rank.items(), key=lambda pair: (-pair[1], pair[0]))
        for kind, by_rank in found.items()
    }
    return {
        kind: Numbers(array("d", (n for _, n in pairs)), array("I", (r for r, _ in pairs)))
        for kind, pairs in sorted_.items()
    }
