"""English numbers that are a share of others: "452 men of 834", "two-thirds of the area"."""

from __future__ import annotations

import re

from archive.ingest.extract.figures_english_nouns import Nouns
from archive.ingest.extract.figures_words import (
    CASUALTIES,
    DURATIONS,
    Claim,
    Hit,
)
from archive.text.numerals import Number

_EQUALS = re.compile(
    r"\b(?:was|were|is|are|reached|totall?ed|amounted to|numbered|stood at|to|at) $"
)
_OF_THE = re.compile(
    r"(?<!total )(?<!number )(?<!force )\b(?:of|among) (?:the |their |its |these )?$"
)
_PART_FOLLOWS = re.compile(
    r"[ ,]*|[^\d;:]{1,60}, (?:but )?(?:(?:only|just|barely|no more than) )?"
    r"| (?P<loose>[a-z][^\d;:,]{1,60}) "
)
_BEFELL = re.compile(
    r" (?:were|was|had|got|have|fell|died|escaped|survived|reached|returned|made)\b"
)
_OUT_OF = re.compile(
    r"(?:[^\d;:,]{0,40}|[^\d;:]{0,40}\b(?:killed|wounded|missing|captured)) (?:out of|of)"
    r" (?:the |their |its )?(?:a total of |some |about )?"
)
_OF_THESE = re.compile(
    r"\b(?:of|among) (?:the |these |those )?(prisoners|captives|captured|dead|killed|wounded), $"
)
_FATES = {"dead": "killed", "killed": "killed", "wounded": "wounded"}
_ARE = re.compile(r" (?:were|are|being)(?= )")
_BESIDE = frozenset((", ", " (", " - ", " -- ", " \u2013 ", " \u2014 ", ", including "))
_OF_THEM = (" of them", " of whom", " of these", " of which")
_OF_WHICH = re.compile(r"\s*(?:$|[^\w\s'’%-])|\s(?:in all|engaged|in action|altogether)\b")
_OF_A_TIME = re.compile(r" of (?:the|this|that|last|next) (?:year|month|week|day|night|century)\b")
_OF_NUMBER = re.compile(r" of (?:the|its|their) [\d,]+(?= )")  # "half of the 3,000 prisoners"


def subject(known: Nouns, number: Number, start: int) -> str:
    """Return the object of "the number of aircraft shot down was 57", or ''."""
    folded = known.folded
    if not _EQUALS.search(folded, max(start, number.start - 15), number.start):
        return ""
    index = known.objects.last_before(number.start)
    while index >= 0 and known.objects.hits[index].code in DURATIONS:
        index -= 1
    before = known.objects.hits[index] if index >= 0 else None
    return before.code if before and before.start >= start else ""


def whole_before(folded: str, number: Number, before: list[Claim]) -> Claim | None:
    """Return what "of the 700 defenders 161 were Europeans" counts a part of."""
    whole = before[-1] if before else None
    if whole is None or not _OF_THE.search(folded, max(0, whole.start - 12), whole.start):
        return None
    follows = _PART_FOLLOWS.fullmatch(folded, whole.end, number.start)
    if follows is None or (follows["loose"] and not _BEFELL.match(folded, number.end)):
        return None
    if not whole.told and whole.action in CASUALTIES:
        whole.action = "strength"  # of the 222 men 84 were lost, not all
    return whole


def whole_after(
    folded: str, number: Number, before: list[Claim], thing: Hit | None
) -> Claim | None:
    """Return what "4,800 lost out of 6,000" or "452 men of 834" counts a part of."""
    part = before[-1] if before else None
    if part is None or part.part_of is not None:
        return None
    if thing is None and not _OF_WHICH.match(folded, number.end):
        return None
    if thing is not None and not folded.endswith("out of ", 0, number.start):
        return None
    return part if _OUT_OF.fullmatch(folded, part.end, number.start) else None


def among(folded: str, number: Number, before: list[Claim]) -> Claim | None:
    """Return what "24 soldiers, 11 of them Europeans" counts a part of."""
    whole = before[-1] if before else None
    beside = whole is not None and folded[whole.end : number.start] in _BESIDE
    return whole if beside and folded.startswith(_OF_THEM, number.end) else None


def share(known: Nouns, number: Number, before: list[Claim]) -> Claim | None:
    """Return "two-thirds of the area"; a share without a noun is one of what was shared before."""
    if _OF_A_TIME.match(known.folded, number.end):
        return None  # "the first half of the year"
    whole = _OF_NUMBER.match(known.folded, number.end)
    after = whole.end() if whole else number.end
    if known.folded.startswith(" the ", after):
        after += 4  # half the garrison
    thing = known.object(after, len(known.folded))
    shared = [claim.object for claim in before[-4:] if claim.number.share]
    code = thing.code if thing else shared[-1] if shared else ""
    stop = thing.end if thing else number.end
    return Claim(number.start, stop, number, code, "share") if code else None


def fate_of_these(folded: str, number: Number) -> str:
    """Return what befell those of whom some are counted: "of the prisoners, 17 were officers"."""
    these = _OF_THESE.search(folded, max(0, number.start - 30), number.start)
    return _FATES.get(these[1], "captured") if these else ""


def what_they_are(known: Nouns, number: Number, end: int) -> Hit | None:
    """Return what a number says that some are: "412 are officers"."""
    are = _ARE.match(known.folded, number.end)
    return known.object(are.end(), end) if are else None
