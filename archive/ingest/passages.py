"""Paragraphs and sentences as alignment sees them, and where long runs of them may be cut."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from archive.ingest.anchors import Bag, Hits, Words, likeness, merged, names_in, words_in
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Paragraph

_LONG = 10_000  # pairs of passages that may be tried one by one


class Passage:
    """A paragraph or sentence: what alignment looks at. Names are looked up only where needed."""

    __slots__ = (
        "_anchors", "_words", "end", "figures", "home", "id", "length", "lexicon", "opens",
        "paragraph", "start",
    )  # fmt: skip

    def __init__(
        self, id: str, paragraph: Paragraph, start: int, end: int, figures: Bag, lexicon: Lexicon
    ) -> None:
        self.id = id
        self.paragraph = paragraph
        self.home = paragraph.id
        self.start, self.end = start, end
        self.length = end - start  # in characters
        self.figures = figures
        self.lexicon = lexicon
        self.opens = False  # a wire item, so that nothing before it belongs to it
        self._anchors: Bag | None = None
        self._words: frozenset[int] | None = None

    @property
    def goes_on(self) -> bool:
        """Whether the passage ends with a colon: one language may go on in the same sentence."""
        return self.paragraph.text[self.end - 1] in ":："

    @property
    def anchors(self) -> Bag:
        """The figures and names of the passage."""
        if self._anchors is None:
            names: Hits = self.paragraph.remembered(
                self.lexicon, partial(names_in, self.paragraph, self.lexicon)
            )
            bags = [self.figures, names.between(self.start, self.end)]
            self._anchors = merged([*bags, {"dateline": 3}] if self.opens else bags)
        return self._anchors

    @property
    def words(self) -> frozenset[int]:
        """The meanings of the ordinary words of the passage."""
        if self._words is None:
            words: Words = self.paragraph.remembered("words", partial(words_in, self.paragraph))
            self._words = words.between(self.start, self.end)
        return self._words


def likeness_of(english: Sequence[Passage], chinese: Sequence[Passage]) -> float:
    """Return how much of the anchors of both sides is shared, -1 to 1."""
    return likeness(merged([p.anchors for p in english]), merged([p.anchors for p in chinese]))


def said_alike(english: Sequence[Passage], chinese: Sequence[Passage]) -> float:
    """Return how much of the ordinary words of the side that has fewer is shared, 0 to 1."""
    one, other = (frozenset().union(*[p.words for p in side]) for side in (english, chinese))
    return len(one & other) / max(min(len(one), len(other)), 4)


def length(passages: Sequence[Passage]) -> int:
    """Return the characters of the passages."""
    return sum([passage.length for passage in passages])


def cuts(english: Sequence[Passage], chinese: Sequence[Passage]) -> list[tuple[int, int]]:
    """Return where long runs may be cut: between two pairs that only they can be.

    Such pairs share figures that stand once on either side; the longest row of them that keeps
    its order is right.
    """
    if len(english) * len(chinese) < _LONG:
        return []
    once = [_once(side) for side in (english, chinese)]
    pairs = sorted({(at, once[1][key]) for key, at in once[0].items() if key in once[1]})
    row = _longest_row([other for _, other in pairs])
    sure = [pairs[index] for index in row]
    return [pair for before, pair in pairwise(sure) if pair == (before[0] + 1, before[1] + 1)]


def _once(side: Sequence[Passage]) -> dict[str, int]:
    """Return the figures that only one passage of a side has, with its position."""
    homes: dict[str, int] = {}
    for at, passage in enumerate(side):
        for key in passage.figures:
            homes[key] = at if key not in homes else -1
    return {key: at for key, at in homes.items() if at >= 0}


def _longest_row(values: Sequence[int]) -> list[int]:
    """Return the positions of the longest rising row of values."""
    ends: list[int] = []  # the lowest value that a row of each length ends with
    where: list[int] = []
    before: list[int] = []
    for at, value in enumerate(values):
        length = bisect_left(ends, value)
        before.append(where[length - 1] if length else -1)
        if length == len(ends):
            ends.append(value)
            where.append(at)
        else:
            ends[length], where[length] = value, at
    row: list[int] = []
    at = where[-1] if where else -1
    while at >= 0:
        row.append(at)
        at = before[at]
    return row[::-1]
