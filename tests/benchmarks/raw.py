"""The floors: the same work in plain SQL, written by hand and read into nothing."""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable, Iterable

from django.db import connection

from tests.benchmarks.asked import Known, period

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
_SHOWN = "('proposed', 'accepted')"
_JOINED = {"sqlite": "group_concat", "postgresql": "string_agg"}
# Every column of the file, in the order of its header.
_EXPORTED = f"""SELECT event.uid, event.uid AS url, event.kind, event.type, event.title_en,
    event.title_zh, event.title_vi, event.date_edtf, event.earliest, event.latest,
    event.date_semantics, event.date_precision, event.date_basis, place.uid, place.name_en,
    place.name_zh, place.name_vi, held.label, held.relation, held.precision, held.lat, held.lon,
    held.radius_km,
    (SELECT joined(COALESCE(NULLIF(unit.name_en, ''), NULLIF(took.label_en, ''), took.label_zh),
                   '; ')
        FROM archive_eventunit AS took LEFT JOIN archive_unit AS unit ON unit.id = took.unit_id
        WHERE took.event_id = event.id AND took.status IN {_SHOWN}),
    event.status,
    (SELECT count(DISTINCT dispatch_id) FROM archive_eventreport WHERE event_id = event.id),
    (SELECT count(*) FROM archive_figure_events AS of JOIN archive_figure AS one
        ON one.id = of.figure_id WHERE of.event_id = event.id AND one.status IN {_SHOWN}),
    claim.uid, claim.action, claim.object, claim.side, claim.qualifier, claim.low, claim.value,
    claim.high, claim.unit, claimant.label_en, claim.reading, claim.status, whole.uid, same.uid,
    {{quote_en}}, {{quote_zh}},
    (SELECT joined(agency.label_en, ' ← ') FROM archive_eventreport AS told
        JOIN archive_wireitem AS item
            ON item.dispatch_id = told.dispatch_id AND item.position = told.position
        JOIN archive_relaystep AS step ON step.item_id = item.id
        JOIN archive_agency AS agency ON agency.id = step.agency_id
        WHERE told.event_id = event.id),
    (SELECT joined('“' || dispatch.title_en || '” ' || dispatch.title_zh || ', '
                   || COALESCE(paper.label_en, '') || ', ' || COALESCE(dispatch.published || '', '')
                   || ', p. ' || COALESCE(dispatch.page, 0), '; ')
        FROM archive_eventreport AS told JOIN archive_dispatch AS dispatch
            ON dispatch.id = told.dispatch_id
        LEFT JOIN archive_newspaper AS paper ON paper.id = dispatch.newspaper_id
        WHERE told.event_id = event.id),
    'version'
    FROM archive_event AS event
    LEFT JOIN archive_eventplace AS held ON held.id = (
        SELECT id FROM archive_eventplace WHERE event_id = event.id AND status IN {_SHOWN}
        ORDER BY role NOT IN ('location', 'target'), id LIMIT 1)
    LEFT JOIN archive_place AS place ON place.id = COALESCE(held.place_id, held.filed_under_id)
    LEFT JOIN archive_figure AS claim ON claim.id = (
        SELECT min(one.id) FROM archive_figure_events AS of JOIN archive_figure AS one
        ON one.id = of.figure_id WHERE of.event_id = event.id AND one.status IN {_SHOWN}
        AND one.part_of_id IS NULL)
    LEFT JOIN archive_agency AS claimant ON claimant.id = claim.claimant_id
    LEFT JOIN archive_figure AS whole ON whole.id = claim.part_of_id
    LEFT JOIN archive_figure AS same ON same.id = claim.same_as_id
    WHERE event.kind = 'engagement' AND event.status IN {_SHOWN} AND event.earliest <= %s
    ORDER BY event.earliest, event.id"""
_QUOTE = """(SELECT quote.exact FROM archive_eventevidence AS attests
        JOIN archive_evidence AS quote ON quote.id = attests.evidence_id
        JOIN archive_paragraph AS paragraph ON paragraph.id = quote.paragraph_id
        WHERE attests.event_id = event.id AND paragraph.language = '{}'
        ORDER BY quote.id LIMIT 1)"""


def exported() -> str:
    """Return the statement that reads what the file of engagements prints, up to a day."""
    sql = _EXPORTED.format(quote_en=_QUOTE.format("en"), quote_zh=_QUOTE.format("zh"))
    return sql.replace("joined(", f"{_JOINED[connection.vendor]}(")


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
            first, last = period(draw)
            given = [draw.choice(known.regions), last, first]
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
