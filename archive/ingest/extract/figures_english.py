"""Figures of English text: number, object, measure and the verb that claims them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from archive.ingest.extract.figures_words import (
    DISTANCES,
    Claim,
    Hit,
    Vocabulary,
    acting,
    breaks_down,
    fitting,
    implied_object,
    is_event,
    joint_action,
    nearest_action,
)
from archive.text.fold import fold_aligned
from archive.text.numbers_english import english_numbers
from archive.text.numerals import Number

_SEGMENT = re.compile(r"[;!?]|\.(?=\s|$)(?<!no\.)(?<!gen\.)(?<!col\.)|:\s")
_JOINERS = frozenset((" and ", " or ", ", ", ", and ", " and/or "))
_NAMED = re.compile(
    r"(?:\b(?:highway|route|road|hill|height|base|point|company|regiment|division|battalion|brigade"
    r"|corps|zone|region|resolution|article|chapter|page|section|line|level|no|number|group|term"
    r"|inter-zone|interzone|camp|article|seed|plan)s?\.?"
    r"(?:\s(?:nos?\.?|number))?(?:\s\d+\s?(?:,|and|or|to|-))*)\s$"
)
_CALIBRE = re.compile(r"[\s-]?(?:mm|cm|millimet\w+|calib\w+|pounder)\b")
_LONG = re.compile(r"[\s-]long\b")
_STOP = frozenset(
    (
        "of",
        "in",
        "on",
        "at",
        "from",
        "with",
        "by",
        "to",
        "for",
        "were",
        "was",
        "are",
        "is",
        "had",
        "has",
        "have",
        "who",
        "whom",
        "that",
        "which",
        "while",
        "than",
        "as",
        "into",
        "against",
        "between",
        "during",
        "after",
        "before",
        "when",
        "where",
        "but",
        "not",
        "nor",
        "the",
        "this",
        "its",
        "their",
        "his",
        "her",
        "including",
        "near",
        "under",
        "over",
        "against",
        "per",
        "each",
    )
)
_TOKEN = re.compile(r"[\s-]*[\"“”'‘(]?([\w’']+)")
_NUMBER_WORD = re.compile(r"\d")
_GAP = re.compile(r"[ -]+[\"“”'‘]?")  # between the words of one object
_OF = re.compile(r"\s+of\s+(?:the\s+|these\s+|those\s+|their\s+|its\s+)?")
_BE = re.compile(
    r"[\"”’]?\s+(?:(?:were|was|are|is|have been|had been|has been|being|either)\s+)?(?:also\s+)?"
)
_EQUALS = re.compile(r"\b(?:was|were|is|are|reached|totall?ed|amounted to|numbered|stood at|to) $")
_ARTICLE = re.compile(r"(?<![\w-])an? (?=[a-z])")
_PARTS = re.compile(r"\bincluding\b|\b(?:of|among) (?:whom|which|them)\b|\bamong them\b")
_PARTICIPLE_END = re.compile(r"(?:ed|down|sunk|put out of action|lost|taken|shot)$")
_ONE_OF = re.compile(r"\s+of\b")
_NOT_COUNTED = re.compile(r"\b(?:each|every|another|the last|only|no|any|per|the|this|that|its) $")


@dataclass(frozen=True, slots=True)
class _Text:
    folded: str
    actions: list[Hit]
    objects: dict[int, Hit]  # by start
    measures: dict[int, Hit]


def read(text: str, words: Vocabulary, masks: list[tuple[int, int]]) -> list[Claim]:
    """Return the figures of an English paragraph, in order."""
    folded = fold_aligned(text)
    known = _Text(
        folded,
        acting(words.actions.find(folded), words.sides.find(folded)),
        {hit.start: hit for hit in words.objects.find(folded)},
        {hit.start: hit for hit in words.measures.find(folded)},
    )
    claims: list[Claim] = []
    bounds = [0, *(match.end() for match in _SEGMENT.finditer(folded)), len(folded)]
    numbers = [n for n in _numbers(folded, known) if not _is_masked(folded, n, masks)]
    for start, end in pairwise(bounds):
        here = [n for n in numbers if start <= n.start < end]
        claims += _read_segment(known, here, start, end)
    return claims


def _numbers(folded: str, known: _Text) -> list[Number]:
    """Return the numbers and, where a verb or "including" asks for one, the articles."""
    numbers = list(english_numbers(folded))
    taken = {number.start for number in numbers}
    one = Decimal(1)
    for match in _ARTICLE.finditer(folded):
        if match.start() not in taken and _counts(folded, match.start(), known):
            numbers.append(Number(one, one, one, "exact", match.start(), match.end() - 1))
    return sorted(numbers, key=lambda number: number.start)


def _counts(folded: str, start: int, known: _Text) -> bool:
    """Say whether an article counts one: "destroyed a tank", "including a captain"."""
    before = folded[max(0, start - 30) : start]
    if re.search(r"\bincluding $|\bincluding (?:an? )?\w+ and $", before):
        return True
    return any(hit.end + 1 == start for hit in known.actions if hit.end < start)


def _is_masked(folded: str, number: Number, masks: list[tuple[int, int]]) -> bool:
    start, end = number.start, number.end
    if any(start < stop and begin < end for begin, stop in masks):
        return True
    if folded[start - 1 : start] == "(" and folded[end : end + 1] == ")":
        return True  # a list marker
    if _CALIBRE.match(folded, end):
        return True
    return _NAMED.search(folded, max(0, start - 40), start) is not None


def _read_segment(known: _Text, numbers: list[Number], start: int, end: int) -> Iterator[Claim]:
    folded = known.folded
    actions = [hit for hit in known.actions if start <= hit.start and hit.end <= end]
    before: list[Claim] = []
    for number in numbers:
        claim = _claim(known, number, actions, start, end)
        if claim is None:
            continue
        claim.part_of = _whole(folded, claim, before, actions)
        before.append(claim)
        yield claim


def _claim(known: _Text, number: Number, actions: list[Hit], start: int, end: int) -> Claim | None:
    folded = known.folded
    if number.share:
        return _share(known, number)
    exact_one = number.value == 1 and number.qualifier == "exact"
    if exact_one and _ONE_OF.match(folded, number.end):
        return None
    if exact_one and _NOT_COUNTED.search(folded, max(0, number.start - 12), number.start):
        return None
    unit, position = _unit(known, number.end)
    thing = _object(known, position, end)
    stop = thing.end if thing else position if unit else number.end
    stop = _with_second_object(known, stop) if thing else stop
    begin = number.start
    action = _self_action(known, stop if thing else number.end, actions)
    led = _leading(folded, number, actions)
    if thing is None and not unit and led is not None:
        action, begin = led.code, led.start
    elif action is None:
        action = nearest_action(folded, number.start, actions, _JOINERS)
    elif thing is None:
        stop = _self_action_end(known, number.end, actions)
    is_article = folded[number.start] == "a" and number.end - number.start < 3
    if is_article and (thing is None or is_event(thing.code)):
        return None
    code = thing.code if thing else implied_object(action or "")
    if thing is None and not code:
        subject = _subject(known, number, start)
        code = subject.code if subject else ""
    if not code:
        return None
    if unit in DISTANCES and _LONG.match(folded, _measure_end(known, number.end)):
        action = "length"
    doing, what = fitting(action, code)
    if doing == "count" and (exact_one or number.qualifier == "many"):
        return None
    return Claim(begin, stop, number, what, doing, unit)


def _measure_end(known: _Text, position: int) -> int:
    """Return where the measure after `position` ends, or `position`."""
    match = re.compile(r"[\s-]+").match(known.folded, position)
    hit = known.measures.get(match.end()) if match else None
    return hit.end if hit else position


def _unit(known: _Text, position: int) -> tuple[str, int]:
    """Return the measure after a number and where it ends: "hundreds of miles of"."""
    of = _OF.match(known.folded, position)
    for start in (of.end() if of else position + 1, position + 1):
        hit = known.measures.get(start)
        if hit:
            return hit.code, hit.end
    return "", of.end() - 1 if of else position


def _object(known: _Text, position: int, end: int) -> Hit | None:
    """Return the object a number counts: the head of the words that follow it."""
    folded = known.folded
    of = _OF.match(folded, position)
    position = of.end() if of else position
    for _ in range(7):
        calibre = re.compile(r"\s+\d+[\s-]?(?:mm|cm|millimet\w+|calib\w+)\b").match(
            folded, position
        )
        if calibre:
            position = calibre.end()
            continue
        match = _TOKEN.match(folded, position)
        if match is None or match.end(1) > end:
            return None
        hit = known.objects.get(match.start(1))
        if hit is not None:
            return _head(known, hit)
        word = match[1]
        if word in _STOP or _NUMBER_WORD.match(word):
            return None
        if any(hit.start == match.start(1) and hit.code != "length" for hit in known.actions):
            return None
        position = match.end()
    return None


def _head(known: _Text, hit: Hit) -> Hit:
    """Return the last of objects that stand side by side: "ammunition depots" are depots."""
    while True:
        gap = _GAP.match(known.folded, hit.end)
        following = known.objects.get(gap.end()) if gap else None
        if following is None:
            return hit
        hit = Hit(hit.start, following.end, following.code)


def _with_second_object(known: _Text, stop: int) -> int:
    """Return the end of "trucks and armored vehicles", counted together."""
    match = re.compile(r" (?:and|or) ").match(known.folded, stop)
    second = known.objects.get(match.end()) if match else None
    return _head(known, second).end if second else stop


def _self_action(known: _Text, position: int, actions: list[Hit]) -> str | None:
    """Return the action of "31,220 killed" or "300 men were captured", or None."""
    run = _self_run(known, position, actions)
    return joint_action(known.folded, run, _JOINERS) if run else None


def _self_action_end(known: _Text, position: int, actions: list[Hit]) -> int:
    run = _self_run(known, position, actions)
    return run[-1].end if run else position


def _self_run(known: _Text, position: int, actions: list[Hit]) -> list[Hit]:
    match = _BE.match(known.folded, position)
    if match is None:
        return []
    first = next((i for i, hit in enumerate(actions) if hit.start == match.end()), None)
    if first is None or not _PARTICIPLE_END.search(
        known.folded, actions[first].start, actions[first].end
    ):
        return []
    last = first
    while (
        last + 1 < len(actions)
        and known.folded[actions[last].end : actions[last + 1].start] in _JOINERS
    ):
        last += 1
    return actions[first : last + 1]


def _leading(folded: str, number: Number, actions: list[Hit]) -> Hit | None:
    """Return the noun that leads a number: "a population of 160,000"."""
    for hit in actions:
        if folded[hit.end : number.start] in (" ", " of ") and hit.code in (
            "population",
            "strength",
        ):
            return hit
    return None


def _subject(known: _Text, number: Number, start: int) -> Hit | None:
    """Return the object of "the number of aircraft shot down was 57"."""
    if not _EQUALS.search(known.folded, max(start, number.start - 15), number.start):
        return None
    before = [hit for hit in known.objects.values() if start <= hit.start < number.start]
    return max(before, key=lambda hit: hit.start, default=None)


def _share(known: _Text, number: Number) -> Claim:
    of = _OF.match(known.folded, number.end)
    thing = _object(known, number.end, len(known.folded)) if of else None
    return Claim(
        number.start, thing.end if thing else number.end, number,
        thing.code if thing else "area", "share",
    )  # fmt: skip


def _whole(folded: str, claim: Claim, before: list[Claim], actions: list[Hit]) -> Claim | None:
    """Return the figure that a figure is a share of: the last one before "including"."""
    for whole in reversed(before):
        marker = _PARTS.search(folded, whole.end, claim.start)
        if marker is None:
            continue
        turned = any(marker.end() <= a.start and a.end <= claim.start for a in actions)
        if turned and claim.action != whole.action and not breaks_down(whole, claim):
            return None
        return whole
    return None
