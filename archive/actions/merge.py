"""Merging events that are one, and taking such a merge back.

The target gains the source's reports, evidence, figures, places and formations. The source keeps
its address, which leads to the target from then on. The decision records what was moved or added,
so that unmerging restores both as they were.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User as Account
from django.db import models, transaction

from archive.actions.decisions import decide, key_of, save_because
from archive.actions.index import touch_rows
from archive.models import (
    Decision,
    Event,
    EventEvidence,
    EventPlace,
    EventReport,
    EventUnit,
    Figure,
    Place,
    Status,
    Unit,
)
from archive.search.upkeep import follow_events

User = Account | None
Mergeable = Event | Place | Unit


def refuse(source: Mergeable, into: Mergeable) -> None:
    """Raise ValueError where a merge would make no sense."""
    if source.pk == into.pk:
        raise ValueError("A row cannot be merged into itself.")
    if source.status == Status.MERGED:
        raise ValueError(f"“{source}” was merged already, into “{source.merged_into}”.")
    if into.status == Status.MERGED:
        raise ValueError(f"“{into}” was itself merged into “{into.merged_into}”.")
    if into.status in (Status.REJECTED, Status.WITHDRAWN):
        raise ValueError(f"“{into}” is {into.get_status_display().lower()}: reopen it first.")


def close(
    source: Mergeable,
    into: Mergeable,
    effects: dict[str, Any],
    *,
    by: User,
    signature: str,
    reason: str,
) -> None:
    """Let the source lead to the target, and record what the merge did."""
    before = {"status": source.status, "decision": source.decision_id}
    decision = decide(
        source,
        Decision.Verdict.MERGE,
        by=by,
        signature=signature,
        reason=reason,
        effects={**effects, "before": before, "into": into.uid},
    )
    touch_rows(into)
    source.status, source.merged_into, source.decision = Status.MERGED, into, decision
    save_because(source, decision)


def reopened(
    source: Mergeable, *, by: User, signature: str, reason: str
) -> tuple[Any, dict[str, Any]]:
    """Put a merged row back as it was; return its former target and the effects to undo."""
    if source.status != Status.MERGED:
        raise ValueError(f"“{source}” is not merged.")
    target = source.merged_into
    merge = source.decision
    if target is None or merge is None or merge.verdict != Decision.Verdict.MERGE:
        raise ValueError(f"It is not on record what merging “{source}” changed.")
    decision = decide(source, Decision.Verdict.UNMERGE, by=by, signature=signature, reason=reason)
    touch_rows(target)
    before = merge.effects["before"]
    source.status, source.merged_into = before["status"], None
    source.decision_id = before["decision"]
    save_because(source, decision)
    return target, merge.effects


@transaction.atomic
def merge(
    source: Event, into: Event, *, by: User = None, signature: str = "", reason: str = ""
) -> Event:
    """Merge one event into another and return the other."""
    refuse(source, into)
    effects = {
        "reports": _add_reports(source, into),
        "evidence": _add_evidence(source, into),
        "figures": _add_figures(source, into),
        "places": _move(_other_places(source, into), into),
        "units": _move(_other_units(source, into), into),
    }
    close(source, into, effects, by=by, signature=signature, reason=reason)
    follow_events([source.pk, into.pk])
    return into


@transaction.atomic
def unmerge(source: Event, *, by: User = None, signature: str = "", reason: str = "") -> Event:
    """Restore an event that was merged, and its target, as they were."""
    into, effects = reopened(source, by=by, signature=signature, reason=reason)
    EventReport.objects.filter(event=into, pk__in=effects["reports"]).delete()
    EventEvidence.objects.filter(event=into, evidence__in=effects["evidence"]).delete()
    into.figures.remove(*Figure.objects.filter(pk__in=effects["figures"]))
    for model, name in ((EventPlace, "places"), (EventUnit, "units")):
        _move(model.objects.filter(pk__in=effects[name], event=into), source)
    follow_events([source.pk, into.pk])
    return source


def _add_reports(source: Event, into: Event) -> list[int]:
    known = set(into.reports.values_list("dispatch_id", "position"))
    copies = [
        EventReport(
            event=into,
            dispatch_id=report.dispatch_id,
            position=report.position,
            stance=report.stance,
            lag_days=report.lag_days,
            independent=report.independent,
        )
        for report in source.reports.all()
        if (report.dispatch_id, report.position) not in known
    ]
    return [report.pk for report in EventReport.objects.bulk_create(copies)]


def _add_evidence(source: Event, into: Event) -> list[int]:
    known = set(into.attestations.values_list("evidence_id", flat=True))
    new = [
        pk for pk in source.attestations.values_list("evidence_id", flat=True) if pk not in known
    ]
    EventEvidence.objects.bulk_create(EventEvidence(event=into, evidence_id=pk) for pk in new)
    return new


def _add_figures(source: Event, into: Event) -> list[int]:
    """Add the source's figures, leaving out those whose words a figure of the target quotes."""
    mine = list(into.figures.select_related("evidence_en", "evidence_zh"))
    known = {figure.pk for figure in mine}
    new = [
        figure
        for figure in source.figures.select_related("evidence_en", "evidence_zh")
        if figure.pk not in known and not any(_same_words(figure, other) for other in mine)
    ]
    into.figures.add(*new)
    return [figure.pk for figure in new]


def _same_words(one: Figure, other: Figure) -> bool:
    for mine, theirs in (
        (one.evidence_en, other.evidence_en),
        (one.evidence_zh, other.evidence_zh),
    ):
        if mine and theirs and mine.paragraph_id == theirs.paragraph_id:
            return mine.start < theirs.end and theirs.start < mine.end
    return False


def _other_places(source: Event, into: Event) -> list[EventPlace]:
    known = set(into.places.values_list("filed_under_id", "bearing"))
    return [p for p in source.places.all() if (p.filed_under_id, p.bearing) not in known]


def _other_units(source: Event, into: Event) -> list[EventUnit]:
    known = {_unit_key(unit) for unit in into.units.all()}
    return [unit for unit in source.units.all() if _unit_key(unit) not in known]


def _unit_key(unit: EventUnit) -> tuple[object, ...]:
    return (unit.unit_id,) if unit.unit_id else (unit.label_en, unit.label_zh)


def _move(rows: Iterable[models.Model], event: Event) -> list[int]:
    """Give claims to another event, with a line in the history of each."""
    moved = list(rows)
    for row in moved:
        row.event = event  # type: ignore[attr-defined]
        row._change_reason = f"event {key_of(event)}"  # type: ignore[attr-defined]
        row.save()
    return [row.pk for row in moved]
