"""The settings: what a bad variable says, and what every page and connection gets."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
PRODUCTION = {
    "PRODUCTION": "true",
    "SECRET_KEY": "a-long-random-key-of-the-tests-0123456789-abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "archive.example.org",
}

ASK_CACHE = """
import os, runpy
runpy.run_path("gunicorn.conf.py")
os.environ["DJANGO_SETTINGS_MODULE"] = "archive.config.settings"
from django.db import connection
with connection.cursor() as cursor:
    print(cursor.execute("PRAGMA cache_size").fetchone()[0])
"""


def run(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own, with these variables."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "HOME"}}
    return subprocess.run(
        [sys.executable, *arguments],
        env={**kept, "DATA_DIR": str(folder), **variables},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def manage(*arguments: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a management command in a process of its own, with these variables."""
    return run(str(ROOT / "manage.py"), *arguments, folder=folder, **variables)


@pytest.mark.parametrize(
    ("variables", "sentence"),
    [
        ({"DEBUG": "perhaps"}, "DEBUG='perhaps': use 'true' or 'false'."),
        ({"PRODUCTION": "1"}, "PRODUCTION='1': use 'true' or 'false'."),
        ({"INGEST_BATCH": "many"}, "INGEST_BATCH='many': use a whole number."),
        ({"SQLITE_CACHE": "64MB"}, "SQLITE_CACHE='64MB': use a whole number."),
        (
            {"PRODUCTION": "true"},
            "SECRET_KEY is not set: give production a long random one.",
        ),
        (
            {"DATABASE_URL": "mysql://localhost/archive"},
            "DATABASE_URL: use sqlite:///… or postgres://…",
        ),
    ],
)
def test_a_bad_variable_is_answered_with_a_sentence(tmp_path, variables, sentence):
    ended = manage("check", folder=tmp_path, **variables)

    assert ended.returncode != 0
    assert ended.stderr.rstrip().endswith(sentence)


def test_a_database_that_is_not_one_is_answered_with_a_sentence(tmp_path):
    ended = manage("check", folder=tmp_path, DATABASE_URL="archive.sqlite3")

    assert ended.returncode != 0
    assert ended.stderr.rstrip().endswith("DATABASE_URL: use sqlite:///… or postgres://…")


def test_an_empty_variable_means_the_database_of_the_data_folder(tmp_path):
    ended = manage("migrate", "--plan", folder=tmp_path, DATABASE_URL="")

    assert ended.returncode == 0, ended.stderr
    assert (tmp_path / "archive.sqlite3").exists()


def test_production_has_nothing_to_warn_about(tmp_path):
    ended = manage("check", "--deploy", "--fail-level", "WARNING", folder=tmp_path, **PRODUCTION)

    assert (ended.returncode, ended.stderr) == (0, "")


def test_the_secret_key_is_made_once_and_kept(tmp_path):
    show = (
        "shell",
        "-v",
        "0",
        "-c",
        "from django.conf import settings; print(settings.SECRET_KEY)",
    )

    first, second = manage(*show, folder=tmp_path), manage(*show, folder=tmp_path)

    assert first.stdout == second.stdout
    assert len(first.stdout.strip()) > 50
    assert (tmp_path / "secret-key").stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
@pytest.mark.parametrize(
    ("pragma", "value"),
    [("journal_mode", "wal"), ("foreign_keys", 1), ("busy_timeout", 30000), ("synchronous", 1)],
)
def test_sqlite_lets_readers_read_while_an_ingest_writes(pragma, value):
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA {pragma}")
        assert cursor.fetchone() == (value,)


def test_the_server_gives_each_of_its_connections_a_smaller_cache(tmp_path):
    ended = run("-c", ASK_CACHE, folder=tmp_path)

    assert ended.stdout.split() == ["-16000"]


def test_pages_forbid_inline_code_and_other_hosts():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]

    assert directives["default-src"] == ["'none'"]
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    assert not [name for name, value in directives.items() if "unsafe" in str(value)]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/en/", "/admin/login/", "/en/no-such-page/"])
def test_every_answer_carries_the_policy(client, path):
    headers = client.get(path, follow=True).headers

    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
