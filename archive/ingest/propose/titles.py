"""Plain titles of proposals: type and place in both languages; the date stands beside them."""

from __future__ import annotations

from functools import lru_cache

from archive.ingest.lexicon import Lexicon, PlaceEntry
from archive.ingest.records import Language, PlaceMention

# Types whose Chinese verb takes the place as its object.
_DONE_TO_A_PLACE = frozenset(
    (
        "raid",
        "attack",
        "capture",
        "siege",
        "liberation",
        "mopping-up",
        "landing",
        "shelling",
        "air-raid",
    )
)


def titles(type: str, places: list[PlaceMention], lexicon: Lexicon) -> tuple[str, str]:
    """Return the English and the Chinese title of an event.

    >>> titles("ambush", [], Lexicon())
    ('Ambush', 'ambush')
    """
    entries, chinese_types = _known(lexicon)
    chinese_type = chinese_types.get(type, type)
    named = next((m for m in places if m.relation is None), places[0] if places else None)
    english = [type.replace("-", " ").capitalize()]
    chinese_place = ""
    if named is not None:
        english.append(_name(named, places, entries, Language.ENGLISH))
        chinese_place = _name(named, places, entries, Language.CHINESE)
    return ", ".join(filter(None, english)), _chinese(type, chinese_type, chinese_place)


def _chinese(type: str, deed: str, place: str) -> str:
    """Join a deed and its place as Chinese does: 围困太平省, but 莱州撤退.

    >>> _chinese("siege", "围困", "太平省"), _chinese("withdrawal", "撤退", "莱州")
    ('围困太平省', '莱州撤退')
    """
    gap = " " if place.isascii() and place else ""
    return f"{deed}{gap}{place}" if type in _DONE_TO_A_PLACE else f"{place}{gap}{deed}"


@lru_cache(maxsize=4)
def _known(lexicon: Lexicon) -> tuple[dict[str, PlaceEntry], dict[str, str]]:
    types = {term.code: term.chinese[0] for term in lexicon.of("event_type") if term.chinese}
    return {entry.slug: entry for entry in lexicon.places}, types


def _name(
    named: PlaceMention,
    places: list[PlaceMention],
    entries: dict[str, PlaceEntry],
    language: Language,
) -> str:
    """Return the name as printed in the language, else the gazetteer's, else as printed at all."""
    if named.quote.language is language and not named.quote.text.isdigit():
        return named.quote.text
    for mention in places:
        if mention.quote.language is not language or mention.quote.text.isdigit():
            continue
        if named.place and mention.place == named.place:
            return mention.quote.text
        if named.relation and mention.relation:
            return mention.quote.text
        if named.proposed_name and mention.proposed_name:
            return mention.quote.text
    entry = entries.get(named.place or (named.relation.anchor if named.relation else ""))
    names = entry.names if entry else ()
    known = next((name.text for name in names if name.language.startswith(language)), "")
    return known or ("" if entry or named.quote.text.isdigit() else named.quote.text)
