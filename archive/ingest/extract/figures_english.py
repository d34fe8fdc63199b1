"""Figures of English text: number, object, measure and the verb that claims them."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from archive.ingest.extract.figures_english_nouns import Nouns
from archive.ingest.extract.figures_line import Hits, Masks, Parts, Verbs
from archive.ingest.extract.figures_words import (
    CASUALTIES,
    DISTANCES,
    Claim,
    Hit,
    Vocabulary,
    acting,
    fitting,
    implied_object,
    is_event,
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


def read(text: str, words: Vocabulary, masks: Masks) -> list[Claim]:
    """Return the figures of an English paragraph, in order."""
    folded = fold_aligned(text)
    known = Nouns(
        folded,
        Hits(acting(words.actions.find(folded), words.sides.find(folded))),
        Hits(words.objects.find(folded)),
        Hits(words.measures.find(folded)),
    )
    claims: list[Claim] = []
    bounds = [0, *(match.end() for match in _SEGMENT.finditer(folded)), len(folded)]
    numbers = deque(n for n in _numbers(folded, known) if not _is_masked(folded, n, masks))
    for start, end in pairwise(bounds):
        here = []
        while numbers and numbers[0].start < end:
            here.append(numbers.popleft())
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
    return known.actions.ending(start - 1) is not None


def _is_masked(folded: str, number: Number, masks: Masks) -> bool:
    start, end = number.start, number.end
    if masks.touch(start, end):
        return True
    if folded[start - 1 : start] == "(" and folded[end : end + 1] == ")":
        return True  # a list marker
    if _CALIBRE.match(folded, end):
        return True
    return _NAMED.search(folded, max(0, start - 40), start) is not None


def _read_segment(known: Nouns, numbers: list[Number], start: int, end: int) -> Iterator[Claim]:
    folded = known.folded
    verbs = Verbs(folded, known.actions.within(start, end), _JOINERS)
    parts = Parts(folded, _PARTS, start, end)
    before: list[Claim] = []
    for number in numbers:
        claim = _claim(known, number, verbs, before, start, end)
        if claim is None:
            continue
        claim.part_of = parts.whole_of(claim, verbs)
        before.append(claim)
        yield claim


def _claim(
    known: Nouns, number: Number, verbs: Verbs, before: list[Claim], start: int, end: int
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
    led = _leading(number, verbs) if not code and not unit else None
    run = _self_run(folded, stop, verbs)
    if led:
        action, begin = led.code, led.start
    elif run:
        action = verbs.joint(run)
        stop = stop if code else run[-1].end
    else:
        action = _noun_action(thing, verbs) or verbs.nearest(number.start)
    if not code and (run or led or unit or _STANDS_ALONE.match(folded, number.end)):
        code = _subject(known, number, start) or implied_object(action or "")
    if not code:
        return None
    if unit in DISTANCES and _LONG.match(folded, known.measure(number.end)[1]):
        action = "length"
    doing, what = fitting(action, code)
    if doing == "count" and (exact_one or number.qualifier == "many"):
        return None
    if number.qualifier == "many" and _PURPOSE.search(
        folded, max(start, number.start - 200), number.start
    ):
        return None  # "tasked with annihilating many": a wish is no claim
    return Claim(begin, stop, number, what, doing, unit)


def _is_no_count(folded: str, number: Number) -> bool:
    """Say whether "one" is no figure: "one of the", "each one", "the last one"."""
    if _ONE_OF.match(folded, number.end):
        return True
    return _NOT_COUNTED.search(folded, max(0, number.start - 12), number.start) is not None


def _noun_action(thing: Hit | None, verbs: Verbs) -> str | None:
    """Return the action that a noun tells by itself: prisoners were captured."""
    told = verbs.ending(thing.end) if thing else None
    if thing and told and told.start >= thing.start and told.code in CASUALTIES:
        return told.code
    return None


def _self_run(folded: str, position: int, verbs: Verbs) -> list[Hit]:
    """Return the actions of "31,220 killed" or "300 men were captured"."""
    match = _BE.match(folded, position)
    if match is None:
        return []
    # "were killed" may itself be a printed form, or "killed" alone.
    first = verbs.at(position + 1) or verbs.at(match.end())
    if first is None or not _PARTICIPLE_END.search(folded, first.start, first.end):
        return []
    return verbs.run_from(folded, verbs.first_from(first.start), _JOINERS)


def _leading(number: Number, verbs: Verbs) -> Hit | None:
    """Return the noun that leads a number: "a population of 160,000"."""
    hit = verbs.ending(number.start - 1) or verbs.ending(number.start - len(" of "))
    return hit if hit and hit.code in ("population", "strength") else None


def _subject(known: Nouns, number: Number, start: int) -> str:
    """Return the object of "the number of aircraft shot down was 57", or ''."""
    if not _EQUALS.search(known.folded, max(start, number.start - 15), number.start):
        return ""
    index = known.objects.last_before(number.start)
    before = known.objects.hits[index] if index >= 0 else None
    return before.code if before and before.start >= start else ""


def _share(known: Nouns, number: Number, before: list[Claim]) -> Claim | None:
    """Return "two-thirds of the area"; a share without a noun is one of what was shared before."""
    thing = known.object(number.end, len(known.folded))
    shared = [claim.object for claim in before[-4:] if claim.number.share]
    code = thing.code if thing else shared[-1] if shared else ""
    stop = thing.end if thing else number.end
    return Claim(number.start, stop, number, code, "share") if code else None
