"""Two readings of one text compared: what is new, what is gone and what is read otherwise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.ingest.records import (
    FigureMention,
    Language,
    PlaceMention,
    Quote,
    Reading,
    UnitMention,
)
from archive.presenters.words import HANS, Said, Words


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing read: its kind, its words and what was read out of them."""

    kind: str
    words: tuple[Quote, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Row:
    """A finding before and after; `code` is new, gone, changed or same."""

    code: str
    kind: str
    label: str
    words: tuple[Said, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changes and what does not."""

    changes: tuple[Row, ...]
    same: tuple[Row, ...]


def compare(before: Iterable[Reading], after: Iterable[Reading], words: Words) -> Comparison:
    """Return what one reading has and the other has not."""
    old, new = _grouped(before, words), _grouped(after, words)
    rows = [row for key in {**old, **new} for row in _rows(key, old[key], new[key])]
    return Comparison(
        changes=tuple(row for row in rows if row.code != "same"),
        same=tuple(row for row in rows if row.code == "same"),
    )


_Key = tuple[str, tuple[Quote, ...]]


def _grouped(readings: Iterable[Reading], words: Words) -> defaultdict[_Key, list[str]]:
    found: defaultdict[_Key, list[str]] = defaultdict(list)
    for reading in readings:
        for finding in _findings(reading, words):
            found[finding.kind, finding.words].append(finding.value)
    return found


def _rows(key: _Key, old: Sequence[str], new: Sequence[str]) -> Iterator[Row]:
    labels = {"new": _("new"), "gone": _("gone"), "changed": _("changed"), "same": ""}
    kept = [value for value in new if value in old]
    before = [value for value in old if value not in kept]
    after = [value for value in new if value not in kept]
    pairs = [("same", value, value) for value in kept]
    for place in range(max(len(before), len(after))):
        was = before[place] if place < len(before) else ""
        now = after[place] if place < len(after) else ""
        pairs.append(("changed" if was and now else "new" if now else "gone", was, now))
    kind, quotes = key
    said = tuple(
        Said(quote.text, "en" if quote.language is Language.ENGLISH else HANS) for quote in quotes
    )
    for code, was, now in pairs:
        yield Row(code, kind, labels[code], said, was, now)


def _findings(reading: Reading, words: Words) -> Iterator[Finding]:
    for date in reading.dates:
        yield Finding(_("Date"), date.quotes, date.value.edtf)
    for place in reading.places:
        yield Finding(_("Place"), (place.quote,), _place(place))
    for unit in reading.units:
        yield Finding(_("Unit"), unit.quotes, _unit(unit, words))
    for figure in reading.figures:
        yield Finding(_("Figure"), figure.quotes, _figure(figure, words))
    for event in reading.events:
        value = " · ".join(
            part
            for part in (
                words.label("event_type", event.type),
                event.title_english,
                event.date.edtf if event.date else "",
            )
            if part
        )
        yield Finding(_("Event"), event.evidence[:1], value)
    for one in reading.discrepancies:
        quotes = tuple(quote for quote in (one.english, one.chinese) if quote)
        yield Finding(
            _("Difference"), quotes, f"{words.label('discrepancy', one.kind)}: {one.note}"
        )
    for report in reading.reports:
        if report.dateline:
            agency = report.dateline.agency or _("Agency not named")
            yield Finding(_("Dateline"), report.dateline.quotes, agency)


def _place(place: PlaceMention) -> str:
    if place.place:
        return place.place
    if place.proposed_name:
        return _("%(name)s, proposed as a new place") % {"name": place.proposed_name}
    return _("could be %(places)s") % {"places": ", ".join(place.candidates) or "–"}


def _unit(unit: UnitMention, words: Words) -> str:
    count = f"{unit.count} × " if unit.count is not None else ""
    known = unit.unit or _("not in the list of units")
    parts = (unit.name, words.label("echelon", unit.echelon), words.label("side", unit.side), known)
    return count + " · ".join(part for part in parts if part)


def _figure(figure: FigureMention, words: Words) -> str:
    quantity = figure.quantity
    low, high = (f"{end:f}" if end is not None else "…" for end in (quantity.low, quantity.high))
    number = f"{quantity.value:f}" if quantity.value is not None else f"{low}–{high}"
    parts = (
        words.label("action", figure.action),
        number,
        figure.unit,
        words.label("object", figure.object),
        words.label("side", figure.side),
    )
    return " ".join(part for part in parts if part)
