import pytest

from tests.readings.items import LAYERS, items
from tests.readings.score import score

# What the rules reach on the set, a little below: items without a fault, recall, precision.
FLOORS = {
    "datelines": (0.88, 0.88, 0.94),
    "dates": (0.84, 0.90, 0.92),
    "figures": (0.64, 0.69, 0.76),
    "units": (0.63, 0.64, 0.83),
    "places": (0.63, 0.62, 0.93),
    "alignment": (0.88, 0.94, 0.93),
    "differences": (0.72, 0.55, 0.80),
}


@pytest.mark.parametrize("layer", LAYERS)
def test_readings_do_not_get_worse(layer):
    tally = score(layer)
    reached = (tally.items, tally.recall, tally.precision)
    assert all(a >= b for a, b in zip(reached, FLOORS[layer], strict=True)), reached


@pytest.mark.parametrize("layer", LAYERS)
def test_items_quote_their_own_text(layer):
    seen = set()
    for item in items(layer):
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


def test_the_set_is_large_and_its_alignments_are_whole():
    assert sum(len(items(layer)) for layer in LAYERS) >= 500
    for item in items("alignment"):
        for language, side in (("en", 0), ("zh", 1)):
            told = [n for bead in item["beads"] for n in bead[side]]
            printed = [
                f"{p}.{s}"
                for p, sentences in enumerate(item[language], 1)
                for s in range(1, len(sentences) + 1)
            ]
            assert sorted(told) == printed, item["id"]
