"""The controlled vocabulary that curators extend: agencies, newspapers and terms."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

FORMS_HELP = _("One printed form a line; the longest match wins.")


class Named(models.Model):
    """A row with a label in each interface language."""

    label_en = models.CharField(_("English"), max_length=120)
    label_zh = models.CharField(_("Chinese"), max_length=120, blank=True)
    label_vi = models.CharField(_("Vietnamese"), max_length=120, blank=True)
    note = models.TextField(_("note"), blank=True)
    source = models.CharField(_("source"), max_length=200, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.label_en


class SlugManager(models.Manager):
    """Find a row by its slug."""

    def get_by_natural_key(self, slug: str) -> models.Model:
        return self.get(slug=slug)


class Agency(Named):
    """A news agency, or a body that issues communiqués, with the forms it is printed in."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("News agency")
        ISSUER = "issuer", _("Issuer of communiqués")

    slug = models.SlugField(_("slug"), unique=True)
    kind = models.CharField(_("kind"), max_length=9, choices=Kind.choices)
    forms_en = models.TextField(_("English forms"), blank=True, help_text=FORMS_HELP)
    forms_zh = models.TextField(_("Chinese forms"), blank=True, help_text=FORMS_HELP)
    side = models.CharField(_("side"), max_length=24, blank=True)

    objects = SlugManager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("agency")
        verbose_name_plural = _("agencies")

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class Newspaper(Named):
    """A newspaper or site that printed dispatches."""

    slug = models.SlugField(_("slug"), unique=True)
    layout = models.CharField(
        _("layout"),
        max_length=24,
        blank=True,
        help_text=_("Texts in this layout are taken to come from this newspaper unless they say."),
    )
    place = models.CharField(_("place of publication"), max_length=80, blank=True)

    objects = SlugManager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["slug"]
        verbose_name = _("newspaper")
        verbose_name_plural = _("newspapers")
        constraints = [
            models.UniqueConstraint(
                fields=["layout"],
                condition=~models.Q(layout=""),
                name="newspaper_layout_names_one",
            )
        ]

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


class TermManager(models.Manager["Term"]):
    """Find a term by category and code."""

    def get_by_natural_key(self, category: str, code: str) -> Term:
        return self.get(category=category, code=code)


class Term(Named):
    """One word of the genre: its code, labels and printed forms; the note names its trap."""

    class Category(models.TextChoices):
        ECHELON = "echelon", _("Echelon")
        ACTION = "action", _("Action")
        OBJECT = "object", _("Object counted")
        MEASURE = "measure", _("Measure")
        EVENT_TYPE = "event_type", _("Type of event")
        SIDE = "side", _("Side")
        PLACE_KIND = "place_kind", _("Kind of place")
        ROLE = "role", _("Role")
        ORGANISATION = "organisation", _("Organisation (not a place)")
        AMBIGUOUS = "ambiguous", _("Ordinary word that is also a name")
        PAIR = "pair", _("Paired term")
        QUALIFIER = "qualifier", _("Qualifier of a number")
        DISCREPANCY = "discrepancy", _("Kind of difference")

    class Severity(models.TextChoices):
        MAJOR = "major", _("Major")
        MINOR = "minor", _("Minor")
        NUANCE = "nuance", _("Nuance")

    category = models.CharField(_("category"), max_length=16, choices=Category.choices)
    code = models.CharField(_("code"), max_length=60)
    forms_en = models.TextField(_("English forms"), blank=True, help_text=FORMS_HELP)
    forms_zh = models.TextField(_("Chinese forms"), blank=True, help_text=FORMS_HELP)
    wrong_en = models.TextField(
        _("Wrong English renderings"),
        blank=True,
        help_text=_("English words that mistranslate it, one a line; they are reported."),
    )
    other_zh = models.TextField(
        _("Other Chinese words"),
        blank=True,
        help_text=_("Longer words, one a line, that hold a form and mean something else."),
    )
    severity = models.CharField(
        _("severity"),
        max_length=8,
        choices=Severity.choices,
        blank=True,
        help_text=_("How grave it is when the languages disagree on this term."),
    )
    factor = models.FloatField(
        _("factor"), null=True, blank=True, help_text=_("To the SI unit, for measures.")
    )
    opponent = models.CharField(
        _("fights"),
        max_length=60,
        blank=True,
        help_text=_("Of a side that calls the other one “the enemy”: the code of that other side."),
    )
    auxiliary = models.CharField(
        _("calls puppets"),
        max_length=60,
        blank=True,
        help_text=_("Of such a side: the code of the local troops that it calls “puppets”."),
    )
    men_least = models.PositiveIntegerField(
        _("men, at least"), null=True, blank=True, help_text=_("Usual strength of an echelon.")
    )
    men_most = models.PositiveIntegerField(_("men, at most"), null=True, blank=True)
    rank = models.PositiveSmallIntegerField(
        _("order"), default=0, help_text=_("Position in lists; echelons from small to large.")
    )

    objects = TermManager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["category", "rank", "code"]
        verbose_name = _("term")
        verbose_name_plural = _("terms")
        constraints = [
            models.UniqueConstraint(fields=["category", "code"], name="term_once_a_category"),
            models.CheckConstraint(
                condition=models.Q(men_least__isnull=True, men_most__isnull=True)
                | models.Q(
                    men_least__isnull=False,
                    men_most__isnull=False,
                    men_least__lte=models.F("men_most"),
                ),
                name="term_men_in_order",
            ),
        ]

    def natural_key(self) -> tuple[str, str]:
        return (self.category, self.code)
