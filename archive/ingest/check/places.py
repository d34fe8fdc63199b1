"""Place names on which the two languages disagree, and capitals taken for their province."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from archive.ingest.check.pairs import OneSided, Pair, Quoted, discrepancy
from archive.ingest.lexicon import Lexicon, PlaceEntry
from archive.ingest.records import Discrepancy, PlaceMention, RelativeLocation
from archive.text.fold import fold

_WIDE = frozenset({"country", "region"})
_CAPITAL = re.compile(r"capital|city|town|省会|省城|城", re.IGNORECASE)
_HAN_CAPITAL = re.compile(r"省会|省城")
_GENERIC = re.compile(
    r"\s*\([^)]*\)|^(?:song|deo|cape|mount) | (?:province|district|town|river|pass|gorge|mountain)$"
    r"|[省市县]$"
)
_DIGITS = re.compile(r"\d+")
_ALIKE = 0.75  # two spellings of one name: Kla Vo and Cla Vo


class Gazetteer:
    """The places of a lexicon, a town and its province of the same name taken as one."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._entries = {entry.slug: entry for entry in lexicon.places}

    def base(self, slug: str) -> str:
        """Return the province of the same name for a town, else the place itself."""
        entry = self._entries.get(slug)
        parent = self._entries.get(entry.parent or "") if entry else None
        if entry and parent and _names(entry) & _names(parent):
            return parent.slug
        return slug

    def wide(self, slug: str) -> bool:
        """Say whether a place is a country or region."""
        return slug in self._entries and self._entries[slug].kind in _WIDE

    def alike(self, name: str, slug: str) -> bool:
        """Say whether a printed name is a spelling of a place's name."""
        names = _names(self._entries[slug]) if slug in self._entries else frozenset()
        bare = _bare(name)
        return any(
            SequenceMatcher(None, bare, other).ratio() >= _ALIKE
            for other in names
            if _DIGITS.findall(bare) == _DIGITS.findall(other)
        )


@lru_cache(maxsize=4)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Return the compiled places of a lexicon."""
    return Gazetteer(lexicon)


def place_findings(
    pair: Pair, places: Quoted[PlaceMention], lexicon: Lexicon
) -> Iterator[Discrepancy]:
    """Yield a place that is another one in the other language, and lost provincial capitals."""
    known = gazetteer(lexicon)
    english, chinese = places.inside(pair.english), places.inside(pair.chinese)
    yield from _toponyms(english, chinese, known)
    yield from _relations(english, chinese)
    yield from _capitals(english, chinese, known)


def _toponyms(
    english: list[OneSided[PlaceMention]], chinese: list[OneSided[PlaceMention]], known: Gazetteer
) -> Iterator[Discrepancy]:
    """Pair the places that only one language names, where each has as many of them."""
    left = _missing(english, chinese, known)
    right = _missing(chinese, english, known)
    for one in list(left):
        name = one.mention.proposed_name or one.quote.text
        same = next((o for o in right if known.alike(name, o.mention.place or "")), None)
        if same is not None:
            left.remove(one)
            right.remove(same)
    if len(left) != len(right) or len(left) > 2:
        return
    for one, other in zip(left, right, strict=True):
        note = f"“{one.quote.text}” and “{other.quote.text}” are not the same name."
        severity = "major" if one.mention.place and other.mention.place else "minor"
        values = (one.quote.text, other.quote.text)
        yield discrepancy("toponym", severity, one.quote, other.quote, note, values)


def _missing(
    mine: list[OneSided[PlaceMention]], other: list[OneSided[PlaceMention]], known: Gazetteer
) -> list[OneSided[PlaceMention]]:
    """Return the first mention of each narrow place that the other language does not name."""
    there = {known.base(slug) for one in other for slug in _slugs(one.mention)}
    found: dict[str, OneSided[PlaceMention]] = {}
    for one in mine:
        slugs = _slugs(one.mention)
        if one.mention.relation or any(known.wide(slug) for slug in slugs):
            continue
        if not any(known.base(slug) in there for slug in slugs):
            found.setdefault(one.mention.place or one.mention.proposed_name, one)
    return list(found.values())


def _slugs(mention: PlaceMention) -> tuple[str, ...]:
    if mention.relation:
        return (mention.relation.anchor,)
    return (mention.place,) if mention.place else mention.candidates


def _relations(
    english: list[OneSided[PlaceMention]], chinese: list[OneSided[PlaceMention]]
) -> Iterator[Discrepancy]:
    """Yield relative locations that differ in distance, measure or direction."""
    left = [one for one in english if one.mention.relation]
    right = [one for one in chinese if one.mention.relation]
    for one, other in zip(left, right, strict=False):
        a, b = one.mention.relation, other.mention.relation
        if a and b and len(left) == len(right) and (kind := _difference(a, b)):
            values = (one.quote.text, other.quote.text)
            note = f"“{values[0]}” and “{values[1]}” name different points."
            yield discrepancy(kind, "major", one.quote, other.quote, note, values)


def _difference(a: RelativeLocation, b: RelativeLocation) -> str:
    if a.distance != b.distance:
        return "number"
    if a.unit != b.unit:
        return "measure_unit"
    return "toponym" if (a.bearing, a.anchor) != (b.bearing, b.anchor) else ""


def _capitals(
    english: list[OneSided[PlaceMention]], chinese: list[OneSided[PlaceMention]], known: Gazetteer
) -> Iterator[Discrepancy]:
    """Yield a provincial capital that the English text makes a province or a bare name."""
    capitals = [one for one in chinese if _HAN_CAPITAL.search(one.quote.text)]
    for base in dict.fromkeys(known.base(slug) for one in capitals for slug in _slugs(one.mention)):
        there = [one for one in capitals if base in map(known.base, _slugs(one.mention))]
        here = [one for one in english if base in map(known.base, _slugs(one.mention))]
        named = sum(bool(_CAPITAL.search(one.quote.text)) for one in here)
        plain = [one for one in here if not _CAPITAL.search(one.quote.text)]
        towns = sum(
            bool(_CAPITAL.search(one.quote.text)) and base in map(known.base, _slugs(one.mention))
            for one in chinese
        )
        for one, other in zip(plain[: max(0, towns - named)], there, strict=False):
            province = "province" in one.quote.text.lower()
            note = f"“{other.quote.text}” is the provincial capital; “{one.quote.text}” is not."
            severity = "major" if province else "minor"
            values = (one.quote.text, other.quote.text)
            yield discrepancy("scope", severity, one.quote, other.quote, note, values)


@lru_cache(maxsize=4096)
def _names(entry: PlaceEntry) -> frozenset[str]:
    return frozenset(_bare(name.text) for name in entry.names)


def _bare(name: str) -> str:
    """Return a name without the word for what it is: River, Gorge, Đèo, 省."""
    return _GENERIC.sub("", fold(name)).strip()
