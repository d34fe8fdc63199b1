"""The permanent addresses of what has one."""

from __future__ import annotations

from typing import Protocol

from django.urls import reverse

from archive.models import Dispatch, Evidence


class Addressed(Protocol):
    """What has a permanent id and a readable slug."""

    uid: str
    slug: str


def address(concept: str, row: Addressed) -> str:
    """Return the canonical address of a row; `concept` is engagement, dispatch, place or unit."""
    if not row.slug:
        return reverse(f"archive:{concept}", args=[row.uid])
    return reverse(f"archive:{concept}", args=[row.uid, row.slug])


def passage(evidence: Evidence, dispatch: Dispatch) -> str:
    """Return the address of the paragraph that holds the words."""
    return f"{address('dispatch', dispatch)}#{evidence.paragraph.name}"
