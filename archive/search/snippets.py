"""Where the words of a question stand in a text, and the pieces of it worth showing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.search.syntax import Node, terms
from archive.text.fold import has_han
from archive.text.tokens import aligned, pattern

PIECES = 3
_AROUND = {True: 32, False: 90}  # characters beside a hit, in Han and in Latin
_NEAR = {True: 24, False: 60}  # hits nearer than this are shown in one piece


class Span(NamedTuple):
    """Words found at ``text[start:end]``; `term` tells which words of the question they are."""

    start: int
    end: int
    term: int


@dataclass(frozen=True, slots=True)
class Bit:
    """Some characters of a text; `hit` where they were looked for."""

    text: str
    hit: bool = False


class Finder:
    """The words of a question, ready to be found in many texts.

    >>> from archive.search.syntax import parse
    >>> Finder(parse("lai").root).spans("At Lai Châu")
    [Span(start=3, end=6, term=0)]
    """

    def __init__(self, root: Node | None) -> None:
        found: dict[str, re.Pattern[str]] = {}
        for term in terms(root):
            compiled = pattern(term.text, prefix=term.prefix)
            if compiled is not None:
                found.setdefault(compiled.pattern, compiled)
        self._patterns = tuple(found.values())

    def spans(self, text: str) -> list[Span]:
        """Return where the words stand, in order; words side by side are one."""
        folded = aligned(text)
        found = [
            Span(match.start(), match.end(), number)
            for number, compiled in enumerate(self._patterns)
            for match in compiled.finditer(folded)
        ]
        kept: list[Span] = []
        for span in sorted(found, key=lambda s: (s.start, -s.end)):
            if not kept or text[kept[-1].end : span.start].strip() or span.start > kept[-1].end + 3:
                kept.append(span)
            elif span.end > kept[-1].end:
                # What overlaps, or stands side by side, is shown as one.
                kept[-1] = Span(kept[-1].start, span.end, kept[-1].term)
        return kept

    def marked(self, text: str) -> tuple[Bit, ...]:
        """Return a whole text with the words marked."""
        return marked(text, self.spans(text))


def marked(text: str, spans: Iterable[tuple[int, int, int]], start: int = 0) -> tuple[Bit, ...]:
    """Return a text cut at the spans; offsets count from `start`."""
    bits: list[Bit] = []
    at = 0
    for first, last, _term in spans:
        if first - start > at:
            bits.append(Bit(text[at : first - start]))
        bits.append(Bit(text[first - start : last - start], hit=True))
        at = last - start
    if at < len(text):
        bits.append(Bit(text[at:]))
    return tuple(bits)


def snippet(texts: Sequence[str], finder: Finder) -> tuple[Bit, ...]:
    """Return the pieces of some paragraphs that show most of what was looked for."""
    windows = [
        (number, *window) for number, text in enumerate(texts) for window in _windows(text, finder)
    ]
    chosen: list[tuple[int, int, int, list[Span]]] = []
    seen: set[int] = set()
    # First what shows words that nothing before showed, then what comes first.
    while windows and len(chosen) < PIECES:
        best = max(windows, key=lambda w: len({s.term for s in w[3]} - seen))
        new = {span.term for span in best[3]} - seen
        if chosen and not new and len(chosen) > 1:
            break
        windows.remove(best)
        chosen.append(best)
        seen |= new
    bits: list[Bit] = []
    last: tuple[int, int] = (-1, 0)
    for number, start, end, spans in sorted(chosen, key=lambda window: window[:2]):
        text = texts[number]
        if bits or start:
            bits.append(Bit("\u00a0… " if bits else "… "))
        bits.extend(marked(text[start:end], spans, start))
        last = (number, end)
    if bits and last[1] < len(texts[last[0]]):
        bits.append(Bit("\u00a0…"))
    return tuple(bits)


def opening(text: str) -> tuple[Bit, ...]:
    """Return the beginning of a text in which nothing was looked for."""
    size = 3 * _AROUND[has_han(text)]
    return (
        (Bit(text),) if len(text) <= size else (Bit(text[: _edge(text, size, -1)]), Bit("\u00a0…"))
    )


def _windows(text: str, finder: Finder) -> list[tuple[int, int, list[Span]]]:
    """Return stretches around the hits, near ones taken together."""
    han = has_han(text)
    groups: list[list[Span]] = []
    for span in finder.spans(text):
        if groups and span.start - groups[-1][-1].end < _NEAR[han]:
            groups[-1].append(span)
        else:
            groups.append([span])
    beside = _AROUND[han]
    return [
        (_edge(text, group[0].start - beside, 1), _edge(text, group[-1].end + beside, -1), group)
        for group in groups
    ]


def _edge(text: str, at: int, step: int) -> int:
    """Return the nearest end of a word, inwards."""
    if at <= 0:
        return 0
    if at >= len(text):
        return len(text)
    if text[at] >= "\u2e80":
        return at
    for moved in range(16):
        here = at + moved * step
        if text[here - 1].isspace() if step > 0 else text[here].isspace():
            return here
    return at
