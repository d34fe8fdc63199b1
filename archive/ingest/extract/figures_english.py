"""Figures of English text: number, object, measure and the verb that claims them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from archive.ingest.extract.figures_english_nouns import Nouns
from archive.ingest.extract.figures_words import (
    CASUALTIES,
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
_BE = re.compile(
    r"[\"”’]?\s+(?:(?:were|was|are|is|have been|had been|has been|being|either)\s+)?(?:also\s+)?"
)
_EQUALS = re.compile(r"\b(?:was|were|is|are|reached|totall?ed|amounted to|numbered|stood at|to) $")
# "31,220, all of them dead" counts people; "31,220 widgets" counts something unknown.
_STANDS_ALONE = re.compile(
    r"\s*(?:$|[^\w\s'’-]|(?:in|on|at|and|or|near|by|from|during|of whom|were|was|there|here)\b"
    r"(?!\s(?:one|two|\d)))"
)
_PURPOSE = re.compile(
    r"\b(?:tasked with|in order to|with a view to|aim(?:ed|ing) (?:at|to)|plan to)\b"
)
_ARTICLE = re.compile(r"(?<![\w-])an? (?=[a-z])")
_PARTS = re.compile(r"\bincluding\b|\b(?:of|among) (?:whom|which|them)\b|\bamong them\b")
_PARTICIPLE_END = re.compile(r"(?:ed|down|sunk|put out of action|lost|taken|shot)$")
_ONE_OF = re.compile(r"\s+of\b")
_NOT_COUNTED = re.compile(r"\b(?:each|every|another|the last|only|no|any|per|the|this|that|its) $")


def read(text: str, words: Vocabulary, masks: list[tuple[int, int]]) -> list[Claim]:
    """Return the figures of an English paragraph, in order."""
    folded = fold_aligned(text)
    known = Nouns(
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


def _numbers(folded: str, known: Nouns) -> list[Number]:
    """Return the numbers and, where a verb or "including" asks for one, the articles."""
    numbers = list(english_numbers(folded))
    taken = {number.start for number in numbers}
    one = Decimal(1)
    for match in _ARTICLE.finditer(folded):
        if match.start() not in taken and _counts(folded, match.start(), known):
            numbers.append(Number(one, one, one, "exact", match.start(), match.end() - 1))
    return sorted(numbers, key=lambda number: number.start)


def _counts(folded: str, start: int, known: Nouns) -> bool:
    """Say whether an article counts one: "destroyed a tank", "including a captain"."""
    before = folded[max(0, start - 30) : start]
    if re.search(r"\b(?:including|among them|of whom|of which) (?:(?:an? )?[\w-]+ and )?$", before):
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


def _read_segment(known: Nouns, numbers: list[Number], start: int, end: int) -> Iterator[Claim]:
    folded = known.folded
    actions = [hit for hit in known.actions if start <= hit.start and hit.end <= end]
    before: list[Claim] = []
    for number in numbers:
        claim = _claim(known, number, actions, before, start, end)
        if claim is None:
            continue
        claim.part_of = _whole(folded, claim, before, actions)
        before.append(claim)
        yield claim


def _claim(
    known: Nouns, number: Number, actions: list[Hit], before: list[Claim], start: int, end: int
) -> Claim | None:
    folded = known.folded
    if number.share:
        return _share(known, number, before)
    exact_one = number.value == 1 and number.qualifier == "exact"
    if exact_one and _is_no_count(folded, number):
        return None
    if known.counts_the_whole(number.start):
        return None
    unit, position = known.measure(number.end)
    thing = known.object(position, end)
    code, stop = (thing.code, known.with_second(thing.end)) if thing else ("", position)
    if thing is None and before and (others := known.is_others(number.end)):
        code, stop = before[-1].object, others.end()
    is_article = folded[number.start] == "a" and number.end - number.start < 3
    if is_article and (thing is None or is_event(thing.code)):
        return None
    begin = number.start
    action: str | None
    led = _leading(folded, number, actions) if not code and not unit else None
    run = _self_run(known, stop, actions)
    if led:
        action, begin = led.code, led.start
    elif run:
        action = joint_action(folded, run, _JOINERS)
        stop = stop if code else run[-1].end
    else:
        action = _noun_action(thing, actions) or nearest_action(
            folded, number.start, actions, _JOINERS
        )
    if not code and (run or led or unit or _STANDS_ALONE.match(folded, number.end)):
        code = _subject(known, number, start) or implied_object(action or "")
    if not code:
        return None
    if unit in DISTANCES and _LONG.match(folded, known.measure(number.end)[1]):
        action = "length"
    doing, what = fitting(action, code)
    if doing == "count" and (exact_one or number.qualifier == "many"):
        return None
    if number.qualifier == "many" and _PURPOSE.search(folded, start, number.start):
        return None  # "tasked with annihilating many": a wish is no claim
    return Claim(begin, stop, number, what, doing, unit)


def _is_no_count(folded: str, number: Number) -> bool:
    """Say whether "one" is no figure: "one of the", "each one", "the last one"."""
    if _ONE_OF.match(folded, number.end):
        return True
    return _NOT_COUNTED.search(folded, max(0, number.start - 12), number.start) is not None


def _noun_action(thing: Hit | None, actions: list[Hit]) -> str | None:
    """Return the action that a noun tells by itself: prisoners were captured."""
    if thing is None:
        return None
    return next(
        (a.code for a in actions if a.end == thing.end and a.start >= thing.start
         and a.code in CASUALTIES),
        None,
    )  # fmt: skip


def _self_run(known: Nouns, position: int, actions: list[Hit]) -> list[Hit]:
    match = _BE.match(known.folded, position)
    if match is None:
        return []
    # "were killed" may itself be a printed form, or "killed" alone.
    starts = (position + 1, match.end())
    first = next((i for i, hit in enumerate(actions) if hit.start in starts), None)
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


def _subject(known: Nouns, number: Number, start: int) -> str:
    """Return the object of "the number of aircraft shot down was 57", or ''."""
    if not _EQUALS.search(known.folded, max(start, number.start - 15), number.start):
        return ""
    before = [hit for hit in known.objects.values() if start <= hit.start < number.start]
    return max(before, key=lambda hit: hit.start).code if before else ""


def _share(known: Nouns, number: Number, before: list[Claim]) -> Claim | None:
    """Return "two-thirds of the area"; a share without a noun is one of what was shared before."""
    thing = known.object(number.end, len(known.folded))
    shared = [claim.object for claim in before if claim.number.share]
    code = thing.code if thing else shared[-1] if shared else ""
    stop = thing.end if thing else number.end
    return Claim(number.start, stop, number, code, "share") if code else None


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
