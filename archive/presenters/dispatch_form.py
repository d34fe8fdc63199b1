"""The filter form beside the dispatches, with its chips."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from archive.filters import DispatchFilter
from archive.models import Status
from archive.presenters import asked
from archive.presenters.dispatches import languages
from archive.presenters.facets import UNKNOWN, Counts, Facet, Value, leading
from archive.presenters.forms import Form, Range, asked_chips, strangers
from archive.presenters.lists import Chip, choices
from archive.presenters.words import Count, Said, Words

# Public promises: names never change, and stand in this order.
ORDER = (
    "q", "names", "from", "to", "newspaper", "year", "language", "diff", "status", "agency",
    "dated", "sort", "page",
)  # fmt: skip
DEFAULTS = {"sort": "-date", "page": "1"}
KEPT = ("q", "names", "sort")
SHOWN = 12  # values of a facet that has many
UNDATED = "no"
Names = Mapping[str, Mapping[str, Said]]


def dispatch_form(
    found: DispatchFilter,
    pairs: asked.Pairs,
    here: Mapping[str, Counts],
    everywhere: Mapping[str, Counts],
    names: Names,
    words: Words,
) -> Form:
    """Return the form beside the dispatches; `here` and `everywhere` count each facet."""
    problems = strangers(found, ORDER)
    facets = [
        _facet(name, found, here[name], everywhere[name], names, words, problems)
        for name in legends()
    ]
    return Form(
        problems=problems,
        chips=tuple(_chips(found, pairs, names, words)),
        dates=Range(found.data.get("from", ""), found.data.get("to", "")),
        facets=tuple(one for one in facets if one.values or one.problems),
        hidden=tuple(asked.kept(pairs, ("names",))),
        orders=choices(found, "sort", found.order),
        asks=_("Words to look for"),
        query=found.data.get("q", ""),
        clear=asked.query(asked.kept(pairs, KEPT)) or "?",
    )


def legends() -> dict[str, str]:
    """Return the name of each facet, in the order of the form."""
    return {
        "newspaper": _("Newspaper"),
        "year": _("Year"),
        "language": _("Language held"),
        "diff": _("Differences"),
        "dated": _("Undated"),
        "status": _("Review"),
        "agency": _("Relayed by"),
    }


def said(facet: str, value: str, names: Names, words: Words) -> Said:
    """Return a value of a facet in the page's language."""
    if value in names.get(facet, {}):
        return names[facet][value]
    return Said(_codes(facet).get(value, value), words.language)


def _codes(facet: str) -> dict[str, str]:
    """Return the words for codes that the program's own logic turns on, in their order."""
    if facet == "language":
        return {code: label for code, label in languages().items() if code}
    if facet == "diff":
        return {
            "0": _("No difference found"),
            "1": _("One difference"),
            "2-4": _("Two to four"),
            "5-9": _("Five to nine"),
            "more": _("Ten or more"),
        }
    return {
        "status": {
            Status.ACCEPTED.value: _("Something in it reviewed"),
            Status.PROPOSED.value: _("Nothing reviewed yet"),
        },
        "dated": {UNKNOWN: _("Only texts without a date")},
        "newspaper": {UNKNOWN: _("Newspaper not known")},
        "agency": {UNKNOWN: _("Agency not named")},
        "year": {UNKNOWN: _("Undated")},
    }[facet]


def values_of(name: str, here: Counts, everywhere: Counts, chosen: tuple[str, ...]) -> list[str]:
    """Return the values of a facet to show, in the order of the form."""
    if name == "dated":
        return [UNKNOWN] if UNKNOWN in everywhere else []
    if name in ("language", "diff", "status"):
        return [code for code in _codes(name) if code in everywhere or code in chosen]
    if name == "year":
        years = {*everywhere, *here} - {UNKNOWN}
        return sorted(years)
    return leading(here, everywhere, chosen, SHOWN)


def _facet(
    name: str,
    found: DispatchFilter,
    here: Counts,
    everywhere: Counts,
    names: Names,
    words: Words,
    problems: Mapping[str, list[str]],
) -> Facet:
    chosen = found.chosen(name)
    values = tuple(
        Value(
            UNDATED if name == "dated" else value,
            said(name, value, names, words),
            Count(here.get(value, 0)),
            value in chosen,
        )
        for value in values_of(name, here, everywhere, chosen)
    )
    return Facet(
        name=name,
        legend=legends()[name],
        values=values,
        chosen=len(chosen),
        open=bool(chosen or problems.get(name)) or name in ("newspaper", "language", "diff"),
        problems=problems.get(name, []),
    )


def _chips(found: DispatchFilter, pairs: asked.Pairs, names: Names, words: Words) -> Iterator[Chip]:
    yield from asked_chips(found, pairs, words, _("Words to look for"), _("Published"))
    for name, legend in legends().items():
        for value in found.chosen(name):
            written = UNDATED if name == "dated" else value
            address = asked.query(asked.minus(pairs, name, written)) or "?"
            yield Chip(legend, said(name, value, names, words), address, name)
