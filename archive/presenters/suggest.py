"""Suggestions as a list of links, or as the options of the search box."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from archive.models import Place
from archive.presenters.addresses import address
from archive.presenters.words import Said, Words
from archive.search.suggest import Suggestion


@dataclass(frozen=True, slots=True)
class Offer:
    """One suggestion: what begins so, what else it is called, what it is and where it leads."""

    name: Said
    others: tuple[Said, ...]
    kind: str
    address: str
    search: str


def offers(suggestions: Iterable[Suggestion], words: Words) -> tuple[Offer, ...]:
    """Return suggestions with their addresses."""
    return tuple(_offer(one, words) for one in suggestions)


def _offer(one: Suggestion, words: Words) -> Offer:
    search = f"{reverse('archive:search')}?{urlencode({'q': one.query})}"
    name = Said(one.name, one.language)
    if one.row is None:
        kind = _("newspaper") if one.kind == "paper" else _("search field")
        return Offer(name, (), kind, search, search)
    others = tuple(said for said in words.names(one.row) if said.text != one.name)
    if isinstance(one.row, Place):
        kind = words.label("place_kind", one.row.kind)
    else:
        kind = words.label("echelon", one.row.echelon)
    return Offer(name, others, kind, address(one.kind, one.row), search)
