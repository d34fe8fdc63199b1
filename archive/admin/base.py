"""What every page of the admin shares: bounded lists, permanent rows, history that is only read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms import BaseForm, BaseInlineFormSet, Field
from django.http import HttpRequest, HttpResponse
from simple_history.admin import SimpleHistoryAdmin

from archive.actions.decisions import keep_before
from archive.actions.index import touch, touch_rows
from archive.admin.paginator import BoundedPaginator
from archive.admin.widgets import CODES, KnownForm, KnownSelect, code_widget
from archive.presenters.words import Words
from archive.search.upkeep import follow, follow_events
from archive.views.shared import page_words

Tell = Callable[[Any, Words], str]


class CheapFields(admin.options.BaseModelAdmin):
    """Form fields that never list a table: autocompletes, and codes with suggestions."""

    form = KnownForm
    formfield_overrides: Any = {models.URLField: {"assume_scheme": "https"}}

    def formfield_for_foreignkey(
        self, db_field: models.ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        """Give autocomplete fields the widget that knows what was read already."""
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", KnownSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def formfield_for_dbfield(
        self, db_field: models.Field, request: HttpRequest, **kwargs: Any
    ) -> Field | None:
        """Let codes be typed with the vocabulary's suggestions."""
        category = CODES.get((db_field.model._meta.model_name, db_field.name))
        if category:
            kwargs["widget"] = code_widget(category)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class NamedRows(BaseInlineFormSet):
    """Rows whose fields say their names: a column's head is no label to a screen reader."""

    def add_fields(self, form: BaseForm, index: int | None) -> None:
        """Name every field, the one that deletes included."""
        super().add_fields(form, index)
        for field in form.fields.values():
            widget = getattr(field.widget, "widget", field.widget)
            if not widget.is_hidden and field.label:
                widget.attrs["aria-label"] = field.label


class LeanRows(CheapFields, admin.options.InlineModelAdmin):
    """Rows under a form, read with all that their fields and labels name in one query."""

    extra = 0
    formset = NamedRows
    related: tuple[str, ...] = ()

    def get_queryset(self, request: HttpRequest) -> models.QuerySet:
        """Read the rows with what they name."""
        return super().get_queryset(request).select_related(*self.related)


class LeanInline(LeanRows, admin.TabularInline):
    """Rows of a few fields, in a table."""


class LeanStack(LeanRows, admin.StackedInline):
    """Rows of more fields than find room side by side next to the evidence."""


class InWords(admin.ModelAdmin):
    """A list that shows codes under their labels, and what else is told as on pages."""

    worded: Mapping[str, Tell] = {}

    def get_list_display(self, request: HttpRequest) -> list[Any]:
        """Let columns tell rows in words, which are read once for all of them."""
        words, model = cache(page_words), self.opts.model_name
        return [
            self._column(name, tell, words)
            if (tell := self.worded.get(name) or _of_code(CODES.get((model, name)), name))
            else name
            for name in super().get_list_display(request)
        ]

    def _column(self, name: str, tell: Tell, words: Callable[[], Words]) -> Any:
        @admin.display(description=self.opts.get_field(name).verbose_name, empty_value="-")
        def column(row: Any) -> str | None:
            return tell(row, words()) or None

        column.__name__ = name
        return column


def _of_code(category: str | None, name: str) -> Tell | None:
    """Return what tells the code in a field, or None for a field without codes."""
    if category is None:
        return None
    return lambda row, words: words.label(category, getattr(row, name))


class ArchiveAdmin(CheapFields, InWords):
    """A list that stays fast over millions of rows."""

    paginator = BoundedPaginator
    list_per_page = 50
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    sortable_by: Any = ()

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Let lists and search follow what was saved, and what it was moved away from."""
        before = [form.initial.get(name) for name in ("event", "dispatch")] if change else []
        ties = form.initial.get("events", ()) if change else ()
        super().save_related(request, form, formsets, change)
        touch_rows(form.instance, *ties)
        events, dispatches = (list(filter(None, some)) for some in (before[:1], before[1:]))
        touch(events=events, dispatches=dispatches)
        follow(form.instance)
        follow_events(events)

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        """Let the lists count anew what the row belonged to."""
        touch_rows(obj)
        super().delete_model(request, obj)

    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet) -> None:
        """Let the lists count anew what the rows belonged to."""
        touch_rows(*queryset)
        super().delete_queryset(request, queryset)


class ReadOnly(admin.options.BaseModelAdmin):
    """Rows that are made by the program and only looked at here."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False


class Permanent(admin.options.BaseModelAdmin):
    """Rows with an address that must resolve for ever: they are rejected or merged, not deleted."""

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse."""
        return False


class WithHistory(SimpleHistoryAdmin):
    """Show who changed what; nothing is put back from there.

    Putting a version back would also put back its review state, which only a decision may change.
    """

    object_history_list_template = "admin/archive/history_list.html"

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Keep what a row was before it is changed for the first time."""
        keep_before(obj)
        super().save_model(request, obj, form, change)

    def revert_disabled(self, request: HttpRequest, obj: Any = None) -> bool:
        """Hide the button."""
        return True

    def history_form_view(
        self, request: HttpRequest, object_id: str, version_id: str, extra_context: Any = None
    ) -> HttpResponse:
        """Show an old version, and refuse to save it."""
        if request.method != "GET":
            raise PermissionDenied
        response: HttpResponse = super().history_form_view(
            request, object_id, version_id, extra_context
        )
        return response
