"""Words that tell of an event: "ambushed", 伏击, by the event types of the lexicon."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from typing import NamedTuple

from archive.ingest.lexicon import Lexicon, TermEntry
from archive.ingest.propose.passages import Passage
from archive.ingest.propose.tells import (
    LOOSE,
    OPEN,
    drops_men,
    falls,
    goes_on,
    hits,
    is_attribute,
    is_meant,
    is_on_the_way,
    is_purpose,
    takes,
    takes_down,
)
from archive.ingest.propose.undone import Signs, signs, undone
from archive.ingest.records import Language, Paragraph, Quote
from archive.text.spans import Matcher

# One attack is told by several words; the first of these that is printed names it best.
ASSAULT = ("ambush", "interception", "raid", "airborne-assault", "capture", "attack", "surrender")
# What troops do beside the deed that a sentence tells of; an event only where it tells of no other.
SECONDARY = frozenset({"flight", "withdrawal", "battle", "advance", "surrender", "defence"})
# What ends a deed, where it is told beside it.
_OUTCOMES = frozenset({"capture", "liberation", "surrender", "defence", "withdrawal", "flight"})
# Who rises goes over, too; aircraft shot down in a battle of the air are told by it.
_TOLD_BY = (("mutiny", "desertion"), ("air-battle", "air-defence"), ("landing", "crossing"))
# Aircraft and vessels lost in a fight on the ground are figures of it.
_BY_THE_WAY = frozenset({"air-defence", "naval-action"})
_GROUND = frozenset({"assault", "battle", "siege", "counter-attack", "liberation", "mopping-up"})
_NO_EVENT = frozenset({"campaign-mention", "other"})
AGGREGATE = "campaign-total"
# "The attack force", but not "attacked forces".
_NAMED_ONLY = re.compile(
    r" (?:plans?|areas?|zones?|war|(?P<noun>army|armies|fronts?|forces?|units?|movement|committee"
    r"|daily|ships?|craft|planes?|corps))\b"
    r"|计划|区|者|分子|人员|军(?!队)|战争|日报|组织|运动|阵线|部队|队(?!伍)"
)
# An attack on words is none: "attacked the proposals", 攻击我方建议.
_ON_WORDS = re.compile(
    r"[^,;.:]{0,45}?\b(?:polic(?:y|ies)|proposals?|governments?(?! (?:troops|forces|army|soldiers"
    r"|posts?|positions))|government's|statements?|speech(?:es)?|resolutions?|treat(?:y|ies)|pacts?"
    r"|press|newspapers?|views?|slanders?|bills?|budgets?|illiteracy|disease|inflation|prisoners)\b"
    r"|[^,;。]{0,14}?(?:建议|政策|主张|言论|声明|政府(?!军)|报纸|宣言|条约|方案|决议|制度|观点)"
)
# 解放海南岛的人民解放军于十六日渡海: what they took is told by the way
_TAKING = frozenset({"liberation", "capture"})
_WHO_TOOK = re.compile(
    r"[^,，。；;]{1,8}的[^,，。；;]{0,6}[军軍队隊](?=[于在、,，和一二三四五六七八九十])"
)
_OPENS = "】，。；：,;:"
_ABOUT_WORDS = frozenset({"attack", "offensive", "liberation", "withdrawal", "advance", "defence"})
_TAKE = frozenset(
    {
        "captured", "capture", "capturing", "seized", "seize", "seizing", "took", "taken",
        "recaptured", "retook", "retaken", "occupied", "recovered", "fall of",
    }
)  # fmt: skip
_CARGO = re.compile(r"\b(?:bombs?|napalm|tons|leaflets|supplies|ammunition|shells|food|mines)\b")
# "Hit Pyongyang", but not "planes were hit".
_HIT = frozenset({"hit", "struck", "entered", "burned", "rushed the", "blasted", "pounded"})
# "The post, defended by a company", "the marines trapped at A fought": how things stood.
_HELD = frozenset({"defended", "resisted", "halted"})
_RESISTED = re.compile(r"\b(?:resist\w*|under|avoid\w*|house) $")
_FELL = frozenset({"fell", "fallen"})
_COMPARED = ("最", "第", "仅见", "未有")  # 一年来最重的
# "The fleeing enemy", "two besieged battalions": what they do is no news.
_PARTICIPLES = frozenset(
    {
        "fleeing", "retreating", "withdrawing", "advancing", "attacking", "pursuing", "besieging",
        "surrendering", "deserting", "escaping", "marching", "assaulting", "landing", "besieged",
        "encircled", "surrounded", "trapped", "captured", "abandoned", "occupied", "liberated",
        "routed", "isolated", "recaptured", "surrendered",
    }
)  # fmt: skip
_SCHOOL = re.compile(r" (?:camps?|cent(?:re|er)s?|schools?|grounds?|areas?)\b|营|班|所|团")
_MEN_DROPPED = re.compile(
    r"[^,;.]{0,50}?\b(?:battalions?|compan(?:y|ies)|regiments?|paratroop\w*|parachut\w+|men|troops)\b"
    r"[^,;.]{0,20}? (?:on|at|over|near|in|into|around|behind)\b"
)
_QUOTED = re.compile(r'"[^"]{3,}"|“[^“”]{3,}”|‘[^‘’]{12,}’')
_LABEL_SLACK = 14  # a quotation this much longer than the word is speech, not a term in quotes


class Trigger(NamedTuple):
    """A word that tells of an event, in one of the sentences of a passage."""

    type: str
    paragraph: str
    start: int
    end: int
    language: Language
    weak: bool = False  # told on the way to another deed: "after destroying stores they fled"


Known = Matcher[TermEntry | None]


@lru_cache(maxsize=4)
def matcher(lexicon: Lexicon) -> Known:
    """Return the compiled event types of a lexicon; names of armies and bodies are None."""
    forms: list[tuple[str, TermEntry | None]] = [
        (form, term) for term in lexicon.of("event_type") for form in (*term.english, *term.chinese)
    ]
    forms += [(name.text, None) for unit in lexicon.units for name in unit.names]
    forms += [
        (form, None)
        for term in lexicon.of("organisation")
        for form in (*term.english, *term.chinese)
    ]
    return Matcher(forms)


def group_of(type: str) -> str:
    """Return what counts as the same kind of event when sentences are merged."""
    return _GROUP_OF.get(type, type)


_GROUP_OF = dict.fromkeys(ASSAULT, "assault")
Groups = dict[str, list[Trigger]]


class Finder:
    """The triggers of an article, each paragraph scanned once."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = matcher(lexicon)
        self._words: dict[str, tuple[list[int], list[tuple[int, int, TermEntry]]]] = {}
        self._speech: dict[str, list[tuple[int, int]]] = {}
        self._undone: dict[str, Signs] = {}

    def groups(self, passage: Passage) -> tuple[Groups, list[Trigger]]:
        """Return the triggers of a passage by group, and those that say how a deed ended.

        Both languages must tell of a deed, where both speak, but they may use other words for it.
        Words of intention and of quoted speech tell of no event.
        """
        groups: Groups = {}
        ends = []
        for quote in passage.quotes:
            told = self._in_sentence(quote, passage)
            if any(trigger.weak for trigger in told):
                told = [trigger for trigger in told if not trigger.weak] or told
            for trigger in told:
                groups.setdefault(group_of(trigger.type), []).append(trigger)
                if trigger.type in _OUTCOMES:
                    ends.append(trigger)
        if len(passage.languages) > 1:
            groups = _agreed(groups, passage.languages) or _of_one(groups, passage)
        if not _BY_THE_WAY.isdisjoint(groups) and not _GROUND.isdisjoint(groups):
            groups = {g: found for g, found in groups.items() if g not in _BY_THE_WAY}
        primary = [g for g in groups if g not in SECONDARY and g != AGGREGATE]
        if primary:
            first = [t for g in primary for t in groups[g]]
            groups = {
                g: kept
                for g, found in groups.items()
                if (kept := _on_another_day(found, first, passage) if g in SECONDARY else found)
            }
            for whole, part in _TOLD_BY:
                if whole in groups:
                    groups.pop(part, None)
        return groups, ends

    def _in_sentence(self, sentence: Quote, passage: Passage) -> list[Trigger]:
        paragraph = passage.texts[sentence.paragraph]
        starts, words = self._scanned(paragraph)
        found = []
        first, last = bisect_left(starts, sentence.start), bisect_left(starts, sentence.end)
        for start, end, term in words[first:last]:
            if self._tells(start, end, term, sentence, paragraph, passage):
                folded = paragraph.folded
                type = "airborne-assault" if drops_men(folded, start, end) else term.code
                if type == "air-defence" and takes_down(folded, start, end):
                    type = "capture"
                weak = is_on_the_way(folded, start, end, passage, paragraph.id)
                told = (type, paragraph.id, start, end, paragraph.language, weak)
                found.append(Trigger(*told))
        return found

    def _scanned(self, paragraph: Paragraph) -> tuple[list[int], list[tuple[int, int, TermEntry]]]:
        if paragraph.id not in self._words:
            words = [
                (match.start, match.end, term)
                for match in paragraph.found(self._known)
                if (term := match.value[0]) is not None and term.code not in _NO_EVENT
            ]
            self._words[paragraph.id] = [start for start, *_ in words], words
            self._undone[paragraph.id] = signs(paragraph)
            text = paragraph.text
            spoken = '"' in text or "“" in text or "‘" in text
            self._speech[paragraph.id] = (
                [match.span() for match in _QUOTED.finditer(text)] if spoken else []
            )
        return self._words[paragraph.id]

    def _tells(
        self,
        start: int,
        end: int,
        term: TermEntry,
        sentence: Quote,
        paragraph: Paragraph,
        passage: Passage,
    ) -> bool:
        folded, words = paragraph.folded, paragraph.folded[start:end]
        named = _NAMED_ONLY.match(folded, end)
        if (
            named
            and not words.endswith(" the")
            and not (named["noun"] and folded.endswith("ed", start, end))
        ):
            return False
        if folded.startswith(("副总司令", "总司令", "副司令", "总部"), end):
            return False  # 剿匪副总司令
        if term.code in _TAKING and _WHO_TOOK.match(folded, end) and folded[start - 1] in _OPENS:
            return False
        if term.code == AGGREGATE and folded.startswith(_COMPARED, end):
            return False
        if term.code in _ABOUT_WORDS and _ON_WORDS.match(folded, end):
            return False
        if is_purpose(start, folded):
            return False
        if words in _TAKE and not takes(start, end, folded, paragraph.id, passage):
            return False
        if words in _PARTICIPLES and is_attribute(start, end, folded):
            return False
        if folded.startswith("dropped", start) and _CARGO.search(
            folded, max(sentence.start, start - 60), start
        ):
            return False
        if words in OPEN and not goes_on(start, end, folded, paragraph.id, passage):
            return False
        if words in LOOSE and not is_meant(start, end, folded, paragraph.id, passage):
            return False
        if words in _HIT and not hits(start, end, folded, paragraph.id, passage):
            return False
        if folded.startswith("by ", end + 1) and words in _HELD:
            return False
        if words == "arrest" and _RESISTED.search(folded, max(0, start - 12), start):
            return False
        if folded[start - 1 : start] == "-" and start and not folded.startswith("bomber", start):
            return False  # "Japanese-trained"
        if term.code == "training" and _SCHOOL.match(folded, end):
            return False
        if words == "dropped" and not _MEN_DROPPED.match(folded, end):
            return False
        if words in _FELL and not falls(start, folded, paragraph.id, passage):
            return False
        if self._spoken(paragraph.id, start, end):
            return False
        if undone(start, sentence.start, paragraph, self._undone[paragraph.id]):
            return False
        return not (passage.units and passage.in_unit_name(paragraph.id, start))

    def _spoken(self, paragraph: str, start: int, end: int) -> bool:
        """Say whether a word stands in quoted speech, not alone in quotation marks."""
        speech = self._speech[paragraph]
        at = bisect_right(speech, (start, end + 10**9)) - 1
        if at < 0:
            return False
        first, last = speech[at]
        return end <= last and last - first > end - start + _LABEL_SLACK


def _agreed(groups: Groups, languages: frozenset[Language]) -> Groups:
    """Return the groups told in both languages, or else the most telling one where both tell."""
    told = {
        group: found
        for group, found in groups.items()
        if {trigger.language for trigger in found} == languages
    }
    if told or {t.language for found in groups.values() for t in found} != languages:
        return told
    # The languages use other words: the more telling one names it.
    group = min(groups, key=lambda group: (group in SECONDARY, group == AGGREGATE))
    if group == AGGREGATE:
        return {}
    return {group: [trigger for found in groups.values() for trigger in found]}


def _of_one(groups: Groups, passage: Passage) -> Groups:
    """Return the deeds that one language tells in known words, on a day and at a place."""
    if not passage.days or not passage.places:
        return {}
    told = {g: found for g, found in groups.items() if g not in SECONDARY and g != AGGREGATE}
    return told if len({t.language for found in told.values() for t in found}) == 1 else {}


def _on_another_day(found: list[Trigger], first: list[Trigger], passage: Passage) -> list[Trigger]:
    """Return the deeds of a later clause with its own day: ", and on 11 July abandoned it"."""
    if len(passage.days) < 2:
        return []
    told = []
    for trigger in found:
        mine = [t.end for t in first if t.paragraph == trigger.paragraph and t.end < trigger.start]
        if not mine or len(mine) < sum(t.paragraph == trigger.paragraph for t in first):
            continue
        for day in passage.days:
            for quote in day.quotes:
                if quote.paragraph == trigger.paragraph and max(mine) < quote.start < trigger.start:
                    folded = passage.texts[quote.paragraph].folded
                    parted = any(mark in folded[max(mine) : quote.start] for mark in ",;")
                    until = folded[quote.start - 1] in "至到"  # 至十三日晨全歼该师
                    if parted and not until and "," not in folded[quote.end : trigger.start]:
                        told.append(trigger)
    return told if {trigger.language for trigger in told} == passage.languages else []


def best_type(found: list[Trigger], group: str) -> str:
    """Return the type that the triggers of one group name most precisely."""
    types = {trigger.type for trigger in found if group_of(trigger.type) == group}
    return next((type for type in ASSAULT if type in types), group)


def outcome(ends: list[Trigger], type: str, passage: Passage) -> str:
    """Return the words that say how a deed ended, where the deed is called something else."""
    telling = [trigger for trigger in ends if trigger.type != type]
    if not telling:
        return ""
    first = min(telling, key=lambda t: (t.language is not Language.ENGLISH, t.start))
    return passage.texts[first.paragraph].text[first.start : first.end]
