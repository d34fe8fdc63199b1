"""Lists of the admin tell rows as pages do: labels for codes, numbers grouped."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.make_curator())
    return client


@pytest.fixture(autouse=True)
def vocabulary() -> None:
    for category, code, english, vietnamese in (
        ("action", "killed_or_wounded", "killed or wounded", "diệt hoặc làm bị thương"),
        ("object", "small_arms", "small arms", "súng bộ binh"),
        ("echelon", "company", "company", "đại đội"),
        ("side", "french_union", "French Union forces", "quân Liên hiệp Pháp"),
        ("event_type", "air_withdrawal", "withdrawal by air", "rút quân bằng đường không"),
    ):
        make.make_term(category=category, code=code, label_en=english, label_vi=vietnamese)


def cells(curator: Client, model: str, language: str = "en") -> dict[str, str]:
    """Return the text of each column of the first row of a list."""
    address = reverse(f"admin:archive_{model}_changelist")
    text = curator.get(address, headers={"Accept-Language": language}).text
    row = re.search(r"<tbody>.*?</tr>", text, re.S)[0]
    found = re.findall(r'class="(?:field|column)-([\w.]+)[^"]*">(.*?)</t[dh]>', row, re.S)
    return {name: re.sub(r"<[^>]+>", "", told).strip() for name, told in found}


def make_number(**fields: object) -> None:
    number = Decimal("50000.000")
    told = {"action": "killed_or_wounded", "object": "small_arms", "side": "french_union"}
    values = {"value": number, "low": number, "high": None, "qualifier": "more_than"}
    make.make_figure(**{**told, **values, **fields})


@pytest.mark.parametrize(
    ("language", "action", "value", "side"),
    [
        ("en", "killed or wounded", "over 50,000 · small arms", "French Union forces"),
        ("vi", "diệt hoặc làm bị thương", "hơn 50.000 · súng bộ binh", "quân Liên hiệp Pháp"),
    ],
)
def test_a_figure_is_told_as_on_pages(curator, language, action, value, side):
    make_number()

    row = cells(curator, "figure", language)

    assert (row["action"], row["value"], row["side"]) == (action, value, side)


def test_what_is_missing_and_what_has_no_label_are_told_as_they_are(curator):
    make_number(object="formation.company", side="", action="unheard_of")

    row = cells(curator, "figure")

    assert (row["action"], row["side"]) == ("unheard_of", "-")
    assert row["value"] == "over 50,000 · company"


def test_a_headline_is_cut_so_that_the_list_finds_room(curator):
    make_number(dispatch=make.make_dispatch(title_en="Over Thirty Thousand Enemy Troops " * 3))

    assert cells(curator, "figure")["dispatch"] == "Over Thirty Thousand Enemy Troops Over …"


def test_other_lists_show_labels_too(curator):
    event = make.make_event(type="air_withdrawal", dispatch=make.make_dispatch())
    make.make_event_unit(event, side="french_union")

    assert cells(curator, "event")["type"] == "withdrawal by air"
    assert cells(curator, "eventunit")["side"] == "French Union forces"


def test_the_figures_of_an_event_are_told_as_on_pages(curator):
    event = make.make_event(dispatch=make.make_dispatch())
    make_number(events=[event])

    text = curator.get(reverse("admin:archive_event_change", args=[event.pk])).text

    assert "killed or wounded · small arms: over 50,000" in text
    assert (
        "killed_or_wounded" not in re.search(r'id="Figure_events-group".*?</table>', text, re.S)[0]
    )
