"""The furniture of lists: pages, chips that take one filter away, options with counts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.core.paginator import Page
from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.filters import ArchiveFilterSet
from archive.presenters.words import Count, Said, Words
from archive.queries.regions import Branch

OPEN_LEVELS = 2  # Indochina and its countries; what lies deeper is folded away


@dataclass(frozen=True, slots=True)
class Pages:
    """Where a list stands: numbers, the addresses beside it, and what was wrong with the asking."""

    number: int
    total: int
    previous: str
    next: str
    problem: str


@dataclass(frozen=True, slots=True)
class Chip:
    """One filter in force and the address without it."""

    name: str
    value: Said
    address: str
    parameter: str


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be ticked, with how many it holds."""

    value: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class RegionOption:
    """A region that can be ticked, with what lies in it."""

    value: str
    names: tuple[Said, ...]
    count: int
    chosen: bool
    branches: tuple[RegionOption, ...]
    open: bool


def changed(asked: QueryDict, **values: str | None) -> str:
    """Return the query string with some parameters set or, for None, dropped; empty ones go too."""
    query = asked.copy()
    for name, value in values.items():
        if value is None:
            query.pop(name, None)
        else:
            query[name] = value
    for name in list(query):
        query.setlist(name, [value for value in query.getlist(name) if value])
    text = query.urlencode()
    return f"?{text}" if text else "?"


def pages(page: Page, asked: QueryDict) -> Pages:
    """Return the links beside a page of a list."""
    return Pages(
        number=page.number,
        total=page.paginator.num_pages,
        previous=_link(asked, page.number - 1) if page.has_previous() else "",
        next=_link(asked, page.number + 1) if page.has_next() else "",
        problem=no_such_page(asked, page.number),
    )


def no_such_page(asked: QueryDict, number: int) -> str:
    """Return that another page was asked for than the one shown; '' where it was this one."""
    wanted = asked.get("page", "")
    told = _("There is no page “%(asked)s”; this is page %(number)s.")
    return told % {"asked": wanted, "number": number} if wanted not in ("", str(number)) else ""


def _link(asked: QueryDict, number: int) -> str:
    return changed(asked, page=str(number) if number > 1 else None)


def choices(found: ArchiveFilterSet, name: str, chosen: str) -> tuple[Option, ...]:
    """Return the values of a parameter that takes one of a few."""
    offered = found.filters[name].extra["choices"]
    return tuple(Option(code, str(label), 0, code == chosen) for code, label in offered)


def region_options(
    branches: Sequence[Branch], chosen: Iterable[str], words: Words
) -> tuple[RegionOption, ...]:
    """Return the tree of regions with the ticked ones open to view."""
    ticked = set(chosen)
    return tuple(
        _region(branch, ticked, words, 0 if place == 0 else OPEN_LEVELS)
        for place, branch in enumerate(branches)
    )


def _region(branch: Branch, ticked: set[str], words: Words, depth: int) -> RegionOption:
    below = tuple(_region(inner, ticked, words, depth + 1) for inner in branch.branches)
    return RegionOption(
        value=branch.place.slug,
        names=words.names(branch.place),
        count=Count(branch.count),
        chosen=branch.place.slug in ticked,
        branches=below,
        open=(depth < OPEN_LEVELS and branch.count > 0)
        or (bool(ticked) and any(_holds_ticked(inner) for inner in below)),
    )


def _holds_ticked(option: RegionOption) -> bool:
    return option.chosen or any(_holds_ticked(inner) for inner in option.branches)
