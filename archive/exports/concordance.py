"""A concordance as a table: a row for every hit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from archive.exports.tables import Row
from archive.presenters.concordance import address_of
from archive.search.lines import Line

COLUMNS = (
    "date", "newspaper", "page", "dispatch", "paragraph", "language", "left", "words", "right",
    "facing", "facing_language", "address",
)  # fmt: skip


def table(lines: Iterable[Line], site: str) -> Iterator[Row]:
    """Yield the rows; `site` stands before their addresses."""
    for line in lines:
        paper = line.dispatch.newspaper
        yield {
            "date": line.dispatch.published,
            "newspaper": paper.label_en if paper else "",
            "page": line.dispatch.page,
            "dispatch": line.dispatch.uid,
            "paragraph": line.paragraph.name,
            "language": line.paragraph.language,
            "left": line.left,
            "words": line.words,
            "right": line.right,
            "facing": line.facing,
            "facing_language": line.facing_language,
            "address": f"{site}{address_of(line)}",
        }
