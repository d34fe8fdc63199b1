"""The workbench in Chromium: curators decide, and the content policy holds."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.models import Event, PlaceName, Status
from tests import factories as make
from tests.browser import checks
from tests.browser.pages import SCHEMES
from tests.browser.steps import go

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LISTS = ("decision", "event", "figure", "discrepancy", "eventplace", "eventunit")


@pytest.fixture
def as_curator(live_server: Any) -> dict[str, Any]:
    """Return the options of a context in which a curator is signed in."""
    client = Client()
    client.force_login(make.make_curator())
    cookie = client.cookies["sessionid"].value
    return {
        "storage_state": {
            "cookies": [
                {
                    "name": "sessionid",
                    "value": cookie,
                    "url": live_server.url,
                }
            ],
            "origins": [],
        },
        "width": 1360,
    }


@pytest.fixture
def event(db: None) -> Event:
    """Return a proposed event with one of everything."""
    dispatch = make.make_dispatch()
    found = make.make_event(dispatch=dispatch)
    make.attest(found, make.make_evidence(make.make_paragraph(dispatch), "lost 300 men"))
    make.make_event_place(found)
    make.make_event_unit(found)
    make.make_figure(dispatch, events=[found])
    return found


def test_pages_of_the_workbench_are_accessible(
    page: Any, as_curator: dict[str, Any], event: Event, live_server: Any, troubles: list[str]
) -> None:
    addresses = [
        reverse("admin:archive_event_changelist"),
        reverse("admin:archive_event_change", args=[event.pk]),
        reverse("admin:archive_event_decide", args=[event.pk, "reject"]),
        reverse("admin:archive_event_history", args=[event.pk]),
        reverse("admin:archive_dispatch_change", args=[event.reports.get().dispatch_id]),
    ]
    opened, colours = page("", **as_curator), checks.Colours()
    found: dict[str, list[str]] = {address: [] for address in addresses}
    for scheme, address in product(SCHEMES, addresses):
        opened.emulate_media(color_scheme=scheme)
        opened.goto(live_server.url + address)  # anew: the colours of links change slowly
        assert troubles == []
        opened.evaluate(checks.AXE)
        if scheme == SCHEMES[0]:
            # What is only good practice the stock admin does not always follow.
            rules = {**checks.BUT_COLOURS, "runOnly": checks.WCAG}
            found[address] += checks.violations(opened, rules)
        found[address] += colours.violations(opened, 1360, scheme)
        # Axe writes styles of its own into the page, which the policy rightly blocks.
        troubles.clear()

    assert found == {address: [] for address in addresses}


def test_curator_accepts_with_the_evidence_in_view(
    page: Any, as_curator: dict[str, Any], event: Event
) -> None:
    opened = page(reverse("admin:archive_event_changelist"), **as_curator)
    go(opened, opened.get_by_role("link", name=event.title_en))
    assert opened.locator(".passage mark").inner_text() == "lost 300 men"

    go(opened, opened.get_by_role("link", name="Accept"))
    opened.get_by_label("Reason").fill("Both texts agree.")
    go(opened, opened.get_by_role("button", name="Accept", exact=True))
    opened.wait_for_url("**/change/")

    assert "Both texts agree." in opened.locator(".decisions").inner_text()
    event.refresh_from_db()
    assert event.status == Status.ACCEPTED


def test_place_is_completed_in_the_other_script(
    page: Any, as_curator: dict[str, Any], event: Event
) -> None:
    place = make.make_place(name_en="Điện Biên Phủ")
    PlaceName.objects.create(place=place, name="奠边府", language="zh-Hans")
    opened = page(reverse("admin:archive_event_change", args=[event.pk]), **as_curator)

    opened.locator(".has_original .field-filed_under .select2-selection").click()
    opened.keyboard.type("奠邊府")
    opened.get_by_role("option", name="Điện Biên Phủ").click()

    chosen = opened.locator(".has_original .field-filed_under select")
    assert chosen.input_value() == str(place.pk)


@pytest.mark.parametrize("locale", ["en-GB", "vi-VN"])
def test_nothing_beside_the_evidence_and_no_column_of_a_list_is_cut_off(
    page: Any, as_curator: dict[str, Any], event: Event, live_server: Any, locale: str
) -> None:
    cut = """[...document.querySelectorAll(".inline-group, .results")]
      .filter(each => each.scrollWidth > each.clientWidth).map(each => each.id || each.className)"""
    make.decided(target="a-key-of-a-term-that-is-as-long-as-any", reason="The same passage. " * 9)
    opened = page("", **as_curator, locale=locale)
    form = reverse("admin:archive_event_change", args=[event.pk])

    for address in (form, *(reverse(f"admin:archive_{name}_changelist") for name in LISTS)):
        opened.goto(live_server.url + address)
        assert (address, opened.evaluate(cut)) == (address, [])
