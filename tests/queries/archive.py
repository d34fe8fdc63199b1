"""A small random archive, and what a reader would count in it by hand."""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from typing import Any

from django.db.models import Prefetch

from archive.models import SHOWN, Dispatch, Event
from archive.presenters.events import differences_of
from archive.queries.differences import open_differences
from archive.queries.selection import FACETS, Selection
from tests.factories import (
    attest,
    make_agency,
    make_discrepancy,
    make_dispatch,
    make_event,
    make_event_place,
    make_event_unit,
    make_evidence,
    make_figure,
    make_newspaper,
    make_paragraph,
    make_parent,
    make_place,
    make_report,
    make_unit,
)

DAY = dt.date(1953, 1, 1)
STATUSES = ("proposed", "accepted", "rejected", "withdrawn")


class World:
    """Rows to draw from, and the events that were made of them."""

    def __init__(self, seed: int) -> None:
        self.draw = random.Random(seed)
        self.papers = [make_newspaper() for _ in range(2)]
        self.agencies = [make_agency() for _ in range(3)]
        self.units = [make_unit(side=side) for side in ("vpa", "french", "vpa")]
        self.places = [make_place(lat=20 + n, lon=104 + n) for n in range(7)]
        for child, parent in ((1, 0), (2, 1), (3, 1), (3, 4), (5, 4)):
            make_parent(self.places[child], self.places[parent])
        self.dispatches = [
            make_dispatch(published=self._day(400), newspaper=self._maybe(self.papers))
            for _ in range(6)
        ]

    def _maybe(self, rows: Any, chance: float = 0.7) -> Any:
        return self.draw.choice(rows) if self.draw.random() < chance else None

    def _day(self, span: int) -> dt.date | None:
        return self._maybe([DAY + dt.timedelta(days=n) for n in range(span)], 0.85)

    def add_event(self) -> Event:
        """Add an event with whatever falls to it."""
        draw = self.draw
        first = self._day(300)
        days = draw.choice([0, 0, 0, 1, 2, 5, 13, 30, 90, 400])
        last = first and first + dt.timedelta(days=days)
        event = make_event(
            day=first,
            latest=last,
            kind=draw.choice(["engagement"] * 4 + ["aggregate", "other"]),
            type=draw.choice(["battle", "raid", ""]),
            date_precision=draw.choice(["day", "month", "year", ""]) if first else "",
            time_start=self._maybe([dt.time(4), dt.time(14, 30)], 0.3),
            status=draw.choice(STATUSES[:1] * 3 + STATUSES),
            outcome_claimant=self._maybe(self.agencies, 0.2),
        )
        for dispatch in draw.sample(self.dispatches, draw.randrange(3)):
            make_report(event, dispatch)
            paragraph = make_paragraph(dispatch)
            attest(event, make_evidence(paragraph, "300 men"))
            self._difference(dispatch, paragraph)
            figure = make_figure(
                dispatch,
                events=[event],
                action=draw.choice(["killed", "captured"]),
                claimant=self._maybe(self.agencies),
                status=draw.choice(["proposed", "proposed", "rejected"]),
                **self._bounds(),
            )
            if draw.random() < 0.2:
                make_discrepancy(dispatch, figure=figure)
        for place in draw.sample(self.places, draw.randrange(3)):
            precision = draw.choice([1, 2, 4, None])
            status = draw.choice(["proposed", "proposed", "rejected"])
            make_event_place(event, place, precision=precision, status=status)
        for unit in draw.sample(self.units, draw.randrange(3)):
            make_event_unit(event, self._keep(unit), side=unit.side)
        return event

    def _keep(self, unit: Any) -> Any:
        return unit

    def _bounds(self) -> dict[str, Any]:
        number = self.draw.choice([3, 20, 150, 150, 4000])
        return self.draw.choice(
            [
                {"value": number, "low": number, "high": number},
                {"value": number, "low": number, "high": None},
                {"value": None, "low": None, "high": number},
                {"value": None, "low": None, "high": None},
            ]
        )

    def _difference(self, dispatch: Dispatch, paragraph: Any) -> None:
        if self.draw.random() < 0.3:
            words = self.draw.choice(["300 men on", "Moc Chau"])
            state = self.draw.choice(["open", "open", "dismissed"])
            status = "rejected" if state == "dismissed" else "proposed"
            decision = {"status": status}
            if state == "dismissed":
                decision["decision"] = _decided()
            make_discrepancy(
                dispatch, evidence_en=make_evidence(paragraph, words), state=state, **decision
            )

    def selection(self) -> Selection:
        """Return a selection that somebody might ask for."""
        draw = self.draw
        values = {
            "region": [place.slug for place in self.places],
            "type": ["battle", "raid"],
            "status": ["proposed", "accepted"],
            "diff": ["1"],
            "by": [row.slug for row in self.agencies],
            "paper": [row.slug for row in self.papers],
            "unit": [row.slug for row in self.units],
            "side": ["vpa", "french"],
            "figure": ["killed", "captured"],
            "dated": ["day", "month", "year", "longer"],
            "placed": ["exact", "near", "province"],
        }
        facets = draw.sample(sorted(values), draw.choice([0, 1, 1, 2, 3]))
        return Selection(
            kind=draw.choice(["engagement"] * 4 + ["aggregate"]),
            chosen={
                name: tuple(draw.sample([*values[name], "unknown"], draw.choice([1, 1, 2])))
                for name in facets
            },
            first=self._day(300) if draw.random() < 0.4 else None,
            last=self._day(500) if draw.random() < 0.4 else None,
            reading=draw.choice(["happened", "happened", "reported"]),
            minimum=draw.choice([None, None, 20.0, 150.0]),
        )


def _decided() -> Any:
    from tests.factories import decided

    return decided("discrepancy")


class Told:
    """One event with the values it has, read from its rows one by one."""

    def __init__(self, event: Event, above: dict[int, set[str]]) -> None:
        self.event = event
        figures = [f for f in event.figures.all() if f.status in SHOWN]
        places = [p for p in event.places.all() if p.status in SHOWN]
        units = [u for u in event.units.all() if u.status in SHOWN]
        dispatches = [report.dispatch for report in event.reports.all()]
        claimants = [f.claimant for f in figures] + [event.outcome_claimant]
        self.reach = {
            (f.action, float(reach))
            for f in figures
            if (reach := f.high or f.value or f.low) is not None
        }
        self.printed = sorted(d.published for d in dispatches if d.published)
        self.values: dict[str, set[str]] = {
            "region": set().union(*(above[p.filed_under_id] for p in places)),
            "type": {event.type} - {""},
            "status": {event.status},
            "diff": {"1"} if differences_of(event) else set(),
            "by": {row.slug for row in claimants if row},
            "paper": {d.newspaper.slug for d in dispatches if d.newspaper},
            "unit": {u.unit.slug for u in units if u.unit},
            "side": {u.side for u in units if u.side},
            "figure": {f.action for f in figures},
            "dated": {_dated(event)} - {"unknown"},
            "placed": {
                {1: "exact", 2: "near", 4: "province"}[p.precision] for p in places if p.precision
            },
        }

    def has(self, facet: str, value: str) -> bool:
        """Say whether the event has a value of a facet."""
        return not self.values[facet] if value == "unknown" else value in self.values[facet]

    def matches(self, asked: Selection, leaving: str = "") -> bool:
        """Say whether the event is in a selection."""
        for facet, values in asked.chosen.items():
            if facet in (leaving, "figure") and (facet == leaving or asked.minimum is not None):
                continue
            if not any(self.has(facet, value) for value in values):
                return False
        if asked.minimum is not None and leaving != "figure":
            kinds = asked.chosen.get("figure")
            if not any(n >= asked.minimum and (not kinds or k in kinds) for k, n in self.reach):
                return False
        return self.event.kind == asked.kind and self._in_period(asked)

    def _in_period(self, asked: Selection) -> bool:
        first, last = asked.first or dt.date.min, asked.last or dt.date.max
        if (first, last) == (dt.date.min, dt.date.max):
            return True
        if asked.reading == "reported":
            return any(first <= day <= last for day in self.printed)
        event = self.event
        return bool(event.earliest) and event.earliest <= last and event.latest >= first


def _dated(event: Event) -> str:
    if event.earliest is None:
        return "unknown"
    if event.date_precision == "day":
        return "day"
    days = (event.latest - event.earliest).days
    if days == 0:
        return "day"
    return "month" if days <= 30 else "year" if days <= 365 else "longer"


def told(above: dict[int, set[str]]) -> list[Told]:
    """Return every shown event with its values."""
    events = Event.objects.shown().prefetch_related(
        "places__place",
        "places__filed_under",
        "attestations__evidence__paragraph",
        "figures__claimant",
        "units__unit",
        "reports__dispatch__newspaper",
        Prefetch("reports__dispatch__discrepancies", open_differences()),
    )
    return [Told(event, above) for event in events]


def by_hand(events: list[Told], asked: Selection) -> dict[str, dict[str, int]]:
    """Return the counts of every facet, counted one event at a time."""
    found = {}
    for facet in FACETS:
        left = [event for event in events if event.matches(asked, leaving=facet)]
        tally = Counter[str]()
        for event in left:
            if facet == "figure" and asked.minimum is not None:
                tally.update({kind for kind, n in event.reach if n >= asked.minimum})
            else:
                tally.update(event.values[facet] or {"unknown"})
        chosen = dict.fromkeys(asked.chosen.get(facet, ()), 0)
        found[facet] = {**chosen, **tally}
    return found
