"""The list of differences between the languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Discrepancy
from archive.presenters.figures import Difference, difference
from archive.presenters.words import Date, Said, Words, chinese_of
from archive.text.printed_dates import without_year


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """A difference with the dispatch it stands in."""

    difference: Difference
    printed: Date
    day: str
    year: str
    newspaper: Said | None
    title: Said


def rows(found: Iterable[Discrepancy], words: Words) -> tuple[DifferenceRow, ...]:
    """Return the rows of the list."""
    return tuple(_row(row, words) for row in found)


def _row(row: Discrepancy, words: Words) -> DifferenceRow:
    printed = words.day(row.dispatch.published)
    day, year = without_year(printed.text, words.language)
    return DifferenceRow(
        difference=difference(row, words, chinese_of(row.dispatch)),
        printed=printed,
        day=day,
        year=year,
        newspaper=words.caption(row.dispatch.newspaper) if row.dispatch.newspaper else None,
        title=words.titles_of(row.dispatch)[0],
    )
