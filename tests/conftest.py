"""What every test run needs: a database of its own on disk, and a word on what was used."""

from __future__ import annotations

import os
import secrets
import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.db.models.signals import m2m_changed, post_delete, post_save
from django.utils import translation
from hypothesis import HealthCheck
from hypothesis import settings as properties

from archive.actions.catalogs import compile_catalogs
from archive.queries.index.current import forget
from tests.demonstration import EMPTY, RUN, make_tables, on_server, once, set_up
from tests.postgres import connect, create, drop

# How long an example takes says how busy the machine is.
properties.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
properties.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """Compile the message catalogs once, before any worker reads them, and name the run."""
    if not hasattr(config, "workerinput"):
        os.environ[RUN] = f"run_{secrets.token_hex(4)}"
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
def django_db_keepdb() -> bool:
    """Take the database that is there: a copy of the tables, which are made once for a run."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    request: pytest.FixtureRequest,
    shared: Path,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_modify_db_settings_parallel_suffix: None,
) -> None:
    """Give each worker a database; on SQLite a file: WAL and threads work as for users."""
    if connection.vendor == "sqlite":
        name = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        shutil.copyfile(request.getfixturevalue("tables") / EMPTY, name)
    else:
        name = f"{os.environ[RUN]}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}"
        create(os.environ["DATABASE_URL"], name, on_server(shared, EMPTY))
    connection.settings_dict["TEST"]["NAME"] = name


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that all workers of this run have in common."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave no database on the server, whatever a page's last request still holds of it."""
    if not hasattr(config, "workerinput") and connection.vendor == "postgresql":
        connection.close()
        drop(os.environ["DATABASE_URL"], os.environ[RUN])


@pytest.fixture(scope="session")
def tables(shared: Path) -> Path:
    """Return the folder of an archive without rows in SQLite: to be copied."""
    return once(shared / "tables", make_tables)


@pytest.fixture(scope="session")
def demonstration(shared: Path, tables: Path) -> Path:
    """Return the folder of the demonstration in SQLite: to be copied, not to be written to."""
    return once(shared / "demonstration", lambda home: set_up(home, tables))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say which database the tests ran on."""
    terminalreporter.write_line(f"database: {database_version()}")


def database_version() -> str:
    """Return the name and version of the database in use."""
    if connection.vendor == "sqlite":
        return f"SQLite {sqlite3.sqlite_version}"
    with connect(os.environ["DATABASE_URL"]) as asked:
        return f"PostgreSQL {asked.info.parameter_status('server_version')}"
