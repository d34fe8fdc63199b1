"""Rows by year, month and day: what covers a range of days, and rows in order of such a day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyroaring import BitMap

from archive.queries.index.segment import UNKNOWN, Segment

_FIRST, _LAST = {4: "-01-01", 7: "-01", 10: ""}, {4: "-12-31", 7: "-31", 10: ""}
_LEAVES = 10  # the length of a whole day


def parts(days: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return what each year and month holds, in order; the empty word holds the years."""
    found: dict[str, list[str]] = {"": []}
    for part in sorted(days):
        if part != UNKNOWN:
            found.setdefault(part[:-3] if len(part) > 4 else "", []).append(part)
    return {above: tuple(below) for above, below in found.items()}


def tree_of(segment: Segment, facet: str) -> Mapping[str, tuple[str, ...]]:
    """Return the years of a facet with their months and days."""
    found: Mapping[str, tuple[str, ...]] = segment.remembered(
        ("parts", facet), lambda: parts(segment.facets[facet])
    )
    return found


def joined(trees: Iterable[Mapping[str, tuple[str, ...]]]) -> Mapping[str, tuple[str, ...]]:
    """Return the years, months and days of several segments."""
    found: dict[str, set[str]] = {}
    for tree in trees:
        for above, below in tree.items():
            found.setdefault(above, set()).update(below)
    return {above: tuple(sorted(below)) for above, below in found.items()}


def between(segment: Segment, facet: str, low: str, high: str) -> BitMap:
    """Return the rows with a day of a facet in a range, from `low` to `high` in ISO's order."""
    sets = segment.facets[facet]
    tree = tree_of(segment, facet)
    found: BitMap = BitMap.union(BitMap(), *(sets[part] for part in _cover(tree, "", low, high)))
    return found


def _cover(tree: Mapping[str, tuple[str, ...]], above: str, low: str, high: str) -> Iterator[str]:
    for part in tree.get(above, ()):
        first, last = part + _FIRST[len(part)], part + _LAST[len(part)]
        if low <= first and last <= high:
            yield part
        elif len(part) < _LEAVES and first <= high and low <= last:
            yield from _cover(tree, part, low, high)
