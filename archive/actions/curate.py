"""What a curator decides about one row: accept, reject, reopen, amend, settle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from django.contrib.auth.models import User as Account
from django.db import transaction
from django.db.models import Q

from archive.actions.decisions import decide, keep_before, save_because, save_decided
from archive.models import Decision, Discrepancy, Event, EventLink, Figure, Place, Status, Unit
from archive.models.event import Claim
from archive.models.identity import Reviewed

Row = TypeVar("Row", bound=Reviewed)
User = Account | None
# What an amendment may not touch: these change by decisions of their own.
_SEALED = frozenset({"id", "uid", "status", "decision", "merged_into", "analyser"})


@transaction.atomic
def accept(row: Row, *, by: User = None, signature: str = "", reason: str = "") -> Row:
    """Mark a row as reviewed; a claim must quote its words."""
    _refuse_merged(row)
    if isinstance(row, Claim) and not (row.evidence_en_id or row.evidence_zh_id):
        raise ValueError("A claim without words of a dispatch cannot be accepted.")
    if isinstance(row, Event) and not row.attestations.exists():
        raise ValueError("An event without words of a dispatch cannot be accepted.")
    decision = decide(row, Decision.Verdict.ACCEPT, by=by, signature=signature, reason=reason)
    save_decided(row, decision, Status.ACCEPTED)
    return row


@transaction.atomic
def reject(row: Row, *, by: User = None, signature: str = "", reason: str = "") -> Row:
    """Take a row out of what is shown; its address stays and says so."""
    _refuse_merged(row)
    decision = decide(row, Decision.Verdict.REJECT, by=by, signature=signature, reason=reason)
    save_decided(row, decision, Status.REJECTED)
    return row


@transaction.atomic
def reopen(row: Row, *, by: User = None, signature: str = "", reason: str = "") -> Row:
    """Make a row a proposal again; what was decided stays in the record."""
    _refuse_merged(row)
    decision = decide(row, Decision.Verdict.REOPEN, by=by, signature=signature, reason=reason)
    if isinstance(row, Discrepancy):
        row.state = Discrepancy.State.OPEN
    save_decided(row, decision, Status.PROPOSED)
    return row


@transaction.atomic
def amend(
    row: Row,
    changes: Mapping[str, Any],
    *,
    by: User = None,
    signature: str = "",
    reason: str = "",
) -> Row:
    """Change fields of a row; from then on no new reading of the machine overwrites it."""
    if sealed := sorted(_SEALED & set(changes)):
        raise ValueError(f"An amendment cannot change {', '.join(sealed)}.")
    keep_before(row)
    for name, value in changes.items():
        setattr(row, name, value)
    row.full_clean()
    row.decision = decide(row, Decision.Verdict.AMEND, by=by, signature=signature, reason=reason)
    save_because(row, row.decision)
    return row


@transaction.atomic
def settle(
    discrepancy: Discrepancy,
    *,
    state: str,
    prefer: str = Discrepancy.Prefer.NEITHER,
    by: User = None,
    signature: str = "",
    reason: str = "",
) -> Discrepancy:
    """Say which language is right; the figure it is about then shows the preferred reading."""
    if state == Discrepancy.State.OPEN:
        return reopen(discrepancy, by=by, signature=signature, reason=reason)
    if state not in Discrepancy.State.values or prefer not in Discrepancy.Prefer.values:
        raise ValueError(f"A difference cannot be settled as {state!r}, preferring {prefer!r}.")
    dismissed = state == Discrepancy.State.DISMISSED
    verdict = Decision.Verdict.REJECT if dismissed else Decision.Verdict.ACCEPT
    decision = decide(discrepancy, verdict, by=by, signature=signature, reason=reason)
    keep_before(discrepancy)
    discrepancy.state, discrepancy.prefer = state, prefer
    save_decided(discrepancy, decision, Status.REJECTED if dismissed else Status.ACCEPTED)
    if discrepancy.figure and prefer != Discrepancy.Prefer.NEITHER:
        _prefer(discrepancy.figure, prefer, decision)
    return discrepancy


def _prefer(figure: Figure, prefer: str, decision: Decision) -> None:
    keep_before(figure)
    figure.reading = prefer
    figure.decision = figure.decision or decision
    save_because(figure, decision)


@transaction.atomic
def accept_all(
    rows: Iterable[Row], *, by: User = None, signature: str = "", reason: str = ""
) -> int:
    """Accept each row with a decision of its own, all or none; return how many."""
    return sum(bool(accept(r, by=by, signature=signature, reason=reason)) for r in rows)


@transaction.atomic
def reject_all(
    rows: Iterable[Row], *, by: User = None, signature: str = "", reason: str = ""
) -> int:
    """Reject each row with a decision of its own, all or none; return how many."""
    return sum(bool(reject(r, by=by, signature=signature, reason=reason)) for r in rows)


@transaction.atomic
def reopen_all(
    rows: Iterable[Row], *, by: User = None, signature: str = "", reason: str = ""
) -> int:
    """Make each row a proposal again, all or none; return how many."""
    return sum(bool(reopen(r, by=by, signature=signature, reason=reason)) for r in rows)


@transaction.atomic
def link(
    event: Event,
    other: Event,
    kind: str,
    *,
    by: User = None,
    signature: str = "",
    reason: str = "",
) -> EventLink:
    """Say how two events stand to each other."""
    if event.pk == other.pk:
        raise ValueError("An event cannot be linked to itself.")
    between = Q(event=event, other=other) | Q(event=other, other=event)
    row = EventLink.objects.filter(between, kind=kind).first()
    row = row or EventLink.objects.create(event=event, other=other, kind=kind)
    return accept(row, by=by, signature=signature, reason=reason)


def _refuse_merged(row: Reviewed) -> None:
    if row.status == Status.MERGED and isinstance(row, Event | Place | Unit):
        raise ValueError(f"“{row}” was merged into “{row.merged_into}”: unmerge it first.")
