"""Hits of a question among dispatches or events: how many, the newest, the best, or all."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection
from django.db.models.expressions import RawSQL
from pyroaring import BitMap

from archive.models import SHOWN, Event
from archive.queries.ids import among as some
from archive.search.ask import Question
from archive.search.backend import backend
from archive.search.kinds import DISPATCH, Kind
from archive.search.syntax import Node

# Only so many of the newest hits are ranked: a common word stands in every fourth dispatch, and to
# weigh each of them takes seconds.
RANKED = 2000
_AT_ONCE = 50  # questions in one statement
NEWEST, OLDEST = "newest", "oldest"
_REACH = "COALESCE(f.high, f.value, f.low)"

Sql = tuple[str, list[Any]]


def count(kind: Kind, question: Question) -> int:
    """Return how many rows match."""
    source, where, params = _from(kind, question)
    return int(_one(f"SELECT count(*) FROM {source} WHERE {where}", params) or 0)


def counts(asked: Sequence[tuple[Kind, Question]]) -> list[int]:
    """Return how many rows match each question, asked together."""
    return [int(number) for number in _together("(SELECT count(*) FROM {} WHERE {})", asked)]


def standing(kind: Kind, nodes: Sequence[Node]) -> list[Node]:
    """Return those of these words that any row holds, asked together."""
    asked = [(kind, Question("", node)) for node in nodes]
    told = _together("EXISTS (SELECT 1 FROM {} WHERE {})", asked)
    return [node for node, stands in zip(nodes, told, strict=True) if stands]


def _together(each: str, asked: Sequence[tuple[Kind, Question]]) -> Iterator[Any]:
    """Yield the answer to each question, many of them in one statement."""
    for start in range(0, len(asked), _AT_ONCE):
        parts = [_from(kind, question) for kind, question in asked[start : start + _AT_ONCE]]
        columns = ", ".join(each.format(source, where) for source, where, _params in parts)
        params = [value for _source, _where, values in parts for value in values]
        yield from _all(f"SELECT {columns}", params)[0]


def pks(
    kind: Kind, question: Question, *, number: int, first: int = 0, size: int, order: str = NEWEST
) -> list[int]:
    """Return the ids of one page of hits in order of date; `number` is how many there are."""
    index = backend()
    source, where, params = _from(kind, question)
    key, columns = _key(question), _columns(kind, question)
    down = order == NEWEST
    # What has no day comes last either way round.
    days = index.DAYS
    dated = f"{key} >= {days.dated}" if kind is DISPATCH else f"{key} < {days.undated}"
    found: list[int] = []
    passed = 0
    parts = ["1=1"] if down == (kind is DISPATCH) else [dated, f"NOT ({dated})"]
    for part in parts:
        wanted = size - len(found)
        if wanted <= 0:
            break
        sql = f"SELECT {columns} FROM {source} WHERE {where} AND {part} ORDER BY {key}"
        sql = f"{sql} {'DESC' if down else 'ASC'} LIMIT {wanted} OFFSET {max(0, first - passed)}"
        page = _all(index.walk(sql, number), params)
        if len(parts) > 1 and len(page) < wanted:
            counted = f"SELECT count(*) FROM {source} WHERE {where} AND {part}"
            passed += int(_one(counted, params))
        found += [pk for _key, pk in page]
    return found


def best(kind: Kind, question: Question, *, number: int, first: int, size: int) -> list[int]:
    """Return the ids of one page of hits, the best first; of many only the newest are ranked.

    `number` is how many there are.
    """
    index = backend()
    if question.root is None:
        return pks(kind, question, number=number, first=first, size=size)
    source, where, params = _from(kind, question)
    key = _key(question)
    since = -1
    if number > RANKED:
        columns = _columns(kind, question)
        edge = (
            f"SELECT {columns} FROM {source} WHERE {where} "
            f"ORDER BY {key} DESC LIMIT 1 OFFSET {RANKED}"
        )
        since = int(_one(index.walk(edge, number), params))
    rank, ranked = index.rank(kind, question.root, number, since)
    source, where, params = _from(kind, question, since)
    sql = (
        f"SELECT {index.pk(kind, key)} FROM {source} WHERE {where} "
        f"ORDER BY {rank}, {key} DESC LIMIT {size} OFFSET {first}"
    )
    return [row[0] for row in _all(sql, [*params, *ranked])]


def every(kind: Kind, question: Question, *, order: str = "") -> Iterator[int]:
    """Yield the ids of all hits, a thousand at a time; in order of key where no other is asked."""
    source, where, params = _from(kind, question)
    key, columns = _key(question), _columns(kind, question)
    down = order == NEWEST
    last: int | None = None
    while True:
        beyond = f" AND {key} {'<' if down else '>'} %s" if last is not None else ""
        sql = f"SELECT {columns} FROM {source} WHERE {where}{beyond} ORDER BY {key}"
        sql += f" {'DESC' if down else 'ASC'} LIMIT 1000"
        page = _all(sql, [*params, *([] if last is None else [last])])
        yield from (pk for _key, pk in page)
        if len(page) < 1000:
            return
        last = page[-1][0]


def all_pks(kind: Kind, question: Question) -> BitMap:
    """Return the ids of all hits as a set.

    The database writes them as one text: a row of its own for each takes three times as long.
    """
    source, where, params = _from(kind, question)
    told = _one(backend().told(kind, _key(question), source, where), params)
    return BitMap(array("I", map(int, told.split(","))) if told else ())


def among(kind: Kind, question: Question, pks: BitMap) -> BitMap:
    """Return those of some ids whose rows match."""
    source, where, params = _from(kind, question)
    key, ids = _key(question), some(pks)
    keys = f"SELECT key FROM {kind.keys} WHERE row_id IN ({ids.sql})"
    held = f"{backend().sought(key, len(pks))} IN ({keys})"
    found = f"SELECT {backend().pk(kind, key)} FROM {source} WHERE {where} AND {held}"
    return BitMap(pk for (pk,) in _all(found, [*params, *ids.params]))


def subquery(kind: Kind, question: Question) -> RawSQL:
    """Return the ids of all hits for `pk__in`, to be looked up where the rows are."""
    source, where, params = _from(kind, question)
    pk = backend().pk(kind, _key(question))
    return RawSQL(f"SELECT {pk} FROM {source} WHERE {where}", params)


def _key(question: Question) -> str:
    return backend().KEY if question.root is not None else "key"


def _columns(kind: Kind, question: Question) -> str:
    """Return what is read of a hit: its key and the id of its row."""
    key = _key(question)
    return f"{key} AS key, {backend().pk(kind, key)} AS pk"


def _from(kind: Kind, question: Question, since: int = -1) -> tuple[str, str, list[Any]]:
    """Return the table, the condition and its values; only what is newer than a key is asked for.

    FTS5 goes to where the first bound on its keys says, and through all that follow: with `since`,
    which is the closest, the bounds of a period are kept from it.
    """
    index = backend()
    key = _key(question)
    bound = key if since < 0 else f"+{key}"
    source = index.table(kind) if question.root is not None else kind.keys
    parts: list[Sql] = []
    if question.root is not None:
        parts.append(index.matching(kind, question.root, aside=question.aside))
    for period in question.periods:
        parts += _printed(bound, period) if kind is DISPATCH else _lasting(kind, key, period)
    for figure in question.figures:
        parts.append(_claimed(kind, key, figure.kind, figure.least))
    if since >= 0:
        parts.append((f"{key} > %s", [since]))
    where = " AND ".join(sql for sql, _ in parts) or "1=1"
    return source, where, [value for _, values in parts for value in values]


def _printed(key: str, period: Any) -> list[Sql]:
    first, last, _text = period
    days = backend().DAYS
    found: list[Sql] = [(f"{key} >= %s", [days.first(first) if first else days.dated])]
    return [*found, (f"{key} < %s", [days.after(last)])] if last else found


def _lasting(kind: Kind, key: str, period: Any) -> list[Sql]:
    first, last, _text = period
    days = backend().DAYS
    found: list[Sql] = [(f"{key} < %s", [days.after(last) if last else days.undated])]
    if first:
        # Few events last longer than a day; only those that began before it are looked up.
        lasting, values = Event.objects.lasting_over(first).values("pk").query.sql_with_params()
        began = f"({key} >= %s OR {backend().pk(kind, key)} IN ({lasting}))"
        found.append((began, [days.first(first), *values]))
    return found


def _claimed(kind: Kind, key: str, code: str, least: int) -> Sql:
    states = ", ".join(f"'{status}'" for status in SHOWN)
    column, join = (
        ("f.dispatch_id", "")
        if kind is DISPATCH
        else ("e.event_id", "JOIN archive_figure_events e ON e.figure_id = f.id")
    )
    sql = (
        f"{backend().pk(kind, key)} IN (SELECT {column} FROM archive_figure f {join} "
        f"WHERE f.status IN ({states}) AND f.action = %s AND COALESCE({_REACH}, 0) >= %s)"
    )
    return sql, [code, least]


def _one(sql: str, params: list[Any]) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        row = cursor.fetchone()
        return row[0] if row else None


def _all(sql: str, params: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return list(cursor.fetchall())
