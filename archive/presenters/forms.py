"""The filter forms beside lists: what was asked, what can be asked, and what was wrong with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from archive.filters import (
    REVIEW_CHOICES,
    ArchiveFilterSet,
    DifferenceFilter,
    EventFilter,
    TermFilter,
)
from archive.models import Discrepancy, Newspaper, Place, Status
from archive.presenters.lists import (
    Chip,
    Option,
    RegionOption,
    options,
    region_options,
    without,
)
from archive.presenters.words import Said, Words
from archive.queries.regions import Branch


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
    dates: Range
    query: str = ""
    regions: tuple[RegionOption, ...] = ()
    types: tuple[Option, ...] = ()
    sides: tuple[Option, ...] = ()
    echelons: tuple[Option, ...] = ()
    newspapers: tuple[Option, ...] = ()
    severities: tuple[Option, ...] = ()
    orders: tuple[Option, ...] = ()
    status: str = ""
    kind: str = ""


def event_form(
    found: EventFilter, tree: Sequence[Branch], types: Mapping[str, int], words: Words
) -> Form:
    """Return the form beside the engagements."""
    return Form(
        problems=found.problems(),
        chips=tuple(_event_chips(found, tree, words)),
        dates=_dates(found),
        regions=region_options(tree, found.chosen("region"), words),
        types=options(types, found.chosen("type"), words, "event_type"),
        status=next(iter(found.chosen("status")), ""),
        kind=found.given("kind") or "",
    )


def difference_form(
    found: DifferenceFilter,
    kinds: Mapping[str, int],
    severities: Mapping[str, int],
    papers: Iterable[Newspaper],
    words: Words,
) -> Form:
    """Return the form beside the differences."""
    paper, order = found.given("newspaper"), found.given("sort") or "date"
    chosen = [code for code in _list(found, "kind") if code in found.kinds]
    graver = _list(found, "severity")
    return Form(
        problems=found.problems(),
        chips=tuple(_difference_chips(found, words)),
        dates=_dates(found),
        types=options(kinds, chosen, words, "discrepancy"),
        severities=tuple(
            Option(code, str(label), severities.get(code, 0), code in graver)
            for code, label in Discrepancy.Severity.choices
        ),
        newspapers=tuple(
            Option(row.slug, words.caption(row).text, 0, row == paper) for row in papers
        ),
        orders=_choices(found, "sort", order),
        status=found.given("status") or "",
    )


def term_form(found: TermFilter, categories: Mapping[str, str], words: Words) -> Form:
    """Return the form beside the terms."""
    chosen = found.given("category") or ""
    return Form(
        problems=found.problems(),
        chips=tuple(_term_chips(found, categories, words)),
        dates=Range("", ""),
        query=found.given("q") or "",
        types=tuple(
            Option(code, label, 0, code == chosen) for code, label in sorted(categories.items())
        ),
        kind=found.given("by") or "chinese",
        status=found.given("all") or "",
    )


def _choices(found: ArchiveFilterSet, name: str, chosen: str) -> tuple[Option, ...]:
    choices = found.filters[name].extra["choices"]
    return tuple(Option(code, str(label), 0, code == chosen) for code, label in choices)


def place_form(found: ArchiveFilterSet, kinds: Mapping[str, int], words: Words) -> Form:
    """Return the form beside the places."""
    return _name_form(found, words, types=options(kinds, _list(found, "kind"), words, "place_kind"))


def unit_form(
    found: ArchiveFilterSet, sides: Mapping[str, int], echelons: Mapping[str, int], words: Words
) -> Form:
    """Return the form beside the units."""
    return _name_form(
        found,
        words,
        sides=options(sides, _list(found, "side"), words, "side"),
        echelons=options(echelons, _list(found, "echelon"), words, "echelon"),
    )


def _name_form(found: ArchiveFilterSet, words: Words, **facets: Any) -> Form:
    return Form(
        problems=found.problems(),
        chips=tuple(_name_chips(found, words)),
        dates=Range("", ""),
        query=found.given("q") or "",
        **facets,
    )


def _list(found: ArchiveFilterSet, name: str) -> list[str]:
    return found.given(name) or []


def _dates(found: ArchiveFilterSet) -> Range:
    return Range(found.data.get("from", ""), found.data.get("to", ""))


def _date_chips(found: ArchiveFilterSet, words: Words) -> Iterator[Chip]:
    for name, label in (("from", _("From")), ("to", _("To"))):
        date = found.given(name)
        if date:
            asked = found.data.get(name).strip()
            yield Chip(label, Said(date.text, words.language), without(found.data, name, asked))


def _event_chips(found: EventFilter, tree: Iterable[Branch], words: Words) -> Iterator[Chip]:
    yield from _date_chips(found, words)
    places = dict(_places(tree))
    for slug in found.chosen("region"):
        if slug in places:
            name = words.names(places[slug])[0]
            yield Chip(_("Region"), name, without(found.data, "region", slug))
    for code in found.chosen("type"):
        yield _coded(found, "type", _("Type"), code, words.label("event_type", code), words)
    for status in found.chosen("status"):
        label = str(dict(REVIEW_CHOICES)[Status(status)])
        yield _coded(found, "status", _("Review"), status, label, words)
    kind = found.given("kind")
    if kind:
        label = dict(found.filters["kind"].extra["choices"])[kind]
        yield _coded(found, "kind", _("Kind"), kind, str(label), words)


def _places(tree: Iterable[Branch]) -> Iterator[tuple[str, Place]]:
    for branch in tree:
        yield branch.place.slug, branch.place
        yield from _places(branch.branches)


def _difference_chips(found: DifferenceFilter, words: Words) -> Iterator[Chip]:
    yield from _date_chips(found, words)
    for code in _list(found, "kind"):
        if code in found.kinds:
            yield _coded(found, "kind", _("Kind"), code, words.label("discrepancy", code), words)
    severities = dict(Discrepancy.Severity.choices)
    for code in _list(found, "severity"):
        if code in severities:
            yield _coded(found, "severity", _("Gravity"), code, str(severities[code]), words)
    status = found.given("status")
    if status:
        label = dict(found.filters["status"].extra["choices"])[status]
        yield _coded(found, "status", _("Review"), status, str(label), words)
    yield from _paper_chip(found, words)


def _term_chips(found: TermFilter, categories: Mapping[str, str], words: Words) -> Iterator[Chip]:
    query, category = found.given("q"), found.given("category")
    if query:
        address = without(found.data, "q", found.data.get("q").strip())
        yield Chip(_("Term"), Said(query, ""), address)
    if category in categories:
        yield _coded(found, "category", _("Category"), category, categories[category], words)


def _paper_chip(found: ArchiveFilterSet, words: Words) -> Iterator[Chip]:
    paper = found.given("newspaper")
    if paper:
        address = without(found.data, "newspaper", paper.slug)
        yield Chip(_("Newspaper"), words.caption(paper), address)


def _name_chips(found: ArchiveFilterSet, words: Words) -> Iterator[Chip]:
    query = found.given("q")
    if query:
        address = without(found.data, "q", found.data.get("q").strip())
        yield Chip(_("Name"), Said(query, ""), address)
    facets = (
        ("kind", _("Kind"), "place_kind"),
        ("side", _("Side"), "side"),
        ("echelon", _("Echelon"), "echelon"),
    )
    for name, label, category in facets:
        for code in _list(found, name):
            yield _coded(found, name, label, code, words.label(category, code), words)


def _coded(
    found: ArchiveFilterSet, name: str, label: str, code: str, value: str, words: Words
) -> Chip:
    return Chip(label, Said(value, words.language), without(found.data, name, code))
