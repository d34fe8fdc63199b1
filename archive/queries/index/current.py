"""The index as it stands: kept in each process, and brought up to date by what was written.

Each write adds one row that names what it changed and raises the generation by one. A page reads
the generation with one query; where it moved on, the rows named since then are read again into a
small segment that stands before the older ones.
"""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar, cast

from pyroaring import BitMap

from archive.models import EventReport, IndexChange, IndexState
from archive.queries.index import gazetteer
from archive.queries.index.gazetteer import NAMED, Gazetteer
from archive.queries.index.reading import read
from archive.queries.index.segment import Segment
from archive.queries.index.subjects import EVENTS, Subject

_SEGMENTS = 6  # more are read again as one
_REMEMBERED = 200  # answers of one generation
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
        """Return what was counted for a key before, or count it; old answers are dropped."""
        found = self.memo.get(key)
        if found is None:
            found = make()
            with _memo_lock:
                self.memo[key] = found
                while len(self.memo) > _REMEMBERED:
                    self.memo.popitem(last=False)
        return cast(T, found)


_kept: dict[str, Index] = {}
_lock, _memo_lock = threading.Lock(), threading.Lock()


def current(subject: Subject = EVENTS) -> Index:
    """Return the index of a subject as the archive stands now."""
    state = IndexState.objects.order_by("pk").first() or IndexState(epoch="")
    kept = _kept.get(subject.name)
    if kept is None or not _is_at(kept, state):
        with _lock:
            kept = _kept.get(subject.name)
            if kept is None or not _is_at(kept, state):
                kept = _brought_up(kept, state, subject)
                _kept[subject.name] = kept
    return kept


def forget() -> None:
    """Drop what this process keeps, to be read again."""
    _kept.clear()


def _is_at(index: Index, state: IndexState) -> bool:
    """Say whether an index is as new as the archive; another thread may have gone further."""
    same = (index.epoch, index.base) == (state.epoch, state.base)
    return same and index.generation >= state.generation


def _brought_up(kept: Index | None, state: IndexState, subject: Subject) -> Index:
    if kept is None or (kept.epoch, kept.base) != (state.epoch, state.base):
        return _whole(state, subject)
    changes = list(
        IndexChange.objects.filter(generation__gt=kept.generation, generation__lte=state.generation)
    )
    if len(changes) < state.generation - kept.generation:
        return _whole(state, subject)
    names = gazetteer.load() if any(c.gazetteer for c in changes) else kept.gazetteer
    held = with_changes(kept.held, changed_ids(changes, subject), subject)
    return replace(
        kept, held=held, gazetteer=names, generation=state.generation, memo=OrderedDict()
    )


def _whole(state: IndexState, subject: Subject) -> Index:
    held = (Held(read(subject), BitMap()),)
    return Index(subject, held, gazetteer.load(), state.epoch, state.base, state.generation)


def changed_ids(changes: Iterable[IndexChange], subject: Subject) -> BitMap:
    """Return the rows of a subject that the changes touch: an event with its dispatches."""
    events, dispatches = BitMap(), BitMap()
    for change in changes:
        events.update(unpacked(change.events))
        dispatches.update(unpacked(change.dispatches))
    if subject is EVENTS:
        told = EventReport.objects.filter(dispatch__in=list(dispatches))
        return events | BitMap(told.order_by().values_list("event", flat=True))
    told = EventReport.objects.filter(event__in=list(events))
    return dispatches | BitMap(told.order_by().values_list("dispatch", flat=True))


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
    return array("Q", sorted(set(ids))).tobytes()


def unpacked(data: bytes | memoryview) -> array[int]:
    """Return ids that were stored."""
    found = array("Q")
    found.frombytes(bytes(data))
    return found
