"""The filter form beside the engagements, with its chips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.filters import EventFilter
from archive.presenters import asked
from archive.presenters.facets import Counts, Facet, facet, legends, region_facet, said
from archive.presenters.figures import number
from archive.presenters.forms import Range
from archive.presenters.lists import Chip, Option, region_options
from archive.presenters.words import Said, Words
from archive.queries.regions import Branch
from archive.text.dates import PartialDate
from archive.text.printed_dates import printed

Names = Mapping[str, Mapping[str, Said]]


@dataclass(frozen=True, slots=True)
class EventForm:
    """What can be asked of the engagements, what was, and what was wrong with it."""

    problems: Mapping[str, list[str]]
    chips: tuple[Chip, ...]
    dates: Range
    when: tuple[Option, ...]
    least: str
    facets: tuple[Facet, ...]
    hidden: tuple[tuple[str, str], ...]
    clear: str
    query: str = ""


def event_form(
    found: EventFilter,
    pairs: asked.Pairs,
    here: Mapping[str, Counts],
    everywhere: Mapping[str, Counts],
    names: Names,
    tree: Sequence[Branch],
    words: Words,
) -> EventForm:
    """Return the form beside the engagements."""
    problems = found.problems()
    for name in asked.unknown(found.data):
        told = _("No filter is called “%(text)s”.") % {"text": name}
        problems.setdefault("", []).append(told)
    facets = []
    for name in legends():
        chosen, wrong = found.chosen(name), problems.get(name, [])
        every = reverse("archive:facet_values", args=[name])
        every += asked.query(asked.dropping(pairs, "page"))
        if name == "region":
            options = region_options(tree, chosen, words)
            made = region_facet(options, here[name], everywhere[name], chosen, words, every, wrong)
        else:
            known = names.get(name, {})
            made = facet(name, here[name], everywhere[name], chosen, known, words, every, wrong)
        facets.append(made)
    return EventForm(
        problems=problems,
        chips=tuple(chips(found, pairs, names, words)),
        dates=Range(found.data.get("from", ""), found.data.get("to", "")),
        when=tuple(
            Option(code, str(label), 0, code == (found.given("when") or "happened"))
            for code, label in found.filters["when"].extra["choices"]
        ),
        least=found.data.get("min", ""),
        facets=tuple(one for one in facets if one.values or one.tree or one.problems),
        hidden=tuple(asked.kept(pairs, ("names", "kind", "view", "rows", "bbox"))),
        query=found.data.get("q", ""),
        clear=asked.query(asked.kept(pairs)) or "?",
    )


def chips(found: EventFilter, pairs: asked.Pairs, names: Names, words: Words) -> Iterator[Chip]:
    """Yield a chip for each filter in force; a range of dates has one."""
    if words_asked := found.given("q"):
        yield Chip(_("Words"), Said(words_asked, ""), _address(asked.dropping(pairs, "q", "names")))
    dates = found.given("from"), found.given("to")
    if any(dates):
        reading = found.given("when") or "happened"
        legend = _("Printed") if reading == "reported" else _("Date")
        address = _address(asked.dropping(pairs, "from", "to", "when", "page"))
        yield Chip(legend, Said(period(*dates, words), words.language), address)
    for name, legend in legends().items():
        for value in found.chosen(name):
            label = said(name, value, names.get(name, {}), words)
            yield Chip(legend, label, _address(asked.minus(pairs, name, value)))
    least = found.given("min")
    if least is not None:
        text = number(Decimal(least))
        address = _address(asked.dropping(pairs, "min", "page"))
        yield Chip(_("Number claimed, at least"), Said(text, words.language), address)
    kind = found.given("kind")
    if kind and kind != "engagement":
        named = str(dict(found.filters["kind"].extra["choices"])[kind])
        address = _address(asked.dropping(pairs, "kind", "page"))
        yield Chip(_("Kind"), Said(named, words.language), address)


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


def _address(pairs: Iterable[tuple[str, str]]) -> str:
    return asked.query(pairs) or "?"
