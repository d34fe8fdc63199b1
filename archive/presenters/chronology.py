"""A strip of time for one event: its days, and when it was told, filed and printed.

Positions across are percentages, so the strip fits any width without a script.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.models import Event, EventReport, RelayStep
from archive.presenters.addresses import address
from archive.presenters.words import Said, Words
from archive.text.printed_dates import printed

LANE = 26  # pixels from one row of signs to the next
BASE = 22  # pixels for the axis and its dates
CLOSE = 6.5  # per cent: signs nearer than this stand above each other
STEPS = (1, 2, 7, 14, 30, 91, 182, 365, 1826, 3652, 9131)  # days between two dates of the axis
LABELS = 4
ROOM = 0.78  # of the width: a date that begins later runs out of it on a telephone
Steps = Sequence[RelayStep]


@dataclass(frozen=True, slots=True)
class Moment:
    """Something dated: the event itself, a communiqué, an agency's report, a printed page."""

    kind: str
    text: str
    actor: Said | None
    date: str
    note: str
    address: str
    first: dt.date
    last: dt.date
    number: int = 0
    x: str = ""
    bar: str = ""  # where its days begin, for what lasts longer than one
    width: str = ""
    y: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A date of the axis."""

    x: str
    text: str


@dataclass(frozen=True, slots=True)
class Strip:
    """The strip: its moments in order, its axis, and how high it is."""

    moments: tuple[Moment, ...]
    ticks: tuple[Tick, ...]
    height: int
    base: int


def strip(event: Event, reports: Iterable[tuple[EventReport, Steps]], words: Words) -> Strip | None:
    """Return the strip of an event; None where it, or everything else, bears no date."""
    told = sorted(_told(event, reports, words), key=lambda moment: (moment.first, moment.last))
    if event.earliest is None or len(told) < 2:
        return None
    found = _once(told)
    start = min(moment.first for moment in found)
    end = max(moment.last for moment in found)
    room = max((end - start).days // 25, 1)
    start, end = start - dt.timedelta(days=room), end + dt.timedelta(days=room)
    placed = _placed(found, start, (end - start).days + 1)
    lanes = max(moment.y for moment in placed) + 1
    lifted = tuple(replace(one, y=(lanes - 1 - one.y) * LANE + LANE // 2) for one in placed)
    return Strip(lifted, tuple(_ticks(start, end, words)), lanes * LANE + BASE, lanes * LANE)


def _once(told: Iterable[Moment]) -> list[Moment]:
    """Return each moment once, however many reports or languages tell of it, numbered in order."""
    found: dict[tuple[object, ...], Moment] = {}
    for moment in told:
        key = (moment.kind, moment.actor, moment.first, moment.last, moment.address)
        known = found.setdefault(key, moment)
        if known.note != moment.note:
            found[key] = replace(known, note="")
    return [replace(moment, number=n) for n, moment in enumerate(found.values(), 1)]


def _told(
    event: Event, reports: Iterable[tuple[EventReport, Steps]], words: Words
) -> Iterator[Moment]:
    if event.earliest:
        last = event.latest or event.earliest
        text = _("The event") if event.kind != Event.Kind.AGGREGATE else _("The period")
        date = words.date(event).text
        kind = f"event {event.date_semantics}"
        yield Moment(kind, text, None, date, "", "", event.earliest, last)
    for report, steps in reports:
        for step in steps:
            if step.earliest:
                yield _step(step, words)
        day = report.dispatch.published
        if day:
            paper = report.dispatch.newspaper
            yield Moment(
                "printed",
                _("Printed"),
                words.caption(paper) if paper else None,
                words.day(day).text,
                lag(event, day),
                address("dispatch", report.dispatch),
                day,
                day,
            )


def _step(step: RelayStep, words: Words) -> Moment:
    communique = step.kind == RelayStep.Kind.COMMUNIQUE
    first = step.earliest or dt.date.min
    last = step.latest or first
    return Moment(
        "communique" if communique else "filed",
        _("Communiqué") if communique else _("Reported"),
        words.caption(step.agency) if step.agency else None,
        printed(first, last, words.language),
        "" if step.told_by == RelayStep.ToldBy.BOTH else str(step.get_told_by_display()),
        "",
        first,
        last,
    )


def lag(event: Event, day: dt.date) -> str:
    """Return how long after an event it was printed, where its dates are sure enough to say."""
    if event.earliest is None or event.latest is None:
        return ""
    if event.date_semantics not in ("exact", "throughout"):
        return ""
    if event.earliest <= day <= event.latest:
        return _("the same day") if event.earliest == event.latest else _("while it went on")
    days = (day - event.latest).days
    if days < 0:
        return ""
    if event.earliest == event.latest:
        return ngettext("%(n)s day after", "%(n)s days after", days) % {"n": days}
    return ngettext("%(n)s day after its end", "%(n)s days after its end", days) % {"n": days}


def _placed(moments: Sequence[Moment], start: dt.date, total: int) -> list[Moment]:
    """Return the moments with their places: those close to each other in different lanes."""
    ends: list[float] = []  # how far to the right each lane is taken
    found = []
    for moment in moments:
        left = 100 * (moment.first - start).days / total
        width = 100 * ((moment.last - moment.first).days + 1) / total
        lane = next((n for n, end in enumerate(ends) if end + CLOSE <= left), len(ends))
        if lane == len(ends):
            ends.append(0.0)
        ends[lane] = left + width
        middle, lasts = f"{left + width / 2:.2f}%", moment.last > moment.first
        bar = (f"{left:.2f}%", f"{width:.2f}%") if lasts else ("", "")
        found.append(replace(moment, x=middle, bar=bar[0], width=bar[1], y=lane))
    return found


def _ticks(start: dt.date, end: dt.date, words: Words) -> Iterator[Tick]:
    total = (end - start).days + 1
    step = next((days for days in STEPS if total / days <= LABELS), STEPS[-1])
    day = start + dt.timedelta(days=max(total // 40, 0))
    while day <= end:
        share = (day - start).days / total
        text = printed(day, day, words.language) if share < ROOM else ""
        yield Tick(f"{100 * share:.2f}%", text)
        day += dt.timedelta(days=step)
