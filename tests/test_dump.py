"""The archive written out and read into an empty database is the same archive."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection
from psycopg import sql

from archive.models import short_id
from tests.postgres import connect

ROOT = Path(__file__).resolve().parents[1]
DUMPS = {
    "people.json": ("dumpdata", "auth.user", "--natural-foreign"),
    "archive.json": ("dumpdata", "archive"),
}
READ_PAGES = """
import json, re
from django.apps import apps
from django.test import Client
from archive.models import Dispatch, Event, Place, Unit

tables = apps.get_app_config("archive").get_models()
rows = {table.__name__: table._base_manager.count() for table in tables}
paths = ["", "engagements/", "dispatches/", "places/", "units/"]
for concept, found in (
    ("engagements", Event.objects.shown()),
    ("dispatches", Dispatch.objects.all()),
    ("places", Place.objects.shown().filter(filed__isnull=False).distinct()),
    ("units", Unit.objects.shown().filter(events__isnull=False).distinct()),
):
    uids = found.order_by("id").values_list("uid", flat=True)[:20]
    paths += [f"{concept}/{uid}/" for uid in uids]
client = Client(SERVER_NAME="localhost")
pages = {path: client.get(f"/en/{path}", follow=True) for path in paths}
token = re.compile(r'name="csrfmiddlewaretoken" value="\\w+"')
print(json.dumps({
    "rows": rows,
    "pages": {path: [a.status_code, token.sub("", a.text)] for path, a in pages.items()},
}))
"""


@pytest.fixture
def new_database(tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """Return a function that makes an empty database and returns its DATABASE_URL."""
    made: list[str] = []

    def make(label: str) -> str:
        if connection.vendor == "sqlite":
            return f"sqlite:///{tmp_path / label}.sqlite3"
        name = f"dump_{short_id(tmp_path, label)}"
        _on_server("CREATE DATABASE {}", name)
        made.append(name)
        return os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{name}"

    yield make
    for name in made:
        _on_server("DROP DATABASE {} WITH (FORCE)", name)


def _on_server(statement: str, name: str) -> None:
    with connect(os.environ["DATABASE_URL"]) as server:
        server.execute(sql.SQL(statement).format(sql.Identifier(name)))


def manage(url: str, folder: Path, *arguments: str) -> str:
    """Run a management command on a database; return what it prints."""
    ended = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env={
            **os.environ,
            "DATABASE_URL": url,
            "DATA_DIR": str(folder),
            "DJANGO_SUPERUSER_PASSWORD": "correct horse battery staple",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.mark.parametrize("naming", [(), ("--natural-foreign", "--natural-primary")])
def test_a_dump_of_the_demonstration_gives_the_same_pages(new_database, tmp_path, naming):
    one, other = new_database("one"), new_database("other")
    manage(one, tmp_path, "demo", "--no-serve")
    manage(one, tmp_path, "createsuperuser", "--noinput", "--username=me", "--email=me@example.org")
    for name, dump in DUMPS.items():
        manage(one, tmp_path, *dump, *naming, "-o", str(tmp_path / name))

    manage(other, tmp_path, "migrate", "-v", "0")
    manage(other, tmp_path, "loaddata", *(str(tmp_path / name) for name in DUMPS))

    before, after = (
        json.loads(manage(url, tmp_path, "shell", "-v", "0", "-c", READ_PAGES))
        for url in (one, other)
    )
    assert {status for status, _ in before["pages"].values()} == {200}
    assert len(before["pages"]) > 20
    assert after == before


def test_the_readme_gives_the_same_commands():
    commands = [f"{' '.join(dump)} -o {name}" for name, dump in DUMPS.items()]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [command for command in commands if command not in readme] == []
