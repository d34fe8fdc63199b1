"""What stands beside a form: the words that attest it, in context and with a link to the text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html

from archive.actions.decisions import key_of
from archive.models import Alignment, Decision, Dispatch, Evidence, Paragraph, Term


@dataclass(frozen=True, slots=True)
class Passage:
    """Exact words with what stands around them."""

    language: str
    name: str
    prefix: str
    exact: str
    suffix: str
    dispatch: str
    address: str
    needs_review: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One paragraph of a facing pair."""

    language: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class FacingRow:
    """What the two languages say in one place."""

    english: tuple[Side, ...]
    chinese: tuple[Side, ...]


def passages(evidence: Iterable[Evidence | None]) -> tuple[Passage, ...]:
    """Return each quotation once, with the whole paragraph it stands in around it."""
    once = {item.pk: item for item in evidence if item is not None}
    return tuple(_passage(item) for item in once.values())


def quotation(evidence: Evidence | None) -> str:
    """Return the words marked with the language they are printed in."""
    if evidence is None:
        return ""
    paragraph = evidence.paragraph
    tag = language_tag(paragraph.language, paragraph.dispatch.script)
    return format_html('<q lang="{}">{}</q>', tag, evidence.exact)


def decisions_about(obj: Any) -> QuerySet[Decision]:
    """Return who decided about a row, newest first."""
    return Decision.objects.about(obj._meta.model_name, key_of(obj))


def _passage(evidence: Evidence) -> Passage:
    paragraph = evidence.paragraph
    return Passage(
        language=language_tag(paragraph.language, paragraph.dispatch.script),
        name=paragraph.name,
        prefix=paragraph.text[: evidence.start],
        exact=evidence.exact,
        suffix=paragraph.text[evidence.end :],
        dispatch=str(paragraph.dispatch),
        address=dispatch_address(paragraph.dispatch, paragraph.name),
        needs_review=evidence.needs_review,
    )


def language_tag(language: str, script: str) -> str:
    """Return the BCP 47 tag of a paragraph's language."""
    return f"zh-{script or 'Hans'}" if language == "zh" else language


def dispatch_address(dispatch: Dispatch, anchor: str = "") -> str:
    """Return the public address of a dispatch, at a paragraph where one is given."""
    page = reverse("archive:dispatch", args=[dispatch.uid, dispatch.slug])
    return f"{page}#{anchor}" if anchor else page


def facing_rows(dispatch: Dispatch) -> tuple[FacingRow, ...]:
    """Return the current text side by side as aligned, a curator's alignment first."""
    rows = Paragraph.objects.filter(dispatch=dispatch, source=dispatch.source_id)
    sides = {
        row.name: Side(language_tag(row.language, dispatch.script), row.name, row.text)
        for row in rows.order_by("position")
    }
    alignment = (
        Alignment.objects.filter(dispatch=dispatch, source=dispatch.source_id)
        .order_by("-method")
        .first()
    )
    facing, placed = [], set[str]()
    for english, chinese, _score in alignment.pairs if alignment else ():
        facing.append(_row([sides[n] for n in (*english, *chinese) if n in sides]))
        placed.update(english, chinese)
    unpaired = [_row([side]) for name, side in sides.items() if name not in placed]
    return (*unpaired, *facing) if not facing else (*facing, *unpaired)


def _row(sides: list[Side]) -> FacingRow:
    return FacingRow(
        english=tuple(side for side in sides if side.language == "en"),
        chinese=tuple(side for side in sides if side.language != "en"),
    )


def vocabulary() -> dict[str, list[Term]]:
    """Return the vocabulary by category, for the suggestions of coded fields."""
    found: dict[str, list[Term]] = {}
    for term in Term.objects.order_by("category", "rank", "code"):
        found.setdefault(term.category, []).append(term)
    return found
