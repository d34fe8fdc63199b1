"""The search index: keys by date in tables of ours, words in what the database searches with."""

from __future__ import annotations

from typing import Any

import django.db.models.deletion
from django.db import migrations, models

KINDS = ("dispatch", "event")


def add_words(apps: Any, editor: Any) -> None:
    """Make the tables, or the columns, that hold the words."""
    for kind in KINDS:
        for statement in STATEMENTS[editor.connection.vendor]:
            editor.execute(statement.format(kind=kind))


def remove_words(apps: Any, editor: Any) -> None:
    """Drop them; on PostgreSQL they go with their tables."""
    if editor.connection.vendor == "sqlite":
        for kind in KINDS:
            for name in (f"search_{kind}", f"search_{kind}_next", f"search_{kind}_gone"):
                editor.execute(f"DROP TABLE IF EXISTS {name}")


STATEMENTS = {
    # Without content the words are kept once, in the index alone. Such a table cannot delete a row
    # whose words are no longer known, so keys that are no longer valid are written down instead.
    "sqlite": (
        "CREATE VIRTUAL TABLE search_{kind} USING fts5("
        "title, body, aside, codes, content='', tokenize='ascii')",
        "CREATE TABLE search_{kind}_gone (key INTEGER PRIMARY KEY)",
        "CREATE TRIGGER search_{kind}_removed AFTER DELETE ON archive_indexed{kind} BEGIN "
        "INSERT OR IGNORE INTO search_{kind}_gone VALUES (old.key); END",
    ),
    "postgresql": (
        "ALTER TABLE archive_indexed{kind} ADD COLUMN words tsvector NOT NULL DEFAULT ''",
        "CREATE INDEX search_{kind}_words ON archive_indexed{kind} USING gin (words)",
        # All words, where some are left out of the others: most rows have no such.
        "ALTER TABLE archive_indexed{kind} ADD COLUMN aside tsvector",
        "CREATE INDEX search_{kind}_aside ON archive_indexed{kind} USING gin (aside)",
    ),
}


class Migration(migrations.Migration):
    dependencies = [("archive", "0008_index")]

    operations = [
        migrations.CreateModel(
            name="SearchState",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("generation", models.IntegerField(default=1)),
                ("building", models.IntegerField(null=True)),
            ],
            managers=[("dumped", models.Manager())],
        ),
        *(
            migrations.CreateModel(
                name=f"Indexed{kind.capitalize()}",
                fields=[
                    ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                    ("generation", models.IntegerField(default=1)),
                    (
                        "row",
                        models.OneToOneField(
                            on_delete=django.db.models.deletion.CASCADE,
                            related_name="indexed",
                            to=f"archive.{kind}",
                        ),
                    ),
                ],
                managers=[("dumped", models.Manager())],
                options={"abstract": False},
            )
            for kind in KINDS
        ),
        migrations.RunPython(add_words, remove_words),
        migrations.AddIndex(
            model_name="placename",
            index=models.Index(
                fields=["key"], name="placename_begins", opclasses=["text_pattern_ops"]
            ),
        ),
        migrations.AddIndex(
            model_name="unitname",
            index=models.Index(
                fields=["key"], name="unitname_begins", opclasses=["text_pattern_ops"]
            ),
        ),
    ]
