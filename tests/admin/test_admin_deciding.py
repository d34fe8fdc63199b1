"""Curators decide with a reason, one row or many, and saving a form decides nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client
from django.urls import reverse

from archive.models import Decision, Discrepancy, Event, Status
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def who() -> User:
    return make.make_curator(username="linh")


@pytest.fixture
def curator(client: Client, who: User) -> Client:
    client.force_login(who)
    return client


def proposal(**fields: Any) -> Event:
    event = make.make_event(**fields)
    make.attest(event, make.make_evidence())
    return event


def address(row: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:archive_{row._meta.model_name}_{page}", args=[row.pk, *args])


def decisions(row: Any) -> list[tuple[str, str, str]]:
    about = Decision.objects.filter(kind=row._meta.model_name, target=row.uid).order_by("id")
    return list(about.values_list("verdict", "reason", "signature"))


def test_accept_marks_the_event_and_opens_the_next_proposal(curator: Client) -> None:
    event, following = proposal(), proposal()

    answer = curator.post(address(event, "decide", "accept"), {"reason": "", "_next": "1"})

    assert answer.url == address(following, "change")
    event.refresh_from_db()
    assert event.status == Status.ACCEPTED
    assert decisions(event) == [("accept", "", "linh")]


def test_accept_goes_back_to_the_event_when_nothing_else_waits(curator: Client) -> None:
    event = proposal()

    answer = curator.post(address(event, "decide", "accept"), {"reason": "", "_next": "1"})

    assert answer.url == address(event, "change")


def test_reject_is_refused_without_a_reason(curator: Client) -> None:
    event = proposal()

    answer = curator.post(address(event, "decide", "reject"), {"reason": " "})

    assert answer.context["form"].errors == {"reason": ["This field is required."]}
    event.refresh_from_db()
    assert event.status == Status.PROPOSED


def test_reject_and_reopen_follow_each_other_in_the_record(curator: Client) -> None:
    event = proposal()

    curator.post(address(event, "decide", "reject"), {"reason": "A total, not a battle."})
    curator.post(address(event, "decide", "reopen"), {"reason": "It is one after all."})

    event.refresh_from_db()
    assert event.status == Status.PROPOSED
    assert decisions(event) == [
        ("reject", "A total, not a battle.", "linh"),
        ("reopen", "It is one after all.", "linh"),
    ]


def test_accept_says_why_when_no_words_attest_the_event(curator: Client) -> None:
    event = make.make_event()

    answer = curator.post(address(event, "decide", "accept"), {"reason": ""})

    assert answer.context["form"].non_field_errors() == [
        "An event without words of a dispatch cannot be accepted."
    ]


def test_verdict_is_not_offered_when_it_no_longer_fits(curator: Client) -> None:
    event = proposal(status=Status.ACCEPTED)

    answer = curator.post(address(event, "decide", "accept"), {"reason": ""})

    assert answer.url == address(event, "change")
    assert decisions(event) == [("accept", "", "A curator")]


def test_merge_and_unmerge_restore_the_event(curator: Client) -> None:
    event, target = proposal(), proposal()

    curator.post(address(event, "decide", "merge"), {"into": target.pk, "reason": "The same."})
    event.refresh_from_db()
    assert (event.status, event.merged_into) == (Status.MERGED, target)

    curator.post(address(event, "decide", "unmerge"), {"reason": "Two after all."})
    event.refresh_from_db()
    assert (event.status, event.merged_into) == (Status.PROPOSED, None)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Merge and go to the next", "Merge"]),
        ("zh-hans", ["合并并处理下一项", "合并"]),
        ("vi", ["Gộp và sang mục sau", "Gộp"]),
    ],
)
def test_the_buttons_that_merge_say_what_they_do(
    curator: Client, language: str, words: list[str]
) -> None:
    page = address(proposal(), "decide", "merge")

    text = curator.get(page, headers={"Accept-Language": language}).text

    assert re.findall(r'<input type="submit"[^>]* value="([^"]+)"', text) == words


def test_merge_into_itself_is_refused_with_a_sentence(curator: Client) -> None:
    event = proposal()

    answer = curator.post(address(event, "decide", "merge"), {"into": event.pk, "reason": "x"})

    assert answer.context["form"].non_field_errors() == ["A row cannot be merged into itself."]


def test_places_merge_with_their_names(curator: Client) -> None:
    place, target = make.make_place(name_en="Lai Chow"), make.make_place(name_en="Lai Chau")

    curator.post(address(place, "decide", "merge"), {"into": target.pk, "reason": "A spelling."})

    place.refresh_from_db()
    assert place.merged_into == target
    assert set(target.names.values_list("name", flat=True)) == {"Lai Chow", "Lai Chau"}


def test_discrepancy_is_settled_by_state_reading_and_reason(curator: Client) -> None:
    row = make.make_discrepancy()

    curator.post(
        address(row, "decide", "settle"),
        {"state": "error_en", "prefer": "zh", "reason": "The scan has 四."},
    )

    row.refresh_from_db()
    assert (row.state, row.prefer, row.status) == (
        Discrepancy.State.ERROR_EN,
        Discrepancy.Prefer.CHINESE,
        Status.ACCEPTED,
    )


def test_bulk_accept_previews_then_accepts_what_fits(curator: Client) -> None:
    events = [proposal(), proposal()]
    settled = proposal(status=Status.ACCEPTED)
    chosen = {
        "action": "accept",
        "_selected_action": [row.pk for row in (*events, settled)],
        "index": "0",
    }
    page = reverse("admin:archive_event_changelist") + "?status=all"

    preview = curator.post(page, chosen)
    assert (preview.context["rows"], preview.context["skipped"]) == (events, 1)
    assert set(Event.objects.values_list("status", flat=True)) == {"proposed", "accepted"}

    curator.post(page, {**chosen, "confirmed": "1", "reason": "Checked."} | {"index": ""})
    assert set(Event.objects.values_list("status", flat=True)) == {"accepted"}
    assert [decisions(event) for event in events] == [[("accept", "Checked.", "linh")]] * 2


def test_bulk_decision_changes_nothing_when_one_row_is_refused(curator: Client) -> None:
    good, bare = proposal(), make.make_event()
    chosen = {
        "action": "accept",
        "_selected_action": [good.pk, bare.pk],
        "confirmed": "1",
        "reason": "",
    }

    answer = curator.post(reverse("admin:archive_event_changelist"), chosen)

    assert answer.context["form"].non_field_errors() == [
        "An event without words of a dispatch cannot be accepted."
    ]
    assert set(Event.objects.values_list("status", flat=True)) == {"proposed"}


def test_list_shows_proposals_until_another_state_is_asked_for(curator: Client) -> None:
    waiting, settled = proposal(), proposal(status=Status.ACCEPTED)
    page = reverse("admin:archive_event_changelist")

    def listed(query: str) -> set[Event]:
        return set(curator.get(page + query).context["cl"].result_list)

    assert listed("") == {waiting}
    assert listed("?status=accepted") == {settled}
    assert listed("?status=all") == {waiting, settled}


def test_saving_the_form_does_not_change_the_status(curator: Client) -> None:
    place = make.make_place()

    curator.post(address(place, "change"), place_form(place) | {"status": "accepted"})

    place.refresh_from_db()
    assert (place.status, place.note) == (Status.PROPOSED, "On the road.")
    assert decisions(place) == []


def test_changing_an_accepted_place_is_recorded_as_an_amendment(curator: Client) -> None:
    place = make.make_place(status=Status.ACCEPTED)

    curator.post(address(place, "change"), place_form(place))

    assert decisions(place) == [("amend", "Changed Note.", "linh")]


def place_form(place: Any) -> dict[str, Any]:
    """Return the form of a place as a browser sends it, with a new note."""
    name = place.names.get()
    return {
        "name_en": place.name_en,
        "name_zh": "",
        "name_vi": "",
        "slug": place.slug,
        "kind": place.kind,
        "lat": place.lat,
        "lon": place.lon,
        "radius_km": place.radius_km,
        "note": "On the road.",
        "names-TOTAL_FORMS": 1,
        "names-INITIAL_FORMS": 1,
        "names-0-id": name.pk,
        "names-0-place": place.pk,
        "names-0-name": name.name,
        "names-0-language": name.language,
        "names-0-kind": name.kind,
        "names-0-preferred": "on",
        "parents-TOTAL_FORMS": 0,
        "parents-INITIAL_FORMS": 0,
    }


def test_viewer_looks_but_does_not_decide(client: Client) -> None:
    user = make.make_curator(is_superuser=False)
    user.groups.add(Group.objects.get(name="Viewer"))
    client.force_login(user)
    event = proposal()

    seen = client.get(address(event, "change"))
    assert (seen.status_code, seen.context["verdicts"]) == (200, [])

    assert client.post(address(event, "decide", "accept")).status_code == 403


def test_curator_decides_without_being_superuser(client: Client) -> None:
    user = make.make_curator(is_superuser=False)
    user.groups.add(Group.objects.get(name="Curator"))
    client.force_login(user)
    event = proposal()

    client.post(address(event, "decide", "accept"), {"reason": ""})

    event.refresh_from_db()
    assert event.status == Status.ACCEPTED
    assert client.get(reverse("admin:auth_user_changelist")).status_code == 403


def test_old_version_is_shown_but_not_put_back(curator: Client) -> None:
    event = proposal()
    event.title_en = "Renamed"
    event.save()
    version = event.history.earliest()
    old = address(event, "simple_history", version.pk)

    assert "Renamed" in curator.get(address(event, "history")).content.decode()
    assert curator.get(old).status_code == 200
    assert curator.post(old, {"title_en": "x"}).status_code == 403


def test_addressed_rows_cannot_be_deleted(curator: Client) -> None:
    for row in (proposal(), make.make_place(), make.make_unit(), make.make_dispatch()):
        assert curator.post(address(row, "delete"), {"post": "yes"}).status_code == 403
