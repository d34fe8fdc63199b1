import pytest

from tests.readings.items import LAYERS, LINKS, SETS, items, layers
from tests.readings.score import score

# What the rules reach on the set, a little below: items without a fault, recall, precision.
FLOORS = {
    "datelines": (0.95, 0.95, 0.97),
    "dates": (0.97, 0.97, 0.97),
    "figures": (0.97, 0.97, 0.97),
    "units": (0.97, 0.97, 0.97),
    "places": (0.95, 0.97, 0.96),
    "alignment": (0.93, 0.96, 0.96),
    "differences": (0.93, 0.93, 0.91),
}
FLOORS_OF_THE_SECOND = {
    "datelines": (0.95, 0.95, 0.95),
    "dates": (0.90, 0.97, 0.92),
    "figures": (0.95, 0.96, 0.97),
    "units": (0.89, 0.88, 0.90),
    "places": (0.94, 0.94, 0.94),
    "alignment": (0.74, 0.84, 0.80),
    "differences": (0.93, 0.93, 0.95),
}
FLOORS_OF_THE_THIRD = {
    "datelines": (0.99, 0.99, 0.99),
    "dates": (0.97, 0.97, 0.97),
    "figures": (0.92, 0.94, 0.94),
    "units": (0.99, 0.99, 0.99),
    "places": (0.92, 0.99, 0.9),
    "alignment": (0.86, 0.90, 0.87),
    "differences": (0.94, 0.9, 0.99),
}

FLOORS_OF_THE_FOURTH = {
    "datelines": (0.94, 0.94, 0.99),
    "dates": (0.77, 0.96, 0.86),
    "figures": (0.68, 0.73, 0.77),
    "units": (0.99, 0.99, 0.99),
    "places": (0.80, 0.93, 0.99),
    "alignment": (0.93, 0.95, 0.93),
    "differences": (0.92, 0.92, 0.92),
}

FLOORS_OF_THE_SIXTH = {
    "events": (0.82, 0.90, 0.90),
    "event-units": (0.85, 0.78, 0.97),
    "event-figures": (0.87, 0.96, 0.89),
}


@pytest.mark.parametrize("layer", FLOORS_OF_THE_SIXTH)
def test_events_of_the_sixth_set_do_not_get_worse(layer):
    keep(score(layer, "sixth"), FLOORS_OF_THE_SIXTH[layer])


@pytest.mark.parametrize("layer", LAYERS)
def test_readings_do_not_get_worse(layer):
    keep(score(layer), FLOORS[layer])


@pytest.mark.parametrize("layer", LAYERS)
def test_readings_of_the_second_set_do_not_get_worse(layer):
    keep(score(layer, "second"), FLOORS_OF_THE_SECOND[layer])


@pytest.mark.parametrize("layer", LAYERS)
def test_readings_of_the_third_set_do_not_get_worse(layer):
    keep(score(layer, "third"), FLOORS_OF_THE_THIRD[layer])


@pytest.mark.parametrize("layer", LAYERS)
def test_readings_of_the_fourth_set_do_not_get_worse(layer):
    keep(score(layer, "fourth"), FLOORS_OF_THE_FOURTH[layer])


def keep(tally, floors):
    reached = (tally.items, tally.recall, tally.precision)
    assert all(a >= b for a, b in zip(reached, floors, strict=True)), reached


@pytest.mark.parametrize("of", SETS)
@pytest.mark.parametrize("layer", LAYERS)
def test_items_quote_their_own_text(layer, of):
    seen = set()
    for item in items(layer, of):
        assert item["id"] not in seen, item["id"]
        seen.add(item["id"])
        for wanted in [w for e in (item.get("expect", []), *item.get("or", [])) for w in e]:
            for key, text in (
                ("q", item.get("text")),
                ("en", item.get("en")),
                ("zh", item.get("zh")),
            ):
                if key in wanted:
                    assert wanted[key] in text, (item["id"], wanted[key])


@pytest.mark.parametrize("of", ["sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"])
def test_events_quote_their_own_text(of):
    for item in items("events", of):
        text = item.get("text") or item["en"] + item["zh"]
        for wanted in item["expect"]:
            for words in (wanted["q"], *wanted["places"], *wanted.get("figures", [])):
                assert any(word in text for word in words.split("|")), (item["id"], words)


def test_the_set_is_large_and_its_alignments_are_whole():
    assert sum(len(items(layer)) for layer in LAYERS) >= 500
    for of in SETS[1:]:
        told = {layer for layer in layers(of) if layer not in LINKS}
        assert sum(len(items(layer, of)) for layer in told) >= 100
    for item in (item for of in SETS for item in items("alignment", of)):
        for language, side in (("en", 0), ("zh", 1)):
            told = [n for bead in item["beads"] for n in bead[side]]
            printed = [
                f"{p}.{s}"
                for p, sentences in enumerate(item[language], 1)
                for s in range(1, len(sentences) + 1)
            ]
            assert sorted(told) == printed, item["id"]
