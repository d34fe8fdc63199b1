"""The filter form beside a list: what was asked, what can be asked, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.filters import TOGETHER, ArchiveFilterSet
from archive.presenters import asked
from archive.presenters.facets import Facet
from archive.presenters.lists import Chip, Option
from archive.presenters.separators import labelled, listed
from archive.presenters.words import Count, Said, Words
from archive.text.dates import PartialDate
from archive.text.printed_dates import printed


@dataclass(frozen=True, slots=True)
class Range:
    """Both ends of a range of dates as they were typed."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Form:
    """A filter form; `problems` are sentences by parameter."""

    problems: Mapping[str, list[str]]
    chips: tuple[Chip, ...]
    facets: tuple[Facet, ...]
    clear: str
    hidden: tuple[tuple[str, str], ...] = ()
    orders: tuple[Option, ...] = ()
    asks: str = ""  # what the words to look for are called; '' where a list has no such field
    hint: str = ""
    query: str = ""
    dates: Range | None = None
    when: tuple[Option, ...] = ()
    least: str = ""


@dataclass(frozen=True, slots=True)
class WayOut:
    """A filter of a list that found nothing: what it finds alone, and what is found without it."""

    label: str
    address: str
    alone: Count
    without: Count


def asked_chips(
    found: ArchiveFilterSet, pairs: asked.Pairs, words: Words, called: str, dated: str
) -> Iterator[Chip]:
    """Yield the chips of the words and of the range of dates."""
    if typed := found.given("q"):
        away = asked.dropping(pairs, "q", "names", "page")
        yield Chip(called, Said(typed, ""), asked.query(away) or "?", "q")
    dates = found.given("from"), found.given("to")
    if any(dates):
        away = asked.dropping(pairs, "from", "to", "when", "page")
        said = Said(period(*dates, words), words.language)
        yield Chip(dated, said, asked.query(away) or "?", "from")


def period(first: PartialDate | None, last: PartialDate | None, words: Words) -> str:
    """Return a range of partial dates as printed."""
    if first and last:
        precision = first.precision if first.precision == last.precision else "day"
        return printed(first.first, last.last, words.language, precision)
    one = first or last
    assert one is not None
    if first:
        return printed(first.first, None, words.language, first.precision)
    return printed(None, one.last, words.language, one.precision)


def strangers(found: ArchiveFilterSet, names: Sequence[str]) -> dict[str, list[str]]:
    """Return what was wrong with the parameters, those that the list does not have among them."""
    problems = found.problems()
    for name in asked.unknown(found.data, names):
        told = _("No filter is called “%(text)s”.") % {"text": name}
        problems.setdefault("", []).append(told)
    return problems


def ways_out(
    chips: Sequence[Chip], counts: Mapping[str, tuple[int, int]], pairs: asked.Pairs
) -> tuple[WayOut, ...]:
    """Return what could be left out of a question that found nothing; the best of them first.

    `counts` tells of each parameter what it finds alone, and what is found without it.
    """
    ways = []
    for name, (alone, without) in counts.items():
        values = [chip for chip in chips if chip.parameter == name]
        if values:
            label = labelled(values[0].name, listed(chip.value.text for chip in values))
            together = [other for other, one in TOGETHER.items() if one == name]
            address = asked.query(asked.dropping(pairs, name, *together, "page")) or "?"
            ways.append(WayOut(label, address, Count(alone), Count(without)))
    return tuple(sorted(ways, key=lambda way: (-way.without, way.alone)))
