"""PostgreSQL keeps words in their rows where they fit: then it counts what a scan would cost.

With all words outside, the planner takes the table for small, and reads each text instead of the
index. Rows written before move when `reindex` writes them anew.
"""

from __future__ import annotations

from typing import Any

from django.db import migrations

KINDS = ("dispatch", "event")
WIDEST = 8160  # bytes of a row: as much as a page holds


def _store(editor: Any, kept: str, target: str) -> None:
    if editor.connection.vendor != "postgresql":
        return
    for kind in KINDS:
        table = f"ALTER TABLE archive_indexed{kind}"
        for column in ("words", "aside"):
            editor.execute(f"{table} ALTER COLUMN {column} SET STORAGE {kept}")
        editor.execute(f"{table} {target}")


def keep_within(apps: Any, editor: Any) -> None:
    """Keep words within their row where they fit."""
    _store(editor, "MAIN", f"SET (toast_tuple_target = {WIDEST})")


def keep_outside(apps: Any, editor: Any) -> None:
    """Keep words as PostgreSQL does unless it is told."""
    _store(editor, "EXTENDED", "RESET (toast_tuple_target)")


class Migration(migrations.Migration):
    dependencies = [("archive", "0011_fewer_indexes")]

    operations = [migrations.RunPython(keep_within, keep_outside)]
