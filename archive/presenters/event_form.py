"""The filter form beside the engagements, with its chips."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.filters import EventFilter
from archive.presenters import asked
from archive.presenters.facets import Counts, facet, legends, region_facet, said
from archive.presenters.figures import number
from archive.presenters.forms import Form, Range, asked_chips, strangers
from archive.presenters.lists import Chip, choices, region_options
from archive.presenters.words import Said, Words
from archive.queries.regions import Branch

Names = Mapping[str, Mapping[str, Said]]


def event_form(
    found: EventFilter,
    pairs: asked.Pairs,
    here: Mapping[str, Counts],
    everywhere: Mapping[str, Counts],
    names: Names,
    tree: Sequence[Branch],
    words: Words,
) -> Form:
    """Return the form beside the engagements."""
    problems = strangers(found, asked.ENGAGEMENTS)
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
    return Form(
        problems=problems,
        chips=tuple(chips(found, pairs, names, words)),
        dates=Range(found.data.get("from", ""), found.data.get("to", "")),
        when=choices(found, "when", found.given("when") or "happened"),
        least=found.data.get("min", ""),
        facets=tuple(one for one in facets if one.values or one.tree or one.problems),
        hidden=tuple(asked.kept(pairs, ("names", "kind", "view", "rows", "bbox"))),
        asks=_("Words to look for"),
        query=found.data.get("q", ""),
        clear=asked.query(asked.kept(pairs)) or "?",
        orders=choices(found, "sort", found.order) if found.shape == "list" else (),
    )


def chips(found: EventFilter, pairs: asked.Pairs, names: Names, words: Words) -> Iterator[Chip]:
    """Yield a chip for each filter in force; a range of dates has one."""
    legend = _("Printed") if found.given("when") == "reported" else _("Date")
    yield from asked_chips(found, pairs, words, _("Words to look for"), legend)
    for name, legend in legends().items():
        for value in found.chosen(name):
            label = said(name, value, names.get(name, {}), words)
            yield Chip(legend, label, _address(asked.minus(pairs, name, value)), name)
    least = found.given("min")
    if least is not None:
        text = number(Decimal(least))
        address = _address(asked.dropping(pairs, "min", "page"))
        yield Chip(_("Number claimed, at least"), Said(text, words.language), address, "min")
    kind = found.given("kind")
    if kind and kind != "engagement":
        named = str(dict(found.filters["kind"].extra["choices"])[kind])
        address = _address(asked.dropping(pairs, "kind", "page"))
        yield Chip(_("Kind"), Said(named, words.language), address, "kind")


def _address(pairs: Iterable[tuple[str, str]]) -> str:
    return asked.query(pairs) or "?"
