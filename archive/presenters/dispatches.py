"""Dispatches as lists and other pages name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Dispatch
from archive.presenters.addresses import address
from archive.presenters.events import languages_of
from archive.presenters.words import Date, Said, Words


@dataclass(frozen=True, slots=True)
class DispatchRow:
    """One dispatch of the list."""

    address: str
    titles: tuple[Said, ...]
    printed: Date
    newspaper: Said | None
    page: int | None
    languages: str
    events: int
    differences: int


@dataclass(frozen=True, slots=True)
class Sibling:
    """Another article of the same newspaper."""

    address: str
    title: Said
    printed: Date
    page: int | None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The articles before and after one in its newspaper, and the others on its page."""

    before: Sibling | None
    after: Sibling | None
    on_page: tuple[Sibling, ...]


def rows(dispatches: Iterable[Dispatch], words: Words) -> tuple[DispatchRow, ...]:
    """Return the rows of the list."""
    return tuple(
        DispatchRow(
            address=address("dispatch", dispatch),
            titles=words.titles_of(dispatch),
            printed=words.day(dispatch.published),
            newspaper=words.caption(dispatch.newspaper) if dispatch.newspaper else None,
            page=dispatch.page,
            languages=languages_of([dispatch]),
            events=dispatch.n_events,  # type: ignore[attr-defined]
            differences=dispatch.n_differences,  # type: ignore[attr-defined]
        )
        for dispatch in dispatches
    )


def sibling(dispatch: Dispatch, words: Words) -> Sibling:
    """Return an article as the page of another names it."""
    titles = words.titles_of(dispatch)
    return Sibling(
        address("dispatch", dispatch), titles[0], words.day(dispatch.published), dispatch.page
    )
