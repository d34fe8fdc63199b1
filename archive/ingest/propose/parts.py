"""A sentence that tells one deed after the other: "took A on the 3rd and B on the 5th"."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from archive.ingest.propose.events import slug_of
from archive.ingest.propose.passages import Passage
from archive.ingest.propose.roles import is_beside
from archive.ingest.propose.triggers import Trigger
from archive.ingest.records import DateMention, Language, PlaceMention, Quote

Same = Callable[[frozenset[str], frozenset[str]], bool]

_BREAK = re.compile(r"[,;] (?:and |while |but |where(?:as)? )?| (?:and|while|but) ")
_HAN_BREAK = re.compile(r"[，；,;]")
_PASSIVE = re.compile(r"\b(?:was|were|been) |[被遭]")
_MARKS = (";", "；")
_SEMICOLON = re.compile(r"[;；]")
_DONE_THERE = re.compile(r"(?:[时時中]|之际)$")  # 在进攻A的战斗中，攻占B
_AREA_NAME = re.compile(r"(?i:province|region|prefecture)$|[省道]$")
_NOUN = re.compile(r"\b(?:the|this|that|its|their|his|in|during|of) (?:\w+ )?$")
_HAN_NOUN = re.compile(r"[的之]")
_BESIDE = 60  # characters between a date and its place


class Part(NamedTuple):
    """One of the deeds that a sentence tells: its words and places, and where they stand."""

    found: list[Trigger]
    places: list[PlaceMention]
    spans: list[tuple[str, int, int]]

    def holds(self, quote: Quote) -> bool:
        """Say whether a quote starts within the part."""
        return any(p == quote.paragraph and a <= quote.start < b for p, a, b in self.spans)


def parts(
    passage: Passage,
    found: list[Trigger],
    exact: list[PlaceMention],
    same: Same,
    only_marked: bool = False,
) -> list[Part]:
    """Part a sentence where a further clause tells the deed at another place.

    Both languages must tell of as many deeds, where both speak. ``only_marked``: only a
    semicolon parts them.
    """
    if len({slug_of(place) for place in exact}) < 2 or len(found) < 2 * len(passage.languages):
        return []
    by_language = [
        list(_in_language(passage, language, found, exact, same, only_marked))
        for language in sorted(passage.languages)
    ]
    if len({len(mine) for mine in by_language}) != 1:
        return []
    joined = [
        Part(*([x for part in each for x in part[n]] for n in range(3)))
        for each in zip(*by_language, strict=True)
    ]
    return joined if len(joined) > 1 else []


def _in_language(
    passage: Passage,
    language: Language,
    found: list[Trigger],
    exact: list[PlaceMention],
    same: Same,
    only_marked: bool,
) -> Iterator[Part]:
    part = Part([], [], [])
    during = False
    for quote in passage.quotes:
        if quote.language is not language:
            continue
        for start, end in _clauses(quote, only_marked):
            mine = [t for t in found if t.paragraph == quote.paragraph and start <= t.start < end]
            here = [
                p
                for p in exact
                if p.quote.paragraph == quote.paragraph and start <= p.quote.start < end
            ]
            told = bool(part.found and part.places) and not during
            if told and _elsewhere(here, part.places, passage, same) and _acts(mine, passage):
                yield part
                part = Part([], [], [])
            part.found.extend(mine)
            part.places.extend(here)
            part.spans.append((quote.paragraph, start, end))
            during = _DONE_THERE.search(quote.text, 0, end - quote.start) is not None
    yield part


def _clauses(quote: Quote, only_marked: bool) -> Iterator[tuple[int, int]]:
    """Yield where the clauses of a sentence begin and end."""
    pattern = (
        _SEMICOLON if only_marked else _HAN_BREAK if quote.language is Language.CHINESE else _BREAK
    )
    start = quote.start
    for mark in pattern.finditer(quote.text):
        yield start, quote.start + mark.start()
        start = quote.start + mark.start()
    yield start, quote.end


def _elsewhere(
    here: list[PlaceMention], told: list[PlaceMention], passage: Passage, same: Same
) -> bool:
    """Say whether a clause names another place than those told, not only what lies beside it."""
    at = [place for place in here if not is_beside(place, passage)] or here
    return bool(at) and not same(_slugs(at), _slugs(told))


def _slugs(places: list[PlaceMention]) -> frozenset[str]:
    return frozenset(filter(None, [slug_of(place) for place in places]))


def _acts(found: list[Trigger], passage: Passage) -> bool:
    """Say whether one of the words is a verb of its own, not "killing" nor "in the attack"."""
    for trigger in found:
        folded = passage.texts[trigger.paragraph].folded
        if trigger.language is Language.CHINESE:
            if not _HAN_NOUN.match(folded, trigger.end):
                return True
        elif not folded.endswith("ing", trigger.start, trigger.end) and not _NOUN.search(
            folded, max(0, trigger.start - 24), trigger.start
        ):
            return True
    return False


def by_date(passage: Passage, found: list[Trigger], exact: list[PlaceMention]) -> list[Part]:
    """Part "in A in September and in B in December" into as many deeds as there are dates."""
    dates = [date for date in passage.days if "/" not in date.value.edtf]
    if len({date.value.earliest or date.value.edtf for date in dates}) < 2:
        return []
    named: dict[tuple[Language, str], PlaceMention] = {}
    for place in sorted(exact, key=lambda place: place.quote.start):
        named.setdefault((place.quote.language, slug_of(place) or place.quote.text), place)
    each = []
    for language in sorted(passage.languages):
        mine = [place for (of, _), place in named.items() if of == language]
        if len(mine) > len(dates):
            mine = [place for place in mine if not is_beside(place, passage)]
        if len(mine) > len(dates):
            mine = [place for place in mine if not _AREA_NAME.search(place.quote.text)]
        pairs = [
            (day, place)
            for date, place in zip(dates, mine, strict=False)
            for day in date.quotes
            if day.paragraph == place.quote.paragraph
        ]
        if len(mine) != len(dates) or len(pairs) != len(dates):
            return []
        if not all(_side_by_side(day, place.quote) for day, place in pairs):
            return []
        if _crossed(passage, pairs):
            return []
        each.append(_ranges(passage, language, pairs, found))
    return [
        Part(*([x for part in of_all for x in part[n]] for n in range(3)))
        for of_all in zip(*each, strict=True)
    ]


def _side_by_side(day: Quote, place: Quote) -> bool:
    """Say whether a place stands right beside a date: "A on January 30", 十九日解放A."""
    return max(place.start - day.end, day.start - place.end) <= _BESIDE


def _crossed(passage: Passage, pairs: list[tuple[Quote, PlaceMention]]) -> bool:
    """Say whether a place belongs to the date before: "on the 3rd took A near B; on the 5th"."""
    for (day, place), (next_day, next_place) in pairwise(pairs):
        at = next_place.quote
        if at.language is Language.CHINESE and next_day.start < place.quote.start < at.start:
            return True  # 十六日夜渡海，十七日晨在甲、乙登陆
        if day.end <= place.quote.start <= at.start < next_day.start:
            text = passage.texts[at.paragraph].folded[at.end : next_day.start]
            if any(mark in text for mark in ",;，；"):
                return True
    return False


def _ranges(
    passage: Passage,
    language: Language,
    pairs: list[tuple[Quote, PlaceMention]],
    found: list[Trigger],
) -> list[Part]:
    """Return a part for each date with its place, from the last break before the two."""
    breaks = [
        (quote.paragraph, quote.start + mark.start())
        for quote in passage.quotes
        if quote.language is language
        for mark in (_HAN_BREAK if language is Language.CHINESE else _BREAK).finditer(quote.text)
    ]
    paragraph = pairs[0][0].paragraph
    starts = [min(quote.start for quote in passage.quotes if quote.paragraph == paragraph)]
    for (day, place), (next_day, next_place) in pairwise(pairs):
        told, next_told = max(day.end, place.quote.end), min(next_day.start, next_place.quote.start)
        between = [at for of, at in breaks if of == paragraph and told <= at <= next_told]
        starts.append(between[-1] if between else next_told)
    ends = [*starts[1:], max(q.end for q in passage.quotes if q.paragraph == paragraph)]
    mine = [trigger for trigger in found if trigger.paragraph == paragraph]
    parts = [
        Part(
            [t for t in mine if start <= t.start < end],
            [place],
            [(paragraph, start, end)],
        )
        for start, end, (_, place) in zip(starts, ends, pairs, strict=True)
    ]
    text = passage.texts[paragraph].text
    told = False
    for n, (part, start, end) in enumerate(zip(parts, starts, ends, strict=True)):
        # "They took A on the 1st, and B was abandoned on the 4th": B is told of by itself.
        own = text[end : end + 1] in _MARKS or (told and _PASSIVE.search(text, start, end))
        told = told or bool(part.found)
        if not part.found and not own:
            parts[n] = part._replace(found=mine)
    return parts


def own_of(passage: Passage, each: Sequence[Part]) -> list[Passage]:
    """Return the passage once for each part, with its own days, units and figures.

    Who is named before every deed has a part in all that name nobody before theirs.
    """
    deeds = [trigger for part in each for trigger in part.found]
    idle = [part for part in each if not part.found]
    return [
        passage._replace(
            days=_days_of(n, passage, each),
            units=tuple(
                unit
                for unit in passage.units
                if _is_of(part, (*unit.quotes, *unit.also), passage)
                or (
                    not _names_doer(part, passage)
                    and not any(_is_of(other, unit.quotes, passage) for other in idle)
                    and _leads(deeds, (*unit.quotes, *unit.also), passage)
                )
            ),
            figures=tuple(f for f in passage.figures if _is_of(part, f.quotes, passage)),
        )
        for n, part in enumerate(each)
    ]


def _days_of(n: int, passage: Passage, each: Sequence[Part]) -> list[DateMention]:
    """Return the days of a part, or else those of the parts before it, or after it."""
    for part in (each[n], *reversed(each[:n]), *each[n + 1 :]):
        if days := [day for day in passage.days if _is_of(part, day.quotes, passage)]:
            return days
    return []


def _is_of(part: Part, quotes: Sequence[Quote], passage: Passage) -> bool:
    return any(part.holds(quote) for quote in quotes if passage.holds(quote))


def _leads(deeds: list[Trigger], quotes: Sequence[Quote], passage: Passage) -> bool:
    """Say whether somebody is named before every deed of a sentence, and does the first."""
    for quote in quotes:
        mine = [deed.start for deed in deeds if deed.paragraph == quote.paragraph]
        if passage.holds(quote) and not any(start < quote.start for start in mine):
            first = min(mine, default=quote.end)
            if not _PASSIVE.search(passage.texts[quote.paragraph].folded, quote.end, first):
                return True
    return False


def _names_doer(part: Part, passage: Passage) -> bool:
    """Say whether a part names somebody before its own deed."""
    first = {t.paragraph: t.start for t in sorted(part.found, key=lambda t: -t.start)}
    return any(
        part.holds(quote) and quote.end <= first.get(quote.paragraph, -1)
        for unit in passage.units
        for quote in (*unit.quotes, *unit.also)
    )
