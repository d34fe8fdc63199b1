"""What one sentence tells of the fighting: losses, long stretches, several days and places."""

from __future__ import annotations

import re

from archive.ingest.propose.dating import Dated
from archive.ingest.propose.events import slug_of
from archive.ingest.propose.passages import Passage
from archive.ingest.records import FigureMention, PlaceMention

_IDLE = frozenset({"duration", "length", "share", "count", "population", ""})
_OTHER_BATTLE = re.compile(r"\b[Bb]attles? (?:of|for|at) [A-Z]|在[一-龥]{2,4}战役")
_AREA_NAME = re.compile(r"(?i:province|region|prefecture)$|[省道]$")
# What a deed counts; a sentence with such a figure tells of an event even without a place.
_LOSSES = frozenset(
    {
        "annihilated", "killed", "killed_or_wounded", "killed_or_captured", "captured", "wounded",
        "seized", "destroyed", "shot_down", "damaged", "sunk", "annihilated_or_routed",
        "surrendered", "mutinied", "defected", "captured_position",
    }
)  # fmt: skip


def by_date(
    passage: Passage, places: list[PlaceMention]
) -> list[tuple[Dated | None, list[PlaceMention]]]:
    """Part "in A in September and in B in December" into as many events as there are dates."""
    dates = [date for date in passage.days if "/" not in date.value.edtf]
    if len({date.value.edtf for date in dates}) < 2:
        return []
    if len({slug_of(place) or place.quote.text for place in places}) < 2:
        return []
    by_language = [
        _as_many(len(dates), [p for p in places if p.quote.language == language])
        for language in sorted(passage.languages)
    ]
    if any(len(mine) != len(dates) for mine in by_language):
        return []
    return [
        (Dated(date.value, date.basis, date.id, own=True), [mine[n] for mine in by_language])
        for n, date in enumerate(dates)
    ]


def is_of_another_battle(text: str) -> bool:
    """Say whether a sentence names another battle: "at the battle of X", 在…战役."""
    return ("attle" in text or "战役" in text) and _OTHER_BATTLE.search(text) is not None


def lossy(passage: Passage) -> bool:
    """Say whether a sentence counts losses."""
    return any(
        figure.action in _LOSSES and figure.quantity.value is not None for figure in passage.figures
    )


def long(passage: Passage) -> bool:
    """Say whether a stretch of months or years is counted: "in the first two years of the war"."""
    return any(f.action == "duration" and f.object in ("month", "year") for f in passage.figures)


def counts(figure: FigureMention) -> bool:
    """Say whether a figure is of the fighting, not of a way or a time."""
    return figure.action not in _IDLE


def _as_many(count: int, places: list[PlaceMention]) -> list[PlaceMention]:
    """Return the places in order; without those of whole provinces, if they are then so many."""
    found = sorted(places, key=lambda place: place.quote.start)
    exact = [place for place in found if not _AREA_NAME.search(place.quote.text)]
    return exact if len(found) != count == len(exact) else found
