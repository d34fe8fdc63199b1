"""What may be asked of places and units."""

from __future__ import annotations

from typing import Any

import django_filters as filters
from django.utils.translation import gettext_lazy as _

from archive.filters.counted import CountedFilterSet
from archive.filters.fields import one_of, part_of_map, several
from archive.models import Place, Status, Unit
from archive.queries import gazetteer

REVIEWED = (Status.ACCEPTED.value, Status.PROPOSED.value)


class NamedFilterSet(CountedFilterSet):
    """A list by any of the names that something has."""

    q = filters.CharFilter(method="called", label=_("Name"))
    status = several(_("Review"))
    view = one_of([("list", _("List")), ("map", _("Map"))], _("Show as"))
    bbox = part_of_map()

    codes = {"status": REVIEWED}

    def called(self, found: Any, name: str, value: str) -> Any:
        """Keep what has such a name in any script or spelling."""
        return found.called(value)

    @property
    def shape(self) -> str:
        """How the list is to be shown."""
        return self.given("view") or "list"


class PlaceFilter(NamedFilterSet):
    """Places by any of their names, by kind, by whether they are located, and by review."""

    kind = several(_("Kind"))
    located = several(_("Position"))

    columns = {"kind": "kind", "located": "located", "status": "status"}
    codes = {**NamedFilterSet.codes, "located": ("yes", "no")}

    def __init__(self, data: Any = None, queryset: Any = None) -> None:
        rows = Place.objects.shown() if queryset is None else queryset
        super().__init__(data, queryset=gazetteer.with_position(rows))

    class Meta:
        model = Place
        fields: list[str] = []


class UnitFilter(NamedFilterSet):
    """Units by any of their names, by side, by echelon and by review."""

    side = several(_("Side"))
    echelon = several(_("Echelon"))

    columns = {"side": "side", "echelon": "echelon", "status": "status"}

    class Meta:
        model = Unit
        fields: list[str] = []
