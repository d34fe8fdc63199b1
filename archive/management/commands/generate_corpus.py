"""Write invented dispatches to measure the archive with."""

from __future__ import annotations

import argparse
import gzip
import json
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from io import TextIOWrapper
from itertools import chain
from pathlib import Path
from typing import IO, Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.generate.dispatches import Generated, dispatches
from archive.generate.wars import Town
from archive.management.console import Progress, whole_number

_SHARD = 1000  # dispatches of one task, and files of one folder
_KINDS = ("town", "city", "village")


class Command(BaseCommand):
    """Write invented dispatches, and beside them a file that says what was put in."""

    help = (
        "Write N invented dispatches in two languages that look like real ones to the pipeline and "
        "the indexes: a .jsonl or .jsonl.gz file that `ingest` takes, or a folder of text files. "
        "PATH with .truth.jsonl behind it says what was put in. The same seed gives the same bytes."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""
        parser.add_argument("count", type=whole_number, metavar="N")
        parser.add_argument("--seed", type=int, default=1, metavar="S")
        parser.add_argument("--out", required=True, metavar="PATH")
        parser.add_argument("--workers", type=whole_number, default=1, metavar="N")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write dispatch by dispatch; memory does not grow with their number."""
        out = Path(options["out"])
        truth = out.with_name(f"{out.name}.truth.jsonl")
        try:
            with (
                truth.open("w", encoding="utf-8") as answers,
                _lines(out) as lines,
                Progress(self.stderr, "dispatches", options["count"]) as progress,
            ):
                for one in _generated(options["count"], options["seed"], options["workers"]):
                    if lines:
                        lines.write(json.dumps(_line(one), ensure_ascii=False) + "\n")
                    else:
                        _write(out, one)
                    answers.write(json.dumps(one.truth, ensure_ascii=False) + "\n")
                    progress.see(1)
        except OSError as error:
            raise CommandError(f"{error.filename}: {error.strerror}.") from error
        self.stdout.write(f"{options['count']:,} dispatches in {out}, what they hold in {truth}")


def _generated(count: int, seed: int, workers: int) -> Iterator[Generated]:
    towns = known_towns()
    if workers == 1:
        return dispatches(count, seed, towns)
    return _in_processes(count, seed, towns, workers)


def _in_processes(
    count: int, seed: int, towns: tuple[Town, ...], workers: int
) -> Iterator[Generated]:
    """Yield dispatches in order, a few shards ahead of the writer."""
    starts = range(0, count, _SHARD)
    with ProcessPoolExecutor(workers) as pool:
        ahead = []
        for start in starts:
            size = min(_SHARD, count - start)
            ahead.append(pool.submit(_shard, size, seed, towns, start))
            if len(ahead) > workers:
                yield from ahead.pop(0).result()
        yield from chain.from_iterable(shard.result() for shard in ahead)


def _shard(count: int, seed: int, towns: tuple[Town, ...], start: int) -> list[Generated]:
    return list(dispatches(count, seed, towns, start))


def known_towns() -> tuple[Town, ...]:
    """Return the towns and villages that ship with the archive, whatever the database holds."""
    rows = json.loads((settings.BASE_DIR / "fixtures" / "places.json").read_text("utf-8"))
    places = [row["fields"] for row in rows if row["model"] == "archive.place"]
    return tuple(
        Town(place["slug"], place["name_en"], place["name_zh"])
        for place in places
        if place["kind"] in _KINDS and place["name_zh"]
    )


@contextmanager
def _lines(out: Path) -> Iterator[IO[str] | None]:
    """Open a file of JSON Lines; for a folder give nothing."""
    if out.name.endswith(".jsonl.gz"):
        # Without name and time in its head, so that the same seed gives the same bytes.
        with (
            out.open("wb") as raw,
            gzip.GzipFile("", "wb", fileobj=raw, mtime=0) as packed,
            TextIOWrapper(packed, encoding="utf-8") as lines,
        ):
            yield lines
    elif out.suffix == ".jsonl":
        with out.open("w", encoding="utf-8") as lines:
            yield lines
    else:
        yield None


def _line(one: Generated) -> dict[str, str]:
    return {"name": one.name, "text": one.text}


def _write(out: Path, one: Generated) -> None:
    """Write one text file, a thousand to a folder."""
    path = out / one.name[:-7] / one.name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(one.text, encoding="utf-8")
