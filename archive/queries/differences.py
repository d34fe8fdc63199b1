"""Where the two languages of a dispatch disagree, with the words on both sides."""

from __future__ import annotations

from django.db.models import QuerySet

from archive.models import Discrepancy


def open_differences() -> QuerySet[Discrepancy]:
    """Return the differences that are shown: proposed or reviewed, and not dismissed."""
    return (
        Discrepancy.objects.shown()
        .exclude(state=Discrepancy.State.DISMISSED)
        .select_related("dispatch", "evidence_en__paragraph", "evidence_zh__paragraph")
        .order_by("pk")
    )


def latest_differences(limit: int) -> QuerySet[Discrepancy]:
    """Return the newest grave differences that have words in both languages."""
    both = open_differences().filter(evidence_en__isnull=False, evidence_zh__isnull=False)
    return both.filter(severity=Discrepancy.Severity.MAJOR).order_by("-pk")[:limit]
