"""What browsers and proxies may keep of a page, and what makes them ask for it anew."""

import pytest
from django.urls import reverse

from archive.actions.curate import amend
from archive.models import Event, Term
from tests.views.world import make_world

pytestmark = [pytest.mark.django_db, pytest.mark.touched]
LIST = "/en/engagements/?from=1953"


@pytest.fixture
def world():
    return make_world()


def again(client, address, first, **headers):
    return client.get(address, headers={"If-None-Match": first["ETag"], **headers})


@pytest.mark.parametrize("address", [LIST, "/en/", "/vi/dispatches/", "/engagements.csv"])
def test_a_page_that_still_stands_is_not_made_again(client, world, address):
    first = client.get(address)
    second = again(client, address, first)

    assert (first.status_code, second.status_code, second.content) == (200, 304, b"")
    assert {"public", "no-cache"} == set(second["Cache-Control"].split(", "))
    assert second["ETag"] == first["ETag"]


def test_asking_whether_a_page_still_stands_costs_one_query(
    client, world, django_assert_num_queries
):
    first = client.get(LIST)

    with django_assert_num_queries(1):
        again(client, LIST, first)


def test_after_an_edit_the_page_is_made_anew(client, admin_user, world):
    first = client.get(LIST)
    event = Event.objects.get(pk=world["engagements"].pk)

    amend(event, {"title_en": "Pursuit to the river"}, by=admin_user, reason="Read again.")
    second = again(client, LIST, first)

    assert second.status_code == 200
    assert "Pursuit to the river" in second.text


def test_after_a_word_of_the_vocabulary_was_edited_pages_are_made_anew(admin_client, client, world):
    term = Term.objects.create(category="event_type", code="siege", label_en="siege")
    first = client.get(LIST)
    form = admin_client.get(reverse("admin:archive_term_change", args=[term.pk])).context
    fields = form["adminform"].form.initial
    sent = {name: "" if value is None else value for name, value in fields.items()}
    sent |= {f"{f.formset.prefix}-{n}": "0" for f in form["inline_admin_formsets"]
             for n in ("TOTAL_FORMS", "INITIAL_FORMS")}  # fmt: skip

    done = admin_client.post(
        reverse("admin:archive_term_change", args=[term.pk]), {**sent, "label_en": "blockade"}
    )

    assert done.status_code == 302, done.context["errors"]
    assert again(client, LIST, first).status_code == 200


def test_languages_colours_and_parts_of_a_page_are_told_apart(client, world):
    english, chinese = client.get(LIST), client.get(LIST.replace("/en/", "/zh-hans/"))
    part = client.get(LIST, headers={"HX-Request": "true"})
    client.cookies["theme"] = "dark"
    dark = client.get(LIST)

    assert len({answer["ETag"] for answer in (english, chinese, part, dark)}) == 4
    assert {"Cookie", "HX-Request"} <= set(english["Vary"].split(", "))


def test_an_address_without_a_language_is_kept_apart_by_what_the_reader_speaks(client, world):
    english = client.get("/engagements.csv", headers={"Accept-Language": "en"})
    chinese = again(client, "/engagements.csv", english, **{"Accept-Language": "zh-hans"})

    assert "Accept-Language" in english["Vary"]
    assert chinese.status_code == 200


def test_who_is_signed_in_is_never_answered_from_what_is_kept(admin_client, world):
    answer = admin_client.get(LIST)

    assert "ETag" not in answer
    assert "public" not in answer.get("Cache-Control", "")


def test_what_is_not_there_is_not_kept(client, world):
    assert "ETag" not in client.get("/en/engagements/0000000000/")
