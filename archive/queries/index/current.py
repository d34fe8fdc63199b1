"""The index as it stands: kept in each process, and brought up to date by what was written.

Each write adds one row that names what it changed and raises the generation by one. A page reads
the generation with one query; where it moved on, the rows named since then are read again into a
small segment that stands before the older ones.
"""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from pyroaring import BitMap

from archive.models import EventReport, IndexChange, IndexState
from archive.queries.index import gazetteer, kept
from archive.queries.index.gazetteer import NAMED, Gazetteer
from archive.queries.index.reading import read
from archive.queries.index.segment import Segment
from archive.queries.index.subjects import EVENTS, Subject

_SEGMENTS = 6  # more are read again as one
_SOME = 10_000  # ids in one statement
_REMEMBERED = 120  # answers of one generation
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Held:
    """A segment, the rows in it that were changed since, and the ids that it was made for."""

    segment: Segment
    stale: BitMap
    ids: BitMap | None = None  # None: all that there were


@dataclass(frozen=True)
class Index:
    """The sets of one subject at one generation; what a page was counted on stays as it was."""

    subject: Subject
    held: tuple[Held, ...]
    gazetteer: Gazetteer
    epoch: str
    base: int
    generation: int
    memo: OrderedDict[Any, Any] = field(default_factory=OrderedDict, compare=False)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments, the oldest first."""
        return tuple(held.segment for held in self.held)

    def knows(self, facet: str, value: str) -> bool:
        """Say whether the archive knows a value of a facet, as an address names it."""
        if facet in NAMED:
            return self.gazetteer.knows(facet, value)
        if facet == "year":
            return any(len(value) == 4 and value in s.facets["printed"] for s in self.segments)
        fixed = self.subject.fixed.get(facet)
        return value in fixed if fixed else any(value in s.facets[facet] for s in self.segments)

    def remembered(self, key: Any, make: Callable[[], T]) -> T:
        """Return what was counted for a key before, or count it; what is long unused is dropped."""
        found = self.memo.get(key)
        if found is None:
            found = make()
        with _memo_lock:
            self.memo[key] = found
            self.memo.move_to_end(key)
            while len(self.memo) > _REMEMBERED:
                self.memo.popitem(last=False)
        return cast(T, found)


_current: dict[str, Index] = {}
_seen: ContextVar[IndexState | None] = ContextVar("seen", default=None)
_lock, _memo_lock = threading.Lock(), threading.Lock()


def current(subject: Subject = EVENTS) -> Index:
    """Return the index of a subject as the archive stands now."""
    state = _seen.get() or newest()
    index = _current.get(subject.name)
    if index is None or not _is_at(index, state):
        with _lock:
            index = _current.get(subject.name)
            if index is None or not _is_at(index, state):
                index = _brought_up(index, state, subject)
                _current[subject.name] = index
    return index


def newest() -> IndexState:
    """Return how far the archive has come; one query."""
    return IndexState.objects.order_by("pk").first() or IndexState(epoch="")


@contextmanager
def seen(state: IndexState) -> Iterator[None]:
    """Answer meanwhile from the archive as it was when its state was read, or from a newer one."""
    before = _seen.set(state)
    try:
        yield
    finally:
        _seen.reset(before)


def forget() -> None:
    """Drop what this process keeps, to be read again."""
    _current.clear()


def _is_at(index: Index, state: IndexState) -> bool:
    """Say whether an index is as new as the archive; another thread may have gone further."""
    same = (index.epoch, index.base) == (state.epoch, state.base)
    return same and index.generation >= state.generation


def _brought_up(index: Index | None, state: IndexState, subject: Subject) -> Index:
    if index is None or (index.epoch, index.base) != (state.epoch, state.base):
        index = _whole(state, subject)
    changes = list(
        IndexChange.objects.filter(
            generation__gt=index.generation, generation__lte=state.generation
        )
    )
    if not changes:
        return replace(index, generation=state.generation)
    names = gazetteer.load() if any(c.gazetteer for c in changes) else index.gazetteer
    held = with_changes(index.held, changed_ids(changes, subject), subject)
    return replace(
        index, held=held, gazetteer=names, generation=state.generation, memo=OrderedDict()
    )


def _whole(state: IndexState, subject: Subject) -> Index:
    """Return the index that is kept, or that of all rows where none is."""
    names = gazetteer.load()
    if state.base:
        segment, generation = kept.load(subject, state.base), kept.started(state.base)
    else:
        segment, generation = read(subject), state.generation
    held = (Held(segment, BitMap()),)
    return Index(subject, held, names, state.epoch, state.base, generation)


def changed_ids(changes: Iterable[IndexChange], subject: Subject) -> BitMap:
    """Return the rows of a subject that the changes touch: an event with its dispatches."""
    events, dispatches = BitMap(), BitMap()
    for change in changes:
        events.update(unpacked(change.events))
        dispatches.update(unpacked(change.dispatches))
    if subject is EVENTS:
        return events | _told("dispatch", dispatches, "event")
    return dispatches | _told("event", events, "dispatch")


def _told(known: str, ids: BitMap, wanted: str) -> BitMap:
    """Return the events of dispatches, or the reverse, by the reports between them."""
    found = BitMap()
    for start in range(0, len(ids), _SOME):
        some = list(ids[start : start + _SOME])
        reports = EventReport.objects.filter(**{f"{known}__in": some}).order_by()
        found.update(reports.values_list(wanted, flat=True))
    return found


def with_changes(held: tuple[Held, ...], ids: BitMap, subject: Subject) -> tuple[Held, ...]:
    """Return the segments with some rows read again."""
    if not ids:
        return held
    older = held
    while len(older) > 1 and (len(older) >= _SEGMENTS or len(older[-1].ids or ()) <= 2 * len(ids)):
        ids |= older[-1].ids or BitMap()
        older = older[:-1]
    marked = tuple(
        Held(one.segment, one.stale | one.segment.ranks_of(ids), one.ids) for one in older
    )
    return (*marked, Held(read(subject, ids), BitMap(), ids))


def packed(ids: Iterable[int]) -> bytes:
    """Return ids as they are stored."""
    return array("I", sorted(set(ids))).tobytes()


def unpacked(data: bytes | memoryview) -> array[int]:
    """Return ids that were stored."""
    found = array("I")
    found.frombytes(bytes(data))
    return found
