"""The search page, the concordance and the list narrowed by words, on real rows."""

from __future__ import annotations

import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from archive.models import Event, Place, PlaceName
from archive.presenters.events import differences_of
from archive.search import find
from archive.search.syntax import FIELDS
from archive.search.upkeep import follow_dispatches
from archive.views import concordance
from tests import factories as make
from tests.views.world import make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    made = make_world()
    place = Place.objects.get(slug="lai-chau")
    PlaceName.objects.create(place=place, name="Lai Châu", language="vi")
    follow_dispatches([made["dispatches"].pk])
    return made


def told(client: Client, address: str, **asked: str) -> str:
    answer = client.get(address, asked)
    assert answer.status_code == 200
    return answer.content.decode()


def test_results_show_both_languages_with_the_words_marked(client, world):
    page = told(client, "/en/search/", q="lai chau")

    assert "near <mark>Lai Châu</mark>." in page
    assert "人民军在<mark>莱州</mark>附近" in page
    assert 'also matching <b lang="zh-Hans">莱州</b>' in page
    assert "names=off" in page


def test_what_only_one_language_says_has_the_other_beside_it(client, world):
    page = told(client, "/en/search/", q='"twenty-four"', kind="dispatch")

    assert "<mark>twenty-four</mark>" in page
    assert "人民军在莱州附近" in page


def test_beside_words_of_one_language_stands_what_faces_them_or_that_nothing_does(client):
    dispatch = make.make_dispatch(title_en="", title_zh="")
    for english, chinese in (("One.", "一。"), ("A ford was held.", "渡口守住了。")):
        make.make_paragraph(dispatch, english)
        make.make_paragraph(dispatch, chinese, language="zh")
    make.make_paragraph(dispatch, "The river rose.")
    make.make_alignment(dispatch, [[["en1"], ["zh1"], 1], [["en2"], ["zh2"], 1]])
    follow_dispatches([dispatch.pk])

    faced, alone = told(client, "/en/search/", q="ford"), told(client, "/en/search/", q="river")

    assert "渡口守住了" in faced
    assert "一。" not in faced
    assert "Nothing in the other language faces it." in alone
    assert "一。" not in alone


def test_other_names_can_be_switched_off_and_on(client, world):
    page = told(client, "/en/search/", q="莱州", names="off")

    assert "<mark>莱州</mark>" in page
    assert "<mark>Lai Châu</mark>" not in page
    assert "Match other names too" in page


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("dispatch", "Lai Châu liberated"), ("engagement", "Pursuit"),
        ("place", "lai-chau"), ("unit", "Nothing was found"),
    ],
)  # fmt: skip
def test_tabs_narrow_to_one_kind(client, world, kind, shown):
    page = told(client, "/en/search/", q="莱州", kind=kind)

    assert shown in page.replace("<mark>", "").replace("</mark>", "")
    assert f'kind={kind}" aria-current="page"' in page


def test_units_are_found_by_name(client, world):
    assert (
        "/units/" in told(client, "/en/search/", q="people’s ARMY", kind="unit").split("<main")[1]
    )


def test_nothing_found_says_which_part_and_what_is_nearly_it(client, world):
    page = told(client, "/en/search/", q="liberatde zeppelin battalions")

    assert "<b>zeppelin</b> is found nowhere." in page
    assert "<b>battalions</b> alone finds 1 result, but none together with the rest." in page
    assert "q=liberated+zeppelin+battalions" in page
    assert "q=liberatde+battalions" in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ('"lai chau', "A quotation mark was not closed"),
        ("-lai", "only excludes"),
        ("lai date:1953-99", "is not a period"),
        ("lai place:atlantis", "No place is called “atlantis”"),
        ("((((", "A parenthesis was not closed"),
        ('"', "A quotation mark stands without words; it was left out."),
        ("foo:bar", "No field is called “foo:”, so the words “foo bar” were looked for."),
        ("plase:lai", "“place:” is spelt nearly so."),
    ],
)
def test_a_bad_question_gets_a_sentence_and_an_answer(client, world, typed, sentence):
    for address in ("/en/search/", "/en/concordance/", "/en/engagements/"):
        page = told(client, address, q=typed)
        assert sentence in page


@pytest.mark.parametrize("language", ["en", "zh-hans", "vi"])
def test_who_asks_a_field_that_is_none_is_told_all_that_there_are(client, world, language):
    page = told(client, f"/{language}/search/", q="foo:bar")

    (sentence,) = re.findall(r"<li>(.*foo:.*)</li>", page)
    assert [name for name in FIELDS if f"{name}:" not in sentence] == []
    assert "foo bar" in sentence


@pytest.mark.parametrize("address", ["/en/search/", "/zh-hans/search/", "/vi/concordance/"])
def test_an_empty_question_is_told_how_to_ask(client, address):
    assert "figure:captured" in told(client, address)


@pytest.mark.parametrize(
    "asked",
    [{"page": "99"}, {"page": "x"}, {"kind": "x"}, {"sort": "x"}, {"sort": "date"}, {"page": "-1"}],
)
def test_odd_parameters_still_answer(client, world, asked):
    assert "Lai" in told(client, "/en/search/", q="lai chau", **asked)
    assert "Lai" in told(client, "/en/concordance/", q="lai chau", **asked)


def test_markup_in_a_question_is_printed_as_text(client, world):
    page = told(client, "/en/search/", q='<script>alert("x")</script>')

    assert "<script>alert" not in page


@pytest.mark.parametrize("address", ["/en/search/", "/en/concordance/", "/en/engagements/"])
def test_three_hits_cost_as_many_queries_as_one(client, address):
    place = make.make_place(name_en="Moc Chau", name_zh="木州")

    def hit() -> int:
        dispatch = make.make_dispatch()
        english, chinese = (
            make.make_paragraph(dispatch),
            make.make_paragraph(dispatch, language="zh"),
        )
        make.make_alignment(dispatch, [[["en1"], ["zh1"], 1.0]])
        event = make.make_event(dispatch=dispatch)
        make.attest(event, make.make_evidence(english))
        make.attest(event, make.make_evidence(chinese))
        make.make_event_place(event, place, evidence_en=make.make_evidence(english, "Moc Chau"))
        follow_dispatches([dispatch.pk])
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address, {"q": "moc chau"}).status_code == 200
        return len(asked)

    hit()
    one = hit()
    hit()
    assert hit() == one


@pytest.mark.parametrize(
    ("address", "asked", "most"),
    [
        ("/en/engagements/", {"q": "army OR 莱州"}, 15),
        ("/en/search/", {"q": "liberatde zeppelin battalions gunboats"}, 15),
        ("/en/search/", {"q": "齐柏林飞艇舰队"}, 15),
        ("/en/search/", {"q": "army OR 莱州", "kind": "dispatch"}, 15),
        ("/en/search/", {"q": "army OR 莱州", "kind": "engagement"}, 15),
        ("/en/search/", {"q": "army OR 莱州", "kind": "place"}, 15),
        ("/en/search/", {"q": "army OR 莱州", "kind": "unit"}, 15),
        ("/en/search/", {"q": "army OR 莱州"}, 15),  # hits of all four kinds on one page
        ("/en/concordance/", {"q": "army OR 莱州"}, 15),
        ("/en/suggest/", {"q": "they set out to attack lai ch"}, 15),
    ],
)
def test_a_question_stays_within_its_price(
    client, world, django_assert_max_num_queries, address, asked, most
):
    client.get("/en/engagements/")  # the lists' index is read when it is first asked
    with django_assert_max_num_queries(most):
        assert client.get(address, asked).status_code == 200


def test_an_engagement_found_tells_how_many_differences_touch_it(client, world):
    dispatch = world["dispatches"]
    english = dispatch.paragraphs.get(language="en", name="en1")
    make.make_discrepancy(
        dispatch, evidence_en=make.make_evidence(english, "enemy"), evidence_zh=None
    )
    page = told(client, "/en/search/", q="莱州", kind="engagement")
    count = len(differences_of(Event.objects.get(pk=world["engagements"].pk)))

    assert count
    assert f"{count} difference{'s' if count > 1 else ''}</span>" in page


def test_many_hits_are_paged_and_their_ranking_bounded(client, monkeypatch):
    monkeypatch.setattr(find, "RANKED", 3)
    for _ in range(25):
        follow_dispatches([make.make_dispatch(title_en="Report").pk])

    page = told(client, "/en/search/", q="report", kind="dispatch")
    assert "25 dispatches" in page
    assert "only the newest 3 were weighed" in page
    second = told(client, "/en/search/", q="report", kind="dispatch", sort="date", page="2")
    assert second.count('class="row wide"') == 5


# --- the engagements narrowed by words ----------------------------------------------------------


def test_the_list_of_engagements_is_narrowed_by_words_and_filters_together(client, world):
    rain = make.make_event(title_en="Rain over the delta", dispatch=make.make_dispatch())
    follow_dispatches([rain.reports.get().dispatch_id])

    page = told(client, "/en/engagements/", q="莱州")
    assert "1 engagement <small>of 2 in the archive</small>" in " ".join(page.split())
    assert "Pursuit" in page
    assert "Rain" not in page.split("<main")[1].split("Filters")[-1]
    assert "1 engagement" in told(client, "/en/engagements/", q="莱州", region="north")
    assert "0 engagements" in told(client, "/en/engagements/", q="rain", region="north")
    assert "Words to look for: " in page


def test_words_narrow_the_export_too(client, world):
    answer = client.get("/engagements.csv", {"q": "zeppelin"})
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert len(lines) == 1


# --- concordance --------------------------------------------------------------------------------


def test_a_concordance_shows_each_hit_in_its_line_and_what_faces_it(client, world):
    page = told(client, "/en/concordance/", q="lai chau")

    assert "<mark>Lai Châu</mark>" in page
    assert "<mark>莱州</mark>" in page
    assert "enemy battalions near" in page
    assert "words=en1." in page
    assert page.count("二十三日人民军在莱州附近歼灭敌军二十四个连。") >= 1


def test_lines_are_sorted_by_the_words_beside_them(client):
    dispatch = make.make_dispatch()
    for words in ("cold river bank", "big river east", "all river yard"):
        make.make_paragraph(dispatch, words)
    follow_dispatches([dispatch.pk])

    def order(sort: str) -> list[str]:
        page = told(client, "/en/concordance/", q="river", sort=sort)
        return sorted(("cold", "big", "all"), key=lambda word: page.index(f">{word} </td>"))

    assert order("") == ["cold", "big", "all"]
    assert order("left") == ["all", "big", "cold"]
    assert order("right") == ["cold", "big", "all"]


def test_a_concordance_is_a_table_that_spreadsheets_open(client, world):
    answer = client.get("/concordance.csv", {"q": "lai chau"})

    raw = b"".join(answer.streaming_content)
    assert raw.startswith("\ufeff".encode())
    rows = list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"))))
    assert [(row["language"], row["words"]) for row in rows] == [("en", "Lai Châu"), ("zh", "莱州")]
    assert rows[0]["facing"].startswith("二十三日")
    assert rows[0]["address"].startswith("http://testserver/")


def test_many_lines_are_paged(client, monkeypatch):
    monkeypatch.setattr(concordance, "PER_PAGE", 2)
    dispatch = make.make_dispatch()
    for number in range(5):
        make.make_paragraph(dispatch, f"river number{number}")
    follow_dispatches([dispatch.pk])

    first = told(client, "/en/concordance/", q="river")
    third = told(client, "/en/concordance/", q="river", page="3")
    assert ("number0" in first, "number2" in first, 'rel="next"' in first) == (True, False, True)
    assert ("number4" in third, 'rel="next"' in third) == (True, False)


# --- suggestions --------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["lai c", "LAI", "莱", "萊州", "attack on lai ch"])
def test_names_that_begin_so_are_offered_as_a_page(client, world, typed):
    page = told(client, "/en/suggest/", q=typed)

    assert "/en/places/" in page.split("<main")[1]
    assert "Search for it" in page


def test_the_search_box_is_answered_with_options_alone(client, world):
    answer = client.get("/en/suggest/", {"q": "lai"}, headers={"HX-Request": "true"})

    text = answer.content.decode().strip()
    assert text.startswith('<li role="option" id="suggestion-1"')
    assert "<html" not in text
    assert "HX-Request" in answer["Vary"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("people", "/en/units/"),
        ("人民日", "q=paper%3Adaily"),
        ("1953-12", "q=date%3A1953-12"),
        ("ambush pla", "q=ambush+place%3A"),
        ("1953-99", "No name begins so."),
        ("zzz", "No name begins so."),
    ],
)
def test_units_papers_and_forms_are_offered(client, world, typed, offered):
    assert offered in told(client, "/vi/suggest/", q=typed).replace("/vi/", "/en/") or (
        offered in told(client, "/en/suggest/", q=typed)
    )


def test_names_begin_alike_on_either_database(client):
    for name in ("Điện Biên", "Dien Khanh", "Dong Khe"):
        make.make_place(name_en=name)

    page = told(client, "/en/suggest/", q="dien")
    assert ("Điện Biên" in page, "Dien Khanh" in page, "Dong Khe" in page) == (True, True, False)


@pytest.mark.django_db
@pytest.mark.parametrize("concept", ["engagements", "dispatches"])
def test_words_that_were_typed_are_not_called_words_of_a_source(client, concept):
    page = told(client, f"/zh-hans/{concept}/", q="Гуляйполе")

    assert "检索词语：Гуляйполе" in page
    assert "原文：Гуляйполе" not in page


@pytest.mark.parametrize("address", ["/en/search/", "/en/concordance/"])
def test_what_a_search_could_not_use_is_named(client, world, address):
    asked = {"q": "Lai Châu", "sort": "loudest", "names": "of", "in": "titles", "page": "abc"}
    page = told(client, address, **asked)

    assert "“loudest” is not a choice here." in page
    assert "“of” is not a choice here." in page
    assert "No filter is called “in”." in page
    assert "There is no page “abc”; this is page 1." in page


def test_a_search_under_one_kind_names_the_page_it_does_not_have(client, world):
    page = told(client, "/en/search/", q="Lai Châu", kind="dispatch", page="9")

    assert page.count("There is no page “9”; this is page 1.") == 1


@pytest.mark.parametrize("address", ["/en/search/", "/en/concordance/"])
def test_a_search_that_was_used_whole_says_nothing_of_it(client, world, address):
    page = told(client, address, q="Lai Châu", sort="date", names="off", captions="1", page="1")

    assert "could not be used" not in page


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "name", "value", "said"),
    [
        ("/en/search/?q=a&", "sort", "loudest", "“loudest” is not a choice here."),
        ("/en/concordance/?q=a&", "sort", "loudest", "“loudest” is not a choice here."),
        ("/en/engagements/?", "view", "globe", "“globe” is not a choice here."),
        ("/en/engagements/?", "min", "abc", "Enter a number."),
        ("/vi/engagements/?", "view", "globe", "Ở đây không có lựa chọn “globe”."),
    ],
)
def test_what_could_not_be_used_is_told_with_its_parameter(client, address, name, value, said):
    page = client.get(f"{address}{name}={value}").content.decode()

    assert f"<li><code>{name}</code>: {said}</li>" in page
