"""The reading of one wire item: which sentences tell of which event."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice

from archive.ingest.lexicon import Lexicon
from archive.ingest.propose.by_day import by_day
from archive.ingest.propose.clauses import Clauses
from archive.ingest.propose.dating import (
    Dated,
    adds_up,
    closed,
    is_of_one_event,
    is_period,
    own_date,
    periods,
    sums,
    until,
)
from archive.ingest.propose.enough import (
    is_done_again,
    is_end,
    is_left,
    is_long_before,
    is_of_it,
    is_of_others,
    is_on_a_day,
)
from archive.ingest.propose.events import Event, slug_of
from archive.ingest.propose.outside import is_elsewhere, is_fled_to, is_of_troops, is_outside
from archive.ingest.propose.parts import by_date, own_of, parts
from archive.ingest.propose.passages import Passage
from archive.ingest.propose.pieces import pieces
from archive.ingest.propose.roles import flies, is_beside, only_speaks, told_role, unit_role
from archive.ingest.propose.sameness import LEAVING, alike, more_telling, one_after_another, overlap
from archive.ingest.propose.scene import scene
from archive.ingest.propose.told import (
    apart,
    counts,
    ends_campaign,
    fought,
    held,
    is_held,
    is_of_another_battle,
    lasting,
    long,
    lossy,
    of_a_battle,
    of_days,
)
from archive.ingest.propose.triggers import (
    AGGREGATE,
    SECONDARY,
    Finder,
    Groups,
    Trigger,
    best_type,
    outcome,
)
from archive.ingest.records import DateValue, PlaceMention, UnitMention

_LIST_MARK = re.compile(r"\s*[(（][\d一二三四五六七八九十]+[)）]")
_NOW = re.compile(r"\b(?:now|currently|under ?way|at present)\b|正在|现在|目前", re.IGNORECASE)
_NEAR_PASSAGES = 4  # how far back an undated sentence may take its date from
_COMRADES = 40  # units of an event that may tell the part of another one
_REMEMBERED = 40  # events of a report that a later sentence may tell of again
_SEVERAL = 2  # places; what was done at so many in a month is added up
_GOING_ON = 2  # how far back a sentence of figures may go on with what was told
# Deeds that take troops to a place.
_GOING = LEAVING | {"pursuit", "advance", "airlift", "surrender"}
_FROM_THE_AIR = frozenset({"attack", "sabotage", "shelling", "raid"})
_BEFORE_IT = "undated; the date of the sentence before it"


class ReportReading:
    """The reading of one wire item."""

    def __init__(self, lexicon: Lexicon, finder: Finder) -> None:
        self._finder = finder
        self._scene = scene(lexicon)
        self._events: list[Event] = []
        self._total: Event | None = None
        self._last: Event | None = None
        self._setting: tuple[int, Passage] | None = None
        self._named: tuple[int, list[PlaceMention]] | None = None  # the place named last
        self._period: tuple[int, Passage] | None = None  # the sentence that told a period last
        self._sides: dict[str, str] = {}  # of the units told so far

    def read(self, passages: list[Passage]) -> list[Event]:
        """Return the events of the passages of one report."""
        cut = (
            piece
            for whole in passages
            for of_a_day in by_day(whole)
            for piece in pieces(of_a_day, self._scene.exact)
        )
        for index, passage in enumerate(cut):
            groups, ends = self._finder.groups(passage)
            if self._is_total(passage, groups):
                self._add_total(index, passage)
                continue
            groups.pop(AGGREGATE, None)
            told = False
            if groups or (groups := fought(passage, self._scene.exact(passage.places))):
                clauses = Clauses(passage)
                inside = [place for place in passage.places if not is_outside(place, passage)]
                if not self._scene.exact(inside):  # 海阳省游击队 fight at home, unless told
                    inside += [p for p in passage.places if is_of_troops(p, passage)]
                shares = clauses.shared(inside, groups)
                if len(groups) > 1:
                    groups, shares = apart(passage, groups, shares)
                each = [passage]
                if len(groups) > 1:
                    each = clauses.allotted(list(groups.values()))
                for group, mine, own in zip(groups, shares, each, strict=True):
                    told |= self._tell(index, own, clauses, group, mine, groups, ends)
            if not told:
                self._go_on(index, passage, groups)
            if any(is_period(day.value) for day in passage.days):
                self._period = (index, passage)
            if exact := self._scene.exact(passage.places):
                slug = slug_of(exact[0])
                self._named = (index, [place for place in exact if slug_of(place) == slug])
        return self._events

    def _is_total(self, passage: Passage, groups: Groups) -> bool:
        """Say whether the passage tells totals: of a period, of the one told, or a list of them."""
        if not passage.days and self._last is None and long(passage) and lossy(passage):
            return not self._scene.exact(passage.places)
        if ends_campaign(passage) and not groups.keys() - {AGGREGATE}:
            return True
        if (reckoned := periods(passage)) and (
            AGGREGATE in groups
            or any(f.quantity.value is not None and counts(f) for f in passage.figures)
            or (groups and lasting(passage))
        ):
            # What was done in some days at one place is one fight, however long.
            if any(is_period(date.value) for date in reckoned):
                return True
            exact = {slug_of(place) for place in self._scene.exact(passage.places)}
            if adds_up(passage) and not (len(exact) == 1 and held(passage)):
                return True
            if not exact or (len(exact) >= _SEVERAL and len(passage.languages) == 1):
                return True
        if not passage.days and lossy(passage):
            if of_a_battle(passage) and (AGGREGATE in groups or sums(passage)):
                return True
            if AGGREGATE in groups and not self._scene.exact(passage.places):
                return True  # "the balance-sheet of the year"
            if len(self._events) > 1 and of_days(passage) and sums(passage):
                return True
            if lasting(passage) and not self._scene.exact(passage.places):
                return True
        if self._total is None:
            return False
        if _LIST_MARK.match(passage.quotes[0].text):
            return True
        return AGGREGATE in groups and not passage.days

    def _add_total(self, index: int, passage: Passage) -> None:
        if self._total is None:
            undated = Dated(None, "undated; a period that the text does not date")
            self._total = Event(AGGREGATE, passage.report, undated, index)
            self._events.append(self._total)
            at, before = self._period or (-1, passage)
            if at == index - 1 and not periods(passage):
                # "After 56 days (from March 13 to May 7) the camp fell. In the entire campaign …"
                self._add_total(index, before)
        if self._total.dated.value is None:
            for period in periods(passage)[:1]:
                self._total.dated = Dated(period.value, period.basis, period.id, own=True)
            if self._total.dated.value is None and ends_campaign(passage):
                day = passage.days[-1]
                self._total.dated = Dated(until(day.value), day.basis, day.id, own=True)
        inside = [place for place in passage.places if not is_outside(place, passage)]
        self._scene.place(self._total, passage, inside)
        self._total.add(passage)
        self._last = self._total

    def _tell(
        self,
        index: int,
        passage: Passage,
        clauses: Clauses,
        group: str,
        mine: list[PlaceMention],
        groups: Groups,
        ends: list[Trigger],
    ) -> bool:
        """Add what the triggers of one group tell of its places; say whether it is an event."""
        told, found, others = False, groups[group], []
        if len(groups) > 1:
            others = [t for name, theirs in groups.items() if name != group for t in theirs]
        exact = self._scene.exact(mine)
        deeds = parts(passage, found, exact, self._scene.same, only_marked=group in _GOING)
        deeds = deeds or by_date(passage, found, exact)
        each = [(part.found, part.places) for part in deeds] or [(found, mine)]
        for (some, here), own in zip(each, own_of(passage, deeds) or [passage], strict=True):
            if not some:
                continue
            type = best_type(some, group)
            there = self._scene.main_first(here, own, clauses, some)
            event = self._tell_one(
                index, own, clauses, type, some, own_date(own, some, others), there
            )
            if event is not None:
                event.outcome = event.outcome or outcome(ends, type, own)
                told = True
        return told

    def _tell_one(
        self,
        index: int,
        passage: Passage,
        clauses: Clauses,
        type: str,
        found: list[Trigger],
        own: Dated | None,
        here: list[PlaceMention],
    ) -> Event | None:
        exact = self._scene.exact(here)
        slugs = _slugs(exact, passage)
        if own is None and self._total is not None and slugs <= self._total.slugs:
            return None
        if type not in _GOING:
            here = [place for place in here if not is_fled_to(place, passage)]
            exact = self._scene.exact(here)
            slugs = _slugs(exact, passage)
        event = None
        if own or exact or not is_elsewhere(passage):
            event = self._same(index, type, own, slugs)
            if event is not None and event.index < index and own and not slugs:
                event = None if is_of_others(passage, found) else event
        if event is None:
            before = None
            if (
                own is not None
                and not exact
                and (self._last is not None or self._named)
                and (is_of_it(passage, found) or is_done_again(passage, found))
            ):
                here = self._told_of(index)
            if own is None and not exact and lossy(passage):
                before = self._set_before(index, passage)
            if before is not None:
                here = list(before.places)
                told = own_date(before, [])
                own = told and replace(told, basis=_BEFORE_IT, own=False)
            # Without a place, a day or losses of its own a sentence comments on what was told.
            if own is None and not clauses.together(exact, found):
                return None
            if own and own.value and not is_of_one_event(own.value):
                return None
            if not self._may_begin(type, own, here, passage, found):
                return None
            event = Event(type, passage.report, own or self._taken_over(index, passage), index)
            self._events.append(event)
            if before is not None:
                event.add(before)
        else:
            here = here if own else self._again(event, here)
            if own is not None or exact or event.type != "capture":
                event.type = more_telling(event.type, type)
            if own is not None and not event.dated.own and is_on_a_day(own):
                event.dated = own
            elif own is not None and event.index == index:
                event.dated = closed(event.dated, own)
        self._scene.place(event, passage, here)
        for unit in passage.units:
            if event.units.get(unit.id, "subject") == "subject" and not only_speaks(unit, passage):
                role = unit_role(unit, passage, type, found)
                event.units[unit.id] = role if role != "subject" else self._beside(event, unit)
            self._sides.setdefault(unit.id, unit.side)
            if type in _FROM_THE_AIR and event.units.get(unit.id) == "attacker" and flies(unit):
                event.type = "air-raid"
        event.add(passage)
        event.index = index
        self._last = event
        return event

    def _told_of(self, index: int) -> list[PlaceMention]:
        """Return the place that "the post" is: that of an event just told, or else named last."""
        for event in reversed(self._events[-_GOING_ON:]):
            if event.places and event is not self._total:
                return [place for place, _ in event.places]
        at, named = self._named or (-1, [])
        return named if index - at <= _GOING_ON else []

    def _again(self, event: Event, here: list[PlaceMention]) -> list[PlaceMention]:
        """Return the places that a later sentence adds: none, where it names the event's own.

        "The battle of A has shaken the garrison of B" tells of A alone.
        """
        slugs = {slug_of(place) or "" for place in here}
        if not slugs & event.slugs:
            return here
        return [p for p in here if self._scene.same(frozenset({slug_of(p) or ""}), event.slugs)]

    def _may_begin(
        self,
        type: str,
        own: Dated | None,
        here: list[PlaceMention],
        passage: Passage,
        found: list[Trigger],
    ) -> bool:
        """Say whether a sentence tells enough of an event: a place, or else the very day."""
        placed = bool(self._scene.narrow(here))
        value = own.value if own else None
        sent = passage.report.dateline.date if passage.report.dateline else None
        if not is_on_a_day(own) and is_long_before(value, sent):
            return False  # history, told in passing
        if type in SECONDARY:
            if own is None and type == "withdrawal":
                # "On the coast the 24th Division fell back four miles from A."
                named = any(unit.ordinal is not None for unit in passage.units)
                exact = self._scene.exact(here)
                return bool(exact) and (named or any(is_left(t, exact, passage) for t in found))
            if own is None and type == "battle" and self._last is not None:
                ended = any(is_end(t, passage) for t in found)
                return placed and (lossy(passage) or ended)
            if type == "withdrawal" and value is not None and value.precision == "month":
                return any(is_left(t, self._scene.exact(here), passage) for t in found)
            ended = self._last is not None and any(is_end(t, passage) for t in found)
            return is_on_a_day(own) and (placed or lossy(passage) or ended)
        return placed or (is_on_a_day(own) and value is not None and _is_short(value))

    def _same(
        self, index: int, type: str, own: Dated | None, slugs: frozenset[str]
    ) -> Event | None:
        """Return the event told before that this sentence tells of again."""
        if own is None and not slugs:
            told_last = self._last is not None and index - self._last.index <= _NEAR_PASSAGES
            recent = [self._last] if self._last is not None and told_last else []
        else:
            recent = self._events[-_REMEMBERED:]
        for event in reversed(recent):
            if event is self._total:
                continue
            if not alike(event.type, type) and not (
                own is not None
                and event.dated.own
                and slugs & event.slugs
                and own.value == event.dated.value
                and one_after_another(event.type, type)
            ):
                continue
            if slugs and not event.slugs and event is not self._last:
                continue  # of another place
            # Those who left A are flown to B.
            leaving = own is None and event is self._last and type in LEAVING
            if slugs and event.slugs and not (leaving or self._scene.same(slugs, event.slugs)):
                continue
            if own is None or not event.dated.own or overlap(own, event.dated):
                return event
        return None

    def _taken_over(self, index: int, passage: Passage) -> Dated:
        """Return the date of an undated event, and say where it comes from."""
        dateline = passage.report.dateline
        if dateline and dateline.date and any(_NOW.search(q.text) for q in passage.quotes):
            sent = dateline.date
            value = replace(sent, edtf=f"{sent.edtf}~", qualifier="~")
            return Dated(value, "undated; under way when the dispatch was sent")
        before = self._set_before(index, passage)
        if before is not None and (told := own_date(before, [])) and is_on_a_day(told):
            return replace(told, basis=_BEFORE_IT, own=False)
        if self._total is not None:
            return Dated(self._total.dated.value, "undated; within the period of the totals")
        last = self._last
        if last is not None and last.dated.value and index - last.index <= _NEAR_PASSAGES:
            return Dated(_day(last.dated.value), "undated; date of the event told before it")
        return Dated(None, "undated")

    def _go_on(self, index: int, passage: Passage, groups: Groups) -> None:
        """Take a sentence that tells of no event of its own for more about the last one, or next.

        Where it gives a day or a place, the sentence after it may tell what happened then.
        """
        if passage.days:
            self._setting = (index, passage)
            return
        if self._last is None or not any(counts(figure) for figure in passage.figures):
            return
        if any(is_of_another_battle(quote.text) for quote in passage.quotes):
            return
        exact = self._scene.exact(p for p in passage.places if not is_outside(p, passage))
        slugs = frozenset(filter(None, [slug_of(place) for place in exact]))
        elsewhere = bool(exact) and not self._scene.same(slugs, self._last.slugs)
        if elsewhere and lossy(passage) and not groups:
            return
        comment = not exact or all(group in SECONDARY for group in groups)
        if groups and not exact and is_elsewhere(passage):
            return
        if index - self._last.index <= _GOING_ON and comment:
            self._last.add(passage)
            self._last.index = index
            for unit in passage.units if self._last is not self._total else ():
                role = "defender" if is_held(passage) else told_role(unit, passage)
                beside = self._beside(self._last, unit)
                if beside != "subject":
                    role = beside  # who fights back and kills still defends himself
                self._last.units.setdefault(unit.id, role or "subject")
                self._sides.setdefault(unit.id, unit.side)

    def _beside(self, event: Event, unit: UnitMention) -> str:
        """Return the role of a unit of which only its side tells: that of its comrades."""
        if not unit.side:
            return "subject"
        told = islice(reversed(event.units), _COMRADES)
        comrades = [id for id in told if id != unit.id and self._sides.get(id) == unit.side]
        mine = {event.units[id] for id in comrades} - {"subject"}
        return mine.pop() if len(mine) == 1 else "subject"

    def _set_before(self, index: int, passage: Passage) -> Passage | None:
        """Return the sentence just before, where it gave the day and told nothing by itself."""
        if self._setting is None or self._setting[0] != index - 1:
            return None
        before = self._setting[1]
        near = {quote.paragraph for quote in before.quotes}
        return before if any(quote.paragraph in near for quote in passage.quotes) else None


def _slugs(places: list[PlaceMention], passage: Passage) -> frozenset[str]:
    """Return the places by which an event is known: those beside it only where it has no other."""
    at = [place for place in places if not is_beside(place, passage)]
    return frozenset(filter(None, [slug_of(place) for place in at or places]))


def _is_short(value: DateValue) -> bool:
    """Say whether a date is one day, or a night between two."""
    if value.earliest is None or value.latest is None:
        return False
    return (value.latest - value.earliest).days <= 1


def _day(value: DateValue) -> DateValue:
    """Return the day of a date: the hour of one deed is not that of the next."""
    if value.time is None or value.earliest is None:
        return value
    return replace(value, edtf=value.earliest.isoformat(), precision="day", time=None)
