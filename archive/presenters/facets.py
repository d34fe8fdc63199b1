"""The facets beside the engagements: values with counts, the chosen first, and how to see all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.models import EventPlace, Status
from archive.presenters.lists import RegionOption
from archive.presenters.words import Count, Said, Words

TOP = 8  # values of a facet beside the list; the rest has a page of its own
UNKNOWN = "unknown"
LANGUAGES_DIFFER = "1"
LABELS = {"type": "event_type", "side": "side", "figure": "action"}  # categories of the vocabulary
ORDERED = ("status", "diff", "dated", "placed")  # few values, in an order of their own
Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Value:
    """One value that can be ticked, and how many it would leave."""

    value: str
    label: Said
    count: int | None  # None: a choice that leaves nothing out
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """One group of the filter form."""

    name: str
    legend: str
    values: tuple[Value, ...]
    tree: tuple[RegionOption, ...] = ()
    chosen: int = 0
    open: bool = False
    more: int = 0  # values that only the page of all values shows
    all: str = ""  # its address
    hint: str = ""
    problems: Sequence[str] = ()


def legends() -> dict[str, str]:
    """Return the name of each facet, in the order of the form."""
    return {
        "region": _("Region"),
        "type": _("Type"),
        "status": _("Review"),
        "diff": _("Languages"),
        "by": _("Claimed by"),
        "paper": _("Newspaper"),
        "unit": _("Unit"),
        "side": _("Side"),
        "figure": _("Figures"),
        "dated": _("Precision of the date"),
        "placed": _("Precision of the place"),
    }


def unknown(facet: str) -> str:
    """Return what a facet calls that which has no value of it."""
    return {
        "region": _("Not placed in any region"),
        "type": _("Type not known"),
        "diff": _("No difference found"),
        "by": _("No source named"),
        "paper": _("Newspaper not known"),
        "unit": _("No unit named"),
        "side": _("Side not known"),
        "figure": _("No figures claimed"),
        "dated": _("Undated"),
        "placed": _("Place not known"),
    }.get(facet, _("Not known"))


def said(facet: str, value: str, names: Mapping[str, Said], words: Words) -> Said:
    """Return a value of a facet in the page's language; an unknown code is shown as itself."""
    if value == UNKNOWN:
        return Said(unknown(facet), words.language)
    if facet in LABELS:
        return Said(words.label(LABELS[facet], value), words.language)
    if value in names:
        return names[value]
    return Said(_codes(facet).get(value, value), words.language)


def _codes(facet: str) -> dict[str, str]:
    """Return the words for codes that the program's own logic turns on."""
    if facet == "status":
        return {Status.ACCEPTED.value: _("Reviewed"), Status.PROPOSED.value: _("Proposed")}
    if facet == "diff":
        return {LANGUAGES_DIFFER: _("English and Chinese differ")}
    if facet == "dated":
        return {
            "day": _("To the day"),
            "month": _("To the month"),
            "year": _("To the year"),
            "longer": _("Within several years"),
        }
    if facet == "placed":
        return {row.name.lower(): str(row.label) for row in EventPlace.Precision}
    return {}


def leading(here: Counts, everywhere: Counts, chosen: Sequence[str], top: int = TOP) -> list[str]:
    """Return the values to show: the chosen ones, then the most frequent; `unknown` comes last.

    What holds nothing here but holds something elsewhere is kept, so that a list of values does
    not change its length with every tick.
    """
    known = [value for value in {**everywhere, **here} if value not in (UNKNOWN, *chosen)]
    known.sort(key=lambda value: (-here.get(value, 0), -everywhere.get(value, 0), value))
    ticked = [value for value in chosen if value != UNKNOWN]
    rest = [UNKNOWN] if UNKNOWN in everywhere or UNKNOWN in chosen else []
    return [*ticked, *known[: max(top - len(ticked), 0)], *rest]


def facet(
    name: str,
    here: Counts,
    everywhere: Counts,
    chosen: Sequence[str],
    names: Mapping[str, Said],
    words: Words,
    all_values: str,
    problems: Sequence[str] = (),
) -> Facet:
    """Return a facet whose values stand in a list."""
    shown = leading(here, everywhere, chosen)
    if name in ORDERED:
        shown = [value for value in (*_codes(name), UNKNOWN) if value in everywhere]
    values = tuple(
        Value(value, said(name, value, names, words), Count(here.get(value, 0)), value in chosen)
        for value in shown
    )
    return Facet(
        name=name,
        legend=legends()[name],
        values=values,
        chosen=len(chosen),
        open=bool(chosen or problems) or name in ("type", "status", "diff"),
        more=0 if name in ORDERED else len({*everywhere, *here}) - len(shown),
        all=all_values,
        problems=problems,
    )


def region_facet(
    tree: tuple[RegionOption, ...],
    here: Counts,
    everywhere: Counts,
    chosen: Sequence[str],
    words: Words,
    all_values: str,
    problems: Sequence[str] = (),
) -> Facet:
    """Return the facet of regions, a tree."""
    lost = here.get(UNKNOWN, 0)
    values = (
        (Value(UNKNOWN, said("region", UNKNOWN, {}, words), Count(lost), UNKNOWN in chosen),)
        if lost or UNKNOWN in chosen
        else ()
    )
    return Facet(
        name="region",
        legend=legends()["region"],
        values=values,
        tree=tree,
        chosen=len(chosen),
        open=True,
        more=len({*everywhere, *here}) - _size(tree) - len(values),
        all=all_values,
        hint=_("A region includes everything in it."),
        problems=problems,
    )


def _size(tree: Iterable[RegionOption]) -> int:
    return sum(1 + _size(option.branches) for option in tree)


def every_value(
    name: str,
    here: Counts,
    everywhere: Counts,
    chosen: Sequence[str],
    names: Mapping[str, Said],
    words: Words,
    wanted: Callable[[str, Said], bool],
) -> tuple[Value, ...]:
    """Return all values of a facet whose label is wanted, the chosen ones first."""
    shown = leading(here, everywhere, chosen, top=len(everywhere) + len(here))
    found = (
        Value(value, said(name, value, names, words), Count(here.get(value, 0)), value in chosen)
        for value in shown
    )
    return tuple(value for value in found if value.chosen or wanted(value.value, value.label))
