"""Frames and words as they stand in the text files beside this module."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

_HERE = Path(__file__).parent
Pairs = tuple[tuple[str, str], ...]


def frames(section: str) -> Pairs:
    """Return the sentences of one section, English and Chinese."""
    lines = _sections("frames.txt")[section]
    return tuple(zip(lines[::2], lines[1::2], strict=True))


def words(section: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of one section, the commonest first."""
    return tuple(
        tuple(word.split("/")) for line in _sections("words.txt")[section] for word in line.split()
    )


@lru_cache(maxsize=2)
def _sections(name: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    for line in (_HERE / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            lines = sections.setdefault(line[1:-1], [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections
