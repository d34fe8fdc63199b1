"""Chromium for the tests that read pages as people do, and the archive that they read."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

import pytest
from django.db import connection
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.pages import PAGES
from tests.demonstration import DATABASE, ROOT, copy, environment, manage, once

# Playwright keeps an event loop in the test's thread, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
)
# Files that no page of readers asks for: packing them would take half a minute.
UNUSED = ("admin", "draw", "*-src*", "proj4*", "*-4.*", "htmx-2.js")
MISSING = "No Chromium found: install it or name its program in CHROMIUM."
REPORT_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))"""
ONE_OF_EACH = """SELECT (SELECT uid FROM archive_event WHERE status = 'proposed'
    AND kind = 'engagement' ORDER BY id LIMIT 1), (SELECT uid FROM archive_event
    WHERE status = 'proposed' AND kind = 'engagement' ORDER BY id DESC LIMIT 1)"""


class OpenPage(Protocol):
    """Open an address of the site, or nothing yet: `path`, and options of a Playwright context."""

    def __call__(
        self, path: str = "/en/", *, width: int = 1280, height: int = 900, **options: Any
    ) -> Page: ...


@dataclass(frozen=True)
class Site:
    """The demonstration in a server of its own: its address, and the paths of its pages."""

    url: str
    paths: dict[str, str]

    def path(self, name: str, language: str = "en") -> str:
        """Return the path of one of PAGES in a language."""
        return f"/{language}/{self.paths[name]}"


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return the browser that is installed; without one skip, or fail where CI is set."""
    program = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if program is None:
        if os.environ.get("CI"):
            pytest.fail(MISSING)
        pytest.skip(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def site(
    chromium: Browser, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Return the archive of five documents, one engagement withdrawn, served as in production."""
    if connection.vendor != "sqlite":
        pytest.skip("The pages are the same on both databases; they are read on SQLite.")
    ready = request.getfixturevalue("demonstration")
    files = once(request.getfixturevalue("shared") / "static", collect)
    home = copy(ready, tmp_path_factory.mktemp("site") / "home")
    with closing(sqlite3.connect(home / DATABASE)) as opened:
        proposed, gone = opened.execute(ONE_OF_EACH).fetchone()
        opened.execute("UPDATE archive_event SET status = 'withdrawn' WHERE uid = ?", [gone])
        opened.commit()
    paths = {name: path.format(proposed=proposed, gone=gone) for name, path in PAGES.items()}
    with served(home, files) as url:
        yield Site(url, paths)


@contextmanager
def served(home: Path, files: Path) -> Iterator[str]:
    """Serve the archive in a folder as in production, from a process of its own, until the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "archive.config.wsgi", "--bind", host]
    with (home / "server.log").open("w") as told:
        server = subprocess.Popen(
            [*command, "--threads", "4"],
            cwd=ROOT,
            env=production(home, files),
            stdout=told,
            stderr=told,
        )
    try:
        _wait_for(f"http://{host}/en/about/")
        yield f"http://{host}"
    finally:
        server.terminate()
        server.wait()


def production(home: Path, files: Path) -> dict[str, str]:
    """Return the variables under which an archive is served as in production, without HTTPS."""
    return {
        **environment(home),
        "DJANGO_SETTINGS_MODULE": "tests.browser.production",
        "PRODUCTION": "true",
        "SSL_REDIRECT": "false",
        "SECRET_KEY": secrets.token_urlsafe(64),
        "STATIC_ROOT": str(files / "files"),
    }


def collect(files: Path) -> None:
    """Collect and pack the files that pages of readers ask for."""
    ignored = [option for pattern in UNUSED for option in ("-i", pattern)]
    manage(production(files, files), "collectstatic", "--noinput", "-v", "0", *ignored)


def _wait_for(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address).close()
            return
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"Nothing answers at {address}.")


@pytest.fixture
def troubles() -> list[str]:
    """Return what went wrong on the pages so far: script errors, CSP violations, other hosts."""
    return []


@pytest.fixture
def page(chromium: Browser, live_server: Any, troubles: list[str]) -> Iterator[OpenPage]:
    """Return a function that opens a path over the rows that a test made; see `opening`."""
    with opening(chromium, live_server.url, troubles) as open_page:
        yield open_page


@pytest.fixture
def visit(chromium: Browser, site: Site, troubles: list[str]) -> Iterator[OpenPage]:
    """Return a function that opens a path of the demonstration, which no test may change."""
    with opening(chromium, site.url, troubles) as open_page:
        yield open_page


@contextmanager
def opening(chromium: Browser, url: str, troubles: list[str]) -> Iterator[OpenPage]:
    """Yield a function that opens a path in a fresh context; fail at the end on any trouble.

    A test that provokes trouble, such as a page not found, clears `troubles` when it has looked.
    """
    contexts = []

    def open_page(path: str = "/en/", *, width: int = 1280, height: int = 900, **options: Any):
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            reduced_motion=options.pop("reduced_motion", "reduce"),
            **options,
        )
        contexts.append(context)
        context.add_init_script(REPORT_VIOLATIONS)
        opened = context.new_page()
        listen(opened, url, troubles)
        if path:
            opened.goto(url + path)
        return opened

    yield open_page
    for context in contexts:
        context.close()
    assert troubles == []


def listen(page: Page, site: str, troubles: list[str]) -> None:
    """Write down script errors, console errors and requests that leave the site."""
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    page.on(
        "console",
        lambda said: troubles.append(f"console: {said.text}") if said.type == "error" else None,
    )
    page.on(
        "request",
        lambda sent: (
            None
            if sent.url.startswith((site, "data:", "blob:"))
            else troubles.append(f"other host: {sent.url}")
        ),
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave the pictures out of a run that does not ask for them by name."""
    if "screenshots" in config.option.keyword:
        return
    pictures = [item for item in items if item.get_closest_marker("screenshots")]
    config.hook.pytest_deselected(items=pictures)
    items[:] = [item for item in items if item not in pictures]


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Print what was measured and is not asserted."""
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value}")
