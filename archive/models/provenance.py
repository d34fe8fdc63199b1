"""Where rows come from and who decided about them."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.models.identity import ID_LENGTH


class IngestRun(models.Model):
    """One run of `ingest` or `analyse`: what it was asked, what it did, how it ended."""

    class State(models.TextChoices):
        RUNNING = "running", _("Running or interrupted")
        FINISHED = "finished", _("Finished")
        FAILED = "failed", _("Finished with errors")

    started = models.DateTimeField(_("started"), default=timezone.now)
    finished = models.DateTimeField(_("finished"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.RUNNING)
    command = models.TextField(_("command"), help_text=_("The paths and options it was given."))
    analyser = models.CharField(_("analyser"), max_length=40, blank=True)
    new = models.PositiveIntegerField(_("new"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    versions = models.PositiveIntegerField(_("new versions"), default=0)
    failed = models.PositiveIntegerField(_("failed"), default=0)
    analysed = models.PositiveIntegerField(_("analysed"), default=0)
    summary = models.JSONField(
        _("summary"),
        default=dict,
        blank=True,
        help_text=_("What was recognised in the texts and what was not, as counts."),
    )

    class Meta:
        ordering = ["-started", "-id"]
        verbose_name = _("ingest run")
        verbose_name_plural = _("ingest runs")
        indexes = [models.Index(fields=["-started", "-id"], name="run_newest")]

    def __str__(self) -> str:
        return f"{self.started:%Y-%m-%d %H:%M} {self.command}"[:120]


class IngestFile(models.Model):
    """One file of a run that was stored or could not be read; unchanged ones are only counted."""

    class Outcome(models.TextChoices):
        NEW = "new", _("New")
        VERSION = "version", _("New version")
        FAILED = "failed", _("Failed")

    run = models.ForeignKey(
        IngestRun, on_delete=models.CASCADE, related_name="files", verbose_name=_("run")
    )
    name = models.CharField(_("file"), max_length=400)
    outcome = models.CharField(_("outcome"), max_length=7, choices=Outcome.choices)
    line = models.PositiveIntegerField(_("line"), null=True, blank=True)
    error = models.TextField(_("error"), blank=True)
    source = models.ForeignKey(
        "archive.SourceText",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="files",
        verbose_name=_("source text"),
    )

    class Meta:
        ordering = ["id"]
        verbose_name = _("ingested file")
        verbose_name_plural = _("ingested files")
        indexes = [models.Index(fields=["run", "outcome", "id"], name="file_of_run")]

    def __str__(self) -> str:
        return f"{self.name}: {self.outcome}"


class SourceTextManager(models.Manager["SourceText"]):
    """Find a source text by its hash."""

    def get_by_natural_key(self, sha256: str) -> SourceText:
        return self.get(sha256=sha256)


class SourceText(models.Model):
    """The bytes of one file as they came, compressed, known by their hash."""

    sha256 = models.CharField(_("SHA-256"), max_length=64, unique=True)
    name = models.CharField(_("file"), max_length=400)
    encoding = models.CharField(_("encoding"), max_length=16)
    newline = models.CharField(_("line ends"), max_length=4)
    size = models.PositiveIntegerField(_("size"), help_text=_("Bytes before compression."))
    content = models.BinaryField(_("content"), help_text=_("The bytes, zlib-compressed."))
    run = models.ForeignKey(
        IngestRun,
        on_delete=models.SET_NULL,
        null=True,
        related_name="sources",
        verbose_name=_("run"),
    )

    objects = SourceTextManager()

    class Meta:
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.sha256,)


class DecisionQuerySet(models.QuerySet["Decision"]):
    """Questions about what curators decided."""

    def about(self, kind: str, uid: str) -> Self:
        """Keep the decisions about one object, newest first."""
        return self.filter(kind=kind, target=uid).order_by("-at", "-id")

    def get_by_natural_key(self, uid: str) -> Decision:
        return self.get(uid=uid)


class Decision(models.Model):
    """Who settled what, when and why. Decisions are never edited, only followed by others."""

    class Verdict(models.TextChoices):
        ACCEPT = "accept", _("Accepted")
        REJECT = "reject", _("Rejected")
        AMEND = "amend", _("Amended")
        MERGE = "merge", _("Merged")
        UNMERGE = "unmerge", _("Unmerged")
        REOPEN = "reopen", _("Reopened")

    uid = models.CharField(max_length=ID_LENGTH, unique=True)
    kind = models.CharField(_("kind"), max_length=24, help_text=_("The model decided about."))
    target = models.CharField(
        _("about"), max_length=80, help_text=_("The permanent id or key of what was decided about.")
    )
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict.choices)
    reason = models.TextField(_("reason"), blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    signature = models.CharField(
        _("signature"),
        max_length=80,
        help_text=_("Who decided, in words that outlive the account."),
    )
    effects = models.JSONField(
        _("effects"),
        default=dict,
        blank=True,
        help_text=_("What a merge moved or added, so that it can be undone exactly."),
    )
    at = models.DateTimeField(_("at"), default=timezone.now)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-id"]
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        indexes = [
            models.Index(fields=["kind", "target", "-at"], name="decision_about"),
            models.Index(fields=["-at", "-id"], name="decision_newest"),
        ]
        constraints = [
            models.CheckConstraint(condition=~models.Q(signature=""), name="decision_says_who"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()}: {self.kind} {self.target}"

    def natural_key(self) -> tuple[str]:
        return (self.uid,)
