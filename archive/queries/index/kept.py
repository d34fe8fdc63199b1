"""Segments as they are kept in the database, a part at a time, and read back when asked for."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any, Generic, TypeVar

from pyroaring import BitMap

from archive.models import IndexPart
from archive.queries.index.reading import (
    read_days,
    read_facet,
    read_numbers,
    read_order,
)
from archive.queries.index.segment import (
    Lasting,
    Numbers,
    Segment,
    Sets,
    lasting_of,
    numbers_of,
)
from archive.queries.index.subjects import DISPATCHES, EVENTS, Subject
from archive.search.common import common_words, rows_of
from archive.search.kinds import DISPATCH, EVENT

ORDER, DATED, LASTING, NUMBERS = "order", "dated", "lasting", "numbers"
WORDS, WORD = "words", "word:{}"  # which common words are kept, and the rows of each
_IN_MIND = 25  # words whose rows a process holds: an eighth of a megabyte each at a million rows
START = "start"  # the generation that a build began at
KINDS = {EVENTS.name: EVENT, DISPATCHES.name: DISPATCH}  # whose words are searched
T = TypeVar("T")


def names(subject: Subject) -> list[str]:
    """Return the parts of a subject in the order in which they are made."""
    return [ORDER, *subject.facets, *subject.days, *([NUMBERS] if subject.numbers else []), WORDS]


def make(
    subject: Subject, name: str, rows: Segment | None, done: Collection[str]
) -> Iterator[tuple[str, bytes]]:
    """Yield what is to be kept of one part and is not done, read from the rows in their order.

    What is kept under the name of the part itself comes last: with it, the part is done.
    """
    if name == ORDER:
        keys, spans, dated = read_order(subject, None)
        yield DATED, pack_sets(dated)
        yield LASTING, pack_lasting(lasting_of(spans))
        yield ORDER, keys.tobytes()
        return
    assert rows is not None
    if name == NUMBERS:
        yield NUMBERS, pack_numbers(numbers_of(read_numbers(subject, rows)))
    elif name == WORDS:
        kind = KINDS[subject.name]
        found = common_words(kind)
        left = [word for word in found if WORD.format(word) not in done]
        for word, pks in rows_of(kind, left):
            yield WORD.format(word), _packed(rows.ranks_of(pks))
        yield WORDS, json.dumps(found).encode()
    else:
        reader = read_facet if name in subject.facets else read_days
        yield name, pack_sets(reader(subject, name, rows))


def load(subject: Subject, build: int) -> Segment:
    """Return a kept segment; its facets are read when they are first asked for."""
    keys: array[int] = array("Q")
    keys.frombytes(_data(subject, build, ORDER))
    return Segment(
        keys,
        _Read(
            (DATED, *subject.facets, *subject.days),
            lambda name: unpack_sets(_data(subject, build, name)),
        ),
        unpack_lasting(_data(subject, build, LASTING)),
        _Numbers(lambda: unpack_numbers(_data(subject, build, NUMBERS))),
        _Read(
            _words(subject, build),
            lambda word: BitMap.deserialize(_data(subject, build, WORD.format(word))),
            _IN_MIND,
        ),
    )


def started(build: int) -> int:
    """Return the generation that a build began at."""
    return int(bytes(IndexPart.objects.get(build=build, name=START).data))


def _words(subject: Subject, build: int) -> tuple[str, ...]:
    """Return the common words whose rows are kept."""
    made = IndexPart.objects.filter(build=build, subject=subject.name, name=WORDS)
    return tuple(word for part in made for word in json.loads(bytes(part.data)))


def _data(subject: Subject, build: int, name: str) -> bytes:
    found = IndexPart.objects.values_list("data", flat=True)
    return bytes(found.get(build=build, subject=subject.name, name=name))


class _Read(Mapping[str, T], Generic[T]):
    """Parts by name, each read once, or again where only so many of them are held."""

    def __init__(
        self, known: Iterable[str], read: Callable[[str], T], most: int | None = None
    ) -> None:
        self._known = dict.fromkeys(known)
        self._reader = lru_cache(most)(read)

    def __getitem__(self, name: str) -> T:
        if name not in self._known:
            raise KeyError(name)
        return self._reader(name)

    def __contains__(self, name: object) -> bool:
        return name in self._known

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)


class _Numbers(Mapping[str, Numbers]):
    """Numbers by kind, all read when the first is asked for."""

    def __init__(self, read: Callable[[], Mapping[str, Numbers]]) -> None:
        self._reader = read
        self._held: Mapping[str, Numbers] | None = None

    def _all(self) -> Mapping[str, Numbers]:
        if self._held is None:
            self._held = self._reader()
        return self._held

    def __getitem__(self, kind: str) -> Numbers:
        return self._all()[kind]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all())

    def __len__(self) -> int:
        return len(self._all())


# --- packing ------------------------------------------------------------------------------------


def _pack(parts: Mapping[str, tuple[bytes, ...]]) -> bytes:
    """Return names with bytes as one string: a line that says what is where, and then the bytes."""
    head = {name: [len(piece) for piece in pieces] for name, pieces in parts.items()}
    body = b"".join(piece for pieces in parts.values() for piece in pieces)
    return json.dumps(head, separators=(",", ":")).encode() + b"\n" + body


def _unpack(data: bytes) -> Iterator[tuple[str, list[bytes]]]:
    line, _, _ = data.partition(b"\n")
    start, view = len(line) + 1, memoryview(data)
    for name, lengths in json.loads(line).items():
        pieces = []
        for length in lengths:
            pieces.append(bytes(view[start : start + length]))
            start += length
        yield name, pieces


def pack_sets(sets: Sets) -> bytes:
    """Return sets by value as bytes."""
    return _pack({value: (_packed(rows),) for value, rows in sets.items()})


def _packed(rows: BitMap) -> bytes:
    rows.run_optimize()
    rows.shrink_to_fit()
    return bytes(rows.serialize())


def unpack_sets(data: bytes) -> Sets:
    """Return sets by value as they were packed."""
    return {value: BitMap.deserialize(rows) for value, (rows,) in _unpack(data)}


def pack_lasting(lasting: tuple[Lasting, ...]) -> bytes:
    """Return the rows that last as bytes."""
    return _pack({str(one.days): (one.rows.serialize(), one.last.tobytes()) for one in lasting})


def unpack_lasting(data: bytes) -> tuple[Lasting, ...]:
    """Return the rows that last as they were packed."""
    return tuple(
        Lasting(int(days), BitMap.deserialize(rows), _array("I", last))
        for days, (rows, last) in _unpack(data)
    )


def pack_numbers(numbers: Mapping[str, Numbers]) -> bytes:
    """Return numbers by kind as bytes."""
    return _pack({k: (one.values.tobytes(), one.ranks.tobytes()) for k, one in numbers.items()})


def unpack_numbers(data: bytes) -> Mapping[str, Numbers]:
    """Return numbers by kind as they were packed."""
    return {
        kind: Numbers(_array("d", values), _array("I", ranks))
        for kind, (values, ranks) in _unpack(data)
    }


def _array(code: Any, data: bytes) -> Any:
    found = array(code)
    found.frombytes(data)
    return found
