"""Where a mention lies, in the columns of an event's place."""

from decimal import Decimal

from archive.actions.catalogue import Catalogue, Spot
from archive.actions.located import located
from archive.ingest.records import Language, PlaceMention, Quote, RelativeLocation
from archive.queries.links import Ground

WORDS = Quote("en1", 0, 37, "twenty nautical miles off Chumunjin", Language.ENGLISH)


def catalogue(**places: Spot) -> Catalogue:
    return Catalogue(places, {}, {}, {}, Ground({}, {}))


def told(anchor: str, bearing: str = "E") -> PlaceMention:
    relation = RelativeLocation(anchor, bearing, Decimal(20), "nmi")
    name = "" if anchor else "Chumunjin"
    return PlaceMention("p1", None, WORDS, (), relation, name)


def test_a_distance_is_told_from_a_proposed_anchor_without_a_point() -> None:
    row = located(told(""), "location", catalogue(), 7)
    assert (row["relation"], row["anchor_id"], row["filed_under_id"]) == ("bearing", 7, 7)
    assert (row["lat"], row["computed"], row["bearing"]) == (None, False, "E")
    assert (row["distance_unit"], row["distance_km"]) == ("nmi", 37.04)


def test_a_distance_is_told_from_a_place_of_the_gazetteer() -> None:
    known = catalogue(**{"ha-noi": Spot(3, "city", 21.0, 105.8, 3.0)})
    row = located(told("ha-noi"), "location", known, None)
    assert (row["anchor_id"], row["filed_under_id"], row["place_id"]) == (3, 3, None)
