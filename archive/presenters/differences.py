"""The list of differences between the languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Discrepancy
from archive.presenters.figures import Difference, difference
from archive.presenters.words import Date, Said, Words, chinese_of


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A difference with the dispatch it stands in."""

    difference: Difference
    printed: Date
    newspaper: Said | None
    title: Said


def rows(found: Iterable[Discrepancy], words: Words) -> tuple[DifferenceRow, ...]:
    """Return the rows of the list."""
    return tuple(
        DifferenceRow(
            difference=difference(row, words, chinese_of(row.dispatch)),
            printed=words.day(row.dispatch.published),
            newspaper=words.caption(row.dispatch.newspaper) if row.dispatch.newspaper else None,
            title=words.titles_of(row.dispatch)[0],
        )
        for row in found
    )
