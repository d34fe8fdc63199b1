"""Run the whole suite on SQLite and on PostgreSQL, and say which databases were used.

A PostgreSQL server is taken from DATABASE_URL, or started for the run where its programs are
installed. Arguments are handed to pytest.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from tests.postgres import find_binaries, running_server

ROOT = Path(__file__).resolve().parents[1]
# What touches no database, or files of its own, is run once.
WITHOUT_DATABASE = (
    "tests/text",
    "tests/ingest",
    "tests/readings",
    "tests/generate",
    "tests/commands/test_ingest_killed.py",
)
# On every core; one that has ended takes over what waits for another.
SHARED = ("-n", "auto", "--dist", "worksteal")
MISSING = (
    "No PostgreSQL found: install its server (Debian: apt-get install postgresql) "
    "or name a running one in DATABASE_URL."
)


def main() -> int:
    """Run pytest once per database; return 0 when all runs passed."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that servers are stopped
    results = {"SQLite": run_pytest("SQLite", "")}
    server = find_server()
    if server is None:
        results["PostgreSQL"] = not os.environ.get("CI")
        closing = MISSING
    else:
        with server as url:
            ignored = [f"--ignore={path}" for path in WITHOUT_DATABASE]
            results["PostgreSQL"] = run_pytest("PostgreSQL", url, *ignored)
        closing = ""
    for name, passed in results.items():
        said = closing if name == "PostgreSQL" and closing else ("passed" if passed else "FAILED")
        print(f"{name}: {said}", flush=True)
    return 0 if all(results.values()) else 1


def find_server() -> AbstractContextManager[str] | None:
    """Return a PostgreSQL server: the one in DATABASE_URL, one to start, or none."""
    given = os.environ.get("DATABASE_URL", "")
    if given.startswith(("postgres", "pgsql")):
        return nullcontext(given)
    binaries = find_binaries()
    return running_server(binaries) if binaries else None


def run_pytest(name: str, url: str, *more: str) -> bool:
    """Run pytest on this database, on every core; return whether it passed."""
    print(f"--- {name} ---", flush=True)
    with tempfile.TemporaryDirectory(prefix="archive-tests-") as folder:
        command = [sys.executable, "-m", "pytest", *SHARED, *more, *sys.argv[1:]]
        variables = {
            **os.environ,
            "DATA_DIR": folder,
            "DATABASE_URL": url or f"sqlite:///{folder}/archive.sqlite3",
        }
        return subprocess.run(command, cwd=ROOT, env=variables, check=False).returncode == 0


if __name__ == "__main__":
    sys.exit(main())
