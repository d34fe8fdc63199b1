"""What every test run needs: a database of its own on disk, and a word on what was used."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import translation

from archive.actions.catalogs import compile_catalogs
from archive.queries.index.current import forget
from tests.demonstration import once, set_up
from tests.postgres import connect


def pytest_configure(config: pytest.Config) -> None:
    """Compile the message catalogs once, before any worker reads them."""
    if not hasattr(config, "workerinput"):
        for folder in settings.LOCALE_PATHS:
            compile_catalogs(folder)


@pytest.fixture(autouse=True)
def index_of_this_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Read the index anew for each test, and whenever a test itself writes rows.

    Marked `touched`, a test sees only what the archive's own actions say has changed.
    """
    forget()
    if request.node.get_closest_marker("touched"):
        yield
        return
    signals = (post_save, post_delete, m2m_changed)
    for signal in signals:
        signal.connect(_forget, weak=False)
    yield
    for signal in signals:
        signal.disconnect(_forget)


def _forget(**_: Any) -> None:
    forget()


@pytest.fixture(autouse=True)
def language_of_this_test() -> None:
    """Begin in the language of the settings, whatever page an earlier test asked for."""
    translation.deactivate()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    tmp_path_factory: pytest.TempPathFactory, django_db_modify_db_settings_parallel_suffix: None
) -> None:
    """Put the SQLite database of each worker into a file: WAL and threads work as for users."""
    if connection.vendor == "sqlite":
        folder = tmp_path_factory.mktemp("database")
        connection.settings_dict["TEST"]["NAME"] = str(folder / "test.sqlite3")


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all workers of this run have in common."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Let go of the database at the end, whatever a page's last request still holds of it."""
    yield
    if connection.vendor == "postgresql":
        name = connection.settings_dict["NAME"]
        connection.close()
        with connect(os.environ["DATABASE_URL"]) as server:
            server.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name]
            )


@pytest.fixture(scope="session")
def demonstration(shared: Path) -> Path:
    """Return the folder of the demonstration in SQLite: to be copied, not to be written to."""
    return once(shared / "demonstration", set_up)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which database the tests ran on."""
    terminalreporter.write_line(f"database: {database_version()}")


def database_version() -> str:
    """Return the name and version of the database in use."""
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    with connect(os.environ["DATABASE_URL"]) as asked:
        return f"PostgreSQL {asked.info.parameter_status('server_version')}"
