"""What may be asked of dispatches."""

from __future__ import annotations

from functools import cached_property

from django.utils.translation import gettext_lazy as _

from archive.filters.base import DatedFilterSet
from archive.filters.fields import one_of, several
from archive.filters.selecting import SelectingFilterSet
from archive.models import Dispatch
from archive.queries.index.segment import UNKNOWN
from archive.queries.selection import Selection
from archive.search.kinds import DISPATCH


class DispatchFilter(SelectingFilterSet):
    """Dispatches by date of publication, newspaper, language, agency, differences and review."""

    searched = DISPATCH

    newspaper = several(_("Newspaper"))
    year = several(_("Year"))
    language = several(_("Language"))
    diff = several(_("Differences"))
    status = several(_("Review"))
    agency = several(_("Relayed from"))
    dated = one_of([("no", _("Undated"))], _("Date"))
    sort = one_of([("-date", _("Newest first")), ("date", _("Oldest first"))], _("Order"))

    class Meta(DatedFilterSet.Meta):
        model = Dispatch
        fields: list[str] = []

    def chosen(self, facet: str) -> tuple[str, ...]:
        """Return the values of a facet; `dated=no` asks for what bears no date."""
        if facet == "dated":
            return (UNKNOWN,) if self.given("dated") else ()
        return super().chosen(facet)

    @property
    def order(self) -> str:
        """The order asked for."""
        return self.given("sort") or "-date"

    @cached_property
    def _whole(self) -> Selection:
        return Selection.of_dispatches()
