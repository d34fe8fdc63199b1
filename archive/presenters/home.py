"""The first page: the ways into the archive, each with how many engagements lie behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from archive.presenters import asked
from archive.presenters.events import called
from archive.presenters.figures import Difference
from archive.presenters.words import Said, Words

MOST = 8


@dataclass(frozen=True, slots=True)
class Way:
    """A value of a facet: what it is called, the question that asks for it, what it holds."""

    name: Said
    question: str
    count: int


def leading(counts: Mapping[str, int]) -> dict[str, int]:
    """Return the known values that hold the most, in order."""
    known = [(slug, number) for slug, number in counts.items() if slug != "unknown"]
    return dict(sorted(known, key=lambda way: (-way[1], way[0]))[:MOST])


def ways(
    facet: str, counts: Mapping[str, int], rows: Mapping[str, Any], words: Words
) -> tuple[Way, ...]:
    """Return the values of a facet as ways into the list."""
    return tuple(
        Way(called(rows[slug], words), asked.query([(facet, slug)]), number)
        for slug, number in counts.items()
        if slug in rows
    )


def once(differences: Iterable[Difference], most: int) -> list[Difference]:
    """Return the first differences, each pair of words once, whoever told of it."""
    seen: dict[tuple[str, Said | None, Said | None], Difference] = {}
    for found in differences:
        seen.setdefault((found.kind, found.english, found.chinese), found)
    return list(seen.values())[:most]
