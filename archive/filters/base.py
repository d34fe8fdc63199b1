"""What every list does with its address: say what it could not use, leave the rest in force."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Self

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from archive.filters.fields import PartialDateFilter, RangeForm

SHAPES = ("sort", "view", "rows", "bbox", "page")  # an order or a shape narrows nothing
CITED = "cited"  # by which a reader comes back: no part of the question
TOGETHER = {"names": "q", "to": "from", "when": "from"}  # parameters that are one filter


class ArchiveFilterSet(filters.FilterSet):
    """A FilterSet that names what it could not use."""

    shapes: ClassVar[tuple[str, ...]] = SHAPES

    def problems(self) -> dict[str, list[str]]:
        """Return what was wrong with each parameter, in sentences."""
        found = {name: list(map(str, errors)) for name, errors in self.form.errors.items()}
        for name, unknown in self.unknown():
            found.setdefault(name, []).append(unknown)
        return found

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield a parameter and a sentence for each value the archive does not know."""
        yield from ()

    def unused(self) -> list[str]:
        """Return the names of the parameters of which something could not be used."""
        known = {*self.base_filters, *SHAPES, *self.shapes, CITED}
        return sorted({*self.problems(), *(name for name in self.data if name not in known)})

    def given(self, name: str) -> Any:
        """Return the value of a parameter that was read, or None."""
        return self._read().get(name)

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet that were asked for."""
        return tuple(self.given(facet) or ())

    def active(self) -> bool:
        """Say whether any parameter narrows the list; an order does not."""
        return any(value for name, value in self._read().items() if name not in self.shapes)

    @property
    def total(self) -> int:
        """How many rows match."""
        return int(self.qs.count())

    def in_the_way(self) -> dict[str, tuple[int, int]]:
        """Return of each filter in force how many rows it finds alone, and how many without it."""
        given = {TOGETHER.get(name, name) for name, value in self._read().items() if value}
        filters = [name for name in self.base_filters if name in given - {*self.shapes}]
        return {name: (self._asking(name).total, self._asking(name, not_=True).total)
                for name in filters}  # fmt: skip

    def _asking(self, name: str, *, not_: bool = False) -> Self:
        """Return the list narrowed by one filter alone, or by all others."""
        data = self.data.copy()
        for other in self.data:
            own = TOGETHER.get(other, other) == name
            if own == not_ and other not in self.shapes:
                data.pop(other)
        return type(self)(data, queryset=self.queryset)

    def as_given(self, found: Any, name: str, value: Any) -> Any:
        """Leave the rows as they are: what matches is said where they are read."""
        return found

    def _read(self) -> dict[str, Any]:
        """Return what could be read; the form fills it in while it looks for errors."""
        return self.form.cleaned_data if self.is_bound and self.form.errors is not None else {}


class DatedFilterSet(ArchiveFilterSet):
    """A list with a range of dates."""

    class Meta:
        form = RangeForm

    @classmethod
    def get_filters(cls) -> dict[str, filters.Filter]:
        """Add `from` and `to`, which Python cannot name as attributes."""
        bounds = {
            "from": PartialDateFilter(method="as_given", label=_("From")),
            "to": PartialDateFilter(method="as_given", label=_("To")),
        }
        return {**bounds, **super().get_filters()}
