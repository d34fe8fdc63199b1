"""Rows to segments: the whole archive, or the rows that a write changed."""

from __future__ import annotations

import datetime as dt
import re
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db import connection
from pyroaring import BitMap

from archive.queries.index.segment import (
    LAST_SLOT,
    UNDATED,
    UNKNOWN,
    Segment,
    Sets,
    lasting_of,
    numbers_of,
    order_key,
)
from archive.queries.index.subjects import Subject

_ONLY = re.compile(r"\{only:(.*?)\}")
_DAY_PRECISIONS = frozenset({"minute", "hour", "part-of-day", "day"})
_SOME = 10_000  # ids in one statement


def read(subject: Subject, ids: Iterable[int] | None = None) -> Segment:
    """Return a segment of all rows of a subject, or of those with these ids."""
    keys, spans, dated = read_order(subject, ids)
    rows = Segment(keys, {})
    facets = {name: read_facet(subject, name, rows, ids) for name in subject.facets}
    days = {name: read_days(subject, name, rows, ids) for name in subject.days}
    numbers = numbers_of(read_numbers(subject, rows, ids))
    return Segment(keys, {"dated": dated, **facets, **days}, lasting_of(spans), numbers)


def read_order(
    subject: Subject, ids: Iterable[int] | None
) -> tuple[array[int], list[tuple[int, int, int]], Sets]:
    """Return the order keys, the rows that last for days, and the rows by precision of date."""
    days, slots = _Memo(_ordinal), _Memo(_slot)
    found = sorted(
        (order_key(days[first], slots[slot], pk), days[last], precision)
        for pk, first, last, slot, precision in _rows(subject.order, ids)
    )
    keys = array("Q", (key for key, _, _ in found))
    spans, dated = [], defaultdict(list)
    for rank, (key, last, precision) in enumerate(found):
        first = key >> 42
        if last > first:
            spans.append((rank, first, last))
        dated[_dated(first, last, precision)].append(rank)
    return keys, spans, {value: BitMap(ranks) for value, ranks in dated.items()}


def read_facet(
    subject: Subject, name: str, segment: Segment, ids: Iterable[int] | None = None
) -> Sets:
    """Return the rows by value of one facet; those that have none are `unknown`."""
    ranks, size = segment.rank_by_id, len(segment.rank_by_id)
    found: dict[Any, array[int]] = defaultdict(lambda: array("I"))
    for statement in subject.facets[name]:
        for *value, pk in _rows(statement, ids):
            if value[0] and pk < size and (rank := ranks[pk]):
                found[tuple(value)].append(rank - 1)
    sets = {"|".join(map(str, value)): BitMap(rows) for value, rows in found.items()}
    rest = segment.everything - BitMap.union(BitMap(), *sets.values())
    return {**sets, subject.rest.get(name, UNKNOWN): rest} if rest else sets


def read_days(
    subject: Subject, name: str, segment: Segment, ids: Iterable[int] | None = None
) -> Sets:
    """Return the rows by year, month and day."""
    ranks, size = segment.rank_by_id, len(segment.rank_by_id)
    found: dict[Any, array[int]] = defaultdict(lambda: array("I"))
    for value, pk in _rows(subject.days[name], ids):
        if value and pk < size and (rank := ranks[pk]):
            found[value].append(rank - 1)
    sets: dict[str, BitMap] = {}
    for value, rows in found.items():
        day = str(value)
        some = BitMap(rows)
        for part in (day[:4], day[:7], day):
            sets[part] = sets[part] | some if part in sets else some
    rest = segment.everything - BitMap.union(BitMap(), *sets.values())
    return {**sets, UNKNOWN: rest} if rest else sets


def read_numbers(
    subject: Subject, segment: Segment, ids: Iterable[int] | None = None
) -> dict[str, dict[int, float]]:
    """Return the greatest number of each kind that each row has, by kind and rank."""
    found: dict[str, dict[int, float]] = defaultdict(dict)
    if not subject.numbers:
        return found
    ranks, size = segment.rank_by_id, len(segment.rank_by_id)
    for kind, value, pk in _rows(subject.numbers, ids):
        if pk < size and (rank := ranks[pk]):
            found[kind][rank - 1] = float(value)
    return found


def _rows(statement: str, ids: Iterable[int] | None) -> Iterator[Any]:
    """Yield the rows of a statement, narrowed to some ids."""
    if ids is None:
        yield from _asked(_ONLY.sub("", statement))
        return
    wanted = sorted(ids)
    for start in range(0, len(wanted), _SOME):
        some = ",".join(map(str, map(int, wanted[start : start + _SOME])))
        yield from _asked(_ONLY.sub(rf"AND \1 IN ({some})", statement))


def _asked(statement: str) -> Iterable[Any]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(statement)
        while rows := cursor.fetchmany(5000):
            yield from rows


class _Memo(dict[Any, int]):
    """What a function gives for each value, worked out once."""

    def __init__(self, function: Any) -> None:
        self.function = function

    def __missing__(self, value: Any) -> int:
        self[value] = found = self.function(value)
        return int(found)


def _ordinal(value: Any) -> int:
    """Return the number of a day; SQLite gives its text."""
    if value is None:
        return UNDATED
    return (dt.date.fromisoformat(value) if isinstance(value, str) else value).toordinal()


def _slot(value: Any) -> int:
    """Return what orders rows of a day: the minute, the page turned round; nothing comes last."""
    if value is None:
        return LAST_SLOT
    if isinstance(value, int):
        return LAST_SLOT + max(value, -LAST_SLOT)
    time = dt.time.fromisoformat(value) if isinstance(value, str) else value
    return int(time.hour * 60 + time.minute)


def _dated(first: int, last: int, precision: str) -> str:
    """Return how exactly a row is dated: day, month, year, longer or unknown."""
    if first == UNDATED:
        return UNKNOWN
    if precision in _DAY_PRECISIONS:
        return "day"
    length = last - first
    for name, longest in (("day", 0), ("month", 30), ("year", 365)):
        if length <= longest:
            return name
    return "longer"
