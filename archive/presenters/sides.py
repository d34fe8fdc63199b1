"""What one side claims and the other admits of the same losses, side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Figure
from archive.presenters.addresses import passage
from archive.presenters.figures import counted, measured
from archive.presenters.words import Said, Words, chinese_of


@dataclass(frozen=True, slots=True)
class Voiced:
    """One claim with who makes it."""

    number: str
    quotes: tuple[Said, ...]
    address: str
    claimant: Said


@dataclass(frozen=True, slots=True)
class Balance:
    """Losses of one side as the others claim them and as it admits them."""

    action: str
    object: str
    side: str
    claimed: tuple[Voiced, ...]
    admitted: tuple[Voiced, ...]


def balances(figures: Iterable[Figure], words: Words) -> tuple[Balance, ...]:
    """Return the losses that both sides speak of; nothing where only one does."""
    told: dict[tuple[str, str, str], list[Figure]] = defaultdict(list)
    for figure in figures:
        if figure.claimant and figure.claimant.side and figure.side and not figure.same_as_id:
            told[figure.action, figure.object, figure.side].append(figure)
    return tuple(
        Balance(
            words.label("action", action),
            counted(counts, words),
            words.label("side", side),
            _voiced(group, side, words, admitted=False),
            _voiced(group, side, words, admitted=True),
        )
        for (action, counts, side), group in told.items()
        if len({_admits(figure, side) for figure in group}) > 1
    )


def _admits(figure: Figure, side: str) -> bool:
    return figure.claimant is not None and figure.claimant.side == side


def _voiced(
    group: Iterable[Figure], side: str, words: Words, *, admitted: bool
) -> tuple[Voiced, ...]:
    return tuple(_voice(figure, words) for figure in group if _admits(figure, side) is admitted)


def _voice(figure: Figure, words: Words) -> Voiced:
    quoted = ((figure.evidence_en, "en"), (figure.evidence_zh, chinese_of(figure.dispatch)))
    held = [(row, lang) for row, lang in quoted if row]
    return Voiced(
        measured(figure, words),
        tuple(Said(row.exact, lang) for row, lang in held),
        passage(held[0][0], figure.dispatch),
        words.caption(figure.claimant),
    )
