"""The knowledge handed to the pipeline: gazetteer, units, agencies and vocabulary as plain values.

A Lexicon compares by identity, so an extractor may compile it once (``functools.lru_cache``).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """One name and the BCP-47 language it is written in (en, vi, fr, zh-Hans, zh-Hant).

    ``kind`` is the kind of the row: a ``rendering`` was found in a translation; it tells what the
    text speaks of and is no name of the thing.
    """

    text: str
    language: str
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class PlaceEntry:
    """A gazetteer place; ``kind`` is town, province, river …; degrees, and the radius in km."""

    slug: str
    kind: str
    names: tuple[Name, ...]
    parent: str | None = None
    lat: float | None = None
    lon: float | None = None
    radius_km: float | None = None
    capital_of: str | None = None


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """A known formation; ``ordinal`` is its number, None for an unnumbered one."""

    slug: str
    side: str
    echelon: str
    ordinal: int | None
    names: tuple[Name, ...]
    superior: str | None = None


@dataclass(frozen=True, slots=True)
class AgencyEntry:
    """A news agency or issuer of communiqués with the forms it is printed in."""

    slug: str
    kind: str  # agency, newspaper or issuer
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    side: str = ""  # whom it speaks for, as a side's code


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One row of the controlled vocabulary.

    ``category`` is echelon, action, object, measure, event_type, organisation or pair;
    ``code`` is the value that records carry; forms are printed words, longest match wins.
    For a pair, any English form is a right rendering of any Chinese form.
    """

    category: str
    code: str
    english: tuple[str, ...]
    chinese: tuple[str, ...]
    note: str = ""
    severity: str = ""
    factor: float | None = None  # to SI, for measures
    opponent: str = ""  # of a side: whom its writers call the enemy
    auxiliary: str = ""  # of a side: whom its writers call puppet troops
    wrong: tuple[str, ...] = ()  # English words that mistranslate it
    other: tuple[str, ...] = ()  # longer Chinese words that hold a form and mean something else
    vietnamese: str = ""  # what it is called in Vietnamese


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Gazetteer, units, agencies and vocabulary."""

    places: tuple[PlaceEntry, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    agencies: tuple[AgencyEntry, ...] = ()
    terms: tuple[TermEntry, ...] = ()

    def of(self, category: str) -> Iterator[TermEntry]:
        """Yield the terms of one category."""
        return (term for term in self.terms if term.category == category)
