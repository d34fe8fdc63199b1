"""Events of different reports: what is proposed, what never is, and what decisions keep."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.actions import curate
from archive.actions.link import link_all, propose_links
from archive.actions.reread import Analysis, to_read
from archive.actions.runs import begin
from archive.models import Doubt, Event, EventBlock, EventLink, Figure
from archive.queries import links
from archive.queries.links import Ground
from tests.factories import (
    decided,
    make_dispatch,
    make_event,
    make_event_place,
    make_event_unit,
    make_figure,
    make_parent,
    make_place,
    make_term,
    make_unit,
)
from tests.lexicon import FIXTURES

pytestmark = pytest.mark.django_db
CORPUS = FIXTURES / "corpus"
DAY = dt.date(1953, 12, 13)


def told(place=None, dispatch=None, **fields):
    """Return an engagement that a dispatch of its own reports at a place."""
    event = make_event(dispatch=dispatch or make_dispatch(), **fields)
    if place is not None:
        make_event_place(event, place)
    return event


def compare(*events):
    pks = [event.pk for event in events or Event.objects.all()]
    return propose_links(pks, Ground.load(), "test-1")


def proposed():
    rows = EventLink.objects.filter(status="proposed").order_by("kind")
    return [(link.kind, link.event_id, link.other_id) for link in rows]


def reasons(link):
    return [reason["reason"] for reason in link.reasons]


# --- the five documents -------------------------------------------------------------------------


def test_corpus_gives_the_two_links_the_overlap_and_the_doubt_and_no_more(ingest):
    work = ingest(CORPUS, batch=2)

    found = {
        (link.kind, link.event.type, link.other.type): link
        for link in EventLink.objects.select_related("event", "other")
    }
    assert sorted(found) == [
        ("overlaps", "campaign-total", "campaign-total"),
        ("part_of", "liberation", "liberation"),
        ("same_event", "pursuit", "pursuit"),
    ]
    assert EventLink.objects.count() == 3
    part = found["part_of", "liberation", "liberation"]
    assert (part.event.earliest, part.other.places.first().place.slug) == (
        dt.date(1953, 12, 11),
        "lai-chau-province",
    )
    assert reasons(part) == ["dates_overlap", "place_within", "same_type"]
    assert all(link.score >= 0.6 and link.analyser for link in found.values())
    assert work.counts["links"] == 3
    doubt = Doubt.objects.get()
    assert (str(doubt.figure), str(doubt.against)) == (
        "twenty-four enemy battalions",
        "2,000 enemy troops",
    )
    assert [(r["reason"], r.get("echelon")) for r in doubt.reasons] == [
        ("formations_need", "battalion"),
        ("force_had", None),
        ("formations_fit", "company"),
    ]
    assert doubt.figure.value == 24


def test_reading_again_keeps_decisions_and_proposes_no_rejected_link_again(ingest, knowledge):
    ingest(CORPUS)
    pursuit = EventLink.objects.get(kind="same_event")
    curate.reject(pursuit, signature="A curator", reason="Two columns.")
    part = EventLink.objects.get(kind="part_of")
    curate.accept(part, signature="A curator")
    curate.reject(Doubt.objects.get(), signature="A curator", reason="Companies were meant.")

    Analysis(begin("test"), knowledge).take(to_read(everything=True))

    states = dict(EventLink.objects.values_list("kind", "status"))
    assert states == {"same_event": "rejected", "part_of": "accepted", "overlaps": "proposed"}
    assert [doubt.status for doubt in Doubt.objects.all()] == ["rejected"]


# --- what is proposed ---------------------------------------------------------------------------


def test_two_reports_of_one_day_and_place_are_proposed_as_one():
    town = make_place()
    one, other = told(town, type="raid"), told(town, type="attack")

    compare()

    assert proposed() == [("same_event", one.pk, other.pk)]
    link = EventLink.objects.get()
    assert (link.score, reasons(link)) == (0.8, ["same_day", "same_place", "like_types"])


def test_totals_are_never_the_same_event():
    town = make_place()
    told(town, kind="aggregate"), told(town, kind="aggregate"), told(town)

    compare()

    assert [kind for kind, *_ in proposed()] == ["overlaps"]


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "airlift"},
        {"day": dt.date(1953, 12, 20)},
        {"day": None},
        {"earliest": dt.date(1953, 1, 1), "latest": dt.date(1953, 12, 31)},
        {"status": "rejected", "decided": True},
        {"kind": "other"},
    ],
)
def test_unlike_far_undated_or_hidden_events_are_not_linked(fields):
    town = make_place()
    fields = dict(fields)
    if fields.pop("decided", False):
        fields["decision"] = decided()
    told(town, type="raid")
    told(town, **{"type": "raid", **fields})

    compare()

    assert proposed() == []


def test_one_wire_item_tells_no_event_twice():
    town, dispatch = make_place(), make_dispatch()
    told(town, dispatch), told(town, dispatch)

    compare()

    assert proposed() == []


def test_two_towns_are_two_places_however_near():
    told(make_place()), told(make_place())

    compare()

    assert proposed() == []


def test_a_zone_told_by_distance_is_matched_by_its_point():
    zone = {"lat": 20.9, "lon": 104.7, "radius_km": 6.0, "relation": "bearing"}
    one, other = told(make_place()), told()
    anchor = make_place(lat=21.9)
    make_event_place(other, anchor, anchor=anchor, **zone)

    compare()

    assert proposed() == [("same_event", one.pk, other.pk)]
    assert "zones_touch" in reasons(EventLink.objects.get())


def test_a_town_lies_in_its_province_only_while_it_did():
    province = make_place(kind="province", radius_km=60)
    now, then = make_place(), make_place()
    make_parent(now, province, period="1952/1960")
    make_parent(then, province, period="1963/..")
    whole, inside, _ = told(province), told(now), told(then)

    compare()

    assert proposed() == [("part_of", inside.pk, whole.pk)]


def test_places_without_a_point_are_compared_by_name():
    nowhere = make_place(lat=None, lon=None, radius_km=None)
    province = make_place(lat=None, lon=None, radius_km=None, kind="province")
    make_parent(nowhere, province)
    one, other, whole = told(nowhere), told(nowhere), told(province)

    compare()

    assert sorted(proposed()) == [
        ("part_of", one.pk, whole.pk),
        ("part_of", other.pk, whole.pk),
        ("same_event", one.pk, other.pk),
    ]


def test_a_fight_that_goes_on_continues_the_one_before():
    hill = make_place()
    first = told(hill, type="battle")
    then = told(hill, type="battle", day=DAY + dt.timedelta(days=2))
    told(hill, type="battle", day=DAY + dt.timedelta(days=9))

    compare()

    assert proposed() == [("continues", then.pk, first.pk)]


def test_a_numbered_unit_in_common_is_a_reason():
    road = make_place(kind="road")
    one, other = told(road, type="raid"), told(road, type="attack")
    unit = make_unit()
    make_event_unit(one, unit)
    make_event_unit(other, unit)

    compare()

    assert reasons(EventLink.objects.get()) == [
        "same_day",
        "same_place",
        "like_types",
        "common_unit",
    ]


def test_totals_of_overlapping_periods_and_areas_must_not_be_added():
    delta = make_place(kind="region")
    bank, coast = make_place(kind="region"), make_place(kind="region")
    make_parent(bank, delta)
    make_parent(coast, delta)
    year = {"kind": "aggregate", "earliest": dt.date(1953, 1, 1), "latest": dt.date(1953, 12, 31)}
    half = {"kind": "aggregate", "earliest": dt.date(1953, 7, 1), "latest": dt.date(1954, 6, 30)}
    late = {"kind": "aggregate", "earliest": dt.date(1954, 7, 1), "latest": dt.date(1954, 9, 30)}
    part, whole = told(bank, **year), told(delta, **half)
    told(coast, **late)

    compare()

    assert proposed() == [("overlaps", part.pk, whole.pk)]
    assert EventLink.objects.get().reasons[:2] == [
        {"reason": "periods_overlap", "first": "1953-07-01", "last": "1953-12-31"},
        {"reason": "area_within", "inner": bank.slug, "outer": delta.slug},
    ]


# --- claims that cannot both hold ---------------------------------------------------------------


def doubted(count, echelon, men, **fields):
    make_term("echelon", code="battalion", men_least=300, men_most=1000)
    make_term("echelon", code="company", men_least=60, men_most=220)
    town = make_place()
    one, other = told(town), told(town)
    lost = {"side": "enemy", "object": f"formation.{echelon}", **fields}
    make_figure(events=[one], value=count, **lost)
    make_figure(
        events=[other], value=men, object="personnel", action="strength", side="french_union"
    )
    compare()
    return Doubt.objects.count()


@pytest.mark.parametrize(
    ("count", "echelon", "men", "doubts"),
    [(24, "battalion", 2000, 1), (24, "company", 2000, 0), (3, "battalion", 2000, 0)],
)
def test_more_formations_than_the_force_had_men_for_are_doubted(count, echelon, men, doubts):
    assert doubted(count, echelon, men) == doubts
    assert set(Figure.objects.values_list("value", flat=True)) == {count, men}


def test_the_strength_of_the_other_side_raises_no_doubt():
    assert doubted(24, "battalion", 2000, side="vpa") == 0


# --- blocks and decisions -----------------------------------------------------------------------


@pytest.mark.parametrize("count", [3, 30])
def test_a_batch_asks_the_same_queries_whatever_its_size(count):
    town, ground = make_place(), Ground.load()
    events = [told(town) for _ in range(count)]
    pks = [event.pk for event in events]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        propose_links(pks, ground, "test-1")

    assert len(asked) <= 30


def test_a_crowded_block_is_compared_with_its_newest_events_and_counted(monkeypatch):
    monkeypatch.setattr(links, "CAP", 2)
    monkeypatch.setattr("archive.actions.link.CAP", 2)
    town = make_place()
    events = [told(town) for _ in range(5)]
    compare(*events[:-1])
    EventLink.objects.all().delete()

    found = compare(events[-1])

    assert found["crowded"] == 1
    assert len(proposed()) == 1


def test_comparing_everything_anew_finds_the_same(ingest):
    ingest(CORPUS)
    before = proposed()
    EventBlock.objects.all().delete()

    assert sum(found["links"] for *_, found in link_all(Ground.load(), "test-1")) == 3
    assert sorted(proposed()) == sorted(before)


def test_a_curators_link_stands_whichever_way_round():
    town = make_place()
    one, other = told(town), told(town)
    curate.link(other, one, "distinct", signature="A curator")
    curate.link(one, other, "distinct", signature="A curator")

    compare()

    assert [(row.kind, row.status) for row in EventLink.objects.all()] == [("distinct", "accepted")]
