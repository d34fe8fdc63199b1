"""Names that the text uses as places and the gazetteer lacks, in either language."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from archive.ingest.extract.places.proposed_chinese import chinese_names
from archive.ingest.extract.places.proposed_english import english_names, is_title
from archive.text.spans import Matcher

Span = tuple[int, int]
ADMINISTRATIVE = re.compile(r".* (?:hamlet|village|commune|district|province|prefecture)|.*[省县]")


class Seen(NamedTuple):
    """A text with the spans already read, in order: True for a place, False for a mask."""

    text: str
    folded: str
    chinese: bool
    heading: bool
    taken: Sequence[tuple[int, int, bool]]


def propose(pages: Sequence[Seen]) -> list[list[Span]]:
    """Return the spans of proposed names of each text; a name once a place is one everywhere."""
    spans = [_named(page) for page in pages]
    for chinese in (True, False):
        _repeat([pair for pair in zip(pages, spans, strict=True) if pair[0].chinese is chinese])
    return spans


def _named(page: Seen) -> list[Span]:
    """Return the names that the words around them show to be places."""
    if page.chinese:
        return list(chinese_names(page.folded, page.taken))
    # The capitals of an English heading tell no name from a verb.
    return [] if page.heading else list(english_names(page.text, page.taken))


def _repeat(pages: list[tuple[Seen, list[Span]]]) -> None:
    """Add the other occurrences of the names found in one language."""
    names = {page.folded[start:end] for page, found in pages for start, end in found}
    if not names:
        return
    matcher = Matcher(((name, None) for name in names), folded=True)
    for page, found in pages:
        if not (matches := matcher.longest(page.folded)):
            continue
        taken = sorted([*((start, end) for start, end, _place in page.taken), *found])
        index = 0
        for match in matches:
            while index < len(taken) and taken[index][1] <= match.start:
                index += 1
            free = index == len(taken) or taken[index][0] >= match.end
            if free and (page.chinese or _stands_alone(page.text, match.start, match.end)):
                found.append((match.start, match.end))


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Say whether a name has its capital and is no part of a longer name."""
    if not text[start].isupper():
        return False
    before = text[:start][-30:].rsplit(maxsplit=1)
    led = text[start - 1 : start] == " " and before and before[-1][:1].isupper()
    after = text[end : end + 2]
    return not (led and is_title(before[-1])) and not (after[:1] == " " and after[1:].isupper())
