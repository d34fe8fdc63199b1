"""The page that adds claims up, or says why it does not."""

import csv
import datetime as dt

import pytest

from archive.models import Status
from tests.factories import (
    make_agency,
    make_discrepancy,
    make_dispatch,
    make_event,
    make_event_place,
    make_figure,
    make_parent,
    make_place,
)

pytestmark = pytest.mark.django_db


def make_totals():
    """Return two period totals as the newspaper has them: a year of a bank, one of its delta."""
    delta = make_place(slug="red-river-delta", name_en="Red River Delta", radius_km=80)
    bank = make_place(slug="left-bank", name_en="Red River Left Bank", lat=20.7, lon=106.3)
    make_parent(bank, delta)
    return (
        make_total(delta, "vpa-ghq", "1952-07-01", "1953-07-31", 52000, "more_than"),
        make_total(bank, "vna", "1952-12-20", "1953-12-19", 34113),
    )


def make_total(place, claimant, first, last, men, qualifier="exact"):
    event = make_event(
        kind="aggregate",
        dispatch=make_dispatch(),
        title_en=f"{place.name_en}: losses claimed",
        earliest=dt.date.fromisoformat(first),
        latest=dt.date.fromisoformat(last),
    )
    make_event_place(event, place)
    agency = make_agency(slug=claimant, label_en=claimant, side="vpa")
    return make_claim(event, agency, value=men, low=men, high=None, qualifier=qualifier)


def make_claim(event, agency=None, **fields):
    given = {"action": "annihilated", "object": "personnel", **fields}
    return make_figure(claimant=agency, events=[event], **given)


def question(*figures):
    return "&".join(f"claim={figure.uid}" for figure in figures)


def test_overlapping_totals_are_declined_with_both_quoted_and_the_range(client):
    figures = make_totals()

    response = client.get(f"/en/sum/?{question(*figures)}")

    (one,) = response.context["sum"].sums
    assert (one.total, one.least, one.most) == ("", "over 52,000", "over 86,113")
    (clash,) = response.context["sum"].clashes
    assert clash.reasons == (
        "Days in common: 20 Dec 1952 – 31 Jul 1953.",
        "Red River Left Bank lay in Red River Delta.",
    )
    assert "Why there is no total" in response.text
    assert response.text.count(figures[0].evidence_en.exact) >= 2


def test_disjoint_claims_give_a_total_and_its_parts(client):
    bank, _delta = make_totals()
    later = make_event(dispatch=make_dispatch(), day=dt.date(1954, 5, 7))
    other = make_claim(later, bank.claimant, value=200, low=201, high=299, qualifier="more_than")

    response = client.get(f"/en/sum/?{question(bank, other)}")

    (one,) = response.context["sum"].sums
    assert (one.total, one.least, one.clashes) == ("over 52,200", "", ())
    assert [part.uid for part in one.counted] == [bank.uid, other.uid]


def test_a_whole_engagement_is_chosen_without_its_parts(client):
    delta, _bank = make_totals()
    event = delta.events.get()
    make_claim(event, delta.claimant, action="killed", part_of=delta)

    page = client.get(f"/en/sum/?event={event.uid}").context["sum"]

    assert [part.uid for one in page.singles for part in one.counted] == [delta.uid]


def test_a_number_the_languages_give_differently_is_added_in_both_ways(client):
    first, second = (make_event(day=dt.date(1953, 12, day)) for day in (1, 2))
    agency = make_agency(side="vpa")
    plain = make_claim(first, agency)
    disputed = make_claim(second, agency, reading="disputed")
    make_discrepancy(disputed.dispatch, figure=disputed, value_en="300", value_zh="1,400")

    sums = client.get(f"/en/sum/?{question(plain, disputed)}").context["sum"].sums

    assert [(one.language, one.total) for one in sums] == [("English", "600"), ("Chinese", "1,700")]


def test_many_is_named_and_given_no_number(client):
    first, second = (make_event(day=dt.date(1953, 12, day)) for day in (1, 2))
    agency = make_agency(side="vpa")
    many = {"value": None, "low": None, "high": None, "qualifier": "many"}
    figures = [make_claim(first, agency), make_claim(second, agency, **many)]

    response = client.get(f"/en/sum/?{question(*figures)}")

    (one,) = response.context["sum"].sums
    assert (one.total, [part.number for part in one.without_number]) == ("300", ["many"])
    assert "1 claim names no number and is not in it." in response.text


@pytest.mark.parametrize("query", ["claim=nothing", "event=<script>", "claim=&event=", ""])
def test_what_names_no_claim_is_told_and_breaks_nothing(client, query):
    make_totals()

    response = client.get(f"/en/sum/?{query}")

    assert response.status_code == 200
    assert len(response.context["offered"]) == 2
    assert bool(response.context["unknown"]) == ("nothing" in query or "script" in query)


def test_a_rejected_claim_is_in_no_sum(client):
    figure, other = make_totals()
    figure.status = Status.REJECTED
    figure.save()

    response = client.get(f"/en/sum/?{question(figure, other)}")

    assert response.context["unknown"] == (figure.uid,)


def test_the_sum_comes_as_a_table_that_a_spreadsheet_opens(client):
    figures = make_totals()

    response = client.get(f"/en/sum.csv?{question(*figures)}")
    text = b"".join(response.streaming_content).decode()
    rows = list(csv.DictReader(text.removeprefix("\ufeff").splitlines()))

    assert text.startswith("\ufeff")
    assert [row["claim"] for row in rows] == [figure.uid for figure in figures]
    assert [row["at_least"] for row in rows] == ["52000", "52000"]
    assert {row["total"] for row in rows} == {""}


@pytest.mark.parametrize("language", ["zh-hans", "vi"])
def test_the_page_answers_in_each_language(client, language):
    response = client.get(f"/{language}/sum/?{question(*make_totals())}")

    assert response.status_code == 200


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "as claimed by a claimant who is not named"),
        ("zh-hans", "据未具名的一方宣称"),
        ("vi", "theo tuyên bố của một bên công bố không được nêu tên"),
    ],
)
def test_a_sum_that_nobody_is_named_for_says_so(client, language, told):
    event = make_event(dispatch=make_dispatch(), day=dt.date(1953, 12, 1))
    figures = [make_claim(event, dispatch=event.reports.get().dispatch) for _ in range(2)]

    assert told in client.get(f"/{language}/sum/?{question(*figures)}").text


@pytest.mark.parametrize("number", [1, 3])
def test_a_sum_costs_the_same_for_any_number_of_claims(client, django_assert_num_queries, number):
    delta, _bank = make_totals()
    event = delta.events.get()
    figures = [delta, *(make_claim(event, delta.claimant) for _ in range(number - 1))]
    client.get(f"/en/sum/?{question(*figures)}")

    with django_assert_num_queries(8):
        client.get(f"/en/sum/?{question(*figures)}")
