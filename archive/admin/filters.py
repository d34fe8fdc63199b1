"""Filters of the lists: review state first, and codes under the labels of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from archive.models import Status
from archive.queries.labels import labels

ALL = "all"


class QueueFilter(admin.SimpleListFilter):
    """Show what waits for a curator unless another state is asked for."""

    title = _("status")
    parameter_name = "status"
    waiting: str = Status.PROPOSED
    field = "status"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, Any]]:
        """Offer every state, and all of them."""
        return [*model_admin.model._meta.get_field(self.field).choices, (ALL, _("All"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
        """Keep the rows in the chosen state."""
        chosen = self.value() or self.waiting
        return queryset if chosen == ALL else queryset.filter(**{self.field: chosen})

    def choices(self, changelist: ChangeList) -> Iterator[dict[str, Any]]:
        """Yield the states; the waiting one is chosen where none is."""
        for value, label in self.lookup_choices:
            yield {
                "selected": (self.value() or self.waiting) == str(value),
                "query_string": changelist.get_query_string({self.parameter_name: value}),
                "display": label,
            }


class OpenFilter(QueueFilter):
    """Show open differences unless another state is asked for."""

    title = _("state")
    parameter_name = "state"
    waiting = "open"
    field = "state"


def by_code(name: str, category: str, heading: Any) -> type[admin.SimpleListFilter]:
    """Return a filter over the codes of the vocabulary, under their labels.

    Those that a table holds are not looked for: among millions of rows that takes half a second.
    """

    class CodeFilter(admin.SimpleListFilter):
        title = heading
        parameter_name = name

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
            words = labels(get_language() or "en")
            return [(code, label) for (kind, code), label in words.items() if kind == category]

        def queryset(self, request: HttpRequest, queryset: QuerySet) -> QuerySet:
            return queryset.filter(**{name: self.value()}) if self.value() else queryset

    return CodeFilter
