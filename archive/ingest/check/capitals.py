"""Provincial capitals that the English text takes for their province."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.ingest.check.pairs import OneSided, discrepancy
from archive.ingest.check.places import Gazetteer, slugs_of
from archive.ingest.records import Discrepancy, PlaceMention

_CAPITAL = re.compile(r"capital|city|town|省会|省城|城", re.IGNORECASE)
_HAN_CAPITAL = re.compile(r"省会|省會|省城")


def capital_findings(
    english: list[OneSided[PlaceMention]], chinese: list[OneSided[PlaceMention]], known: Gazetteer
) -> Iterator[Discrepancy]:
    """Yield a provincial capital that the English text makes a province or a bare name."""
    if not any("省" in one.quote.text for one in chinese):
        return
    yield from _only_english(english, chinese, known)
    capitals = [one for one in chinese if _HAN_CAPITAL.search(one.quote.text)]
    for base in dict.fromkeys(base for one in capitals for base in _bases(one, known)):
        there = [one for one in capitals if base in _bases(one, known)]
        here = [one for one in english if base in _bases(one, known)]
        named = sum(bool(_CAPITAL.search(one.quote.text)) for one in here)
        plain = [one for one in here if not _CAPITAL.search(one.quote.text)]
        towns = sum(
            bool(_CAPITAL.search(one.quote.text)) and base in _bases(one, known) for one in chinese
        )
        for one, other in zip(plain[: max(0, towns - named)], there, strict=False):
            province = "province" in one.quote.text.lower()
            note = f"“{other.quote.text}” is the provincial capital; “{one.quote.text}” is not."
            severity = "major" if province else "minor"
            values = (one.quote.text, other.quote.text)
            yield discrepancy("scope", severity, one.quote, other.quote, note, values)


def _only_english(
    english: list[OneSided[PlaceMention]], chinese: list[OneSided[PlaceMention]], known: Gazetteer
) -> Iterator[Discrepancy]:
    """Yield a capital of the English text that the Chinese one has as the province alone."""
    provinces = [one for one in chinese if one.quote.text[-1] == "省"]
    for other in provinces:
        bases = _bases(other, known)
        here = [one for one in english if set(bases) & set(_bases(one, known))]
        there = [one for one in chinese if set(bases) & set(_bases(one, known))]
        if len(here) == len(there) == 1 and "capital" in here[0].quote.text.lower():
            one = here[0]
            note = f"“{one.quote.text}” is the provincial capital; “{other.quote.text}” is not."
            values = (one.quote.text, other.quote.text)
            yield discrepancy("scope", "major", one.quote, other.quote, note, values)


def _bases(one: OneSided[PlaceMention], known: Gazetteer) -> tuple[str, ...]:
    return tuple(map(known.base, slugs_of(one.mention)))
