"""Short permanent ids, review states and the constraints that all reviewed rows share."""

from __future__ import annotations

import hashlib
import secrets
import unicodedata
from collections.abc import Sequence
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from archive.text.fold import fold

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # Crockford's: no i, l, o, u
ID_LENGTH = 10
_TWO = [low + high for high in ALPHABET for low in ALPHABET]  # of ten bits, the low ones first
_SHIFTS = range(0, 5 * ID_LENGTH, 10)
SLUG_LENGTH = 80


def short_id(*parts: object) -> str:
    """Return the ten-character id that these parts always give (50 bits of SHA-256).

    Ids are computed, not drawn, so that an ingest which was killed and begun again ends with the
    same addresses as one that ran undisturbed.
    """
    digest = hashlib.sha256("\x1f".join(map(str, parts)).encode()).digest()
    number = int.from_bytes(digest[:8], "big")
    return "".join([_TWO[(number >> shift) & 1023] for shift in _SHIFTS])


def new_id() -> str:
    """Return a random id, for what a curator makes by hand."""
    return "".join(secrets.choice(ALPHABET) for _ in range(ID_LENGTH))


def readable_slug(*titles: str, fallback: str) -> str:
    """Return the slug of the first title that has one, cut between words.

    >>> readable_slug("", "莱州解放", fallback="event")
    '莱州解放'
    """
    for title in titles:
        plain = unicodedata.normalize("NFC", "".join(map(_without_mark, title)))
        slug = slugify(plain, allow_unicode=True)
        if len(slug) > SLUG_LENGTH:
            slug = slug[:SLUG_LENGTH].rpartition("-")[0] or slug[:SLUG_LENGTH]
        if slug:
            return slug
    return fallback


def _without_mark(character: str) -> str:
    """Return a Latin letter without its diacritics, any other character as it is."""
    return fold(character) if "\u00c0" <= character <= "\u1eff" else character


class FoldedField(models.CharField):
    """The search key of another field, written whenever the row is."""

    def __init__(self, *args: Any, of: str = "name", **kwargs: Any) -> None:
        self.of = of
        super().__init__(*args, **{"editable": False, **kwargs})

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        """Keep the source field's name in migrations."""
        name, path, args, kwargs = super().deconstruct()
        return name, path, args, {**kwargs, "of": self.of}

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        """Return the folded words of the source field."""
        key = fold(getattr(model_instance, self.of))[: self.max_length]
        setattr(model_instance, self.attname, key)
        return key


class Status(models.TextChoices):
    """Where a row stands between the machine that proposed it and the curator who decided."""

    PROPOSED = "proposed", _("Proposed")
    ACCEPTED = "accepted", _("Reviewed")
    REJECTED = "rejected", _("Rejected")
    MERGED = "merged", _("Merged")
    WITHDRAWN = "withdrawn", _("Withdrawn")


SHOWN = (Status.PROPOSED, Status.ACCEPTED)


class Reviewed(models.Model):
    """A row that a machine may propose and only a person may accept."""

    status = models.CharField(
        _("status"), max_length=9, choices=Status.choices, default=Status.PROPOSED
    )
    decision = models.ForeignKey(
        "archive.Decision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        editable=False,
        db_index=False,
        verbose_name=_("decision"),
        help_text=_("Who settled this, when and why."),
    )
    analyser = models.CharField(
        _("proposed by"),
        max_length=40,
        blank=True,
        editable=False,
        help_text=_("The analyser and its version; empty for a row made by a curator."),
    )
    review_note = models.TextField(_("review note"), blank=True)

    class Meta:
        abstract = True


class Public(models.Model):
    """An object with an address: a short permanent id, a readable slug, and where it merged."""

    uid = models.CharField(
        _("permanent id"), max_length=ID_LENGTH, unique=True, editable=False, default=new_id
    )
    slug = models.SlugField(_("slug"), max_length=120, allow_unicode=True)
    merged_into = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="merged_from",
        editable=False,
        db_index=False,
        verbose_name=_("merged into"),
    )
    created = models.DateTimeField(_("created"), auto_now_add=True)
    updated = models.DateTimeField(_("updated"), auto_now=True)

    class Meta:
        abstract = True


def filled(model: str, *fields: str) -> list[models.Index]:
    """Return an index of each field over the rows that fill it, where most leave it empty."""
    return [
        models.Index(
            fields=[field], condition=Q(**{f"{field}__isnull": False}), name=f"{model}_{field}_set"
        )
        for field in fields
    ]


def accepted_needs_decision(model: str) -> models.CheckConstraint:
    """Say that nothing is accepted without a person's decision; ingest makes none."""
    return models.CheckConstraint(
        condition=~Q(status=Status.ACCEPTED) | Q(decision__isnull=False),
        name=f"{model}_accepted_needs_decision",
    )


def accepted_needs_evidence(model: str) -> models.CheckConstraint:
    """Say that an accepted claim quotes its words in at least one language."""
    return models.CheckConstraint(
        condition=~Q(status=Status.ACCEPTED)
        | Q(evidence_en__isnull=False)
        | Q(evidence_zh__isnull=False),
        name=f"{model}_accepted_needs_evidence",
    )


def never_merged_into_itself(model: str) -> models.CheckConstraint:
    """Say that a merge points at another row."""
    return models.CheckConstraint(
        condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
        name=f"{model}_not_merged_into_itself",
    )


def merge_is_marked(model: str) -> models.CheckConstraint:
    """Say that only a row marked as merged points at another.

    The reverse cannot be asked: a dump by natural keys loads a merged row before its target.
    """
    return models.CheckConstraint(
        condition=Q(merged_into__isnull=True) | Q(status=Status.MERGED),
        name=f"{model}_merge_is_marked",
    )


def known(*fields: str) -> Q:
    """Say that all these fields are filled: a comparison with NULL would pass a CHECK."""
    return Q(**{f"{field}__isnull": False for field in fields})


def unknown(*fields: str) -> Q:
    """Say that all these fields are empty."""
    return Q(**{f"{field}__isnull": True for field in fields})


def dates_in_order(model: str) -> models.CheckConstraint:
    """Say that both bounds are known or neither, and that the latest is not before the earliest."""
    return models.CheckConstraint(
        condition=unknown("earliest", "latest")
        | (known("earliest", "latest") & Q(earliest__lte=F("latest"))),
        name=f"{model}_dates_in_order",
    )


def located_with_radius_or_not(model: str) -> models.CheckConstraint:
    """Say that a point is on the globe and has a radius, or that there is none."""
    return models.CheckConstraint(
        condition=unknown("lat", "lon", "radius_km")
        | (
            known("lat", "lon", "radius_km")
            & Q(lat__range=(-90, 90), lon__range=(-180, 180), radius_km__gte=0)
        ),
        name=f"{model}_located_with_radius_or_not",
    )
