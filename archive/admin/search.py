"""Find rows by what a curator types: any script, with or without diacritics, or a permanent id."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from opencc import OpenCC

from archive.models import EventPlace, EventUnit, Place, Unit
from archive.search import find
from archive.search.ask import Question, ask
from archive.search.kinds import DISPATCH, EVENT
from archive.text.fold import fold, has_han


class FoldedSearch(admin.ModelAdmin):
    """A search box that asks `matching` instead of splitting words over `search_fields`."""

    search_fields: Any = ["uid"]  # Django shows the box, and completes, only where this is set

    def matching(self, text: str) -> Q:
        """Return the condition that a row found by `text` meets."""
        return Q(uid=text.lower())

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet, search_term: str
    ) -> tuple[QuerySet, bool]:
        """Keep the rows that match; none twice, since every join is a subquery."""
        text = search_term.strip()
        return (queryset.filter(self.matching(text)) if text else queryset), False


def spellings(text: str) -> tuple[str, ...]:
    """Return `text` as typed, folded, simplified and traditional, each once.

    >>> spellings("奠邊府"), spellings("Sơn La")
    (('奠邊府', '奠边府'), ('Sơn La', 'son la'))
    """
    found = [text, fold(text)]
    if has_han(text):
        found.append(_traditional().convert(text))
    return tuple(dict.fromkeys(found))


def holding(text: str, *fields: str) -> Q:
    """Say that one of the fields contains one of the spellings of `text`."""
    found = Q()
    for field in fields:
        for spelling in spellings(text):
            found |= Q(**{f"{field}__icontains": spelling})
    return found


def telling(text: str) -> Q:
    """Say that a dispatch holds these words, the last of them perhaps only begun."""
    return Q(pk__in=_dispatches(text))


def of_dispatch(text: str, path: str = "dispatch") -> Q:
    """Say that a row is of a dispatch with this id or these words."""
    return Q(**{f"{path}__uid": text.lower()}) | Q(**{f"{path}__in": _dispatches(text)})


def told_as(text: str, path: str = "pk") -> Q:
    """Say that an event has these words in its titles, its quotes or what its parts are called."""
    question = _begun(text)
    return Q(**{f"{path}__in": find.subquery(EVENT, question) if question.asks else []})


def _dispatches(text: str) -> Any:
    question = _begun(text)
    return find.subquery(DISPATCH, question) if question.asks else []


def _begun(text: str) -> Question:
    return ask(f"{text}*" if text[-1:].isalnum() else text, names=False, aside=True)


def event_ids_naming(text: str) -> tuple[QuerySet, QuerySet]:
    """Return the ids of events at a place, and with a unit, that `text` names."""
    places = Place.objects.called(text).values("pk")
    units = Unit.objects.called(text).values("pk")
    return (
        EventPlace.objects.filter(Q(filed_under__in=places) | Q(place__in=places)).values("event"),
        EventUnit.objects.filter(unit__in=units).values("event"),
    )


@lru_cache(maxsize=1)
def _traditional() -> OpenCC:
    return OpenCC("s2t")
