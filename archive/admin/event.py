"""The workbench: an event's fields and claims, with the words that attest it beside them."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, Q, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from archive.admin.base import LeanInline, LeanStack, Permanent
from archive.admin.filters import QueueFilter, by_code
from archive.admin.forms import DatedForm, EvidenceForm, EvidenceFormSet
from archive.admin.panels import quotation
from archive.admin.reviewed import ReviewedAdmin
from archive.admin.search import FoldedSearch, event_ids_naming, holding, told_as
from archive.admin.verdicts import EVENT
from archive.models import (
    SHOWN,
    Event,
    EventEvidence,
    EventPlace,
    EventReport,
    EventUnit,
    Evidence,
    Figure,
)
from archive.presenters.figures import short
from archive.presenters.separators import labelled
from archive.presenters.words import Words
from archive.views.shared import page_words


class PlaceInline(Permanent, LeanStack):
    """Where it happened."""

    model = EventPlace
    related = ("event", "place", "anchor", "filed_under")
    fields = ("label", "relation", "place", "filed_under", "anchor", "precision", "status")
    readonly_fields = ("status",)
    autocomplete_fields = ("place", "anchor", "filed_under")
    show_change_link = True


class UnitInline(Permanent, LeanStack):
    """Who took part."""

    model = EventUnit
    related = ("event", "unit")
    fields = ("unit", "label_en", "label_zh", "side", "role", "certain", "status")
    readonly_fields = ("status",)
    autocomplete_fields = ("unit",)
    show_change_link = True


class ReportInline(LeanStack):
    """Which dispatches report it."""

    model = EventReport
    related = ("event", "dispatch")
    fields = ("dispatch", "position", "stance", "lag_days", "independent")
    autocomplete_fields = ("dispatch",)


class FigureInline(LeanInline):
    """Which claims of quantities are about it."""

    model = Figure.events.through
    verbose_name = _("figure")
    verbose_name_plural = _("figures")
    related = ("figure__evidence_en", "figure__evidence_zh", "event")
    fields = ("figure", "claim", "status")
    readonly_fields = ("claim", "status")
    autocomplete_fields = ("figure",)

    @admin.display(description=_("claim"))
    def claim(self, row: Any) -> str:
        """Return what is counted and how much, as pages tell it."""
        told = short(row.figure, self.words)
        return labelled(told.label, told.number)

    @cached_property
    def words(self) -> Words:
        """The words of the page, read once for all rows: a request has an inline of its own."""
        return page_words()

    @admin.display(description=_("status"))
    def status(self, row: Any) -> str:
        """Return the figure's review state."""
        return str(row.figure.get_status_display())


class EvidenceInline(LeanInline):
    """The words that attest it; new ones are pasted, stored ones never change."""

    model = EventEvidence
    form = EvidenceForm
    formset = EvidenceFormSet
    related = ("event", "evidence__paragraph__dispatch")
    fields = ("quotation", "words", "in_paragraph")
    readonly_fields = ("quotation",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let rows be added and taken away, never changed."""
        return False

    @admin.display(description=_("words"))
    def quotation(self, row: EventEvidence) -> str:
        """Return the words in the language they are printed in."""
        return quotation(row.evidence)


@admin.register(Event)
class EventAdmin(FoldedSearch, ReviewedAdmin):
    """Proposals first, in the order of their dates."""

    form = DatedForm
    verdicts = EVENT
    ordering = ("earliest", "id")
    sortable_by = ("date",)
    list_display = ("title", "date", "type", "kind", "places_named", "status", "confidence")
    list_filter = (
        QueueFilter,
        "kind",
        by_code("type", "event_type", _("type")),
        "date_precision",
    )
    readonly_fields = ("uid", "earliest", "latest", "date_semantics", "date_precision", "status")
    autocomplete_fields = ("outcome_claimant",)
    inlines = (EvidenceInline, PlaceInline, UnitInline, FigureInline, ReportInline)
    fieldsets = (
        (None, {"fields": (("title_en", "title_zh", "title_vi"), ("kind", "type"))}),
        (
            _("When"),
            {
                "fields": (
                    ("date_edtf", "date_basis", "date_note"),
                    ("earliest", "latest", "date_semantics", "date_precision"),
                    ("time_start", "time_end", "time_note"),
                )
            },
        ),
        (
            _("What the sources claim"),
            {"fields": (("outcome", "outcome_claimant"),)},
        ),
        (
            _("Summary, written by curators"),
            {"classes": ("collapse",), "fields": ("summary_en", "summary_zh", "summary_vi")},
        ),
        (_("Review"), {"fields": (("status", "uid"), "review_note")}),
    )

    def matching(self, text: str) -> Q:
        """Find an event by id, words, or a place or unit in it."""
        at_place, with_unit = event_ids_naming(text)
        # What is no longer shown is in no index, and is not much.
        settled = ~Q(status__in=SHOWN) & holding(text, "title_en", "title_zh", "title_vi")
        named = Q(pk__in=at_place) | Q(pk__in=with_unit)
        return super().matching(text) | told_as(text) | named | settled

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Read the places that the list names."""
        places = EventPlace.objects.select_related("place", "filed_under").order_by("id")
        return super().get_queryset(request).prefetch_related(Prefetch("places", places))

    def evidence_for(self, obj: Event) -> list[Evidence | None]:
        """Return the words that attest an event, in reading order."""
        found = Evidence.objects.filter(attestations__event=obj)
        return list(
            found.select_related("paragraph__dispatch").order_by(
                "paragraph__dispatch_id", "paragraph__position", "start"
            )
        )

    def view_on_site(self, event: Event) -> str:
        """Return the public address."""
        return reverse("archive:engagement", args=[event.uid, event.slug])

    def save_model(self, request: HttpRequest, obj: Event, form: ModelForm, change: bool) -> None:
        """Give a new event the readable end of its address."""
        obj.slug = obj.slug or slugify(str(obj), allow_unicode=True)[:120]
        super().save_model(request, obj, form, change)

    @admin.display(description=_("title"))
    def title(self, event: Event) -> str:
        """Return the English title, or the Chinese one."""
        return str(event)

    @admin.display(description=_("date"), ordering="earliest")
    def date(self, event: Event) -> str:
        """Return the date as stored."""
        return event.date_edtf

    @admin.display(description=_("places"))
    def places_named(self, event: Event) -> str:
        """Return the places as printed."""
        return ", ".join(str(place) for place in event.places.all())
