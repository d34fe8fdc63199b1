"""What a reader might use instead: Datasette on the same file, and the admin's `icontains`."""

from __future__ import annotations

import importlib.util
import random
import sqlite3
import sys
from pathlib import Path
from urllib.parse import quote

from django.db.models import Q

from archive.models import Dispatch
from tests.benchmarks import words
from tests.benchmarks.asked import Known, period
from tests.benchmarks.raw import quantiles, timed
from tests.benchmarks.served import serving

Times = dict[str, tuple[float, float]]
_VIEW = """CREATE VIEW IF NOT EXISTS engagements AS SELECT event.id, event.title_en, event.type,
    event.status, event.date_precision, event.earliest, event.latest, held.filed_under_id AS place,
    unit.unit_id AS unit, dispatch.newspaper_id AS newspaper
    FROM archive_event AS event
    LEFT JOIN archive_eventplace AS held ON held.event_id = event.id
    LEFT JOIN archive_eventunit AS unit ON unit.event_id = event.id
    LEFT JOIN archive_eventreport AS told ON told.event_id = event.id
    LEFT JOIN archive_dispatch AS dispatch ON dispatch.id = told.dispatch_id
    WHERE event.kind = 'engagement'"""
_FACETS = ("type", "status", "date_precision", "place", "unit", "newspaper")
_INSIDE = (
    "place in (with recursive inside(id) as (select id from archive_place where slug = '{}' union "
    "select place_id from archive_placeparent join inside on parent_id = inside.id) "
    "select id from inside)"
)
_LIMITS = {"sql_time_limit_ms": "300000", "facet_time_limit_ms": "300000", "num_sql_threads": "2"}


def icontains(times: int) -> Times:
    """Return how long the admin's way of searching takes for a count over titles and texts."""
    draw = random.Random(4)

    def run() -> None:
        text = words.english(draw.randrange(50, 5000))
        found = Q(title_en__icontains=text) | Q(paragraphs__text__icontains=text)
        Dispatch.objects.filter(found).distinct().order_by().count()

    return {"Django admin's icontains, count": timed(times, run)}


def datasette(database: Path, times: int, known: Known) -> Times:
    """Return how long Datasette takes for the list by dates and region with six facets."""
    if importlib.util.find_spec("datasette") is None:
        return {}
    with sqlite3.connect(database) as line:
        line.execute(_VIEW)
    settings = [part for name, value in _LIMITS.items() for part in ("--setting", name, value)]
    program = [sys.executable, "-m", "datasette", str(database), "-p", "PORT", *settings]
    draw, found = random.Random(5), []
    with serving(program, {}, "/-/versions.json") as server:
        for _ in range(times):
            answer = server.get(_address(database.stem, draw, known))
            if answer.status != 200:
                raise RuntimeError(f"Datasette answered {answer.status}.")
            found.append(answer.wall)
    return {"Datasette: list by dates and region, six facets": quantiles(found)}


def _address(name: str, draw: random.Random, known: Known) -> str:
    first, last = period(draw)
    where = quote(_INSIDE.format(draw.choice(known.regions)))
    facets = "".join(f"&_facet={facet}" for facet in _FACETS)
    return f"/{name}/engagements?earliest__lte={last}&latest__gte={first}&_where={where}{facets}"
