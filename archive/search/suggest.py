"""What a researcher may be about to type: names that begin so, newspapers, forms of question."""

from __future__ import annotations

import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from archive.models import Newspaper, Place, Unit
from archive.search.gazetteer import PLACE, UNIT, beginning
from archive.search.syntax import FIELDS
from archive.text.dates import read_partial
from archive.text.fold import fold

OFFERED = {PLACE: 5, UNIT: 4}
WORDS = 5  # of the last words typed, so many may be the beginning of a name
_DATE = re.compile(r"\d{4}(-\d{1,2}){0,2}")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A row whose name begins so, or a question; `query` is what would be looked for."""

    kind: str  # place, unit, paper or form
    name: str
    language: str
    query: str
    row: Place | Unit | None = None


def suggestions(typed: str) -> tuple[Suggestion, ...]:
    """Return what the last words typed may be the beginning of."""
    words = typed.split()
    if not words:
        return ()
    found: list[Suggestion] = []
    papers = list(Newspaper.objects.all())
    for start in range(max(0, len(words) - WORDS), len(words)):
        before, begun = " ".join(words[:start]), " ".join(words[start:])
        found = [*_named(PLACE, before, begun), *_named(UNIT, before, begun)]
        found += _papers(papers, before, begun)
        if found:
            break
    return (*found, *_forms(" ".join(words[:-1]), words[-1]))


def _named(concept: str, before: str, begun: str) -> list[Suggestion]:
    if not fold(begun):
        return []
    names = beginning(concept, begun, OFFERED[concept])
    model: type[Place] | type[Unit] = Place if concept == PLACE else Unit
    rows = model._default_manager.in_bulk([pk for pk, _name, _language in names])
    return [
        Suggestion(concept, name, language, f"{before} {name}".strip(), rows[pk])
        for pk, name, language in names
        if pk in rows
    ]


def _papers(papers: Iterable[Newspaper], before: str, begun: str) -> list[Suggestion]:
    key, found = fold(begun), []
    for paper in papers:
        labels = ((paper.label_en, "en"), (paper.label_zh, "zh-Hans"), (paper.label_vi, "vi"))
        for label, language in labels:
            if label and fold(label).startswith(key):
                query = f"{before} paper:{paper.slug}".strip()
                found.append(Suggestion("paper", label, language, query))
                break
    return found


def _forms(before: str, begun: str) -> list[Suggestion]:
    """Return forms of question that begin so: a field, or a period."""
    forms = [f"{name}:" for name in FIELDS if len(begun) > 1 and name.startswith(begun.lower())]
    if _DATE.fullmatch(begun):
        with suppress(ValueError):
            forms.append(f"date:{read_partial(begun).text}")
    return [Suggestion("form", form, "", f"{before} {form}".strip()) for form in forms]
