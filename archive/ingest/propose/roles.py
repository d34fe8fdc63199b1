"""The parts that places and units play in an event, from the words before them."""

from __future__ import annotations

import re

from archive.ingest.extract.figures_words import CASUALTIES
from archive.ingest.propose.passages import Passage
from archive.ingest.propose.triggers import Trigger
from archive.ingest.records import Language, PlaceMention, Quote, UnitMention

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
_CAME = re.compile(r"[城方]?(?:赶|前|北|南|东|西)?(?:来援|来犯|增援|出援|出犯|出扰|开来|派来|调来)")
_HEARD_FROM = re.compile(r"[由从自据據]$")
# 廣東前線部隊, 济南军区: a place in the name of troops.
_OF_TROOPS = re.compile(
    r"前[线線](?:部[队隊]|司令)|[军軍][区區]|方面[军軍]|野[战戰][军軍]|游[击擊][队隊]"
    # 马步芳部骑兵
    r"|[一-龥]{1,3}(?<![全内外各一东西南北中大上下腹有])匪?部(?=[骑步第新暂所某主独])"
)
_PASSIVE = re.compile(
    r"\b(?:(?:was|were|been|being)(?: \w+ly)?"
    r"|(?:fell|walked|ran|into|in|suffered)(?: an?| the)?|under) $"
)
_HELD_BY = re.compile(r"\b(?:held|defended|garrisoned|occupied|manned) by (?:the )?$")
_HAN_PASSIVE = re.compile(
    r"(?<![将將把对對向])[被遭](?:[到受敌我]|[^,，;；。]{0,10}$)|受到|中了|陷入"
)
_REPELS = re.compile(
    r"击[退溃]|打[退垮]|粉碎|\b(?:repuls|repell)ed\b|\b(?:beat|threw) (?:back|off)\b"
)
_HAN_TARGET = re.compile(r"[向对把将](?:[敌美法英李伪]|[^,，;；。]{0,4})$")
_LOSSES = CASUALTIES - {"lost", "fled", "surrendered", "deserted", "mutinied", "released"}
_ATTACKS = re.compile(r"之?的?(?:进攻|反扑|冲锋|攻击|反击|进犯|扫荡)")  # 击溃敌军一个排的进攻
_INFLICTS = re.compile(
    r"(?: (?!was\b|were\b|is\b|had\b|has\b|been\b)[\w'’]+){0,7}?"
    r" (?:kill|captur|annihilat|wip|destroy|seiz|rout|overran|shot|inflict)\w*(?! by\b)"
    r" (?:\w+ ){0,3}?(?:\d|an?\b|the\b|enemy\b|over\b|some\b|about\b|more\b|one\b|two\b|three\b"
    r"|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
)
_SPEAKS = re.compile(
    r"(?:['’]s?)? (?:communique|communiqué|spokes|headquarters said|headquarters announced|said"
    r"|announced|reported|intelligence)|公报|发言人|宣布"
)
# What the words before such a place end with; anything else need not be looked at closely.
_BESIDE_ENDS = ("near ", "around ", " of ", " the ", "capital ")
_OUTSIDE_ENDS = ("from ", " the ", " for ", "of ", "xcept ", "xcepting ", "xcluding ", "xcepted ")
# What one side does by itself.
_OF_ONE_SIDE = (_MOVES - {"pursuit", "advance"}) | {"mutiny", "desertion", "surrender", "flight"}
_BEFORE = 40  # characters that may tell what a place is to the deed
_BY = re.compile(r"\b(?:by|hands of) (?:the )?$")


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
        after = passage.after(quote, 6)
        if _EXCEPT_AFTER.match(after):
            return True
        if _CAME.match(after) and _HEARD_FROM.search(passage.before(quote, 1)):
            return True
        if _OF_TROOPS.match(after):
            return True
        return bool(_REPORTED.match(after) and _HEARD_FROM.search(passage.before(quote, 1)))
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
    """Return the role of a unit: who is named before the deed does it, unless it is passive."""
    if type in _OF_ONE_SIDE:
        return "subject"
    if _suffers(unit, passage):
        return "defender"
    if _inflicts(unit, passage):
        return "attacker"
    for sentence in passage.quotes:
        deeds = [t.start - sentence.start for t in found if t.paragraph == sentence.paragraph]
        if not deeds:
            continue
        for quote in (*unit.quotes, *unit.also):
            if quote.paragraph != sentence.paragraph:
                continue
            at = quote.start - sentence.start
            if not 0 <= at < len(sentence.text):
                at = sentence.text.find(quote.text)
            if at >= 0:
                doer = _does(sentence, at, deeds)
                return "attacker" if doer is not (type == "defence") else "defender"
    return "subject"


def only_speaks(unit: UnitMention, passage: Passage) -> bool:
    """Say whether a unit is named for what it said: "an Eighth Army communique said"."""
    for quote in (*unit.quotes, *unit.also):
        if passage.holds(quote) and not _SPEAKS.match(passage.after(quote, 24)):
            return False
    return True


def _suffers(unit: UnitMention, passage: Passage) -> bool:
    """Say whether a unit is counted among the losses: "killed 14 Huks", 歼敌一个连."""
    for figure in passage.figures:
        if figure.action in _LOSSES:
            for words in figure.quotes:
                for quote in (*unit.quotes, *unit.also):
                    if quote.overlaps(words) and not _ATTACKS.match(passage.after(words, 6)):
                        return True
    return False


def _inflicts(unit: UnitMention, passage: Passage) -> bool:
    """Say whether a unit stands before the verb of a loss: "the 7th Battalion killed 14 Huks"."""
    for sentence in passage.quotes:
        if sentence.language is Language.CHINESE:
            continue
        for quote in (*unit.quotes, *unit.also):
            if quote.paragraph != sentence.paragraph or not sentence.overlaps(quote):
                continue
            at = quote.end - sentence.start
            if _INFLICTS.match(sentence.text, at):
                return True
    return False


def _does(sentence: Quote, at: int, deeds: list[int]) -> bool:
    """Say whether a unit at an offset of a sentence does the nearest deed, or suffers it."""
    text = sentence.text
    start = min(deeds, key=lambda deed: abs(deed - at))
    if at < start and _REPELS.search(text, at, start):
        return False  # 我军击溃敌军一个排的进攻
    if sentence.language is Language.CHINESE:
        before = text[max(0, min(start, at) - 12) : start]
        if at > start:
            return False
        if _HAN_TARGET.search(text, max(0, at - 8), at):
            return False
        led = _HAN_PASSIVE.search(before + text[start : start + 1])
        # 被伞兵击退: who stands between the two does it.
        return led is None or at > start - len(before) + led.start()
    if _BY.search(text, max(0, at - 14), at):
        return _HELD_BY.search(text, max(0, at - 24), at) is None
    passive = _PASSIVE.search(text, max(0, start - 14), start)
    return at < start and passive is None
