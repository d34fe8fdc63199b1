"""The parts that places and units play in an event, from the words before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.ingest.extract.figures_words import CASUALTIES
from archive.ingest.extract.units.armies import class_of
from archive.ingest.propose import roles_chinese
from archive.ingest.propose.passages import Passage
from archive.ingest.propose.triggers import Trigger
from archive.ingest.records import Language, PlaceMention, Quote, UnitMention

_TARGETS = frozenset(
    {"raid", "capture", "attack", "siege", "liberation", "landing", "airborne-assault"}
)
_MOVES = frozenset({"withdrawal", "air-withdrawal", "airlift", "pursuit", "advance"})
_FROM = re.compile(r"\bfrom (?:the )?$|[由从自]$")
_TO = re.compile(r"\b(?:to|toward|towards|into) (?:the )?$|[到往向]$|[退撤逃]至$|退[守回]$")
_BESIDE_BEFORE = re.compile(
    r"\b(?:near|around|(?:north|south|east|west)(?:[- ]?(?:east|west))? of|banks? of)"
    r" (?:the )?(?:[\w']+ capital )?$"
)
_BETWEEN_AFTER = re.compile(r"(?:[和与至到][^，。；]{1,6})?之间的")
_BESIDE_AFTER = re.compile(r"以?[东西南北]{1,2}[面方]?的|附近|周围|[左右沿]?岸")
_PASSIVE = re.compile(
    r"\b(?:(?:was|were|been|being)(?: \w+ly| itself| themselves| also| then| again| later| soon"
    r"| twice| in turn)?"
    r"|(?:fell|walked|ran|into|in|suffered)(?: an?| the)?|under) $"
)
_REPELS = re.compile(r"\b(?:repuls|repell)ed\b|\b(?:beat|threw|drove) (?:back|off)\b")
# What stands between them and an attack that they broke up.
_BREAKS_UP = re.compile(
    r"\b(?:broke (?:up|the back of)|stopped|checked|contained|smashed|crushed|withstood|foiled"
    r"|frustrated)\b"
    r"(?: (?!and\b)[\w’'-]+){0,5} $"
)
# "The 308th division's assault was repulsed", "repelled an assault by the 102nd Regiment".
_THEIR_ATTACK = re.compile(
    r"(?:['’]s?)?(?: (?:second|third|new|massed|massive|night|dawn|frontal|main|first|violent))?"
    r" (?:attack|assault|thrust|onslaught|offensive|attempt)s?\b(?! by\b)"
)
_ATTACK_BY = re.compile(
    r"\b(?:attack|assault|thrust|onslaught|raid|ambush|charge)(?:e?s)?(?: [\w-]+)? by"
    r" (?:[\w.’'-]+ ){0,4}?$"
)
# "The enemy launched a raid on the district with five battalions".
_ATTACK_WITH = re.compile(
    r"\b(?:launched|opened|attacked|raided|stormed|assaulted|invaded)\b[^,;.]* with $"
)
# "Lost half of its strength to the 96th Regiment".
_SIDES_OF = re.compile(
    r"\b(?:fought|battles?|clash(?:es)?|clashed|fighting|engagements?|skirmish(?:es)?)\b[^;.]{0,40}"
    r"\bbetween [^,;.]*$"
)
_LOST_TO = re.compile(r"\blost\b[^,;.]{0,60} to (?:the )?$")
_MINED = (
    "struck a mine",
    "hit a mine",
    "ran over a mine",
    "lost ",
    "came under ",
)  # suffered, not done
# Who throws an attack back defends himself.
_THROWN_BACK_BY = re.compile(
    r"\b(?:repulsed|repelled|(?:thrown|beaten|driven|turned|held) (?:off|back|out))[^,;.]{0,20}? by"
    r" (?:[\w.'’-]+ ){0,4}?$"
)
_LOSES = re.compile(
    r"(?:[歼毙伤俘殲斃傷]|击[溃毙退]|消灭|围[歼攻困]|包围|追击|痛击|重创|打[垮退]|擊[潰斃退])(?:了|其|敌|守)?"
    r"[^，。；,;、的向]{0,6}$"
)
_LOSES = re.compile(
    r"\b(?:kill(?:ed|ing)|annihilat(?:ed|ing)|wip(?:ed|ing) out|destroy(?:ed|ing)|rout(?:ed|ing)"
    r"|captur(?:ed|ing)|smash(?:ed|ing)|besieg(?:ed|ing)|surround(?:ed|ing)|encircl(?:ed|ing)"
    r"|overr[au]n(?:ning)?|crush(?:ed|ing)|trapp(?:ed|ing)|decimat(?:ed|ing)|mauled|scatter(?:ed|ing)"
    r"|cut off|cutting off|pursu(?:ed|ing)|ambush(?:ed|ing)) (?!by\b)"
    r"(?:(?!(?:and|while|into|in|at|near|by|as|when|to)\b)[\w'’.-]+ ){0,5}?"
    r"(?:(?:of|from|belonging to) )?(?:the |an? )?(?:[A-Z][\w.]+ ){0,2}$"
)
_LOSSES = CASUALTIES - {
    "besieged",
    "lost",
    "fled",
    "surrendered",
    "deserted",
    "mutinied",
    "released",
    "rescued",
}
_INFLICTS = re.compile(
    r"(?: (?!was\b|were\b|is\b|had\b|has\b|been\b|lost\b|suffered\b|left\b)[\w'’]+){0,7}?"
    r"(?<!to) (?:kill|captur|annihilat|wip|destroy|seiz|rout|overran|shot|inflict)\w*(?! by\b)"
    r" (?:\w+ ){0,3}?(?:\d|an?\b|the\b|enemy\b|over\b|some\b|about\b|more\b|one\b|two\b|three\b"
    r"|four\b|five\b|six\b|seven\b|eight\b|nine\b|ten\b)"
)
_SPEAKS = re.compile(
    r"(?:['’]s?)? (?:communique|communiqué|spokes|headquarters said|headquarters announced|said"
    r"|announced|reported|intelligence)|公报|发言人|宣布"
)
# What the words before such a place end with; anything else need not be looked at closely.
_BETWEEN_ENDS = ("between ", " and ")
_BETWEEN = re.compile(r"\bbetween (?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3} and )?$")
_BESIDE_ENDS = ("near ", "around ", " of ", " the ", "capital ")
# Deeds of those who attack.
_ATTACKING = _TARGETS | {
    "battle", "ambush", "counter-attack", "offensive", "defence", "mopping-up"
}  # fmt: skip
# Whose men are dropped or landed, attacks.
_FROM_ABOVE = frozenset({"airborne-assault", "landing"})
_BEATEN = re.compile(r"\b(?:repulsed|repelled|wiped out|annihilated|killed)\b|歼|击退|击溃|毙")
# What one side does by itself.
_OF_ONE_SIDE = (_MOVES - {"pursuit", "advance"}) | {"mutiny", "desertion", "surrender", "flight"}
_NEXT = 30  # characters between a verb and its object
_BEFORE = 40  # characters that may tell what a place is to the deed
_BY = re.compile(
    r"\b(?:by|hands of|fell to|fallen to|surrendered to) "
    r"(?:(?:an?|the|our|their|its|two|three|four|some|several|large|strong) )?"
    r"(?:(?:[\w-]+ ){0,2}(?:units?|elements|men|troops|parts?|regiments?|battalions?"
    r"|company|companies|platoons?|party|group|force|band|column|patrol) (?:of|from) (?:the )?"
    r"|(?:\w+ ){1,3}and (?:the )?"
    r"|(?:(?:Viet|Minh|[A-Z]\w+(?:ese|ean|ish|ch|an|ist)) ){1,3})?"
    r"(?:(?:U\.S\.|U\.N\.|R\.O\.K\.) )?$"
)
_HELD_BY = re.compile(
    r"\b(?:held|defended|garrisoned|(?<!was )(?<!were )occupied|manned|guarded|escorted) by"
    r" (?:(?!by\b)[\w']+ ){0,6}$"
)
# Who holds a place or marches along defends himself, whatever the words of the deed.
_HOLDS = re.compile(r"(?i)\bgarrison|\bdefenders|\bconvoy|守军|守敌|守兵|援敌|驻军|守備|守軍")
_LOST = ("lost ", "losing ", "lost some ", "lost about ", "lost over ")
_ASSAILANTS = ("attackers", "assailants", "besiegers", "raiders")
# A clause that begins between a deed and a unit, and words by which the unit goes on in it.
_OPENS = re.compile(r"[,;:] |\b(?:and|while|when|as|after|before|but|where|whereupon|until) ")
_PARTED = re.compile(r"[,;:]| and | while | when | as | after | before | but | until ")
_ACTS = re.compile(
    r"(?: (?:troops|soldiers|men|units|forces|tanks|infantry|planes))?"
    r"(?:(?:,|,? and) (?:the )?(?:\d+\w*|[A-Z]\w+)(?: [A-Z]\w+){0,3}){0,3}"
    r"(?:,? (?:of|in|from|under|on|at) [^,;.]{2,50}?)?,? (?:also |then |again |still |soon |now |"
    r"immediately |later |quickly |finally |today |yesterday |themselves )?"
    r"(?:was|were|had|has|have|did|fought|drove|broke|threw|held|shot|beat|took|struck|blew|fell"
    r"|withdrew|fled|laid|began|opened|lost|swept|hit|won|came|went|ran|left|made|cut|met|caught"
    r"|slew|sank|set|burst|got|put|brought|crept|stole|overran|rose|stood|\w{3,}ed)\b"
)


def is_beside(mention: PlaceMention, passage: Passage) -> bool:
    """Say whether the words only tell where another place lies: "north of Muong Thanh"."""
    quote = mention.quote
    if quote.language is Language.CHINESE:
        return _BESIDE_AFTER.match(passage.after(quote, 5)) is not None
    before = passage.before(quote, _BEFORE)
    if not before.endswith(_BESIDE_ENDS):
        return False
    return _BESIDE_BEFORE.search(before) is not None


def is_between(mention: PlaceMention, passage: Passage) -> bool:
    """Say whether something lies between a place and another: "between An Khe and Pleiku"."""
    quote = mention.quote
    if quote.language is Language.CHINESE:
        return _BETWEEN_AFTER.match(passage.after(quote, 12)) is not None
    before = passage.before(quote, _BEFORE)
    return before.endswith(_BETWEEN_ENDS) and _BETWEEN.search(before) is not None


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
    if type not in _MOVES and is_between(mention, passage):
        return "near"
    return "target" if type in _TARGETS and mention.relation is None else "location"


def unit_role(unit: UnitMention, passage: Passage, type: str, found: list[Trigger]) -> str:
    """Return the role of a unit: who is named before the deed does it, unless it is passive.

    "subject" is one of whom the words do not tell.
    """
    if type in _OF_ONE_SIDE:
        return "subject"
    if (
        type in _FROM_ABOVE
        and not _BEATEN.search(passage.quotes[0].text)
        and not _is_object(unit, passage)
    ):
        return "attacker"
    if type in _ATTACKING and _attacks(unit, passage):
        return "attacker"
    if _suffers(unit, passage) or _is_object(unit, passage):
        return "defender"
    if type != "defence" and _throws_back(unit, passage):
        return "defender"
    if unit.quotes[0].text.endswith(_ASSAILANTS):
        return "attacker"
    if type == "battle" and _is_side(unit, passage):
        return "subject"
    suffered = False
    for sentence in reversed(passage.quotes):
        deeds = [t.start - sentence.start for t in found if t.paragraph == sentence.paragraph]
        if not deeds:
            continue
        for quote in (*unit.quotes, *unit.also):
            if quote.paragraph != sentence.paragraph:
                continue
            at = quote.start - sentence.start
            if not 0 <= at < len(sentence.text):
                at = sentence.text.find(quote.text)
            end = at + len(quote.text)
            if at < 0 and unit.id in passage.heirs:
                at = end = 0
            elif at < 0:
                continue
            if _HOLDS.search(quote.text):
                return "defender"
            doer = _does(sentence, at, end, deeds)
            if doer is not None and (doer or _is_struck(sentence, at, found)):
                return "attacker" if doer is not (type == "defence") else "defender"
            suffered |= doer is False
    if _inflicts(unit, passage):
        return "attacker"
    if suffered:
        return "attacker" if type == "defence" else "defender"
    return "subject"


def _attacks(unit: UnitMention, passage: Passage) -> bool:
    """Say whether an attack is said to be a unit's: "the 308th's assault", "an assault by"."""
    for sentence in passage.quotes:
        for quote in _in_sentence(unit, sentence):
            at, end = quote.start - sentence.start, quote.end - sentence.start
            if sentence.language is Language.CHINESE:
                if roles_chinese.attacks(sentence.text, at, end):
                    return True
                continue
            before = sentence.text[max(0, at - 60) : at]
            if _THEIR_ATTACK.match(sentence.text, end) and not before.endswith(
                (" on ", " on the ")
            ):
                return True
            if " by " in before and _ATTACK_BY.search(before):
                return True
            if before.endswith(" with ") and _ATTACK_WITH.search(before):
                return True
            if "lost" in before and _LOST_TO.search(before):
                return True
    return False


def _is_side(unit: UnitMention, passage: Passage) -> bool:
    """Say whether a unit is one of two that fought: "a battle between the French and the Reds"."""
    return any(
        "between" in passage.before(quote, 60) and _SIDES_OF.search(passage.before(quote, 90))
        for quote in unit.quotes
        if passage.holds(quote)
    )


def _is_struck(sentence: Quote, at: int, found: list[Trigger]) -> bool:
    """Say whether a deed stands right before a unit as its object: "struck the 8th Cavalry"."""
    if sentence.language is Language.CHINESE:
        return True
    ends = [t.end - sentence.start for t in found if t.paragraph == sentence.paragraph]
    end = max((end for end in ends if end <= at), default=-1)
    return end >= 0 and at - end < _NEXT and not _PARTED.search(sentence.text, end, at)


def told_role(unit: UnitMention, passage: Passage) -> str:
    """Return the role that the losses of a sentence tell, "" where they tell none."""
    if _suffers(unit, passage) or _is_object(unit, passage) or _throws_back(unit, passage):
        return "defender"
    named_so = unit.quotes[0].text.endswith(_ASSAILANTS)
    return "attacker" if named_so or _inflicts(unit, passage) else ""


def only_speaks(unit: UnitMention, passage: Passage) -> bool:
    """Say whether a unit is named for what it said: "an Eighth Army communique said"."""
    if unit.id in passage.heirs:
        return False
    for quote in (*unit.quotes, *unit.also):
        if passage.holds(quote) and not _SPEAKS.match(passage.after(quote, 24)):
            return False
    return True


def flies(unit: UnitMention) -> bool:
    """Say whether a unit is aircraft."""
    return any(class_of(quote.text.lower()) == "aircraft" for quote in unit.quotes[:1])


def _suffers(unit: UnitMention, passage: Passage) -> bool:
    """Say whether a unit is counted among the losses: "killed 14 Huks", 歼敌一个连."""
    for figure in passage.figures:
        if figure.action in _LOSSES:
            for words in figure.quotes:
                for quote in (*unit.quotes, *unit.also):
                    if quote.overlaps(words) and not roles_chinese.is_of_attack(
                        passage.after(words, 30), 0
                    ):
                        return True
    return False


def _inflicts(unit: UnitMention, passage: Passage) -> bool:
    """Say whether a unit stands before the verb of a loss: "the 7th Battalion killed 14 Huks"."""
    for sentence in passage.quotes:
        if sentence.language is Language.CHINESE:
            continue
        for quote in _in_sentence(unit, sentence):
            if _INFLICTS.match(sentence.text, quote.end - sentence.start):
                return True
    return False


def _throws_back(unit: UnitMention, passage: Passage) -> bool:
    """Say whether an attack is thrown back by a unit: "repulsed by the Legion", 被我军击退."""
    for sentence in passage.quotes:
        for quote in _in_sentence(unit, sentence):
            at, end = quote.start - sentence.start, quote.end - sentence.start
            if sentence.language is Language.CHINESE:
                if (thrown := roles_chinese.throws_back(sentence.text, at, end)) is not None:
                    return thrown
            elif " by " in sentence.text[max(0, at - 50) : at]:
                return _THROWN_BACK_BY.search(sentence.text, max(0, at - 80), at) is not None
    return False


def _is_object(unit: UnitMention, passage: Passage) -> bool:
    """Say whether a verb of loss stands right before a unit: 毙伤美军第一骑兵师官兵六百余名."""
    for sentence in passage.quotes:
        for quote in _in_sentence(unit, sentence):
            at, end = quote.start - sentence.start, quote.end - sentence.start
            if sentence.language is Language.CHINESE:
                if roles_chinese.is_object(sentence.text, at, end):
                    return True
            elif _LOSES.search(sentence.text, max(0, at - 60), at):
                return True
    return False


def _in_sentence(unit: UnitMention, sentence: Quote) -> Iterator[Quote]:
    for quote in (*unit.quotes, *unit.also):
        if quote.paragraph == sentence.paragraph and sentence.overlaps(quote):
            yield quote


def _does(sentence: Quote, at: int, end: int, deeds: list[int]) -> bool | None:
    """Say whether a unit does the deed of its clause, or suffers it; None: neither."""
    text = sentence.text
    if sentence.language is Language.CHINESE:
        return roles_chinese.does(text, at, end, deeds)
    start = min(deeds, key=lambda deed: abs(deed - at))
    before = max((deed for deed in deeds if deed < at), default=-1)
    after = min((deed for deed in deeds if deed >= end), default=-1)
    if before >= 0:
        if _OPENS.search(text, before, at) and _ACTS.match(text, end):
            if after < 0:
                return None
            start = after
        elif not _PARTED.search(text, before, at):
            start = before
    if at < start and (_REPELS.search(text, at, start) or _BREAKS_UP.search(text, end, start)):
        return False
    if text.startswith(_MINED, start):
        return False
    if _BY.search(text, max(0, at - 60), at):
        return _HELD_BY.search(text, max(0, at - 70), at) is None
    if text.startswith(("was ", "were ", "has been "), start):
        return False
    if text.endswith(_LOST, 0, start):
        return False  # a battle told by what the unit lost
    passive = _PASSIVE.search(text, max(0, start - 24), start)
    return at <= start and passive is None
