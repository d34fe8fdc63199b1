"""A sum as a table: each claim in it, and what the claims of its measure come to."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal

from archive.models import Figure
from archive.queries.adding import Addend, Amount, Total

COLUMNS = (
    "action", "object", "side", "unit", "language", "claimed_by_side", "part_in_sum",
    "claim", "value", "low", "high", "qualifier", "claimant", "earliest", "latest",
    "events", "dispatch", "published", "quote_en", "quote_zh",
    "total", "total_qualifier", "at_least", "all_together",
)  # fmt: skip
BOM = "\ufeff"  # by which spreadsheets know UTF-8


class _Line:
    """A file of one line: `csv` writes to it and the line is taken out."""

    def write(self, line: str) -> str:
        return line


def csv_lines(totals: Iterable[Total], figures: Iterable[Figure]) -> Iterator[str]:
    """Yield the table line by line; codes and dates are those of the data, in no language."""
    by_id = {figure.pk: figure for figure in figures}
    writer = csv.writer(_Line())
    yield BOM + writer.writerow(COLUMNS)
    for total in totals:
        for role, addends in _roles(total):
            for addend in addends:
                cells = [*_row(role, addend, by_id[addend.id], total), *_verdict(total)]
                yield writer.writerow([_safe(cell) for cell in cells])


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
        _number(amount.value),
        _number(amount.low),
        _number(amount.high),
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
        _number(offered),
        whole.qualifier if total.amount else "",
        _number(least),
        _number(most),
    ]


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"


def _safe(cell: object) -> object:
    """Return a cell that a spreadsheet takes for no formula."""
    text = str(cell)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
