"""What may be asked of terms and their renderings."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.filters.base import SHAPES, ArchiveFilterSet
from archive.filters.fields import one_of, several, words
from archive.models import Rendering
from archive.queries import terms
from archive.queries.selection import Selection


class TermFilter(ArchiveFilterSet):
    """Terms by the language they are listed by, by their words and by category."""

    by = one_of(
        [("chinese", _("Chinese terms")), ("english", _("English wordings"))], _("Listed by")
    )
    q = words(_("Term"))
    category = several(_("Category"))
    all = one_of([("yes", _("Also terms rendered in one way"))], _("Which"))
    sort = one_of(
        [
            ("varied", _("Most renderings first")),
            ("uses", _("Most used first")),
            ("words", _("By their words")),
        ],
        _("Order"),
    )

    shapes = (*SHAPES, "by", "all")

    class Meta:
        model = Rendering
        fields: list[str] = []

    @cached_property
    def categories(self) -> tuple[str, ...]:
        """The categories that have renderings; remembered until the archive changes."""
        return Selection().index.remembered(("categories",), lambda: tuple(terms.categories()))

    @property
    def side(self) -> str:
        """The language that terms are listed by."""
        return self.given("by") or "chinese"

    @property
    def total(self) -> int:
        """How many terms match."""
        return self.listed().count()

    def listed(self) -> QuerySet[Rendering, dict[str, object]]:
        """Return the terms that match."""
        return terms.listed(
            self.side,
            text=self.given("q") or "",
            categories=self.chosen("category"),
            varied=not self.given("all"),
            order=self.order,
        )

    @property
    def order(self) -> str:
        """The order asked for."""
        return self.given("sort") or "varied"

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet that were asked for and that there are."""
        known = {"category": self.categories, "all": ("yes",)}[facet]
        given = self.given(facet) or ()
        return tuple(v for v in ([given] if isinstance(given, str) else given) if v in known)

    def unknown(self) -> Iterator[tuple[str, str]]:
        """Yield the categories that no term is of."""
        for code in self.given("category") or ():
            if code not in self.categories:
                yield "category", gettext("No term is of the category “%(text)s”.") % {"text": code}
