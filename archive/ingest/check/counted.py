"""The numbers of one sentence with what each counts: a measure, an object, an action."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from archive.ingest.check.pairs import OneSided, Spot, Words
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import FigureMention, Language, Quote
from archive.text.fold import fold_aligned
from archive.text.numerals import HAN_NUMERAL, Number, bounded

# What may stand between a number and its measure: 十五多公里, "15-odd kilometers", "15 square km".
_TO_MEASURE = re.compile(r"(?:[\s多余餘来來几幾个個-]|of )*")
_LONGEST_MEASURE = 24
_HAN = re.compile(r"[\u3400-\u9fff]")
_WORD = re.compile(r"[a-z]+")
_IDIOM_AFTER = (" and a half", " out of ", "型")
_IDIOM_BEFORE = " and a "
_OUT_OF = " out of "
# "two out of three"; but "driven out of 30 communes" counts them.
_SHARE_BEFORE = re.compile(r"(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|most|half)$")
_HOUR_BEFORE = re.compile(rf"[{HAN_NUMERAL}][时点]$")  # 五时四十; not 据点四处
_DASHES = ("-", "—", "–", "－")
_MODEL = re.compile(r"[a-z][-—–－]$")
_CLOCK = re.compile(rf"时[{HAN_NUMERAL}]")  # 五时四十分
_AT_CLOCK = re.compile(r"(?:at|by|until|before|after) (?:about )?(?:1?\d|2[0-3])[.:][0-5]\d$")
_LONGEST_CLOCK = 18  # "before about 10.15"
_LASTING = (" months", "个月")  # how long, though a date has the words: in the past five months
_RANGES = frozenset({"exact", "about"})
TIMES = {
    "minute": "minute minutes 分钟",
    "hour": "hour hours 小时 钟头",
    "day": "day days 天 昼夜",
    "week": "week weeks 周 星期 礼拜",
    "month": "month months 月",
    "year": "year years 年",
}
_SECONDS = {
    "minute": 60.0, "hour": 3600.0, "day": 86400.0, "week": 604800.0, "month": 2629800.0,
    "year": 31557600.0,
}  # fmt: skip
_CLOSE = 0.06  # of a converted measure: 50 miles are 80 kilometers
_NEAR = Decimal("0.35")  # about a dozen and 十几
_DOZEN = Decimal(12)
_DOZENS = Decimal(20)
_OVER = frozenset({"more_than", "at_least"})
_UNDER = frozenset({"nearly", "less_than", "at_most"})


@dataclass(slots=True, eq=False)
class Counted:
    """A number of a sentence; object and action are '' where no figure was read from it.

    Both are as this language has them. Compared by identity.
    """

    number: Number
    spot: Spot
    measure: str
    si: float | None
    figure: FigureMention | None
    object: str
    action: str

    @property
    def quote(self) -> Quote:
        """The words of the number and its measure, or of the figure."""
        return self.spot.quote


class Measures:
    """The measures of a lexicon by their printed forms, and the factor of each to SI."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.factors = {term.code: term.factor for term in lexicon.of("measure")}
        self._codes = {
            fold_aligned(form): term.code
            for term in lexicon.of("measure")
            for form in (*term.english, *term.chinese)
        }
        for code, words in TIMES.items():
            self._codes |= dict.fromkeys(words.split(), code)
            self.factors[code] = _SECONDS[code]
        self._firsts = {form[0] for form in self._codes if form}
        self._han = max((len(form) for form in self._codes if _HAN.match(form)), default=0)

    def after(self, folded: str, at: int) -> tuple[str, int]:
        """Return the measure that a number ending here is of, and where its word ends."""
        start = _TO_MEASURE.match(folded, at).end()  # type: ignore[union-attr]
        if folded[start : start + 1] not in self._firsts:
            return "", at
        if word := _WORD.match(folded, start, start + _LONGEST_MEASURE):
            two = _WORD.match(folded, word.end() + 1, word.end() + _LONGEST_MEASURE)
            ends = ([two.end()] if two else []) + [word.end()]
        else:
            ends = list(range(start + self._han, start, -1))
        for end in ends:
            if code := self._codes.get(folded[start:end]):
                return code, end
        return "", at

    def before(self, folded: str, at: int) -> str:
        """Return the length that a number beginning here counts off: "mile 15"."""
        words = folded[max(0, at - _LONGEST_MEASURE) : at].split(" ")
        word = words[-2] if len(words) > 1 and not words[-1] else ""
        code = "" if word.endswith("s") or not word.isascii() else self._codes.get(word, "")
        return "" if code in TIMES else code


@lru_cache(maxsize=4)
def measures(lexicon: Lexicon) -> Measures:
    """Return the compiled measures of a lexicon."""
    return Measures(lexicon)


def counted(
    words: Words,
    named: Sequence[Quote],
    figures: Sequence[OneSided[FigureMention]],
    known: Measures,
) -> list[Counted]:
    """Return the numbers of a sentence that are no part of a date or name.

    `named` are quotes of its paragraph, `figures` those of the sentence in order.
    """
    found: list[Counted] = []
    starts = [quote.start for _, quote in figures]
    folded, language = words.paragraph.folded, words.paragraph.language
    for number in words.numbers:
        if _masked(number, named) and not folded.startswith(_LASTING, number.end):
            continue
        if _idiom(folded, number):
            continue
        measure, end = known.after(folded, number.end)
        if not measure and folded[number.start].isdigit():
            measure = known.before(folded, number.start)
        figure, spot = None, Spot(words, number.start, end)
        at = bisect_right(starts, number.start)
        for one, told in reversed(figures[max(0, at - 2) : at]):
            if number.start < told.end:
                figure, spot = one, Spot(words, told.start, told.end)
                break
        factor = known.factors.get(measure)
        what = _told(figure, language) if figure else ("", "")
        for part in _ends(number):
            value = part.value
            si = float(value) * factor if factor and value is not None else None
            found.append(Counted(part, spot, measure, si, figure, *what))
    return found


def _masked(number: Number, named: Sequence[Quote]) -> bool:
    """Say whether a number is part of words that name something."""
    start, end = number.start, number.end
    return bool([1 for quote in named if quote.start < end and start < quote.end])


def _idiom(folded: str, number: Number) -> bool:
    """Say whether a number is of a clock, a model or a turn of phrase."""
    if folded.endswith(_IDIOM_BEFORE, 0, number.start):
        return True
    if folded.endswith(_OUT_OF, 0, number.start):
        before = number.start - len(_OUT_OF)
        return _SHARE_BEFORE.search(folded, max(0, before - 5), before) is not None
    if folded.startswith(_IDIOM_AFTER, number.end):
        return True
    if folded.endswith(("时", "点"), 0, number.start):
        return _HOUR_BEFORE.search(folded, max(0, number.start - 2), number.start) is not None
    if number.value is not None and number.value % 1 and not number.share:
        return _AT_CLOCK.search(folded, max(0, number.end - _LONGEST_CLOCK), number.end) is not None
    if folded.startswith("时", number.end) and _CLOCK.match(folded, number.end):
        return True
    model = folded.endswith(_DASHES, 0, number.start)
    return model and _MODEL.search(folded, max(0, number.start - 2), number.start) is not None


def _told(figure: FigureMention, language: Language) -> tuple[str, str]:
    """Return what a figure counts and what happened to it, as one language has them."""
    if language is Language.ENGLISH:
        return figure.object_english or figure.object, figure.action_english or figure.action
    return figure.object_chinese or figure.object, figure.action_chinese or figure.action


def _ends(number: Number) -> tuple[Number, ...]:
    """Return both ends of a printed range as numbers, else the number itself."""
    low, high = number.low, number.high
    if (
        number.value is None
        and number.qualifier in _RANGES
        and low is not None
        and high is not None
    ):
        return tuple([bounded(end, "exact", number.start, number.end) for end in (low, high)])
    return (number,)


def same_value(one: Number, other: Number) -> bool:
    """Say whether two numbers are the same, or vague words for the same size."""
    if one.value is not None and one.value == other.value:
        return True
    if one.qualifier == other.qualifier and one.value is None and other.value is None:
        # 数千 and "tens of thousands" are both counted in thousands.
        return one.low == other.low or (one.qualifier not in _RANGES and _meet(one, other))
    if one.value is not None and other.value is not None:
        if "exact" in (one.qualifier, other.qualifier) or min(one.value, other.value) >= _DOZENS:
            return False
        return "about" in (one.qualifier, other.qualifier) and _overlap(one, other)
    return _overlap(one, other)


def _meet(one: Number, other: Number) -> bool:
    """Say whether two vague numbers share a size; what has no least size may be any."""
    return None in (one.low, other.low) or _overlap(one, other)


def _overlap(one: Number, other: Number) -> bool:
    """Say whether a vague number may be the other: "a dozen or so" and 十几."""
    (a, b), (c, d) = _range(one), _range(other)
    if None in (a, c):
        return False
    return (d is None or a <= d) and (b is None or c <= b)  # type: ignore[operator]


def _range(number: Number) -> tuple[Decimal | None, Decimal | None]:
    if number.qualifier == "about" and number.value is not None:
        return number.value * (1 - _NEAR / 2), number.value * (1 + _NEAR)
    if number.value is not None and number.low is None:
        return number.value, number.value
    return number.low, number.high


def same_qualifier(one: Number, other: Number) -> bool:
    """Say whether both numbers are exact or both are not; "some 500" may stand for 五百余."""
    if one.value is None or other.value is None:
        return True
    a, b = one.qualifier, other.qualifier
    if a == b or (a in _OVER and b in _OVER) or (a in _UNDER and b in _UNDER):
        return True
    if one.value != other.value or _DOZEN in (one.value, other.value):
        return True  # "a dozen" may be counted or guessed
    return "about" in (a, b) and "exact" not in (a, b)


def same_measure(one: Counted, other: Counted) -> bool:
    """Say whether both measure alike; a converted measure is the same."""
    if one.measure == other.measure:
        return True
    if one.si is None or other.si is None:
        return False
    return abs(one.si - other.si) <= _CLOSE * max(one.si, other.si)
