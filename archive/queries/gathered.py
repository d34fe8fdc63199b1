"""What a row of the list of engagements prints beside the event itself, in five queries.

Each query reads the columns that are printed and no others, into records that stand in for rows of
the models: making instances of those, and a query set for each event and relation as Django's own
prefetching does, took four times as long as asking the database.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from archive.models import SHOWN, Event, EventEvidence, EventPlace, EventReport, Figure
from archive.queries.differences import differing


class Names(NamedTuple):
    """What a place is called."""

    name_en: str
    name_zh: str
    name_vi: str


class Place(NamedTuple):
    """Where an event was, as EventPlace has it."""

    role: str
    label: str
    place: Names | None
    filed_under: Names | None


class Paragraph(NamedTuple):
    """Where words stand."""

    language: str


class Words(NamedTuple):
    """Words that attest an event, as Evidence has them."""

    paragraph_id: int
    start: int
    end: int
    exact: str
    paragraph: Paragraph


class Attestation(NamedTuple):
    """The words of one report, as EventEvidence has them."""

    evidence: Words


class Claim(NamedTuple):
    """A figure, as Figure has it."""

    pk: int
    action: str
    object: str
    unit: str
    value: Any
    low: Any
    high: Any
    qualifier: str
    reading: str
    part_of_id: int | None
    same_as_id: int | None


_NAMES = [f"{place}__{name}" for place in ("place", "filed_under") for name in Names._fields]
_WORDS = ("paragraph_id", "start", "end", "exact", "paragraph__language")


def gather(events: Sequence[Event]) -> None:
    """Read the places, words, figures, reports and differences of these events."""
    ids = {event.pk for event in events}
    _hand_out(events, "places", _places(ids))
    _hand_out(events, "attestations", _words(ids))
    _hand_out(events, "figures", _claims(ids))
    reports = EventReport.objects.filter(event__in=ids).select_related("dispatch")
    printed = reports.only("event_id", "dispatch__has_en", "dispatch__has_zh")
    told = list(printed.order_by("dispatch_id", "position"))
    _hand_out(events, "reports", ((report.event_id, report) for report in told))
    dispatches = [report.dispatch for report in told]
    differences = differing().filter(dispatch__in={report.dispatch_id for report in told})
    _hand_out(dispatches, "discrepancies", ((row.dispatch_id, row) for row in differences))


def _places(ids: set[int]) -> Iterable[tuple[int, Place]]:
    rows = EventPlace.objects.shown().filter(event__in=ids).order_by("id")
    for event, role, label, *names in rows.values_list("event_id", "role", "label", *_NAMES):
        place, filed = Names(*names[:3]), Names(*names[3:])
        yield (
            event,
            Place(
                role,
                label,
                place if place.name_en is not None else None,
                filed if filed.name_en is not None else None,
            ),
        )


def _words(ids: set[int]) -> Iterable[tuple[int, Attestation]]:
    rows = EventEvidence.objects.filter(event__in=ids)
    columns = [f"evidence__{column}" for column in _WORDS]
    for event, paragraph, start, end, exact, language in rows.values_list("event_id", *columns):
        yield event, Attestation(Words(paragraph, start, end, exact, Paragraph(language)))


def _claims(ids: set[int]) -> Iterable[tuple[int, Claim]]:
    rows = Figure.events.through.objects.filter(event__in=ids, figure__status__in=SHOWN)
    columns = [f"figure__{column}" for column in Claim._fields]
    for event, *claim in rows.order_by("figure_id").values_list("event_id", *columns):
        yield event, Claim(*claim)


def _hand_out(owners: Iterable[Any], relation: str, rows: Iterable[tuple[int, Any]]) -> None:
    """Let `relation.all()` of each owner be its rows, as a prefetch does."""
    held: dict[int, list[Any]] = defaultdict(list)
    for owner, row in rows:
        held[owner].append(row)
    for one in owners:
        vars(one).setdefault("_prefetched_objects_cache", {})[relation] = held.get(one.pk, [])
