"""A smaller search index: other keys and another order of columns. Run `reindex` after it."""

from __future__ import annotations

from typing import Any

from django.db import migrations

KINDS = ("dispatch", "event")
COLUMNS = {True: "body, title, aside, codes", False: "title, body, aside, codes"}
EMPTY = {
    "sqlite": (
        "DELETE FROM archive_indexed{kind}",
        "DELETE FROM search_{kind}_gone",
        "DROP TABLE IF EXISTS search_{kind}_next",
        "DROP TABLE search_{kind}",
        "CREATE VIRTUAL TABLE search_{kind} "
        "USING fts5({columns}, content='', tokenize='ascii')",
    ),
    "postgresql": ("DELETE FROM archive_indexed{kind}",),
}


def _make_anew(editor: Any, *, smaller: bool) -> None:
    for kind in KINDS:
        for statement in EMPTY[editor.connection.vendor]:
            editor.execute(statement.format(kind=kind, columns=COLUMNS[smaller]))


def make_smaller(apps: Any, editor: Any) -> None:
    """Make the tables of words anew, empty."""
    _make_anew(editor, smaller=True)


def make_as_before(apps: Any, editor: Any) -> None:
    """Make them as they were, empty."""
    _make_anew(editor, smaller=False)


class Migration(migrations.Migration):
    dependencies = [("archive", "0009_search")]

    operations = [migrations.RunPython(make_smaller, make_as_before)]
