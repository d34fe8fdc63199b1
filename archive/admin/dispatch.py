"""Dispatches: what is known about an article, with its immutable text facing beside the form."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from archive.admin.base import ArchiveAdmin, LeanInline, Permanent, ReadOnly, WithHistory
from archive.admin.panels import dispatch_address, facing_rows
from archive.admin.search import FoldedSearch, event_ids_naming, holding, of_dispatch, telling
from archive.models import Dispatch, EventReport, Paragraph, RelayStep, WireItem


class ItemInline(LeanInline):
    """The agency dispatches inside an article."""

    model = WireItem
    related = ("dispatch", "agency")
    fields = ("position", "agency", "dateline_en", "dateline_zh", "filed_edtf", "filed_from")
    autocomplete_fields = ("agency",)
    show_change_link = True


class ReportedInline(ReadOnly, LeanInline):
    """The events an article reports."""

    model = EventReport
    related = ("event", "dispatch")
    fields = ("event", "position", "stance", "lag_days", "independent")


@admin.register(Dispatch)
class DispatchAdmin(Permanent, FoldedSearch, WithHistory, ArchiveAdmin):
    """Newest first; the text itself is read only."""

    change_form_template = "admin/archive/dispatch_workbench.html"
    ordering = ("-published", "-page", "-id")
    list_display = ("title", "newspaper", "published", "page", "kind", "has_en", "has_zh")
    list_select_related = ("newspaper",)
    list_filter = ("newspaper", "kind", "newspaper_basis", "has_en", "has_zh", "script")
    autocomplete_fields = ("newspaper",)
    readonly_fields = ("uid", "layout", "script", "has_en", "has_zh", "analyser", "file")
    inlines = (ItemInline, ReportedInline)
    fieldsets = (
        (None, {"fields": ("title_en", "title_zh", ("kicker_zh", "deck_zh"), "kind")}),
        (
            _("Printed"),
            {
                "fields": (
                    ("newspaper", "newspaper_basis"),
                    ("published", "published_edtf", "published_basis"),
                    ("page", "section", "column", "author"),
                )
            },
        ),
        (
            _("Elsewhere"),
            {"classes": ("collapse",), "fields": ("facsimile_url", "external_url", "rights")},
        ),
        (
            _("The text"),
            {"fields": (("uid", "file", "layout"), ("script", "has_en", "has_zh", "analyser"))},
        ),
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: dispatches come in by `ingest`, with the bytes they came as."""
        return False

    def matching(self, text: str) -> Q:
        """Find by id, words, or a place or unit in an event it reports."""
        at_place, with_unit = event_ids_naming(text)
        reports = EventReport.objects.filter(Q(event__in=at_place) | Q(event__in=with_unit))
        return super().matching(text) | telling(text) | Q(pk__in=reports.values("dispatch"))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Put the facing text beside the form."""
        obj = kwargs.get("obj")
        if obj is not None:
            context |= {"facing": facing_rows(obj), "public_address": dispatch_address(obj)}
        response: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return response

    @admin.display(description=_("title"))
    def title(self, dispatch: Dispatch) -> str:
        """Return the English title, or the Chinese headline."""
        return str(dispatch)

    @admin.display(description=_("file"))
    def file(self, dispatch: Dispatch) -> str:
        """Return the name of the file that the current text came in."""
        return str(dispatch.source)


@admin.register(Paragraph)
class ParagraphAdmin(ReadOnly, FoldedSearch, ArchiveAdmin):
    """Paragraphs of the current texts, to be chosen when words are quoted."""

    ordering = ("id",)
    list_display = ("name", "dispatch", "language", "kind", "beginning")
    list_select_related = ("dispatch",)
    list_filter = ("language", "kind")
    fields = ("dispatch", "source", "name", "language", "kind", "text", ("first_line", "last_line"))

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Leave out earlier versions of the texts."""
        return super().get_queryset(request).filter(source=F("dispatch__source"))

    def matching(self, text: str) -> Q:
        """Find by the dispatch's id, its words, or the paragraph's anchor after either."""
        before, _blank, name = text.rpartition(" ")
        found = of_dispatch(text)
        return found | (of_dispatch(before) & Q(name=name)) if before else found

    @admin.display(description=_("text"))
    def beginning(self, paragraph: Paragraph) -> str:
        """Return the first words."""
        return paragraph.text[:80]


class RelayInline(LeanInline):
    """The chain of sources of one item, nearest first."""

    model = RelayStep
    related = ("item__dispatch", "agency")
    fields = (
        "position", "told_by", "kind", "agency", "date_edtf", "earliest", "latest", "words_en",
        "words_zh",
    )  # fmt: skip
    autocomplete_fields = ("agency",)


@admin.register(WireItem)
class WireItemAdmin(FoldedSearch, ArchiveAdmin):
    """Agency items, with their relay chains."""

    ordering = ("-id",)
    list_display = ("__str__", "dispatch", "position", "agency", "filed_edtf")
    list_select_related = ("dispatch", "agency")
    list_filter = ("agency",)
    autocomplete_fields = ("dispatch", "agency")
    inlines = (RelayInline,)
    fields = (
        ("dispatch", "position", "agency"),
        ("dateline_en", "dateline_zh"),
        ("filed_edtf", "filed", "filed_from"),
    )

    def matching(self, text: str) -> Q:
        """Find by dateline, or by the dispatch."""
        return holding(text, "dateline_en", "dateline_zh") | Q(dispatch__uid=text.lower())
