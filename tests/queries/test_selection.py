"""Counts and pages of engagements are what somebody would count who looks at every row."""

import datetime as dt

import pytest
from pyroaring import BitMap

from archive.queries import results
from archive.queries.facets import facet_counts
from archive.queries.histogram import extent, histogram
from archive.queries.index import segment as segments
from archive.queries.index.current import Held, forget
from archive.queries.index.current import current as current_index
from archive.queries.index.reading import read
from archive.queries.index.subjects import EVENTS
from archive.queries.marks import marks
from archive.queries.selection import FACETS, Selection, matching
from archive.search.ask import ask
from archive.search.common import Hits
from archive.search.kinds import EVENT
from archive.search.upkeep import follow_events
from tests.factories import (
    make_dispatch,
    make_event,
    make_event_place,
    make_figure,
    make_place,
    make_report,
)
from tests.queries.archive import World, by_hand, told

pytestmark = pytest.mark.django_db


def regions(world):
    """Return the slugs of each place and all that it lies in, along every parent."""
    above = {0: (), 1: (0,), 2: (1, 0), 3: (1, 0, 4), 4: (), 5: (4,), 6: ()}
    slugs = [place.slug for place in world.places]
    return {
        world.places[place].pk: {slugs[place], *(slugs[one] for one in over)}
        for place, over in above.items()
    }


def in_parts(index, parts=3):
    """Return an index whose rows stand in several segments, some of them stale in the first."""
    ids = BitMap(segments.id_of(key) for one in index.segments for key in one.keys)
    held = [Held(read(EVENTS), BitMap())]
    for part in range(1, parts):
        some = BitMap(pk for pk in ids if pk % parts == part)
        held = [Held(one.segment, one.stale | one.segment.ranks_of(some)) for one in held]
        held.append(Held(read(EVENTS, some), BitMap(), some))
    return type(index)(EVENTS, tuple(held), index.gazetteer, "", 0, 0)


@pytest.mark.parametrize("seed", range(4))
def test_every_count_is_what_a_reader_counts(seed):
    world = World(seed)
    for _ in range(30):
        world.add_event()
    events = told(regions(world))
    forget()

    for _ in range(25):
        asked = world.selection()
        for index in (asked.index, in_parts(asked.index)):
            same = Selection(
                asked.kind, asked.chosen, asked.first, asked.last, asked.reading, asked.minimum,
                index=index,
            )  # fmt: skip
            matching_ = [event for event in events if event.matches(same)]

            assert set(results.ids(same)) == {event.event.pk for event in matching_}
            assert results.count(same) == len(matching_)
            assert {k: dict(v) for k, v in facet_counts(same).items()} == by_hand(events, same)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("order", results.ORDERS)
def test_pages_are_slices_of_one_order(seed, order):
    world = World(seed)
    for _ in range(30):
        world.add_event()
    forget()
    whole = Selection()

    for index in (whole.index, in_parts(whole.index)):
        asked = Selection(index=index)
        ids = list(results.ids(asked, order))
        pages = [results.page_ids(asked, order, number, 7) for number in range(1, 9)]
        around = [results.around(asked, order, pk) for pk in ids]

        assert [pk for page in pages for pk in page] == ids
        assert len(set(ids)) == len(ids) == results.count(asked)
        assert around == list(zip([None, *ids], [*ids[1:], None], strict=False))


def test_engagements_stand_by_date_and_hour_the_undated_last_either_way():
    day = dt.date(1954, 5, 7)
    undated = make_event(day=None).pk
    evening = make_event(day=day, time_start=dt.time(17, 15)).pk
    morning = make_event(day=day, time_start=dt.time(4)).pk
    some_time = make_event(day=day).pk
    earlier = make_event(day=day - dt.timedelta(days=1)).pk

    assert list(results.ids(Selection())) == [earlier, morning, evening, some_time, undated]
    assert results.page_ids(Selection(), "-date")[-2:] == (earlier, undated)


def test_the_order_of_printing_is_that_of_the_first_newspaper():
    late, early, unprinted = make_event(), make_event(), make_event()
    for day in (9, 20):
        make_report(early, make_dispatch(published=dt.date(1954, 1, day)))
    make_report(late, make_dispatch(published=dt.date(1954, 1, 11)))

    assert list(results.ids(Selection(), "printed")) == [early.pk, late.pk, unprinted.pk]
    assert list(results.ids(Selection(), "-printed")) == [late.pk, early.pk, unprinted.pk]


def test_the_greatest_figure_of_the_chosen_kind_comes_first():
    small, great, none = make_event(), make_event(), make_event()
    make_figure(events=[small], action="killed", value=30, low=30, high=30)
    make_figure(events=[small], action="captured", value=9000, low=9000, high=9000)
    make_figure(events=[great], action="killed", value=300, low=300, high=None)

    killed = Selection(chosen={"figure": ("killed", "unknown")})

    assert results.page_ids(killed, "figure") == (great.pk, small.pk, none.pk)
    assert results.page_ids(Selection(), "figure") == (small.pk, great.pk, none.pk)


def test_a_long_engagement_is_found_on_every_day_it_may_have_lasted():
    event = make_event(day=None, earliest=dt.date(1953, 3, 3), latest=dt.date(1954, 5, 7))

    def found(first, last):
        return results.count(Selection(first=first, last=last))

    assert found(dt.date(1954, 5, 7), None) == found(None, dt.date(1953, 3, 3)) == 1
    assert found(dt.date(1954, 5, 8), None) == found(None, dt.date(1953, 3, 2)) == 0
    assert list(results.ids(Selection(first=dt.date(1954, 1, 1)))) == [event.pk]


def test_the_histogram_holds_every_dated_engagement_once():
    for month in range(1, 13):
        make_event(day=dt.date(1953, month, 5))
    make_event(day=None)
    asked = Selection(first=dt.date(1953, 6, 1))

    found = histogram(asked)

    assert extent(Selection()) == (dt.date(1953, 1, 5), dt.date(1953, 12, 5))
    assert (found.unit, len(found.bins)) == ("month", 12)
    assert [one.all for one in found.bins] == [one.matching for one in found.bins] == [1] * 12
    assert histogram(Selection()).undated == 1


@pytest.mark.parametrize(
    ("days", "unit"), [(59, "day"), (60, "month"), (2000, "quarter"), (6000, "year")]
)
def test_the_histogram_never_has_more_than_sixty_bins(days, unit):
    make_event(day=dt.date(1950, 1, 1))
    make_event(day=dt.date(1950, 1, 1) + dt.timedelta(days=days))

    found = histogram(Selection())

    assert (found.unit, sum(one.all for one in found.bins)) == (unit, 2)
    assert len(found.bins) <= 60


def test_marks_count_each_engagement_once_and_say_what_has_no_point():
    near, far = make_place(lat=20.0, lon=104.0), make_place(lat=10.0, lon=106.0)
    both, one = make_event(), make_event()
    make_event_place(both, near)
    make_event_place(both, far)
    make_event_place(one, near)
    make_event()

    everywhere = marks(Selection())
    north = marks(Selection(), (100, 15, 110, 25))
    together = marks(Selection(), limit=1)

    assert [(mark.events, mark.spots[0].place) for mark in everywhere.marks] == [
        (2, near.pk), (1, far.pk),
    ]  # fmt: skip
    assert (everywhere.inside, everywhere.outside, everywhere.unplaced) == (2, 0, 1)
    assert (len(north.marks), north.inside, north.outside, north.unplaced) == (1, 2, 0, 1)
    assert [(mark.events, len(mark.spots)) for mark in together.marks] == [(2, 2)]


def test_a_page_is_counted_on_one_state_of_the_archive():
    make_event()
    before = Selection()
    make_event()

    assert (results.count(before), results.count(Selection())) == (1, 2)


def test_a_search_narrows_a_selection_to_its_hits():
    titles = ("A raid", "An ambush at dawn", "A siege", "The ambush")
    events = [make_event(title_en=title) for title in titles]
    follow_events(event.pk for event in events)

    found = Selection(hits=Hits(EVENT, ask("ambush")))

    assert list(results.ids(found)) == [events[1].pk, events[3].pk]
    assert facet_counts(found)["type"] == {"battle": 2}


def test_an_empty_archive_has_no_rows_and_no_values():
    asked = Selection()

    assert (results.count(asked), results.page_ids(asked), extent(asked)) == (0, (), None)
    assert facet_counts(asked) == {facet: {} for facet in FACETS}
    assert marks(asked).marks == histogram(asked).bins == ()
    assert all(not rows for rows in matching(asked))
    assert current_index().segments
