"""Words in a paragraph: where they stand and what stands around them."""

from __future__ import annotations

from collections.abc import Iterator

CONTEXT = 40


def occurrences(words: str, text: str) -> Iterator[int]:
    """Yield every offset at which the words stand, overlaps included."""
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def around(text: str, start: int, end: int, width: int = CONTEXT) -> tuple[str, str]:
    """Return the characters before and after a span."""
    return text[max(0, start - width) : start], text[end : end + width]
