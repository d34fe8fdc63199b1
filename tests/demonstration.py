"""The archive of five documents, set up once for all tests of a run that start from it."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.postgres import create

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "archive.sqlite3"
# In the environment: what the databases of this run begin with on a PostgreSQL server.
RUN = "ARCHIVE_TEST_RUN"
# How far the archive has come: tables alone; gazetteer, units and vocabulary; the whole.
EMPTY, KNOWLEDGE, WHOLE = "empty.sqlite3", "knowledge.sqlite3", DATABASE
LOAD_KNOWLEDGE = (
    "from django.conf import settings; from archive.actions.demo import load_knowledge; "
    "load_knowledge(settings.BASE_DIR / 'fixtures')"
)


def environment(home: Path) -> dict[str, str]:
    """Return the variables under which a command works on the archive in a folder."""
    return {**os.environ, "DATA_DIR": str(home), "DATABASE_URL": f"sqlite:///{home / DATABASE}"}


def once(home: Path, fill: Callable[[Path], None]) -> Path:
    """Return a folder that all workers of a run share; whoever asks first fills it."""
    home.mkdir(exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "ready").exists():
            fill(home)
            (home / "ready").touch()
    return home


def make_tables(home: Path) -> None:
    """Fill a folder with an archive that has tables and no rows."""
    manage(environment(home), "migrate", "-v", "0")
    _keep(home, EMPTY)


def set_up(home: Path, tables: Path) -> None:
    """Fill a folder with the demonstration, and keep the stages on the way."""
    for stage in (EMPTY, DATABASE):
        (home / stage).write_bytes((tables / EMPTY).read_bytes())
    manage(environment(home), "shell", "-v", "0", "-c", LOAD_KNOWLEDGE)
    _keep(home, KNOWLEDGE)
    manage(environment(home), "demo", "--no-serve")
    _keep(home, WHOLE)


def on_server(shared: Path, stage: str) -> str:
    """Return the name of a database in PostgreSQL at a stage: to be copied, not written to."""
    name = f"{os.environ[RUN]}_{stage.partition('.')[0]}"

    def fill(home: Path) -> None:
        like = "template1" if stage == EMPTY else on_server(shared, EMPTY)
        url = create(os.environ["DATABASE_URL"], name, like)
        command = ("migrate", "-v", "0") if stage == EMPTY else ("demo", "--no-serve")
        manage({**os.environ, "DATA_DIR": str(home), "DATABASE_URL": url}, *command)

    once(shared / name, fill)
    return name


def copy(ready: Path, home: Path, stage: str = WHOLE) -> Path:
    """Return a folder with an archive of its own that is like the one in `ready`."""
    home.mkdir()
    (home / DATABASE).write_bytes((ready / stage).read_bytes())
    return home


def manage(variables: dict[str, str], *arguments: str) -> str:
    """Run a management command in such an environment; return what it prints."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    ended = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def _keep(home: Path, stage: str) -> None:
    with closing(sqlite3.connect(home / DATABASE)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    if stage != DATABASE:
        (home / stage).write_bytes((home / DATABASE).read_bytes())
