"""The page of one engagement: what each source says of it, where, who, and how it is known."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from archive.models import Decision, Event, EventLink, Place
from archive.presenters import chronology, evidence, reports, sides
from archive.presenters.addresses import address
from archive.presenters.chronology import Strip
from archive.presenters.claims import Table, table
from archive.presenters.event_lines import PlaceLine, UnitLine, place_line, unit_line
from archive.presenters.events import (
    Mention,
    differences_of,
    evidence_of,
    languages_of,
    mention,
    quote_of,
    title,
)
from archive.presenters.evidence import Passage
from archive.presenters.figures import Difference, difference
from archive.presenters.links import Doubtful, Related
from archive.presenters.log import Verdict, log
from archive.presenters.reports import Relays, ReportLine, Witnesses
from archive.presenters.sides import Balance
from archive.presenters.words import Date, Review, Said, Words, chinese_of

# What the text means by a date that is not simply the day of the event.
_MEANT: dict[str, str] = {
    Event.Semantics.THROUGHOUT: gettext_noop("It lasted through all of these days."),
    Event.Semantics.WITHIN: gettext_noop("It happened on some day of these."),
    Event.Semantics.BEFORE: gettext_noop("It happened on this day or before."),
    Event.Semantics.AFTER: gettext_noop("It began on this day; its end is not told."),
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What happened at the same place before, at the same time, and after."""

    before: tuple[Mention, ...]
    during: tuple[Mention, ...]
    after: tuple[Mention, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """Everything the page of one engagement prints."""

    uid: str
    aggregate: bool
    address: str
    crumbs: tuple[tuple[str, Said], ...]
    titles: tuple[Said, ...]
    date: Date
    date_means: str
    date_basis: str
    date_note: Said | None
    time: str
    type: str
    review: Review
    note: str
    analyser: str
    summary: tuple[Said, ...]
    quote: Said | None
    outcome: str
    outcome_claimant: Said | None
    languages: str
    strip: Strip | None
    table: Table
    balances: tuple[Balance, ...]
    differences: tuple[Difference, ...]
    passages: tuple[Passage, ...]
    places: tuple[PlaceLine, ...]
    units: tuple[UnitLine, ...]
    reports: tuple[ReportLine, ...]
    witnesses: Witnesses
    beside: Beside
    links: tuple[Related, ...]
    overlaps: tuple[Related, ...]
    doubts: tuple[Doubtful, ...]
    log: tuple[Verdict, ...]

    @property
    def differing(self) -> int:
        """How many claims and other statements differ between the languages."""
        return self.table.differing + len(self.differences)


@dataclass(frozen=True, slots=True)
class Around:
    """What a page shows beside the event itself, read for it."""

    crumbs: Sequence[Place]
    relays: Relays
    links: tuple[Related, ...]
    doubts: tuple[Doubtful, ...]
    decisions: Iterable[Decision]
    here: Iterable[Event]  # at the same place


def page(event: Event, around: Around, words: Words) -> EventPage:
    """Return the page of one engagement."""
    figures = list(event.figures.all())
    differences = differences_of(event)
    of_figures = {figure.pk for figure in figures}
    told = [(row, reports.steps_of(row, around.relays)) for row in event.reports.all()]
    overlapping = EventLink.Kind.OVERLAPS
    return EventPage(
        uid=event.uid,
        aggregate=event.kind == Event.Kind.AGGREGATE,
        address=address("engagement", event),
        crumbs=tuple((place.slug, words.names(place)[0]) for place in around.crumbs),
        titles=words.titles(event) or (title(event, words),),
        date=words.date(event),
        date_means=_(_MEANT[event.date_semantics]) if event.date_semantics in _MEANT else "",
        date_basis=event.get_date_basis_display() if event.date_basis else "",
        date_note=words.noted(event.date_note) if event.date_note else None,
        time=_time(event),
        type=words.label("event_type", event.type),
        review=words.review(event),
        note=event.review_note,
        analyser=event.analyser,
        summary=() if words.review(event).proposed else words.titles(event, "summary"),
        quote=quote_of(evidence_of(event), words),
        outcome=event.outcome,
        outcome_claimant=words.caption(event.outcome_claimant) if event.outcome_claimant else None,
        languages=languages_of([report.dispatch for report in event.reports.all()]),
        strip=chronology.strip(event, told, words),
        table=table(figures, differences, words),
        balances=sides.balances(figures, words),
        differences=tuple(
            difference(row, words, chinese_of(row.dispatch))
            for row in differences
            if row.figure_id not in of_figures
        ),
        passages=evidence.passages(event, differences, words),
        places=tuple(place_line(place, words) for place in event.places.all()),
        units=tuple(unit_line(unit, words) for unit in event.units.all()),
        reports=reports.lines(event, around.relays, words),
        witnesses=reports.witnesses(event, around.relays, words),
        beside=_beside(event, around.here, words),
        links=tuple(link for link in around.links if link.code != overlapping),
        overlaps=tuple(link for link in around.links if link.code == overlapping),
        doubts=around.doubts,
        log=log(around.decisions),
    )


def _beside(event: Event, here: Iterable[Event], words: Words) -> Beside:
    """Return what happened at the same place: the nearest two before and two after."""
    ordered = sorted(here, key=_moment)
    before = [other for other in ordered if _before(other, event)]
    after = [other for other in ordered if _before(event, other)]
    during = [other for other in ordered if other not in before and other not in after]
    found = (before[-2:], during[:2], after[:2])
    return Beside(*(tuple(mention(other, words) for other in some) for some in found))


def _before(one: Event, other: Event) -> bool:
    """Say whether one event was over when the other began."""
    ends, begins = one.latest or one.earliest, other.earliest
    if ends is None or begins is None:
        return False
    if ends == begins and one.time_start and other.time_start:
        return one.time_start < other.time_start
    return ends < begins


def _moment(event: Event) -> tuple[dt.date, dt.time, int]:
    return (event.earliest or dt.date.max, event.time_start or dt.time.max, event.pk)


def _time(event: Event) -> str:
    times = [f"{time:%H:%M}" for time in (event.time_start, event.time_end) if time]
    return " ".join(part for part in ("–".join(times), event.time_note) if part)
