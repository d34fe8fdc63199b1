"""What is large: a whole list as a file, an import, and the list while an ingest runs beside it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from django.db import connection

from archive.models import Dispatch
from archive.queries import results
from archive.queries.selection import Selection
from tests.benchmarks import loaded, raw
from tests.benchmarks.asked import KINDS, Known
from tests.benchmarks.filler import DAYS, START
from tests.benchmarks.raw import quantiles
from tests.benchmarks.served import ROOT, Server, children

EXPORTED = 100_000  # rows at most
STARTED = 200  # dispatches of an import whose time is that of starting
Told = dict[str, float]


def export(server: Server, known: Known) -> Told:
    """Return rows per second of the CSV of some engagements, of plain SQL, and the memory used."""
    last = START + dt.timedelta(days=int(DAYS * min(1, EXPORTED / known.engagements)))
    number = results.count(Selection(last=last))
    before = max(server.memory())
    cpu = server.cpu()
    answer = server.get(f"/engagements.csv?to={last}", timeout=3600)
    used = server.cpu() - cpu
    start, first = time.perf_counter(), time.process_time()
    rows = _plain(last)
    wall, own = time.perf_counter() - start, time.process_time() - first
    return {
        "rows": float(number),
        "rows a second": 1000 * number / answer.wall,
        "rows a second of processor": 1000 * number / used,
        "rows a second, plain SQL": rows / wall,
        "rows a second of processor, plain SQL": rows / own,
        "memory before, MB": before,
        "memory after, MB": max(server.memory()),
    }


def _plain(last: dt.date) -> int:
    rows = 0
    writer = csv.writer(io.StringIO())
    with connection.chunked_cursor() as cursor:
        cursor.execute(raw.exported(), [last])
        while found := cursor.fetchmany(2000):
            rows += len(found)
            writer.writerows(found)
    return rows


def while_ingesting(server: Server, known: Known, variables: Mapping[str, str]) -> Told:
    """Return the list's times while generated dispatches are read and stored."""
    with tempfile.TemporaryDirectory() as folder:
        made, seed = Path(folder, "made.jsonl"), str(Dispatch.objects.count())
        _manage(variables, "generate_corpus", "120", "--seed", seed, "--out", str(made))
        start = time.perf_counter()
        beside = subprocess.Popen(
            [sys.executable, "-W", "ignore", "manage.py", "ingest", str(made), "--workers", "1"],
            cwd=ROOT,
            env={**os.environ, **variables},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        draw, walls, cpus, wrong = random.Random(11), [], [], 0
        while beside.poll() is None:
            answer = server.get(KINDS[0].ask(draw, known))
            walls.append(answer.wall)
            cpus.append(answer.costs.get("cpu", 0.0))
            wrong += answer.status != 200
        took = time.perf_counter() - start
    return {
        "requests": float(len(walls)),
        "errors": float(wrong + bool(beside.returncode)),
        "p50, ms": quantiles(walls)[0],
        "p95, ms": quantiles(walls)[1],
        "p95 on the processor, ms": quantiles(cpus)[1],
        "dispatches a second": 120 / took,
    }


def importing(variables: Mapping[str, str], number: int) -> Told:
    """Return how fast dispatches are stored without being read, and the memory it takes."""
    held = Dispatch.objects.count()
    seed = str(held)  # texts that no import before this one has brought
    with tempfile.TemporaryDirectory() as folder:
        made, some = Path(folder, "made.jsonl"), Path(folder, "some.jsonl")
        _manage(variables, "generate_corpus", str(number), "--seed", seed, "--out", str(made))
        with made.open(encoding="utf-8") as lines:
            some.write_text("".join(islice(lines, STARTED)), encoding="utf-8")
        start = time.perf_counter()
        _manage(variables, "ingest", str(some), "--no-analysis")
        first = time.perf_counter()
        peak = _manage(variables, "ingest", str(made), "--no-analysis")
        wall = time.perf_counter() - first - (first - start)  # without what it takes to start
    came = Dispatch.objects.count() - held
    if came < number - STARTED:  # some may be a new version of one that is held
        raise RuntimeError(f"{came} of {number} dispatches were imported.")
    told = {
        "dispatches": float(came),
        "dispatches a second": (came - STARTED) / wall,
        "most memory, MB": peak,
    }
    if connection.vendor == "sqlite":
        told["dispatches a second, SQLite alone"] = loaded.load(came - STARTED)
    return told


def _manage(variables: Mapping[str, str], *given: str) -> float:
    """Run a command to its end; return the most memory that it took, in MB."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "manage.py", *given],
        cwd=ROOT,
        env={**os.environ, **variables},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    peak = 0.0
    while process.poll() is None:
        pids = [process.pid, *_below(process.pid)]
        peak = max(peak, *(_peak(pid) for pid in pids))
        time.sleep(0.1)
    if process.returncode:
        raise RuntimeError(f"manage.py {given[0]} ended with {process.returncode}.")
    return peak


def _below(pid: int) -> list[int]:
    try:
        return children(pid)
    except OSError:
        return []


def _peak(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM")), 0.0)
