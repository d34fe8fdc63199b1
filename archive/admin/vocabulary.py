"""The words of the genre that curators extend; the pipeline reads them on its next run."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from archive.admin.base import ArchiveAdmin, WithHistory
from archive.admin.search import FoldedSearch, holding
from archive.admin.trying import Tryable
from archive.models import Agency, Newspaper, Term

LABELS = ("label_en", "label_zh", "label_vi")
FORMS = (
    _("Printed forms, which the pipeline looks for"),
    {"fields": (("forms_en", "forms_zh"),)},
)


class WordAdmin(FoldedSearch, WithHistory, ArchiveAdmin):
    """A row with a label in each language."""

    searched: tuple[str, ...] = (*LABELS, "slug")
    search_fields: Any = LABELS

    def matching(self, text: str) -> Q:
        """Find by any label, form or code."""
        return holding(text, *self.searched)


@admin.register(Agency)
class AgencyAdmin(Tryable, WordAdmin):
    """News agencies and issuers of communiqués."""

    change_form_template = "admin/archive/word_form.html"

    searched = (*LABELS, "slug", "forms_en", "forms_zh")
    ordering = ("slug",)
    list_display = ("slug", *LABELS, "kind", "side")
    list_filter = ("kind",)
    fieldsets = (
        (None, {"fields": (("slug", "kind", "side"), LABELS)}),
        FORMS,
        (_("Note"), {"fields": ("note", "source")}),
    )


@admin.register(Newspaper)
class NewspaperAdmin(WordAdmin):
    """Newspapers and sites."""

    ordering = ("slug",)
    list_display = ("slug", *LABELS, "layout", "place")
    fields = (("slug", "layout", "place"), LABELS, "note", "source")


@admin.register(Term)
class TermAdmin(Tryable, WordAdmin):
    """Codes, their labels and printed forms; the note names the trap."""

    change_form_template = "admin/archive/word_form.html"

    searched = (*LABELS, "code", "forms_en", "forms_zh")
    ordering = ("category", "rank", "code")
    list_display = ("category", "code", *LABELS, "severity", "rank")
    list_display_links = ("category", "code")
    list_filter = ("category", "severity")
    fieldsets = (
        (None, {"fields": (("category", "code", "rank"), LABELS)}),
        FORMS,
        (_("Words that are not this term"), {"fields": (("wrong_en", "other_zh"),)}),
        (
            _("Use"),
            {
                "fields": (
                    ("severity", "factor"),
                    ("opponent", "auxiliary"),
                    ("men_least", "men_most"),
                    "note",
                    "source",
                )
            },
        ),
    )
