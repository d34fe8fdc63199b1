"""The names of a lexicon compiled for reading: gazetteer forms, numbered places and masks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cached_property, lru_cache
from typing import NamedTuple

from archive.ingest.lexicon import Lexicon, PlaceEntry
from archive.ingest.records import Paragraph
from archive.text.fold import fold_aligned, has_han
from archive.text.numerals import read_han
from archive.text.spans import Matcher

TOWNS = frozenset({"town", "city"})
ADMINISTRATIVE = frozenset({"district", "commune"})
_ROAD = re.compile(
    r"(?:\w+ )*?(?:highway|route|road|duong|quoc lo|rc|rn|rp) (\d+)|第?(\w+)号(?:公路|国道|路)"
)
_CODE = re.compile(
    r"(?:hill|base|point|cu diem|doi) ([a-z]?\d+)(?:\s.*)?|([a-z]?\d+)(?:高地|据点|号高地|丘)"
)
_DIRECTION = re.compile(r"(?:north|south|east|west|central|upper|lower|middle)", re.IGNORECASE)
_JOINED = 5  # letters; shorter ones may be other words
_GENERIC = re.compile(r"[\d()]|\b(?:of|and|the|[Rr]iver|[Rr]oad|[Hh]ighway|[Hh]ill|[Rr]oute)\b")
_LEVEL = re.compile(r"\s+(?:province|district|commune)$", re.IGNORECASE)
# A road told by its ends would swallow the towns in "the highway from X to Y".
_BY_ENDS = re.compile(r".+ (?:between|from) .+|.+(?:至|通往).+")
_BANK = re.compile(r"(.+) (left|right) bank", re.IGNORECASE)


class Form(NamedTuple):
    """What a printed form may name; without a slug it masks what is no place."""

    slug: str | None
    capital: bool  # the text must print it with a capital too


class Gazetteer:
    """The places of a lexicon by slug, printed form, road number and code of a hill or base."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.entries = {entry.slug: entry for entry in lexicon.places}
        self.country = {slug: self._country(slug) for slug in self.entries}
        self.roads: dict[int, list[str]] = {}
        self.codes: dict[str, list[str]] = {}
        self.between: dict[frozenset[str], str] = {}
        self.ambiguous = frozenset(
            fold_aligned(form) for term in lexicon.of("ambiguous") for form in term.chinese
        )
        self.places = Matcher(
            [pair for entry in lexicon.places for pair in self._forms(entry)]
            + list(_masks(lexicon))
        )
        self._meant = {forms: _meant(forms) for _form, forms in self.places.forms()}
        self._country_words = [
            (form, entry.slug)
            for entry in lexicon.places
            if entry.kind == "country"
            for form in (fold_aligned(name.text) for name in entry.names)
            if has_han(form) or len(form) > _JOINED
        ]
        self._in_names: dict[str, str] = {}  # of agencies and armies, so never many
        self._join_roads(lexicon)

    @cached_property
    def numbered(self) -> frozenset[str]:
        """The roads and hills that are told by a number."""
        return frozenset(s for slugs in (*self.roads.values(), *self.codes.values()) for s in slugs)

    def find(self, paragraph: Paragraph) -> list[tuple[int, int, tuple[str, ...]]]:
        """Return the longest forms in the text as start, end and slugs, none for a mask."""
        text, reached, kept = paragraph.text, 0, []
        for start, minus_end, forms in paragraph.hits(self.places):
            if start >= reached:
                slugs, capital = self._meant[forms]
                if not capital or text[start].isupper():
                    reached = -minus_end
                    kept.append((start, reached, slugs))
        return kept

    def ancestors(self, slug: str) -> Iterator[str]:
        """Yield the places that contain a place, the nearest first."""
        seen = {slug}
        parent = self.entries[slug].parent
        while parent in self.entries and parent not in seen:
            seen.add(parent)
            yield parent
            parent = self.entries[parent].parent

    def country_in(self, words: str) -> str:
        """Return the country whose name stands in the name of an army or agency, or ""."""
        if words not in self._in_names:
            found = (c for form, c in self._country_words if form in words)
            self._in_names[words] = next(found, "")
        return self._in_names[words]

    def _country(self, slug: str) -> str:
        """Return the country that a place lies in, or "" where the gazetteer does not say."""
        inside = (slug, *self.ancestors(slug))
        return next((each for each in inside if self.entries[each].kind == "country"), "")

    def is_near(self, slug: str, around: Set[str]) -> bool:
        """Say whether a road or hill lies where the named places and what holds them lie."""
        entry = self.entries[slug]
        if entry.kind != "road":  # a hill is known only beside what it lies in
            return not entry.parent or entry.parent in around
        return not around or bool({entry.parent, self.country[slug], slug} & around)

    def common_country(self, slugs: tuple[str, ...]) -> str:
        """Return the one country that all of these lie in, or ""."""
        if not slugs:
            return ""
        country = self.country[slugs[0]]
        for slug in slugs[1:]:
            if self.country[slug] != country:
                return ""
        return country

    def _forms(self, entry: PlaceEntry) -> Iterator[tuple[str, Form]]:
        for name in entry.names:
            text = re.sub(r"\s*\([^)]*\)", "", name.text).strip()
            folded = fold_aligned(text)
            if entry.kind == "road" and (number := _ROAD.fullmatch(folded)):
                _add(self.roads, road_number(number[1] or number[2]), entry.slug)
                continue
            if entry.kind == "road" and _BY_ENDS.fullmatch(folded):
                continue
            if code := _CODE.fullmatch(folded):
                _add(self.codes, code[1] or code[2], entry.slug)
            for form in dict.fromkeys((name.text, *_variants(text))):
                lower = _DIRECTION.match(form) if entry.kind == "region" else None
                capital = not has_han(form) and form[:1].isupper() and not lower
                yield form, Form(entry.slug, capital)

    def _join_roads(self, lexicon: Lexicon) -> None:
        """Note which road runs between which two places, from the places that its names hold."""
        for entry in lexicon.places:
            if entry.kind == "road":
                for name in entry.names:
                    ends = frozenset(self._towns_in(fold_aligned(name.text), entry.slug))
                    if len(ends) == 2:
                        self.between[ends] = entry.slug

    def _towns_in(self, folded: str, road: str) -> Iterator[str]:
        inner = (m for m in self.places.all(folded) if m.end - m.start < len(folded))
        for match in inner:
            for form in match.value:
                if form.slug not in (None, road) and self.entries[form.slug].kind in TOWNS:
                    yield form.slug


def road_number(numeral: str) -> int | None:
    """Return the number of a road, or None where it is none."""
    try:
        return read_han(numeral)
    except ValueError:
        return None


def _meant(forms: tuple[Form, ...]) -> tuple[tuple[str, ...], bool]:
    """Return the places that one printed form may be, and whether it needs a capital."""
    slugs = tuple(form.slug for form in forms if form.slug is not None)
    return slugs if len(slugs) == len(forms) else (), all(form.capital for form in forms)


@lru_cache(maxsize=4)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Return the compiled names of a lexicon."""
    return Gazetteer(lexicon)


def _variants(text: str) -> Iterator[str]:
    yield text
    if not has_han(text) and 1 < len(syllables := text.split()) < 4 and not _GENERIC.search(text):
        # "Thai-Binh" and "Samneua" are how the press of the time spells them.
        yield "-".join(syllables)
        if len(joined := "".join(syllables)) > _JOINED:
            yield joined
    if (bare := _LEVEL.sub("", text)) != text:
        yield bare
    if bank := _BANK.fullmatch(text):
        yield f"{bank[2].lower()} bank of the {bank[1]}"


def _masks(lexicon: Lexicon) -> Iterator[tuple[str, Form]]:
    """Yield the names of agencies, organisations and armies that have a place inside."""
    mask = Form(None, False)
    for agency in lexicon.agencies:
        for form in (*agency.english, *agency.chinese):
            yield form, mask
    for term in lexicon.of("organisation"):
        for form in (*term.english, *term.chinese):
            yield form, mask
    for unit in lexicon.units:
        for name in unit.names:
            yield name.text, mask


def _add(table: dict, key: object, slug: str) -> None:  # type: ignore[type-arg]
    if key is not None and slug not in table.setdefault(key, []):
        table[key].append(slug)
