"""A sum as a table: each claim in it, and what the claims of its measure come to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from archive.models import Figure
from archive.queries.adding import Addend, Amount, Total

COLUMNS = (
    "action", "object", "side", "unit", "language", "claimed_by_side", "part_in_sum",
    "claim", "value", "low", "high", "qualifier", "claimant", "earliest", "latest",
    "events", "dispatch", "published", "quote_en", "quote_zh",
    "total", "total_qualifier", "at_least", "all_together",
)  # fmt: skip


def rows(totals: Iterable[Total], figures: Iterable[Figure]) -> Iterator[Mapping[str, Any]]:
    """Yield a row a claim; codes and dates are those of the data, in no language."""
    by_id = {figure.pk: figure for figure in figures}
    for total in totals:
        for role, addends in _roles(total):
            for addend in addends:
                cells = [*_row(role, addend, by_id[addend.id], total), *_verdict(total)]
                yield dict(zip(COLUMNS, cells, strict=True))


def _roles(total: Total) -> tuple[tuple[str, tuple[Addend, ...]], ...]:
    return (
        ("counted", total.counted),
        ("no number", total.without_number),
        ("repeats another", total.repeated),
        ("part of another", total.parts),
    )


def _row(role: str, addend: Addend, figure: Figure, total: Total) -> list[object]:
    amount = addend.amount
    return [
        *total.measure,
        addend.language,
        total.voice,
        role,
        figure.uid,
        amount.value,
        amount.low,
        amount.high,
        amount.qualifier,
        figure.claimant.slug if figure.claimant else "",
        addend.first or "",
        addend.last or "",
        " ".join(event.uid for event in figure.events.all()),
        figure.dispatch.uid,
        figure.dispatch.published or "",
        figure.evidence_en.exact if figure.evidence_en else "",
        figure.evidence_zh.exact if figure.evidence_zh else "",
    ]


def _verdict(total: Total) -> list[object]:
    whole = total.amount or Amount()
    least = total.least.least if total.least else None
    most = total.most.value if total.most else None
    offered = whole.value if total.amount else None
    return [
        offered,
        whole.qualifier if total.amount else "",
        least,
        most,
    ]
