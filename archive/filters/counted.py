"""Lists whose facets are columns of few codes, counted together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import QuerySet
from django.utils.translation import gettext

from archive.filters.base import ArchiveFilterSet
from archive.queries.combinations import Combinations, combined, having
from archive.queries.index.current import Index
from archive.queries.selection import Selection


class CountedFilterSet(ArchiveFilterSet):
    """Facets that are columns; how often their codes meet is counted once for all of them."""

    columns: ClassVar[Mapping[str, str]]  # of each facet
    codes: ClassVar[Mapping[str, tuple[str, ...]]] = {}  # known even where no row has them

    def filter_queryset(self, queryset: Any) -> Any:
        """Keep the rows that match; what is unknown of a facet is left out."""
        found = self.leaving_facets
        for facet, column in self.columns.items():
            if chosen := self.chosen(facet):
                found = having(found, column, chosen)
        return found

    @cached_property
    def leaving_facets(self) -> Any:
        """What everything but the facets leaves."""
        return super().filter_queryset(self.queryset.all()) if self.is_bound else self.queryset

    @cached_property
    def everywhere(self) -> Combinations:
        """The codes of all rows; remembered until the archive changes."""
        name = self._meta.model._meta.model_name
        return self.index.remembered(("codes", name), lambda: self._counted(self.queryset))

    @cached_property
    def index(self) -> Index:
        """The archive as it stands."""
        return Selection().index

    @cached_property
    def here(self) -> Combinations:
        """The codes of the rows that everything but the facets leaves."""
        aside = {*self.columns, *self.shapes}
        narrows = any(value for name, value in self._read().items() if name not in aside)
        return self._counted(self.leaving_facets) if narrows else self.everywhere

    def counts(self, facet: str) -> dict[str, int]:
        """Return how many rows each value of a facet would leave."""
        return self.here.counts(facet, self._all_chosen)

    @property
    def total(self) -> int:
        """How many rows match."""
        return self.here.total(self._all_chosen)

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet that were asked for and that the archive knows."""
        return tuple(value for value in self.given(facet) or () if self._knows(facet, value))

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield the values that no row has."""
        told = gettext("“%(value)s” is not a choice here.")
        for facet in self.columns:
            for value in self.given(facet) or ():
                if not self._knows(facet, value):
                    yield facet, told % {"value": value}

    @cached_property
    def _all_chosen(self) -> dict[str, tuple[str, ...]]:
        return {facet: self.chosen(facet) for facet in self.columns}

    def _knows(self, facet: str, value: str) -> bool:
        return value in self.codes.get(facet, ()) or value in self.everywhere.values(facet)

    def _counted(self, rows: QuerySet) -> Combinations:
        return combined(rows, self.columns)
