"""The record of who settled what, when and why."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User as Account
from django.db import models

from archive.actions.index import touch_rows
from archive.models import Decision, short_id
from archive.models.identity import Reviewed
from archive.search.upkeep import follow


def key_of(row: models.Model) -> str:
    """Return what names a row for ever: its permanent id, or the ids of what it joins."""
    uid = getattr(row, "uid", "")
    return str(uid) if uid else "|".join(map(str, row.natural_key()))  # type: ignore[attr-defined]


def decide(
    row: models.Model,
    verdict: str,
    *,
    by: Account | None = None,
    signature: str = "",
    reason: str = "",
    effects: dict[str, Any] | None = None,
) -> Decision:
    """Record a person's decision about a row; without an account the signature says who."""
    signed = signature or (by.get_username() if by else "")
    if not signed:
        raise ValueError("A decision needs a person: give the account or a signature.")
    kind, target = str(row._meta.model_name), key_of(row)
    touch_rows(row)
    earlier = Decision.objects.filter(kind=kind, target=target, verdict=verdict).count()
    return Decision.objects.create(
        uid=short_id("decision", kind, target, verdict, earlier + 1),
        kind=kind,
        target=target,
        verdict=verdict,
        reason=reason,
        by=by,
        signature=signed[:80],
        effects=effects or {},
    )


def save_decided(row: Reviewed, decision: Decision, status: str) -> None:
    """Put a row into the state that a decision gives it, with the reason in its history."""
    row.status = status
    row.decision = decision
    save_because(row, decision)


def save_because(row: models.Model, decision: Decision) -> None:
    """Save a row and write who changed it and why into its history."""
    row._change_reason = decision.reason[:100]  # type: ignore[attr-defined]
    row._history_user = decision.by  # type: ignore[attr-defined]
    row.save()
    follow(row)


def keep_before(row: models.Model) -> None:
    """Keep the state of a row that was never changed, so that what a change corrects can be told.

    What ingest stores in bulk has no history until somebody changes it.
    """
    model: Any = type(row)
    if row.pk is None or model.history.filter(id=row.pk).exists():
        return
    before = model._base_manager.get(pk=row.pk)
    before._history_user = None  # nobody's work
    model.history.bulk_history_create([before], update=True)
