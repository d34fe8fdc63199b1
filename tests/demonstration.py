"""The archive of five documents, set up once for all tests of a run that start from it."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DATABASE = "archive.sqlite3"


def environment(home: Path) -> dict[str, str]:
    """Return the variables under which a command works on the archive in a folder."""
    return {**os.environ, "DATA_DIR": str(home), "DATABASE_URL": f"sqlite:///{home / DATABASE}"}


def set_up(home: Path) -> Path:
    """Return the folder with the demonstration in it; whoever asks first sets it up."""
    home.mkdir(exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (home / "ready").exists():
            manage(home, "demo", "--no-serve")
            _settle(home / DATABASE)
            (home / "ready").touch()
    return home


def copy(ready: Path, home: Path) -> Path:
    """Return a folder with an archive of its own that is like the one in `ready`."""
    home.mkdir()
    (home / DATABASE).write_bytes((ready / DATABASE).read_bytes())
    return home


def manage(home: Path, *arguments: str) -> str:
    """Run a management command on the archive in a folder; return what it prints."""
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    ended = subprocess.run(
        command, env=environment(home), capture_output=True, text=True, check=False
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


def _settle(database: Path) -> None:
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
