"""A PostgreSQL server for the time of a test run: in a temporary directory, on a socket alone."""

from __future__ import annotations

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import environ
import psycopg
from psycopg import sql

# A test database need not survive a power cut.
FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "shared_buffers": "128MB",
    "max_connections": "200",
    "listen_addresses": "",
}


def find_binaries() -> Path | None:
    """Return the folder of the server's programs: on the path, or where Debian keeps them."""
    on_path = shutil.which("initdb")
    if on_path and shutil.which("postgres"):
        return Path(on_path).resolve().parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    config = shutil.which("pg_config")
    if config:
        told = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=True)
        folders.append(Path(told.stdout.strip()))
    return next((folder for folder in folders if (folder / "initdb").exists()), None)


@contextmanager
def running_server(binaries: Path) -> Iterator[str]:
    """Run a new server and yield its DATABASE_URL; stop it and remove its files afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: a socket's path has 107 bytes at most
    user = _ordinary_user()
    if user:
        os.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"
    try:
        _initialise(binaries, data, _as(user))
        with _serving(binaries, data, folder, _as(user)):
            yield f"postgres://postgres@/{folder}/postgres"
    finally:
        shutil.rmtree(folder)


def connect(url: str) -> psycopg.Connection[Any]:
    """Connect to the server that a DATABASE_URL names, outside of any transaction."""
    read = environ.Env.db_url_config(url)
    given = {name: read[name.upper()] for name in ("host", "port", "user", "password")}
    return psycopg.connect(dbname=read["NAME"], autocommit=True, **given)


def create(url: str, name: str, like: str = "template1") -> str:
    """Make a database anew, as a copy of another; return its DATABASE_URL."""
    names = {"name": sql.Identifier(name), "like": sql.Identifier(like)}
    with connect(url) as server:
        server.execute(sql.SQL("DROP DATABASE IF EXISTS {name} WITH (FORCE)").format(**names))
        server.execute(sql.SQL("CREATE DATABASE {name} TEMPLATE {like}").format(**names))
    return f"{url.rpartition('/')[0]}/{name}"


def drop(url: str, start: str) -> None:
    """Remove all databases whose names start so."""
    with connect(url) as server:
        found = server.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [start]
        )
        for (name,) in found.fetchall():
            server.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def _initialise(binaries: Path, data: Path, identity: dict[str, Any]) -> None:
    """Create the files of a new server."""
    command = [binaries / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-N"]
    command += ["--encoding=UTF8", "--locale=C.UTF-8"]
    made = subprocess.run(command, capture_output=True, text=True, cwd=data.parent, **identity)
    if made.returncode:
        raise RuntimeError(f"initdb could not make a PostgreSQL server: {made.stderr.strip()}")


@contextmanager
def _serving(binaries: Path, data: Path, socket: Path, identity: dict[str, Any]) -> Iterator[None]:
    """Run the server as long as the block runs."""
    options = [part for name, value in FAST.items() for part in ("-c", f"{name}={value}")]
    log = socket / "log"
    with log.open("w") as output:
        server = subprocess.Popen(
            [binaries / "postgres", "-D", data, "-k", socket, *options],
            stdout=output,
            stderr=subprocess.STDOUT,
            cwd=socket,
            **identity,
        )
        try:
            _wait_until_ready(server, binaries, socket, log)
            yield
        finally:
            server.send_signal(signal.SIGINT)  # SIGTERM would wait for clients to leave
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def _wait_until_ready(
    server: subprocess.Popen[bytes], binaries: Path, socket: Path, log: Path
) -> None:
    """Return when the server answers; raise with its log when it ends or takes a minute."""
    for _ in range(600):
        if server.poll() is not None:
            break
        asked = subprocess.run([binaries / "pg_isready", "-q", "-h", socket], check=False)
        if asked.returncode == 0:
            return
        time.sleep(0.1)
    raise RuntimeError(f"PostgreSQL did not start: {log.read_text()[-2000:]}")


def _ordinary_user() -> pwd.struct_passwd | None:
    """Return who runs the server when we are root, whom it refuses; otherwise nobody else."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise RuntimeError("PostgreSQL does not run as root, and there is no user postgres or nobody.")


def _as(user: pwd.struct_passwd | None) -> dict[str, Any]:
    """Return the arguments that run a program as this user."""
    if user is None:
        return {}
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _version(folder: Path) -> tuple[int, ...]:
    """Return the version in a folder's name, for sorting: 15 before 9.6."""
    return tuple(int(part) for part in folder.parent.name.split(".") if part.isdigit())
