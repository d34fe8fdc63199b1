"""Number phrases of English text: "more than 52,000", "dozens of", "two-thirds"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from archive.text.fold import fold_aligned
from archive.text.numerals import Number, bounded
from archive.text.spans import Hit, Matcher

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * (index + 2) for index, word in enumerate(_TENS)
}
_SCALES = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12, "score": 20,
}  # fmt: skip
_WORD = "|".join(sorted((*_WORDS, *_SCALES), key=len, reverse=True))
_BEFORE = {
    "more_than": "more than|over|just over|above|upwards of|in excess of|exceeding|well over",
    "at_least": "at least|no fewer than|no less than|not fewer than|not less than|a minimum of"
    "|a good",
    "less_than": "less than|fewer than|under|below",
    "at_most": "up to|at most|no more than|not more than|a maximum of|as many as|as much as",
    "nearly": "nearly|almost|close to|close on|just under|well nigh",
    "about": "about|around|approximately|roughly|an estimated|estimated at|estimated|some"
    "|in the neighborhood of|in the neighbourhood of|or so",
}
_QUALIFIER_OF = {
    phrase: qualifier for qualifier, phrases in _BEFORE.items() for phrase in phrases.split("|")
}
# The phrases by their last word, the longest first.
_BY_LAST_WORD: dict[str, list[str]] = {}
for _phrase in sorted(_QUALIFIER_OF, key=len, reverse=True):
    _BY_LAST_WORD.setdefault(_phrase.rsplit(" ", 1)[-1], []).append(_phrase)
# Verbs whose "over" is part of them: handed over 315 rifles.
_GIVEN = re.compile(
    r"\b(?:(?:hand|turn|sign|giv|gave|chang)(?:ed|ing|en|e)?"
    r"|(?:stretch|extend|spread|scatter)(?:ed|ing|s|es|e)?) over$"
)
_LONGEST_PHRASE = max(map(len, _QUALIFIER_OF)) + 2
_DIGIT_NUMBER = (
    r"(?!0\d)(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+(?:\.\d+)?)"
)
_WORD_NUMBER = (
    rf"(?:(?:{_WORD})|a[ ](?:hundred|thousand|million)\b)"
    rf"(?:(?:[- ]|(?:(?<=hundred)|(?<=thousand)|(?<=million))[ ]and[ ])(?:{_WORD})\b)*"
)
_SCALE = "hundred|thousand|million|billion|dozen|score"
# What may follow the number itself: a scale, the upper end of a range, "or more", per cent.
_REST = rf"""
        (?P<and_half>[ ]and[ ]a[ ]half|[ ]1/2|\u00bd)?
        (?:[ -](?P<scale>{_SCALE})\b)?
        (?:(?:[ ]to[ ]|[ ]or[ ]|[ ]?[-\u2013\u2014][ ]?)
          (?P<upper>{_DIGIT_NUMBER}|{_WORD_NUMBER})(?![\w]|[.,]\d)
          (?:[ -](?P<upper_scale>{_SCALE})\b)?)?
        (?P<after>[ ]or[ ]more|[ ]or[ ]so|[ -]odd|[ ]or[ ]thereabouts|-plus|[ ]plus|\+)?
        (?P<percent>%|[ ]per[ ]?cent\b|[ ]p\.c\.)?
        (?!\w|[-](?:st|nd|rd|th|first|second|third|\w+th)\b|[.,]\d)
"""
_FROM_VAGUE = re.compile(
    r"""
      (?P<vague>(?:(?:tens|dozens|scores|hundreds)[ ]of[ ](?:thousands|millions))
        |(?:several|a[ ]few|many)[ ]hundred[ ](?:thousand|million)
        |(?:several|a[ ]few|many|some)[ ](?:dozen|hundred|thousand|million|score)s?
        |tens(?=[ ]of)|dozens|scores|hundreds|thousands|millions
        |half[ ]a[ ]dozen|half-a-dozen|a[ ]dozen|a[ ]score(?=[ ](?:of|or)\b)
        |a[ ]couple(?=[ ]of)|a[ ]handful(?=[ ]of)
        |several|a[ ]few|many(?![ ]as\b)|numerous|multiple|countless|innumerable
        |(?:a[ ](?:large|great)?[ ]?|(?:large|great)[ ])numbers?[ ]of)
        (?![\w-])
    """,
    re.VERBOSE,
)
_VAGUE_WORDS = (
    "tens", "dozens", "scores", "hundreds", "thousands", "millions", "several", "a ", "many",
    "some ", "half", "numerous", "multiple", "countless", "innumerable", "large ", "great ",
)  # fmt: skip
_FROM_WORD = re.compile(
    rf"""
      (?P<half_a>half[ ]a|a[ ]quarter[ ]of[ ]a)[ ](?P<of_scale>million|thousand|hundred)\b
      |(?P<fraction>(?:one|two|three|four|five|six|seven|eight|nine|a)[- ]
          (?:half|thirds?|quarters?|fourths?|fifths?|sixths?|sevenths?|eighths?|ninths?|tenths?)
          |half)(?=[ ]of\b|[^\w-]|$)
      |(?P<number>{_WORD_NUMBER}){_REST}
    """,
    re.VERBOSE,
)
# Most numbers are digits; they can only be counts.
_FROM_DIGIT = re.compile(rf"(?P<number>{_DIGIT_NUMBER}){_REST}", re.VERBOSE)
_AND_UPPER = re.compile(
    rf" and (?P<upper>{_DIGIT_NUMBER}|{_WORD_NUMBER})(?:[ -](?P<upper_scale>{_SCALE})\b)?(?!\w)"
)
_DIGITS = re.compile(r"\d\d*")  # faster than \d+: it tells what a run begins with
# What a number phrase begins with; only there is the grammar tried.
NUMBER_WORDS: Matcher[None] = Matcher(
    (word, None)
    for word in (
        *_WORDS, "tens", "dozens", "scores", "hundreds", "thousands", "millions", "several",
        "many", "numerous", "multiple", "countless", "innumerable", "half", "a few", "a dozen",
        "a score", "a couple", "a handful", "a number", "a large", "a great", "large numbers",
        "great numbers", "a hundred", "a thousand", "a million", "a half", "a third", "a quarter",
        "a fourth", "a fifth", "a tenth", "some hundreds", "some thousands", "some dozens",
    )
)  # fmt: skip
_VAGUE_BOUNDS = {
    "tens": (20, 99, "tens"),
    "dozen": (20, 99, "tens"),
    "score": (40, 99, "tens"),
    "hundred": (200, 999, "hundreds"),
    "thousand": (2000, 9999, "thousands"),
    "million": (10**6, None, "millions"),
}
_MANY = frozenset(("many", "numerous", "multiple", "countless", "innumerable"))
_ABOUT = {"half a dozen": 6, "half-a-dozen": 6, "a dozen": 12, "a score": 20, "a couple": 2}
_FRACTIONS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10,
}  # fmt: skip


def read_english(text: str) -> Decimal:
    """Return the value of an English number in digits or words, or raise ValueError.

    >>> read_english("one hundred and seventy-three"), read_english("2,000")
    (Decimal('173'), Decimal('2000'))
    """
    plain = text.strip().lower()
    if plain.isascii() and plain.isdigit():
        return Decimal(plain)
    if re.fullmatch(_DIGIT_NUMBER, plain):
        thousands = re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain)
        return Decimal(plain.replace(".", "") if thousands else plain.replace(",", ""))
    total = section = 0
    last = 0  # the size of the last word, so that "ten five" is refused
    for word in plain.replace("-", " ").split():
        if word == "and" and last >= 100:
            continue
        if word in _SCALES and last:
            scale = _SCALES[word]
            if scale < 1000:
                section *= scale
            else:
                total, section = total + section * scale, 0
            last = scale
        elif word in _WORDS and (not last or last >= 100 or (last >= 20 and _WORDS[word] < 10)):
            section += _WORDS[word]
            last = _WORDS[word] or 1
        else:
            raise ValueError(f"not a number: {text!r}")
    if not last:
        raise ValueError(f"not a number: {text!r}")
    return Decimal(total + section)


def english_numbers(text: str) -> Iterator[Number]:
    """Yield the number phrases of an English text, in order, with their qualifiers."""
    if text != text.lower():
        text = fold_aligned(text)
    return numbers_at(text, digit_runs(text), NUMBER_WORDS.hits(text))


def digit_runs(text: str) -> list[tuple[int, int]]:
    """Return the spans of the runs of digits, in order."""
    return [match.span() for match in _DIGITS.finditer(text)]


def numbers_at(
    text: str, runs: Iterable[tuple[int, int]], words: Iterable[Hit[None]]
) -> Iterator[Number]:
    """Yield the number phrases of a folded English text that begin at its digits and words."""
    starts = [run[0] for run in runs]
    starts += [hit[0] for hit in words]
    starts.sort()
    end = 0
    for start in starts:
        if start < end or (start and _goes_on(text[start - 1])):
            continue
        digits = text[start] < "a"
        vague = None
        if not digits and text.startswith(_VAGUE_WORDS, start):
            vague = _FROM_VAGUE.match(text, start)
        match = vague or (_FROM_DIGIT if digits else _FROM_WORD).match(text, start)
        if match is None:
            continue
        number: Number | None
        if vague:
            number = _vague(text, vague, end)
        else:
            number = (_english_count if digits else _english_number)(text, match, end)
        end = number.end if number else match.end()
        if number:
            yield number


def _goes_on(before: str) -> bool:
    """Say whether a number begins before here: MiG-15, 04-NQ, 2/4."""
    return before in ".,/-" or before.isalnum() or before == "_"


def _english_number(text: str, match: re.Match[str], free: int) -> Number | None:
    start, end = match.span()
    if match["number"]:
        return _english_count(text, match, free)
    qualifier, inclusive, start = _qualifier(text, start, free)
    if match["half_a"]:
        part = Decimal(_SCALES[match["of_scale"]]) / (2 if match["half_a"] == "half a" else 4)
        return bounded(part, qualifier, start, end, inclusive=inclusive)
    value = _english_fraction(match["fraction"])
    return Number(value, value, value, qualifier, start, end, share=True)


def _vague(text: str, match: re.Match[str], free: int) -> Number:
    _, _, start = _qualifier(text, match.start(), free)
    return _english_vague(match["vague"], start, match.end())


def _english_count(text: str, match: re.Match[str], free: int) -> Number | None:
    start, end = match.span()
    qualifier, inclusive, start = _qualifier(text, start, free)
    upper = match if match["upper"] else None
    if upper is None and text.endswith("between ", 0, start):
        upper = _AND_UPPER.match(text, end)
        if upper:
            start, end = start - len("between "), upper.end()
    return _counted(match, upper, qualifier, start, end, inclusive=inclusive)


def _counted(
    match: re.Match[str],
    upper: re.Match[str] | None,
    qualifier: str,
    start: int,
    end: int,
    *,
    inclusive: bool,
) -> Number | None:
    """Return the number that a phrase counts, a range as its bounds, or None for a misprint."""
    try:
        value = _scaled(match["number"], match["scale"], half=match["and_half"] is not None)
        most = _scaled(upper["upper"], upper["upper_scale"]) if upper else None
    except ValueError:
        return None
    share = match["percent"] is not None
    if most is not None and upper:
        value *= _shared_scale(match, upper, value)
        if value >= most:
            return None
        size = 100 if share else 1
        return Number(None, value / size, most / size, "about", start, end, share=share)
    after = (match["after"] or "").strip(" -")
    if after:
        inclusive = after not in ("or so", "or thereabouts")
        qualifier = "more_than" if inclusive else "about"
    if share:
        value /= 100
        return Number(value, value, value, qualifier, start, end, share=True)
    return bounded(value, qualifier, start, end, inclusive=inclusive)


def _shared_scale(match: re.Match[str], upper: re.Match[str], value: Decimal) -> int:
    """Return what "two" is multiplied by in "two to three hundred"."""
    if match["scale"]:
        return 1
    last = upper["upper_scale"] or upper["upper"].replace("-", " ").rsplit(" ", 1)[-1]
    scale = _SCALES.get(last, 1)
    return scale if value < min(scale, 1000) else 1


def _qualifier(text: str, start: int, free: int) -> tuple[str, bool, int]:
    """Return the qualifier before a number, whether it allows the number, and where it starts."""
    if not text.endswith(" ", 0, start):
        return "exact", False, start
    head = text[max(free, start - _LONGEST_PHRASE) : start - 1]
    last = head[head.rfind(" ") + 1 :].lstrip("(\"'“‘[—–-")
    for phrase in _BY_LAST_WORD.get(last, ()):
        begin = len(head) - len(phrase)
        if head.endswith(phrase) and not (begin and head[begin - 1].isalnum()):
            if phrase == "over" and _GIVEN.search(head):
                break
            qualifier = _QUALIFIER_OF[phrase]
            if qualifier in ("at_least", "at_most"):
                plain = "more_than" if qualifier == "at_least" else "less_than"
                return plain, True, start - 1 - len(phrase)
            return qualifier, False, start - 1 - len(phrase)
    return "exact", False, start


def _scaled(number: str, scale: str | None, *, half: bool = False) -> Decimal:
    value = read_english("one" + number[1:] if number.startswith("a ") else number)
    if half:
        value += Decimal("0.5")
    return value * _SCALES[scale] if scale else value


def _english_fraction(text: str) -> Decimal:
    first, _, last = text.replace("-", " ").rpartition(" ")
    over = _FRACTIONS[last.removesuffix("s") if last not in _FRACTIONS else last]
    above = _WORDS.get(first, 1)
    return round(Decimal(above) / over, 4)


def _english_vague(words: str, start: int, end: int) -> Number:
    if words in _ABOUT:
        return bounded(Decimal(_ABOUT[words]), "about", start, end)
    if words.endswith((" of thousands", " of millions", " hundred thousand", " hundred million")):
        low, high, _ = _vague_bounds(words.removesuffix("s").rsplit(" ", 1)[0].removesuffix(" of"))
        factor = 1000 if words.removesuffix("s").endswith("thousand") else 10**6
        qualifier = "thousands" if factor == 1000 else "millions"
        upper = None if high is None else Decimal((high + 1) * factor - 1)
        return Number(None, Decimal(low * factor), upper, qualifier, start, end)
    if words in ("several", "a few", "a handful"):
        return Number(None, Decimal(2), None, "many", start, end)
    if words.endswith(("number of", "numbers of")) or words in _MANY:
        return Number(None, None, None, "many", start, end)
    low, high, qualifier = _vague_bounds(words)
    upper = None if high is None else Decimal(high)
    return Number(None, Decimal(low), upper, qualifier, start, end)


def _vague_bounds(words: str) -> tuple[int, int | None, str]:
    last = words.split()[-1]
    return _VAGUE_BOUNDS[last if last in _VAGUE_BOUNDS else last.removesuffix("s")]
