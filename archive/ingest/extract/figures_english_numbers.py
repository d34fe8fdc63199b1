"""Which numbers of English text may count something, and the clauses they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from archive.ingest.extract.figures_line import Hits
from archive.ingest.records import Paragraph
from archive.text.numerals import Number

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_NAMES = (
    "highway", "route", "road", "hill", "height", "base", "point", "company", "regiment",
    "division", "battalion", "brigade", "corps", "zone", "region", "resolution", "article",
    "chapter", "page", "section", "line", "level", "no", "number", "group", "term", "inter-zone",
    "interzone", "camp", "seed", "plan", "paragraph", "annex", "order", "decree", "law",
    "parallel", "track", "jan", "feb", "mar", "apr", "aug", "sep", "sept", "oct", "nov", "dec",
    "pier", "room", "age", "aged", "telephone", "tel", "channel", "area", "sector", "phase",
    "operation", "model", "type", "mark", "peak", "km", "post", "strongpoint", "strong point",
)  # fmt: skip
_AREAS = ("region", "zone", "sector", "area")
_NAMED = re.compile(
    rf"(?:\b(?:{'|'.join(_MONTHS)})(?:\s\d+\s?(?:and|or|to|-))*"  # on May 16, 79 men fell
    rf"|\b(?:{'|'.join(_NAMES)})s?\.?"
    r"(?:\s(?:nos?\.?|number))?(?:\s\d+\s?(?:,|and|or|to|-))*)\s$"
)
# The last letters before a number that one of these names, or a list of such numbers, can end in.
_NAME_ENDS = frozenset(
    (name + end)[-3:]
    for name in (*_MONTHS, *_NAMES, "and", "or", "to")
    for end in ("", "s", ".", "s.")
)
# A calibre, an age, a time or an attribute: what no figure counts.
_MEASURED = re.compile(
    r"[\s-]?(?:mm|cm|millimet\w+|calib\w+|pounder)\b"
    r"|[\s-](?:in|inch)(?:es)?\b\.?(?=\s(?:\w+\s)?(?:gun|rocket|bazooka|mortar|shell|howitzer))"
    r"|[\s-](?:(?:years?|months?|weeks?|days?|hours?|minutes?)"
    r"(?:[\s-](?:old|of age|later|ago|earlier|before|after|afterwards|since)\b|-)"
    r"|(?:a|p)\.m\.|o'clock\b|years?-|years? on\b"
    rf"|(?:of )?(?:{'|'.join(_MONTHS)})\b)"
    r"|-(?:year|month|week|day|hour|minute)\b(?!s)"
)
_INCLUDING = re.compile(
    r"\b(?:including|among them|of whom|of which) (?:(?:an? )?[\w-]+ and )?(?=(an?) [a-z])"
)
# "a gunboat was sunk": an article counts the subject of a verb that claims.
_SUBJECT = re.compile(r"(a(?<!\wa)n?) (?=[a-z][a-z-]*(?: [a-z-]+){0,3} was (?:\w+ly )?(\w))")
# "two trucks and a jeep": an article that ends a list counts one.
_LISTED_ARTICLE = re.compile(r" [a-z][a-z -]{2,40}?,? and (an?) (?=[a-z]|\d+[ -]?mm)")
_ONE_IN = re.compile(r"[^,;.]{0,40}? (?:in|out of|of|for) every (?:\w+ )?(?=\w)")
_MANY_OF = re.compile(r" [a-z]{3,}s\b")
_INITIALS = re.compile(r"\b[A-Z](?:\.?[A-Z]){1,4}\.? $")
_DIGIT = re.compile(r"\d")
_SEGMENT = re.compile(r"[.;!?](?:(?<!\.)|(?=\s|$|['\"’”)]+(?:\s|$)))")
_WORD_BEFORE = re.compile(r"[\w.]*$")
_ABBREVIATIONS = frozenset(
    ("no", "nos", "gen", "lt", "col", "maj", "capt", "sgt", "brig", "adm", "st", "mt", "ft", "mm",
     "cm", "in", "u.s", "u.n", "a.m", "p.m", "dr", "mr", "approx", "cal", "jan", "feb", "aug",
     "sept", "oct", "nov", "dec")
)  # fmt: skip
_ABBREVIATION_ENDS = frozenset(word[-2:] for word in _ABBREVIATIONS)


def counting(paragraph: Paragraph, actions: Hits, masked: bytearray, sides: Hits) -> list[Number]:
    """Return the numbers that may be figures, articles that count one too, in order."""
    folded = paragraph.folded
    text = paragraph.text
    return [
        number
        for number in _numbers(paragraph, actions)
        if not _is_masked(folded, number, masked) and not _is_of_initials(text, number, sides)
    ]


def _is_of_initials(text: str, number: Number, sides: Hits) -> bool:
    """Say whether initials take a number as a name does: GM 100, RC 4; "cost the PLA 20 guns"."""
    start = number.start
    if not text[start : number.end].isdigit() or not text[max(0, start - 2) : start - 1].isupper():
        return False
    initials = _INITIALS.search(text, max(0, start - 8), start)
    return initials is not None and sides.ending(start - 1) is None


def clauses(text: str, folded: str) -> Iterator[int]:
    """Yield where clauses end: at stops that end no abbreviation, at semicolons."""
    for match in _SEGMENT.finditer(folded):
        end = match.end()
        if folded[end - 1] == ".":
            following = text[end + 1 : end + 2]
            if following.islower():
                continue
            if folded[max(0, end - 3) : end - 1] in _ABBREVIATION_ENDS:
                word = _WORD_BEFORE.search(folded, max(0, end - 12), end - 1)
                if word and word[0] in _ABBREVIATIONS:
                    continue
        yield end
    yield len(folded)


def _numbers(paragraph: Paragraph, actions: Hits) -> list[Number]:
    """Return the numbers and, where a verb, a list or "including" asks for one, the articles."""
    folded = paragraph.folded
    numbers = list(paragraph.numbers)
    found = {number.start for number in numbers}
    added = [
        start
        for hit in actions
        for start in (hit.end + 1,)
        if folded.startswith((" a ", " an "), hit.end) and start not in found
    ]
    if "includ" in folded or "among them" in folded or " of wh" in folded:
        added += [
            match.start(1) for match in _INCLUDING.finditer(folded) if match.start(1) not in found
        ]
    if numbers and (" and a " in folded or " and an " in folded):
        added += [
            number.end + match.start(1)
            for number in numbers
            for match in (_LISTED_ARTICLE.match(folded[number.end : number.end + 60]),)
            if match and number.end + match.start(1) not in found
        ]
    if " was " in folded:
        added += [
            match.start(1)
            for match in _SUBJECT.finditer(folded)
            if actions.at(match.start(2)) and match.start(1) not in found
        ]
    if not added:
        return numbers
    one = Decimal(1)
    for start in sorted(set(added)):
        length = 2 if folded.startswith("an ", start) else 1
        numbers.append(Number(one, one, one, "exact", start, start + length))
    return sorted(numbers, key=lambda number: number.start)


def _is_masked(folded: str, number: Number, masked: bytearray) -> bool:
    start, end = number.start, number.end
    if number.value == 0 or masked.find(1, start, end) >= 0:
        return True
    if folded[start - 1 : start] == "(" and folded[end : end + 1] == ")":
        return True  # a list marker
    if folded.endswith("every ", 0, start) or (
        " every " in folded[end : end + 60] and _ONE_IN.match(folded, end)
    ):
        return True  # "one man in every three"
    after = folded[end : end + 1]
    if after in " -\u2013m" and _MEASURED.match(folded, end):
        return True
    if after == ":" and folded[end + 1 : end + 2].isdigit():
        return True  # 10:30
    if not start or folded[start - 1] != " ":
        return False
    if "," in folded[start:end]:
        return False  # "the prisoners number 9,700"
    last = folded[max(0, start - 4) : start - 1]
    if not (last in _NAME_ENDS or last[-2:] in _NAME_ENDS or last[-1:] in ",-"):
        return False
    named = _NAMED.search(folded, max(0, start - 40), start)
    if named is None:
        return False
    if folded[start].isalpha() and (named[0].strip() in _MONTHS or _DIGIT.search(named[0])):
        return False  # "Battalion 23 and two companies"
    many = folded[start].isalpha() or named[0].strip() in _AREAS
    if many and _MANY_OF.match(folded, end):
        return False  # "in the Oran region thirteen nationalists were killed"
    return not folded.startswith(" were ", end) or folded[start - 2] == "s"
