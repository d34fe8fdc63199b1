"""The index on SQLite: contentless FTS5 over words that are already tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any as Value

from django.db import connection

from archive.search.documents import Document, code
from archive.search.keys import WRITINGS
from archive.search.kinds import Kind
from archive.search.syntax import All, Any, Field, Node, Not, Term

KEY = "rowid"
_COLUMNS = "title, body, aside, codes"
_ASKED = 400  # keys in one statement


def table(kind: Kind) -> str:
    """Return the table that is searched."""
    return kind.words


def free(kind: Kind, keys: Sequence[int]) -> list[int]:
    """Return keys of the same rows under which no words stand that are no longer valid."""
    gone = f"{kind.words}_gone"
    if not _any_gone(kind):
        return list(keys)
    with connection.cursor() as cursor:
        found: dict[int, int] = {}
        for start in range(0, len(keys), _ASKED):
            some = keys[start : start + _ASKED]
            told = ", ".join(["(%s, %s)"] * len(some))
            cursor.execute(
                f"SELECT told.column1, max(gone.key) FROM (VALUES {told}) AS told "
                f"JOIN {gone} AS gone ON gone.key BETWEEN told.column1 AND told.column2 "
                "GROUP BY told.column1",
                [bound for key in some for bound in (key, key | WRITINGS)],
            )
            found.update(cursor.fetchall())
        return [found[key] + 1 if key in found else key for key in keys]


def add(kind: Kind, rows: Sequence[tuple[int, Document]], generation: int, into: str = "") -> None:
    """Write keys and words; `into` names another table of words than the one that is served."""
    words: list[list[Value]] = [
        [key, *(" ".join(column) for column in doc.columns())] for key, doc in rows
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
    columns = "title body aside codes" if aside else "title body codes"
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


def _any_gone(kind: Kind) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {kind.words}_gone)")
        return bool(cursor.fetchone()[0])


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


def rank(kind: Kind, node: Node) -> tuple[str, list[str]]:
    """Return what to sort by, the best first: words in a heading weigh most."""
    return f"bm25({kind.words}, 8.0, 1.0, 0.5, 0.0)", []


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
