"""Which places and which deeds of a sentence belong together, by commas and semicolons."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from archive.ingest.propose.passages import Passage
from archive.ingest.propose.triggers import Groups, Trigger
from archive.ingest.records import PlaceMention, Quote, UnitMention

_BREAK = re.compile(r"[,;:，；：]")
_BUT = " but "
_FAR = float("inf")
_RELATIVE = re.compile(r",? (?:which|where)\b")
_OPENING = 40
_NEAR = 45.0
_PAIR, _VERB = 2, 30  # commas around an apposition, and how far its verb may be
# What stands before a place that a sentence begins with.
_SETTING = re.compile(
    r"(?:^|[】:：] ?)"
    r"(?:[Ii]n|[Aa]t|[Oo]n|[Nn]ear|[Aa]round|[Ff]arther \w+[,]?|[Mm]eanwhile,?|另|同时)?"
    r" ?(?:in|at|on|near|在|于)? ?(?:the )?"
    r"(?:(?:\w+ )?(?:area|province|district|region|town) of )?$"
)
_COMMA = 2
_BREAK_COST = 50  # characters that a comma between a word and a place counts for


def _is_apposed(one: Quote, other: Quote) -> bool:
    """Say whether words follow others after a comma."""
    return other.paragraph == one.paragraph and 0 <= other.start - one.end <= _COMMA


class Clauses:
    """The breaks of the sentences of one passage."""

    def __init__(self, passage: Passage) -> None:
        self._passage = passage

    @cached_property
    def _breaks(self) -> dict[str, list[int]]:
        breaks: dict[str, list[int]] = {}
        for quote in self._passage.quotes:
            start = quote.start
            mine = breaks.setdefault(quote.paragraph, [])
            marks = [start + found.start() for found in _BREAK.finditer(quote.text)]
            if _BUT in quote.text:
                marks += [start + found.start() for found in re.finditer(_BUT, quote.text)]
                marks.sort()
            mine += marks
        return breaks

    def shared(self, places: list[PlaceMention], groups: Groups) -> list[list[PlaceMention]]:
        """Return the places of each group: those to which its trigger stands nearest."""
        if len(groups) < 2:
            return [places for _ in groups]
        shares: dict[str, list[PlaceMention]] = {group: [] for group in groups}
        last: PlaceMention | None = None
        group = ""
        for place in places:
            # "Gia Lam airfield, four kilometres from Hanoi": it tells where that lies.
            if not (last and place.relation and _is_apposed(last.quote, place.quote)):
                group = min(groups, key=lambda group: self.nearness(place, groups[group]))
            shares[group].append(place)
            last = place
        return list(shares.values())

    def nearness(self, mention: PlaceMention, found: list[Trigger]) -> float:
        """Return how far a place stands from the nearest of the triggers, best before it."""
        return self._near(mention.quote, found)

    def allotted(self, groups: Sequence[list[Trigger]]) -> list[Passage]:
        """Return the passage once for each group of deeds, with its own units and figures.

        Who is named before every deed has a part in all of them.
        """
        passage = self._passage
        deeds = [t for found in groups for t in found]

        def owner(quotes: Sequence[Quote], *, shared: bool) -> int:
            """Return the group that words belong to, -1 where they may belong to all."""
            mine = [q for q in quotes if passage.holds(q)]
            if shared and not any(
                d.start < q.start for q in mine for d in deeds if d.paragraph == q.paragraph
            ):
                return -1
            if (told := self._told_in(mine, groups)) is not None:
                return told
            gaps = [min((self._near(q, found) for q in mine), default=_FAR) for found in groups]
            return gaps.index(min(gaps)) if min(gaps) < _FAR else -1

        units = [(unit, owner((*unit.quotes, *unit.also), shared=True)) for unit in passage.units]
        figures = [(figure, owner(figure.quotes, shared=False)) for figure in passage.figures]
        led = {group for unit, group in units if group >= 0 and self._leads(unit, groups[group])}
        return [
            passage._replace(
                # "A shelled B, and a patrol was fired on": the second clause has its own subject.
                units=tuple(u for u, g in units if g == n or (g == -1 and n not in led)),
                figures=tuple(f for f, group in figures if group in (n, -1)),
            )
            for n in range(len(groups))
        ]

    def _told_in(self, quotes: list[Quote], groups: Sequence[list[Trigger]]) -> int | None:
        """Return the group whose deed is the last before words of a clause without a deed."""
        for quote in quotes:
            deeds = sorted(
                (trigger.start, n)
                for n, found in enumerate(groups)
                for trigger in found
                if trigger.paragraph == quote.paragraph
            )
            before = [n for start, n in deeds if start < quote.start]
            after = [start for start, _ in deeds if start >= quote.start]
            if before and (not after or self._is_parted(quote, after[0])):
                return before[-1]
        return None

    def _is_parted(self, quote: Quote, deed: int) -> bool:
        """Say whether another clause begins between words and the deed after them."""
        breaks = self._breaks[quote.paragraph]
        return bisect_left(breaks, deed) > bisect_left(breaks, quote.end)

    def _leads(self, unit: UnitMention, found: list[Trigger]) -> bool:
        """Say whether a unit stands before the first deed of a group."""
        return any(
            quote.end <= min(t.start for t in found if t.paragraph == quote.paragraph)
            for quote in (*unit.quotes, *unit.also)
            if any(t.paragraph == quote.paragraph for t in found) and self._passage.holds(quote)
        )

    def _near(self, quote: Quote, found: list[Trigger]) -> float:
        nearest = _FAR
        for trigger in found:
            if trigger.paragraph == quote.paragraph:
                nearest = min(nearest, self._gap(trigger, quote))
        return nearest

    def together(self, places: list[PlaceMention], found: list[Trigger]) -> bool:
        """Say whether a place stands with a trigger: near before it, or one comma after it."""
        for trigger in found:
            for place in places:
                if trigger.paragraph != place.quote.paragraph:
                    continue
                limit = _BREAK_COST * (1.6 if trigger.end <= place.quote.start else 1.0)
                if self._gap(trigger, place.quote) < limit:
                    return True
        return False

    def _goes_on(self, quote: Quote, trigger: Trigger) -> bool:
        """Say whether the comma after a place parts it from nothing.

        A relative clause tells more of it, or the whole sentence happens there: "In Perak, …".
        """
        paragraph = self._passage.texts[quote.paragraph]
        if _RELATIVE.match(paragraph.folded, quote.end):
            return True
        for sentence in self._passage.quotes:
            if sentence.paragraph == quote.paragraph and sentence.start <= quote.start:
                opening = quote.start - sentence.start
                if opening < _OPENING and trigger.start < sentence.end:
                    return _SETTING.search(sentence.text[:opening]) is not None
        return False

    def _gap(self, trigger: Trigger, quote: Quote) -> float:
        after = trigger.end <= quote.start
        start, end = (trigger.end, quote.start) if after else (quote.end, trigger.start)
        breaks = self._breaks[trigger.paragraph]
        between = max(0, bisect_left(breaks, end) - bisect_left(breaks, start))
        if between and not after and self._goes_on(quote, trigger):
            return min((end - start) * 0.75 + _BREAK_COST * (between - 1), _NEAR)
        elif between == _PAIR and not after:
            first, last = breaks[bisect_left(breaks, start)], breaks[bisect_left(breaks, end) - 1]
            if first - start <= 1 and end - last < _VERB:
                # "Beatrice, held by a battalion, was overrun": an apposition parts nothing.
                return end - last
        return (end - start) * (0.5 if after else 0.75) + _BREAK_COST * between
