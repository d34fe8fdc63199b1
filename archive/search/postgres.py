"""The index on PostgreSQL: a ready-made tsvector beside the key, in a GIN index."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any as Value

from django.db import connection
from pyroaring import BitMap

from archive.search.documents import Document, code
from archive.search.keys import Days
from archive.search.kinds import Kind
from archive.search.syntax import All, Any, Field, Node, Not, Term

KEY = "key"
DAYS = Days(32)  # the low bits are the row's own id
_WEIGHTS = ("A", "B", "C", "D")  # of title, body, aside, codes: for the ranking alone
_LAST_POSITION = 16383
_MOST_POSITIONS = 255  # of one word in one text: PostgreSQL keeps no more
_AT_ONCE = 10_000  # rows whose words are read in one statement
FEW = 2000  # hits that are quicker sorted than looked for along the dates


def table(kind: Kind) -> str:
    """Return the table that is searched."""
    return kind.keys


def pk(kind: Kind, key: str) -> str:
    """Return the id of the row under a key as SQL."""
    return "row_id"


def sought(key: str, count: int) -> str:
    """Return the key for a condition that it is one of so many."""
    return key


def told(kind: Kind, key: str, source: str, where: str) -> str:
    """Return the statement that writes the ids of all hits as one text."""
    return f"SELECT string_agg(row_id::text, ',') FROM {source} WHERE {where}"


def rows_of(kind: Kind, words: Sequence[str]) -> Iterator[tuple[str, BitMap]]:
    """Yield each of many words with the ids of its rows, read from all rows in one pass.

    The index knows no ids: asked for one word, PostgreSQL reads every row that has it.
    """
    found = {word: BitMap() for word in words}
    sql = (
        "SELECT word, string_agg(row_id::text, ',') FROM (SELECT row_id, "
        f"unnest(tsvector_to_array(words)) AS word FROM {kind.keys} WHERE key > %s AND key <= %s) "
        "AS told WHERE word = ANY(%s) GROUP BY word"
    )
    last = -1
    for end in _ends(kind):
        with connection.cursor() as cursor:
            cursor.execute(sql, [last, end, list(words)])
            for word, ids in cursor.fetchall():
                found[word].update(array("I", map(int, ids.split(","))))
        last = end
    yield from found.items()


def _ends(kind: Kind) -> list[int]:
    """Return the last keys of parts of the table that are read at once."""
    sql = (
        f"SELECT key FROM (SELECT key, row_number() OVER (ORDER BY key DESC) FROM {kind.keys}) "
        f"AS told (key, number) WHERE number %% {_AT_ONCE} = 1 ORDER BY key"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [])
        return [key for (key,) in cursor.fetchall()]


def keys(kind: Kind, found: Sequence[Document]) -> list[int]:
    """Return the keys of documents: what is taken out of this index is gone."""
    return [DAYS.range(doc.day, last=kind.undated_last)[0] + doc.pk for doc in found]


def add(kind: Kind, rows: Sequence[tuple[int, Document]], generation: int, into: str = "") -> None:
    """Write keys and words; those that stand under a key are overwritten."""
    with connection.cursor() as cursor:
        cursor.executemany(
            f"INSERT INTO {kind.keys} (key, generation, row_id, words, aside) "
            "VALUES (%s, %s, %s, %s::tsvector, %s::tsvector) ON CONFLICT (key) DO UPDATE "
            "SET words = EXCLUDED.words, aside = EXCLUDED.aside, generation = EXCLUDED.generation",
            [
                (
                    key,
                    generation,
                    document.pk,
                    vector(replace(document, aside=[])),
                    vector(document) if document.aside else None,
                )
                for key, document in rows
            ],
        )


def vector(document: Document) -> str:
    """Return the words of a document with their positions, as PostgreSQL reads them.

    >>> from archive.search.documents import Document
    >>> vector(Document(1, None, title=["son", "la"], body=["la"]))
    "'son':1A 'la':2A,4B"
    """
    places: dict[str, list[str]] = {}
    start = 1
    for column, weight in zip(document.columns(), _WEIGHTS, strict=True):
        for at, word in enumerate(column, start):
            held = places.setdefault(word, [])
            if not held or (at <= _LAST_POSITION and len(held) < _MOST_POSITIONS):
                held.append(f"{min(at, _LAST_POSITION)}{weight}")
        start += len(column) + 1
    return " ".join(f"'{word}':{','.join(held)}" for word, held in places.items())


def matching(kind: Kind, node: Node, *, aside: bool) -> tuple[str, list[str]]:
    """Return the condition that the words of a row match."""
    query = expression(node)
    # A query that names weights would have every hit read again: GIN keeps no weights.
    if aside:
        return "(words @@ %s::tsquery OR aside @@ %s::tsquery)", [query, query]
    return "words @@ %s::tsquery", [query]


def held(kind: Kind, words: Sequence[str]) -> set[str]:
    """Return which of these tokens stand in any row."""
    sql = (
        "SELECT word FROM unnest(%s::text[]) AS told (word) WHERE EXISTS "
        f"(SELECT 1 FROM {kind.keys} WHERE words @@ quote_literal(word)::tsquery)"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(words)])
        return {word for (word,) in cursor.fetchall()}


def expression(node: Node) -> str:
    """Return a tree as a tsquery."""
    match node:
        case Term():
            found = node.steps
            *words, last = [f"'{word}'" for word in found.tokens]
            return "(" + " <-> ".join([*words, last + (":*" if found.prefix else "")]) + ")"
        case Field():
            return f"'{code(node.name, node.value)}'"
        case Any():
            return "(" + " | ".join(expression(part) for part in node.parts) + ")"
        case All():
            return "(" + " & ".join(expression(part) for part in node.parts) + ")"
        case Not():
            return f"!{expression(node.part)}"


def rank(kind: Kind, node: Node, number: int, since: int) -> tuple[str, list[Value]]:
    """Return what to sort by, the best first: words in a heading weigh most."""
    query = expression(node)
    return "-ts_rank('{0,0.05,0.15,1}', words, %s::tsquery, 1)", [query]


def walk(sql: str, count: int) -> str:
    """Return the statement that sorts by key.

    The planner walks along the keys whatever is asked for, which takes seconds for a rare word:
    few hits are fetched first.
    """
    if count > FEW:
        return sql
    inner, order = sql.rsplit(" ORDER BY ", 1)
    return f"WITH hits AS MATERIALIZED ({inner}) SELECT key, pk FROM hits ORDER BY {order}"


def begin(kind: Kind) -> str:
    """Return where the words are written anew: in their own place."""
    return kind.keys


def finish(kind: Kind) -> None:
    """Put what waits into the index, and let the planner know how common each word is now."""
    with connection.cursor() as cursor:
        for column in ("words", "aside"):
            cursor.execute(f"SELECT gin_clean_pending_list('{kind.words}_{column}')")
        cursor.execute(f"ANALYZE {kind.keys}")


def exists(kind: Kind) -> bool:
    """Say whether words are being written anew; which ones, their generation tells."""
    return True


def remove(kind: Kind, pks: Iterable[int]) -> None:
    """Take rows out of the index."""
    kind.rows.filter(row__in=list(pks)).delete()
