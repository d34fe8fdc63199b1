"""What a list of engagements is narrowed to, and the sets of rows that match it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pyroaring import BitMap

from archive.models import Event
from archive.queries.index.current import Held, Index, current
from archive.queries.index.days import between
from archive.queries.index.segment import Segment
from archive.queries.index.subjects import DISPATCHES, EVENTS
from archive.search.common import Hits

Rows = tuple[BitMap, ...]  # the matching rows of each segment
FACETS = (
    "region", "type", "status", "diff", "by", "paper", "unit", "side", "figure", "dated", "placed",
)  # fmt: skip
DISPATCH_FACETS = ("newspaper", "year", "language", "diff", "status", "agency", "dated")
PERIOD = "period"
_FEW = 50_000  # rows among which words are looked for by themselves
HAPPENED, REPORTED = "happened", "reported"


@dataclass(frozen=True, slots=True)
class Selection:
    """What a list of engagements is narrowed to; the empty one holds every shown engagement.

    Values of one facet are ORed, facets ANDed; `unknown` is a value of every facet. All that is
    asked of one selection is answered from the same state of the archive.
    """

    kind: str = Event.Kind.ENGAGEMENT
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: dt.date | None = None
    last: dt.date | None = None
    reading: str = HAPPENED
    minimum: float | None = None
    hits: Hits | None = None
    index: Index = field(default_factory=lambda: current(EVENTS), compare=False, repr=False)

    @classmethod
    def of_dispatches(cls, **narrowed: Any) -> Selection:
        """Return a selection of dispatches; its period is that of their publication."""
        return cls(kind="", index=current(DISPATCHES), **narrowed)

    @property
    def facets(self) -> tuple[str, ...]:
        """The facets that there are of what is selected."""
        return FACETS if self.index.subject is EVENTS else DISPATCH_FACETS

    def without(self, name: str) -> Selection:
        """Return the selection minus what one facet, or the period, narrows."""
        if name == PERIOD:
            return replace(self, first=None, last=None)
        if name == "figure":
            return replace(self, chosen=_minus(self.chosen, name), minimum=None)
        return replace(self, chosen=_minus(self.chosen, name)) if name in self.chosen else self

    def narrowed(self, **chosen: str) -> Selection:
        """Return the selection with facets set to one value each."""
        wanted = {name: (value,) for name, value in chosen.items()}
        return replace(self, chosen={**self.chosen, **wanted})

    def of_kind(self, kind: str) -> Selection:
        """Return the selection of period totals or of other events."""
        return replace(self, kind=kind)

    def everything(self) -> Selection:
        """Return the selection of all that is of this kind."""
        return Selection(self.kind, index=self.index)

    def narrows(self) -> bool:
        """Say whether anything is left out."""
        other = (self.first, self.last, self.minimum, self.hits)
        return bool(self.chosen) or any(one is not None for one in other)

    def key(self) -> tuple[Any, ...]:
        """Return what tells this selection from others of the same index."""
        chosen = tuple(sorted((name, tuple(sorted(v))) for name, v in self.chosen.items() if v))
        hits = self.hits and self.hits.question.key
        return (self.kind, chosen, self.first, self.last, self.reading, self.minimum, hits)


def matching(selection: Selection, leaving: str = "") -> Rows:
    """Return the rows that match, without what `leaving` narrows where it is given."""
    asked = selection.without(leaving) if leaving else selection
    return asked.index.remembered(
        ("rows", *asked.key()), lambda: tuple(_matching(held, asked) for held in asked.index.held)
    )


def _matching(held: Held, asked: Selection) -> BitMap:
    segment = held.segment
    sets = [segment.of("kind", asked.kind) if asked.kind else segment.everything]
    for facet, values in asked.chosen.items():
        if values and not (facet == "figure" and asked.minimum is not None):
            sets.append(union(rows_of(asked.index, segment, facet, value) for value in values))
    if asked.minimum is not None:
        sets.append(_reaching(segment, asked))
    if asked.first or asked.last:
        sets.append(_in_period(segment, asked))
    if asked.hits is not None:
        sets.append(_hits(asked.index, held, asked.hits))
    found: BitMap = BitMap.intersection(*sorted(sets, key=len))
    return found - held.stale if held.stale else found


def _hits(index: Index, held: Held, hits: Hits) -> BitMap:
    """Return the rows of a segment that words found; those of common words are kept with it."""
    word = hits.word
    if word is not None and word in held.segment.words:
        return held.segment.words[word]
    key = ("hits", hits.question.key, id(held.segment))
    return index.remembered(key, lambda: held.segment.ranks_of(_found(index, held, hits)))


def _found(index: Index, held: Held, hits: Hits) -> BitMap:
    if held.ids is not None and len(held.ids) <= _FEW:
        return hits.among(held.ids)
    return index.remembered(("found", hits.question.key), hits.all)


def rows_of(index: Index, segment: Segment, facet: str, value: str) -> BitMap:
    """Return the rows of a segment that have the value of a facet, as an address names it."""
    known = index.gazetteer.value(facet, value)
    if facet == "region":
        return subtree(index, segment, known)
    return segment.of("printed" if facet == "year" else facet, known)


def subtree(index: Index, segment: Segment, place: str) -> BitMap:
    """Return the rows filed under a place or anywhere in it."""
    held = index.gazetteer.unions.setdefault(segment, {})
    if place not in held:
        held[place] = _subtree(index, segment, place)
    return held[place]


def _subtree(index: Index, segment: Segment, place: str) -> BitMap:
    tree = index.gazetteer.tree
    if not place.isdecimal() or not tree.below.get(int(place)):
        return segment.of("region", place)
    filed = segment.facets["region"]
    inside = [str(below) for below in tree.under([int(place)]) if str(below) in filed]
    # By what lies in it, not by the place: the hierarchy may change.
    key = ("region", *sorted(inside))
    found: BitMap = segment.remembered(key, lambda: union(filed[below] for below in inside))
    return found


def union(sets: Iterable[BitMap]) -> BitMap:
    """Return what is in any of the sets."""
    found: BitMap = BitMap.union(BitMap(), *sets)
    return found


def _reaching(segment: Segment, asked: Selection) -> BitMap:
    """Return the rows with a claim of a chosen kind, or of any, that reaches the minimum."""
    kinds = asked.chosen.get("figure") or tuple(segment.numbers)
    assert asked.minimum is not None
    return union(
        segment.numbers[kind].least(asked.minimum) for kind in kinds if kind in segment.numbers
    )


def _in_period(segment: Segment, asked: Selection) -> BitMap:
    if asked.reading == REPORTED:
        return printed_between(segment, asked.first, asked.last)
    return segment.touching(_number(asked.first), _number(asked.last))


def _number(day: dt.date | None) -> int | None:
    return None if day is None else day.toordinal()


def printed_between(segment: Segment, first: dt.date | None, last: dt.date | None) -> BitMap:
    """Return the rows told of in a newspaper of these days."""
    low, high = first or dt.date.min, last or dt.date.max
    return between(segment, "printed", low.isoformat(), high.isoformat())


def _minus(chosen: Mapping[str, tuple[str, ...]], name: str) -> dict[str, tuple[str, ...]]:
    return {key: values for key, values in chosen.items() if key != name}
