"""English formations around an echelon word: "174th Regiment", "Division 316", "four companies"."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

from archive.ingest.extract.units.formation import Formation
from archive.ingest.extract.units.numbers import number_of, roman
from archive.ingest.extract.units.vocabulary import NUMBERED_ONLY, Formations
from archive.ingest.records import Paragraph
from archive.text.numerals import Number
from archive.text.spans import Match

_WINDOW = 64
_WORD = r"[a-z][\w'.-]*"
_ORDINAL = re.compile(
    # "On 24 June 1954 Regiment 803 …": a year is no number of a regiment.
    r"(?<![\w.,/-])(?:(?!(?:1[89]|20)\d\d )\d{1,4}(?:st|nd|rd|th|d|er?|eme)?(?=[ -])"
    r"|(?:twenty|thirty|forty|fifty|sixty"
    r"|seventy|eighty|ninety)(?:-[a-z]+|(?=ieth))|[a-z]*(?:first|second|third|fourth|fifth|sixth|seventh"
    r"|eighth|ninth|tenth|eleventh|twelfth|teenth|tieth)|[ivxl]{1,6})(?=[ -])"
)
_MODIFIER = re.compile(rf"(?:[ -]{_WORD}){{0,5}}[ -]")
_AFTER = re.compile(
    r" (?:no\.? ?|number )?(?P<number>\d{1,4})(?![\d.,:/]*\d|\w)"
    r"(?! (?!was\b|is\b|has\b|as\b|its\b|his\b)[a-z]+s\b)"
)
_AFTER_LIST = re.compile(
    r" (?:nos?\.? ?)?\d{1,4}(?:(?:, | and |, and )\d{1,4}(?![\w%]|[.,]\d| \w+s\b))+"
)
_LIST = re.compile(r"(?:\b(?:\d{1,4}(?:st|nd|rd|th)|[a-z]+)(?:, (?:and )?|,? and )(?:the )?)+$")
_NTH = r"\d{1,4}(?:st|nd|rd|th)\b"
_NAMED_AFTER = re.compile(
    r"(?:, | ?[(\u2013\u2014:-]+ ?)(?:namely,? |i\.e\.,? |including |the )*"
    rf"(?P<list>{_NTH}(?:(?:, |,? and )(?:the )?{_NTH})+)(?! (?:of|\w+ (?:and|divisions|regiments"
    r"|battalions|brigades|companies|corps))\b)"
)
_LISTED = re.compile(r"\d{1,4}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?")
_NOT_BETWEEN = (
    "and|or|of|the|an?|in|to|on|at|by|near|from|with|both|all|each|their|its|his|were|was|january"
    "|february|march|april|may|june|july|august|september|october|november|december"
)
# "On April 6 guerrillas ambushed French columns": the number is of a day.
_MONTH_BEFORE = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)(?:[a-z]+|\.)? $"
)
_COUNTED = re.compile(rf"(?: (?!(?:{_NOT_BETWEEN})\b){_WORD}){{0,3}} ")
_ARTICLE = re.compile(rf"\ban?(?P<modifier>(?: (?!and\b|or\b|of\b){_WORD}){{0,3}}) $")
_TROOPS = (
    r"(?:\w+ ){0,3}?(?:troops|soldiers|men|infantry|paratroops?|paratroopers|marines|guards|tanks"
    r"|artillery|engineers|legionnaires|guerrillas|militia|riflemen|enemy|enemies|police|cavalry"
    r"|parachutists|tirailleurs|commandos|partisans|regulars|volunteers|rebels)\b"
)
# "a company of friends", "a division of labour": no formation.
_NOT_MILITARY = re.compile(rf" of (?!(?:the|this|that|their|his|its)\b|{_TROOPS}|\d|[a-z]*th\b)")
_LED = (
    " headquarters",
    " command post",
    " hq",
    " commander",
    " leader",
    " officer",
    " sergeant",
    "-commander",
    " chief",
)
_CIVIL = re.compile(
    r"(?:oil|tea|rubber|mining|insurance|shipping|steamship|trading|film|theatre"
    r"|power|gas|railway|electric|broadcasting|dance|song|art|opera) $"
)
_FIELD_ARMY = "field army"
_NAMED_ECHELONS = frozenset({"battalion", "regiment", "brigade", "division"})
# "the Turkish Brigade", "the Capital Division": a name of its own, no number.
_NAME = re.compile(
    r"(?<=[a-z,;(] )(?!(?:The|A|An|This|That|Their|Our|Infantry|Cavalry|Armou?red|Parachute"
    r"|Airborne|Artillery|Tank|Marine|Foreign|Light|Heavy|Field|Mobile|Each|Every|No)\b)"
    r"(?:[A-Z][\w'’.-]+ ){1,3}$"
)
_ARM = (
    r"(?:Infantry|Cavalry|Cav|Marines|Rifles|Gurkhas|Lancers|Hussars|Dragoons|Fusiliers|Tirailleurs"
    r"|Spahis)\b"
)
_SLASHED = re.compile(
    r"(?<![\d/])(?P<battalion>[IVX]{1,4}|\d)/(?P<regiment>\d{1,3})"
    rf"(?:(?:st|nd|rd|th|er|e)? ?(?:(?:[A-Z]\w+ )?{_ARM}|[A-Z]{{2,5}}\b)"
    r"|(?:st|nd|rd|th|er|e)\b(?! of\b))"
)
# "the 65th Infantry", "5th Marines": a regiment, where no echelon word follows.
BRANCHES = (
    "Infantry",
    "Cavalry",
    "Cav",
    "Marines",
    "Rifles",
    "Lancers",
    "Hussars",
    "Dragoons",
    "Artillery",
)
_BRANCH = re.compile(
    r"(?<![\w.,/-])(?<![Oo]n the )(?P<number>\d{1,3})(?:st|nd|rd|th)"
    r" (?:(?:U\.S\.|Colonial|Motorized|Gurkha|Punjab|Foreign|Moroccan|Algerian|Royal) )?"
    r"(?:Infantry|Cavalry|Cav|Marines|Rifles|Lancers|Hussars|Dragoons|Artillery)\b"
    r"(?! [A-Z][a-z]+\b(?<!The))"
    r"(?! (?:division|regiment|brigade|battalion|company|corps))"
)
_COMPANY, _BATTERY = "Company", "Battery"
# "Company B", "E Company".
_LETTERED = re.compile(
    r"\b(?:(?:Company|Battery) (?:[B-HK-Z]|A(?=[,;.)]| of ))\b(?![.'’]\w)"
    r"|(?<![.'’] )(?:[B-HJ-Z]|(?<=[a-z] )A(?= Company)) (?:Company|Battery)\b)"
)


def english_formations(
    paragraph: Paragraph, hits: list[tuple[str, Match[Any]]], known: Formations
) -> Iterator[Formation]:
    """Yield the numbered and counted formations of an English paragraph."""
    text, folded = paragraph.text, paragraph.folded
    ends: list[int] | None = None
    reached = 0  # where the last echelon word ended
    for word, hit in hits:
        echelon = known.echelons[word]
        numbered = list(_numbered(text, folded, hit.start, hit.end, echelon, reached))
        reached = hit.end
        yield from numbered
        if numbered or word in NUMBERED_ONLY:
            continue
        if ends is None:
            ends = [number.end for number in paragraph.numbers]
        counted = _counted(text, folded, hit.start, hit.end, echelon, paragraph.numbers, ends)
        if counted is not None:
            yield counted
            if folded[hit.end - 1] == "s":
                yield from _named_after(folded, hit.end, echelon)
        elif (
            text[hit.start].isupper()
            and (echelon in _NAMED_ECHELONS or word == _FIELD_ARMY)
            and word[-1] != "s"
        ):
            named = _NAME.search(text, max(0, hit.start - 40), hit.start)
            if named is not None:
                yield Formation(named.start(), hit.end, echelon, plain=False)
    if any(branch in text for branch in BRANCHES):
        for match in _BRANCH.finditer(text):
            yield Formation(match.start(), match.end(), "regiment", int(match["number"]))
    if _COMPANY in text or _BATTERY in text:
        for match in _LETTERED.finditer(text):
            yield Formation(match.start(), match.end(), "company", plain=False)
    if "/" in text:
        for match in _SLASHED.finditer(text):
            number = roman(match["battalion"].lower()) or number_of(match["battalion"])
            if number:
                yield Formation(match.start(), match.end(), "battalion", number, plain=False)


def _numbered(
    text: str, folded: str, start: int, end: int, echelon: str, reached: int
) -> Iterator[Formation]:
    """Yield the formations whose number stands before or after the echelon word."""
    window = max(0, start - _WINDOW)
    ordinals = list(_ORDINAL.finditer(folded, window, start))
    best = ordinals[-1] if ordinals else None
    # "9th Company of Regiment 209": the number before is another's, unless the words adjoin as
    # in "5th Foreign Legion Demi-Brigade".
    if best is not None and best.end() < reached < start - 1:
        best = None
    # "On the 14th Mobile Group 3 was encircled": the number after it is its own.
    if best is not None and folded.endswith("on the ", 0, best.start()) and text[start].isupper():
        best = None if _AFTER.match(folded, end) else best
    if best is not None and _MODIFIER.fullmatch(folded, best.end(), start):
        ordinal = _ordinal(text, folded, best, end, echelon)
        if ordinal is not None:
            plain = best.end() + 1 == start
            yield Formation(best.start(), end, echelon, ordinal, plain=plain, head=start)
            yield from _listed_before(text, folded, best.start(), echelon, start, plain=plain)
            return
    if not text[start].isupper():
        return
    if listed := _AFTER_LIST.match(folded, end):
        for index, other in enumerate(re.finditer(r"\d+", listed[0])):
            at = end + other.start()
            first = start if index == 0 else at
            yield Formation(first, end + other.end(), echelon, int(other[0]), head=start)
    elif match := _AFTER.match(folded, end):
        yield Formation(start, match.end(), echelon, int(match["number"]), head=start)


def _ordinal(text: str, folded: str, match: re.Match[str], end: int, echelon: str) -> int | None:
    """Return the number before an echelon, if the words between look like a name."""
    word, printed = match[0], text[match.start() : match.end()]
    between = text[match.end() + 1 : end].replace("-", " ").split()
    if word[0].isdigit():
        if (
            word.isdigit()
        ):  # 174 regiments are no Regiment 174; "29 Brigade" and "No. 3 Company" are
            single = text[match.end() + 1].isupper() and folded[end - 1] != "s"
            return int(word) if single and len(between) == 1 else None
        named = all(w[0].isupper() for w in between if w not in ("of", "and", "de", "du"))
        return number_of(word) if named or len(between) == 1 else None
    if not printed[0].isupper() or not all(w[0].isupper() for w in between):
        return None
    if printed.isupper() and echelon in ("corps", "army", "battalion"):
        number = roman(word)
        if number and (number > 1 or echelon == "corps"):
            return number
    return number_of(word)


def _listed_before(
    text: str, folded: str, start: int, echelon: str, head: int, *, plain: bool
) -> Iterator[Formation]:
    """Yield the rest of "the 38th, 39th and 40th Armies"."""
    before = _LIST.search(folded, max(0, start - _WINDOW), start)
    if before is None:
        return
    for other in _LISTED.finditer(folded, before.start(), before.end()):
        number = number_of(other[0])
        if number is not None and (other[0][0].isdigit() or text[other.start()].isupper()):
            yield Formation(other.start(), other.end(), echelon, number, plain=plain, head=head)


def _named_after(folded: str, end: int, echelon: str) -> Iterator[Formation]:
    """Yield the formations of "three divisions, the 304th, 308th and 312th"."""
    listed = _NAMED_AFTER.match(folded, end)
    if listed is None:
        return
    for other in _LISTED.finditer(folded, listed.start("list"), listed.end()):
        number = number_of(other[0]) if other[0][0].isdigit() else None
        if number is not None:
            yield Formation(other.start(), other.end(), echelon, number, head=end)


def _counted(
    text: str,
    folded: str,
    start: int,
    end: int,
    echelon: str,
    numbers: tuple[Number, ...],
    ends: list[int],
) -> Formation | None:
    if folded.startswith(_LED, end):
        return None  # "one company commander", "two battalion headquarters"
    other = _NOT_MILITARY.match(folded, end)
    # "two companies of Moroccans" are, whoever they are.
    if other and not text[other.end()].isupper():
        return None
    if _CIVIL.search(folded, max(0, start - 16), start):
        return None
    at = bisect_right(ends, start) - 1
    number = numbers[at] if at >= 0 else None
    if number is not None and start - number.end <= _WINDOW and number.value is not None:
        whole = number.value == int(number.value) and not number.share
        whole = whole and not _MONTH_BEFORE.search(folded, max(0, number.start - 10), number.start)
        if whole and _COUNTED.fullmatch(folded, number.end, start):
            return Formation(
                number.start, end, echelon, number=int(number.value), qualifier=number.qualifier,
                plain=False,
            )  # fmt: skip
    if folded[end - 1] == "s" and echelon != "corps":
        return None
    article = _ARTICLE.search(folded, max(0, start - 40), start)
    if article is None:
        return None
    return Formation(article.start(), end, echelon, number=1, qualifier="exact", plain=False)
