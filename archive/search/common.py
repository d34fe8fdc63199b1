"""Common words, whose rows are kept beside the lists: to read all their hits takes too long.

A word is common that stands in two thousand rows or more, as a sample of the rows tells.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyroaring import BitMap

from archive.search import find
from archive.search.ask import Question
from archive.search.backend import backend
from archive.search.kinds import Kind
from archive.search.syntax import Term
from archive.search.upkeep import whole
from archive.text.tokens import steps

ROWS = 2_000  # with fewer hits, they are read at once
_SAMPLE, _MOST = 1_000, 5_000
_LONGEST = 18  # letters: the name of what is kept


@dataclass(frozen=True, slots=True)
class Hits:
    """The rows that words find, of which some or all are looked up."""

    kind: Kind
    question: Question

    @property
    def word(self) -> str | None:
        """The token that is asked for, where it is one alone and everywhere in the text."""
        asked = self.question
        if asked.periods or asked.figures or asked.aside or not isinstance(asked.root, Term):
            return None
        tokens, prefix = asked.root.steps
        return tokens[0] if len(tokens) == 1 and not prefix else None

    def all(self) -> BitMap:
        """Return the ids of all rows that are found."""
        return find.all_pks(self.kind, self.question)

    def among(self, pks: BitMap) -> BitMap:
        """Return those of some ids whose rows are found."""
        return find.among(self.kind, self.question, pks)


def common_words(kind: Kind) -> list[str]:
    """Return the commonest words, the commonest first; none where rows are few or not indexed."""
    pks = list(kind.rows.order_by("key").values_list("row_id", flat=True))
    if len(pks) < ROWS or not whole(kind):
        return []
    found: Counter[str] = Counter()
    sample = pks[:: max(1, len(pks) // _SAMPLE)]
    for document in kind.documents(sample):
        found.update({word for word in (*document.title, *document.body) if len(word) <= _LONGEST})
    return [
        word
        for word, rows in found.most_common(_MOST)
        if rows * len(pks) >= ROWS * len(sample) and _whole(word)
    ]


def _whole(token: str) -> bool:
    """Say whether a token is asked for as it stands: no break, nor the last sign of a run."""
    return steps(token) == ((token,), False)


def rows_of(kind: Kind, words: Sequence[str]) -> Iterator[tuple[str, BitMap]]:
    """Yield each of some common words with the ids of all rows that have it."""
    together = backend().rows_of(kind, words)
    yield from together or ((word, rows_with(kind, word)) for word in words)


def rows_with(kind: Kind, word: str) -> BitMap:
    """Return the ids of all rows with a common word."""
    return find.all_pks(kind, Question(word, Term(word, literal=True)))
