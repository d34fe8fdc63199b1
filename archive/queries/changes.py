"""What was decided, corrected or read anew since a moment: of one record, or of the archive."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from django.db.models import Q

from archive.models import (
    Decision,
    Discrepancy,
    Dispatch,
    Event,
    EventPlace,
    EventUnit,
    Figure,
    IngestRun,
    Place,
    PlaceName,
    Unit,
    UnitName,
)

Record = Event | Dispatch | Place | Unit
Key = tuple[str, str]  # the kind of a row and its permanent id, as decisions name it
MOST = 500  # saved states of each kind of row, decisions and runs that are looked through
_QUOTED = ("evidence_en", "evidence_zh")


@dataclass(frozen=True, slots=True)
class Edit:
    """A row as it was saved, and as it was before where that is on record."""

    row: Any
    before: Any | None


@dataclass(frozen=True, slots=True)
class Since:
    """All that is on record of one thing since a moment."""

    decisions: tuple[Decision, ...]
    edits: tuple[Edit, ...]
    rows: Mapping[Key, Any]  # what the decisions are about, by kind and permanent id
    read: tuple[Dispatch, ...]  # dispatches that came, or were read or stored anew
    cut: bool  # more is on record than was looked through


@dataclass(frozen=True, slots=True)
class Archive:
    """What was done to the whole archive since a moment, newest first."""

    runs: tuple[IngestRun, ...]
    decisions: tuple[Decision, ...]
    rows: Mapping[Key, Any]
    cut: bool


def since(record: Record, moment: dt.datetime) -> Since:
    """Return what is on record of one thing and of its claims."""
    told = _dispatches(record)
    claims = _claims(record)
    states = {kind: _kept(*of_kind) for kind, of_kind in _histories(record, claims).items()}
    rows = {(kind, row.uid): row for kind, kept in states.items() for row in kept if _named(row)}
    rows |= {(_kind(row), row.uid): row for row in (record, *claims, *told)}
    decisions = _decisions(rows, moment)
    return Since(
        decisions,
        tuple(edit for kept in states.values() for edit in _edits(kept, moment)),
        rows,
        tuple(row for row in told if row.updated >= moment),
        any(len(found) >= MOST for found in (decisions, claims, *states.values())),
    )


def of_archive(moment: dt.datetime) -> Archive:
    """Return the newest runs and decisions, with what the decisions are about."""
    runs = IngestRun.objects.filter(started__gte=moment).order_by("-started", "-id")[:MOST]
    decisions = tuple(Decision.objects.filter(at__gte=moment)[:MOST])
    about = defaultdict(set)
    for row in decisions:
        about[row.kind].add(row.target)
    rows = {
        (kind, row.uid): row
        for kind, model in _PUBLIC.items()
        for row in model.objects.filter(uid__in=about[kind])
    }
    return Archive(tuple(runs), decisions, rows, MOST in (len(runs), len(decisions)))


def _dispatches(record: Record) -> list[Dispatch]:
    """Return the dispatches that a record stands on."""
    if isinstance(record, Dispatch):
        return [record]
    if isinstance(record, Event):
        told = record.reports.select_related("dispatch").order_by("pk")[:MOST]
        return list({row.dispatch_id: row.dispatch for row in told}.values())
    return []


def _claims(record: Record) -> list[Any]:
    """Return the claims that a record is cited for."""
    if isinstance(record, Event):
        return list(record.figures.select_related(*_QUOTED)[:MOST])
    if isinstance(record, Dispatch):
        return list(record.discrepancies.select_related(*_QUOTED)[:MOST])
    return []


def _histories(record: Record, claims: Iterable[Any]) -> dict[str, tuple[Any, ...]]:
    """Return where earlier states of a record and its claims are kept, by the kind of row."""
    own = Q(id=record.pk) | Q(merged_into=record.pk)
    if isinstance(record, Event):
        figures = [claim.pk for claim in claims]
        return {
            "event": (Event, own),
            "eventplace": (EventPlace, Q(event=record.pk)),
            "eventunit": (EventUnit, Q(event=record.pk)),
            "figure": (Figure, Q(id__in=figures), *_QUOTED),
            "discrepancy": (Discrepancy, Q(figure__in=figures), *_QUOTED),
        }
    if isinstance(record, Dispatch):
        return {
            "dispatch": (Dispatch, own),
            "figure": (Figure, Q(dispatch=record.pk), *_QUOTED),
            "discrepancy": (Discrepancy, Q(dispatch=record.pk), *_QUOTED),
        }
    if isinstance(record, Place):
        return {"place": (Place, own), "placename": (PlaceName, Q(place=record.pk))}
    return {"unit": (Unit, own), "unitname": (UnitName, Q(unit=record.pk))}


def _kept(model: Any, which: Q, *beside: str) -> list[Any]:
    """Return the newest kept states, the oldest of them first."""
    rows = model.history.filter(which).select_related(*beside)
    return list(rows.order_by("-history_date", "-history_id")[:MOST])[::-1]


def _edits(kept: Iterable[Any], moment: dt.datetime) -> Iterator[Edit]:
    """Yield what was saved since, each with the state before it."""
    states: dict[int, list[Any]] = defaultdict(lambda: [None])
    for state in kept:
        states[state.id].append(state)
    for found in states.values():
        for before, after in pairwise(found):
            if after.history_date >= moment:
                yield Edit(after, before)


def _decisions(rows: Iterable[Key], moment: dt.datetime) -> tuple[Decision, ...]:
    about = defaultdict(list)
    for kind, uid in rows:
        about[kind].append(uid)
    which = Q()
    for kind, uids in about.items():
        which |= Q(kind=kind, target__in=uids)
    return tuple(Decision.objects.filter(which, at__gte=moment)[:MOST])


def _kind(row: Any) -> str:
    return str(row._meta.model_name)


def _named(row: Any) -> bool:
    return hasattr(row, "uid")


_PUBLIC: Mapping[str, Any] = {"event": Event, "dispatch": Dispatch, "place": Place, "unit": Unit}
