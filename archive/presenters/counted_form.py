"""The filter forms of lists whose facets are columns: places, units, differences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from archive.filters import CountedFilterSet
from archive.models import Discrepancy, Status
from archive.presenters import asked
from archive.presenters.facets import UNKNOWN, Facet, Value
from archive.presenters.forms import Form, Range, asked_chips, strangers
from archive.presenters.lists import Chip, choices
from archive.presenters.words import Count, Said, Words

Names = Mapping[str, Said]


@dataclass(frozen=True, slots=True)
class Group:
    """A facet of such a list: its legend, and what its codes are called."""

    legend: str
    category: str = ""  # of the vocabulary
    names: Names = field(default_factory=dict)
    unknown: str = ""
    ordered: bool = False  # its codes have an order of their own


def place_groups(words: Words) -> dict[str, Group]:
    """Return the facets of the places."""
    located = _own(words, {"yes": _("Located"), "no": _("Not located")})
    return {
        "kind": Group(_("Kind"), "place_kind", unknown=_("Kind not known")),
        "located": Group(_("Position"), names=located, ordered=True),
        "status": _review(words),
    }


def unit_groups(words: Words) -> dict[str, Group]:
    """Return the facets of the units."""
    return {
        "side": Group(_("Side"), "side", unknown=_("Side not known")),
        "echelon": Group(_("Echelon"), "echelon", unknown=_("Echelon not known")),
        "status": _review(words),
    }


def difference_groups(papers: Names, words: Words) -> dict[str, Group]:
    """Return the facets of the differences."""
    gravity = {code: str(label) for code, label in Discrepancy.Severity.choices}
    return {
        "severity": Group(_("Severity"), names=_own(words, gravity), ordered=True),
        "kind": Group(_("Kind"), "discrepancy"),
        "status": _review(words),
        "newspaper": Group(_("Newspaper"), names=papers, unknown=_("Newspaper not known")),
    }


def _review(words: Words) -> Group:
    names = {Status.ACCEPTED.value: _("Reviewed"), Status.PROPOSED.value: _("Proposed")}
    return Group(_("Review"), names=_own(words, names), ordered=True)


def _own(words: Words, names: Mapping[str, str]) -> Names:
    return {code: Said(name, words.language) for code, name in names.items()}


def counted_form(
    found: CountedFilterSet,
    groups: Mapping[str, Group],
    pairs: asked.Pairs,
    promise: asked.Promise,
    words: Words,
    *,
    dated: bool = False,
) -> Form:
    """Return the form beside a list."""
    problems = strangers(found, promise.names)
    named = "" if dated else _("Name")
    return Form(
        problems=problems,
        chips=tuple(_chips(found, groups, pairs, words)),
        facets=tuple(
            _facet(name, group, found, words, problems.get(name, ()))
            for name, group in groups.items()
        ),
        clear=asked.query(asked.kept(pairs, promise.kept)) or "?",
        hidden=tuple(asked.kept(pairs, ("view", "bbox"))),
        orders=choices(found, "sort", found.given("sort") or "date") if dated else (),
        asks=named,
        hint=_("Any script or spelling, with or without accents.") if named else "",
        query=found.data.get("q", ""),
        dates=Range(found.data.get("from", ""), found.data.get("to", "")) if dated else None,
    )


def _facet(
    name: str, group: Group, found: CountedFilterSet, words: Words, problems: Sequence[str]
) -> Facet:
    here, everywhere = found.counts(name), found.everywhere.values(name)
    chosen = found.chosen(name)
    values = tuple(
        Value(code, said(group, code, words), Count(here.get(code, 0)), code in chosen)
        for code in _shown(group, here, everywhere | set(chosen), words)
    )
    return Facet(name, group.legend, values, chosen=len(chosen), open=True, problems=problems)


def _shown(
    group: Group, here: Mapping[str, int], codes: Iterable[str], words: Words
) -> Iterable[str]:
    """Return the codes to show: in their own order, or the most frequent first."""
    if group.ordered:
        return list(group.names)
    return sorted(
        codes,
        key=lambda code: (code == UNKNOWN, -here.get(code, 0), said(group, code, words).text),
    )


def said(group: Group, code: str, words: Words) -> Said:
    """Return what a code is called in the page's language."""
    if code == UNKNOWN and group.unknown:
        return Said(group.unknown, words.language)
    if code in group.names:
        return group.names[code]
    label = words.label(group.category, code)
    return Said(label[:1].upper() + label[1:], words.language)


def _chips(
    found: CountedFilterSet, groups: Mapping[str, Group], pairs: asked.Pairs, words: Words
) -> Iterator[Chip]:
    yield from asked_chips(found, pairs, words, _("Name"), _("Published"))
    for name, group in groups.items():
        for code in found.chosen(name):
            away = asked.query(asked.minus(pairs, name, code)) or "?"
            yield Chip(group.legend, said(group, code, words), away, name)
