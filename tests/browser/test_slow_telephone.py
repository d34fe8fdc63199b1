"""How soon a slow telephone shows a page: told, not asserted, for it depends on the machine."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage, Site

pytestmark = pytest.mark.browser

PAINT = """new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().at(-1).startTime)).observe(
  {type: "largest-contentful-paint", buffered: true}))"""
# A telephone on a slow mobile network: 1.6 Mbit/s with 150 ms on the way, a fourth of the speed.

SLOW = {"offline": False, "latency": 150, "downloadThroughput": 2e5, "uploadThroughput": 94000}


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
