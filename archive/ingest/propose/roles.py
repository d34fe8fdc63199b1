"""The parts that places and units play in an event, from the words before them."""

from __future__ import annotations

import re

from archive.ingest.propose.passages import Passage
from archive.ingest.propose.triggers import Trigger
from archive.ingest.records import PlaceMention, UnitMention

_TARGETS = frozenset(
    {"raid", "capture", "attack", "siege", "liberation", "landing", "airborne-assault"}
)
_MOVES = frozenset({"withdrawal", "air-withdrawal", "airlift", "pursuit", "advance"})
_FROM = re.compile(r"\bfrom (?:the )?$|[由从自]$")
_TO = re.compile(r"\b(?:to|toward|towards) (?:the )?$|[到往向]$")
_NEAR = re.compile(r"\bnear (?:the )?$|[近]$")
_SENT_FROM = re.compile(r"(?:report\w*|dispatch\w*|cable\w*|telegram|news) from (?:the )?$")
_REPORTED = re.compile(r"[一-龥]{0,2}(?:报道|報道|消息|电|電|讯|訊)")
_BY = re.compile(r"\bby (?:the )?$")


def is_source(mention: PlaceMention, passage: Passage) -> bool:
    """Say whether the place is only where a report was sent from: "reported from Saigon"."""
    quote = mention.quote
    if _SENT_FROM.search(_before(mention, passage)):
        return True
    after = passage.between(quote.paragraph, quote.end, quote.end + 4)
    return bool(_FROM.search(_before(mention, passage)) and _REPORTED.match(after))


def place_role(mention: PlaceMention, passage: Passage, type: str, kind: str) -> str:
    """Return the role of a place: location target origin destination route near."""
    before = _before(mention, passage)
    if type in _MOVES and _FROM.search(before):
        return "origin"
    if type in _MOVES and _TO.search(before):
        return "destination"
    if _NEAR.search(before):
        return "near"
    if kind == "road":
        return "route"
    return "target" if type in _TARGETS and mention.relation is None else "location"


def unit_role(unit: UnitMention, passage: Passage, type: str, found: list[Trigger]) -> str:
    """Return the role of a unit: who is named before the deed does it."""
    if type in _MOVES and type != "pursuit":
        return "subject"
    for quote in unit.quotes:
        for trigger in found:
            if passage.holds(quote) and trigger.paragraph == quote.paragraph:
                by = _BY.search(passage.between(quote.paragraph, quote.start - 8, quote.start))
                return "attacker" if by or quote.start < trigger.start else "defender"
    return "subject"


def _before(mention: PlaceMention, passage: Passage) -> str:
    for sentence in passage.quotes:
        if sentence.overlaps(mention.quote):
            at = mention.quote.start - sentence.start
            return sentence.text[max(0, at - 20) : at]
    return ""
