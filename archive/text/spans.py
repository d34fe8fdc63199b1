"""Words found in text: longest matches of many forms at once, at word boundaries."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeAlias, TypeVar

import ahocorasick

from archive.text.fold import fold_aligned

T = TypeVar("T")
_HAN = "\u2e80"  # Chinese prints no blanks between words


class Match(NamedTuple, Generic[T]):
    """A form found at ``text[start:end]`` and what it stands for."""

    start: int
    end: int
    value: T


# Start, end with a minus, and what the form stands for: in order, the longer one comes first.
Hit: TypeAlias = tuple[int, int, tuple[T, ...]]


class Matcher(Generic[T]):
    """Many forms compiled into one automaton, so that a text is scanned once for all of them.

    >>> [m.end for m in Matcher([("Lai Chau", 1), ("Lai", 2)]).longest("lai chau, lai")]
    [8, 13]
    """

    def __init__(self, forms: Iterable[tuple[str, T]], *, folded: bool = False) -> None:
        values: dict[str, list[T]] = {}
        for form, value in forms:
            bucket = values.setdefault(form if folded else fold_aligned(form.strip()), [])
            if value not in bucket:
                bucket.append(value)
        values.pop("", None)
        self._automaton = ahocorasick.Automaton()
        for form, found in values.items():
            self._automaton.add_word(form, _key(form, tuple(found)))
        self._empty = not values
        if values:
            self._automaton.make_automaton()

    def forms(self) -> Iterator[tuple[str, tuple[T, ...]]]:
        """Yield the folded forms and what each stands for."""
        if not self._empty:
            for form, (*_bounds, values) in self._automaton.items():
                yield form, values

    def hits(self, folded: str) -> list[Hit[T]]:
        """Return every form in the folded text, overlapping ones too, the longer one first."""
        if self._empty:
            return []
        return _bounded(self._automaton, folded)

    def all(self, folded: str) -> Iterator[Match[tuple[T, ...]]]:
        """Yield every form in the folded text, overlapping ones too."""
        for start, minus_end, values in self.hits(folded):
            yield Match(start, -minus_end, values)

    def longest(
        self,
        folded: str,
        accept: Callable[[Match[tuple[T, ...]]], bool] | None = None,
    ) -> list[Match[tuple[T, ...]]]:
        """Return the leftmost longest forms that do not overlap, of those that are accepted."""
        if accept is not None:
            return longest(match for match in self.all(folded) if accept(match))
        return longest_hits(self.hits(folded))


class Scanner:
    """Several matchers as one automaton, for texts that all of them look at.

    >>> one, two = Matcher([("Lai", 1)]), Matcher([("Lai Chau", 2)])
    >>> [(m is one, hits) for m, hits in Scanner([one, two]).hits("lai chau").items()]
    [(True, [(0, -3, (1,))]), (False, [(0, -8, (2,))])]
    """

    def __init__(self, matchers: Iterable[Matcher[Any]]) -> None:
        self.matchers = tuple(matchers)
        self._none: dict[Matcher[Any], list[Hit[Any]]] = {each: [] for each in self.matchers}
        joint: dict[str, list[tuple[Matcher[Any], tuple[Any, ...]]]] = {}
        for matcher in self.matchers:
            for form, values in matcher.forms():
                joint.setdefault(form, []).append((matcher, values))
        self._automaton = ahocorasick.Automaton()
        for form, owners in joint.items():
            self._automaton.add_word(form, _key(form, tuple(owners)))
        self._empty = not joint
        if joint:
            self._automaton.make_automaton()

    def hits(self, folded: str) -> dict[Matcher[Any], list[Hit[Any]]]:
        """Return what each matcher's own `hits` would return."""
        found: dict[Matcher[Any], list[Hit[Any]]] = {}
        if not self._empty:
            for start, minus_end, owners in _bounded(self._automaton, folded):
                for matcher, values in owners:
                    if matcher in found:
                        found[matcher].append((start, minus_end, values))
                    else:
                        found[matcher] = [(start, minus_end, values)]
        return self._none | found


def longest_hits(hits: Iterable[Hit[T]]) -> list[Match[tuple[T, ...]]]:
    """Return the leftmost longest of hits in order that do not overlap."""
    kept: list[Match[tuple[T, ...]]] = []
    new = tuple.__new__
    reached = 0
    for start, minus_end, values in hits:
        if start >= reached:
            reached = -minus_end
            kept.append(new(Match, (start, reached, values)))
    return kept


def _key(form: str, values: T) -> tuple[int, bool, bool, T]:
    """Return what an automaton holds of a form: its length, where a word may go on, its values."""
    return len(form), _in_word(form[0]), _in_word(form[-1]), values


def _bounded(automaton: ahocorasick.Automaton, folded: str) -> list[Hit[Any]]:
    """Return the forms at word boundaries; written out, for much of a reading's time is here."""
    size = len(folded)
    found = []
    for last, (length, opens, closes, values) in automaton.iter(folded):
        end = last + 1
        start = end - length
        if opens and start:
            before = folded[start - 1]
            if before < _HAN and before.isalnum():
                continue
        if closes and end < size:
            after = folded[end]
            if after < _HAN and after.isalnum():
                continue
        found.append((start, -end, values))
    # Two forms of one span are one key of the automaton, so values are never compared.
    found.sort()
    return found


class Spans:
    """Spans that do not overlap, asked which of them another span touches.

    >>> Spans([(0, 3), (5, 9)]).overlapping(2, 6)
    range(0, 2)
    """

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _end in ordered]
        self._ends = [end for _start, end in ordered]

    def overlapping(self, start: int, end: int) -> range:
        """Return the indexes, in the order of the text, of the spans that share a character."""
        return range(bisect_right(self._ends, start), bisect_left(self._starts, end))


def longest(matches: Iterable[Match[T]]) -> list[Match[T]]:
    """Return the leftmost longest of the matches that do not overlap, in order."""
    kept: list[Match[T]] = []
    for match in sorted(matches, key=lambda m: (m.start, -m.end)):
        if not kept or match.start >= kept[-1].end:
            kept.append(match)
    return kept


def at_word_boundary(text: str, start: int, end: int) -> bool:
    """Say whether no Latin word or number goes on across either end of the span.

    >>> at_word_boundary("lai chau", 0, 3), at_word_boundary("laichau", 0, 3)
    (True, False)
    """
    return not (_joined(text, start) or _joined(text, end))


def _joined(text: str, at: int) -> bool:
    """Say whether a word of letters or digits other than Han goes on across this offset."""
    return 0 < at < len(text) and _in_word(text[at - 1]) and _in_word(text[at])


def _in_word(character: str) -> bool:
    return character < _HAN and character.isalnum()
