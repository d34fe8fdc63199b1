"""Troops told by what they are, without a number: "Rebels", "Army troops", "the garrison", 小部队.

Their side is that of the words in their name; a number before them makes them a figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import lru_cache

from archive.ingest.belligerents import ENEMY, OWN, PUPPET, Camps, SideWord
from archive.ingest.extract.units.armies import COLLECTIVE, is_led, leads
from archive.ingest.extract.units.formation import Formation
from archive.ingest.records import Language, Paragraph
from archive.text.numerals import HAN_NUMERAL
from archive.text.spans import Match, Matcher

# Nouns that name troops wherever they stand.
_MANY = (
    "troops", "guerrillas", "guerillas", "guerrilla fighters", "rebels", "insurgents",
    "terrorists", "bandits", "gangs", "bands", "soldiers", "infantrymen", "paratroopers",
    "paratroops",
    "parachutists", "marines", "gunners", "tanks", "commandos", "militiamen", "partisans",
    "fighters", "legionnaires", "policemen", "tribesmen", "saboteurs", "reds", "communists",
    "nationalists", "defenders", "patrols", "columns", "riflemen", "fellagha", "fellaghas",
    "outlaws", "mutineers", "raiders", "dissidents", "loyalists", "gendarmes", "artillerymen",
    "goumiers", "spahis", "tirailleurs", "rangers", "infiltrators", "sappers", "warships",
    "gunboats", "destroyers", "bombers", "planes", "aircraft", "warplanes", "irregulars",
    "regulars", "levies", "home guards", "cadets", "maquisards", "moujahidine", "mujahideen",
    "paras", "attackers", "assailants", "besiegers",
)  # fmt: skip
_RISING = ("rebels", "insurgents", "terrorists", "fellagha", "fellaghas")
# These stand before other nouns as well: "a police station", "artillery fire".
_ONE = (
    "forces", "units", "infantry", "artillery", "garrison", "patrol", "column", "police",
    "militia", "cavalry", "force", "task force", "convoy", "detachment", "detachments",
    "commando", "band", "gang", "constabulary", "armour", "armor", "rearguard", "vanguard", "navy",
    "air force", "home guard", "fleet", "squads", "spearheads", "spearhead", "squad", "gendarmerie",
    "contingent", "contingents", "batteries", "battery", "unit", "group",
)  # fmt: skip
_ANOTHER = frozenset(("unit", "group"))  # troops only beside others: "another unit ambushed"
# Words that tell more only of troops of somebody.
_OF_SOMEBODY = frozenset(
    ("forces", "units", "force", "column", "columns", "planes", "aircraft", "armour", "armor",
     "navy", "fleet", "reds", "band", "gang", "convoy", "detachment", "detachments", "squads",
     "squad", "battery", "batteries", "contingent", "contingents", "commando", "air force",
     "unit", "group")
)  # fmt: skip
_MODIFIERS = frozenset((
    "local", "regional", "guerrilla", "main", "shock", "security", "native", "regular",
    "government", "colonial", "rebel", "allied", "puppet", "enemy", "our", "their", "its",
    "frontier", "parachute", "airborne", "armoured", "armored", "regionalist", "nationalist",
    "communist", "red", "strong", "small", "large", "relief", "rear-guard", "rearguard", "advance",
    "forward", "assault", "coastal", "field", "heavy", "light", "mobile", "mountain", "mechanized",
    "mechanised", "motorized", "motorised", "loyal", "terrorist", "bandit", "insurgent", "jungle",
    "village", "people's", "peoples'", "militia", "army", "naval", "air", "police", "special",
    "town", "home", "military", "liberation", "irregular", "partisan", "tank", "border", "patrol",
    "reconnaissance", "infantry", "artillery", "marine", "commando", "ground", "federal",
    "national", "engineer", "anti-aircraft", "victorious", "fresh", "crack", "elite", "storm",
    "suicide", "demolition", "railway", "road", "motor", "river", "besieged", "encircled",
    "defending", "attacking", "retreating", "withdrawing", "fleeing", "advancing", "pursuing",
    "trapped", "isolated", "opposing", "invading", "occupying", "surviving", "remaining",
))  # fmt: skip
_AFTER_ONE = re.compile(
    r"[,.;:)]|$| (?:of|in|at|on|from|and|or|which|that|who|was|were|had|has|have|is|are|under|with"
    r"|near|to|by|but|after|before|while|into|along|across|north|south|east|west|between|there"
    r"|also|still|then|again|immediately|quickly|later|today|yesterday|this|last|early|late"
    r"|\w+ed|\w+ing|fought|drove|broke|threw|held|shot|beat|took|struck|blew|fell|withdrew|fled"
    r"|laid|began|opened|lost|swept|hit|won|came|went|ran|left|made|cut|met|caught|slew|sank|set"
    r"|burst|got|put|brought|crept|stole|overran)\b"
)
_NUMBER = re.compile(
    r"\d|^(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|scores?|hundreds?"
    r"|thousands?|several|few|many|some|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|million|more)"
    r"(?:-\w+)?$"
)
_DAY = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)\w*\.? \d{1,2}$|\b(?:19|18)\d\d$"
    r"|\bon the \d+(?:st|nd|rd|th)$"
)
_AT_A_PLACE = re.compile(r"\b(?:[Aa]t|[Nn]ear|[Oo]utside|In) (?:[A-Z][a-z]+ )?$")
_WORD_BEFORE = re.compile(r"((?:[A-Za-z]\.)+|[\w'’-]+) $")
# No part of a name, though a sentence may begin with them.
_STOPS = frozenset((
    "a", "an", "the", "of", "in", "on", "at", "by", "and", "or", "from", "as", "to", "but", "when",
    "while", "after", "before", "then", "later", "yesterday", "today", "meanwhile", "here", "there",
    "this", "that", "these", "those", "all", "both", "other", "such", "elsewhere", "earlier",
    "tonight", "where", "with", "since", "if", "although", "though", "because", "during", "near",
    "against", "for", "into", "through", "under", "over", "between", "monday", "tuesday",
    "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march",
    "april", "may", "june", "july", "august", "september", "october", "november", "december",
))  # fmt: skip
_LONGEST = 4  # words of a name before its noun

_HAN_NOUNS = (
    "部队", "守军", "守敌", "援军", "援敌", "伞兵", "炮兵", "骑兵", "游击小组", "巡逻队", "小分队",
    "突击队", "爆破队", "武工队", "侦察队", "纵队", "起义军", "叛军", "义军", "警察", "战士",
    "敢死队", "尖刀连", "突击连", "穿插分队", "高射炮兵", "高射炮手", "炮手", "自卫队", "保安队",
    "便衣队", "民军", "武装力量", "游击战士", "别动队", "铁道兵", "坦克部队", "工兵", "步兵",
    "守兵", "驻军", "舰艇", "军舰", "机群", "某部", "小部队", "地方军", "地方武装", "人民武装",
    "机动部队", "主力军", "狙击手", "民众", "起义部队", "飞机", "另部",
)  # fmt: skip
_HAN_MODIFIER = re.compile(
    r"(?:地方|主力|[小大]|海岸|炮兵|高射炮?兵?|坦克|伞兵|骑兵|步兵|空降|装甲|增援|先头|后续|追击|前线|前方|人民"
    r"|当地|游击|各路?|我方?|敌军?|匪|伪军?|法军?|美军?|英军?|蒋军?|李伪军?|该|机动|守备|警备|英勇|另一支|另一|一支|这支|兄弟"
    r"|担任\w{2,4}任务的|作战|地面|解放|起义|殖民|政府|联合|左翼|右翼|东路|西路|南路|北路|中路|的){1,4}$"
)
_HAN_LEADS = re.compile("[长官营团连旅师排第]|指挥|司令|代表|阵地|火力|学校|手榴弹|起义")
_HAN_OF_SOMEBODY = frozenset(
    ("部队", "警察", "民众", "飞机", "纵队", "军舰", "舰艇", "战士", "步兵")
)
_HAN_COUNTED = re.compile(rf"[{HAN_NUMERAL}\d多余名个架艘辆]$")
_HAN_LONGEST = 14
_HAN_CAMPS = {"我": OWN, "敌": ENEMY, "匪": ENEMY, "伪": PUPPET}


@lru_cache(maxsize=1)
def _nouns() -> Matcher[bool]:
    """Return the nouns; True for those that stand before other nouns as well."""
    plain = dict.fromkeys((*_MANY, *_HAN_NOUNS), False)
    return Matcher((plain | dict.fromkeys(_ONE, True)).items())


def is_rising(words: str) -> bool:
    """Say whether folded words name those who rose against a government: "the rebels"."""
    return words.endswith(_RISING)


def bodies(
    paragraph: Paragraph,
    sides: Sequence[Match[tuple[SideWord, ...]]],
    found: Sequence[Formation],
    camps: Camps,
) -> Iterator[Formation]:
    """Yield the troops that have no name of their own, beside the formations found in order."""
    words = paragraph.found(_nouns())
    if not words:
        return
    starts = [item.start for item in found]
    named = [side.start for side in sides]
    chinese = paragraph.language is Language.CHINESE
    read = _han_start if chinese else _english_start
    for word in words:
        start = read(paragraph, word)
        if start < 0:
            continue
        at = bisect_left(starts, word.end)
        if at and (start <= found[at - 1].end or _is_of(paragraph, found[at - 1].end, start)):
            continue
        if at < len(found) and found[at].start - word.end < 2:
            continue  # 守敌二营
        side = ""
        for hit in sides[bisect_left(named, start) : bisect_left(named, word.end)]:
            if not hit.value[0].speaks:
                side = hit.value[0].side
                break
        if not side and chinese:
            side = _HAN_CAMPS.get(paragraph.folded[start], "")
        if side == "civilians" or is_led(paragraph, start) or leads(paragraph, word.end):
            continue
        yield Formation(start, word.end, COLLECTIVE, side=camps.resolve(side), plain=False)


def _is_of(paragraph: Paragraph, end: int, start: int) -> bool:
    """Say whether the troops only tell of what a formation is: "four companies of enemy troops"."""
    return paragraph.folded[end:start] in (" ", " of ", " of the ", "的")


def _english_start(paragraph: Paragraph, word: Match[tuple[bool, ...]]) -> int:
    """Return where the name of the troops begins, or -1 where none are meant."""
    text, folded = paragraph.text, paragraph.folded
    if word.value[0] and not _AFTER_ONE.match(folded, word.end):
        return -1
    start = word.start
    for _ in range(_LONGEST):
        before = _WORD_BEFORE.search(folded, max(0, start - 24), start)
        if before is None:
            break
        printed = before[1]
        if printed == "another":
            return before.start()
        if _NUMBER.search(printed):
            if _DAY.search(folded, max(0, before.start() - 12), before.end(1)):
                break  # "on November 8 rebels", "on the 14th rebels"
            return -1
        capital = text[before.start()].isupper() and printed not in _STOPS
        if capital and _AT_A_PLACE.search(text, max(0, before.start() - 16), before.start()):
            break  # "At Khenchela rebels attacked"
        if not (capital or printed.rstrip("'’s") in _MODIFIERS or printed in _MODIFIERS):
            break
        start = before.start()
    if folded.endswith((" of ", " in "), 0, start) and start == word.start:
        return -1  # "a battalion of paratroopers"
    noun = folded[word.start : word.end]
    if noun in _ANOTHER:
        return -1
    if noun in _OF_SOMEBODY and start == word.start:
        return -1
    return start


def _han_start(paragraph: Paragraph, word: Match[tuple[bool, ...]]) -> int:
    folded = paragraph.folded
    if _HAN_LEADS.match(folded, word.end):
        return -1
    before = _HAN_MODIFIER.search(folded, max(0, word.start - _HAN_LONGEST), word.start)
    start = before.start() if before else word.start
    if folded[start : start + 1] == "的":
        start += 1
    if _HAN_COUNTED.search(folded, max(0, start - 1), start) and not folded.startswith(
        ("一支", "这支"), start
    ):
        return -1
    if start == word.start and folded[word.start : word.end] in _HAN_OF_SOMEBODY:
        return -1
    return start
