"""What the analyser made of a text and how curators correct it: alignment, reading, corrections."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.actions.decisions import decide
from archive.admin.base import ArchiveAdmin, Permanent, ReadOnly, WithHistory
from archive.admin.forms import locate
from archive.admin.panels import dispatch_address, facing_rows
from archive.admin.search import FoldedSearch, holding, of_dispatch
from archive.admin.widgets import KnownForm
from archive.models import Alignment, Decision, Paragraph, Reading, TextCorrection


class AlignmentForm(KnownForm):
    """Pairs as lists of paragraph ids, checked against the text."""

    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}))

    def clean(self) -> dict[str, Any]:
        """Refuse to make a second pairing of a text the curator's."""
        others = Alignment.objects.filter(
            source=self.instance.source_id,
            dispatch=self.instance.dispatch_id,
            method=Alignment.Method.CURATED,
        )
        if others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("A curator has paired this text already: change that row."))
        return super().clean() or self.cleaned_data

    def clean_pairs(self) -> list[Any]:
        """Return the pairs, or say what is wrong with them."""
        pairs: list[Any] = self.cleaned_data["pairs"]
        if not all(_is_pair(pair) for pair in pairs):
            raise ValidationError(
                _('Write each pair as [["en1"], ["zh1", "zh2"], 1] with a score from 0 to 1.')
            )
        names = [name for english, chinese, _score in pairs for name in (*english, *chinese)]
        if len(names) > len(set(names)):
            raise ValidationError(_("A paragraph stands in two pairs."))
        known = Paragraph.objects.filter(source=self.instance.source_id)
        unknown = sorted(set(names) - set(known.values_list("name", flat=True)))
        if unknown:
            raise ValidationError(
                _("The text has no paragraph %(names)s.") % {"names": ", ".join(unknown)}
            )
        return pairs


def _is_pair(pair: Any) -> bool:
    if not (isinstance(pair, list) and len(pair) == 3):
        return False
    *sides, score = pair
    named = all(
        isinstance(side, list) and all(isinstance(name, str) for name in side) for side in sides
    )
    return named and isinstance(score, int | float) and 0 <= score <= 1


@admin.register(Alignment)
class AlignmentAdmin(Permanent, FoldedSearch, ArchiveAdmin):
    """The pairing of paragraphs; saving one makes it a curator's, which outranks the analyser's."""

    form = AlignmentForm
    change_form_template = "admin/archive/dispatch_workbench.html"
    ordering = ("-id",)
    list_display = ("dispatch", "method", "score")
    list_select_related = ("dispatch",)
    list_filter = ("method",)
    fields = (("dispatch", "method", "score"), "pairs", "reason")
    readonly_fields = ("dispatch", "method", "score")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: there is one for each bilingual text."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Read the dispatch with it."""
        return super().get_queryset(request).select_related("dispatch")

    def matching(self, text: str) -> Q:
        """Find by the dispatch."""
        return of_dispatch(text, "dispatch")

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the text as it is paired now."""
        obj = kwargs.get("obj")
        if obj is not None:
            context |= {
                "facing": facing_rows(obj.dispatch),
                "public_address": dispatch_address(obj.dispatch),
            }
        response: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return response

    def save_model(self, request: HttpRequest, obj: Alignment, form: Any, change: bool) -> None:
        """Store the pairs as the curator's."""
        obj.decision = decide(
            obj.dispatch,
            Decision.Verdict.AMEND,
            by=request.user,
            signature="",
            reason=form.cleaned_data["reason"],
        )
        obj.method, obj.score = Alignment.Method.CURATED, 1
        super().save_model(request, obj, form, change)


@admin.register(Reading)
class ReadingAdmin(ReadOnly, FoldedSearch, ArchiveAdmin):
    """What the analyser found, as stored."""

    ordering = ("-id",)
    list_display = ("dispatch", "analyser")
    list_select_related = ("dispatch",)
    fields = ("dispatch", "source", "analyser", "sentences", "beads", "marks")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        """Leave the packed marks out of lists."""
        return super().get_queryset(request).defer("sentences", "beads", "marks")

    def matching(self, text: str) -> Q:
        """Find by the dispatch."""
        return of_dispatch(text, "dispatch")


class CorrectionForm(KnownForm):
    """A correction given by the printed words it replaces."""

    def clean(self) -> dict[str, Any]:
        """Find the printed words in the paragraph."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        old, paragraph = cleaned.get("old"), cleaned.get("paragraph")
        if old and paragraph:
            try:
                self.span = locate(old, [paragraph])
            except ValidationError as error:
                self.add_error("old", error)
        return cleaned


@admin.register(TextCorrection)
class TextCorrectionAdmin(Permanent, FoldedSearch, WithHistory, ArchiveAdmin):
    """Corrections beside the printed words, each with its reason."""

    form = CorrectionForm
    ordering = ("-id",)
    list_display = ("old", "new", "reason", "paragraph", "decision")
    list_select_related = ("paragraph", "decision")
    autocomplete_fields = ("paragraph",)
    fields = ("paragraph", ("old", "new"), "reason")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Let corrections be made, and followed by others."""
        return obj is None and super().has_change_permission(request)

    def matching(self, text: str) -> Q:
        """Find by the words, or by the dispatch."""
        return holding(text, "old", "new") | of_dispatch(text, "paragraph__dispatch")

    def save_model(
        self, request: HttpRequest, obj: TextCorrection, form: Any, change: bool
    ) -> None:
        """Store the correction with the decision to make it."""
        paragraph, obj.start, obj.end = form.span
        obj.decision = decide(
            paragraph.dispatch,
            Decision.Verdict.AMEND,
            by=request.user,
            signature="",
            reason=f"{paragraph.name}: {obj}. {obj.reason}",
        )
        super().save_model(request, obj, form, change)
