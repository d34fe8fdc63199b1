"""Made-up words by Zipf's law, for texts as long as real dispatches."""

from __future__ import annotations

import itertools
import random

ENGLISH, CHINESE = 40_000, 3_000  # different words, and characters
LONG = {"en": 500, "zh": 450}  # words or characters of a dispatch: some 3.5 KB and 1.4 KB
SENTENCE = 20
NAMES = ("dien bien phu", "奠边府")  # of one place, in one dispatch of so many
EVERY = 500
_SYLLABLES = ("ka", "to", "re", "mi", "sun", "den", "bor", "lis", "va", "pho")


def english(rank: int) -> str:
    """Return the word of a rank, the first being the most common.

    >>> english(3), english(4021)
    ('mi', 'torekasun')
    """
    return "".join(_SYLLABLES[int(digit)] for digit in str(rank)[::-1])


def chinese(rank: int) -> str:
    """Return the character of a rank."""
    return chr(0x4E00 + rank)


class Writer:
    """Draws texts; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._draw = random.Random(seed)
        self._held = {
            "en": ([english(n) for n in range(ENGLISH)], _weights(ENGLISH)),
            "zh": ([chinese(n) for n in range(CHINESE)], _weights(CHINESE)),
        }

    def text(self, language: str, number: int) -> str:
        """Return the text of a dispatch; some name Điện Biên Phủ."""
        words, weights = self._held[language]
        drawn = self._draw.choices(words, cum_weights=weights, k=LONG[language])
        if number % EVERY == 0:
            drawn[10] = NAMES[language == "zh"]
        between, end = (" ", ". ") if language == "en" else ("", "。")
        cut = range(0, len(drawn), SENTENCE)
        return end.join(between.join(drawn[at : at + SENTENCE]) for at in cut) + end.strip()


def made(part: tuple[int, int, int]) -> list[tuple[str, str]]:
    """Return the English and Chinese texts of some dispatches: a seed, the first, how many."""
    seed, first, size = part
    writer = Writer(seed * 1_000_003 + first)
    return [(writer.text("en", n), writer.text("zh", n)) for n in range(first, first + size)]


def _weights(size: int) -> list[float]:
    return list(itertools.accumulate(1 / (rank + 1) for rank in range(size)))
