"""Figures of both languages put together: the same claim, told twice."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from archive.ingest.extract.figures_words import Claim
from archive.ingest.records import Bead, Language, Quote, Sentence


@dataclass(eq=False, slots=True)
class Placed:
    """A claim and where it stands."""

    claim: Claim
    quote: Quote


@dataclass(eq=False, slots=True)
class Pair:
    """One figure: its claim in one language or in both."""

    english: Placed | None
    chinese: Placed | None
    placed: tuple[Placed, ...]


_TRIED = 64  # figures of one value in one passage; more are no list but a table
_Group = tuple[list[Placed], list[Placed]]


def paired(
    placed: list[Placed],
    alignment: Sequence[Bead],
    sentence_alignment: Sequence[Bead],
    sentences: Sequence[Sentence],
) -> list[Pair]:
    """Return every figure once, with its counterpart when an aligned passage holds one.

    Titles and decks have no sentences, so whole paragraphs are looked at last.
    """
    free = dict.fromkeys(placed)
    pairs: list[Pair] = []
    for english, chinese in (
        *_groups(_by_sentence(placed, sentences), sentence_alignment),
        *_groups(_by_paragraph(placed), alignment),
    ):
        pairs += _matched(english, chinese, free)
    for one in free:
        if one.quote.language is Language.ENGLISH:
            pairs.append(Pair(one, None, (one,)))
        else:
            pairs.append(Pair(None, one, (one,)))
    return pairs


def _by_sentence(placed: list[Placed], sentences: Sequence[Sentence]) -> dict[str, list[Placed]]:
    starts: dict[str, list[tuple[int, str]]] = {one.quote.paragraph: [] for one in placed}
    for sentence in sentences:
        if sentence.paragraph in starts:
            starts[sentence.paragraph].append((sentence.start, sentence.id))
    for found in starts.values():
        found.sort()
    inside: dict[str, list[Placed]] = {}
    for one in placed:
        here = starts[one.quote.paragraph]
        index = bisect_right(here, one.quote.start, key=lambda sentence: sentence[0]) - 1
        if index >= 0:
            inside.setdefault(here[index][1], []).append(one)
    return inside


def _by_paragraph(placed: list[Placed]) -> dict[str, list[Placed]]:
    inside: dict[str, list[Placed]] = {}
    for one in placed:
        inside.setdefault(one.quote.paragraph, []).append(one)
    return inside


def _groups(inside: dict[str, list[Placed]], beads: Sequence[Bead]) -> Iterator[_Group]:
    """Yield the figures of each bead that has some in both languages."""
    for bead in beads:
        english = [one for id in bead.english for one in inside.get(id, ())]
        chinese = [one for id in bead.chinese for one in inside.get(id, ())]
        if english and chinese:
            yield english, chinese


def _matched(
    english: list[Placed], chinese: list[Placed], free: dict[Placed, None]
) -> Iterator[Pair]:
    """Yield figures of one value that both sides of a bead tell, the most alike first."""
    by_number: dict[tuple[object, ...], list[Placed]] = {}
    for other in chinese:
        if other in free:
            by_number.setdefault(_number(other.claim), []).append(other)
    for alike in _ALIKE:
        for one in english:
            if one not in free:
                continue
            others = by_number.get(_number(one.claim), [])
            for place, other in enumerate(islice(others, _TRIED)):
                if alike(one.claim, other.claim):
                    del others[place], free[one], free[other]
                    yield Pair(one, other, (one, other))
                    break


def _number(claim: Claim) -> tuple[object, ...]:
    number = claim.number
    if number.value is None and number.qualifier == "about":  # a range: only its bounds tell
        return number.low, number.high
    return number.value, number.qualifier


def is_akin(one: str, other: str) -> bool:
    """Say whether one object is the other or a kind of it: personnel, personnel.puppet."""
    return one == other or one.startswith(f"{other}.") or other.startswith(f"{one}.")


_ALIKE: tuple[Callable[[Claim, Claim], bool], ...] = (
    lambda one, other: one.action == other.action and is_akin(one.object, other.object),
    lambda one, other: is_akin(one.object, other.object),
    lambda one, other: one.action == other.action,
    lambda one, other: True,
)
