"""Deciding: a page with a reason for one row, and the same for many; only actions write."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import models, transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.admin.decision_form import DecisionForm
from archive.admin.panels import decisions_about, passages, vocabulary
from archive.admin.verdicts import Verdict
from archive.models import Evidence, Status

BULK_LIMIT = 500


class Decidable(admin.ModelAdmin):
    """Buttons and list actions that settle rows through `archive.actions`."""

    change_form_template = "admin/archive/workbench.html"
    verdicts: tuple[Verdict, ...] = ()

    def evidence_for(self, obj: models.Model) -> list[Evidence | None]:
        """Return the words to show beside the form."""
        return []

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Keep the review state out of the form: decisions change it, saving does not."""
        own = super().get_readonly_fields(request, obj)
        return list(dict.fromkeys([*own, "status"]))

    def get_urls(self) -> list[URLPattern]:
        """Add the page where a decision is made."""
        name = f"{self.opts.app_label}_{self.opts.model_name}_decide"
        page = path(
            "<path:object_id>/decide/<slug:code>/",
            self.admin_site.admin_view(self.decide_view),
            name=name,
        )
        return [page, *super().get_urls()]

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        """Offer the verdicts that can be given to many rows at once."""
        offered = super().get_actions(request)
        if not self.has_change_permission(request):
            return offered
        for verdict in self.verdicts:
            if verdict.many:
                offered[verdict.code] = (_settle_selected(verdict), verdict.code, verdict.many)
        return offered

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Put the evidence, the decisions so far and the buttons beside the form."""
        obj = kwargs.get("obj")
        if obj is not None:
            context |= self.beside(request, obj)
        context["vocabulary"] = vocabulary()
        response: HttpResponse = super().render_change_form(request, context, *args, **kwargs)
        return response

    def beside(self, request: HttpRequest, obj: Any) -> dict[str, Any]:
        """Return what the workbench shows beside the form."""
        may = self.has_change_permission(request, obj)
        return {
            "passages": passages(self.evidence_for(obj)),
            "decisions": decisions_about(obj),
            "verdicts": [item for item in self.verdicts if may and item.fits(obj)],
            "merged_into": getattr(obj, "merged_into", None),
            "next_address": self.next_address(obj),
        }

    def next_address(self, obj: Any) -> str:
        """Return the form of the next proposal: of the same text first, as they were read."""
        waiting = self.model._default_manager.filter(status=Status.PROPOSED).order_by("pk")
        found = waiting.filter(pk__gt=obj.pk).values_list("pk", flat=True).first()
        found = found or waiting.exclude(pk=obj.pk).values_list("pk", flat=True).first()
        return self._address("change", found) if found else ""

    def decide_view(self, request: HttpRequest, object_id: str, code: str) -> HttpResponse:
        """Ask for a reason, then decide about one row."""
        obj = self.get_object(request, unquote(object_id))
        verdict = next((item for item in self.verdicts if item.code == code), None)
        if obj is None or verdict is None:
            raise Http404
        if not self.has_change_permission(request, obj):
            raise PermissionDenied
        if not verdict.fits(obj):
            self.message_user(request, _("This can no longer be decided so."), messages.WARNING)
            return HttpResponseRedirect(self._address("change", obj.pk))
        form = DecisionForm(request.POST or None, verdict=verdict, obj=obj, site=self.admin_site)
        if request.method == "POST" and form.is_valid() and self._settle(request, form, obj):
            onward = self.next_address(obj) if "_next" in request.POST else ""
            return HttpResponseRedirect(onward or self._address("change", obj.pk))
        return self._page(request, verdict, form, [obj], passages(self.evidence_for(obj)))

    def settle_many(
        self, request: HttpRequest, queryset: models.QuerySet, verdict: Verdict
    ) -> HttpResponse | None:
        """Preview the rows, ask for a reason, then decide about all of them or none."""
        rows = list(queryset.order_by("pk")[: BULK_LIMIT + 1])
        if len(rows) > BULK_LIMIT:
            text = _("Choose at most %(limit)s rows at a time.") % {"limit": BULK_LIMIT}
            self.message_user(request, text, messages.ERROR)
            return None
        fitting = [row for row in rows if verdict.fits(row)]
        if not fitting:
            self.message_user(request, _("None of these rows can be decided so."), messages.WARNING)
            return None
        answered = "confirmed" in request.POST
        form = DecisionForm(
            request.POST if answered else None, verdict=verdict, obj=None, site=self.admin_site
        )
        if answered and form.is_valid() and self._settle(request, form, *fitting):
            return None
        return self._page(request, verdict, form, fitting, (), skipped=len(rows) - len(fitting))

    def _settle(self, request: HttpRequest, form: DecisionForm, *rows: Any) -> bool:
        """Give the verdict on every row, or on none and say why."""
        try:
            with transaction.atomic():
                for row in rows:
                    form.verdict.settle(row, by=request.user, **form.answer())
        except (ValidationError, ValueError) as error:
            form.add_error(None, error if isinstance(error, ValidationError) else str(error))
            return False
        text = ngettext("%(count)s row decided.", "%(count)s rows decided.", len(rows))
        self.message_user(request, text % {"count": len(rows)}, messages.SUCCESS)
        return True

    def _page(
        self,
        request: HttpRequest,
        verdict: Verdict,
        form: DecisionForm,
        rows: list[Any],
        beside: tuple[Any, ...],
        skipped: int = 0,
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": verdict.label,
            "verdict": verdict,
            "form": form,
            "media": self.media + form.media,
            "rows": rows,
            "skipped": skipped,
            "passages": beside,
            "many": "action" in request.POST,
            "checkbox": ACTION_CHECKBOX_NAME,
            "back": self._address("change", rows[0].pk),
        }
        return TemplateResponse(request, "admin/archive/decide.html", context)

    def _address(self, page: str, *args: Any) -> str:
        name = f"admin:{self.opts.app_label}_{self.opts.model_name}_{page}"
        return reverse(name, args=args, current_app=self.admin_site.name)


def _settle_selected(verdict: Verdict) -> Any:
    def settle_selected(
        modeladmin: Decidable, request: HttpRequest, queryset: models.QuerySet
    ) -> HttpResponse | None:
        return modeladmin.settle_many(request, queryset, verdict)

    return settle_selected
