"""Dispatches as lists and other pages name them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.models import Dispatch
from archive.presenters.addresses import address
from archive.presenters.words import Date, Said, Words
from archive.text.printed_dates import without_year


@dataclass(frozen=True, slots=True)
class DispatchRow:
    """One dispatch of the list."""

    address: str
    titles: tuple[Said, ...]
    printed: Date
    day: str  # the date without its year
    year: str
    newspaper: Said | None
    page: int | None
    held: str  # in which languages, in words
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
    return tuple(_row(dispatch, words) for dispatch in dispatches)


def _row(dispatch: Dispatch, words: Words) -> DispatchRow:
    printed = words.day(dispatch.published)
    day, year = without_year(printed.text, words.language)
    return DispatchRow(
        address=address("dispatch", dispatch),
        titles=words.titles_of(dispatch),
        printed=printed,
        day=day,
        year=year,
        newspaper=words.caption(dispatch.newspaper) if dispatch.newspaper else None,
        page=dispatch.page,
        held=languages()[language_of(dispatch)],
        events=dispatch.n_events,  # type: ignore[attr-defined]
        differences=dispatch.n_differences,  # type: ignore[attr-defined]
    )


def languages() -> dict[str, str]:
    """Return what is said of a dispatch held in one language or two."""
    return {
        "both": _("Both languages"),
        "en": _("English only"),
        "zh": _("Chinese only"),
        "": _("No text"),
    }


def language_of(dispatch: Dispatch) -> str:
    """Return the languages a dispatch is held in, as the lists name them."""
    if dispatch.has_en and dispatch.has_zh:
        return "both"
    return "en" if dispatch.has_en else "zh" if dispatch.has_zh else ""


def sibling(dispatch: Dispatch, words: Words) -> Sibling:
    """Return an article as the page of another names it."""
    titles = words.titles_of(dispatch)
    return Sibling(
        address("dispatch", dispatch), titles[0], words.day(dispatch.published), dispatch.page
    )
