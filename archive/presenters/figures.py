"""Figures and differences in words: a number with its qualifier, the quotes of both languages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.models import Discrepancy, Evidence, Figure
from archive.presenters.addresses import passage
from archive.presenters.words import HANS, Label, Review, Said, Words
from archive.queries.adding import Amount

_QUALIFIED = {
    "more_than": gettext_noop("over %(number)s"),
    "less_than": gettext_noop("under %(number)s"),
    "nearly": gettext_noop("nearly %(number)s"),
    "about": gettext_noop("about %(number)s"),
}
_VAGUE = {
    "tens": gettext_noop("dozens"),
    "hundreds": gettext_noop("hundreds"),
    "thousands": gettext_noop("thousands"),
    "millions": gettext_noop("millions"),
    "many": gettext_noop("many"),
    "": gettext_noop("no number given"),
}

# Words that stand for no number: bounds kept for sorting are never printed in their place.
SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")
STOPS = " .,;:。，、；：）”"  # what does not stand beside an ellipsis
VAGUE = frozenset({"tens", "hundreds", "thousands", "millions", "many"})


@dataclass(frozen=True, slots=True)
class Short:
    """A figure for a list: the number, what it counts, and whether the languages disagree."""

    number: str
    label: str
    disputed: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where the languages do not say the same."""

    kind: str
    severity: str
    severity_label: str
    state: str
    prefer: str
    note: Said
    english: Said | None
    chinese: Said | None
    review: Review
    address: str
    english_around: tuple[str, str]  # what stands before and after the words
    chinese_around: tuple[str, str]
    somewhere: bool  # the English is the whole sentence: no word of it renders the Chinese one
    uid: str = ""


def number(value: Decimal | float) -> str:
    """Return a number grouped as the page's language groups it."""
    exact = Decimal(str(value))
    whole = exact == exact.to_integral_value()
    return number_format(int(exact) if whole else exact.normalize(), force_grouping=True)


def quantity(figure: Figure | Amount) -> str:
    """Return the number of a claim with its qualifier, never more exact than it was printed."""
    if figure.value is None and figure.qualifier in VAGUE:
        return _vague(figure.qualifier)
    known = next((n for n in (figure.value, figure.low, figure.high) if n is not None), None)
    if known is None:
        return _vague(figure.qualifier)
    low, high = figure.low, figure.high
    if figure.value is None and low is not None and high is not None and low != high:
        return f"{number(low)}–{number(high)}"
    return _qualified(figure.qualifier, number(known))


def _qualified(qualifier: str, text: str) -> str:
    pattern = _QUALIFIED.get(qualifier)
    return _(pattern) % {"number": text} if pattern else text


def _vague(qualifier: str) -> str:
    return _(_VAGUE.get(qualifier, _VAGUE[""]))


def measured(figure: Figure, words: Words, unit: str = "") -> Label:
    """Return the quantity with its unit of measure; the glossary explains what keeps it inexact."""
    unit = unit or figure.unit
    told = _of_unit(figure, words.label("measure", unit)) if unit else quantity(figure)
    inexact = figure.qualifier != "exact" and ("qualifier", figure.qualifier) in words.labels
    return Label.of(told, "qualifier", figure.qualifier) if inexact else Label(told)


def _of_unit(figure: Figure, unit: str) -> str:
    if figure.value is None and figure.qualifier == "many":
        return _("many %(unit)s") % {"unit": unit}
    if figure.value is None and figure.qualifier in VAGUE:
        return _("%(vague)s of %(unit)s") % {"vague": quantity(figure), "unit": unit}
    return f"{quantity(figure)} {unit}"


def counted(code: str, words: Words) -> str:
    """Return what is counted: an object's label, or the echelon after `formation.`."""
    if ("object", code) in words.labels:
        return words.label("object", code)
    family, _dot, echelon = code.partition(".")
    return words.label("echelon", echelon) if family == "formation" and echelon else code


def short(figure: Figure, words: Words) -> Short:
    """Return a figure for the list."""
    label = f"{words.label('action', figure.action)} · {counted(figure.object, words)}"
    return Short(measured(figure, words), label, figure.reading == Figure.Reading.DISPUTED)


def notable(figures: Iterable[Figure], words: Words, limit: int = 2) -> tuple[Short, ...]:
    """Return the figures to show in a list: those in dispute first, no parts and no repeats."""
    whole = [f for f in figures if f.part_of_id is None and f.same_as_id is None]
    whole.sort(key=lambda f: (f.reading != Figure.Reading.DISPUTED, f.value is None, f.pk))
    return tuple(short(figure, words) for figure in whole[:limit])


def said(evidence: Evidence | None, lang: str) -> Said | None:
    """Return the quoted words with their language."""
    return Said(evidence.exact, lang) if evidence else None


def difference(row: Discrepancy, words: Words, chinese: str = HANS) -> Difference:
    """Return a difference with both quotes and its reason."""
    where = row.evidence_en or row.evidence_zh
    return Difference(
        kind=words.label("discrepancy", row.kind),
        severity=row.severity,
        severity_label=row.get_severity_display(),
        state="" if row.state == Discrepancy.State.OPEN else row.get_state_display(),
        prefer="" if row.prefer == Discrepancy.Prefer.NEITHER else row.get_prefer_display(),
        note=words.noted(row.note),
        english=said(row.evidence_en, "en"),
        chinese=said(row.evidence_zh, chinese),
        review=words.review(row),
        address=passage(where, row.dispatch, row.evidence_zh) if where else "",
        english_around=around(row.evidence_en),
        chinese_around=around(row.evidence_zh),
        somewhere=is_sentence(row.evidence_en),
        uid=row.uid,
    )


def around(evidence: Evidence | None) -> tuple[str, str]:
    """Return some of what stands before and after quoted words, cut between words."""
    if evidence is None or is_sentence(evidence):
        return "", ""
    before, after = evidence.prefix, evidence.suffix
    if evidence.start > len(before):
        before = before.partition(" ")[2] if " " in before else before
        before = f"…{before.lstrip(STOPS)}"
    if after.rstrip(STOPS):
        after = after.rpartition(" ")[0] if " " in after.strip() else after
        after = f"{after.rstrip(STOPS)}…"
    return before, after


def is_sentence(evidence: Evidence | None) -> bool:
    """Say whether a quote is a whole sentence, so that only somewhere in it the texts differ."""
    return evidence is not None and evidence.exact.rstrip('"”’」』)）').endswith(SENTENCE_ENDS)
