"""Compare what the pipeline reads with what the items of the set expect."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from archive.ingest.extract.places.names import gazetteer
from archive.ingest.records import FigureMention, Quote, Reading
from tests.lexicon import load
from tests.readings import events
from tests.readings.items import LINKS, Item, items, reading

ANY = "*"
PROPOSED = "?"  # a name that is not in the gazetteer
# Countries whose places came into the gazetteer after the items were written, as "?".
LATER = frozenset(
    {
        "china",
        "korea",
        "north-korea",
        "south-korea",
        "japan",
        "malaya",
        "algeria",
        "philippines",
        "burma",
        "soviet-union",
    }
)
SHARE = 0.4  # of a proposed name's words that must be the expected ones


@dataclass(frozen=True)
class Found:
    """One thing read: its quotes and its fields."""

    quotes: tuple[Quote, ...]
    fields: dict[str, Any]

    def __str__(self) -> str:
        words = " | ".join(quote.text for quote in self.quotes)
        return f"“{words}” " + " ".join(
            f"{k}={v}" for k, v in self.fields.items() if v not in (None, "")
        )


@dataclass(frozen=True)
class Outcome:
    """How one item fared; ``right`` things of those expected and of those found."""

    item: Item
    right: int
    expected: int
    found: int
    readings: tuple[str, ...]

    @property
    def passed(self) -> bool:
        """Say whether everything expected was found and nothing else."""
        return self.right == self.expected == self.found


@dataclass(frozen=True)
class Tally:
    """The outcomes of one layer as shares."""

    outcomes: tuple[Outcome, ...]

    @property
    def items(self) -> float:
        """Return the share of items read without a fault."""
        return _share(sum(o.passed for o in self.outcomes), len(self.outcomes))

    @property
    def recall(self) -> float:
        """Return the share of the expected things that were read right."""
        return _share(sum(o.right for o in self.outcomes), sum(o.expected for o in self.outcomes))

    @property
    def precision(self) -> float:
        """Return the share of the things read that are right."""
        return _share(sum(o.right for o in self.outcomes), sum(o.found for o in self.outcomes))


def score(layer: str, of: str = "first") -> Tally:
    """Return how the pipeline fares on one layer of a set."""
    return Tally(tuple(outcome(layer, item) for item in items(layer, of)))


def outcome(layer: str, item: Item) -> Outcome:
    """Return how the pipeline fares on one item, by the expectation it fits best."""
    result = reading(item)
    if layer == "alignment":
        return _alignment(item, result)
    if layer == "events":
        return _events(item, result)
    if layer in LINKS:
        numbers = events.links(layer, item["expect"], result, _same_interval)
        return Outcome(item, *numbers[:3], tuple(numbers[3]))
    found = list(_FOUND[layer](item, result))
    tries = [
        _compare(layer, item, expect, found) for expect in [item["expect"], *item.get("or", [])]
    ]
    return max(tries, key=lambda o: (o.passed, o.right - o.expected - o.found))


def _compare(layer: str, item: Item, expect: list[Item], found: list[Found]) -> Outcome:
    """Pair each expected thing with the first thing found that is the same."""
    if layer == "datelines":
        right = sum(_same_fields(e, f.fields) for e, f in zip(expect, found, strict=False))
        return Outcome(item, right, len(expect), len(found), tuple(map(str, found)))
    left, right, spared = list(found), 0, 0
    for wanted in sorted(expect, key=lambda e: bool(e.get("optional"))):
        match = next((f for f in left if _same(item, wanted, f)), None)
        if match is not None:
            left.remove(match)
        if match is not None and wanted.get("optional"):
            spared += 1
        elif match is not None:
            right += 1
    spared += sum(_spared(layer, item, expect, f) for f in left)
    needed = sum(not e.get("optional") for e in expect)
    return Outcome(item, right, needed, len(found) - spared, tuple(map(str, found)))


def _spared(layer: str, item: Item, expect: list[Item], found: Found) -> bool:
    """Say whether this may stand beside what is expected without being a fault.

    The place that a distance is told from may be marked too, and a difference said twice.
    """
    if layer == "places":
        told = [e for e in expect if "relation" in e]
        return found.fields["relation"] is None and any(_touches(item, e, found) for e in told)
    return layer == "differences" and any(_same(item, e, found) for e in expect)


def _same(item: Item, wanted: Item, found: Found) -> bool:
    return _touches(item, wanted, found) and _same_fields(wanted, found.fields)


def _touches(item: Item, wanted: Item, found: Found) -> bool:
    """Say whether a quote of what was found shares words with the expected ones."""
    texts = {"en": item.get("en"), "zh": item.get("zh")}
    words = {key: wanted[key] for key in ("en", "zh") if key in wanted}
    if "q" in wanted:
        texts, words = {item["lang"]: item["text"]}, {item["lang"]: wanted["q"]}
    for quote in found.quotes:
        word, text = words.get(quote.language), texts.get(quote.language)
        if word is None or not isinstance(text, str):
            continue
        at = text.find(word)
        while at >= 0:
            start, end = (
                quote.start - len(item.get("lead", "")),
                quote.end - len(item.get("lead", "")),
            )
            shared = min(end, at + len(word)) - max(start, at)
            least = SHARE * max(end - start, len(word)) if wanted.get("place") == PROPOSED else 1
            if shared >= least:
                return True
            at = text.find(word, at + 1)
    return False


def _same_fields(wanted: Item, fields: dict[str, Any]) -> bool:
    """Say whether every field that the expectation names has an expected value."""
    for key, value in wanted.items():
        if key in ("q", "en", "zh", "optional", "chain_or"):
            continue
        if key == "chain":
            chains = [value, *wanted.get("chain_or", [])]
            if not any(_same_chain(chain, fields[key]) for chain in chains):
                return False
        elif key == "relation":
            relation = fields[key]
            if relation is None or not _same_fields(value, relation):
                return False
        elif not _equal(value, fields[key]):
            return False
    return True


def _same_chain(wanted: Any, links: list[list[Any]]) -> bool:
    if wanted == ANY:
        return True
    return len(wanted) == len(links) and all(
        all(_equal(w, f) for w, f in zip(a, b, strict=True))
        for a, b in zip(wanted, links, strict=True)
    )


def _equal(wanted: Any, value: Any) -> bool:
    if isinstance(wanted, list):
        return any(_equal(one, value) for one in wanted)
    if isinstance(wanted, str) and wanted != value and "|" in wanted:
        return value in wanted.split("|")
    if isinstance(value, Decimal):
        value = float(value)
    return wanted in (ANY, value)


# --- what was found, by layer -----------------------------------------------------------------


def _datelines(item: Item, result: Reading) -> Iterator[Found]:
    for report in result.reports:
        line = report.dateline
        if line is None:
            continue
        chain = [[s.actor, s.kind, s.date.edtf if s.date else None] for s in report.chain]
        date = line.date.edtf if line.date else None
        fields = {"agency": line.agency, "date": date, "place": line.place, "chain": chain}
        yield Found(line.quotes, fields)


def _dates(item: Item, result: Reading) -> Iterator[Found]:
    for date in result.dates:
        if date.quotes[0].start >= len(item.get("lead", "")):
            yield Found(date.quotes, {"edtf": _interval(date.value.edtf), "role": date.role})


def _interval(edtf: str) -> str:
    """Return days on end, {a,b} or [a..b], as the interval a/b that the items write."""
    days = edtf[1:-1].replace("..", ",").split(",") if edtf[:1] in ("{", "[") else [edtf]
    if len(days) > 2 and _days(days[-1]) - _days(days[0]) != len(days) - 1:
        return edtf
    return days[0] if len(days) == 1 else f"{days[0]}/{days[-1]}"


def _days(edtf: str) -> int:
    """Return the number of a day."""
    return dt.date(*[*map(int, edtf.split("-")), 1, 1][:3]).toordinal()


def _figures(item: Item, result: Reading) -> Iterator[Found]:
    for figure in result.figures:
        yield Found(figure.quotes, _figure_fields(figure))


def _figure_fields(figure: FigureMention) -> dict[str, Any]:
    quantity = figure.quantity
    return {
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "qualifier": quantity.qualifier,
        "action": figure.action,
        "object": figure.object,
        "unit": figure.unit,
        "side": figure.side,
        "part": figure.part_of is not None,
    }


def _units(item: Item, result: Reading) -> Iterator[Found]:
    by_id = {unit.id: unit for unit in result.units}
    for unit in result.units:
        if unit.ordinal is None and unit.count is None:
            continue
        parent = by_id.get(unit.parent or "")
        fields = {
            "ordinal": unit.ordinal,
            "echelon": unit.echelon,
            "side": unit.side,
            "parent": parent.ordinal if parent else None,
            "count": unit.count,
            "count_qualifier": unit.count_qualifier,
        }
        yield Found(unit.quotes, fields)


def _places(item: Item, result: Reading) -> Iterator[Found]:
    for place in result.places:
        relation = place.relation and {
            "anchor": place.relation.anchor,
            "distance": place.relation.distance,
            "unit": place.relation.unit,
            "bearing": place.relation.bearing,
        }
        slug = place.place if place.place or not place.proposed_name else PROPOSED
        if slug and gazetteer(load()).country.get(slug, "") in LATER:
            slug = PROPOSED
        yield Found((place.quote,), {"place": slug, "relation": relation})


def _differences(item: Item, result: Reading) -> Iterator[Found]:
    for d in result.discrepancies:
        quotes = tuple(quote for quote in (d.english, d.chinese) if quote)
        yield Found(quotes, {"kind": d.kind, "severity": d.severity})


def _alignment(item: Item, result: Reading) -> Outcome:
    expected = {
        (tuple(_sentence("en", n) for n in en), tuple(_sentence("zh", n) for n in zh))
        for en, zh in item["beads"]
    }
    found = {(bead.english, bead.chinese) for bead in result.sentence_alignment}
    words = tuple(f"{'+'.join(en) or '–'} = {'+'.join(zh) or '–'}" for en, zh in sorted(found))
    return Outcome(item, len(expected & found), len(expected), len(found), words)


def _events(item: Item, result: Reading) -> Outcome:
    """Pair proposals with expected events: kind, type, date, places, a sentence that tells it."""
    paired = [wanted for wanted, _ in events.pairs(item["expect"], result, _same_interval)]
    right = sum(not wanted.get("optional") for wanted in paired)
    needed = sum(not wanted.get("optional") for wanted in item["expect"])
    found = len(result.events) - (len(paired) - right)
    return Outcome(item, right, needed, found, tuple(events.told(e, result) for e in result.events))


def _same_interval(wanted: Any, value: Any) -> bool:
    return _equal(wanted, _interval(value) if isinstance(value, str) else value)


def _sentence(language: str, number: str) -> str:
    paragraph, sentence = number.split(".")
    return f"{language}{paragraph}.s{sentence}"


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


_FOUND: dict[str, Callable[[Item, Reading], Iterator[Found]]] = {
    "datelines": _datelines,
    "dates": _dates,
    "figures": _figures,
    "units": _units,
    "places": _places,
    "differences": _differences,
}
