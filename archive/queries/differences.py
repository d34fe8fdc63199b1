"""Where the two languages of a dispatch disagree, with the words on both sides."""

from __future__ import annotations

import datetime as dt

from django.db.models import Case, Count, F, IntegerField, QuerySet, Value, When

from archive.models import Discrepancy

_GRAVITY = Case(
    *(
        When(severity=code, then=Value(rank))
        for rank, code in enumerate(Discrepancy.Severity.values)
    ),
    output_field=IntegerField(),
)
_NEWEST = (F("dispatch__published").desc(nulls_last=True), "dispatch_id", "id")
ORDERS = {
    "date": _NEWEST,
    "oldest": (F("dispatch__published").asc(nulls_last=True), "dispatch_id", "id"),
    "severity": (_GRAVITY, *_NEWEST),
    "kind": ("kind", _GRAVITY, *_NEWEST),
}


def open_differences() -> QuerySet[Discrepancy]:
    """Return the differences that are shown: proposed or reviewed, and not dismissed."""
    return (
        Discrepancy.objects.shown()
        .exclude(state=Discrepancy.State.DISMISSED)
        .select_related("dispatch", "evidence_en__paragraph", "evidence_zh__paragraph")
        .order_by("pk")
    )


def differing() -> QuerySet[Discrepancy]:
    """Return the same with no more than where they stand and of what kind they are."""
    sides = ("evidence_en", "evidence_zh")
    spans = [f"{side}__{column}" for side in sides for column in ("paragraph_id", "start", "end")]
    rows = open_differences().select_related(None).select_related(*sides)
    return rows.only("dispatch_id", "figure_id", "kind", *spans)


def for_rows(found: QuerySet[Discrepancy], order: str) -> QuerySet[Discrepancy]:
    """Return differences in one of ORDERS with what a row of the list prints."""
    return found.select_related(
        "dispatch__newspaper", "evidence_en__paragraph", "evidence_zh__paragraph"
    ).order_by(*ORDERS.get(order, _NEWEST))


def dispatches(found: QuerySet[Discrepancy]) -> int:
    """Return in how many dispatches these differences stand."""
    counted = found.order_by().aggregate(n=Count("dispatch", distinct=True))
    return int(counted["n"])


def printed_between(
    found: QuerySet[Discrepancy], first: dt.date | None, last: dt.date | None
) -> QuerySet[Discrepancy]:
    """Keep differences in dispatches whose date of publication lies in the closed range."""
    if first:
        found = found.filter(dispatch__published__gte=first)
    return found.filter(dispatch__published__lte=last) if last else found


def latest_differences(limit: int) -> QuerySet[Discrepancy]:
    """Return the newest grave differences that have words in both languages."""
    both = open_differences().filter(evidence_en__isnull=False, evidence_zh__isnull=False)
    return both.filter(severity=Discrepancy.Severity.MAJOR).order_by("-pk")[:limit]
