"""Keys of the index: they sort by date, tell which row they are of, and are never used twice.

Twenty bits are the day, thirty-two the row's own id, eleven tell one writing of it from the next.
"""

from __future__ import annotations

import datetime as dt

_DAY, _ID, _WRITTEN = 20, 32, 11
_LAST_DAY = (1 << _DAY) - 1
WRITINGS = (1 << _WRITTEN) - 1


def first_key(day: dt.date) -> int:
    """Return the least key of a day."""
    return min(day.toordinal(), _LAST_DAY - 1) << (_ID + _WRITTEN)


def key_after(day: dt.date) -> int:
    """Return the least key that is later than a day."""
    return (min(day.toordinal(), _LAST_DAY - 1) + 1) << (_ID + _WRITTEN)


DATED = first_key(dt.date.min)  # below it stand dispatches without a date
UNDATED = _LAST_DAY << (_ID + _WRITTEN)  # from it on, events without one


def key_of(day: dt.date | None, pk: int, *, last: bool) -> int:
    """Return the first key of a row; `last` puts what has no day at the end.

    >>> pk_of(key_of(dt.date(1953, 12, 13), 7, last=False))
    7
    """
    start = first_key(day) if day else (UNDATED if last else 0)
    return start | (pk << _WRITTEN)


def pk_of(key: int) -> int:
    """Return the id of the row with this key."""
    return (key >> _WRITTEN) & ((1 << _ID) - 1)


def pk_sql(key: str) -> str:
    """Return the same as SQL, which both databases read."""
    return f"(({key} >> {_WRITTEN}) & {(1 << _ID) - 1})"
