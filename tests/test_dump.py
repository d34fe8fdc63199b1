"""The demonstration set up again, or written out and read elsewhere, is the same archive."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection

from archive.models import short_id
from tests.demonstration import EMPTY, RUN, WHOLE, copy, environment, manage, on_server
from tests.postgres import create, drop

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
# What a dump leaves out, its manager leaves out too: sets that are made of the rows.
rows = {table.__name__: table._default_manager.count() for table in tables}
lists = ["engagements/", "dispatches/", "places/", "units/"]
paths = ["", *lists, "search/?q=Dien+Bien+Phu&sort=date"]
for concept, found in (
    ("engagements", Event.objects.shown()),
    ("dispatches", Dispatch.objects.all()),
    ("places", Place.objects.shown().filter(filed__isnull=False).distinct()),
    ("units", Unit.objects.shown().filter(events__isnull=False).distinct()),
):
    uids = found.order_by("id").values_list("uid", flat=True)[:10]
    paths += [f"{concept}/{uid}/" for uid in uids]
client = Client(SERVER_NAME="localhost")
pages = {path: client.get(f"/en/{path}", follow=True) for path in paths}
# A citation names the version of the sets, which each database makes anew.
token = re.compile(
    r'name="csrfmiddlewaretoken" value="\\w+"|(?s:<section class="card cite".*?</section>)'
)

def settled(path, text):
    # Hits of one day, or of none, stand in the order in which the index got them.
    lines = token.sub("", text).splitlines()
    return sorted(lines) if path.startswith("search/") else lines

print(json.dumps({
    "rows": rows,
    "pages": {path: [a.status_code, settled(path, a.text)] for path, a in pages.items()},
}))
"""


# A gazetteer of what the documents name is dumped in a third of the time.
PRUNE = """
from django.conf import settings
from django.db.models import PROTECT
from archive.models import Place, Unit

settings.SIMPLE_HISTORY_ENABLED = False
for table in (Place, Unit):
    held = [each.name for each in table._meta.related_objects if each.on_delete is PROTECT]
    table.objects.filter(**{f"{name}__isnull": True for name in held}).delete()
"""
READ_EVENTS = """
from archive.models import Event, IngestRun
print(list(Event.objects.order_by("id").values()), IngestRun.objects.count())
"""


class Archives:
    """Databases like the demonstration, or with its tables alone."""

    def __init__(self, folder: Path, shared: Path, ready: Path | None) -> None:
        self.folder, self.shared, self.ready = folder, shared, ready
        self.made: list[str] = []

    def like(self, stage: str, label: str) -> dict[str, str]:
        """Return the variables under which commands work on a new copy."""
        home = self.folder / label
        if self.ready:
            return environment(copy(self.ready, home, stage))
        home.mkdir()
        name = f"{os.environ[RUN]}_{short_id(self.folder, label)}"
        url = create(os.environ["DATABASE_URL"], name, on_server(self.shared, stage))
        self.made.append(name)
        return {**os.environ, "DATA_DIR": str(home), "DATABASE_URL": url}


@pytest.fixture(scope="module")
def archives(
    request: pytest.FixtureRequest, shared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Archives]:
    """Return what makes databases like the demonstration on the server of this run."""
    sqlite = connection.vendor == "sqlite"
    ready = request.getfixturevalue("demonstration") if sqlite else None
    found = Archives(tmp_path_factory.mktemp("archives"), shared, ready)
    yield found
    for name in found.made:
        drop(os.environ["DATABASE_URL"], name)


def told(archive: dict[str, str], script: str) -> str:
    """Return what a script prints about an archive."""
    return manage(archive, "shell", "-v", "0", "-c", script)


@pytest.mark.parametrize("naming", [(), ("--natural-foreign", "--natural-primary")])
def test_a_dump_of_the_demonstration_gives_the_same_pages(archives, tmp_path, naming):
    label = "named" if naming else "numbered"
    one, other = archives.like(WHOLE, f"{label}-one"), archives.like(EMPTY, f"{label}-other")
    person = ("createsuperuser", "--noinput", "--username=me", "--email=me@example.org")
    manage({**one, "DJANGO_SUPERUSER_PASSWORD": "correct horse battery staple"}, *person)
    told(one, PRUNE)
    for name, dump in DUMPS.items():
        manage(one, *dump, *naming, "-o", str(tmp_path / name))

    manage(other, "loaddata", *(str(tmp_path / name) for name in DUMPS))
    manage(other, "reindex")

    before, after = (json.loads(told(archive, READ_PAGES)) for archive in (one, other))
    assert {status for status, _ in before["pages"].values()} == {200}
    assert len(before["pages"]) > 20
    other_pages = [
        path for path in before["pages"] if after["pages"][path] != before["pages"][path]
    ]
    assert other_pages == []
    assert after == before


def test_the_demonstration_set_up_again_changes_nothing(archives):
    archive = archives.like(WHOLE, "again")
    before = told(archive, READ_EVENTS)

    said = manage(archive, "demo", "--no-serve")

    assert told(archive, READ_EVENTS) == before
    assert said.startswith("The archive is ready.")
    assert "'status': 'accepted'" in before


def test_the_readme_gives_the_same_commands():
    commands = [f"{' '.join(dump)} -o {name}" for name, dump in DUMPS.items()]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert [command for command in commands if command not in readme] == []
