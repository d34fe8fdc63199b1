"""The reading of one wire item: which sentences tell of which event."""

from __future__ import annotations

import re
from dataclasses import replace

from archive.ingest.lexicon import Lexicon
from archive.ingest.propose.dating import Dated, event_dates, is_of_one_event, own_date, periods
from archive.ingest.propose.events import Event, slug_of
from archive.ingest.propose.passages import Passage
from archive.ingest.propose.roles import is_beside, is_outside, place_role, unit_role
from archive.ingest.propose.triggers import (
    AGGREGATE,
    ASSAULT,
    SECONDARY,
    Trigger,
    best_type,
    clause_parts,
    group_of,
    in_one_clause,
    nearest_group,
    nearness,
    triggers,
)
from archive.ingest.records import PlaceMention

_LIST_MARK = re.compile(r"\s*[(（][\d一二三四五六七八九十]+[)）]")
_WIDE = frozenset({"country", "region", "zone"})
_DAYS = frozenset({"day", "hour", "minute", "part-of-day"})
_NOW = re.compile(r"\b(?:now|currently|under ?way|at present)\b|正在|现在|目前", re.IGNORECASE)
_SIDE_BY_SIDE = 12
_NEAR_PASSAGES = 4  # how far back an undated sentence may take its date from


class ReportReading:
    """The reading of one wire item."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._kinds = {entry.slug: entry.kind for entry in lexicon.places}
        self._parents = {entry.slug: entry.parent for entry in lexicon.places}
        self._events: list[Event] = []
        self._total: Event | None = None
        self._last: Event | None = None

    def read(self, mine: list[Passage]) -> list[Event]:
        """Return the events of the passages of one report."""
        for index, passage in enumerate(mine):
            groups = triggers(passage, self._lexicon)
            if self._is_total(passage, groups):
                self._add_total(index, passage)
                continue
            groups.pop(AGGREGATE, None)
            told = [
                self._tell(index, passage, group, found, groups) for group, found in groups.items()
            ]
            if not any(told):
                self._attach(index, passage)
        return self._events

    def _is_total(self, passage: Passage, groups: dict[str, list[Trigger]]) -> bool:
        """Say whether the passage tells totals: of a period, of the one told, or a list of them."""
        period = bool(periods(passage))
        counted = any(figure.quantity.value is not None for figure in passage.figures)
        if period and (counted or AGGREGATE in groups):
            return True
        if self._total is None:
            return False
        if _LIST_MARK.match(passage.quotes[0].text):
            return True
        return AGGREGATE in groups and not event_dates(passage)

    def _add_total(self, index: int, passage: Passage) -> None:
        if self._total is None:
            period = periods(passage)[0]
            dated = Dated(period.value, period.basis, period.id, own=True)
            self._total = Event(AGGREGATE, passage.report, dated, index)
            self._events.append(self._total)
        self._place(self._total, passage, list(passage.places))
        self._total.add(passage)
        self._last = self._total

    def _tell(
        self,
        index: int,
        passage: Passage,
        group: str,
        found: list[Trigger],
        groups: dict[str, list[Trigger]],
    ) -> bool:
        """Add what the triggers of one group tell; say whether they tell of an event."""
        mine = [
            place
            for place in passage.places
            if not is_outside(place, passage)
            and (len(groups) == 1 or nearest_group(place, passage, groups) == group)
        ]
        told = False
        for some, here in clause_parts(passage, found, mine) or [(found, mine)]:
            dated = _split(passage, here) or [(own_date(passage, some), here)]
            for own, there in dated:
                there = self._main_first(there, passage, some)
                told |= self._tell_one(index, passage, best_type(some), some, own, there)
        return told

    def _tell_one(
        self,
        index: int,
        passage: Passage,
        type: str,
        found: list[Trigger],
        own: Dated | None,
        here: list[PlaceMention],
    ) -> bool:
        narrow = [place for place in here if self._kinds.get(place.place or "") not in _WIDE]
        slugs = frozenset(filter(None, map(slug_of, narrow)))
        if own is None and self._total is not None and slugs <= self._total.slugs:
            return False
        event = self._same(type, own, slugs)
        if event is None:
            # Without a place or day of its own a sentence comments on what was told before.
            if own is None and not in_one_clause(narrow, passage, found):
                return False
            if own and own.value and not is_of_one_event(own.value):
                return False
            if not self._may_begin(type, own, here):
                return False
            event = Event(type, passage.report, own or self._taken_over(index, passage), index)
            self._events.append(event)
        else:
            event.type = min(event.type, type, key=_precision)
            if own is not None and not event.dated.own and _on_a_day(own):
                event.dated = own
        self._place(event, passage, here)
        for unit in passage.units:
            event.units.setdefault(unit.id, unit_role(unit, passage, type, found))
        event.add(passage)
        self._last = event
        return True

    def _may_begin(self, type: str, own: Dated | None, here: list[PlaceMention]) -> bool:
        """Say whether a sentence tells enough of an event: a place, or else the very day."""
        placed = bool(self._narrow(here))
        if type in SECONDARY:
            return placed and _on_a_day(own)
        value = own.value if own else None
        return placed or (value is not None and value.earliest == value.latest is not None)

    def _main_first(
        self, places: list[PlaceMention], passage: Passage, found: list[Trigger]
    ) -> list[PlaceMention]:
        """Return the places in one language after the other, the nearest to the deed first.

        A province comes after a place in it that is named beside it.
        """
        first = passage.quotes[0].language

        def rank(place: PlaceMention) -> tuple[bool, bool, float]:
            other = place.quote.language != first
            around = any(self._holds(place, inner) for inner in places)
            aside = around or is_beside(place, passage)
            return other, aside, nearness(place, passage, found)

        return sorted(places, key=rank)

    def _holds(self, outer: PlaceMention, inner: PlaceMention) -> bool:
        """Say whether one place lies in the other and their names stand side by side."""
        a, b = outer.quote, inner.quote
        apart = max(a.start, b.start) - min(a.end, b.end)
        beside = a.paragraph == b.paragraph and apart <= _SIDE_BY_SIDE
        return beside and self._parents.get(slug_of(inner) or "") == slug_of(outer)

    def _same(self, type: str, own: Dated | None, slugs: frozenset[str]) -> Event | None:
        """Return the event told before that this sentence tells of again."""
        for event in reversed(self._events):
            if group_of(event.type) != group_of(type) or event is self._total:
                continue
            if slugs and event.slugs and not self._wider(slugs) & self._wider(event.slugs):
                continue
            if own is None or not event.dated.own or _overlap(own, event.dated):
                return event
        return None

    def _narrow(self, places: list[PlaceMention]) -> list[PlaceMention]:
        """Return the places that are more than a region, or else the regions."""
        kinds = [(place, self._kinds.get(place.place or "")) for place in places]
        narrow = [place for place, kind in kinds if kind not in _WIDE]
        return narrow or [place for place, kind in kinds if kind != "country"]

    def _wider(self, slugs: frozenset[str]) -> frozenset[str]:
        """Return the places with their provinces: a town stands for its province and back."""
        parents = {self._parents.get(slug) or "" for slug in slugs}
        return slugs | {slug for slug in parents if self._kinds.get(slug) == "province"}

    def _taken_over(self, index: int, passage: Passage) -> Dated:
        """Return the date of an undated event, and say where it comes from."""
        dateline = passage.report.dateline
        if dateline and dateline.date and any(_NOW.search(q.text) for q in passage.quotes):
            sent = dateline.date
            value = replace(sent, edtf=f"{sent.edtf}~", qualifier="~")
            return Dated(value, "undated; under way when the dispatch was sent")
        if self._total is not None:
            return Dated(self._total.dated.value, "undated; within the period of the totals")
        last = self._last
        if last is not None and last.dated.value and index - last.index <= _NEAR_PASSAGES:
            return Dated(last.dated.value, "undated; date of the event told before it")
        return Dated(None, "undated")

    def _attach(self, index: int, passage: Passage) -> None:
        """Give figures of a sentence that tells of no event of its own to the last one."""
        if self._last is not None and passage.figures and not event_dates(passage):
            self._last.add(passage)
            self._last.index = index

    def _place(self, event: Event, passage: Passage, here: list[PlaceMention]) -> None:
        for mention in self._narrow(here):
            if event.places and self._kinds.get(mention.place or "") in _WIDE:
                continue
            event.printed.append(mention)
            kind = self._kinds.get(mention.place or "", "")
            if not any(_same_place(mention, other) for other, _ in event.places):
                event.places.append((mention, place_role(mention, passage, event.type, kind)))


def _split(
    passage: Passage, places: list[PlaceMention]
) -> list[tuple[Dated | None, list[PlaceMention]]]:
    """Part "in A in September and in B in December" into as many events as there are dates."""
    dates = [date for date in event_dates(passage) if "/" not in date.value.edtf]
    slugs = list(dict.fromkeys(slug_of(place) or place.quote.text for place in places))
    if len({date.value.edtf for date in dates}) < 2 or len(slugs) < 2:
        return []
    by_language = [
        sorted((p for p in places if p.quote.language == language), key=lambda p: p.quote.start)
        for language in sorted(passage.languages)
    ]
    if any(len(mine) != len(dates) for mine in by_language):
        return []
    return [
        (Dated(date.value, date.basis, date.id, own=True), [mine[n] for mine in by_language])
        for n, date in enumerate(dates)
    ]


def _on_a_day(own: Dated | None) -> bool:
    return own is not None and own.value is not None and own.value.precision in _DAYS


def _same_place(one: PlaceMention, other: PlaceMention) -> bool:
    if one.relation or other.relation:
        return one.relation == other.relation
    return one.place is not None and one.place == other.place


def _overlap(one: Dated, other: Dated) -> bool:
    a, b = one.value, other.value
    if a is None or b is None or a.edtf == b.edtf:
        return True
    return not (
        (a.latest and b.earliest and a.latest < b.earliest)
        or (b.latest and a.earliest and b.latest < a.earliest)
        or (a.time and b.time and a.time != b.time)
    )


def _precision(type: str) -> int:
    return ASSAULT.index(type) if type in ASSAULT else len(ASSAULT)
