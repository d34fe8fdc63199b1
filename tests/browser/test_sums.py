"""Adding claims up and citing, as a reader does it."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.views.test_sums import make_totals, question
from tests.views.world import make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_a_reader_adds_period_totals_up_without_javascript(page):
    make_totals()

    opened = page("/en/sum/", java_script_enabled=False)
    for box in opened.locator("input[name=event]").all():
        box.check()
    opened.click("button.primary")

    assert opened.url.count("event=") == 2
    assert "Why there is no total" in opened.inner_text("main")
    assert "20 Dec 1952 – 31 Jul 1953" in opened.inner_text("main")
    assert "over 86,113" in opened.inner_text(".verdict")


def test_a_claim_is_chosen_on_its_engagement_and_told_with_its_source(page):
    event = make_world()["engagements"]

    opened = page(f"/en/engagements/{event.uid}/{event.slug}/", java_script_enabled=False)
    assert "Vietnam News Agency" in opened.inner_text("table.claims")
    opened.check("table.claims input[name=claim]")
    opened.click("text=Add up the chosen claims")

    assert f"claim={event.figures.get().uid}" in opened.url
    assert "twenty-four enemy battalions" in opened.inner_text("main")


def test_a_citation_is_copied_by_a_button(page):
    event = make_world()["engagements"]

    path = f"/en/engagements/{event.uid}/{event.slug}/"
    opened = page(path, permissions=["clipboard-read", "clipboard-write"])
    opened.locator("button.copy").first.click()

    copied = opened.evaluate("navigator.clipboard.readText()")
    assert copied == opened.locator("pre[data-copy]").first.text_content()
    assert "proposed by a program, not reviewed" in copied


@pytest.mark.parametrize("width", [1360, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_sum_is_accessible_and_scrolls_one_way(page, width, scheme):
    opened = page(f"/en/sum/?{question(*make_totals())}", width=width, color_scheme=scheme)

    assert opened.evaluate("document.documentElement.scrollWidth") <= width
    assert Axe().run(opened).response["violations"] == []
