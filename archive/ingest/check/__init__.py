"""Places where the two languages of a dispatch disagree, sentence by aligned sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from archive.ingest.check.pairs import Pair, Quoted
from archive.ingest.check.places import place_findings
from archive.ingest.check.quantities import date_findings, figure_findings, unit_findings
from archive.ingest.check.words import agency_findings, chain_findings, term_findings
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import (
    Article,
    DateMention,
    Discrepancy,
    FigureMention,
    PlaceMention,
    Rendering,
    Report,
    UnitMention,
)

_WORDING = frozenset({"term", "lexical"})


def check(
    article: Article,
    reports: tuple[Report, ...],
    aligned: tuple[Pair, ...],
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
    units: tuple[UnitMention, ...],
    figures: tuple[FigureMention, ...],
    rendered: tuple[Rendering, ...],
    lexicon: Lexicon,
) -> tuple[Discrepancy, ...]:
    """Return the disagreements of the two languages in the order of the text."""
    when = Quoted((date, date.quotes) for date in dates)
    where = Quoted((place, (place.quote,)) for place in places)
    who = Quoted((unit, unit.quotes) for unit in units)
    what = Quoted((figure, figure.quotes) for figure in figures)

    def of_pair(pair: Pair) -> Iterator[Discrepancy]:
        yield from figure_findings(pair, what)
        yield from unit_findings(pair, who)
        yield from date_findings(pair, when)
        yield from place_findings(pair, where, lexicon)
        yield from agency_findings(pair, lexicon)

    found = list(chain_findings(article, reports))
    for pair in aligned:
        found.extend(of_pair(pair))
    found.extend(term_findings(rendered, lexicon))
    return tuple(replace(item, id=f"x{n}") for n, item in enumerate(_once(found), start=1))


def _once(found: Iterable[Discrepancy]) -> Iterator[Discrepancy]:
    """Yield each disagreement once: a unit and a figure may tell of the same words."""
    kept: list[Discrepancy] = []
    for item in found:
        if not any(_same(item, other) for other in kept):
            kept.append(item)
            yield item


def _same(one: Discrepancy, other: Discrepancy) -> bool:
    """Say whether a finding repeats an earlier one, or is about the wording of the same words."""
    if one.chinese is None or other.chinese is None or not one.chinese.overlaps(other.chinese):
        return False
    return one.kind == other.kind or one.kind in _WORDING
