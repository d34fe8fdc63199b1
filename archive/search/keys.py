"""Keys of the index: they sort by date and are never used twice.

The high bits are the day, the low ones tell rows of one day apart. A full text index keeps the
distance from each key of a word to the next, so the fewer low bits, the smaller it is.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

_LAST_DAY = (1 << 20) - 1
_UNDATED = 43  # any number of rows may have no day


@dataclass(frozen=True, slots=True)
class Days:
    """Keys with so many low bits in a day; before and after all days stand rows without one."""

    bits: int

    def first(self, day: dt.date) -> int:
        """Return the least key of a day.

        >>> Days(18).range(dt.date(1953, 12, 13), last=False)
        (8983126704128, 8983126966271)
        """
        return self.dated + (min(day.toordinal(), _LAST_DAY - 1) << self.bits)

    def after(self, day: dt.date) -> int:
        """Return the least key that is later than a day."""
        return self.first(day) + (1 << self.bits)

    def range(self, day: dt.date | None, *, last: bool) -> tuple[int, int]:
        """Return the least and the greatest key of a day; `last` puts what has none at the end."""
        if day:
            return self.first(day), self.after(day) - 1
        start = self.undated if last else 0
        return start, start + (1 << _UNDATED) - 1

    @property
    def dated(self) -> int:
        """Below it stand dispatches without a date."""
        return 1 << _UNDATED

    @property
    def undated(self) -> int:
        """From it on stand events without one."""
        return self.dated + (_LAST_DAY << self.bits)
