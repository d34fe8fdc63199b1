"""The list of differences between the languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from archive.models import Discrepancy
from archive.presenters.addresses import address
from archive.presenters.figures import Difference, difference
from archive.presenters.words import Date, Said, Words, chinese_of
from archive.text.printed_dates import without_year


@dataclass(frozen=True, slots=True)
class DispatchRow:
    """A dispatch with those of its differences that follow one another in the list."""

    address: str
    printed: Date
    day: str
    year: str
    newspaper: Said | None
    title: Said
    differences: tuple[Difference, ...]


def rows(found: Iterable[Discrepancy], words: Words) -> tuple[DispatchRow, ...]:
    """Return the rows of the list in its order, the dispatch named once for those in a row."""
    runs = groupby(found, key=lambda row: row.dispatch_id)
    return tuple(_row(list(run), words) for _, run in runs)


def _row(found: list[Discrepancy], words: Words) -> DispatchRow:
    dispatch = found[0].dispatch
    printed = words.day(dispatch.published)
    day, year = without_year(printed.text, words.language)
    return DispatchRow(
        address=address("dispatch", dispatch),
        printed=printed,
        day=day,
        year=year,
        newspaper=words.caption(dispatch.newspaper) if dispatch.newspaper else None,
        title=words.titles_of(dispatch)[0],
        differences=tuple(difference(row, words, chinese_of(dispatch)) for row in found),
    )
