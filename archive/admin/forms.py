"""Forms of the workbench: dates typed as EDTF, and evidence given by pasting the exact words."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.actions.quotes import around, occurrences
from archive.admin.base import NamedRows
from archive.admin.decision_form import row_field
from archive.admin.widgets import KnownForm
from archive.models import Dispatch, Event, EventEvidence, Evidence, Paragraph, Status
from archive.text import edtf

LANGUAGES = ("en", "zh")
Span = tuple[Paragraph, int, int]


def words_field(label: Any, **options: Any) -> forms.CharField:
    """Return a field for exact words."""
    widget = forms.Textarea(attrs={"rows": 2, "class": "vWords"})
    return forms.CharField(label=label, widget=widget, **options)


def paragraph_field(label: Any) -> forms.ModelChoiceField:
    """Return an autocomplete field for the paragraph that words stand in."""
    help_text = gettext_lazy(
        "Needed only where the words stand in several places. Type a dispatch's permanent id or "
        "words of its title."
    )
    return row_field(
        Evidence, "paragraph", admin.site, label=label, help_text=help_text, required=False
    )


class DatedForm(KnownForm):
    """Work out a date's bounds, precision and meaning from its EDTF."""

    def clean_date_edtf(self) -> str:
        """Return the date as typed, or say why it is none."""
        text: str = self.cleaned_data["date_edtf"].strip()
        if "date_edtf" not in self.changed_data:
            return text
        try:
            self._take(edtf.read(text) if text else None)
        except ValueError as error:
            raise ValidationError(
                _("This is not an EDTF date: write 1953-12-13, 1953-12~ or 1953-12-11/1953-12-24.")
            ) from error
        return text

    def _take(self, bounds: edtf.Bounds | None) -> None:
        event = self.instance
        # An open end is told by the meaning; both bounds then stand at the end that is known.
        event.earliest = bounds and (bounds.earliest or bounds.latest)
        event.latest = bounds and (bounds.latest or bounds.earliest)
        event.date_precision = bounds.precision if bounds else ""
        event.date_qualifier = bounds.qualifier if bounds else ""
        event.date_semantics = bounds.semantics if bounds else "exact"


class EvidenceForm(KnownForm):
    """Attest an event by pasting words of a dispatch that reports it."""

    words = words_field(gettext_lazy("Exact words"))
    in_paragraph = paragraph_field(gettext_lazy("Paragraph"))

    def clean(self) -> dict[str, Any]:
        """Find where the words stand, and refuse what attests the event already."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if not cleaned.get("words"):
            return cleaned
        chosen = cleaned.get("in_paragraph")
        try:
            self.span = locate(cleaned["words"], paragraphs_to_search(self.instance, chosen))
        except ValidationError as error:
            self.add_error("words", error)
            return cleaned
        paragraph, start, end = self.span
        if EventEvidence.objects.filter(
            event=self.instance.event_id,
            evidence__paragraph=paragraph,
            evidence__start=start,
            evidence__end=end,
        ).exists():
            self.add_error("words", _("These words attest the event already."))
        return cleaned

    def save(self, commit: bool = True) -> EventEvidence:
        """Store the words with the row."""
        self.instance.evidence = quote(*self.span)
        row: EventEvidence = super().save(commit)
        return row


class EvidenceFormSet(NamedRows):
    """Refuse the same words twice in one form."""

    def clean(self) -> None:
        """Compare the spans of the new rows."""
        super().clean()
        spans = [form.span for form in self.extra_forms if hasattr(form, "span")]
        if len(spans) > len(set(spans)):
            raise ValidationError(_("The same words are given twice."))


class ClaimForm(KnownForm):
    """Give a claim's words in each language as they are printed."""

    words_en = words_field(gettext_lazy("English words"), required=False)
    paragraph_en = paragraph_field(gettext_lazy("English paragraph"))
    words_zh = words_field(gettext_lazy("Chinese words"), required=False)
    paragraph_zh = paragraph_field(gettext_lazy("Chinese paragraph"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spans: dict[str, Span | None] = {}
        for language in LANGUAGES:
            evidence = getattr(self.instance, f"evidence_{language}")
            if evidence is not None:
                self.initial.setdefault(f"words_{language}", evidence.exact)
                self.initial.setdefault(f"paragraph_{language}", evidence.paragraph_id)

    def clean(self) -> dict[str, Any]:
        """Find where each language's words stand."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for language in LANGUAGES:
            if {f"words_{language}", f"paragraph_{language}"} & set(self.changed_data):
                self._locate(language, cleaned)
        quoted = any(self.data.get(self.add_prefix(f"words_{name}")) for name in LANGUAGES)
        if self._needs_words() and not quoted:
            self.add_error("words_en", _("Quote the words of at least one language."))
        return cleaned

    def _locate(self, language: str, cleaned: dict[str, Any]) -> None:
        words, chosen = cleaned.get(f"words_{language}"), cleaned.get(f"paragraph_{language}")
        if not words:
            self.spans[language] = None
            return
        # The row takes the form's values only after this: a new claim's dispatch is needed now.
        row = cleaned.get("event") or cleaned.get("dispatch") or self.instance
        try:
            self.spans[language] = locate(words, paragraphs_to_search(row, chosen, language))
        except ValidationError as error:
            self.add_error(f"words_{language}", error)

    def _needs_words(self) -> bool:
        says_what = {field.name for field in self.instance._meta.fields} & {"dispatch"}
        return bool(says_what) or self.instance.status == Status.ACCEPTED

    def save(self, commit: bool = True) -> Any:
        """Store the words with the claim."""
        for language, span in self.spans.items():
            setattr(self.instance, f"evidence_{language}", quote(*span) if span else None)
        return super().save(commit)


def paragraphs_to_search(
    row: Any, chosen: Paragraph | None, language: str = ""
) -> QuerySet[Paragraph]:
    """Return the chosen paragraph, or the current texts of the dispatches a row belongs to."""
    if chosen is not None:
        found = Paragraph.objects.filter(pk=chosen.pk)
    else:
        found = Paragraph.objects.filter(
            dispatch__in=_dispatches(row), source=F("dispatch__source")
        )
    if language:
        found = found.filter(language=language)
    return found.order_by("dispatch_id", "position")


def _dispatches(row: Any) -> QuerySet[Dispatch]:
    if isinstance(row, Dispatch):
        return Dispatch.objects.filter(pk=row.pk)
    if isinstance(row, Event):
        return Dispatch.objects.filter(reports__event=row.pk)
    if getattr(row, "dispatch_id", None):
        return Dispatch.objects.filter(pk=row.dispatch_id)
    return Dispatch.objects.filter(reports__event=getattr(row, "event_id", None))


def locate(words: str, paragraphs: Iterable[Paragraph]) -> Span:
    """Return the one place where the words stand, or say that they stand nowhere or too often."""
    places = [
        (paragraph, start, start + len(words))
        for paragraph in paragraphs
        for start in occurrences(words, paragraph.text)
    ]
    if not places:
        raise ValidationError(
            _("These words stand nowhere in the text exactly as typed. Choose the paragraph.")
        )
    if len(places) > 1:
        names = dict.fromkeys(paragraph.name for paragraph, _start, _end in places)
        raise ValidationError(
            _(
                "These words stand in %(count)s places (%(names)s): choose the paragraph, or "
                "quote more of it."
            )
            % {"count": len(places), "names": ", ".join(names)}
        )
    return places[0]


def quote(paragraph: Paragraph, start: int, end: int) -> Evidence:
    """Return the evidence for a span of a paragraph, made if it is new."""
    prefix, suffix = around(paragraph.text, start, end)
    evidence, _made = Evidence.objects.get_or_create(
        paragraph=paragraph,
        start=start,
        end=end,
        defaults={"exact": paragraph.text[start:end], "prefix": prefix, "suffix": suffix},
    )
    return evidence
