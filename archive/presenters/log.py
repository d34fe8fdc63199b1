"""The log of review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Decision


@dataclass(frozen=True, slots=True)
class Verdict:
    """One entry of the log of review."""

    word: str
    signature: str
    at: object
    reason: str


def log(decisions: Iterable[Decision]) -> tuple[Verdict, ...]:
    """Return who decided what, newest first."""
    return tuple(
        Verdict(row.get_verdict_display(), row.signature, row.at, row.reason) for row in decisions
    )
