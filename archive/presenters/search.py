"""Hits as the search page shows them: both languages' words side by side, the right ones marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.text import capfirst

from archive.models import Dispatch, Event, Paragraph, Place, PlaceName, Unit, UnitName
from archive.presenters.addresses import address
from archive.presenters.dispatches import rows as dispatch_rows
from archive.presenters.events import differences_of, evidence_of, languages_of
from archive.presenters.events import rows as event_rows
from archive.presenters.facing import chosen
from archive.presenters.words import HANS, Date, Review, Said, Words, chinese_of
from archive.search.ask import Question
from archive.search.snippets import Bit, Finder, opening, snippet

LANGUAGES = ("en", "zh")


@dataclass(frozen=True, slots=True)
class Marked:
    """Words with those marked that were looked for; a paragraph's address where it has one."""

    bits: tuple[Bit, ...]
    lang: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One dispatch or engagement that was found."""

    concept: str
    address: str
    date: Date
    kick: tuple[tuple[Said, ...], ...]
    titles: tuple[Marked, ...]
    sides: tuple[Marked, ...]
    review: Review | None
    languages: str
    events: int
    dispatches: int
    differences: int


@dataclass(frozen=True, slots=True)
class Named:
    """A place or unit that was found, with the names that were looked for marked."""

    address: str
    names: tuple[Said, ...]
    kind: str
    events: int
    review: Review
    spellings: tuple[Marked, ...]


def found_dispatches(
    dispatches: Sequence[Dispatch], question: Question, words: Words
) -> tuple[Hit, ...]:
    """Return dispatches as hits."""
    finder = Finder(question.root)
    rows = dispatch_rows(dispatches, words)
    return tuple(
        Hit(
            concept="dispatch",
            address=row.address,
            date=row.printed,
            kick=((row.newspaper,),) if row.newspaper else (),
            titles=tuple(_marked(title, finder) for title in row.titles),
            sides=_sides(dispatch, finder, question.aside, row.address),
            review=None,
            languages=languages_of([dispatch]),
            events=row.events,
            dispatches=0,
            differences=row.differences,
        )
        for dispatch, row in zip(dispatches, rows, strict=True)
    )


def found_events(events: Sequence[Event], question: Question, words: Words) -> tuple[Hit, ...]:
    """Return engagements as hits."""
    finder = Finder(question.root)
    rows = event_rows(events, words)
    return tuple(
        Hit(
            concept="event",
            address=row.address,
            date=row.date,
            kick=((Said(capfirst(row.type), ""),), *row.places) if row.type else row.places,
            titles=tuple(_marked(title, finder) for title in row.titles),
            sides=_quotes(event, finder),
            review=row.review,
            languages=row.languages,
            events=0,
            dispatches=row.dispatches,
            differences=len(differences_of(event)),
        )
        for event, row in zip(events, rows, strict=True)
    )


def found_names(
    rows: Mapping[Place, list[PlaceName]] | Mapping[Unit, list[UnitName]],
    concept: str,
    events: Mapping[int, int],
    question: Question,
    words: Words,
) -> tuple[Named, ...]:
    """Return places or units as hits."""
    finder = Finder(question.root)
    return tuple(
        Named(
            address=address(concept, row),
            names=words.names(row),
            kind=_kind(row, words),
            events=events.get(row.pk, 0),
            review=words.review(row),
            spellings=_spellings(names, finder),
        )
        for row, names in rows.items()
    )


def _kind(row: Place | Unit, words: Words) -> str:
    if isinstance(row, Place):
        return words.label("place_kind", row.kind)
    return words.label("echelon", row.echelon)


def _spellings(names: Iterable[PlaceName | UnitName], finder: Finder) -> tuple[Marked, ...]:
    found = {name.name: _marked(Said(name.name, name.language), finder) for name in names}
    return tuple(found.values())


def _marked(said: Said, finder: Finder) -> Marked:
    return Marked(finder.marked(said.text), said.lang)


# --- the words of both languages ----------------------------------------------------------------


def _sides(dispatch: Dispatch, finder: Finder, aside: bool, where: str) -> tuple[Marked, ...]:
    """Return the words of each language; where one lacks them, what faces the other's hit."""
    kinds = ("body", "caption", "trailer") if aside else ("body",)
    texts = {
        language: [
            p for p in dispatch.paragraphs.all() if p.language == language and p.kind in kinds
        ]
        for language in LANGUAGES
    }
    found = {
        language: snippet([p.text for p in paragraphs], finder)
        for language, paragraphs in texts.items()
    }
    first = {language: _first(texts[language], finder) for language in LANGUAGES}
    for language, other in (LANGUAGES, LANGUAGES[::-1]):
        if not found[language] and texts[language]:
            facing = _facing(dispatch, first[other], language)
            shown = next((p for p in texts[language] if p.name in facing), texts[language][0])
            found[language], first[language] = opening(shown.text), shown
    tags = {"en": "en", "zh": chinese_of(dispatch)}
    return tuple(
        Marked(found[language], tags[language], f"{where}#{paragraph.name}")
        for language in LANGUAGES
        if found[language] and (paragraph := first[language]) is not None
    )


def _first(paragraphs: Iterable[Paragraph], finder: Finder) -> Paragraph | None:
    """Return the first paragraph that holds what was looked for."""
    return next((p for p in paragraphs if finder.spans(p.text)), None)


def _facing(dispatch: Dispatch, paragraph: Paragraph | None, language: str) -> Sequence[str]:
    """Return the names of the other language's paragraphs that stand beside this one."""
    alignment = chosen(dispatch)
    if paragraph is None or alignment is None:
        return ()
    for english, chinese, *_score in alignment.pairs:
        if paragraph.name in (*english, *chinese):
            return english if language == "en" else chinese
    return ()


def _quotes(event: Event, finder: Finder) -> tuple[Marked, ...]:
    """Return what attests an event in each language."""
    sides = []
    for language, tag in zip(LANGUAGES, ("en", HANS), strict=True):
        texts = [e.exact for e in evidence_of(event) if e.paragraph.language == language]
        if texts:
            sides.append(Marked(snippet(texts, finder) or opening(texts[0]), tag))
    return tuple(sides)
