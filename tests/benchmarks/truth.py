"""The pipeline scored on what was put into generated dispatches."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive.generate.dispatches import Generated
from archive.ingest.records import Quote, Reading

Score = Counter[str]
LAYERS = ("dates", "figures", "places", "units")


def score(pairs: Iterable[tuple[Generated, Reading]]) -> Score:
    """Return counts: ``dates`` put in and ``dates found``, and the same for the other layers."""
    total: Score = Counter()
    for generated, reading in pairs:
        for layer, put_in, found in _layers(generated.truth, reading):
            total[layer] += len(put_in)
            total[f"{layer} found"] += sum((Counter(put_in) & Counter(found)).values())
        total.update(_differences(generated.truth, reading))
    return total


def table(total: Score) -> Iterator[str]:
    """Yield the score as Markdown."""
    yield "| put in | number | found | share |"
    yield "| --- | ---: | ---: | ---: |"
    for layer in (*LAYERS, "differences"):
        number, found = total[layer], total[f"{layer} found"]
        yield f"| {layer} | {number:,} | {found:,} | {found / max(1, number):.3f} |"
    clean, false = total["clean pairs"], total["false alarms"]
    yield ""
    yield (
        f"Differences found where none was put in: {false:,} in {clean:,} pairs of sentences, "
        f"{100 * false / max(1, clean):.1f} per 100."
    )
    kinds = sorted(key.removeprefix("kind ") for key in total if key.startswith("kind "))
    told = ", ".join(f"{kind} {total[f'found {kind}']}/{total[f'kind {kind}']}" for kind in kinds)
    yield f"By kind: {told}."


def _layers(
    truth: dict[str, Any], reading: Reading
) -> Iterator[tuple[str, list[object], list[object]]]:
    wrong = {difference["kind"] for difference in truth["differences"]}
    # What the languages tell differently has no one right reading.
    if "date" not in wrong:
        ends = [end for date in reading.dates for end in set(date.value.edtf.split("/"))]
        yield "dates", sorted({edtf for (edtf,) in truth["dates"]}), sorted(set(ends))
    if not wrong & {"number", "magnitude", "qualifier", "action", "dropped_item"}:
        put_in = [(action, counted, value) for action, counted, value, _ in truth["figures"]]
        found = [(f.action, f.object, _value(f.quantity)) for f in reading.figures]
        yield "figures", put_in, found
    if "place" not in wrong:
        put_in = sorted({slug for slug, _ in truth["places"] if slug})
        yield "places", put_in, sorted({p.place for p in reading.places if p.place})
    if "unit" not in wrong:
        named = {(u.ordinal, u.echelon) for u in reading.units}
        yield "units", sorted({tuple(unit) for unit in truth["units"]}), list(named)


def _value(quantity: Any) -> object:
    """Return the number as printed: of "more than 300", 300."""
    number = quantity.value if quantity.value is not None else quantity.low
    if quantity.value is None and quantity.qualifier == "more_than" and number is not None:
        number -= 1 if number % 10 == 1 else 0
    if quantity.value is None and quantity.qualifier in ("nearly", "less_than"):
        number = quantity.high + 1 if quantity.high is not None else None
    return int(number) if number is not None else None


def _differences(truth: dict[str, Any], reading: Reading) -> Score:
    """Return what was found of the differences put in, and what was found besides."""
    put_in = truth["differences"]
    found: Score = Counter(differences=len(put_in))
    found["clean pairs"] = len(reading.sentence_alignment) - len(put_in)
    sentences = [(d["en"], d["zh"]) for d in put_in]
    hit: set[int] = set()
    for one in reading.discrepancies:
        where = _which(sentences, one.english, one.chinese, reading)
        if where is None:
            found["false alarms"] += 1
        else:
            hit.add(where)
    found["differences found"] = len(hit)
    for place, difference in enumerate(put_in):
        found[f"kind {difference['kind']}"] += 1
        found[f"found {difference['kind']}"] += place in hit
    return found


def _which(
    sentences: Sequence[tuple[str, str]],
    english: Quote | None,
    chinese: Quote | None,
    reading: Reading,
) -> int | None:
    """Return in which of these sentences the quotes stand."""
    for place, (said, said_in_chinese) in enumerate(sentences):
        for quote, sentence in ((english, said), (chinese, said_in_chinese)):
            if quote is None:
                continue
            text = reading.article.paragraph(quote.paragraph).text
            start = text.find(sentence)
            if start >= 0 and start <= quote.start < start + len(sentence):
                return place
    return None
