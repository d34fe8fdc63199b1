"""Where the articles of a file begin, and which English and Chinese blocks belong together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from archive.ingest.head import head_kind, is_field, is_title_field
from archive.ingest.layout import Line
from archive.text.fold import has_han

_HEADLINE_LENGTH = 80
_HEAD_LINES = 6
_STOPS = tuple("。！？：；”.!?:;…】")


@dataclass(frozen=True, slots=True)
class _Section:
    """The lines under one head; an original stands under a Chinese headline, date and page."""

    lines: Sequence[Line]
    original: bool


def split_articles(lines: Sequence[Line]) -> list[list[Line]]:
    """Return the lines of each article: a translation with its original, or either alone."""
    starts = _starts(lines)
    if len(starts) < 2 or [original for _, original in starts] == [False, True]:
        return [list(lines)]
    preface = lines[: starts[0][0]]
    shared = [line for line in preface if line.text]
    if shared and not all(is_field(line) for line in shared):
        starts = [(0, has_han(shared[-1].text)), *starts] if starts[0][1] else [
            (0, starts[0][1]), *starts[1:]
        ]  # fmt: skip
        preface = []
    ends = [*(start for start, _ in starts[1:]), len(lines)]
    sections = [
        _Section(lines[start:end], original)
        for (start, original), end in zip(starts, ends, strict=True)
    ]
    return [
        [*preface, *(line for section in sorted(group, key=_original) for line in section.lines)]
        for group in _grouped(sections)
    ]


def _starts(lines: Sequence[Line]) -> list[tuple[int, bool]]:
    """Return where heads begin, and whether each is that of an original."""
    printed = [index for index, line in enumerate(lines) if line.text]
    starts: list[tuple[int, bool]] = []
    place = 0
    while place < len(printed):
        index = printed[place]
        if is_title_field(lines[index]):
            below = lines[index + 1 : index + 5]
            if any(is_field(line) for line in below):
                starts.append((index, False))
        elif kinds := _head_run(lines, printed[place : place + _HEAD_LINES]):
            first = _headline(lines, printed, place, starts[-1][0] if starts else -1)
            headline = lines[first].text
            if "page" in kinds or "column" in kinds or headline.startswith("#"):
                starts.append((first, not headline.strip("# ") or has_han(headline)))
            place += len(kinds)
            continue
        place += 1
    return starts


def _head_run(lines: Sequence[Line], printed: Sequence[int]) -> list[str]:
    """Return the kinds of the head's lines that follow each other from here on."""
    kinds: list[str] = []
    for index in printed:
        kind = head_kind(lines[index])
        if not kind:
            break
        kinds.append(kind)
    return kinds


def _headline(lines: Sequence[Line], printed: Sequence[int], place: int, after: int) -> int:
    """Return the line of the headline above a head: marked with #, or short and without a stop."""
    for back in range(1, 4):
        at = printed[place - back] if place >= back else -1
        if at <= after:
            break
        if lines[at].text.startswith("#"):
            return at
    above = printed[place - 1] if place else -1
    if above > after:
        text = lines[above].text
        if has_han(text) and len(text) <= _HEADLINE_LENGTH and not text.endswith(_STOPS):
            return above
    return printed[place]


def _original(section: _Section) -> bool:
    return section.original


def _grouped(sections: Sequence[_Section]) -> list[list[_Section]]:
    """Return each translation with its original.

    They may stand in turn, or all of one language above all of the other.
    """
    translations = [section for section in sections if not section.original]
    originals = [section for section in sections if section.original]
    changes = sum(one.original != other.original for one, other in pairwise(sections))
    if changes == 1 and len(translations) == len(originals):
        return [[one, other] for one, other in zip(translations, originals, strict=True)]
    original_first = sections[0].original and len(translations) == len(originals)
    groups: list[list[_Section]] = []
    for section in sections:
        second = section.original is not original_first
        if (
            second
            and groups
            and len(groups[-1]) == 1
            and groups[-1][0].original != section.original
        ):
            groups[-1].append(section)
        else:
            groups.append([section])
    return groups
