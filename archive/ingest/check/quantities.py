"""Numbers, echelons, measures and days on which the two languages disagree."""

from __future__ import annotations

from collections.abc import Iterator

from archive.ingest.check.pairs import OneSided, Pair, Quoted, discrepancy
from archive.ingest.records import (
    DateMention,
    Discrepancy,
    FigureMention,
    Language,
    UnitMention,
)

_FORMATION = "formation."
_EXACT_DATES = frozenset({"day", "part-of-day", "month", "year", "hour", "minute"})


def figure_findings(pair: Pair, figures: Quoted[FigureMention]) -> Iterator[Discrepancy]:
    """Yield what the figures of a pair of sentences disagree on."""
    for one in figures.inside(pair.english):
        yield from _within_figure(pair, one)
    english, chinese = figures.one_sided(pair)
    for left in english:
        right = _counterpart(left.mention, english, chinese)
        if right is not None:
            yield from _between_figures(left, right)


def unit_findings(pair: Pair, units: Quoted[UnitMention]) -> Iterator[Discrepancy]:
    """Yield formations whose echelon or number differs between the languages."""
    english, chinese = units.one_sided(pair)
    counted = [one for one in english if one.mention.count is not None]
    for left in counted:
        same = [r for r in chinese if r.mention.count == left.mention.count]
        alike = [other for other in counted if other.mention.count == left.mention.count]
        if len(same) == len(alike) == 1 and same[0].mention.echelon != left.mention.echelon:
            yield _echelon(left.mention.echelon, same[0].mention.echelon, left, same[0])
    named = [one for one in english if one.mention.ordinal is not None]
    others = [one for one in chinese if one.mention.ordinal is not None]
    if len(named) == len(others) == 1:
        yield from _named(named[0], others[0])


def date_findings(pair: Pair, dates: Quoted[DateMention]) -> Iterator[Discrepancy]:
    """Yield the day on which the languages differ, where each has just one of its own."""
    english, chinese = (
        [one for one in side if one.mention.value.precision in _EXACT_DATES]
        for side in dates.one_sided(pair)
    )
    if len(english) != 1 or len(chinese) != 1:
        return
    left, right = english[0].mention.value, chinese[0].mention.value
    if left.precision == right.precision and left.edtf != right.edtf:
        yield discrepancy(
            "date",
            "major",
            english[0].quote,
            chinese[0].quote,
            f"The English date reads {left.edtf}, the Chinese one {right.edtf}.",
            (left.edtf, right.edtf),
        )


def _within_figure(pair: Pair, one: OneSided[FigureMention]) -> Iterator[Discrepancy]:
    figure = one.mention
    chinese = next((q for q in figure.quotes if q.language is Language.CHINESE), None)
    if chinese is None:
        return
    right = OneSided(figure, chinese)
    if figure.object_english and figure.object_chinese:
        yield from _objects(figure.object_english, figure.object_chinese, one, right)
    if figure.unit_english and figure.unit_chinese:
        yield _measure(figure.unit_english, figure.unit_chinese, one, right)


def _counterpart(
    figure: FigureMention,
    english: list[OneSided[FigureMention]],
    chinese: list[OneSided[FigureMention]],
) -> OneSided[FigureMention] | None:
    """Return the Chinese figure of the same value, or the only one of the same object."""

    def same_value(other: FigureMention) -> bool:
        return (
            other.quantity.value == figure.quantity.value
            and other.quantity.qualifier == figure.quantity.qualifier
        )

    def same_object(other: FigureMention) -> bool:
        return other.object == figure.object and other.unit == figure.unit

    for alike in (same_value, same_object):
        right = [one for one in chinese if alike(one.mention)]
        left = [one for one in english if alike(one.mention)]
        if len(right) == 1 and len(left) == 1:
            return right[0]
    return None


def _between_figures(
    left: OneSided[FigureMention], right: OneSided[FigureMention]
) -> Iterator[Discrepancy]:
    a, b = left.mention, right.mention
    if a.unit != b.unit and a.unit and b.unit:
        yield _measure(a.unit, b.unit, left, right)
    elif a.object != b.object:
        yield from _objects(a.object, b.object, left, right)
    elif a.quantity != b.quantity:
        values = (left.quote.text, right.quote.text)
        both = a.quantity.value is not None and b.quantity.value is not None
        yield discrepancy(
            "number",
            "major" if both and a.quantity.value != b.quantity.value else "minor",
            left.quote,
            right.quote,
            f"The English figure is {values[0]}, the Chinese one {values[1]}.",
            values,
            b.id,
        )


def _objects(
    english: str, chinese: str, left: OneSided[FigureMention], right: OneSided[FigureMention]
) -> Iterator[Discrepancy]:
    if english.startswith(_FORMATION) and chinese.startswith(_FORMATION) and english != chinese:
        a, b = english.removeprefix(_FORMATION), chinese.removeprefix(_FORMATION)
        yield _echelon(a, b, left, right, right.mention.id)
    elif english.split(".")[0] != chinese.split(".")[0]:
        note = f"The English text counts {_words(english)}, the Chinese one {_words(chinese)}."
        values = (_words(english), _words(chinese))
        yield discrepancy(
            "lexical", "minor", left.quote, right.quote, note, values, right.mention.id
        )


def _words(code: str) -> str:
    return code.split(".")[0].replace("_", " ")


def _echelon(
    english: str,
    chinese: str,
    left: OneSided[FigureMention] | OneSided[UnitMention],
    right: OneSided[FigureMention] | OneSided[UnitMention],
    figure: str | None = None,
) -> Discrepancy:
    note = f"The English text counts a {english}, the Chinese one a {chinese}."
    return discrepancy(
        "echelon", "major", left.quote, right.quote, note, (english, chinese), figure
    )


def _measure(
    english: str, chinese: str, left: OneSided[FigureMention], right: OneSided[FigureMention]
) -> Discrepancy:
    note = f"The English text measures in {english}, the Chinese one in {chinese}."
    return discrepancy(
        "measure_unit",
        "major",
        left.quote,
        right.quote,
        note,
        (english, chinese),
        right.mention.id,
    )


def _named(left: OneSided[UnitMention], right: OneSided[UnitMention]) -> Iterator[Discrepancy]:
    a, b = left.mention, right.mention
    if a.echelon == b.echelon and a.ordinal != b.ordinal:
        values = (str(a.ordinal), str(b.ordinal))
        note = f"The English unit has the number {values[0]}, the Chinese one {values[1]}."
        yield discrepancy("number", "major", left.quote, right.quote, note, values)
    elif a.ordinal == b.ordinal and a.echelon != b.echelon:
        yield _echelon(a.echelon, b.echelon, left, right)
