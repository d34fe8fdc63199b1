"""Choosing with the long tail of natural language."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Zipf(Generic[T]):
    """Rows in order of frequency: the n-th is chosen 1/n times as often as the first."""

    rows: Sequence[T]
    sums: Sequence[float]

    @classmethod
    def of(cls, rows: Sequence[T]) -> Zipf[T]:
        """Return a chooser from these rows."""
        return cls(rows, tuple(accumulate(1 / rank for rank in range(1, len(rows) + 1))))

    def pick(self, random: Random) -> T:
        """Return one of the rows."""
        return self.rows[bisect(self.sums, random.random() * self.sums[-1])]
