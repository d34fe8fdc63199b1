"""Words that tell of an event: "ambushed", 伏击, by the event types of the lexicon."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.ingest.lexicon import Lexicon, TermEntry
from archive.ingest.propose.passages import Passage
from archive.ingest.records import Language, PlaceMention, Quote
from archive.text.fold import fold_aligned
from archive.text.spans import Matcher

# One attack is told by several words; the first of these that is printed names it best.
ASSAULT = ("ambush", "interception", "raid", "airborne-assault", "capture", "attack", "surrender")
# What troops do beside the deed that a sentence tells of; an event only where it tells of no other.
SECONDARY = frozenset({"flight", "withdrawal", "battle", "advance", "surrender", "defence"})
_NO_EVENT = frozenset({"campaign-mention", "other"})
AGGREGATE = "campaign-total"
_NOT_DONE = re.compile(
    r"(?:\bnone of|\bnot|\bnever|in order to|attempt(?:s|ed|ing)? to|plan(?:s|ned)? to"
    r"|intend(?:s|ed)? to|prepar\w+ (?:to|for)|tasked with|in an effort to"
    r"|threat(?:ens?|ened)? (?:to|of)"
    r"|\bmay|\bwill|\bwould|\bcould"
    r"|prelude to an?|in case of|time to|to (?:block|prevent|stop|cut off))(?: [\w'’]+){0,4} $"
    r"|(?:企图|打算|以便|准备|将要|妄图|力图|可能|为了|计划|来得及|阻止|防止)[^,;。]{0,10}$"
    r"|(?:目的(?:是|在于)|妄想|扬言|要求)[^,;。]{0,8}$"
)
_NAMED_ONLY = re.compile(r" (?:plans?|areas?|zones?|war)\b|计划|区|军(?!队)|战争")
_QUOTED = re.compile(r'"[^"]{3,}"|“[^“”]{3,}”|‘[^‘’]{12,}’')
_SEMICOLON = re.compile(r"[;；]")
_BREAK = re.compile(r"[,;:，；：]| but ")
_BREAK_COST = 50  # characters that a comma between a word and a place counts for
_LABEL_SLACK = 14  # a quotation this much longer than the word is speech, not a term in quotes


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that tells of an event, in one of the sentences of a passage."""

    type: str
    paragraph: str
    start: int
    end: int
    language: Language


@lru_cache(maxsize=4)
def matcher(lexicon: Lexicon) -> Matcher[TermEntry | None]:
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
    return "assault" if type in ASSAULT else type


def triggers(passage: Passage, lexicon: Lexicon) -> dict[str, list[Trigger]]:
    """Return the triggers of a passage by group; both languages must tell of it, where both speak.

    Words of intention and of quoted speech tell of no event.
    """
    groups: dict[str, list[Trigger]] = {}
    for quote in passage.quotes:
        for trigger in _in_sentence(quote, matcher(lexicon)):
            if not passage.in_unit_name(trigger.paragraph, trigger.start):
                groups.setdefault(group_of(trigger.type), []).append(trigger)
    told = {
        group: found
        for group, found in groups.items()
        if {trigger.language for trigger in found} == passage.languages
    }
    primary = {group for group in told if group not in SECONDARY and group != AGGREGATE}
    return {group: told[group] for group in told if not primary or group not in SECONDARY}


def best_type(found: list[Trigger]) -> str:
    """Return the type that the triggers of one group name most precisely."""
    types = {trigger.type for trigger in found}
    return next((type for type in ASSAULT if type in types), found[0].type)


def nearest_group(mention: PlaceMention, passage: Passage, groups: dict[str, list[Trigger]]) -> str:
    """Return the group whose trigger stands nearest to a place, best before it."""

    def distance(group: str) -> float:
        return min(_gap(trigger, mention.quote, passage) for trigger in groups[group])

    return min(groups, key=distance)


def nearness(mention: PlaceMention, passage: Passage, found: list[Trigger]) -> float:
    """Return how far a place stands from the nearest of the triggers, to put the main one first."""
    return min(_gap(trigger, mention.quote, passage) for trigger in found)


def clause_parts(
    passage: Passage, found: list[Trigger], places: list[PlaceMention]
) -> list[tuple[list[Trigger], list[PlaceMention]]]:
    """Part a sentence at its semicolons, where more than one part tells of a deed at a place."""
    clauses: dict[Language, list[tuple[list[Trigger], list[PlaceMention]]]] = {}
    for quote in passage.quotes:
        ends = [quote.start + m.start() for m in _SEMICOLON.finditer(quote.text)] + [quote.end]
        start = quote.start
        for end in ends:
            mine = [t for t in found if t.paragraph == quote.paragraph and start <= t.start < end]
            here = [
                p
                for p in places
                if p.quote.paragraph == quote.paragraph and start <= p.quote.start < end
            ]
            clauses.setdefault(quote.language, []).append((mine, here))
            start = end
    by_language = list(clauses.values())
    if len({len(parts) for parts in by_language}) != 1:
        return []
    joined = [
        ([t for mine, _ in parts for t in mine], [p for _, here in parts for p in here])
        for parts in zip(*by_language, strict=True)
    ]
    told = [(mine, here) for mine, here in joined if mine and here]
    return told if len(told) > 1 else []


def in_one_clause(places: list[PlaceMention], passage: Passage, found: list[Trigger]) -> bool:
    """Say whether a place stands with a trigger: near before it, or one comma after it."""

    def together(trigger: Trigger, quote: Quote) -> bool:
        limit = 1.6 * _BREAK_COST if trigger.end <= quote.start else _BREAK_COST
        return _gap(trigger, quote, passage) < limit

    return any(together(trigger, place.quote) for trigger in found for place in places)


def _gap(trigger: Trigger, quote: Quote, passage: Passage) -> float:
    if trigger.paragraph != quote.paragraph:
        return float("inf")
    after = trigger.end <= quote.start
    start, end = (trigger.end, quote.start) if after else (quote.end, trigger.start)
    breaks = len(_BREAK.findall(passage.between(trigger.paragraph, start, end)))
    return (end - start) * (0.5 if after else 0.75) + _BREAK_COST * breaks


def _in_sentence(sentence: Quote, known: Matcher[TermEntry | None]) -> list[Trigger]:
    folded = fold_aligned(sentence.text)
    speech = [match.span() for match in _QUOTED.finditer(sentence.text)]
    found = []
    for match in known.longest(folded):
        term = match.value[0]
        if term is None or term.code in _NO_EVENT or _NAMED_ONLY.match(folded, match.end):
            continue
        quoted = any(
            start <= match.start
            and match.end <= end
            and end - start > match.end - match.start + _LABEL_SLACK
            for start, end in speech
        )
        if quoted or _NOT_DONE.search(folded[max(0, match.start - 50) : match.start]):
            continue
        start, end = sentence.start + match.start, sentence.start + match.end
        found.append(Trigger(term.code, sentence.paragraph, start, end, sentence.language))
    return found
