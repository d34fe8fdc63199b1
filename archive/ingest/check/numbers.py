"""Numbers, measures, things counted and qualifiers on which the languages disagree."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from archive.ingest.check.counted import (
    TIMES,
    Counted,
    same_measure,
    same_qualifier,
    same_value,
)
from archive.ingest.check.deeds import action_finding
from archive.ingest.check.pairs import discrepancy
from archive.ingest.check.things import RANKS, TOLD_APART, Things
from archive.ingest.records import Discrepancy

_FORMATION = "formation."
_COMPARED = TOLD_APART | {"personnel", "people"}
# Ones are articles and halves of idioms, twos are "both": they come and go in translation.
_WEAK = Decimal(2)
_SMALL = Decimal(10)
_LACKED = TOLD_APART | RANKS
_HURT = frozenset(("killed", "wounded", "captured"))
_VAGUE = frozenset(("tens", "hundreds", "thousands", "millions"))
_AT_MOST = frozenset(("less_than", "at_most", "nearly"))
_REACHING = ("达", "多达", "高达")
_WITHIN = ("within ", "within about ", "inside ", "in under ")
DAYS = Decimal(31)  # a smaller number may be of a date that only one language was read to have


@dataclass(slots=True)
class Leftover:
    """The numbers that one pair of sentences does not share, and all values of each side."""

    english_values: set[Decimal]
    chinese_values: set[Decimal]
    english_things: Things
    chinese_things: Things
    english_vague: bool
    chinese_vague: bool
    wrecked: bool = False  # the Chinese has a word for both damaged and destroyed
    english: list[Counted] = field(default_factory=list)
    chinese: list[Counted] = field(default_factory=list)


def compare(
    english: list[Counted], chinese: list[Counted], rest: Leftover, *, joint: bool
) -> Iterator[Discrepancy]:
    """Yield what the numbers of two sentences disagree on; what is unpaired goes to `rest`.

    `joint` says that a side counts killed, wounded and captured in one, so that no deed is told.
    """
    left, right = list(english), list(chinese)
    for one, other in _pairs(left, right):
        yield from _within(one, other, joint=joint, wrecked=rest.wrecked)
    shares = [sum(one.number.share for one in side) for side in (left, right)]
    alone = len(left) == len(right) == 1
    same_shares = shares[0] == shares[1]
    _drop_weak(left, right, rest.chinese_things, same_shares, alone)
    _drop_weak(right, left, rest.english_things, same_shares, alone)
    _drop_repeats(left, rest.chinese_values, chinese)
    _drop_repeats(right, rest.english_values, english)
    for one, other in _unlike(left, right):
        yield _number(one, other)
    rest.english.extend(left)
    rest.chinese.extend(right)


def _pairs(left: list[Counted], right: list[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Take from both sides the numbers that are the same, the most alike first."""
    if not left or not right:
        return
    for alike in (_same_figure, _all_the_same, _same_thing, _same_number):
        for one in list(left):
            for other in right:
                if alike(one, other):
                    left.remove(one)
                    right.remove(other)
                    yield one, other
                    break


def _same_figure(one: Counted, other: Counted) -> bool:
    return one.figure is not None and one.figure is other.figure and _same_number(one, other)


def _all_the_same(one: Counted, other: Counted) -> bool:
    return (
        _same_number(one, other)
        and one.measure == other.measure
        and one.object == other.object
        and one.action == other.action
    )


def _same_thing(one: Counted, other: Counted) -> bool:
    return _same_number(one, other) and one.measure == other.measure and one.object == other.object


def _same_number(one: Counted, other: Counted) -> bool:
    if one.measure != other.measure and one.si is not None and same_measure(one, other):
        return True
    return same_value(one.number, other.number)


def _drop_weak(
    mine: list[Counted], theirs: list[Counted], things: Things, shares: bool, twos: bool
) -> None:
    """Forget articles, halves and pairs, unless they count a thing that the others lack."""
    for one in list(mine):
        value = one.number.value
        if value is None:
            weak = one.number.qualifier == "many"
        elif value <= _WEAK or one.number.share:
            missing = _lacked(one, things)
            two = value == _WEAK and (twos or _opposite(one, theirs))
            weak = not (shares if one.number.share else missing or two)
        else:
            weak = False
        if weak:
            mine.remove(one)


def _lacked(one: Counted, said: Container[str]) -> bool:
    """Say whether a small number counts a thing, or two people hurt, that the others never name."""
    if one.object in _LACKED:
        return one.object not in said
    return one.number.value == _WEAK and one.action in _HURT and one.action not in said


def _drop_repeats(mine: list[Counted], there: set[Decimal], theirs: list[Counted]) -> None:
    """Forget a number that the others have for something else, or that sums them up."""
    for one in list(mine):
        value = one.number.value
        if value is None or value <= _WEAK:
            continue
        if value in there or (value >= _SMALL and _is_sum(value, theirs)):
            mine.remove(one)


def _opposite(one: Counted, theirs: list[Counted]) -> bool:
    """Say whether the other side has an unpaired number of the same thing."""
    return any(
        (one.object or one.measure) and one.object == o.object and one.measure == o.measure
        for o in theirs
    )


def _is_sum(value: Decimal, parts: list[Counted]) -> bool:
    """Say whether a number is the sum of neighbouring ones on the other side."""
    for start in range(len(parts)):
        total = Decimal(0)
        for count, part in enumerate(parts[start : start + 4], 1):
            total += part.number.value or 0
            if count > 1 and total == value:
                return True
    return False


def _unlike(left: list[Counted], right: list[Counted]) -> Iterator[tuple[Counted, Counted]]:
    """Take from both sides the numbers that stand for each other and differ."""
    for one in list(left):
        for other in right:
            if one.object and one.object == other.object and one.measure == other.measure:
                left.remove(one)
                right.remove(other)
                yield one, other
                break
    if len(left) == len(right):
        for one, other in zip(list(left), list(right), strict=True):
            if (one.measure in TIMES) != (other.measure in TIMES):
                continue  # how long, and how many
            left.remove(one)
            right.remove(other)
            yield one, other


def _within(one: Counted, other: Counted, *, joint: bool, wrecked: bool) -> Iterator[Discrepancy]:
    """Yield what two numbers of one value disagree on."""
    if not same_measure(one, other) and (one.measure and other.measure):
        yield discrepancy(
            "measure_unit",
            "major",
            one.quote,
            other.quote,
            f"The English text measures in {one.measure}, the Chinese one in {other.measure}.",
            (one.measure, other.measure),
            _figure(other),
        )
    elif one.object != other.object and one.object and other.object:
        yield from _objects(one, other)
    elif not joint and (found := action_finding(one, other, wrecked=wrecked)):
        yield found
    said = same_qualifier(one.number, other.number) or _reaches(one, other)
    if not (said or _extent(one) or _in_time(one, other)):
        yield _qualifier(one, other)


def _in_time(one: Counted, other: Counted) -> bool:
    """Say whether something takes at most so long in both: "within an hour", 不到一小时."""
    before = one.spot.words.paragraph.folded[max(0, one.spot.start - 14) : one.spot.start]
    return other.number.qualifier in _AT_MOST and before.endswith(_WITHIN)


def _reaches(one: Counted, other: Counted) -> bool:
    """Say whether both tell how high a number goes: "as many as 300", 多达三百."""
    there = other.number.qualifier == "exact" and other.quote.text.startswith(_REACHING)
    return there and one.quote.text.lower().startswith(("up to ", "as many as ", "as much as "))


def _extent(one: Counted) -> bool:
    """Say whether a number tells how far something goes: up to 32 kilometers south of here."""
    return one.si is not None and one.quote.text.startswith("up to ")


def _objects(one: Counted, other: Counted) -> Iterator[Discrepancy]:
    english, chinese = one.object, other.object
    if english.startswith(_FORMATION) and chinese.startswith(_FORMATION):
        a, b = english.removeprefix(_FORMATION), chinese.removeprefix(_FORMATION)
        note = f"The English text counts a {a}, the Chinese one a {b}."
        yield discrepancy("echelon", "major", one.quote, other.quote, note, (a, b), _figure(other))
    elif english.split(".")[0] in _COMPARED and chinese.split(".")[0] in _COMPARED:
        if not _told_apart(one, other):
            return
        a, b = _words(english), _words(chinese)
        note = f"The English text counts {a}, the Chinese one {b}."
        yield discrepancy("lexical", "minor", one.quote, other.quote, note, (a, b), _figure(other))


_GUN = re.compile(r"(?<!machine )(?<!machine-)\bguns?\b", re.IGNORECASE)


def _told_apart(one: Counted, other: Counted) -> bool:
    """Say whether two things are surely not one: of two ranks, or of two kinds.

    "Men" and "guns" are said of many kinds.
    """
    english, chinese = one.object, other.object
    if english.split(".")[0] == chinese.split(".")[0]:
        return english in RANKS and chinese in RANKS
    return "personnel" not in (english, chinese) and not _GUN.search(one.quote.text)


def _words(code: str) -> str:
    return (code if code in RANKS else code.split(".")[0]).split(".")[-1].replace("_", " ")


def _number(one: Counted, other: Counted) -> Discrepancy:
    values = (one.quote.text, other.quote.text)
    unsure = (one.number.value is None) != (other.number.value is None)
    severity = "minor" if unsure and one.number.qualifier == other.number.qualifier else "major"
    return discrepancy(
        "number",
        severity,
        one.quote,
        other.quote,
        f"The English number is “{values[0]}”, the Chinese one “{values[1]}”.",
        values,
        _figure(other),
    )


def _qualifier(one: Counted, other: Counted) -> Discrepancy:
    a, b = (c.number.qualifier.replace("_", " ") for c in (one, other))
    note = f"The English number is “{a}”, the Chinese one “{b}”."
    return discrepancy("qualifier", "minor", one.quote, other.quote, note, (a, b), _figure(other))


def _figure(one: Counted) -> str | None:
    return one.figure.id if one.figure else None


def one_sided(rest: list[Leftover]) -> Iterator[Discrepancy]:
    """Yield numbers that the other language has nowhere in the article: left out, or added.

    One that has moved to another sentence is no omission.
    """
    english = set().union(*(pair.english_values for pair in rest))
    chinese = set().union(*(pair.chinese_values for pair in rest))
    spoken = set().union(*(pair.english_things for pair in rest))
    told = set().union(*(pair.chinese_things for pair in rest))
    for pair in rest:
        for one in pair.english:
            if _telling(one, chinese, told, vague=pair.chinese_vague):
                note = f"The Chinese text has no number for “{one.quote.text}”."
                yield discrepancy("addition", "minor", one.quote, None, note, (one.quote.text, ""))
        for one in pair.chinese:
            if _telling(one, english, spoken, vague=pair.english_vague):
                note = f"The English text has no number for “{one.quote.text}”."
                yield discrepancy("omission", "minor", None, one.quote, note, ("", one.quote.text))


def _telling(one: Counted, values: set[Decimal], things: set[str], *, vague: bool) -> bool:
    """Say whether a number tells of a fact that the others lack, not of a turn of phrase."""
    value = one.number.value
    if one.figure is not None and len({quote.language for quote in one.figure.quotes}) > 1:
        return False  # read from both
    if value is None:
        return one.number.qualifier in _VAGUE and one.figure is not None and not vague
    if one.number.share:
        return False
    if value <= _WEAK:
        return _lacked(one, things)
    if value in values or one.measure in TIMES or one.object in TIMES:
        return value not in values and value > DAYS  # "five months" may be a date in the other
    return value > DAYS or bool(one.measure) or bool(one.object)
