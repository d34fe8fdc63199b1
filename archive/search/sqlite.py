"""The index on SQLite: contentless FTS5 over words that are already tokens."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any as Value

from django.db import connection

from archive.search.documents import Document, code
from archive.search.keys import Days
from archive.search.kinds import Kind
from archive.search.syntax import All, Any, Field, Node, Not, Term, terms

KEY = "rowid"
DAYS = Days(18)  # 262,144 writings a day until the index is made anew
_COLUMNS = "body, title, aside, codes"  # the index spends two bytes less on words of the first
_FOUND = 200  # keys that are looked for by themselves
_ASKED = 400  # days in one statement
WEIGHED = 20_000  # hits that are weighed against each other


def table(kind: Kind) -> str:
    """Return the table that is searched."""
    return kind.words


def pk(kind: Kind, key: str) -> str:
    """Return the id of the row under a key as SQL."""
    if key != KEY:
        return "row_id"
    return f"(SELECT row_id FROM {kind.keys} WHERE key = {kind.words}.rowid)"


def sought(key: str, count: int) -> str:
    """Return the key for a condition that it is one of so many.

    FTS5 finds each of them by itself, in a tenth of a millisecond or more; to look at every hit
    takes less where they are many.
    """
    return key if count <= _FOUND or key != KEY else f"+{key}"


def told(kind: Kind, key: str, source: str, where: str) -> str:
    """Return the statement that writes the ids of all hits as one text."""
    if key == KEY:  # twice as fast as looking each of them up by itself
        found = f"SELECT rowid AS found FROM {source} WHERE {where}"
        source, where = f"({found}) CROSS JOIN {kind.keys}", "key = found"
    return f"SELECT group_concat(row_id) FROM {source} WHERE {where}"


def rows_of(kind: Kind, words: Sequence[str]) -> None:
    """Return nothing: the index lists the rows of a word at once, so each is asked for alone."""


def keys(kind: Kind, found: Sequence[Document]) -> list[int]:
    """Return keys for documents under which nothing stands, nor stood since the last rebuild."""
    ranges = [DAYS.range(doc.day, last=kind.undated_last) for doc in found]
    unused = {low: _unused(kind, low, high, next_) for low, high, next_ in _next(kind, ranges)}
    return [next(unused[low]) for low, _high in ranges]


def _next(kind: Kind, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Yield each range once, and the key after the greatest that was used in it."""
    asked = sorted(set(ranges))
    greatest = ", ".join(
        f"COALESCE((SELECT max(key) FROM {name} WHERE key BETWEEN column1 AND column2), -1)"
        for name in (kind.keys, f"{kind.words}_gone")
    )
    with connection.cursor() as cursor:
        for start in range(0, len(asked), _ASKED):
            some = asked[start : start + _ASKED]
            told = ", ".join(["(%s, %s)"] * len(some))
            cursor.execute(
                f"SELECT column1, column2, max(column1, max({greatest}) + 1) FROM (VALUES {told})",
                [bound for one in some for bound in one],
            )
            yield from cursor.fetchall()


def _unused(kind: Kind, low: int, high: int, start: int) -> Iterator[int]:
    """Yield keys of a range, from `start` on, and then those that were never used before it."""
    yield from range(start, high + 1)
    sql = "SELECT key FROM {} WHERE key BETWEEN %s AND %s"
    both = " UNION ALL ".join(map(sql.format, (kind.keys, f"{kind.words}_gone")))
    with connection.cursor() as cursor:
        cursor.execute(both, [low, high] * 2)
        used = {key for (key,) in cursor.fetchall()}
    yield from (key for key in range(low, start) if key not in used)
    raise OverflowError(f"No key is left on a day with {len(used)} rows: reindex.")


def add(kind: Kind, rows: Sequence[tuple[int, Document]], generation: int, into: str = "") -> None:
    """Write keys and words; `into` names another table of words than the one that is served."""
    words: list[list[Value]] = [
        [key, *map(" ".join, (doc.body, doc.title, doc.aside, doc.codes))] for key, doc in rows
    ]
    with connection.cursor() as cursor:
        if not into:
            cursor.executemany(
                f"INSERT INTO {kind.keys} (key, generation, row_id) VALUES (%s, %s, %s)",
                [(key, generation, document.pk) for key, document in rows],
            )
        cursor.executemany(
            f"INSERT INTO {into or kind.words} (rowid, {_COLUMNS}) VALUES (%s, %s, %s, %s, %s)",
            words,
        )


def matching(kind: Kind, node: Node, *, aside: bool) -> tuple[str, list[str]]:
    """Return the condition that the words of a row match."""
    columns = "body title aside codes" if aside else "body title codes"
    sql = f"{kind.words} MATCH %s"
    gone = f"SELECT key FROM {kind.words}_gone"  # whether there is any is asked once, not of each
    sql += f" AND (NOT EXISTS ({gone}) OR rowid NOT IN ({gone}))"
    return sql, [f"{{{columns}}} : ({expression(node)})"]


def held(kind: Kind, words: Sequence[str]) -> set[str]:
    """Return which of these tokens stand in any row."""
    told = ", ".join(["(%s)"] * len(words))
    sql = (
        f"WITH told (word) AS (VALUES {told}) SELECT word FROM told WHERE EXISTS "
        f"(SELECT 1 FROM {kind.words} WHERE {kind.words} MATCH '\"' || word || '\"')"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, words)
        return {word for (word,) in cursor.fetchall()}


def expression(node: Node) -> str:
    """Return a tree in the words of FTS5."""
    match node:
        case Term():
            found = node.steps
            return f'"{" ".join(found.tokens)}"' + ("*" if found.prefix else "")
        case Field():
            return f'"{code(node.name, node.value)}"'
        case Any():
            return "(" + " OR ".join(map(expression, node.parts)) + ")"
        case All():
            wanted = [expression(p) for p in node.parts if not isinstance(p, Not)]
            unwanted = [expression(p.part) for p in node.parts if isinstance(p, Not)]
            found_all = " AND ".join(wanted)
            return f"(({found_all})" + "".join(f" NOT {e}" for e in unwanted) + ")"
        case Not():
            raise ValueError("Nothing is asked for beside what is excluded.")


def rank(kind: Kind, node: Node, number: int, since: int) -> tuple[str, list[Value]]:
    """Return what to sort by, the best first: words in a heading weigh most.

    To weigh any row, `bm25` goes through all that hold a word; where those are very many, what
    stands in a heading of the rows ranked, those after the key in `since`, comes first.
    """
    if number <= WEIGHED:
        return f"bm25({kind.words}, 1.0, 8.0, 0.5, 0.0)", []
    words = list(terms(node))
    if not words:
        return "NULL", []
    headed = f"SELECT rowid FROM {kind.words} WHERE {kind.words} MATCH %s AND rowid > %s"
    return f"rowid NOT IN ({headed})", [f"title : {expression(Any(tuple(words)))}", since]


def walk(sql: str, count: int) -> str:
    """Return the statement that sorts by key; FTS5 reads its rows in that order."""
    return sql


def begin(kind: Kind) -> str:
    """Return the table in which the words are written anew, made where it is not there."""
    name = f"{kind.words}_next"
    with connection.cursor() as cursor:
        cursor.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {name} "
            f"USING fts5({_COLUMNS}, content='', tokenize='ascii')"
        )
    return name


def finish(kind: Kind) -> None:
    """Serve the words that were written anew."""
    name = f"{kind.words}_next"
    with connection.cursor() as cursor:
        cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")
        cursor.execute(f"DROP TABLE {kind.words}")
        cursor.execute(f"ALTER TABLE {name} RENAME TO {kind.words}")
        cursor.execute(
            f"DELETE FROM {kind.words}_gone WHERE key NOT IN (SELECT id FROM {kind.words}_docsize)"
        )


def exists(kind: Kind) -> bool:
    """Say whether a table of words is being written anew."""
    return f"{kind.words}_next" in connection.introspection.table_names()


def remove(kind: Kind, pks: Iterable[int]) -> None:
    """Take rows out of the index; the trigger notes keys whose words are no longer valid."""
    kind.rows.filter(row__in=list(pks)).delete()
