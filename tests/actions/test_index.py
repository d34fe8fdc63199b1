"""Lists are exact after whatever writes: each action tells the index what it changed."""

import datetime as dt

import pytest
from django.urls import reverse

from archive.actions import curate, reindex
from archive.actions.gazetteer import merge_places, merge_units, unmerge_place
from archive.actions.index import start_over, state, touch
from archive.actions.merge import merge, unmerge
from archive.models import Event, IndexChange, IndexPart, Status
from archive.queries import results
from archive.queries.facets import facet_counts
from archive.queries.index import current as indexes
from archive.queries.index.current import Held
from archive.queries.index.reading import read
from archive.queries.index.subjects import DISPATCHES, EVENTS
from archive.queries.selection import Selection
from tests.factories import (
    attest,
    make_agency,
    make_curator,
    make_discrepancy,
    make_dispatch,
    make_event,
    make_event_place,
    make_event_unit,
    make_evidence,
    make_figure,
    make_item,
    make_newspaper,
    make_paragraph,
    make_parent,
    make_place,
    make_unit,
)
from tests.lexicon import FIXTURES

pytestmark = [pytest.mark.django_db, pytest.mark.touched]
SIGNED = {"signature": "A curator"}


def told(selection):
    counts = {facet: dict(values) for facet, values in facet_counts(selection).items()}
    return results.count(selection), list(results.ids(selection)), counts


def assert_exact():
    """The index that followed the writes says what one says that reads every row."""
    for followed in (Selection(), Selection("aggregate"), Selection.of_dispatches()):
        fresh = indexes.Index(
            followed.index.subject,
            (Held(read(followed.index.subject), indexes.BitMap()),),
            indexes.gazetteer.load(),
            "", 0, 0,
        )  # fmt: skip
        assert told(followed) == told(Selection(followed.kind, index=fresh)), (
            followed.index.subject.name
        )


@pytest.fixture
def world():
    """Two engagements at two places with all that can be said of them, indexed already."""
    paper = make_newspaper(slug="daily")
    north = make_place(slug="north")
    town, village = make_place(slug="town"), make_place(slug="village")
    make_parent(town, north)
    unit = make_unit(slug="unit")
    dispatches = [make_dispatch(newspaper=paper), make_dispatch(published=None)]
    events = [make_event(dispatch=dispatch) for dispatch in dispatches]
    for event, dispatch, place in zip(events, dispatches, (town, village), strict=True):
        paragraph = make_paragraph(dispatch)
        attest(event, make_evidence(paragraph))
        figure = make_figure(dispatch, events=[event], claimant=make_agency())
        make_discrepancy(dispatch, figure=figure)
        make_event_place(event, place)
        make_event_unit(event, unit)
        make_item(dispatch, agency=make_agency())
    touch(events=[event.pk for event in events], gazetteer=True)
    Selection(), Selection.of_dispatches()
    return {
        "events": events, "dispatches": dispatches, "town": town, "village": village, "unit": unit,
    }  # fmt: skip


def of(event, relation):
    return getattr(event, relation).first()


@pytest.mark.parametrize("decide", [curate.accept, curate.reject])
@pytest.mark.parametrize("relation", ["", "places", "units", "figures"])
def test_a_decision_about_an_event_or_a_claim_is_followed(world, decide, relation):
    event = world["events"][0]

    decide(of(event, relation) if relation else event, **SIGNED)
    assert_exact()
    curate.reopen(of(event, relation) if relation else event, **SIGNED)
    assert_exact()


def test_a_difference_that_is_settled_or_dismissed_is_followed(world):
    difference = world["dispatches"][0].discrepancies.get()

    curate.settle(difference, state="dismissed", **SIGNED)

    assert_exact()
    assert "1" not in facet_counts(Selection(chosen={"paper": ("daily",)}))["diff"]


def test_an_amendment_of_a_date_moves_an_event(world):
    first, second = world["events"]

    curate.amend(first, {"earliest": dt.date(1960, 1, 1), "latest": dt.date(1960, 1, 2)}, **SIGNED)

    assert_exact()
    assert list(results.ids(Selection())) == [second.pk, first.pk]


def test_merging_events_and_taking_it_back_is_followed(world):
    first, second = world["events"]

    merge(first, second, **SIGNED)
    assert_exact()
    assert results.count(Selection()) == 1
    unmerge(Event.objects.get(pk=first.pk), **SIGNED)
    assert_exact()


def test_merging_places_and_units_is_followed(world):
    town, village = world["town"], world["village"]

    merge_places(village, town, **SIGNED)
    assert_exact()
    assert facet_counts(Selection())["region"]["north"] == 2
    unmerge_place(type(village).objects.get(pk=village.pk), **SIGNED)
    assert_exact()
    merge_units(world["unit"], make_unit(slug="other"), **SIGNED)
    assert_exact()


def test_a_page_of_the_admin_that_is_saved_is_followed(world, client):
    client.force_login(make_curator())
    event = world["events"][0]
    place = event.places.get()
    page = reverse("admin:archive_eventplace_change", args=[place.pk])
    form = client.get(page).context["adminform"].form
    data = {name: value for name, value in form.initial.items() if value is not None}

    response = client.post(page, {**data, "filed_under": world["village"].pk})

    assert response.status_code == 302, response.context["adminform"].form.errors
    assert_exact()
    assert facet_counts(Selection())["region"]["village"] == 2


def test_a_place_that_is_put_into_a_region_in_the_admin_is_counted_there(world, client):
    client.force_login(make_curator())
    village = world["village"]
    page = reverse("admin:archive_place_change", args=[village.pk])
    context = client.get(page).context
    data = {k: v for k, v in context["adminform"].form.initial.items() if v is not None}
    for formset in context["inline_admin_formsets"]:
        for field, value in formset.formset.management_form.initial.items():
            data[f"{formset.formset.prefix}-{field}"] = value
        for form in formset.formset.initial_forms:
            data |= {form.add_prefix(k): v for k, v in form.initial.items() if v is not None}
            data[form.add_prefix("id")] = form.instance.pk
    data |= {
        "parents-TOTAL_FORMS": 1, "parents-0-place": village.pk, "parents-0-relation": "part_of",
        "parents-0-parent": type(village).objects.get(slug="north").pk,
    }  # fmt: skip

    response = client.post(page, data)

    assert response.status_code == 302
    assert_exact()
    assert facet_counts(Selection())["region"]["north"] == 2


def test_ingest_is_followed(ingest):
    start_over()
    Selection(), Selection.of_dispatches()

    ingest(FIXTURES / "corpus")

    assert_exact()
    assert results.count(Selection()) > 10


def test_another_process_learns_of_a_change_with_one_query(world, django_assert_num_queries):
    touch(events=[world["events"][0].pk])
    Selection()

    with django_assert_num_queries(1):
        Selection()


def test_a_kept_index_says_what_the_rows_say(world):
    before = told(Selection()), told(Selection.of_dispatches())

    reindex.rebuild()
    indexes.forget()
    curate.reject(world["events"][0], **SIGNED)

    assert_exact()
    curate.reopen(world["events"][0], **SIGNED)
    assert (told(Selection()), told(Selection.of_dispatches())) == before
    assert Selection().index.base == state().base == 1
    assert list(results.ids(Selection(), "figure"))


def test_a_rebuild_that_was_broken_off_goes_on(world):
    done = []

    def stop(part):
        done.append(part)
        if len(done) == 5:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        reindex.rebuild(stop)
    curate.reject(world["events"][0], **SIGNED)
    assert state().base == 0

    left = reindex.rebuild()

    assert left == len(reindex.kept.names(EVENTS)) + len(reindex.kept.names(DISPATCHES)) - 5
    assert state().base == 1
    assert_exact()
    assert results.count(Selection()) == 1


def test_a_second_rebuild_takes_the_place_of_the_first(world):
    reindex.rebuild()
    make_event(status=Status.PROPOSED)
    touch(events=Event.objects.values_list("pk", flat=True))

    reindex.rebuild()

    assert_exact()
    assert not IndexChange.objects.exists()
    assert set(IndexPart.objects.values_list("build", flat=True)) == {1, 2}


def test_much_that_changed_makes_the_index_anew(world, monkeypatch):
    assert not reindex.rebuild_if_due()
    monkeypatch.setattr(reindex, "_FEW", 0)

    assert reindex.rebuild_if_due()
    assert not reindex.rebuild_if_due()
