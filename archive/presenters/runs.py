"""A paragraph cut into runs: each with the marks that cover it and the difference it belongs to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

KINDS = ("date", "place", "unit", "figure")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in a text at ``text[start:end]``: what it is and where it leads."""

    start: int
    end: int
    kind: str
    address: str = ""
    value: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Words that a numbered difference is about."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Correction:
    """Printed words and what they should say, by whom and why."""

    start: int
    end: int
    old: str
    new: str
    reason: str
    signature: str


@dataclass(frozen=True, slots=True)
class Over:
    """What lies over a text; `keys` name the marks that have a counterpart facing them."""

    marks: Sequence[Mark] = ()
    keys: Mapping[Mark, str] | None = None
    flaws: Sequence[Flaw] = ()
    asked: Sequence[tuple[int, int]] = ()
    corrections: Sequence[Correction] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that share what lies over them; `notes` and `added` follow the last of them."""

    text: str
    classes: str = ""
    address: str = ""
    keys: str = ""
    notes: tuple[int, ...] = ()
    asked: bool = False
    struck: bool = False
    added: tuple[str, ...] = ()


def marks(
    found: Sequence[Sequence[object]], addresses: Mapping[tuple[str, str], str]
) -> list[Mark]:
    """Return the marks of a packed reading, with the addresses of the places and units known."""
    kept = []
    for start, end, kind, value in found:
        if kind in KINDS:
            where = addresses.get((str(kind), str(value)), "")
            kept.append(Mark(int(str(start)), int(str(end)), str(kind), where, str(value or "")))
    return kept


Placed = tuple[str, Mark]  # a mark and the name of the paragraph it stands in


def counterparts(english: Iterable[Placed], chinese: Iterable[Placed]) -> dict[Placed, str]:
    """Return a key for each mark that the facing text has too; the two share it.

    Equal figures are told apart by their order where both languages have as many of them.
    """
    sides: dict[tuple[str, str], tuple[list[Placed], list[Placed]]] = defaultdict(lambda: ([], []))
    for side, placed in enumerate((english, chinese)):
        for name, mark in placed:
            if mark.value:
                sides[mark.kind, mark.value][side].append((name, mark))
    keys: dict[Placed, str] = {}
    for number, ((kind, _value), (ours, theirs)) in enumerate(sides.items()):
        if not ours or not theirs:
            continue
        by_order = kind == "figure" and len(ours) == len(theirs)
        for several in (ours, theirs):
            for ordinal, each in enumerate(several):
                keys[each] = f"{number}.{ordinal}" if by_order and ordinal else str(number)
    return keys


def runs(text: str, over: Over) -> tuple[Run, ...]:
    """Return the text in runs, in order and without a character lost.

    >>> [run.text for run in runs("on the 29th at Moc Chau", Over([Mark(7, 11, "date")]))]
    ['on the ', '29th', ' at Moc Chau']
    """
    size = len(text)
    over = Over(
        [mark for mark in over.marks if 0 <= mark.start < mark.end <= size],
        over.keys,
        [flaw for flaw in over.flaws if 0 <= flaw.start < flaw.end <= size],
        [(start, end) for start, end in over.asked if 0 <= start < end <= size],
        [fix for fix in over.corrections if 0 <= fix.start <= fix.end <= size],
    )
    over_it: list[Mark | Flaw | Correction] = [*over.marks, *over.flaws, *over.corrections]
    spans = [*((each.start, each.end) for each in over_it), *over.asked]
    cuts = {0, size, *(edge for span in spans for edge in span)}
    first = [_run(text, 0, 0, over)] if any(fix.end == 0 for fix in over.corrections) else []
    return (*first, *(_run(text, start, end, over) for start, end in pairwise(sorted(cuts))))


def _run(text: str, start: int, end: int, over: Over) -> Run:
    here = [mark for mark in over.marks if mark.start <= start and end <= mark.end]
    wrong = [flaw for flaw in over.flaws if flaw.start <= start and end <= flaw.end]
    fixes = over.corrections
    kinds = [kind for kind in KINDS if any(mark.kind == kind for mark in here)]
    classes = [*(["m"] if kinds else []), *kinds, *(["flaw"] if wrong else [])]
    keys = (over.keys or {}).get
    return Run(
        text=text[start:end],
        classes=" ".join(classes),
        address=next((mark.address for mark in here if mark.address), ""),
        keys=" ".join(dict.fromkeys(key for mark in here if (key := keys(mark)))),
        notes=tuple(flaw.number for flaw in wrong if flaw.end == end),
        asked=any(first <= start and end <= last for first, last in over.asked),
        struck=any(fix.start <= start and end <= fix.end and start < end for fix in fixes),
        added=tuple(fix.new for fix in fixes if fix.end == end and fix.new),
    )
