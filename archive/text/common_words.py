"""Ordinary words that translate each other, as meanings: river and 河, burn and 烧.

Words with several meanings have all of them. They are evidence that two sentences tell the same
where neither number nor name does, and nothing more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from archive.text.fold import has_han
from archive.text.spans import Matcher

_TABLE = "common_words.txt"
_WORD = re.compile(r"[a-z]{2,}")
_ENDINGS = ("s", "es", "ed", "d", "ing", "ly", "er", "ers")

Meanings = tuple[int, ...]  # the lines of the table


def english_meanings(folded: str) -> Iterator[tuple[int, Meanings]]:
    """Yield the offset and meanings of each word of a folded English text that is known."""
    words = _english()
    for match in _WORD.finditer(folded):
        if meanings := words.get(match[0]):
            yield match.start(), meanings


def chinese_meanings(folded: str) -> Iterator[tuple[int, Meanings]]:
    """Yield the offset and meanings of the longest known words of a folded Chinese text."""
    for start, _, meanings in _chinese().longest(folded):
        yield start, meanings


@lru_cache(maxsize=1)
def _english() -> dict[str, Meanings]:
    words: dict[str, Meanings] = {}
    inflected: dict[str, Meanings] = {}
    for meaning, english, _ in _table():
        for word in english:
            words[word] = (*words.get(word, ()), meaning)
            for form in _inflections(word):
                inflected[form] = (*inflected.get(form, ()), meaning)
    return inflected | words


def _inflections(word: str) -> Iterator[str]:
    for ending in _ENDINGS:
        yield word + ending
    if word.endswith("e"):
        yield word[:-1] + "ing"
    elif word.endswith("y"):
        yield from (f"{word[:-1]}{ending}" for ending in ("ies", "ied"))
    else:  # stop, stopped
        yield from (f"{word}{word[-1]}{ending}" for ending in ("ed", "ing"))


@lru_cache(maxsize=1)
def _chinese() -> Matcher[int]:
    return Matcher((word, meaning) for meaning, _, chinese in _table() for word in chinese)


def _table() -> Iterator[tuple[int, list[str], list[str]]]:
    """Yield each meaning with its English and Chinese words."""
    lines = Path(__file__).with_name(_TABLE).read_text("utf-8").splitlines()
    for meaning, line in enumerate(lines):
        english, _, chinese = line.partition("|")
        if has_han(chinese):
            yield meaning, english.replace(".", "").split(), chinese.split()
