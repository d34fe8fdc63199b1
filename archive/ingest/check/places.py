"""Place names on which the two languages disagree."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from archive.ingest.check.pairs import OneSided, discrepancy
from archive.ingest.lexicon import Lexicon, PlaceEntry
from archive.ingest.records import Discrepancy, PlaceMention
from archive.text.fold import fold, has_han
from archive.text.readings import likeness, sounds_like

_WIDE = frozenset({"country", "region", "continent", "sea"})
_RENDERING = "rendering"
_GENERIC = re.compile(
    r"\s*\([^)]*\)|^the |^(?:song|deo|cape|mount) "
    r"| (?:province|district|town|city|river|pass|gorge|mountain)$|[省市县城]$"
)
_DIGITS = re.compile(r"\d+")
_ALIKE = 0.75  # two spellings of one name: Kla Vo and Cla Vo
_PARTLY = 0.5  # of the syllables of a name that is another of the same kind
_MOST = 3  # names left over on each side that may stand for each other


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

    def mistaken(self, name: str, slug: str) -> bool:
        """Say whether a printed name was only ever found in a translation."""
        entry = self._entries.get(slug)
        return entry is not None and _bare(name) in _renderings(entry)


@lru_cache(maxsize=4)
def gazetteer(lexicon: Lexicon) -> Gazetteer:
    """Return the compiled places of a lexicon."""
    return Gazetteer(lexicon)


def toponym_findings(
    english: list[OneSided[PlaceMention]], chinese: list[OneSided[PlaceMention]], known: Gazetteer
) -> Iterator[Discrepancy]:
    """Yield the places that stand in each other's stead, and names that are mistranslations."""
    yield from _mistaken(english, chinese, known)
    left = _missing(english, chinese, known)
    right = _missing(chinese, english, known)
    if len(left) == 1 and not right:
        right = _surplus(chinese, english, known)
    elif len(right) == 1 and not left:
        left = _surplus(english, chinese, known)
    if not left or not right:
        return
    for one in list(left):
        same = next((other for other in right if _same(one, other, known)), None)
        if same is not None:
            left.remove(one)
            right.remove(same)
    if len(left) != len(right) or len(left) > _MOST:
        return
    for one, other in zip(left, right, strict=True):
        if slugs_of(one.mention) or slugs_of(other.mention) or _partly(one, other):
            yield _toponym(one, other)


def _mistaken(
    english: list[OneSided[PlaceMention]], chinese: list[OneSided[PlaceMention]], known: Gazetteer
) -> Iterator[Discrepancy]:
    for one in english:
        slug = one.mention.place
        if slug and known.mistaken(one.quote.text, slug):
            other = next((o for o in chinese if o.mention.place == slug), None)
            if other is not None:
                yield _toponym(one, other, "minor")


def _surplus(
    mine: list[OneSided[PlaceMention]], other: list[OneSided[PlaceMention]], known: Gazetteer
) -> list[OneSided[PlaceMention]]:
    """Return the one narrow place that a language names more often than the other."""
    bases = Counter(known.base(slug) for one in other for slug in slugs_of(one.mention)[:1])
    more: dict[str, OneSided[PlaceMention]] = {}
    for one in mine:
        for slug in slugs_of(one.mention)[:1]:
            base = known.base(slug)
            bases[base] -= 1
            if bases[base] < 0 and not known.wide(slug):
                more.setdefault(base, one)
    return list(more.values()) if len(more) == 1 else []


def _toponym(
    one: OneSided[PlaceMention], other: OneSided[PlaceMention], severity: str = ""
) -> Discrepancy:
    note = f"“{one.quote.text}” and “{other.quote.text}” are not the same name."
    both = slugs_of(one.mention) and slugs_of(other.mention)
    values = (one.quote.text, other.quote.text)
    severity = severity or ("major" if both else "minor")
    return discrepancy("toponym", severity, one.quote, other.quote, note, values)


def _same(one: OneSided[PlaceMention], other: OneSided[PlaceMention], known: Gazetteer) -> bool:
    """Say whether an English and a Chinese name are spellings of one."""
    a, b = one.mention.place, other.mention.place
    if slugs_of(one.mention) and slugs_of(other.mention):
        return False
    name, han = one.quote.text, other.quote.text
    if b and known.alike(name, b):
        return True
    if a and not has_han(han) and known.alike(han, a):
        return True
    return sounds_like(_bare(han), _bare(name))


def _partly(one: OneSided[PlaceMention], other: OneSided[PlaceMention]) -> bool:
    """Say whether a name is read in part: another name of the same language."""
    name = _bare(one.quote.text)
    return " " in name and likeness(_bare(other.quote.text), name) >= _PARTLY


def _missing(
    mine: list[OneSided[PlaceMention]], other: list[OneSided[PlaceMention]], known: Gazetteer
) -> list[OneSided[PlaceMention]]:
    """Return the first mention of each narrow place that the other language does not name."""
    if not mine:
        return []
    there = {known.base(slug) for one in other for slug in slugs_of(one.mention)}
    found: dict[str, OneSided[PlaceMention]] = {}
    for one in mine:
        slugs = slugs_of(one.mention)
        if any(known.wide(slug) for slug in slugs):
            continue
        if not any(known.base(slug) in there for slug in slugs):
            found.setdefault(one.mention.place or one.mention.proposed_name, one)
    return list(found.values())


def slugs_of(mention: PlaceMention) -> tuple[str, ...]:
    """Return the places that a mention is or may be: of a relative one, its anchor."""
    if mention.relation:
        return (mention.relation.anchor,)
    return (mention.place,) if mention.place else mention.candidates


@lru_cache(maxsize=4096)
def _names(entry: PlaceEntry) -> frozenset[str]:
    return frozenset(_bare(name.text) for name in entry.names)


@lru_cache(maxsize=4096)
def _renderings(entry: PlaceEntry) -> frozenset[str]:
    return frozenset(
        _bare(name.text)
        for name in entry.names
        if name.kind == _RENDERING and not has_han(name.text)
    )


@lru_cache(maxsize=8192)
def _bare(name: str) -> str:
    """Return a name without the word for what it is: River, Gorge, Đèo, 省."""
    return _GENERIC.sub("", fold(name)).strip()
