"""A concordance as its page shows it: each hit in its line, the other language beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Dispatch
from archive.presenters.addresses import marked
from archive.presenters.figures import STOPS
from archive.presenters.words import Date, Said, Words, chinese_of
from archive.search.lines import Line


@dataclass(frozen=True, slots=True)
class Row:
    """One hit in its line."""

    date: Date
    title: Said
    address: str
    lang: str
    left: str
    words: str
    right: str
    facing: Said


def rows(lines: Iterable[Line], words: Words) -> tuple[Row, ...]:
    """Return the rows of a concordance."""
    return tuple(
        Row(
            date=words.day(line.dispatch.published),
            title=words.titles_of(line.dispatch)[0],
            address=address_of(line),
            lang=_tag(line.dispatch, line.paragraph.language),
            left=line.left.lstrip(STOPS),
            words=line.words,
            right=line.right,
            facing=Said(line.facing, _tag(line.dispatch, line.facing_language)),
        )
        for line in lines
    )


def address_of(line: Line) -> str:
    """Return the address of the passage with these words of it marked."""
    name = line.paragraph.name
    return marked(line.dispatch, [(name, line.span.start, line.span.end)], name)


def _tag(dispatch: Dispatch, language: str) -> str:
    return "en" if language == "en" else chinese_of(dispatch)
