"""The pages answer in three languages, at a fixed price, and keep their addresses."""

import datetime as dt
import re

import pytest

from archive.actions import curate
from archive.models import Doubt, Event, EventLink, PlaceName, Status
from tests.factories import (
    decided,
    make_dispatch,
    make_event,
    make_event_place,
    make_figure,
    make_place,
    make_unit,
)
from tests.views.world import make_world

pytestmark = pytest.mark.django_db

LISTS = {"engagements": 9, "dispatches": 3, "places": 3, "units": 3}
DETAILS = {"engagements": 15, "dispatches": 15, "places": 14, "units": 14}
SENTENCES = ["Engagements", "Dispatches", "Filters", "Apply filters", "Review<", "Permanent id"]


def address(concept, row, language="en"):
    return f"/{language}/{concept}/{row.uid}/{row.slug}/"


@pytest.mark.parametrize("language", ["en", "zh-hans", "vi"])
@pytest.mark.parametrize(
    "path",
    [
        "",
        "engagements/",
        "dispatches/",
        "places/",
        "units/",
        "differences/",
        "terms/",
        "terms/chinese/歼灭/",
        "about/",
    ],
)
def test_every_list_answers_in_each_language(client, language, path):
    make_world()

    response = client.get(f"/{language}/{path}")

    assert response.status_code == 200
    assert f'<html lang="{language}">' in response.text


@pytest.mark.parametrize("language", ["zh-hans", "vi"])
@pytest.mark.parametrize("concept", ["engagements", "dispatches", "places", "units"])
def test_no_english_of_the_interface_is_left(client, language, concept):
    row = make_world()[concept]

    pages = [client.get(f"/{language}/{concept}/"), client.get(address(concept, row, language))]

    assert [s for page in pages for s in SENTENCES if f">{s}" in page.text] == []


def test_no_blank_follows_a_chinese_colon_or_comma(client):
    rows = make_world()
    paths = [f"{concept}/" for concept in (*rows, "differences", "glossary", "sum")]
    paths += [f"{concept}/{row.uid}/{row.slug}/" for concept, row in rows.items()]

    for path in paths:
        page = client.get(f"/zh-hans/{path}").text
        body = re.sub(r"<(script|head)\b.*?</\1>", "", page, flags=re.S)
        words = re.sub(r"</?(a|b|code|mark|q|small|span|strong|time|data)\b[^>]*>", "", body)
        assert re.findall(r".*[：、，；] +[^\s<].*", words) == [], path


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("concept", list(LISTS))
def test_a_list_costs_the_same_for_any_number_of_rows(
    client, django_assert_num_queries, rows, concept
):
    for _ in range(rows):
        _add(concept)
    client.get(f"/en/{concept}/")

    with django_assert_num_queries(LISTS[concept]):
        response = client.get(f"/en/{concept}/")

    assert len(response.context["rows"]) == rows


def _add(concept):
    if concept == "engagements":
        event = make_event(dispatch=make_dispatch())
        make_event_place(event)
        make_figure(events=[event])
        make_event(kind="aggregate", dispatch=make_dispatch())
    else:
        {"dispatches": make_dispatch, "places": make_place, "units": make_unit}[concept]()


@pytest.mark.parametrize("concept", list(DETAILS))
def test_a_page_costs_a_fixed_number_of_queries(client, django_assert_num_queries, concept):
    row = make_world()[concept]
    client.get(address(concept, row))  # reads the sets, once a process

    with django_assert_num_queries(DETAILS[concept]):
        response = client.get(address(concept, row))

    assert response.status_code == 200


def test_a_list_with_every_filter_stays_within_its_price(client, django_assert_max_num_queries):
    make_world()
    client.get("/en/engagements/")

    with django_assert_max_num_queries(15):
        client.get("/en/engagements/?from=1953&to=1954&region=north&type=battle&status=proposed")


@pytest.mark.parametrize(
    "query", ["page=abc", "page=99", "page=-1", "from=xx", "to=1953-99", "region=nowhere", "kind=x"]
)
def test_a_wrong_value_is_told_and_breaks_nothing(client, query):
    make_world()

    response = client.get(f"/en/engagements/?{query}")

    assert response.status_code == 200
    assert "could not be used" in response.text
    assert len(response.context["rows"]) == 1


def test_filtered_pages_are_not_indexed_but_lists_are(client):
    plain, filtered = (client.get(f"/en/engagements/{query}") for query in ("", "?from=1953"))

    assert 'content="noindex"' not in plain.text
    assert 'content="noindex"' in filtered.text


def test_period_totals_stand_apart_from_engagements(client):
    make_event(title_en="A battle")
    make_event(title_en="A year", kind="aggregate")

    context = client.get("/en/engagements/").context

    assert [row.titles[0].text for row in context["rows"]] == ["A battle"]
    assert [row.titles[0].text for row in context["totals"]] == ["A year"]
    assert context["count"] == 1


def test_pages_keep_their_filters(client, settings):
    settings.PAGE_SIZE = 1
    for day in (1, 2, 3):
        make_event(day=dt.date(1953, 12, day))

    response = client.get("/en/engagements/?from=1953-12&page=2")

    assert 'rel="next" href="?from=1953-12&amp;page=3"' in response.text
    assert 'rel="prev" href="?from=1953-12"' in response.text


def test_the_language_switch_keeps_the_page_and_its_question(client):
    response = client.get("/en/engagements/?from=1953")

    assert 'href="/zh-hans/engagements/?from=1953"' in response.text


@pytest.mark.parametrize("concept", ["engagements", "dispatches", "places", "units"])
def test_a_wrong_or_missing_slug_leads_to_the_right_address(client, concept):
    row = make_world()[concept]

    for path in (f"/en/{concept}/{row.uid}/", f"/en/{concept}/{row.uid}/something-else/"):
        response = client.get(path)
        assert (response.status_code, response["Location"]) == (301, address(concept, row))


def test_an_address_with_letters_of_any_script_is_its_own(client):
    event = make_event(slug="莱州解放")

    assert client.get(address("engagements", event)).status_code == 200


def test_a_merged_engagement_leads_to_where_it_went(client):
    target = make_event()
    merged = make_event(status=Status.MERGED, merged_into=target)

    response = client.get(address("engagements", merged))

    assert (response.status_code, response["Location"]) == (301, address("engagements", target))


@pytest.mark.parametrize("status", [Status.REJECTED, Status.WITHDRAWN])
def test_what_was_rejected_or_withdrawn_says_so(client, status):
    event = make_event(status=status, review_note="Not an engagement.")
    decided("event", event.uid, verdict="reject", reason="It is a parade.")

    response = client.get(address("engagements", event))

    assert response.status_code == 410
    assert "It is a parade." in response.text
    assert "Not an engagement." in response.text


def test_nothing_at_an_address_leads_on(client):
    response = client.get("/vi/engagements/0000000000/")

    assert response.status_code == 404
    assert 'href="/vi/engagements/"' in response.text


def test_an_address_without_language_leads_to_the_readers(client):
    response = client.get("/engagements/", headers={"accept-language": "vi"})

    assert (response.status_code, response["Location"]) == (302, "/vi/engagements/")


def test_a_proposal_is_never_shown_as_reviewed(client):
    event = make_world()["engagements"]

    response = client.get(address("engagements", event))

    assert "A machine proposed this. No one has reviewed it." in response.text
    assert 'class="badge accepted"' not in response.text


def test_a_rendering_found_in_a_translation_is_shown_as_one(client):
    place = make_place()
    rendering = PlaceName.Kind.RENDERING
    PlaceName.objects.create(place=place, name="Luc Giang", language="en", kind=rendering)

    page = client.get(address("places", place)).context["place"]

    kinds = {name.name.text: name.kind for name in page.names_known}
    assert kinds == {place.name_en: "Name", "Luc Giang": "Found in a translation"}


def test_a_claim_shows_what_each_language_says_with_its_words(client):
    event = client.get(address("engagements", make_world()["engagements"])).context["event"]

    (claim,) = event.table.claims
    (english,), (chinese,) = (cell.told for cell in claim.cells)
    assert (english.number, english.object) == ("24", "battalion")
    assert (chinese.number, chinese.object) == ("24", "company")
    assert english.quote.text == "twenty-four enemy battalions"
    assert english.address.endswith("#en1")
    assert claim.differs


def test_pages_carry_no_inline_script_or_style(client):
    world = make_world()

    for concept, row in world.items():
        text = client.get(address(concept, row)).text
        inline = r"<script(?! src=| type=.application/ld)|<style|\sstyle=|\son\w+="
        assert re.findall(rf"{inline}|https?://(?!testserver|schema.org)", text) == []


def test_a_page_that_failed_asks_nothing_of_the_database(rf):
    from django.views.defaults import server_error

    response = server_error(rf.get("/"))

    assert (response.status_code, "This page could not be made" in response.text) == (500, True)


# --- how events stand to each other -------------------------------------------------------------


def make_related(world):
    event, town = world["engagements"], world["places"]
    other = make_event(dispatch=make_dispatch(), title_zh="追击", title_vi="Truy kích khác")
    total = make_event(dispatch=make_dispatch(), kind="aggregate")
    day = {"reason": "same_day", "date": "1953-12-13"}
    place = {"reason": "same_place", "place": town.slug}
    EventLink.objects.create(
        event=other, other=event, kind="part_of", score=0.85, reasons=[day, place]
    )
    period = {"reason": "periods_overlap", "first": "1953-01-01", "last": "1953-12-19"}
    EventLink.objects.create(
        event=event, other=total, kind="overlaps", score=1, reasons=[period, {"reason": "new"}]
    )
    doubted, against = event.figures.get(), make_figure(value=2000, object="personnel")
    need = {"reason": "formations_need", "language": "en", "echelon": "battalion", "count": 24.0}
    reasons = [{**need, "least": 300, "men": 7200}, {"reason": "force_had", "men": 3000}]
    Doubt.objects.create(figure=doubted, against=against, reasons=reasons)
    return event


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Includes", "both at: Lai Chau", "Not to be added", "7,200 men", "3,000 men"]),
        ("zh-hans", ["包括", "莱州", "不可相加", "7,200", "3,000"]),
        ("vi", ["Bao gồm", "Lai Châu", "Không được cộng", "7.200", "3.000"]),
    ],
)
def test_an_engagement_shows_its_links_and_doubts_as_proposals(client, language, said):
    event = make_related(make_world())

    page = client.get(address("engagements", event, language)).text

    assert [words for words in said if words not in page] == []
    assert "twenty-four enemy battalions" in page
    assert page.count('class="badge proposed"') >= 4


def test_links_and_doubts_cost_a_fixed_number_of_queries(client, django_assert_num_queries):
    event = make_related(make_world())
    client.get(address("engagements", event))

    with django_assert_num_queries(DETAILS["engagements"]):
        client.get(address("engagements", event))


@pytest.mark.parametrize("language", ["zh-hans", "vi"])
def test_what_a_curator_wrote_keeps_its_language_on_every_page(client, language):
    world = make_world()
    for row in world.values():
        if hasattr(row, "note"):
            row.note = "Seen on a map."
            row.save()
        if hasattr(row, "review_note"):
            curate.accept(row, signature="A. Reader", reason="Read in print.")
    event = world["engagements"]
    Event.objects.filter(pk=event.pk).update(review_note="见原件照片。")

    for concept in ("engagements", "places", "units"):
        page = client.get(address(concept, world[concept], language)).text
        assert '<span lang="en">Read in print.</span>' in page
        assert concept == "engagements" or '<span lang="en">Seen on a map.</span>' in page
    assert (
        '<span lang="zh-Hans">见原件照片。</span>'
        in client.get(address("engagements", event, language)).text
    )
