"""Plain titles of proposals: type and place in each language; the date stands beside them."""

from __future__ import annotations

from functools import lru_cache

from archive.ingest.lexicon import Lexicon, PlaceEntry, TermEntry
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


def titles(type: str, places: list[PlaceMention], lexicon: Lexicon) -> tuple[str, str, str]:
    """Return the English, the Chinese and the Vietnamese title of an event.

    >>> titles("ambush", [], Lexicon())
    ('Ambush', 'ambush', '')
    """
    entries, types = _known(lexicon)
    term = types.get(type)
    chinese_type = term.chinese[0] if term and term.chinese else type
    named = next((m for m in places if m.relation is None), places[0] if places else None)
    english = [type.replace("-", " ").capitalize()]
    deed = term.vietnamese.partition(" (")[0] if term else ""  # what is in brackets explains it
    vietnamese = [deed[:1].upper() + deed[1:]]
    chinese_place = ""
    if named is not None:
        english.append(_name(named, places, entries, Language.ENGLISH))
        chinese_place = _name(named, places, entries, Language.CHINESE)
        vietnamese.append(_gazetteer_name(named, entries, "vi") or english[-1])
    return (
        ", ".join(filter(None, english)),
        _chinese(type, chinese_type, chinese_place),
        ", ".join(filter(None, vietnamese)) if deed else "",
    )


def _chinese(type: str, deed: str, place: str) -> str:
    """Join a deed and its place as Chinese does: 围困太平省, but 莱州撤退.

    >>> _chinese("siege", "围困", "太平省"), _chinese("withdrawal", "撤退", "莱州")
    ('围困太平省', '莱州撤退')
    """
    gap = " " if place.isascii() and place else ""
    return f"{deed}{gap}{place}" if type in _DONE_TO_A_PLACE else f"{place}{gap}{deed}"


@lru_cache(maxsize=4)
def _known(lexicon: Lexicon) -> tuple[dict[str, PlaceEntry], dict[str, TermEntry]]:
    types = {term.code: term for term in lexicon.of("event_type")}
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
    if known := _gazetteer_name(named, entries, language):
        return known
    return "" if _entry(named, entries) or named.quote.text.isdigit() else named.quote.text


def _gazetteer_name(named: PlaceMention, entries: dict[str, PlaceEntry], language: str) -> str:
    entry = _entry(named, entries)
    names = entry.names if entry else ()
    return next((name.text for name in names if name.language.startswith(language)), "")


def _entry(named: PlaceMention, entries: dict[str, PlaceEntry]) -> PlaceEntry | None:
    return entries.get(named.place or (named.relation.anchor if named.relation else ""))
