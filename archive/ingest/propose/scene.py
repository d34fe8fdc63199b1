"""Where an event happens: which of the places named with it count, and which comes first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from archive.ingest.lexicon import Lexicon
from archive.ingest.propose.clauses import Clauses
from archive.ingest.propose.events import Event, slug_of
from archive.ingest.propose.passages import Passage
from archive.ingest.propose.roles import is_beside, is_between, place_role
from archive.ingest.propose.triggers import Trigger
from archive.ingest.records import Language, PlaceMention

_WIDE = frozenset({"country", "region", "zone"})
_SIDE_BY_SIDE = 12
_ATTRIBUTE = 8
_DASHES, _COMMA = 2, 6  # characters of 省会——莱州 and ", the capital of"
_CAPITAL_HAN = re.compile(r"(?:省会|省城|首府)$")
_CAPITAL = re.compile(r"(?:provincial |district )?(?:capital|chief town|seat)\b")
_APART = re.compile(r"[，,、和与及至到；;。在从由向]")


class Scene:
    """The gazetteer's kinds and parents, as far as events need them."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._kinds = {entry.slug: entry.kind for entry in lexicon.places}
        self._wide = {slug for slug, kind in self._kinds.items() if kind in _WIDE}
        self._parents = {entry.slug: entry.parent for entry in lexicon.places}

    def kind(self, mention: PlaceMention) -> str:
        """Return the kind of a place, '' for one that the gazetteer lacks."""
        return self._kinds.get(mention.place or "", "")

    def exact(self, places: Iterable[PlaceMention]) -> list[PlaceMention]:
        """Return the places that are more than a region."""
        return [place for place in places if place.place not in self._wide]

    def narrow(self, places: Sequence[PlaceMention]) -> list[PlaceMention]:
        """Return the places that are more than a region, or else the regions."""
        return self.exact(places) or [p for p in places if self.kind(p) != "country"]

    def main_first(
        self,
        places: list[PlaceMention],
        passage: Passage,
        clauses: Clauses,
        found: list[Trigger],
    ) -> list[PlaceMention]:
        """Return the places in one language after the other, the nearest to the deed first.

        A province comes after a place in it that is named beside it.
        """
        if len(places) < 2:
            return places
        first = passage.quotes[0].language
        around = self._around(places)

        def rank(place: PlaceMention) -> tuple[bool, bool, float]:
            aside = (
                place.id in around
                or is_beside(place, passage)
                or is_between(place, passage)
                or _of_next(place, places, passage)
            )
            return place.quote.language is not first, aside, clauses.nearness(place, found)

        return sorted(places, key=rank)

    def _around(self, places: list[PlaceMention]) -> set[str]:
        """Return the ids of the places that hold another one whose name stands beside theirs."""
        named: dict[str | None, list[PlaceMention]] = {}
        for place in places:
            named.setdefault(slug_of(place), []).append(place)
        return {
            outer.id
            for slug, mentions in named.items()
            for outer in named.get(self._parents.get(slug or ""), ())
            for inner in mentions
            if _side_by_side(outer, inner)
        }

    def same(self, slugs: frozenset[str], others: frozenset[str]) -> bool:
        """Say whether places meet; a town stands for its province and back."""
        return bool(slugs & self._wider(others) or self._wider(slugs) & others)

    def _wider(self, slugs: frozenset[str]) -> frozenset[str]:
        parents = {self._parents.get(slug) or "" for slug in slugs}
        return slugs | {slug for slug in parents if self._kinds.get(slug) == "province"}

    def place(self, event: Event, passage: Passage, here: Sequence[PlaceMention]) -> None:
        """Give an event the places that a passage tells it at."""
        narrow = self.narrow(here)
        for mention in narrow:
            if _only_explains(mention, narrow):
                continue
            kind = self.kind(mention)
            if event.places and kind in _WIDE:
                continue
            event.printed.append(mention)
            for other, _ in event.places:
                if _same_place(mention, other):
                    break
            else:
                event.happens_at(mention, place_role(mention, passage, event.type, kind))


@lru_cache(maxsize=4)
def scene(lexicon: Lexicon) -> Scene:
    """Return the scene of a lexicon, built once."""
    return Scene(lexicon)


def _side_by_side(one: PlaceMention, other: PlaceMention) -> bool:
    a, b = one.quote, other.quote
    if a.paragraph != b.paragraph or one is other:
        return False
    return max(a.start, b.start) - min(a.end, b.end) <= _SIDE_BY_SIDE


def _of_next(place: PlaceMention, places: list[PlaceMention], passage: Passage) -> bool:
    """Say whether a Chinese name only tells of which place the next one is: 北宁路战略枢纽锦州."""
    quote = place.quote
    if quote.language is not Language.CHINESE:
        return False
    following = [
        other.quote.start - quote.end
        for other in places
        if other.quote.paragraph == quote.paragraph and other.quote.start > quote.end
    ]
    nearest = min(following, default=_ATTRIBUTE + 1)
    return nearest <= _ATTRIBUTE and not _APART.search(passage.after(quote, nearest))


def _only_explains(mention: PlaceMention, places: Sequence[PlaceMention]) -> bool:
    """Say whether a place named beside it is what is called a capital: 青海省省会西宁."""
    quote = mention.quote
    for other in places:
        beside = other.quote
        if other is mention or beside.paragraph != quote.paragraph:
            continue
        if 0 <= beside.start - quote.end <= _DASHES and _CAPITAL_HAN.search(quote.text):
            return True
        if 0 <= quote.start - beside.end <= _COMMA and _CAPITAL.match(quote.text):
            return True
    return False


def _same_place(one: PlaceMention, other: PlaceMention) -> bool:
    if one.relation or other.relation:
        return one.relation == other.relation
    if one.place is None and other.place is None:
        return bool(one.proposed_name) and one.proposed_name == other.proposed_name
    return one.place is not None and one.place == other.place
