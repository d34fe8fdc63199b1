"""How many engagements each value of each facet would leave: exact, at any size."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from archive.queries.index.segment import UNKNOWN, Segment
from archive.queries.selection import Rows, Selection, matching, subtree

Counts = Mapping[str, int]


def facet_counts(selection: Selection) -> Mapping[str, Counts]:
    """Return the counts of every facet; see `counts`."""
    return {facet: counts(selection, facet) for facet in selection.facets}


def counts(selection: Selection, facet: str) -> Counts:
    """Return how many engagements have each value of a facet, its own choice left aside.

    Values that no engagement has are left out unless they are chosen; regions hold what is in
    them, and places that hold nothing are left out.
    """
    return selection.index.remembered(
        ("counts", facet, *selection.key()), lambda: _counts(selection, facet)
    )


def _counts(selection: Selection, facet: str) -> Counts:
    rows = matching(selection, leaving=facet)
    if facet == "figure" and selection.minimum is not None:
        found = _reaching(selection, rows)
    else:
        found = _of_values(selection, facet, rows)
    slug = selection.index.gazetteer.slug
    named = {slug(facet, value): number for value, number in found.items() if number}
    return {**dict.fromkeys(selection.chosen.get(facet, ()), 0), **named}


def _of_values(selection: Selection, facet: str, rows: Rows) -> dict[str, int]:
    index, found = selection.index, dict[str, int]()
    for segment, matched in zip(index.segments, rows, strict=True):
        if not matched:
            continue
        for value in _values(selection, segment, facet):
            if facet == "region":
                holding = subtree(index, segment, value)
            else:
                holding = segment.of("printed" if facet == "year" else facet, value)
            number = matched.intersection_cardinality(holding)
            found[value] = found.get(value, 0) + number
    return found


def _values(selection: Selection, segment: Segment, facet: str) -> Iterator[str]:
    if facet == "year":
        yield from (part for part in segment.facets["printed"] if len(part) == 4)
        yield from {UNKNOWN} & segment.facets["printed"].keys()
        return
    if facet != "region":
        yield from segment.facets[facet]
        return
    tree = selection.index.gazetteer.tree
    filed = [int(place) for place in segment.facets[facet] if place != UNKNOWN]
    yield from map(str, tree.upward(filed))
    if UNKNOWN in segment.facets[facet]:
        yield UNKNOWN


def _reaching(selection: Selection, rows: Rows) -> dict[str, int]:
    """Return how many engagements have a number of each kind that reaches the minimum."""
    found: dict[str, int] = {}
    assert selection.minimum is not None
    for segment, matched in zip(selection.index.segments, rows, strict=True):
        for kind, numbers in segment.numbers.items():
            number = matched.intersection_cardinality(numbers.least(selection.minimum))
            found[kind] = found.get(kind, 0) + number
    return found
