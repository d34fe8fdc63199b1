"""The floor of an import: the same rows and the same index, loaded by SQLite alone."""

from __future__ import annotations

import sqlite3
import tempfile
import time
from pathlib import Path

from django.db import connection

from archive.models import Dispatch
from archive.search import documents
from archive.search.kinds import DISPATCH

_OWN = {
    "archive_sourcetext": "id IN (SELECT source_id FROM archive_dispatch WHERE id > {})",
    "archive_dispatch": "id > {}",
    "archive_wireitem": "dispatch_id > {}",
    "archive_paragraph": "dispatch_id > {}",
    DISPATCH.keys: "row_id > {}",
}


def load(number: int) -> float:
    """Return how many of the newest dispatches a second are loaded into an empty file."""
    ids = list(Dispatch.objects.order_by("-pk").values_list("pk", flat=True)[:number])
    keys = dict(DISPATCH.rows.filter(row__in=ids).values_list("row_id", "key"))
    words = sorted(
        (keys[doc.pk], *map(" ".join, (doc.body, doc.title, doc.aside, doc.codes)))
        for doc in documents.dispatches(ids)
    )
    held, schema = {}, []
    with connection.cursor() as cursor:
        for table, where in _OWN.items():
            cursor.execute(f"SELECT * FROM {table} WHERE {where.format(min(ids) - 1)}")
            if rows := cursor.fetchall():
                held[table] = rows
            cursor.execute("SELECT sql FROM sqlite_master WHERE tbl_name = %s AND sql IS NOT NULL "
                           "AND type <> 'trigger' ORDER BY type DESC", [table])  # fmt: skip
            schema += [sql for (sql,) in cursor.fetchall()]
        cursor.execute("SELECT sql FROM sqlite_master WHERE name = %s", [DISPATCH.words])
        schema += [sql for (sql,) in cursor.fetchall()]
    with tempfile.TemporaryDirectory() as folder:
        line = sqlite3.connect(Path(folder, "loaded.sqlite3"))
        line.executescript("PRAGMA page_size=16384; PRAGMA journal_mode=WAL;")
        for sql in schema:
            line.execute(sql)
        start = time.perf_counter()
        for table, rows in held.items():
            marks = ", ".join("?" * len(rows[0]))
            line.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)
        columns = "rowid, body, title, aside, codes"
        line.executemany(f"INSERT INTO {DISPATCH.words} ({columns}) VALUES (?, ?, ?, ?, ?)", words)
        line.commit()
        took = time.perf_counter() - start
        line.close()
    return len(ids) / took
