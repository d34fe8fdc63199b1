"""Lists that answer from the index: their parameters are read into a selection."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.filters.base import DatedFilterSet
from archive.filters.fields import one_of, words
from archive.queries import results
from archive.queries.index.segment import UNKNOWN
from archive.queries.selection import Selection
from archive.search.ask import Question, ask
from archive.search.common import Hits
from archive.search.kinds import EVENT
from archive.search.sentences import sentence


class SelectingFilterSet(DatedFilterSet):
    """Parameters that are read into a selection, which answers from the index."""

    searched = EVENT  # whose words `q` looks for

    q = words(_("Words to look for"))
    names = one_of([("off", _("Only as typed"))], _("Other names"))

    @property
    def narrowed(self) -> Selection:
        """What the facets and the period narrow the list to; what could not be used is left out."""
        first, last = self.given("from"), self.given("to")
        chosen = {name: known for name in self._whole.facets if (known := self.chosen(name))}
        return replace(
            self._whole,
            chosen=chosen,
            first=first and first.first,
            last=last and last.last,
            hits=Hits(self.searched, self.question) if self.question.asks else None,
        )

    @cached_property
    def question(self) -> Question:
        """The words to look for, and how they were read."""
        return ask(self.given("q") or "", names=self.given("names") != "off")

    @cached_property
    def selection(self) -> Selection:
        """What the parameters narrow the list to."""
        return self.narrowed

    @property
    def total(self) -> int:
        """How many rows match."""
        return results.count(self.selection)

    def active(self) -> bool:
        """Say whether any parameter narrows the list; an order or a kind does not."""
        return self.selection.narrows()

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet that were asked for and that the archive knows."""
        return tuple(value for value in self.given(facet) or () if self._knows(facet, value))

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield the values that the archive does not know."""
        told = {
            "region": gettext("No region is called “%(text)s”."),
            "type": gettext("Nothing is of the type “%(text)s”."),
            "unit": gettext("No unit is called “%(text)s”."),
            "paper": gettext("No newspaper is called “%(text)s”."),
            "newspaper": gettext("No newspaper is called “%(text)s”."),
            "agency": gettext("No agency is called “%(text)s”."),
            "by": gettext("No agency is called “%(text)s”."),
        }
        other = gettext("“%(value)s” is not a choice here.")
        for problem in self.question.problems:
            yield "q", sentence(problem)
        for facet in self._whole.facets:
            given = self.given(facet) or ()
            for value in given if isinstance(given, list) else ():
                if not self._knows(facet, value):
                    yield facet, told.get(facet, other) % {"text": value, "value": value}

    @cached_property
    def _whole(self) -> Selection:
        return Selection()

    def _knows(self, facet: str, value: str) -> bool:
        return value == UNKNOWN or self._whole.index.knows(facet, value)
