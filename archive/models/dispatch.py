"""A newspaper article: its immutable paragraphs, wire items, relay chains and alignment."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from archive.models.identity import Public, dates_in_order, filled


class DispatchQuerySet(models.QuerySet["Dispatch"]):
    """Questions a researcher asks of the newspaper."""

    def printed_between(self, first: object, last: object) -> Self:
        """Keep dispatches whose date of publication lies in the closed range."""
        return self.filter(published__gte=first, published__lte=last)

    def get_by_natural_key(self, uid: str) -> Dispatch:
        return self.get(uid=uid)


class Dispatch(Public):
    """One newspaper article, in one language or two."""

    class Kind(models.TextChoices):
        CONTEMPORARY = "contemporary", _("Contemporary")
        RETROSPECTIVE = "retrospective", _("Retrospective")
        UNKNOWN = "unknown", _("Not known")

    class NewspaperBasis(models.TextChoices):
        STATED = "stated", _("Stated with the text")
        LAYOUT = "layout", _("Inferred from the layout of the text")
        CURATOR = "curator", _("Set by a curator")

    class Script(models.TextChoices):
        NONE = "", _("No Chinese")
        HANS = "Hans", _("Simplified")
        HANT = "Hant", _("Traditional")

    identity = models.CharField(
        max_length=64,
        unique=True,
        editable=False,
        help_text="Hash of paper, date, page and headline, or of the text where one is missing.",
    )
    source = models.ForeignKey(
        "archive.SourceText",
        on_delete=models.PROTECT,
        related_name="dispatches",
        verbose_name=_("current text"),
    )
    newspaper = models.ForeignKey(
        "archive.Newspaper",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="dispatches",
        db_index=False,
        verbose_name=_("newspaper"),
    )
    newspaper_basis = models.CharField(
        _("newspaper known from"), max_length=8, choices=NewspaperBasis.choices, blank=True
    )
    kind = models.CharField(_("kind"), max_length=13, choices=Kind.choices, default=Kind.UNKNOWN)
    title_en = models.TextField(_("English title"), blank=True)
    title_zh = models.TextField(_("Chinese headline"), blank=True)
    kicker_zh = models.TextField(_("kicker"), blank=True, help_text=_("引题, above the headline"))
    deck_zh = models.TextField(_("deck"), blank=True, help_text=_("副题, below the headline"))
    author = models.CharField(_("author"), max_length=200, blank=True)
    published = models.DateField(_("published"), null=True, blank=True)
    published_edtf = models.CharField(_("published (EDTF)"), max_length=64, blank=True)
    published_basis = models.CharField(_("date known from"), max_length=200, blank=True)
    page = models.PositiveSmallIntegerField(_("page"), null=True, blank=True)
    section = models.CharField(_("section"), max_length=80, blank=True)
    column = models.CharField(_("column"), max_length=80, blank=True)
    layout = models.CharField(_("layout"), max_length=24)
    script = models.CharField(
        _("script"), max_length=4, choices=Script.choices, default=Script.NONE, blank=True
    )
    has_en = models.BooleanField(_("has English"), default=False)
    has_zh = models.BooleanField(_("has Chinese"), default=False)
    analyser = models.CharField(
        _("read by"),
        max_length=40,
        blank=True,
        help_text=_("Version that read it; empty: not yet."),
    )
    facsimile_url = models.URLField(_("facsimile"), blank=True)
    external_url = models.URLField(_("external address"), blank=True)
    rights = models.CharField(_("rights"), max_length=200, blank=True)

    objects = DispatchQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-published", "page", "id"]
        verbose_name = _("dispatch")
        verbose_name_plural = _("dispatches")
        indexes = [
            *filled("dispatch", "merged_into"),
            models.Index(fields=["published", "page", "id"], name="dispatch_in_order"),
            models.Index(fields=["newspaper", "published", "id"], name="dispatch_of_paper"),
            models.Index(fields=["analyser", "id"], name="dispatch_to_read"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(merged_into__isnull=True) | ~Q(merged_into=F("id")),
                name="dispatch_not_merged_into_itself",
            ),
        ]

    def __str__(self) -> str:
        return self.title_en or self.title_zh or self.uid

    def natural_key(self) -> tuple[str]:
        return (self.uid,)

    natural_key.dependencies = ["archive.sourcetext", "archive.newspaper"]  # type: ignore[attr-defined]


class WireItem(models.Model):
    """One agency dispatch inside an article, e.g. 【新华社三十一日讯】 and what follows it."""

    dispatch = models.ForeignKey(
        Dispatch,
        on_delete=models.CASCADE,
        related_name="items",
        db_index=False,
        verbose_name=_("dispatch"),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    agency = models.ForeignKey(
        "archive.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency"),
    )
    dateline_en = models.CharField(_("English dateline"), max_length=200, blank=True)
    dateline_zh = models.CharField(_("Chinese dateline"), max_length=200, blank=True)
    filed_edtf = models.CharField(_("filed (EDTF)"), max_length=64, blank=True)
    filed = models.DateField(_("filed"), null=True, blank=True)
    filed_from = models.CharField(_("filed from"), max_length=80, blank=True)

    class Meta:
        ordering = ["dispatch", "position"]
        verbose_name = _("wire item")
        verbose_name_plural = _("wire items")
        constraints = [
            models.UniqueConstraint(fields=["dispatch", "position"], name="wireitem_once")
        ]

    def __str__(self) -> str:
        return self.dateline_en or self.dateline_zh or f"{self.dispatch} {self.position}"


class RelayStep(models.Model):
    """One link of a relay chain, nearest source first, as one language or both tell it."""

    class Kind(models.TextChoices):
        AGENCY = "agency", _("News agency")
        COMMUNIQUE = "communique", _("Communiqué")

    class ToldBy(models.TextChoices):
        BOTH = "both", _("Both languages")
        ENGLISH = "en", _("The English text only")
        CHINESE = "zh", _("The Chinese text only")

    item = models.ForeignKey(
        WireItem, on_delete=models.CASCADE, related_name="chain", verbose_name=_("wire item")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    told_by = models.CharField(
        _("told by"), max_length=4, choices=ToldBy.choices, default=ToldBy.BOTH
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    agency = models.ForeignKey(
        "archive.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("agency or issuer"),
        help_text=_("Empty where the text does not name it."),
    )
    date_edtf = models.CharField(_("date (EDTF)"), max_length=64, blank=True)
    earliest = models.DateField(_("earliest"), null=True, blank=True)
    latest = models.DateField(_("latest"), null=True, blank=True)
    words_en = models.CharField(_("English words"), max_length=300, blank=True)
    words_zh = models.CharField(_("Chinese words"), max_length=300, blank=True)

    class Meta:
        ordering = ["item", "told_by", "position"]
        verbose_name = _("relay step")
        verbose_name_plural = _("relay chain")
        constraints = [
            models.UniqueConstraint(fields=["item", "told_by", "position"], name="relaystep_once"),
            dates_in_order("relaystep"),
        ]

    def __str__(self) -> str:
        return str(self.agency or self.get_kind_display())


class ParagraphManager(models.Manager["Paragraph"]):
    """Find a paragraph by the text it stands in, its language and its place there."""

    def get_by_natural_key(self, sha256: str, name: str, dispatch: str = "") -> Paragraph:
        found = self.filter(source__sha256=sha256, name=name)
        # Only a file of several articles needs the third part.
        return found.get(dispatch__uid=dispatch) if dispatch else found.get()


class Paragraph(models.Model):
    """One paragraph of one version of a text; its words never change."""

    class Kind(models.TextChoices):
        TITLE = "title", _("Title")
        HEADLINE = "headline", _("Headline")
        BODY = "body", _("Body")
        CAPTION = "caption", _("Caption")
        TRAILER = "trailer", _("Trailer")

    dispatch = models.ForeignKey(
        Dispatch, on_delete=models.CASCADE, related_name="paragraphs", verbose_name=_("dispatch")
    )
    source = models.ForeignKey(
        "archive.SourceText",
        on_delete=models.PROTECT,
        related_name="paragraphs",
        db_index=False,
        verbose_name=_("version"),
    )
    item = models.ForeignKey(
        WireItem,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="paragraphs",
        verbose_name=_("wire item"),
    )
    name = models.CharField(
        _("id"), max_length=16, help_text=_("en1, zh.h1, title: its anchor within the text.")
    )
    position = models.PositiveSmallIntegerField(_("position"))
    language = models.CharField(_("language"), max_length=2)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    text = models.TextField(_("text"))
    first_line = models.PositiveIntegerField(_("first line"))
    last_line = models.PositiveIntegerField(_("last line"))

    objects = ParagraphManager()

    class Meta:
        ordering = ["dispatch", "source", "position"]
        verbose_name = _("paragraph")
        verbose_name_plural = _("paragraphs")
        constraints = [
            models.UniqueConstraint(fields=["source", "dispatch", "name"], name="paragraph_once"),
            models.CheckConstraint(condition=~Q(text=""), name="paragraph_has_words"),
            models.CheckConstraint(
                condition=Q(first_line__lte=F("last_line")), name="paragraph_lines_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.text[:60]}"

    def natural_key(self) -> tuple[str, str, str]:
        return (self.source.sha256, self.name, self.dispatch.uid)

    natural_key.dependencies = ["archive.sourcetext", "archive.dispatch"]  # type: ignore[attr-defined]


class TextCorrection(models.Model):
    """A correction of printed words, kept beside them with its reason."""

    paragraph = models.ForeignKey(
        Paragraph, on_delete=models.CASCADE, related_name="corrections", verbose_name=_("paragraph")
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    old = models.TextField(_("printed"))
    new = models.TextField(_("corrected"), blank=True)
    reason = models.TextField(_("reason"))
    decision = models.ForeignKey(
        "archive.Decision", on_delete=models.PROTECT, related_name="+", verbose_name=_("decision")
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["paragraph", "start"]
        verbose_name = _("text correction")
        verbose_name_plural = _("text corrections")
        constraints = [
            models.CheckConstraint(
                condition=Q(start__lte=F("end")), name="textcorrection_span_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


class Alignment(models.Model):
    """The m:n correspondence of a dispatch's paragraphs; a curator's outranks the analyser's.

    ``pairs`` is a list of ``[[English ids], [Chinese ids], score]`` in reading order.
    """

    class Method(models.TextChoices):
        AUTO = "auto", _("Computed")
        CURATED = "curated", _("Corrected by a curator")

    dispatch = models.ForeignKey(
        Dispatch,
        on_delete=models.CASCADE,
        related_name="alignments",
        db_index=False,
        verbose_name=_("dispatch"),
    )
    source = models.ForeignKey(
        "archive.SourceText", on_delete=models.PROTECT, related_name="+", verbose_name=_("version")
    )
    method = models.CharField(_("method"), max_length=8, choices=Method.choices)
    pairs = models.JSONField(_("pairs"), default=list)
    score = models.FloatField(_("score"))
    decision = models.ForeignKey(
        "archive.Decision",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("decision"),
    )

    class Meta:
        ordering = ["dispatch", "-method"]
        verbose_name = _("alignment")
        verbose_name_plural = _("alignments")
        indexes = filled("alignment", "decision")
        constraints = [
            models.UniqueConstraint(
                fields=["dispatch", "source", "method"], name="alignment_once_a_method"
            ),
            models.CheckConstraint(
                condition=Q(score__range=(0, 1)), name="alignment_score_in_unit_range"
            ),
            models.CheckConstraint(
                condition=~Q(method="curated") | Q(decision__isnull=False),
                name="alignment_curated_needs_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dispatch}: {self.get_method_display()}"


class Reading(models.Model):
    """What the analyser found in one version of a text, packed; replaced whole when read again.

    ``sentences`` maps a paragraph id to its sentence spans; ``beads`` are sentence pairs with a
    score; ``marks`` maps a paragraph id to ``[start, end, kind, value]`` in reading order.
    """

    dispatch = models.OneToOneField(
        Dispatch, on_delete=models.CASCADE, related_name="reading", verbose_name=_("dispatch")
    )
    source = models.ForeignKey(
        "archive.SourceText", on_delete=models.PROTECT, related_name="+", verbose_name=_("version")
    )
    analyser = models.CharField(_("analyser"), max_length=40)
    sentences = models.JSONField(_("sentences"), default=dict)
    beads = models.JSONField(_("sentence pairs"), default=list)
    marks = models.JSONField(_("marks"), default=dict)

    class Meta:
        verbose_name = _("reading")
        verbose_name_plural = _("readings")

    def __str__(self) -> str:
        return f"{self.dispatch} ({self.analyser})"
