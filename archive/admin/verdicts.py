"""The decisions a curator can make, each with what it asks and the action that carries it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from archive.actions import curate, gazetteer, merge
from archive.models import Discrepancy, Status


@dataclass(frozen=True, slots=True)
class Verdict:
    """One button: its code in the address, its words, when it is offered and what it does."""

    code: str
    label: Any
    many: Any  # the words of the list action; empty where only one row at a time makes sense
    settle: Callable[..., object]
    fits: Callable[[Any], bool]
    needs_reason: bool = True
    asks: tuple[str, ...] = ()  # what else the form asks: "into", "state", "prefer"
    does: Any = ""  # the words of the button that does it, where they are other than the label
    onward: bool = False  # whether the next proposal is offered after it


def _standing(*states: str) -> Callable[[Any], bool]:
    return lambda row: row.status in states


def _merge_by(action: Callable[..., object]) -> Verdict:
    return Verdict(
        "merge",
        _("Merge into…"),
        "",
        lambda row, *, into, by, reason: action(row, into=into, by=by, reason=reason),
        _standing(Status.PROPOSED, Status.ACCEPTED),
        asks=("into",),
        does=_("Merge"),
        onward=True,
    )


def _unmerge_by(action: Callable[..., object]) -> Verdict:
    return Verdict(
        "unmerge",
        _("Unmerge"),
        "",
        lambda row, *, by, reason: action(row, by=by, reason=reason),
        _standing(Status.MERGED),
    )


ACCEPT = Verdict(
    "accept",
    _("Accept"),
    _("Accept selected…"),
    lambda row, *, by, reason: curate.accept(row, by=by, reason=reason),
    _standing(Status.PROPOSED),
    needs_reason=False,
    onward=True,
)
REJECT = Verdict(
    "reject",
    _("Reject"),
    _("Reject selected…"),
    lambda row, *, by, reason: curate.reject(row, by=by, reason=reason),
    _standing(Status.PROPOSED, Status.ACCEPTED),
    onward=True,
)
REOPEN = Verdict(
    "reopen",
    _("Reopen"),
    "",
    lambda row, *, by, reason: curate.reopen(row, by=by, reason=reason),
    _standing(Status.ACCEPTED, Status.REJECTED, Status.WITHDRAWN),
)
SETTLE = Verdict(
    "settle",
    _("Settle…"),
    "",
    lambda row, *, by, reason, state, prefer: curate.settle(
        row, state=state, prefer=prefer, by=by, reason=reason
    ),
    lambda row: row.state == Discrepancy.State.OPEN and row.status == Status.PROPOSED,
    asks=("state", "prefer"),
)
CLAIM = (ACCEPT, REJECT, REOPEN)
EVENT = (*CLAIM, _merge_by(merge.merge), _unmerge_by(merge.unmerge))
PLACE = (*CLAIM, _merge_by(gazetteer.merge_places), _unmerge_by(gazetteer.unmerge_place))
UNIT = (*CLAIM, _merge_by(gazetteer.merge_units), _unmerge_by(gazetteer.unmerge_unit))
DISCREPANCY = (SETTLE, ACCEPT, REJECT, REOPEN)
