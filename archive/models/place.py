"""The gazetteer: places, their names, and the dated hierarchy above them."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from archive.models.identity import (
    SHOWN,
    FoldedField,
    Public,
    Reviewed,
    accepted_needs_decision,
    filled,
    located_with_radius_or_not,
    merge_is_marked,
    never_merged_into_itself,
)
from archive.text.fold import fold


class PlaceQuerySet(models.QuerySet["Place"]):
    """Questions a researcher asks of the gazetteer."""

    def shown(self) -> Self:
        """Keep places that have a page: neither merged nor rejected."""
        return self.filter(status__in=SHOWN)

    def called(self, text: str) -> Self:
        """Keep places with a name that contains `text` in any script or spelling."""
        names = PlaceName.objects.filter(key__contains=fold(text)).values("place_id")
        return self.filter(pk__in=names)

    def get_by_natural_key(self, slug: str) -> Place:
        return self.get(slug=slug)


class Place(Public, Reviewed):
    """A place of the war, located with a radius or honestly unlocated."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name_en = models.CharField(_("English name"), max_length=160)
    name_zh = models.CharField(_("Chinese name"), max_length=160, blank=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=160, blank=True)
    kind = models.CharField(_("kind"), max_length=24, help_text=_("town, province, river, …"))
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    radius_km = models.FloatField(
        _("radius (km)"),
        null=True,
        blank=True,
        help_text=_("The place lies within this of the point."),
    )
    coordinate_source = models.CharField(_("source of the point"), max_length=200, blank=True)
    valid = models.CharField(_("existed"), max_length=64, blank=True, help_text=_("EDTF"))
    geonames = models.CharField(_("GeoNames id"), max_length=16, blank=True)
    wikidata = models.CharField(_("Wikidata id"), max_length=16, blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = PlaceQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name_en", "id"]
        verbose_name = _("place")
        verbose_name_plural = _("places")
        indexes = [
            *filled("place", "decision", "merged_into"),
            models.Index(fields=["kind", "name_en", "id"], name="place_by_kind"),
            models.Index(fields=["name_en", "id"], name="place_by_name"),
        ]
        constraints = [
            accepted_needs_decision("place"),
            never_merged_into_itself("place"),
            merge_is_marked("place"),
            located_with_radius_or_not("place"),
        ]

    def __str__(self) -> str:
        return self.name_en

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class PlaceNameManager(models.Manager["PlaceName"]):
    """Find a name by its place, words and language."""

    def get_by_natural_key(self, slug: str, name: str, language: str, kind: str) -> PlaceName:
        return self.get(place__slug=slug, name=name, language=language, kind=kind)


class PlaceName(models.Model):
    """One name of a place: language, kind, period and source."""

    class Kind(models.TextChoices):
        NAME = "name", _("Name")
        EXONYM = "exonym", _("Exonym")
        TRANSLITERATION = "transliteration", _("Transliteration")
        CODE = "code", _("Code name")
        HISTORICAL = "historical", _("Historical")
        # What a translator wrote for the place: read, but no name it ever had.
        RENDERING = "rendering", _("Found in a translation")

    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, related_name="names", verbose_name=_("place")
    )
    name = models.CharField(_("name"), max_length=160)
    key = FoldedField(_("search key"), max_length=160)
    language = models.CharField(
        _("language"), max_length=10, help_text=_("en, vi, fr, zh-Hans, zh-Hant")
    )
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.NAME)
    preferred = models.BooleanField(_("preferred"), default=False)
    period = models.CharField(_("period"), max_length=64, blank=True, help_text=_("EDTF"))
    source = models.CharField(_("source"), max_length=200, blank=True)

    objects = PlaceNameManager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["place", "language", "-preferred", "name"]
        verbose_name = _("name of a place")
        verbose_name_plural = _("names of places")
        indexes = [
            models.Index(fields=["key", "place"], name="placename_by_key"),
            # What a name begins with, whatever the collation of the database.
            models.Index(fields=["key"], name="placename_begins", opclasses=["text_pattern_ops"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "name", "language", "kind"], name="placename_once"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="placename_can_be_found"),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str, str, str, str]:
        return (self.place.slug, self.name, self.language, self.kind)

    natural_key.dependencies = ["archive.place"]  # type: ignore[attr-defined]


class PlaceParentManager(models.Manager["PlaceParent"]):
    """Find a relation by both places, kind and period."""

    def get_by_natural_key(
        self, place: str, parent: str, relation: str, period: str
    ) -> PlaceParent:
        return self.get(place__slug=place, parent__slug=parent, relation=relation, period=period)


class PlaceParent(models.Model):
    """What a place belonged to, or was the capital of, and when."""

    class Relation(models.TextChoices):
        PART_OF = "part_of", _("Part of")
        CAPITAL_OF = "capital_of", _("Capital of")

    place = models.ForeignKey(
        Place, on_delete=models.CASCADE, related_name="parents", verbose_name=_("place")
    )
    parent = models.ForeignKey(
        Place, on_delete=models.CASCADE, related_name="children", verbose_name=_("belongs to")
    )
    relation = models.CharField(
        _("relation"), max_length=10, choices=Relation.choices, default=Relation.PART_OF
    )
    period = models.CharField(_("period"), max_length=64, blank=True, help_text=_("EDTF"))
    source = models.CharField(_("source"), max_length=200, blank=True)

    objects = PlaceParentManager()

    class Meta:
        ordering = ["place", "period"]
        verbose_name = _("hierarchy")
        verbose_name_plural = _("hierarchy")
        constraints = [
            models.UniqueConstraint(
                fields=["place", "parent", "relation", "period"], name="placeparent_once"
            ),
            models.CheckConstraint(condition=~Q(place=F("parent")), name="placeparent_not_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.place} ⊂ {self.parent}"

    def natural_key(self) -> tuple[str, str, str, str]:
        return (self.place.slug, self.parent.slug, self.relation, self.period)

    natural_key.dependencies = ["archive.place"]  # type: ignore[attr-defined]
