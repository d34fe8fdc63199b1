"""Measure the archive: ``python -m tests.benchmarks [--sizes N …] [--database sqlite|postgresql]``.

Each size is filled, served as in production and asked; the tables go to the output and to a file.
``python -m tests.benchmarks reading`` measures the pipeline alone, without a database.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure what was asked for and print it."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    parser.add_argument("--rounds", type=int, default=40, help="requests of each kind (40)")
    parser.add_argument(
        "--folder", type=Path, default=ROOT / "var" / "benchmarks", help="databases and tables"
    )
    parts = parser.add_subparsers(dest="part")
    part = parts.add_parser("reading", help="the pipeline, without a database")
    part.add_argument("--count", type=int, default=500, help="generated dispatches (500)")
    part.add_argument("--seed", type=int, default=1)
    part.add_argument(
        "--workers", type=int, default=os.cpu_count() or 1, help="at most so many processes"
    )
    asked = parser.parse_args(arguments)
    lines = _reading(asked) if asked.part else _archive(asked)
    for line in lines:
        print(line)
        sys.stdout.flush()


def _reading(asked: argparse.Namespace) -> Iterator[str]:
    from tests.benchmarks import reading

    yield from reading.report(asked.count, asked.seed, asked.workers)


def _archive(asked: argparse.Namespace) -> Iterator[str]:
    from tests.benchmarks import tables

    names = ["sqlite", "postgresql"] if asked.database == "both" else [asked.database]
    found = []
    for name in names:
        for size in sorted(asked.sizes):
            print(f"{name}, {size} dispatches", file=sys.stderr, flush=True)
            found.append(_one(name, size, asked.rounds, asked.folder))
    lines = list(tables.report(found))
    asked.folder.mkdir(parents=True, exist_ok=True)
    (asked.folder / "measured.md").write_text("\n".join(lines), encoding="utf-8")
    try:
        tables.plot(found, asked.folder / "growth.svg")
    except ImportError:
        lines.append("No plot: pip install '.[benchmarks]'")
    yield from lines


def _one(name: str, size: int, rounds: int, folder: Path) -> Mapping[str, Any]:
    """Measure one size on one database in a process of its own."""
    place = folder / f"{name}-{size}"
    place.mkdir(parents=True, exist_ok=True)
    with _database(name, place) as url, tempfile.NamedTemporaryFile(suffix=".json") as out:
        variables = {"DATA_DIR": str(place), "DATABASE_URL": url}
        subprocess.run(
            [sys.executable, "-W", "ignore", "-m", "tests.benchmarks.scale",
             str(size), str(rounds), out.name],
            cwd=ROOT,
            env={**os.environ, **variables},
            stdout=sys.stderr,
            check=True,
        )  # fmt: skip
        found: Mapping[str, Any] = json.loads(Path(out.name).read_text(encoding="utf-8"))
    return found


@contextmanager
def _database(name: str, place: Path) -> Iterator[str]:
    if name == "sqlite":
        yield f"sqlite:///{place / 'archive.sqlite3'}"
        return
    from tests.__main__ import MISSING, find_server

    server = find_server()
    if server is None:
        raise SystemExit(MISSING)
    with server as url:
        yield url


if __name__ == "__main__":
    main()
