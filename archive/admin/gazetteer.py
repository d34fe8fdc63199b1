"""The gazetteer and the order of battle: every name, and the dated hierarchy above it."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from archive.admin.base import LeanInline
from archive.admin.filters import QueueFilter, by_code
from archive.admin.reviewed import ReviewedAdmin
from archive.admin.search import FoldedSearch, holding
from archive.admin.trying import Tryable
from archive.admin.verdicts import PLACE, UNIT
from archive.models import (
    Place,
    PlaceName,
    PlaceParent,
    Status,
    Unit,
    UnitName,
    UnitSuperior,
)

NAMES = ("name_en", "name_zh", "name_vi")


class GazetteerFilter(QueueFilter):
    """Show what is in the gazetteer; what waits is one choice away."""

    waiting = Status.ACCEPTED


class PlaceNameInline(LeanInline):
    """What a place is called, by whom and when."""

    model = PlaceName
    fields = ("name", "language", "kind", "preferred", "period", "source")


class PlaceParentInline(LeanInline):
    """What a place belonged to."""

    model = PlaceParent
    fk_name = "place"
    related = ("place", "parent")
    fields = ("parent", "relation", "period", "source")
    autocomplete_fields = ("parent",)


@admin.register(Place)
class PlaceAdmin(Tryable, FoldedSearch, ReviewedAdmin):
    """Places, found under any of their names in any script."""

    verdicts = PLACE
    ordering = ("name_en", "id")
    list_display = (*NAMES, "kind", "located", "radius_km", "status")
    list_filter = (GazetteerFilter, by_code("kind", "place_kind", _("kind")))
    prepopulated_fields = {"slug": ("name_en",)}
    readonly_fields = ("uid", "status")
    inlines = (PlaceNameInline, PlaceParentInline)
    fieldsets = (
        (None, {"fields": (NAMES, ("slug", "kind", "valid"))}),
        (_("Point"), {"fields": (("lat", "lon", "radius_km"), "coordinate_source")}),
        (_("Elsewhere"), {"fields": (("geonames", "wikidata", "source"), "note")}),
        (_("Review"), {"fields": (("status", "uid"), "review_note")}),
    )

    def view_on_site(self, place: Place) -> str:
        """Return the public address."""
        return reverse("archive:place", args=[place.uid, place.slug])

    def matching(self, text: str) -> Q:
        """Find by id, slug or any name."""
        named = Place.objects.called(text).values("pk")
        exact = super().matching(text) | Q(slug=text)
        return exact | Q(pk__in=named) | holding(text, *NAMES)

    def get_prepopulated_fields(self, request: Any, obj: Any = None) -> dict[str, Any]:
        """Propose the slug of a new place only: it is the key that fixtures know it by."""
        return {} if obj else dict(super().get_prepopulated_fields(request, obj))

    @admin.display(description=_("located"), boolean=True)
    def located(self, place: Place) -> bool:
        """Say whether the place has a point."""
        return place.lat is not None


class UnitNameInline(LeanInline):
    """What a unit is called."""

    model = UnitName
    fields = ("name", "language", "kind", "period", "source")


class SuperiorInline(LeanInline):
    """Which unit commanded it, and when."""

    model = UnitSuperior
    fk_name = "unit"
    related = ("unit", "superior")
    fields = ("superior", "period", "source")
    autocomplete_fields = ("superior",)


@admin.register(Unit)
class UnitAdmin(Tryable, FoldedSearch, ReviewedAdmin):
    """Units, found under any of their names in any script."""

    verdicts = UNIT
    ordering = ("side", "name_en", "id")
    list_display = (*NAMES, "side", "echelon", "ordinal", "status")
    list_filter = (
        GazetteerFilter,
        by_code("side", "side", _("side")),
        by_code("echelon", "echelon", _("echelon")),
    )
    prepopulated_fields = {"slug": ("name_en",)}
    readonly_fields = ("uid", "status")
    inlines = (UnitNameInline, SuperiorInline)
    fieldsets = (
        (None, {"fields": (NAMES, ("slug", "side", "echelon", "ordinal", "existed"))}),
        (_("Elsewhere"), {"fields": ("source", "note")}),
        (_("Review"), {"fields": (("status", "uid"), "review_note")}),
    )

    def view_on_site(self, unit: Unit) -> str:
        """Return the public address."""
        return reverse("archive:unit", args=[unit.uid, unit.slug])

    def matching(self, text: str) -> Q:
        """Find by id, slug or any name."""
        named = Unit.objects.called(text).values("pk")
        exact = super().matching(text) | Q(slug=text)
        return exact | Q(pk__in=named) | holding(text, *NAMES)

    def get_prepopulated_fields(self, request: Any, obj: Any = None) -> dict[str, Any]:
        """Propose the slug of a new unit only: it is the key that fixtures know it by."""
        return {} if obj else dict(super().get_prepopulated_fields(request, obj))
