"""What a page weighs and asks for, and that nothing on it moves while it comes."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import brotli
import pytest

from tests.browser.conftest import OpenPage, Site
from tests.browser.pages import PAGES

pytestmark = pytest.mark.browser

KB = 1024
# Bytes as sent, compressed, to a browser that has nothing yet; and requests, the icon apart.
USUAL, MAP = (42 * KB, 4), (95 * KB, 7)
SHEET, SCRIPTS = 10 * KB, 3 * KB
OURS = "/static/archive/"
SHIFTS = """window.shifted = 0; new PerformanceObserver(list => list.getEntries().forEach(
  entry => window.shifted += entry.value)).observe({type: "layout-shift", buffered: true})"""
PAINT = """new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().at(-1).startTime)).observe(
  {type: "largest-contentful-paint", buffered: true}))"""
# A telephone on a slow mobile network: 1.6 Mbit/s with 150 ms on the way, a fourth of the speed.
SLOW = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 94000}


def load(visit: OpenPage, address: str) -> tuple[Any, dict[str, int]]:
    """Open an address with nothing kept; return the page and what each request weighs."""
    opened = visit("", width=390)
    opened.add_init_script(SHIFTS)
    answers: list[Any] = []
    opened.on("response", lambda answer: answers.append(answer))
    opened.goto(address)
    opened.wait_for_load_state("networkidle")
    bodies = {answer.url: answer.body() for answer in answers if not 300 <= answer.status < 400}
    return opened, {url: sent(url, body) for url, body in bodies.items() if "mark.svg" not in url}


def sent(url: str, body: bytes) -> int:
    """Return the bytes that go over the line: files as they are kept, pages as a proxy packs."""
    return len(brotli.compress(body, quality=11 if "/static/" in url else 5))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_keeps_to_its_weight_and_stays_where_it_is(
    visit: OpenPage, site: Site, troubles: list[str], name: str
) -> None:
    opened, weights = load(visit, site.url + site.path(name))
    troubles.clear()  # a page that is not found says so on the console as well
    most, requests = MAP if name == "map" else USUAL
    ours = {urlsplit(url).path: size for url, size in weights.items() if OURS in url}

    assert sum(weights.values()) <= most, weights
    assert len(weights) <= requests, weights
    assert sum(size for path, size in ours.items() if path.endswith(".css")) <= SHEET, ours
    scripts = sum(size for path, size in ours.items() if path.endswith(".js"))
    assert scripts <= SCRIPTS, ours
    assert round(opened.evaluate("window.shifted"), 2) == 0


def test_a_slow_telephone_is_told_of(
    visit: OpenPage, site: Site, record_property: pytest.RecordProperty
) -> None:
    for name in ("home", "engagements", "engagement", "dispatch"):
        opened = visit("", width=390)
        line = opened.context.new_cdp_session(opened)
        line.send("Network.enable")
        line.send("Network.emulateNetworkConditions", SLOW)
        line.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        opened.goto(site.url + site.path(name))
        record_property(f"largest paint of {name} on a slow telephone, ms", opened.evaluate(PAINT))
