"""A box under a form that shows what the pipeline reads in a text with the unsaved change."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db.models import Model
from django.forms import BaseModelFormSet
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.actions.json_lines import lay_out
from archive.ingest.records import ParseError
from archive.presenters.trial import Comparison, compare
from archive.presenters.words import Words
from archive.queries.labels import labels
from archive.queries.lexicon import load_lexicon
from archive.queries.trial import Passage, Tried, lexicon_with, passage_with

LIMIT = 20_000  # characters in each language


@dataclass(frozen=True, slots=True)
class Trial:
    """What stands in the box, and what came of it."""

    text: Passage = field(default_factory=Passage)
    problem: str = ""
    result: Comparison | None = None


class _NeverSaved:
    """Stands among the rows below a form that is tried, so that Django saves none of it."""

    errors: tuple[object, ...] = ()

    def is_valid(self) -> bool:
        """Say no."""
        return False

    def non_form_errors(self) -> tuple[object, ...]:
        """Return nothing that is wrong."""
        return ()


class Tryable(admin.ModelAdmin):
    """A form with a box to try it; what is tried is checked as if it were saved, and is not."""

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """Let nothing that is tried be saved."""
        formsets, inlines = super()._create_formsets(request, obj, change)
        return [*formsets, _NeverSaved()] if _asked(request) else formsets, inlines

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Show the box, and what was read where it was asked for."""
        if self.has_change_permission(request, context.get("original")):
            context["trial"] = self._trial(request, context) if _asked(request) else Trial()
        return super().render_change_form(request, context, *args, **kwargs)

    def _trial(self, request: HttpRequest, context: dict[str, Any]) -> Trial:
        text = Passage(
            *(request.POST.get(name, "").strip() for name in ("_try_en", "_try_zh", "_try_date"))
        )
        form = context["adminform"].form
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        if not all([form.is_valid(), *(formset.is_valid() for formset in formsets)]):
            return Trial(text, _("Mend the form first: what is wrong is said above."))
        parts = [part for formset in formsets for part in _rows(formset)]
        if not text.english and not text.chinese:
            text = passage_with(_forms(form.instance, parts))
        return _try(form.instance, parts, text)


def _asked(request: HttpRequest) -> bool:
    return request.method == "POST" and "_try" in request.POST


def _rows(formset: BaseModelFormSet) -> Iterator[Model]:
    """Yield the rows as they would be saved."""
    for form in formset.forms:
        if form not in formset.deleted_forms and (form.instance.pk or form.has_changed()):
            yield form.instance


def _forms(row: Tried, parts: Iterable[Model]) -> list[str]:
    """Return the words that a row is found by in a text."""
    lines = [getattr(row, name, "") for name in ("forms_en", "forms_zh")]
    forms = [form.strip() for line in lines for form in line.splitlines()]
    names = [str(getattr(part, "name", "")) for part in parts]
    names += [getattr(row, name, "") for name in ("name_en", "name_zh", "name_vi")]
    return [form for form in (*forms, *names) if form]


def _try(row: Tried, parts: Iterable[Model], text: Passage) -> Trial:
    from archive.ingest.pipeline import run  # takes seconds to load, and the site seldom needs it

    if not text.english and not text.chinese:
        told = _("The newest texts of the archive hold none of the forms: paste a passage.")
        return Trial(problem=told)
    if max(len(text.english), len(text.chinese)) > LIMIT:
        told = _("A text to try has %(most)s characters at most.") % {"most": f"{LIMIT:,}"}
        return Trial(text, told)
    given = {"date": text.published, "english": text.english, "chinese": text.chinese}
    laid_out = lay_out({key: value.replace("\r\n", "\n") for key, value in given.items()})
    try:
        before = run(laid_out, load_lexicon())
        after = run(laid_out, lexicon_with(row, parts))
    except ParseError as error:
        told = _("This text cannot be read: %(reason)s") % {"reason": error.reason}
        return Trial(text, told)
    language = get_language() or settings.LANGUAGE_CODE
    words = Words(language, labels(language))
    return Trial(text, result=compare(before, after, words))
