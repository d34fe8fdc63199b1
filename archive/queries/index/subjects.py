"""What is indexed of engagements and of dispatches, as the SQL that reads it.

A statement gives a value, of one column or more, and the id of the row that has it; `{only:…}`
marks the column by which it is narrowed to some rows, when those alone are read again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

SHOWN = "IN ('proposed', 'accepted')"


@dataclass(frozen=True, slots=True)
class Subject:
    """One kind of row: what orders it, and the statements that give its facets."""

    name: str
    order: str  # id, first day, last day, what orders a day, precision of the date
    facets: Mapping[str, tuple[str, ...]]
    days: Mapping[str, str] = field(default_factory=dict)  # the value is a day
    numbers: str = ""  # kind, greatest number, id
    fixed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # all values there can be
    rest: Mapping[str, str] = field(default_factory=dict)  # what those are that have no value


_EVENT = f"FROM archive_event e WHERE e.status {SHOWN} {{only:e.id}}"
_PLACE = f"FROM archive_eventplace p WHERE p.status {SHOWN} {{only:p.event_id}}"
_UNIT = f"FROM archive_eventunit u WHERE u.status {SHOWN} {{only:u.event_id}}"
_FIGURE = (
    "FROM archive_figure f JOIN archive_figure_events fe ON fe.figure_id = f.id "
    f"WHERE f.status {SHOWN} {{only:fe.event_id}}"
)
_REPORT = (
    "FROM archive_eventreport r JOIN archive_dispatch d ON d.id = r.dispatch_id "
    "WHERE TRUE {only:r.event_id}"
)
# The greatest number that a claim states: its upper bound, or what it says at least.
_REACH = "COALESCE(f.high, f.value, f.low)"
_PRECISION = (
    "CASE p.precision WHEN 1 THEN 'exact' WHEN 2 THEN 'near' WHEN 3 THEN 'district' "
    "WHEN 4 THEN 'province' WHEN 5 THEN 'line' WHEN 6 THEN 'country' ELSE 'sea-or-air' END"
)
_OPEN = f"d.status {SHOWN} AND d.state <> 'dismissed'"
_DIFFERENCES = (
    # About a figure of the event.
    "SELECT '1', fe.event_id FROM archive_discrepancy d "
    f"JOIN archive_figure f ON f.id = d.figure_id AND f.status {SHOWN} "
    "JOIN archive_figure_events fe ON fe.figure_id = f.id "
    "JOIN archive_eventreport r ON r.event_id = fe.event_id AND r.dispatch_id = d.dispatch_id "
    f"WHERE {_OPEN} {{only:fe.event_id}}",
    *(
        # In words that overlap words which attest the event.
        "SELECT '1', a.event_id FROM archive_discrepancy d "
        f"JOIN archive_evidence said ON said.id = d.evidence_{language}_id "
        "JOIN archive_evidence quoted ON quoted.paragraph_id = said.paragraph_id "
        'AND said.start < quoted."end" AND quoted.start < said."end" '
        "JOIN archive_eventevidence a ON a.evidence_id = quoted.id "
        "JOIN archive_eventreport r ON r.event_id = a.event_id AND r.dispatch_id = d.dispatch_id "
        f"WHERE {_OPEN} {{only:a.event_id}}"
        for language in ("en", "zh")
    ),
)

EVENTS = Subject(
    "events",
    order=f"SELECT e.id, e.earliest, e.latest, e.time_start, e.date_precision {_EVENT}",
    facets={
        "kind": (f"SELECT e.kind, e.id {_EVENT}",),
        "type": (f"SELECT e.type, e.id {_EVENT}",),
        "status": (f"SELECT e.status, e.id {_EVENT}",),
        "region": (f"SELECT p.filed_under_id, p.event_id {_PLACE}",),
        # Without a point nothing is on a map, however well its kind of place is known.
        "placed": (
            f"SELECT {_PRECISION}, p.event_id {_PLACE} "
            "AND p.precision IS NOT NULL AND p.lat IS NOT NULL AND p.filed_under_id IS NOT NULL",
        ),
        "spot": (
            "SELECT p.filed_under_id, p.lat, p.lon, p.radius_km, COALESCE(p.precision, 0), "
            f"CASE WHEN p.computed THEN 1 ELSE 0 END, p.event_id {_PLACE} "
            "AND p.filed_under_id IS NOT NULL AND p.lat IS NOT NULL",
        ),
        "diff": _DIFFERENCES,
        "by": (
            f"SELECT f.claimant_id, fe.event_id {_FIGURE}",
            f"SELECT e.outcome_claimant_id, e.id {_EVENT}",
        ),
        "paper": (f"SELECT d.newspaper_id, r.event_id {_REPORT}",),
        "unit": (f"SELECT u.unit_id, u.event_id {_UNIT}",),
        "side": (f"SELECT u.side, u.event_id {_UNIT}",),
        "figure": (f"SELECT f.action, fe.event_id {_FIGURE}",),
    },
    days={
        "printed": f"SELECT d.published, r.event_id {_REPORT}",
        "first": f"SELECT MIN(d.published), r.event_id {_REPORT} GROUP BY r.event_id",
    },
    numbers=f"SELECT f.action, MAX({_REACH}), fe.event_id {_FIGURE} "
    f"AND {_REACH} IS NOT NULL GROUP BY f.action, fe.event_id",
    fixed={
        "status": ("proposed", "accepted"),
        "diff": ("1",),
        "dated": ("day", "month", "year", "longer"),
        "placed": ("exact", "near", "district", "province", "line", "country", "sea-or-air"),
    },
)

_DISPATCH = "FROM archive_dispatch d WHERE d.merged_into_id IS NULL {only:d.id}"
_RELAYED = "FROM archive_wireitem i WHERE TRUE {only:i.dispatch_id}"
DISPATCHES = Subject(
    "dispatches",
    # Turned round, the newest day comes first and its first page before its second.
    order=f"SELECT d.id, d.published, d.published, -COALESCE(d.page, 2000), 'day' {_DISPATCH}",
    facets={
        "newspaper": (f"SELECT d.newspaper_id, d.id {_DISPATCH}",),
        "language": (
            "SELECT CASE WHEN d.has_en AND d.has_zh THEN 'both' WHEN d.has_en THEN 'en' "
            f"WHEN d.has_zh THEN 'zh' END, d.id {_DISPATCH}",
        ),
        "diff": (
            "SELECT CASE WHEN COUNT(*) = 1 THEN '1' WHEN COUNT(*) < 5 THEN '2-4' "
            "WHEN COUNT(*) < 10 THEN '5-9' ELSE 'more' END, d.dispatch_id "
            f"FROM archive_discrepancy d WHERE {_OPEN} {{only:d.dispatch_id}} "
            "GROUP BY d.dispatch_id",
        ),
        "status": (
            "SELECT 'accepted', r.dispatch_id FROM archive_eventreport r JOIN archive_event e "
            "ON e.id = r.event_id WHERE e.status = 'accepted' {only:r.dispatch_id}",
            "SELECT 'accepted', f.dispatch_id FROM archive_figure f "
            "WHERE f.status = 'accepted' {only:f.dispatch_id}",
            "SELECT 'accepted', d.dispatch_id FROM archive_discrepancy d "
            "WHERE d.status = 'accepted' {only:d.dispatch_id}",
        ),
        "agency": (
            f"SELECT i.agency_id, i.dispatch_id {_RELAYED}",
            "SELECT s.agency_id, i.dispatch_id FROM archive_relaystep s "
            "JOIN archive_wireitem i ON i.id = s.item_id WHERE TRUE {only:i.dispatch_id}",
        ),
    },
    days={"printed": f"SELECT d.published, d.id {_DISPATCH}"},
    fixed={
        "language": ("both", "en", "zh"),
        "diff": ("0", "1", "2-4", "5-9", "more"),
        "status": ("proposed", "accepted"),
        "dated": ("day",),
    },
    rest={"diff": "0", "status": "proposed"},
)
SUBJECTS = {subject.name: subject for subject in (EVENTS, DISPATCHES)}
