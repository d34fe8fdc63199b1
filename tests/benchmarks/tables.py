"""What was measured, as Markdown and as a plot of growth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.benchmarks.asked import KINDS, Kind

Found = Mapping[str, Any]
LARGEST = 12  # tables whose size is told


def report(found: Sequence[Found]) -> Iterator[str]:
    """Yield the lines of the report."""
    smallest = {one["database"]: one for one in reversed(found)}
    for one in found:
        yield f"## {one['database']}, {one['dispatches']:,} dispatches"
        yield ""
        told = (
            f"{one['engagements']:,} engagements. Start-up {one['start']:.1f} s, "
            f"a worker {one['memory']:.0f} MB."
        )
        yield told
        yield ""
        yield from _requests(one, smallest[one["database"]])
        yield from _plain(one)
        for name, figures in one["bulk"].items():
            yield from _table((name, ""), ((key, _round(value)) for key, value in figures.items()))
        yield from _disk(one)


def _requests(one: Found, smallest: Found) -> Iterator[str]:
    """Yield the requests; ratios are of p95 on the processor: a busy machine changes it least."""
    heads = ("request, ms: p50 / p95", "whole", "processor", "SQL", "floor, processor", "x floor",
             "bar", "x smallest", "bar")  # fmt: skip
    rows = []
    for kind in KINDS:
        row = one["kinds"].get(kind.name)
        if row:
            rows.append(_request(kind, row, one, smallest["kinds"][kind.name]))
    yield from _table(heads, rows)


def _request(kind: Kind, row: Found, one: Found, small: Found) -> tuple[str, ...]:
    floor = one["kinds"][kind.of]["floor_cpu"] if kind.of else row["floor_cpu"]
    return (
        kind.name,
        _pair(row["wall"]),
        _pair(row["cpu"]),
        _pair(row["sql"]),
        _pair(floor) if floor[1] else "",
        f"{row['cpu'][1] / floor[1]:.2f}" if floor[1] else "",
        f"{kind.floors:g}" if kind.floors else "",
        f"{row['cpu'][1] / small['cpu'][1]:.2f}",
        f"{kind.growth:g}" if kind.growth else "",
    )


def _plain(one: Found) -> Iterator[str]:
    ours = one["kinds"][KINDS[0].name]["wall"]
    rows = [("this archive: " + KINDS[0].name, _pair(ours), "")]
    rows += [
        (name, _pair(pair), f"{pair[0] / ours[0]:.1f} / {pair[1] / ours[1]:.1f}")
        for name, pair in one["plain"].items()
    ]
    yield from _table(("beside it, ms: p50 / p95", "whole", "x this archive"), rows)


def _disk(one: Found) -> Iterator[str]:
    texts, total = one["texts"], sum(one["disk"].values())
    rows = [
        (name, f"{size:.1f}", f"{size / texts:.2f}")
        for name, size in list(one["disk"].items())[:LARGEST]
    ]
    rows.append(("all", f"{total:.1f}", f"{total / texts:.2f}"))
    yield from _table((f"table, beside {texts:.1f} MB of texts", "MB", "x texts"), rows)


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|---" * len(heads) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def _pair(pair: Sequence[float]) -> str:
    return f"{_round(pair[0])} / {_round(pair[1])}"


def _round(value: float) -> str:
    return f"{value:,.0f}" if value >= 20 else f"{value:.2g}"


def plot(found: Sequence[Found], path: Path) -> None:
    """Draw how p95 on the processor grows with the archive; needs the extra `benchmarks`."""
    from matplotlib import pyplot

    databases = list(dict.fromkeys(one["database"] for one in found))
    figure, charts = pyplot.subplots(1, len(databases), figsize=(7 * len(databases), 6))
    for chart, database in zip([charts] if len(databases) == 1 else charts, databases, strict=True):
        rows = [one for one in found if one["database"] == database]
        for kind in KINDS:
            sizes = [one["dispatches"] for one in rows]
            p95 = [one["kinds"][kind.name]["cpu"][1] for one in rows]
            chart.plot(sizes, p95, marker="o", label=kind.name)
        chart.set(xscale="log", yscale="log", title=database, xlabel="dispatches")
        chart.set_ylabel("p95 on the processor, ms")
        chart.legend(fontsize=6)
    figure.tight_layout()
    figure.savefig(path)
