"""Engagements and what attests them: evidence, places, units, figures and reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from typing import Self

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from archive.models.identity import (
    ID_LENGTH,
    SHOWN,
    Public,
    Reviewed,
    accepted_needs_decision,
    accepted_needs_evidence,
    dates_in_order,
    filled,
    located_with_radius_or_not,
    merge_is_marked,
    never_merged_into_itself,
    new_id,
)


class EvidenceManager(models.Manager["Evidence"]):
    """Find evidence by the words it quotes."""

    def get_by_natural_key(
        self, sha256: str, name: str, start: int, end: int, dispatch: str = ""
    ) -> Evidence:
        found = self.filter(
            paragraph__source__sha256=sha256, paragraph__name=name, start=start, end=end
        )
        return found.get(paragraph__dispatch__uid=dispatch) if dispatch else found.get()


class Evidence(models.Model):
    """Exact words of a paragraph with their offsets and what stands around them."""

    paragraph = models.ForeignKey(
        "archive.Paragraph",
        on_delete=models.PROTECT,
        related_name="evidence",
        db_index=False,
        verbose_name=_("paragraph"),
    )
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("words"))
    prefix = models.CharField(_("before"), max_length=40, blank=True)
    suffix = models.CharField(_("after"), max_length=40, blank=True)
    needs_review = models.BooleanField(
        _("needs review"),
        default=False,
        help_text=_("The words are gone from the current version of the text."),
    )

    objects = EvidenceManager()

    class Meta:
        ordering = ["paragraph", "start"]
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        indexes = [
            models.Index(fields=["id"], condition=Q(needs_review=True), name="evidence_to_review")
        ]
        constraints = [
            models.UniqueConstraint(fields=["paragraph", "start", "end"], name="evidence_once"),
            models.CheckConstraint(condition=Q(start__lt=F("end")), name="evidence_span_in_order"),
            models.CheckConstraint(condition=~Q(exact=""), name="evidence_quotes_words"),
        ]

    def __str__(self) -> str:
        return self.exact[:80]

    def natural_key(self) -> tuple[str, str, int, int, str]:
        sha256, name, dispatch = self.paragraph.natural_key()
        return (sha256, name, self.start, self.end, dispatch)

    natural_key.dependencies = ["archive.paragraph"]  # type: ignore[attr-defined]


class Dated(models.Model):
    """A date as EDTF with indexed bounds, how it is meant, and how it is known."""

    class Semantics(models.TextChoices):
        EXACT = "exact", _("on this day")
        THROUGHOUT = "throughout", _("on every day of")
        WITHIN = "within", _("on some day within")
        BEFORE = "before", _("not after")
        AFTER = "after", _("from this day on")

    class Precision(models.TextChoices):
        MINUTE = "minute", _("minute")
        HOUR = "hour", _("hour")
        PART_OF_DAY = "part-of-day", _("part of a day")
        DAY = "day", _("day")
        MONTH = "month", _("month")
        SEASON = "season", _("season")
        YEAR = "year", _("year or longer")
        UNKNOWN = "", _("not known")

    class Basis(models.TextChoices):
        STATED = "stated", _("Stated in the text")
        RELATIVE = "relative", _("Worked out from the dateline or the newspaper's date")
        INFERRED = "inferred", _("Inferred from what stands around it")
        CURATOR = "curator", _("Set by a curator")
        UNKNOWN = "", _("Not dated")

    date_edtf = models.CharField(_("date (EDTF)"), max_length=64, blank=True)
    earliest = models.DateField(_("earliest"), null=True, blank=True)
    latest = models.DateField(_("latest"), null=True, blank=True)
    date_semantics = models.CharField(
        _("the date means"), max_length=10, choices=Semantics.choices, default=Semantics.EXACT
    )
    date_precision = models.CharField(
        _("precision of the date"),
        max_length=11,
        choices=Precision.choices,
        default=Precision.UNKNOWN,
        blank=True,
    )
    date_qualifier = models.CharField(_("qualifier"), max_length=1, blank=True, help_text="~ ? %")
    date_basis = models.CharField(
        _("date known from"), max_length=8, choices=Basis.choices, default=Basis.UNKNOWN, blank=True
    )
    date_note = models.CharField(_("reasoning"), max_length=300, blank=True)
    time_start = models.TimeField(
        _("time"), null=True, blank=True, help_text=_("Local, as printed")
    )
    time_end = models.TimeField(_("until"), null=True, blank=True)
    time_note = models.CharField(_("time of day"), max_length=80, blank=True)

    class Meta:
        abstract = True


LASTING = Q(latest__gt=F("earliest"))  # longer than a day: few do


class EventQuerySet(models.QuerySet["Event"]):
    """Questions a researcher asks of engagements."""

    def shown(self) -> Self:
        """Keep what lists show: proposed or reviewed, not merged, rejected or withdrawn."""
        return self.filter(status__in=SHOWN)

    def during(self, first: dt.date | None, last: dt.date | None) -> Self:
        """Keep events whose possible dates touch the closed range; an open end is None."""
        found = self
        if first is not None:
            found = found.filter(latest__gte=first)
        if last is not None:
            found = found.filter(earliest__lte=last)
        return found

    def lasting_over(self, day: dt.date) -> Self:
        """Keep events that began before a day and may have lasted until it or longer."""
        return self.filter(LASTING, latest__gte=day, earliest__lt=day)

    def in_places(self, places: Collection[int]) -> Self:
        """Keep events filed under any of these places."""
        here = EventPlace.objects.filter(
            event=OuterRef("pk"), filed_under__in=places, status__in=SHOWN
        )
        return self.filter(Exists(here))

    def in_order(self) -> Self:
        """Sort by date and time of day, the undated last."""
        return self.order_by(
            F("earliest").asc(nulls_last=True), F("time_start").asc(nulls_last=True), "id"
        )

    def get_by_natural_key(self, uid: str) -> Event:
        return self.get(uid=uid)


class Event(Public, Reviewed, Dated):
    """An engagement as dispatches report it, or a total over a period, which is no engagement."""

    class Kind(models.TextChoices):
        ENGAGEMENT = "engagement", _("Engagement")
        AGGREGATE = "aggregate", _("Period total")
        OTHER = "other", _("Other event")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, default=Kind.ENGAGEMENT)
    type = models.CharField(_("type"), max_length=60, blank=True)
    title_en = models.CharField(_("English title"), max_length=300, blank=True)
    title_zh = models.CharField(_("Chinese title"), max_length=300, blank=True)
    title_vi = models.CharField(_("Vietnamese title"), max_length=300, blank=True)
    summary_en = models.TextField(_("English summary"), blank=True)
    summary_zh = models.TextField(_("Chinese summary"), blank=True)
    summary_vi = models.TextField(_("Vietnamese summary"), blank=True)
    outcome = models.CharField(
        _("claimed outcome"), max_length=200, blank=True, help_text=_("As its source claims it.")
    )
    outcome_claimant = models.ForeignKey(
        "archive.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("claimed by"),
    )
    confidence = models.FloatField(
        _("confidence"),
        null=True,
        blank=True,
        editable=False,
        help_text=_("Of the analyser in its proposal; never a measure of truth."),
    )
    evidence = models.ManyToManyField(
        Evidence, through="archive.EventEvidence", related_name="events", verbose_name=_("evidence")
    )

    objects = EventQuerySet.as_manager()
    history = HistoricalRecords(m2m_fields=[])

    class Meta:
        ordering = ["earliest", "id"]
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            *filled("event", "decision", "merged_into", "outcome_claimant"),
            models.Index(fields=["earliest", "time_start", "id"], name="event_in_order"),
            models.Index(fields=["latest", "id"], name="event_by_end"),
            models.Index(
                fields=["latest", "earliest", "id"], condition=LASTING, name="event_lasting"
            ),
            models.Index(fields=["status", "earliest", "id"], name="event_by_status"),
            models.Index(fields=["type", "earliest", "id"], name="event_by_type"),
        ]
        constraints = [
            accepted_needs_decision("event"),
            never_merged_into_itself("event"),
            merge_is_marked("event"),
            dates_in_order("event"),
        ]

    def __str__(self) -> str:
        return self.title_en or self.title_zh or self.uid

    def natural_key(self) -> tuple[str]:
        return (self.uid,)


class EventEvidenceManager(models.Manager["EventEvidence"]):
    """Find a passage of an event by the event and the words."""

    def get_by_natural_key(
        self, uid: str, sha256: str, name: str, start: int, end: int, dispatch: str = ""
    ) -> EventEvidence:
        evidence = Evidence.objects.get_by_natural_key(sha256, name, start, end, dispatch)
        return self.get(event__uid=uid, evidence=evidence)


class EventEvidence(models.Model):
    """The words that attest an event."""

    event = models.ForeignKey(
        Event,
        on_delete=models.CASCADE,
        related_name="attestations",
        db_index=False,
        verbose_name=_("event"),
    )
    evidence = models.ForeignKey(
        Evidence, on_delete=models.PROTECT, related_name="attestations", verbose_name=_("evidence")
    )

    objects = EventEvidenceManager()

    class Meta:
        ordering = ["event", "evidence"]
        verbose_name = _("attestation")
        verbose_name_plural = _("attestations")
        constraints = [
            models.UniqueConstraint(fields=["event", "evidence"], name="eventevidence_once")
        ]

    def __str__(self) -> str:
        return str(self.evidence)

    def natural_key(self) -> tuple[object, ...]:
        return (self.event.uid, *self.evidence.natural_key())

    natural_key.dependencies = ["archive.event", "archive.evidence"]  # type: ignore[attr-defined]


class EventReportManager(models.Manager["EventReport"]):
    """Find a report by event, dispatch and wire item."""

    def get_by_natural_key(self, event: str, dispatch: str, position: int) -> EventReport:
        return self.get(event__uid=event, dispatch__uid=dispatch, position=position)


class EventReport(models.Model):
    """One dispatch's report of an event and what it adds to the earlier ones."""

    class Stance(models.TextChoices):
        FIRST = "first_report", _("First report")
        CONFIRMS = "confirms", _("Confirms")
        ADDS = "adds", _("Adds")
        REVISES = "revises", _("Revises")
        CONTRADICTS = "contradicts", _("Contradicts")
        RETROSPECTIVE = "retrospective", _("Retrospective")
        UNKNOWN = "", _("Not judged")

    event = models.ForeignKey(
        Event,
        on_delete=models.CASCADE,
        related_name="reports",
        db_index=False,
        verbose_name=_("event"),
    )
    dispatch = models.ForeignKey(
        "archive.Dispatch",
        on_delete=models.PROTECT,
        related_name="reports",
        db_index=False,
        verbose_name=_("dispatch"),
    )
    position = models.PositiveSmallIntegerField(
        _("wire item"), default=1, help_text=_("Which item of the article reports it.")
    )
    stance = models.CharField(
        _("stance"), max_length=13, choices=Stance.choices, default=Stance.UNKNOWN, blank=True
    )
    lag_days = models.IntegerField(
        _("days to print"), null=True, blank=True, help_text=_("From the event to the newspaper.")
    )
    independent = models.BooleanField(
        _("independent source"),
        null=True,
        blank=True,
        help_text=_("Not another printing of the same communiqué."),
    )

    objects = EventReportManager()

    class Meta:
        ordering = ["event", "dispatch", "position"]
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        indexes = [models.Index(fields=["dispatch", "event"], name="report_of_dispatch")]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "dispatch", "position"], name="eventreport_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.event} ← {self.dispatch}"

    def natural_key(self) -> tuple[str, str, int]:
        return (self.event.uid, self.dispatch.uid, self.position)

    natural_key.dependencies = ["archive.event", "archive.dispatch"]  # type: ignore[attr-defined]


class ClaimQuerySet(models.QuerySet["Claim"]):
    """Questions a researcher asks of claims."""

    def shown(self) -> Self:
        """Keep proposed and reviewed claims."""
        return self.filter(status__in=SHOWN)

    def get_by_natural_key(self, uid: str) -> Claim:
        return self.get(uid=uid)


class Claim(Reviewed):
    """A relation or figure that words in one language or both attest."""

    uid = models.CharField(
        _("permanent id"), max_length=ID_LENGTH, unique=True, editable=False, default=new_id
    )
    evidence_en = models.ForeignKey(
        Evidence,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("English words"),
    )
    evidence_zh = models.ForeignKey(
        Evidence,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("Chinese words"),
    )

    objects = ClaimQuerySet.as_manager()

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str]:
        return (self.uid,)


class EventPlace(Claim):
    """Where an event happened, and how exactly the words say so."""

    class Relation(models.TextChoices):
        AT = "at", _("at")
        NEAR = "near", _("near")
        BEARING = "bearing", _("in a direction from")
        BETWEEN = "between", _("between")
        ALONG = "along", _("along")
        WITHIN = "within", _("somewhere within")

    class Precision(models.IntegerChoices):
        EXACT = 1, _("exact")
        NEAR = 2, _("within 25 km")
        DISTRICT = 3, _("district")
        PROVINCE = 4, _("province")
        LINE = 5, _("along a line or region")
        COUNTRY = 6, _("country")
        SEA_OR_AIR = 7, _("at sea or in the air")

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="places", verbose_name=_("event")
    )
    role = models.CharField(_("role"), max_length=24, default="location")
    relation = models.CharField(
        _("relation"), max_length=8, choices=Relation.choices, default=Relation.AT
    )
    place = models.ForeignKey(
        "archive.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("place"),
    )
    anchor = models.ForeignKey(
        "archive.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("told from"),
    )
    second_anchor = models.ForeignKey(
        "archive.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("and from"),
    )
    road = models.ForeignKey(
        "archive.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        db_index=False,
        verbose_name=_("along"),
    )
    filed_under = models.ForeignKey(
        "archive.Place",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="filed",
        db_index=False,
        verbose_name=_("filed under"),
        help_text=_("The gazetteer place that lists and regions count it under."),
    )
    label = models.CharField(_("as printed"), max_length=200, blank=True)
    bearing = models.CharField(_("direction"), max_length=3, blank=True)
    distance = models.DecimalField(
        _("distance"), max_digits=9, decimal_places=2, null=True, blank=True
    )
    distance_unit = models.CharField(
        _("unit"), max_length=4, blank=True, help_text=_("km, mi, nmi or li (里 = 500 m)")
    )
    distance_km = models.FloatField(_("distance (km)"), null=True, blank=True)
    lat = models.FloatField(_("latitude"), null=True, blank=True)
    lon = models.FloatField(_("longitude"), null=True, blank=True)
    radius_km = models.FloatField(_("radius (km)"), null=True, blank=True)
    computed = models.BooleanField(_("point is computed"), default=False)
    precision = models.PositiveSmallIntegerField(
        _("precision"), choices=Precision.choices, null=True, blank=True
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["event", "id"]
        verbose_name = _("place of an event")
        verbose_name_plural = _("places of events")
        indexes = [
            *filled(
                "eventplace",
                "decision",
                "evidence_en",
                "evidence_zh",
                "anchor",
                "second_anchor",
                "road",
            ),
            models.Index(fields=["filed_under", "event"], name="eventplace_filed"),
        ]
        constraints = [
            accepted_needs_decision("eventplace"),
            accepted_needs_evidence("eventplace"),
            located_with_radius_or_not("eventplace"),
            models.CheckConstraint(
                condition=~Q(relation="bearing") | Q(anchor__isnull=False),
                name="eventplace_bearing_has_anchor",
            ),
        ]

    def __str__(self) -> str:
        return self.label or str(self.place or self.filed_under or "")


class EventUnit(Claim):
    """Which formation took part in an event, on which side and in what role."""

    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, related_name="units", verbose_name=_("event")
    )
    unit = models.ForeignKey(
        "archive.Unit",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        db_index=False,
        verbose_name=_("unit"),
    )
    label_en = models.CharField(_("as printed in English"), max_length=200, blank=True)
    label_zh = models.CharField(_("as printed in Chinese"), max_length=200, blank=True)
    side = models.CharField(_("side"), max_length=24, blank=True)
    role = models.CharField(_("role"), max_length=24)
    echelon = models.CharField(_("echelon"), max_length=24, blank=True)
    strength_low = models.PositiveIntegerField(_("at least"), null=True, blank=True)
    strength_high = models.PositiveIntegerField(_("at most"), null=True, blank=True)
    certain = models.BooleanField(_("certain"), default=True)

    history = HistoricalRecords()

    class Meta:
        ordering = ["event", "id"]
        verbose_name = _("unit in an event")
        verbose_name_plural = _("units in events")
        indexes = [
            *filled("eventunit", "decision", "evidence_en", "evidence_zh"),
            models.Index(fields=["unit", "event"], name="eventunit_of_unit"),
        ]
        constraints = [
            accepted_needs_decision("eventunit"),
            accepted_needs_evidence("eventunit"),
            models.CheckConstraint(
                condition=Q(strength_low__isnull=True)
                | Q(strength_high__isnull=True)
                | Q(strength_low__lte=F("strength_high")),
                name="eventunit_strength_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.unit or self.label_en or self.label_zh)


class Figure(Claim):
    """A quantity that a named source claims, with its words; never a fact."""

    class Reading(models.TextChoices):
        AGREED = "agreed", _("Both languages agree")
        SINGLE = "single", _("One language only")
        DISPUTED = "disputed", _("The languages disagree")
        ENGLISH = "en", _("English preferred")
        CHINESE = "zh", _("Chinese preferred")

    dispatch = models.ForeignKey(
        "archive.Dispatch",
        on_delete=models.PROTECT,
        related_name="figures",
        verbose_name=_("dispatch"),
    )
    position = models.PositiveSmallIntegerField(
        _("wire item"), default=1, help_text=_("Which item of the article claims it.")
    )
    events = models.ManyToManyField(
        Event, related_name="figures", blank=True, verbose_name=_("events")
    )
    claimant = models.ForeignKey(
        "archive.Agency",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name=_("claimant"),
        help_text=_("Empty where the text names none."),
    )
    action = models.CharField(_("action"), max_length=60)
    object = models.CharField(_("of what"), max_length=60)
    side = models.CharField(_("side"), max_length=24, blank=True, help_text=_("Whose loss it is."))
    qualifier = models.CharField(_("qualifier"), max_length=12, default="exact")
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=3, null=True, blank=True)
    low = models.DecimalField(_("at least"), max_digits=16, decimal_places=3, null=True, blank=True)
    high = models.DecimalField(_("at most"), max_digits=16, decimal_places=3, null=True, blank=True)
    unit = models.CharField(_("unit of measure"), max_length=12, blank=True)
    value_si = models.FloatField(_("in SI units"), null=True, blank=True)
    object_en = models.CharField(_("of what, in English"), max_length=60, blank=True)
    object_zh = models.CharField(_("of what, in Chinese"), max_length=60, blank=True)
    unit_en = models.CharField(_("unit in English"), max_length=12, blank=True)
    unit_zh = models.CharField(_("unit in Chinese"), max_length=12, blank=True)
    reading = models.CharField(
        _("reading"), max_length=8, choices=Reading.choices, default=Reading.SINGLE
    )
    part_of = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="parts",
        db_index=False,
        verbose_name=_("part of"),
        help_text=_("A part is never added to its whole."),
    )
    same_as = models.ForeignKey(
        "self",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="repeats",
        db_index=False,
        verbose_name=_("repeats"),
        help_text=_("A repeated claim is never counted twice."),
    )

    history = HistoricalRecords()

    class Meta:
        ordering = ["dispatch", "id"]
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        indexes = [
            *filled("figure", "decision", "evidence_en", "evidence_zh", "part_of", "same_as"),
            models.Index(fields=["action", "object", "id"], name="figure_by_action"),
        ]
        constraints = [
            accepted_needs_decision("figure"),
            accepted_needs_evidence("figure"),
            models.CheckConstraint(
                condition=Q(evidence_en__isnull=False) | Q(evidence_zh__isnull=False),
                name="figure_has_words",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True) | Q(high__isnull=True) | Q(low__lte=F("high")),
                name="figure_bounds_in_order",
            ),
            models.CheckConstraint(
                condition=Q(part_of__isnull=True) | ~Q(part_of=F("id")),
                name="figure_not_part_of_itself",
            ),
            models.CheckConstraint(
                condition=Q(same_as__isnull=True) | ~Q(same_as=F("id")),
                name="figure_not_repeat_of_itself",
            ),
        ]

    def __str__(self) -> str:
        return str(self.evidence_en or self.evidence_zh)


class Discrepancy(Claim):
    """A place where the English and the Chinese text of a dispatch do not say the same."""

    class Severity(models.TextChoices):
        MAJOR = "major", _("Major")
        MINOR = "minor", _("Minor")
        NUANCE = "nuance", _("Nuance")

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        ERROR_EN = "error_en", _("Error in the English")
        ERROR_ZH = "error_zh", _("Error in the Chinese")
        VARIANT = "variant", _("Both are right")
        DISMISSED = "dismissed", _("Dismissed")

    class Prefer(models.TextChoices):
        ENGLISH = "en", _("English")
        CHINESE = "zh", _("Chinese")
        NEITHER = "neither", _("Neither")

    dispatch = models.ForeignKey(
        "archive.Dispatch",
        on_delete=models.PROTECT,
        related_name="discrepancies",
        verbose_name=_("dispatch"),
    )
    figure = models.ForeignKey(
        Figure,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="discrepancies",
        verbose_name=_("figure"),
    )
    kind = models.CharField(_("kind"), max_length=16)
    severity = models.CharField(_("severity"), max_length=6, choices=Severity.choices)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.OPEN)
    prefer = models.CharField(
        _("preferred reading"), max_length=7, choices=Prefer.choices, default=Prefer.NEITHER
    )
    value_en = models.CharField(_("English value"), max_length=80, blank=True)
    value_zh = models.CharField(_("Chinese value"), max_length=80, blank=True)
    note = models.TextField(_("why"))

    history = HistoricalRecords()

    class Meta:
        ordering = ["dispatch", "id"]
        verbose_name = _("difference")
        verbose_name_plural = _("differences")
        indexes = [
            *filled("discrepancy", "decision", "evidence_en", "evidence_zh"),
            models.Index(fields=["kind", "severity", "id"], name="discrepancy_by_kind"),
        ]
        constraints = [
            accepted_needs_decision("discrepancy"),
            accepted_needs_evidence("discrepancy"),
            models.CheckConstraint(
                condition=Q(evidence_en__isnull=False) | Q(evidence_zh__isnull=False),
                name="discrepancy_has_words",
            ),
            models.CheckConstraint(
                condition=Q(state="open") | Q(decision__isnull=False),
                name="discrepancy_settled_needs_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence_en or '—'} ≠ {self.evidence_zh or '—'}"
