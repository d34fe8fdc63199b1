"""How events and claims of different reports stand to each other."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest, Least
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from archive.models.event import Event, Figure
from archive.models.identity import Reviewed, Status, accepted_needs_decision, filled


class EventLinkManager(models.Manager["EventLink"]):
    """Find a link by both events and its kind."""

    def get_by_natural_key(self, event: str, other: str, kind: str) -> EventLink:
        return self.get(event__uid=event, other__uid=other, kind=kind)


class EventLink(Reviewed):
    """How two events stand to each other; there is one link of a kind between two."""

    class Kind(models.TextChoices):
        SAME = "same_event", _("Same event")
        PART_OF = "part_of", _("Part of")
        CONTINUES = "continues", _("Continues")
        RELATED = "related", _("Related")
        DISTINCT = "distinct", _("Not the same")
        OVERLAPS = "overlaps", _("Overlaps: not to be added")

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="links", verbose_name=_("event")
    )
    other = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="linked_from", verbose_name=_("other event")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    score = models.FloatField(_("score"), null=True, blank=True)
    reasons = models.JSONField(
        _("reasons"),
        default=list,
        blank=True,
        help_text=_("What the score rests on, as codes and values."),
    )

    objects = EventLinkManager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["event", "kind", "other"]
        verbose_name = _("link between events")
        verbose_name_plural = _("links between events")
        indexes = filled("eventlink", "decision")
        constraints = [
            accepted_needs_decision("eventlink"),
            models.UniqueConstraint(
                Least("event", "other"), Greatest("event", "other"), "kind", name="eventlink_once"
            ),
            models.CheckConstraint(condition=~Q(event=F("other")), name="eventlink_not_to_itself"),
            models.CheckConstraint(
                condition=~Q(status=Status.MERGED), name="eventlink_is_never_merged"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.event} {self.get_kind_display()} {self.other}"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.event.uid, self.other.uid, self.kind)

    natural_key.dependencies = ["archive.event"]  # type: ignore[attr-defined]


class DoubtManager(models.Manager["Doubt"]):
    """Find a doubt by both figures."""

    def get_by_natural_key(self, figure: str, against: str) -> Doubt:
        return self.get(figure__uid=figure, against__uid=against)


class Doubt(Reviewed):
    """Two claims that cannot both hold: more formations than the force had men for."""

    figure = models.ForeignKey(
        Figure, on_delete=models.CASCADE, related_name="doubts", verbose_name=_("figure")
    )
    against = models.ForeignKey(
        Figure,
        on_delete=models.CASCADE,
        related_name="doubts_raised",
        verbose_name=_("claim against it"),
    )
    reasons = models.JSONField(
        _("reasons"),
        default=list,
        blank=True,
        help_text=_("What the reckoning rests on, as codes and values."),
    )

    objects = DoubtManager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["figure", "against"]
        verbose_name = _("doubt about a figure")
        verbose_name_plural = _("doubts about figures")
        indexes = filled("doubt", "decision")
        constraints = [
            accepted_needs_decision("doubt"),
            models.UniqueConstraint(fields=["figure", "against"], name="doubt_once"),
            models.CheckConstraint(
                condition=~Q(figure=F("against")), name="doubt_not_about_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.figure} ↔ {self.against}"

    def natural_key(self) -> tuple[str, str]:
        return (self.figure.uid, self.against.uid)

    natural_key.dependencies = ["archive.figure"]  # type: ignore[attr-defined]


class EventBlockManager(models.Manager["EventBlock"]):
    """Find a block of an event by both."""

    def get_by_natural_key(self, event: str, key: int) -> EventBlock:
        return self.get(event__uid=event, key=key)


class EventBlock(models.Model):
    """A cell of time and space that an event touches; only events that share one are compared."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="blocks", verbose_name=_("event")
    )
    key = models.BigIntegerField(_("cell"))

    objects = EventBlockManager()

    class Meta:
        verbose_name = _("block of events")
        verbose_name_plural = _("blocks of events")
        indexes = [models.Index(fields=["key", "-event"], name="eventblock_by_key")]
        constraints = [models.UniqueConstraint(fields=["event", "key"], name="eventblock_once")]

    def __str__(self) -> str:
        return f"{self.event_id}: {self.key}"

    def natural_key(self) -> tuple[str, int]:
        return (self.event.uid, self.key)

    natural_key.dependencies = ["archive.event"]  # type: ignore[attr-defined]
