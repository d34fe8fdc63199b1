"""The filter form beside the terms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from django.utils.translation import gettext as _

from archive.filters import TermFilter
from archive.presenters import asked
from archive.presenters.facets import Facet, Value
from archive.presenters.forms import Form, asked_chips, strangers
from archive.presenters.lists import Chip, choices
from archive.presenters.terms import categories
from archive.presenters.words import Count, Said, Words


def term_form(
    found: TermFilter, counts: Mapping[str, int], pairs: asked.Pairs, words: Words
) -> Form:
    """Return the form beside the terms; `counts` tells how many there are of each category."""
    problems, names = strangers(found, asked.TERMS.names), categories(found.categories)
    chosen = found.chosen("category")
    values = tuple(
        Value(code, Said(name, words.language), Count(counts.get(code, 0)), code in chosen)
        for code, name in sorted(names.items(), key=lambda item: -counts.get(item[0], 0))
    )
    everything = Value(
        "yes",
        Said(_("Also terms rendered in one way"), words.language),
        None,
        bool(found.given("all")),
    )
    return Form(
        problems=problems,
        chips=tuple(_chips(found, names, pairs, words)),
        facets=(
            Facet(
                "category",
                _("Category"),
                values,
                chosen=len(chosen),
                open=True,
                problems=problems.get("category", ()),
            ),
            Facet(
                "all", _("Which terms"), (everything,), open=True, problems=problems.get("all", ())
            ),
        ),
        clear=asked.query(asked.kept(pairs, asked.TERMS.kept)) or "?",
        hidden=tuple(asked.kept(pairs, ("by",))),
        orders=choices(found, "sort", found.order),
        asks=_("Words in the term"),
        query=found.data.get("q", ""),
    )


def _chips(
    found: TermFilter, names: Mapping[str, str], pairs: asked.Pairs, words: Words
) -> Iterator[Chip]:
    yield from asked_chips(found, pairs, words, _("Term"), "")
    for code in found.chosen("category"):
        away = asked.query(asked.minus(pairs, "category", code)) or "?"
        yield Chip(_("Category"), Said(names[code], words.language), away, "category")
