"""Chromium for the tests that read pages as people do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

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
MISSING = "No Chromium found: install it or name its program in CHROMIUM."
REPORT_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`CSP: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`))"""


class OpenPage(Protocol):
    """Open an address of the site: `path`, and any options of a Playwright context."""

    def __call__(
        self, path: str = "/en/", *, width: int = 1280, height: int = 900, **options: Any
    ) -> Page: ...


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


@pytest.fixture
def troubles() -> list[str]:
    """Return what went wrong on the pages so far: script errors, CSP violations, other hosts."""
    return []


@pytest.fixture
def page(chromium: Browser, live_server: Any, troubles: list[str]) -> Iterator[OpenPage]:
    """Return a function that opens a path in a fresh context; fail at the end on any trouble.

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
        listen(opened, live_server.url, troubles)
        opened.goto(live_server.url + path)
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
