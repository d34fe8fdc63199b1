"""What may be asked of the differences between the languages."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from archive.filters.base import DatedFilterSet
from archive.filters.counted import CountedFilterSet
from archive.filters.fields import one_of, several
from archive.filters.gazetteer import REVIEWED
from archive.models import Discrepancy
from archive.queries import differences


class DifferenceFilter(CountedFilterSet, DatedFilterSet):
    """Differences between the languages by gravity, kind, review, newspaper and date."""

    severity = several(_("Severity"))
    kind = several(_("Kind"))
    status = several(_("Review"))
    newspaper = several(_("Newspaper"))
    sort = one_of(
        [
            ("date", _("Newest dispatch first")),
            ("oldest", _("Oldest dispatch first")),
            ("severity", _("Most severe first")),
            ("kind", _("By kind")),
        ],
        _("Order"),
    )

    columns = {
        "severity": "severity",
        "kind": "kind",
        "status": "status",
        "newspaper": "dispatch__newspaper__slug",
    }
    codes = {"severity": tuple(Discrepancy.Severity.values), "status": REVIEWED}

    class Meta(DatedFilterSet.Meta):
        model = Discrepancy
        fields: list[str] = []

    @property
    def leaving_facets(self) -> Any:
        """The differences in dispatches printed in the period asked for."""
        first, last = self.given("from"), self.given("to")
        if not (first or last):
            return self.queryset
        return differences.printed_between(self.queryset, first and first.first, last and last.last)

    @property
    def order(self) -> str:
        """The order asked for."""
        return self.given("sort") or "date"
