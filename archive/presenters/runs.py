"""A paragraph cut into runs: each with the marks that cover it and the difference it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

KINDS = ("date", "place", "unit", "figure")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something found in a text at ``text[start:end]``: its kind and where it leads."""

    start: int
    end: int
    kind: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Words that a numbered difference is about."""

    start: int
    end: int
    number: int


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that share their marks; `notes` are the differences that end here."""

    text: str
    classes: str = ""
    address: str = ""
    notes: tuple[int, ...] = ()


def marks(
    found: Sequence[Sequence[object]], addresses: Mapping[tuple[str, str], str]
) -> list[Mark]:
    """Return the marks of a packed reading, with the addresses of the places and units known."""
    kept = []
    for start, end, kind, value in found:
        if kind in KINDS:
            where = addresses.get((str(kind), str(value)), "")
            kept.append(Mark(int(str(start)), int(str(end)), str(kind), where))
    return kept


def runs(text: str, marks: Iterable[Mark] = (), flaws: Iterable[Flaw] = ()) -> tuple[Run, ...]:
    """Return the text in runs, in order and without a character lost.

    >>> [run.text for run in runs("on the 29th at Moc Chau", [Mark(7, 11, "date")])]
    ['on the ', '29th', ' at Moc Chau']
    """
    size = len(text)
    marks = [mark for mark in marks if 0 <= mark.start < mark.end <= size]
    flaws = [flaw for flaw in flaws if 0 <= flaw.start < flaw.end <= size]
    cuts = {0, size}
    cuts |= {edge for mark in marks for edge in (mark.start, mark.end)}
    cuts |= {edge for flaw in flaws for edge in (flaw.start, flaw.end)}
    edges = sorted(cuts)
    return tuple(_run(text, start, end, marks, flaws) for start, end in pairwise(edges))


def _run(text: str, start: int, end: int, marks: list[Mark], flaws: list[Flaw]) -> Run:
    over = [mark for mark in marks if mark.start <= start and end <= mark.end]
    wrong = [flaw for flaw in flaws if flaw.start <= start and end <= flaw.end]
    kinds = [kind for kind in KINDS if any(mark.kind == kind for mark in over)]
    classes = [*(["m"] if kinds else []), *kinds, *(["flaw"] if wrong else [])]
    return Run(
        text=text[start:end],
        classes=" ".join(classes),
        address=next((mark.address for mark in over if mark.address), ""),
        notes=tuple(flaw.number for flaw in wrong if flaw.end == end),
    )
