"""The glossary of communiqué language: each word as printed in both languages, and its trap."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models import Term
from archive.presenters.words import TONGUES, Said, Words
from archive.text.fold import fold

# Inflected and older spellings add nothing to what a reader needs to recognise the word.
ENGLISH, CHINESE = 4, 5
SOURCES = "source"
# What no vocabulary holds, as it is no word to look for in the texts: name, English, Chinese, note.
TELLERS: dict[str, tuple[Promise, str, str, Promise]] = {
    "claim": (
        _("Claim"),
        "claim",
        "说法",
        _("What a source says. Every claim is kept with its words; none becomes a fact here."),
    ),
    "claimant": (
        _("Claimant"),
        "claimant",
        "宣称方",
        _("Who claims it, as the text says: a headquarters, a government. Often nobody is named."),
    ),
    "communique": (
        _("Communiqué"),
        "communiqué",
        "公报",
        _("An issuer's own statement. Reports that go back to one communiqué are one source."),
    ),
    "agency": (
        _("News agency"),
        "news agency",
        "通讯社",
        _("Passes on what others say, and signs with its name and the day: 【新华社三十一日讯】."),
    ),
    "relay": (
        _("Relay"),
        "relay",
        "转述",
        _("Who tells it after whom: the newspaper after Xinhua, after the Vietnam News Agency."),
    ),
}
TITLES: dict[str, Promise] = {
    Term.Category.ACTION: _("What is said to have been done"),
    Term.Category.ECHELON: _("Formations"),
    Term.Category.QUALIFIER: _("Words that keep a number from being exact"),
    Term.Category.EVENT_TYPE: _("What is said to have happened"),
    SOURCES: _("Who claims it, and who passes it on"),
    Term.Category.OBJECT: _("What is counted"),
    Term.Category.SIDE: _("Sides, and what the sources call them"),
    Term.Category.PLACE_KIND: _("Kinds of place"),
    Term.Category.PAIR: _("Expressions that are often mistranslated"),
    Term.Category.DISCREPANCY: _("How the two languages differ"),
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
    by_kind[SOURCES] = [_teller(code, words) for code in TELLERS] if by_kind else []
    return tuple(
        Chapter(kind, str(title), tuple(sorted(by_kind[kind], key=lambda entry: not entry.note)))
        for kind, title in TITLES.items()
        if by_kind[kind]
    )


def _entry(term: Term, words: Words) -> Entry:
    return Entry(
        anchor=f"{term.category}-{term.code}",
        name=words.caption(term),
        english=_forms(term.forms_en or term.label_en, ENGLISH),
        chinese=_forms(term.forms_zh or term.label_zh, CHINESE),
        wrong=_forms(term.wrong_en, ENGLISH),
        note=words.noted(term.note) if term.note else None,
    )


def _teller(code: str, words: Words) -> Entry:
    name, english, chinese, note = TELLERS[code]
    tongue = TONGUES[words.tongue]
    own = Said(str(name), tongue)
    return Entry(f"{SOURCES}-{code}", own, (english,), (chinese,), (), Said(str(note), tongue))


def _forms(printed: str, most: int) -> tuple[str, ...]:
    """Return the first forms; one that differs only in script or capitals is no other form."""
    seen: dict[str, str] = {}
    for form in printed.splitlines():
        seen.setdefault(fold(form), form)
    return tuple(list(seen.values())[:most])
