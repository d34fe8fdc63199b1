"""The parts that places and units play in an event, from the words before them."""

from __future__ import annotations

import re

from archive.ingest.propose.passages import Passage
from archive.ingest.propose.triggers import Trigger
from archive.ingest.records import Language, PlaceMention, UnitMention

_TARGETS = frozenset(
    {"raid", "capture", "attack", "siege", "liberation", "landing", "airborne-assault"}
)
_MOVES = frozenset({"withdrawal", "air-withdrawal", "airlift", "pursuit", "advance"})
_FROM = re.compile(r"\bfrom (?:the )?$|[由从自]$")
_TO = re.compile(r"\b(?:to|toward|towards) (?:the )?$|[到往向]$")
_BESIDE_BEFORE = re.compile(
    r"\b(?:near|around|(?:north|south|east|west)(?:[- ]?(?:east|west))? of|banks? of)"
    r" (?:the )?(?:[\w']+ capital )?$"
)
_BESIDE_AFTER = re.compile(r"以?[东西南北]{1,2}[面方]?的|附近|周围|[左右沿]?岸")
_EXCEPT = re.compile(
    r"(?:except(?:ion of|ing|ed)?|excluding|apart from)(?: for)? (?:the )?$", re.IGNORECASE
)
_EXCEPT_AFTER = re.compile(r"(?:以外|之外)")
_SENT_FROM = re.compile(r"(?:report\w*|dispatch\w*|cable\w*|telegram|news) from (?:the )?$")
_REPORTED = re.compile(r"[一-龥]{0,2}(?:报道|報道|消息|电|電|讯|訊)")
_PASSIVE = re.compile(r"\b(?:was|were|been|being) $|被$")
# What the words before such a place end with; anything else need not be looked at closely.
_BESIDE_ENDS = ("near ", "around ", " of ", " the ", "capital ")
_OUTSIDE_ENDS = ("from ", " the ", " for ", "of ", "xcept ", "xcepting ", "xcluding ", "xcepted ")
_BEFORE = 40  # characters that may tell what a place is to the deed
_BY = re.compile(r"\bby (?:the )?$")


def is_beside(mention: PlaceMention, passage: Passage) -> bool:
    """Say whether the words only tell where another place lies: "north of Muong Thanh"."""
    quote = mention.quote
    if quote.language is Language.CHINESE:
        return _BESIDE_AFTER.match(passage.after(quote, 5)) is not None
    before = passage.before(quote, _BEFORE)
    return before.endswith(_BESIDE_ENDS) and _BESIDE_BEFORE.search(before) is not None


def is_outside(mention: PlaceMention, passage: Passage) -> bool:
    """Say whether nothing is told of the place: "reported from Saigon", "except for Hanoi"."""
    quote = mention.quote
    if quote.language is Language.CHINESE:
        after = passage.after(quote, 4)
        if _EXCEPT_AFTER.match(after):
            return True
        return bool(_REPORTED.match(after) and _FROM.search(passage.before(quote, _BEFORE)))
    before = passage.before(quote, _BEFORE)
    if not before.endswith(_OUTSIDE_ENDS):
        return False
    return bool(_SENT_FROM.search(before) or _EXCEPT.search(before))


def place_role(mention: PlaceMention, passage: Passage, type: str, kind: str) -> str:
    """Return the role of a place: location target origin destination route near."""
    if type in _MOVES:
        before = passage.before(mention.quote, _BEFORE)
        if _FROM.search(before):
            return "origin"
        if _TO.search(before):
            return "destination"
    if is_beside(mention, passage):
        return "near"
    if kind == "road":
        return "route"
    return "target" if type in _TARGETS and mention.relation is None else "location"


def unit_role(unit: UnitMention, passage: Passage, type: str, found: list[Trigger]) -> str:
    """Return the role of a unit: who is named before the deed does it."""
    if type in _MOVES and type != "pursuit":
        return "subject"
    for sentence in passage.quotes:
        for quote in unit.quotes:
            at = sentence.text.find(quote.text) if quote.paragraph == sentence.paragraph else -1
            deeds = [t.start - sentence.start for t in found if t.paragraph == sentence.paragraph]
            if at >= 0 and deeds:
                deed = min(deeds, key=lambda deed: abs(deed - at))
                by = _BY.search(sentence.text[max(0, at - 8) : at])
                passive = _PASSIVE.search(sentence.text[max(0, deed - 6) : deed])
                return "attacker" if by or (at < deed and not passive) else "defender"
    return "subject"
