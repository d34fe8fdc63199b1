"""What dispatches say of a place or unit, as its page prints it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Figure
from archive.presenters.addresses import passage
from archive.presenters.figures import counted, measured
from archive.presenters.words import HANS, Date, Review, Said, Words, chinese_of
from archive.queries.told import Spelling


@dataclass(frozen=True, slots=True)
class SpellingLine:
    """How dispatches spell a name: words, in how many, first and last printed when."""

    said: Said
    dispatches: int
    first: Date
    last: Date


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One figure with its words, who claims it, and the passage that says so."""

    number: str
    action: str
    object: str
    side: str
    quotes: tuple[Said, ...]
    claimant: Said | None
    printed: Date
    address: str
    disputed: bool
    review: Review


def spelling_lines(spellings: Iterable[Spelling], words: Words) -> tuple[SpellingLine, ...]:
    """Return the spellings of the dispatches."""
    return tuple(
        SpellingLine(
            Said(one.words, "en" if one.language == "en" else HANS),
            one.dispatches,
            words.day(one.first),
            words.day(one.last),
        )
        for one in spellings
    )


def claim_lines(figures: Iterable[Figure], words: Words) -> tuple[ClaimLine, ...]:
    """Return the claims with their words, the page's language first."""
    return tuple(_claim(figure, words) for figure in figures)


def _claim(figure: Figure, words: Words) -> ClaimLine:
    said = [
        Said(quoted.exact, lang)
        for quoted, lang in (
            (figure.evidence_en, "en"),
            (figure.evidence_zh, chinese_of(figure.dispatch)),
        )
        if quoted
    ]
    said.sort(key=lambda quote: quote.lang[:2] != words.tongue)
    where = figure.evidence_en or figure.evidence_zh
    return ClaimLine(
        number=measured(figure, words),
        action=words.label("action", figure.action),
        object=counted(figure.object, words),
        side=words.label("side", figure.side) if figure.side else "",
        quotes=tuple(said),
        claimant=words.caption(figure.claimant) if figure.claimant else None,
        printed=words.day(figure.dispatch.published),
        address=passage(where, figure.dispatch, figure.evidence_zh) if where else "",
        disputed=figure.reading == Figure.Reading.DISPUTED,
        review=words.review(figure),
    )
