"""Number phrases of English text: "more than 52,000", "dozens of", "two-thirds"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from archive.text.numerals import Number, bounded

_ONES = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {word: value for value, word in enumerate(_ONES)} | {
    word: 10 * (index + 2) for index, word in enumerate(_TENS)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "dozen": 12}
_WORD = "|".join(sorted((*_WORDS, *_SCALES), key=len, reverse=True))
_BEFORE = {
    "more_than": "more than|over|above|upwards of|in excess of|exceeding|well over",
    "at_least": "at least|no fewer than|no less than|not fewer than|not less than|a minimum of",
    "less_than": "less than|fewer than|under|below",
    "at_most": "up to|at most|no more than|not more than|a maximum of|as many as",
    "nearly": "nearly|almost|close to|just under",
    "about": "about|around|approximately|roughly|an estimated|estimated at|estimated|some",
}
_QUALIFIER_OF = {
    phrase: qualifier for qualifier, phrases in _BEFORE.items() for phrase in phrases.split("|")
}
_QUALIFIERS = "|".join(map(re.escape, sorted(_QUALIFIER_OF, key=len, reverse=True)))
_DIGIT_NUMBER = (
    r"(?!0\d)(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?![\d.])|\d+(?:\.\d+)?)"
)
_WORD_NUMBER = rf"(?:{_WORD})(?:(?:[- ]|[ ]and[ ])(?:{_WORD})\b)*"
_ENGLISH = re.compile(
    rf"""(?<![\w.,/-])
    (?:(?P<between>between)[ ]|(?P<before>{_QUALIFIERS})[ ])?
    (?:
      (?P<vague>(?:(?:tens|dozens|scores|hundreds|several[ ]hundred|a[ ]few[ ]hundred)[ ]of[ ]
          (?:thousands|millions))
        |(?:several|a[ ]few|many)[ ](?:dozen|hundred|thousand|million)
        |tens(?=[ ]of)|dozens|scores|hundreds|thousands|millions
        |half[ ]a[ ]dozen|a[ ]dozen|several|a[ ]few|many|numerous|multiple
        |a[ ](?:large|great)[ ]number[ ]of)
        (?![\w-])
      |(?P<fraction>(?:one|two|three|four|five|six|seven|eight|nine|a)[- ]
          (?:half|thirds?|quarters?|fourths?|fifths?|sixths?|tenths?)|half)(?=[ ]of\b|[^\w-]|$)
      |(?P<hundreds>a[ ](?:hundred|thousand|million))(?![\w-])
      |(?P<number>{_DIGIT_NUMBER}|{_WORD_NUMBER})
        (?:[ -](?P<scale>hundred|thousand|million|billion|dozen)\b)?
        (?:(?:[ ]to[ ]|[ ]or[ ]|-|\u2013|(?(between)[ ]and[ ]|(?!)))
          (?P<upper>{_DIGIT_NUMBER}|{_WORD_NUMBER})
          (?:[ ](?P<upper_scale>hundred|thousand|million|billion|dozen)\b)?)?
        (?P<after>[ ]or[ ]more|[ ]or[ ]so|[ -]odd)?
        (?P<percent>%|[ ]per[ ]?cent)?
        (?![\w]|-(?:st|nd|rd|th)\b|[.,]\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_VAGUE_BOUNDS = {
    "tens": (20, 99, "tens"),
    "dozen": (20, 99, "tens"),
    "scores": (40, 99, "tens"),
    "hundred": (200, 999, "hundreds"),
    "thousand": (2000, 9999, "thousands"),
    "million": (10**6, None, "millions"),
}
_FRACTIONS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10,
}  # fmt: skip


def read_english(text: str) -> Decimal:
    """Return the value of an English number in digits or words, or raise ValueError.

    >>> read_english("one hundred and seventy-three"), read_english("2,000")
    (Decimal('173'), Decimal('2000'))
    """
    plain = text.strip().lower()
    if re.fullmatch(_DIGIT_NUMBER, plain):
        thousands = re.fullmatch(r"\d{1,3}(?:\.\d{3})+", plain)
        return Decimal(plain.replace(".", "") if thousands else plain.replace(",", ""))
    total = section = 0
    last = 0  # the size of the last word, so that "ten five" is refused
    for word in re.split(r"[- ]+", plain):
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
    return Decimal(total + section)


def english_numbers(text: str) -> Iterator[Number]:
    """Yield the number phrases of an English text, in order, with their qualifiers."""
    for match in _ENGLISH.finditer(text):
        number = _english_number(match)
        if number is not None:
            yield number


def _english_number(match: re.Match[str]) -> Number | None:
    start, end = match.span()
    if match["vague"]:
        return _english_vague(match["vague"].lower(), start, end)
    if match["fraction"]:
        value = _english_fraction(match["fraction"].lower())
        qualifier = _plain_qualifier(match["before"])[0]
        return Number(value, value, value, qualifier, start, end, share=True)
    try:
        value = _scaled(match["hundreds"] or match["number"], match["scale"])
        upper = _scaled(match["upper"], match["upper_scale"]) if match["upper"] else None
    except ValueError:
        return None
    if match["percent"]:
        return Number(value / 100, value / 100, value / 100, "exact", start, end, share=True)
    if upper is not None:
        if match["upper_scale"] and not match["scale"]:
            value *= _SCALES[match["upper_scale"].lower()]
        return Number(None, value, upper, "about", start, end) if value < upper else None
    qualifier, inclusive = _plain_qualifier(match["before"])
    after = (match["after"] or "").strip(" -").lower()
    if after:
        qualifier, inclusive = ("about", False) if after == "or so" else ("more_than", True)
    return bounded(value, qualifier, start, end, inclusive=inclusive)


def _plain_qualifier(phrase: str | None) -> tuple[str, bool]:
    """Return the qualifier of a phrase, and whether the number itself is allowed."""
    qualifier = _QUALIFIER_OF[phrase.lower()] if phrase else "exact"
    if qualifier in ("at_least", "at_most"):
        return ("more_than" if qualifier == "at_least" else "less_than"), True
    return qualifier, False


def _scaled(number: str, scale: str | None) -> Decimal:
    value = read_english(re.sub(r"^a ", "one ", number, flags=re.IGNORECASE))
    return value * _SCALES[scale.lower()] if scale else value


def _english_fraction(text: str) -> Decimal:
    first, _, last = text.replace("-", " ").rpartition(" ")
    over = _FRACTIONS[last.removesuffix("s") if last not in _FRACTIONS else last]
    above = _WORDS.get(first, 1)
    return round(Decimal(above) / over, 4)


def _english_vague(words: str, start: int, end: int) -> Number:
    if words.endswith("a dozen"):
        return bounded(Decimal(6 if words.startswith("half") else 12), "about", start, end)
    if " of " in words and not words.startswith("a "):
        low, high, _ = _vague_bounds(words.split(" of ")[0])
        factor = 1000 if words.endswith("thousands") else 10**6
        qualifier = "thousands" if factor == 1000 else "millions"
        upper = None if high is None else Decimal((high + 1) * factor - 1)
        return Number(None, Decimal(low * factor), upper, qualifier, start, end)
    if words in ("several", "a few"):
        return Number(None, Decimal(2), None, "many", start, end)
    if words in ("many", "numerous", "multiple") or words.endswith("number of"):
        return Number(None, None, None, "many", start, end)
    low, high, qualifier = _vague_bounds(words)
    upper = None if high is None else Decimal(high)
    return Number(None, Decimal(low), upper, qualifier, start, end)


def _vague_bounds(words: str) -> tuple[int, int | None, str]:
    last = words.split()[-1]
    return _VAGUE_BOUNDS[last if last in _VAGUE_BOUNDS else last.removesuffix("s")]
