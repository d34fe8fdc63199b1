"""The floors: the same work in plain SQL, written by hand and read into nothing."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterable

from django.db import connection

from tests.benchmarks.asked import Known
from tests.benchmarks.filler import DAYS, START

_INSIDE = """WITH RECURSIVE inside(id) AS (
    SELECT id FROM archive_place WHERE slug = %s
    UNION SELECT place_id FROM archive_placeparent JOIN inside ON parent_id = inside.id
), found AS (
    SELECT id, type, status, date_precision, earliest FROM archive_event AS event
    WHERE kind = 'engagement' AND status IN ('proposed', 'accepted')
    AND earliest <= %s AND latest >= %s AND EXISTS (
        SELECT 1 FROM archive_eventplace WHERE event_id = event.id
        AND filed_under_id IN (SELECT id FROM inside)))
"""
_PAGE = _INSIDE + "SELECT * FROM found ORDER BY earliest, id LIMIT 50"
_COUNT = _INSIDE + "SELECT count(*) FROM found"
_FACETS = tuple(
    _INSIDE + part
    for part in (
        "SELECT type, count(*) FROM found GROUP BY 1",
        "SELECT status, count(*) FROM found GROUP BY 1",
        "SELECT date_precision, count(*) FROM found GROUP BY 1",
        "SELECT filed_under_id, count(DISTINCT found.id) FROM found "
        "JOIN archive_eventplace AS held ON held.event_id = found.id GROUP BY 1",
        "SELECT unit_id, count(DISTINCT found.id) FROM found "
        "JOIN archive_eventunit AS held ON held.event_id = found.id GROUP BY 1",
        "SELECT newspaper_id, count(DISTINCT found.id) FROM found "
        "JOIN archive_eventreport AS told ON told.event_id = found.id "
        "JOIN archive_dispatch AS held ON held.id = told.dispatch_id GROUP BY 1",
    )
)
EXPORTED = """SELECT event.uid, event.type, event.title_en, event.title_zh, event.earliest,
    event.latest, event.date_edtf, event.status, place.name_en, place.name_zh, place.lat, place.lon,
    dispatch.uid, newspaper.label_en
    FROM archive_event AS event
    LEFT JOIN archive_eventplace AS held ON held.event_id = event.id
    LEFT JOIN archive_place AS place ON place.id = held.filed_under_id
    LEFT JOIN archive_eventreport AS told ON told.event_id = event.id
    LEFT JOIN archive_dispatch AS dispatch ON dispatch.id = told.dispatch_id
    LEFT JOIN archive_newspaper AS newspaper ON newspaper.id = dispatch.newspaper_id
    WHERE event.kind = 'engagement' AND event.earliest <= %s ORDER BY event.earliest, event.id"""


def timed(times: int, run: Callable[[], object]) -> tuple[float, float]:
    """Return p50 and p95 of some runs in ms."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        run()
        taken.append(1000 * (time.perf_counter() - start))
    return quantiles(taken)


def quantiles(taken: Iterable[float]) -> tuple[float, float]:
    """Return p50 and p95."""
    ordered = sorted(taken)
    return statistics.median(ordered), ordered[int(0.95 * (len(ordered) - 1))]


def listing(times: int, known: Known) -> dict[str, tuple[float, float]]:
    """Return p50 and p95 of a page of the list, its count, and some of its facets."""
    draw = random.Random(5)

    def ask(*statements: str) -> Callable[[], None]:
        def run() -> None:
            first = START.toordinal() + draw.randrange(DAYS)
            given = [
                draw.choice(known.regions),
                START.fromordinal(first + draw.choice((365, 3650, 10950))),
                START.fromordinal(first),
            ]
            with connection.cursor() as cursor:
                for sql in statements:
                    cursor.execute(sql, given)
                    cursor.fetchall()

        return run

    return {
        "raw SQL: a page of 50": timed(times, ask(_PAGE)),
        "raw SQL: its exact count": timed(times, ask(_COUNT)),
        "raw SQL: page, count and six of eleven facets": timed(
            max(times // 3, 5), ask(_PAGE, _COUNT, *_FACETS)
        ),
    }
