"""A Chinese sentence that goes from day to day: 十五日攻克甲，十七日晚攻克乙."""

from __future__ import annotations

import re

from archive.ingest.propose.passages import Passage
from archive.ingest.propose.pieces import piece_of
from archive.ingest.records import DateMention, Language, Quote, UnitMention

# What may stand between the beginning of a clause and its day: ，又于十八日, ", and on the 18th".
_LED = {
    Language.ENGLISH: re.compile(
        r"(?:^|[,;.] | (?=and ))(?:and |then |while )?(?:then )?(?:(?:on|in|at)(?: the)? )?$",
        re.IGNORECASE,
    ),
    Language.CHINESE: re.compile(r"(?:^|[，；])(?:并|又|再|接着|随后|后|而)?[于在]?$"),
}
_LED_WITHIN = 16
# Before such a word a Chinese sentence names who acts in it.
_DONE = re.compile(r"[对向将把歼毙俘克占攻击被遭围伏袭由自从追截阻拦遇战与同]")
_MARKS = "，；,; "

Cut = dict[str, int]  # where something begins in each paragraph


def by_day(passage: Passage) -> list[Passage]:
    """Return the passage cut where a clause begins with a day and names a place, else whole.

    Both languages must be cut alike, where both speak. Who acted before acts in a piece that
    names nobody.
    """
    if len(passage.days) < 2 or Language.CHINESE not in passage.languages:
        return [passage]
    begins = [{quote.paragraph: quote.start for quote in reversed(passage.quotes)}]
    for day in passage.days:
        cut = _begins(day, passage)
        if cut is not None and all(cut[paragraph] > at for paragraph, at in begins[-1].items()):
            begins.append(cut)
    found: list[Passage] = []
    at = 0
    for n in range(1, len(begins)):
        piece = _piece(passage, begins[at], begins[n])
        follows = _piece(passage, begins[n], begins[n + 1] if n + 1 < len(begins) else None)
        parted = all(passage.texts[p].text[at] in ";；" for p, at in begins[n].items())
        if piece.days and follows.places and (piece.places or parted):
            found.append(piece)
            at = n
    if not found:
        return [passage]
    found.append(_piece(passage, begins[at], None))
    return [_with_doer(piece, found[:n]) for n, piece in enumerate(found)]


def _begins(day: DateMention, passage: Passage) -> Cut | None:
    """Return where a clause begins with a day in each language, None where one does not."""
    cut: Cut = {}
    for quote in day.quotes:
        if passage.holds(quote) and quote.paragraph not in cut:
            before = passage.before(quote, _LED_WITHIN)
            if led := _LED[quote.language].search(before):
                cut[quote.paragraph] = quote.start - len(before) + led.start()
    return cut if len(cut) == len(passage.languages) else None


def _piece(passage: Passage, begin: Cut, until: Cut | None) -> Passage:
    quotes = []
    for quote in passage.quotes:
        start = max(quote.start, begin[quote.paragraph])
        end = min(quote.end, until[quote.paragraph]) if until else quote.end
        if start < end:
            words = quote.text[start - quote.start : end - quote.start]
            start += len(words) - len(words.lstrip(_MARKS))
            words = words.lstrip(_MARKS)
            quotes.append(Quote(quote.paragraph, start, start + len(words), words, quote.language))
    return piece_of(passage, tuple(quotes))


def _with_doer(piece: Passage, before: list[Passage]) -> Passage:
    """Return a piece with those who acted in the pieces before, where it names nobody itself."""
    if not before or _doers(piece):
        return piece
    told = next((doers for earlier in reversed(before) if (doers := _doers(earlier))), [])
    heirs = tuple(unit for unit in told if unit not in piece.units)
    return piece._replace(
        units=(*heirs, *piece.units), heirs=frozenset([unit.id for unit in heirs])
    )


def _doers(piece: Passage) -> list[UnitMention]:
    """Return who is named before anything is told to be done."""
    return [
        unit
        for unit in piece.units
        if any(
            quote.language is Language.CHINESE
            and piece.holds(quote)
            and not _DONE.search(piece.before(quote, quote.start))
            for quote in (*unit.quotes, *unit.also)
        )
    ]
