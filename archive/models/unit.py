"""Military units: names, echelon, side and dated superiors."""

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
    merge_is_marked,
    never_merged_into_itself,
)
from archive.text.fold import fold


class UnitQuerySet(models.QuerySet["Unit"]):
    """Questions a researcher asks of the order of battle."""

    def shown(self) -> Self:
        """Keep units that have a page: neither merged nor rejected."""
        return self.filter(status__in=SHOWN)

    def called(self, text: str) -> Self:
        """Keep units with a name that contains `text` in any script or spelling."""
        names = UnitName.objects.filter(key__contains=fold(text)).values("unit_id")
        return self.filter(pk__in=names)

    def get_by_natural_key(self, slug: str) -> Unit:
        return self.get(slug=slug)


class Unit(Public, Reviewed):
    """A formation, headquarters or body of troops."""

    slug = models.SlugField(_("slug"), max_length=120, unique=True)
    name_en = models.CharField(_("English name"), max_length=160)
    name_zh = models.CharField(_("Chinese name"), max_length=160, blank=True)
    name_vi = models.CharField(_("Vietnamese name"), max_length=160, blank=True)
    side = models.CharField(_("side"), max_length=24)
    echelon = models.CharField(_("echelon"), max_length=24)
    ordinal = models.PositiveIntegerField(_("number"), null=True, blank=True)
    existed = models.CharField(_("existed"), max_length=64, blank=True, help_text=_("EDTF"))
    source = models.CharField(_("source"), max_length=200, blank=True)
    note = models.TextField(_("note"), blank=True)

    objects = UnitQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["side", "name_en", "id"]
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        indexes = [
            *filled("unit", "decision", "merged_into"),
            models.Index(fields=["side", "name_en", "id"], name="unit_by_side"),
            models.Index(fields=["ordinal", "echelon"], name="unit_by_number"),
        ]
        constraints = [
            accepted_needs_decision("unit"),
            never_merged_into_itself("unit"),
            merge_is_marked("unit"),
        ]

    def __str__(self) -> str:
        return self.name_en

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class UnitNameManager(models.Manager["UnitName"]):
    """Find a name by its unit, words and language."""

    def get_by_natural_key(self, slug: str, name: str, language: str, kind: str) -> UnitName:
        return self.get(unit__slug=slug, name=name, language=language, kind=kind)


class UnitName(models.Model):
    """One name of a unit: language, kind, period and source."""

    class Kind(models.TextChoices):
        NAME = "name", _("Name")
        ABBREVIATION = "abbreviation", _("Abbreviation")
        NICKNAME = "nickname", _("Nickname")
        CODE = "code", _("Code name")

    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, related_name="names", verbose_name=_("unit")
    )
    name = models.CharField(_("name"), max_length=160)
    key = FoldedField(_("search key"), max_length=160)
    language = models.CharField(_("language"), max_length=10)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind.choices, default=Kind.NAME)
    preferred = models.BooleanField(_("preferred"), default=False)
    period = models.CharField(_("period"), max_length=64, blank=True, help_text=_("EDTF"))
    source = models.CharField(_("source"), max_length=200, blank=True)

    objects = UnitNameManager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["unit", "language", "-preferred", "name"]
        verbose_name = _("name of a unit")
        verbose_name_plural = _("names of units")
        indexes = [
            models.Index(fields=["key", "unit"], name="unitname_by_key"),
            models.Index(fields=["key"], name="unitname_begins", opclasses=["text_pattern_ops"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "name", "language", "kind"], name="unitname_once"
            ),
            models.CheckConstraint(condition=~Q(key=""), name="unitname_can_be_found"),
        ]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str, str, str, str]:
        return (self.unit.slug, self.name, self.language, self.kind)

    natural_key.dependencies = ["archive.unit"]  # type: ignore[attr-defined]


class UnitSuperiorManager(models.Manager["UnitSuperior"]):
    """Find a relation by both units and period."""

    def get_by_natural_key(self, unit: str, superior: str, period: str) -> UnitSuperior:
        return self.get(unit__slug=unit, superior__slug=superior, period=period)


class UnitSuperior(models.Model):
    """Which unit commanded another, and when."""

    unit = models.ForeignKey(
        Unit, on_delete=models.CASCADE, related_name="superiors", verbose_name=_("unit")
    )
    superior = models.ForeignKey(
        Unit, on_delete=models.CASCADE, related_name="subordinates", verbose_name=_("superior")
    )
    period = models.CharField(_("period"), max_length=64, blank=True, help_text=_("EDTF"))
    source = models.CharField(_("source"), max_length=200, blank=True)
    evidence = models.ForeignKey(
        "archive.Evidence",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("evidence"),
    )

    objects = UnitSuperiorManager()

    class Meta:
        ordering = ["unit", "period"]
        verbose_name = _("superior")
        verbose_name_plural = _("superiors")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "superior", "period"], name="unitsuperior_once"
            ),
            models.CheckConstraint(
                condition=~Q(unit=F("superior")), name="unitsuperior_not_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit} ⊂ {self.superior}"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.unit.slug, self.superior.slug, self.period)

    natural_key.dependencies = ["archive.unit"]  # type: ignore[attr-defined]
