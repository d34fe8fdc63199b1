import pytest

from archive.models import Place
from archive.queries.facets import counts
from archive.queries.regions import hierarchy, region_tree, subtree
from archive.queries.selection import Selection
from tests.factories import make_event, make_event_place, make_parent, make_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def north():
    north = make_place(slug="north", name_en="North")
    west = make_place(slug="north-west", name_en="North-west")
    lai_chau = make_place(slug="lai-chau", name_en="Lai Châu")
    make_parent(west, north)
    make_parent(lai_chau, west)
    return north, west, lai_chau


def places():
    return {place.slug: place for place in Place.objects.all()}


def test_a_subtree_holds_the_place_and_all_that_lies_in_it(north):
    assert subtree(north[0].pk) == {place.pk for place in north}


def test_a_hierarchy_that_runs_in_a_circle_still_ends(north):
    make_parent(north[0], north[2])

    assert subtree(north[2].pk) == {place.pk for place in north}


def test_a_place_lies_in_its_parents_widest_first(north):
    wide, west, lai_chau = north

    assert hierarchy().over(lai_chau.pk) == (wide.pk, west.pk)


def test_the_tree_counts_an_event_once_in_each_branch(north):
    _, west, lai_chau = north
    event = make_event()
    make_event_place(event, lai_chau)
    make_event_place(event, west)
    make_place(slug="empty")

    tree = region_tree(counts(Selection(), "region"), hierarchy(), places())

    assert [(b.place.slug, b.count) for b in tree] == [("north", 1)]
    assert [(b.place.slug, b.count) for b in tree[0].branches] == [("north-west", 1)]
    assert [(b.place.slug, b.count) for b in tree[0].branches[0].branches] == [("lai-chau", 1)]


def test_a_chosen_place_stays_in_the_tree_when_nothing_lies_in_it(north):
    tree = region_tree({}, hierarchy(), places(), keep=["north"])

    assert [(b.place.slug, b.count) for b in tree] == [("north", 0)]
