"""The archive measured at one size on one database: what `python -m tests.benchmarks` repeats."""

from __future__ import annotations

import json
import os
import random
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from tests.benchmarks import bulk, disk, filler, peers, raw
from tests.benchmarks.asked import KINDS, Kind, Known
from tests.benchmarks.served import Answer, Server, archive, serving

RECORDS = 200  # addresses of each concept to draw from
FIXTURES = [f"fixtures/{name}.json" for name in ("vocabulary", "places", "units")]
IMPORTED = 2000  # dispatches stored without being read
WARM = 6  # requests of a kind before it is measured: both workers have read its part of the index
Watch = Callable[[str], None]


@dataclass
class Row:
    """What one kind of request took, in ms: p50 and p95 of each."""

    wall: tuple[float, float]
    cpu: tuple[float, float]
    sql: tuple[float, float]
    floor: tuple[float, float] = (0.0, 0.0)
    floor_cpu: tuple[float, float] = (0.0, 0.0)


@dataclass
class Measured:
    """All that was measured at one size."""

    database: str
    dispatches: int
    engagements: int
    kinds: dict[str, Row] = field(default_factory=dict)
    plain: dict[str, tuple[float, float]] = field(default_factory=dict)
    bulk: dict[str, dict[str, float]] = field(default_factory=dict)
    disk: dict[str, float] = field(default_factory=dict)
    texts: float = 0.0
    memory: float = 0.0
    start: float = 0.0


def measure(dispatches: int, rounds: int, watch: Watch) -> Measured:
    """Fill the database of the settings if it is empty, and measure it."""
    call_command("migrate", verbosity=0)
    filled(dispatches, watch)
    known = look()
    found = Measured(connection.vendor, dispatches, known.engagements)
    found.texts, found.disk = disk.texts(), disk.tables()
    variables = served_with()
    with serving(archive(variables), variables, "/en/about/") as server:
        found.start = server.started
        for kind in KINDS:
            found.kinds[kind.name] = asking(server, kind, known, rounds)
            watch(f"{kind.name}: {found.kinds[kind.name].wall[1]:.0f} ms")
        found.memory = max(server.memory())
        found.bulk["CSV of engagements"] = bulk.export(server, known)
        for kind in KINDS:
            if kind.floors and not kind.of:
                floor(server, kind, known, rounds, found.kinds[kind.name])
        watch("an ingest beside")
        found.bulk["the list while an ingest runs beside"] = bulk.while_ingesting(
            server, known, variables
        )
    found.bulk["import without analysis"] = bulk.importing(variables, IMPORTED)
    watch("plain SQL")
    seldom = max(rounds // 10, 1)  # at a million it takes minutes
    found.plain = raw.listing(seldom, known)
    found.plain |= peers.icontains(seldom)
    if connection.vendor == "sqlite":
        watch("Datasette")
        connection.close()
        path = Path(str(connection.settings_dict["NAME"]))
        found.plain |= peers.datasette(path, max(rounds // 4, 5), known)
    return found


def filled(dispatches: int, watch: Watch) -> None:
    """Fill an empty database."""
    from archive.models import Dispatch

    if not Dispatch.objects.exists():
        call_command("loaddata", *FIXTURES, verbosity=0)  # for the ingest beside
        start = time.perf_counter()
        filler.fill(dispatches, watch=watch)
        watch(f"{dispatches} dispatches written in {time.perf_counter() - start:.0f} s")


def look() -> Known:
    """Return what there is to ask for."""
    from archive.models import Dispatch, Event, Place, Unit
    from archive.presenters.addresses import address
    from archive.queries import results
    from archive.queries.selection import Selection

    everything = Selection()
    rows: Mapping[str, Any] = {
        "dispatch": Dispatch,
        "engagement": Event,
        "place": Place,
        "unit": Unit,
    }
    draw = random.Random(2)
    pages = {}
    for concept, model in rows.items():
        last = model.objects.order_by("-pk").values_list("pk", flat=True)[0]
        some = {draw.randrange(1, last + 1) for _ in range(RECORDS)}
        pages[concept] = tuple(address(concept, row) for row in model.objects.filter(pk__in=some))
    return Known(
        engagements=results.count(everything),
        dispatches=results.count(Selection.of_dispatches()),
        regions=filler.REGIONS,
        pages=pages,
    )


def served_with() -> dict[str, str]:
    """Return the variables with which the archive is served: production, this database."""
    return {
        "DJANGO_SETTINGS_MODULE": "tests.benchmarks.settings",
        "DATA_DIR": str(settings.DATA_DIR),
        "SECRET_KEY": settings.SECRET_KEY,
        "WORKERS": "2",
    }


def asking(server: Server, kind: Kind, known: Known, rounds: int) -> Row:
    """Ask one kind of request so many times."""
    draw = random.Random(kind.name)
    headers = _headers(server, kind)
    answers = [ask(server, kind.ask(draw, known), headers) for _ in range(WARM + rounds)][WARM:]
    return Row(
        raw.quantiles(answer.wall for answer in answers),
        *(raw.quantiles(answer.costs[name] for answer in answers) for name in ("cpu", "sql")),
    )


def ask(server: Server, path: str, headers: Mapping[str, str]) -> Answer:
    """Ask for a page, which must be there."""
    answer = server.get(path, **headers)
    if answer.status not in (200, 304):
        raise RuntimeError(f"{answer.status}: {path}")
    return answer


def floor(server: Server, kind: Kind, known: Known, rounds: int, row: Row) -> None:
    """Print pages of a kind from prepared data."""
    draw = random.Random(kind.name)
    paths = [kind.ask(draw, known) for _ in range(WARM + rounds)][WARM:]
    walls, cpus = [], []
    for path in paths:
        shown = None
        for _ in range(40):  # until the worker that kept it is asked again
            answer = ask(server, path, {"Prepared": "show" if shown else "keep"})
            if answer.headers.get("prepared"):
                walls.append(answer.wall)
                cpus.append(answer.costs["cpu"])
                break
            shown = True
    row.floor, row.floor_cpu = raw.quantiles(walls), raw.quantiles(cpus)


def _headers(server: Server, kind: Kind) -> dict[str, str]:
    headers = dict(kind.headers)
    if headers.get("Cookie") == "SESSION":
        headers["Cookie"] = f"sessionid={_session()}"
    if headers.get("If-None-Match") == "ETAG":
        headers["If-None-Match"] = server.get("/en/engagements/").headers["etag"]
    return headers


def _session() -> str:
    """Return the session of somebody who may see the whole admin."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.auth.models import User
    from django.contrib.sessions.backends.db import SessionStore

    user, _ = User.objects.get_or_create(username="measure", is_staff=True, is_superuser=True)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    return str(session.session_key)


def main() -> None:
    """Measure the database of the settings and write what was found as JSON."""
    dispatches, rounds, out = int(sys.argv[1]), int(sys.argv[2]), Path(sys.argv[3])
    found = measure(dispatches, rounds, lambda line: print(f"  {line}", flush=True))
    out.write_text(json.dumps(asdict(found)), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.config.settings")
    main()
