"""Hits as the search page shows them: both languages' words side by side, the right ones marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst

from archive.models import Dispatch, Event, Paragraph, Place, PlaceName, Unit, UnitName
from archive.presenters.addresses import address
from archive.presenters.dispatches import rows as dispatch_rows
from archive.presenters.events import evidence_of, languages_of, names_of, title, where
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
    return tuple(_event(event, finder, words) for event in events)


def _event(event: Any, finder: Finder, words: Words) -> Hit:
    kind = words.label("event_type", event.type)
    places = tuple(names_of(place, words) for place in where(event))
    return Hit(
        concept="event",
        address=address("engagement", event),
        date=words.date(event),
        kick=((Said(capfirst(kind), ""),), *places) if kind else places,
        titles=tuple(_marked(one, finder) for one in words.titles(event) or (title(event, words),)),
        sides=_quotes(event, finder),
        review=words.review(event),
        languages=languages_of([event]),
        events=0,
        dispatches=event.n_dispatches,
        differences=event.n_differences,
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


def _sides(dispatch: Dispatch, finder: Finder, aside: bool, address: str) -> tuple[Marked, ...]:
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
            shown = _beside(dispatch, first[other], texts[language], language)
            found[language], first[language] = opening(shown.text) if shown else (), shown
    tags = {"en": "en", "zh": chinese_of(dispatch)}
    return tuple(
        Marked(found[language], tags[language], f"{address}#{shown.name}" if shown else "")
        for language in LANGUAGES
        if texts[language] and ((shown := first[language]) or any(found.values()))
    )


def _first(paragraphs: Iterable[Paragraph], finder: Finder) -> Paragraph | None:
    """Return the first paragraph that holds what was looked for."""
    return next((p for p in paragraphs if finder.spans(p.text)), None)


def _beside(
    dispatch: Dispatch, hit: Paragraph | None, texts: Sequence[Paragraph], language: str
) -> Paragraph | None:
    """Return the paragraph that faces a hit in the other language; the first if only a headline

    holds the words, and none where nothing faces them.
    """
    if hit is None:
        return texts[0]
    for english, chinese, *_score in dispatch.pairs or ():  # type: ignore[attr-defined]
        if hit.name in (*english, *chinese):
            names = english if language == "en" else chinese
            return next((text for text in texts if text.name in names), None)
    return None


def _quotes(event: Event, finder: Finder) -> tuple[Marked, ...]:
    """Return what attests an event in each language."""
    sides = []
    for language, tag in zip(LANGUAGES, ("en", HANS), strict=True):
        texts = _apart(e.exact for e in evidence_of(event) if e.paragraph.language == language)
        if texts:
            sides.append(Marked(snippet(texts, finder) or opening(texts[0]), tag))
    return tuple(sides)


def _apart(texts: Iterable[str]) -> list[str]:
    """Return the texts without those that stand within another."""
    different = list(dict.fromkeys(texts))
    return [t for t in different if not any(t in other for other in different if other != t)]
