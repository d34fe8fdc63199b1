"""The glossary of communiqué language: each word as printed in both languages, and its trap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import Term
from archive.presenters.words import Said, Words
from archive.text.fold import fold

# Inflected and older spellings add nothing to what a reader needs to recognise the word.
ENGLISH, CHINESE = 4, 5
TITLES: dict[str, Promise] = {
    Term.Category.ACTION: _("What is said to have been done"),
    Term.Category.ECHELON: _("Formations"),
    Term.Category.QUALIFIER: _("Words that keep a number from being exact"),
    Term.Category.OBJECT: _("What is counted"),
    Term.Category.SIDE: _("Sides, and what the sources call them"),
    Term.Category.PAIR: _("Expressions that are often mistranslated"),
    Term.Category.MEASURE: _("Measures"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A word of the genre: its anchor, its name, the forms it is printed in, and what it means."""

    anchor: str
    name: Said
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    wrong: tuple[str, ...]
    note: Said | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The words of one kind."""

    anchor: str
    title: str
    entries: tuple[Entry, ...]


def chapters(terms: Iterable[Term], words: Words) -> tuple[Chapter, ...]:
    """Return the words by kind, those that are explained first."""
    by_kind: defaultdict[str, list[Entry]] = defaultdict(list)
    for term in terms:
        by_kind[term.category].append(_entry(term, words))
    return tuple(
        Chapter(kind, str(title), tuple(sorted(by_kind[kind], key=lambda entry: not entry.note)))
        for kind, title in TITLES.items()
        if by_kind[kind]
    )


def _entry(term: Term, words: Words) -> Entry:
    return Entry(
        anchor=f"{term.category}-{term.code}",
        name=words.caption(term),
        english=_forms(term.forms_en, ENGLISH),
        chinese=_forms(term.forms_zh, CHINESE),
        wrong=_forms(term.wrong_en, ENGLISH),
        note=words.noted(term.note) if term.note else None,
    )


def _forms(printed: str, most: int) -> tuple[str, ...]:
    """Return the first forms; one that differs only in script or capitals is no other form."""
    seen: dict[str, str] = {}
    for form in printed.splitlines():
        seen.setdefault(fold(form), form)
    return tuple(list(seen.values())[:most])
