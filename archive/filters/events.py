"""What may be asked of engagements."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from archive.filters.base import SHAPES, DatedFilterSet
from archive.filters.fields import one_of, part_of_map, several
from archive.filters.selecting import SelectingFilterSet
from archive.models import Event
from archive.queries.selection import HAPPENED, Selection


class EventFilter(SelectingFilterSet):
    """Engagements by when, where, what, who says so and how well it is known.

    What was read is a `selection`; the parameters are the promises of every list of engagements.
    """

    shapes = (*SHAPES, "kind")

    kind = one_of(Event.Kind.choices, _("Kind"))
    when = one_of([("happened", _("Happened")), ("reported", _("Printed"))], _("Date of"))
    region = several(_("Region"))
    type = several(_("Type"))
    status = several(_("Review"))
    diff = several(_("Differences"))
    by = several(_("Reported by"))
    paper = several(_("Newspaper"))
    unit = several(_("Unit"))
    side = several(_("Side"))
    figure = several(_("Figure"))
    min = filters.NumberFilter(method="as_given", min_value=0, label=_("At least"))
    dated = several(_("Precision of the date"))
    placed = several(_("Precision of the place"))
    sort = one_of(
        [
            ("date", _("Oldest first")),
            ("-date", _("Newest first")),
            ("printed", _("First printed first")),
            ("-printed", _("Last printed first")),
            ("figure", _("Greatest figure first")),
        ],
        _("Order"),
    )
    view = one_of(
        [("list", _("List")), ("map", _("Map")), ("timeline", _("Timeline"))], _("Show as")
    )
    rows = one_of([("region", _("Region")), ("unit", _("Unit"))], _("Rows"))
    bbox = part_of_map()

    class Meta(DatedFilterSet.Meta):
        model = Event
        fields: list[str] = []

    @cached_property
    def selection(self) -> Selection:
        """What the parameters narrow the list to; what could not be used is left out."""
        least = self.given("min")
        return replace(
            self.narrowed,
            kind=self.given("kind") or Event.Kind.ENGAGEMENT,
            reading=self.given("when") or HAPPENED,
            minimum=None if least is None else float(least),
        )

    @property
    def order(self) -> str:
        """The order asked for."""
        return self.given("sort") or "date"

    @property
    def shape(self) -> str:
        """How the engagements are to be shown."""
        return self.given("view") or "list"
