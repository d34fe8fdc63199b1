"""A reader who comes back with a citation is told what changed since it was made."""

import datetime as dt
import re

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from archive.actions import curate
from archive.actions.index import touch_rows
from archive.actions.merge import merge
from archive.models import Dispatch, Event, Figure, IngestRun
from tests.factories import attest, make_event, make_evidence, make_paragraph
from tests.views.world import make_world

pytestmark = pytest.mark.django_db

CONCEPTS = {
    "engagements": "engagement",
    "dispatches": "dispatch",
    "places": "place",
    "units": "unit",
}
TODAY = dt.date.today()
YESTERDAY, TOMORROW = (TODAY + dt.timedelta(days=days) for days in (-1, 1))


def cited(client, path):
    """Return the address that a citation on a page gives, as a path."""
    text = client.get(path).text
    return re.search(r"http://testserver(/\S*[?&;]cited=[\w.-]+)", text)[1].replace("&amp;", "&")


def changes(client, concept, row, since=TODAY):
    return client.get(f"/en/changes/{concept}/{row.uid}/?since={since}")


@pytest.mark.parametrize("concept", CONCEPTS)
def test_who_comes_back_to_what_did_not_change_is_told_so(client, concept):
    row = make_world()[concept]
    address = cited(client, f"/en/{concept}/{row.uid}/{row.slug}/")

    text = client.get(address, follow=True).text

    assert "What is cited still stands here unchanged." in text
    assert f"/changes/{CONCEPTS[concept]}/{row.uid}/?since={TODAY}" in text


def test_who_comes_back_to_what_changed_is_told_which_version_this_is(client):
    event = make_world()["engagements"]
    address = cited(client, f"/en/engagements/{event.uid}/{event.slug}/")
    curate.amend(event.figures.get(), {"value": 25, "high": 25}, signature="A. Reader")

    text = client.get(address, follow=True).text

    assert "It has changed since: this is version" in text
    assert "What is cited still stands here unchanged." not in text


def test_a_citation_of_a_list_says_what_it_found_then_and_finds_now(client):
    make_world()
    address = cited(client, "/en/engagements/?type=battle")
    make_event(type="battle", title_en="Another")
    touch_rows(Event.objects.get(title_en="Another"))

    response = client.get(address)
    text = response.text

    assert address.startswith("/en/engagements/?type=battle&cited=")
    assert "It found 1 then, and finds 2 now." in text
    assert "could not be used" not in text
    assert "cited=" not in "".join(re.findall(r'class="chips".*?</ul>', text, re.S))


def test_the_same_list_unchanged_says_so(client):
    make_world()

    text = client.get(cited(client, "/en/engagements/")).text

    assert "What is cited still stands here unchanged." in text


@pytest.mark.parametrize("given", ["x", "2026-99-01-abc", "2026-01-01", "2026-01-01-a-b-c"])
@pytest.mark.parametrize("path", ["engagements/", "engagements/{uid}/{slug}/"])
def test_a_citation_that_cannot_be_read_is_named(client, path, given):
    event = make_world()["engagements"]

    path = path.format(uid=event.uid, slug=event.slug)
    response = client.get(f"/en/{path}?cited={given}", follow=True)

    assert response.status_code == 200
    assert f"“{given}” is not a citation of this archive." in response.text


def test_decisions_and_corrections_are_listed_with_what_stood_before(client):
    event = make_world()["engagements"]
    figure, reader = event.figures.get(), User.objects.create_user("reader")
    curate.accept(event, by=reader, reason="Read in print")
    curate.amend(figure, {"value": 25, "high": 25}, by=reader, reason="Misread")

    text = " ".join(changes(client, "engagement", event).text.split())

    assert "<strong>Reviewed</strong>" in text or "<strong>Accepted</strong>" in text
    assert "Read in print" in text
    assert "Misread" in text
    assert "twenty-four enemy battalions" in text
    assert "Value: <del>24</del> → <ins>25</ins>" in text
    assert text.count("<del>") == 2


def test_a_preferred_reading_of_a_difference_is_told_on_both_pages(client):
    world = make_world()
    event, dispatch = world["engagements"], world["dispatches"]
    difference = dispatch.discrepancies.get()
    curate.settle(difference, state="error_en", prefer="zh", signature="A. Reader", reason="连")

    for concept, row in (("engagement", event), ("dispatch", dispatch)):
        text = changes(client, concept, row).text
        assert "A. Reader" in text
        assert "<ins>Error in the English</ins>" in text


def test_a_merge_is_told_where_the_old_address_leads(client):
    event = make_world()["engagements"]
    other = make_event(title_en="The same pursuit")
    attest(other, make_evidence(make_paragraph(event.reports.get().dispatch, "Told again.")))
    merge(other, event, signature="A. Reader", reason="One and the same")

    text = changes(client, "engagement", event).text

    assert "The same pursuit" in text
    assert "One and the same" in text


def test_what_was_done_before_is_not_listed(client):
    event = make_world()["engagements"]
    curate.accept(event, signature="A. Reader", reason="Long ago")

    text = changes(client, "engagement", event, TOMORROW).text

    assert "Long ago" not in text
    assert "No decision and no correction is on record since then." in text


def test_a_dispatch_that_was_read_again_says_so(client):
    dispatch = make_world()["dispatches"]
    hour, month = (timezone.now() - dt.timedelta(hours=hours) for hours in (1, 720))
    read = Dispatch.objects.filter(pk=dispatch.pk)
    read.update(created=month, updated=hour, analyser="rules 9")

    text = changes(client, "dispatch", dispatch, YESTERDAY).text

    assert "Stored or read again by the program" in text
    assert "version rules 9" in text


def test_the_whole_archive_tells_of_runs_and_decisions(client):
    event = make_world()["engagements"]
    IngestRun.objects.create(command="ingest", new=1234, analysed=1234, state="finished")
    curate.accept(event, signature="A. Reader", reason="Read in print")
    curate.accept(event.figures.get(), signature="A. Reader")

    text = client.get(f"/en/changes/?since={YESTERDAY}").text

    assert "1,234 new dispatches" in text
    assert f"/en/engagements/{event.uid}/" in text
    assert "Figure · Accepted: 1" in text


@pytest.mark.parametrize("path", ["", "engagement/{uid}/"])
def test_a_day_that_is_none_is_named_and_no_day_asks_for_one(client, path):
    path = f"/en/changes/{path}".format(uid=make_world()["engagements"].uid)

    wrong = client.get(f"{path}?since=the+year+dot")
    none = client.get(path)

    assert (wrong.status_code, none.status_code) == (200, 200)
    assert "“the year dot” is not a date." in wrong.text
    assert 'name="since"' in none.text
    assert client.get("/en/changes/engagement/0000000000/").status_code == 404


@pytest.mark.parametrize("concept", CONCEPTS)
@pytest.mark.parametrize("rows", [1, 3])
def test_what_changed_costs_the_same_for_any_number_of_rows(
    client, django_assert_max_num_queries, concept, rows
):
    row = make_world()[concept]
    for _ in range(rows):
        if concept in ("engagements", "dispatches"):
            for figure in Figure.objects.all():
                curate.amend(figure, {"side": "french"}, signature="A. Reader")
        curate_row(row)

    with django_assert_max_num_queries(15) as captured:
        changes(client, CONCEPTS[concept], row)

    COUNTED.setdefault(concept, set()).add(len(captured))
    assert len(COUNTED[concept]) == 1  # for one change and for three


COUNTED: dict[str, set[int]] = {}


def curate_row(row):
    if hasattr(row, "status"):
        if isinstance(row, Event):
            curate.accept(row, signature="A. Reader")
        else:
            curate.amend(row, {"note": "Looked at"}, signature="A. Reader")
