"""A sentence whose pieces, between semicolons, each tell of a day and a place of their own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from archive.ingest.propose.passages import Passage
from archive.ingest.records import DateMention, DateValue, Language, PlaceMention, Quote

Exact = Callable[[Iterable[PlaceMention]], list[PlaceMention]]

_WIDE = re.compile(r"[省江河岸路]$|(?:[Pp]rovince|River|\b(?:Highway|Route|Road) \d+)$")
_MARKS = {Language.ENGLISH: "; ", Language.CHINESE: "；"}


def pieces(passage: Passage, exact: Exact) -> list[Passage]:
    """Return the passage cut where a piece with its own day and place begins, else whole.

    "A and B were taken on the 1st and 2nd respectively" tells of two deeds as well.

    Both languages must be cut alike, where both speak. A Chinese sentence alone goes on after a
    semicolon with the same subject, and stays whole.
    """
    first = passage.quotes[0]
    told_so = "respectively" in first.text or any("分别" in q.text for q in passage.quotes)
    if told_so and (each := list(_respective(passage, exact))):
        return each
    if first.language is not Language.ENGLISH or "; " not in first.text or len(passage.days) < 2:
        return [passage]
    if len(passage.quotes) != len(passage.languages):
        return [passage]
    cut = [_cut(quote, passage) for quote in passage.quotes]
    if len({len(mine) for mine in cut}) != 1 or len(cut[0]) == 1:
        return [passage]
    found = [piece_of(passage, quotes) for quotes in zip(*cut, strict=True)]
    return found if all(_agree(piece) for piece in found) else [passage]


def _cut(quote: Quote, passage: Passage) -> list[Quote]:
    """Return the pieces of a sentence; what has no day or place goes with the piece before it."""
    mark = _MARKS.get(quote.language, "; ")
    starts = [quote.start]
    at = quote.text.find(mark)
    while at >= 0:
        start = quote.start + at + len(mark)
        if _is_told(passage, quote.paragraph, starts[-1], start) and _is_told(
            passage, quote.paragraph, start, _next(quote, mark, at)
        ):
            starts.append(start)
        at = quote.text.find(mark, at + 1)
    ends = [*starts[1:], quote.end]
    return [
        Quote(
            quote.paragraph,
            start,
            end,
            quote.text[start - quote.start : end - quote.start].rstrip(),
            quote.language,
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def _next(quote: Quote, mark: str, at: int) -> int:
    following = quote.text.find(mark, at + 1)
    return quote.end if following < 0 else quote.start + following


def _is_told(passage: Passage, paragraph: str, start: int, end: int) -> bool:
    """Say whether a day and a place stand between two offsets."""
    return any(
        quote.paragraph == paragraph and start <= quote.start < end
        for day in passage.days
        for quote in day.quotes
    ) and any(
        place.quote.paragraph == paragraph and start <= place.quote.start < end
        for place in passage.places
    )


def piece_of(passage: Passage, quotes: tuple[Quote, ...]) -> Passage:
    """Return what is told in one piece."""
    mine = passage._replace(quotes=quotes)
    return mine._replace(
        days=[day for day in passage.days if any(map(mine.holds, day.quotes))],
        places=tuple(place for place in passage.places if mine.holds(place.quote)),
        units=tuple(
            unit
            for unit in passage.units
            if any(
                mine.holds(quote) or any(quote.text in words.text for words in quotes)
                for quote in (*unit.quotes, *unit.also)
            )
        ),
        figures=tuple(f for f in passage.figures if any(map(mine.holds, f.quotes))),
    )


def _agree(piece: Passage) -> bool:
    """Say whether both languages tell of one day in a piece."""
    return any(
        {quote.language for quote in day.quotes if piece.holds(quote)} == piece.languages
        for day in piece.days
    )


def _respective(passage: Passage, exact: Exact) -> Iterator[Passage]:
    """Yield the passage once for each place and its day, where as many are told of both."""
    days = [day for mention in passage.days for day in _days(mention)]
    named: dict[Language, list[PlaceMention]] = {language: [] for language in passage.languages}
    for place in sorted(exact(passage.places), key=lambda place: place.quote.start):
        named[place.quote.language].append(place)
    for language, places in named.items():
        if len(places) > len(days) > 1:  # 太平省第十号公路上的东关和仙兴
            named[language] = [p for p in places if not _WIDE.search(p.quote.text)]
    if len(days) < 2 or any(len(places) != len(days) for places in named.values()):
        return
    for n, (day, *places) in enumerate(zip(days, *named.values(), strict=True), start=1):
        figures = passage.figures if n == len(days) else ()
        yield passage._replace(days=[day], places=tuple(places), figures=figures)


def _days(mention: DateMention) -> Iterator[DateMention]:
    """Yield each day of a list, {a,b}, or the mention as it is."""
    edtf = mention.value.edtf
    if not edtf.startswith("{") or mention.value.precision != "day":
        yield mention
        return
    for written in edtf[1:-1].split(","):
        day = dt.date.fromisoformat(written)
        yield replace(mention, value=DateValue(written, day, day, mention.value.precision))
