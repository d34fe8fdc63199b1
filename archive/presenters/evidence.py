"""The words that attest an event, facing, with what was read out of them marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from archive.models import Discrepancy, Dispatch, Event, Evidence, Paragraph
from archive.presenters.addresses import address, passage
from archive.presenters.events import evidence_of
from archive.presenters.runs import Flaw, Mark, Over, Run, runs
from archive.presenters.words import Date, Said, Words, chinese_of

Quotes = dict[int, list[Mark]]


@dataclass(frozen=True, slots=True)
class Line:
    """Words of one paragraph, where they stand, and the runs that make them up."""

    address: str
    lang: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one dispatch that attest the event; a row holds both languages."""

    dispatch: str
    title: Said
    newspaper: Said | None
    page: int | None
    printed: Date
    rows: tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters of a paragraph."""

    paragraph: Paragraph
    start: int
    end: int


def passages(event: Event, differences: Iterable[Discrepancy], words: Words) -> tuple[Passage, ...]:
    """Return the passages of an event by dispatch, the words of its claims marked."""
    by_dispatch: dict[int, list[Evidence]] = defaultdict(list)
    for evidence in evidence_of(event):
        by_dispatch[evidence.paragraph.dispatch_id].append(evidence)
    marks, flaws = _marks(event), _flaws(differences)
    papers = {report.dispatch_id: report.dispatch for report in event.reports.all()}
    order = sorted(by_dispatch, key=lambda pk: list(papers).index(pk) if pk in papers else 0)
    return tuple(_passage(papers.get(pk), by_dispatch[pk], marks, flaws, words) for pk in order)


def _passage(
    reported: Dispatch | None,
    group: list[Evidence],
    marks: Quotes,
    flaws: dict[int, list[Flaw]],
    words: Words,
) -> Passage:
    dispatch = reported or group[0].paragraph.dispatch
    sides: dict[bool, list[Line]] = {True: [], False: []}
    for stretch in _stretches(group):
        english = stretch.paragraph.language == "en"
        lang = "en" if english else chinese_of(dispatch)
        sides[english].append(_line(stretch, lang, marks, flaws, group))
    return Passage(
        address("dispatch", dispatch),
        words.titles_of(dispatch)[0],
        words.caption(dispatch.newspaper) if dispatch.newspaper else None,
        dispatch.page,
        words.day(dispatch.published),
        _rows(sides[True], sides[False]),
    )


def _rows(
    english: Sequence[Line], chinese: Sequence[Line]
) -> tuple[tuple[tuple[Line, ...], tuple[Line, ...]], ...]:
    """Return the lines level with each other where each has one facing it, else in one row."""
    if len(english) == len(chinese):
        return tuple(((one,), (other,)) for one, other in zip_longest(english, chinese))
    return ((tuple(english), tuple(chinese)),)


def _stretches(group: Iterable[Evidence]) -> Iterator[Stretch]:
    """Yield the words once, where quotes overlap or only a space lies between them."""
    ordered = sorted(group, key=lambda row: (row.paragraph.position, row.start))
    open_: Stretch | None = None
    for row in ordered:
        if open_ is None or open_.paragraph != row.paragraph or row.start > open_.end + 1:
            if open_:
                yield open_
            open_ = Stretch(row.paragraph, row.start, row.end)
        else:
            open_ = Stretch(open_.paragraph, open_.start, max(open_.end, row.end))
    if open_:
        yield open_


def _line(
    stretch: Stretch,
    lang: str,
    marks: Quotes,
    flaws: dict[int, list[Flaw]],
    group: Sequence[Evidence],
) -> Line:
    paragraph, start = stretch.paragraph, stretch.start
    text = paragraph.text[start : stretch.end]
    own = [
        Mark(mark.start - start, mark.end - start, mark.kind, mark.address)
        for mark in marks.get(paragraph.pk, [])
    ]
    wrong = [
        Flaw(flaw.start - start, flaw.end - start, flaw.number)
        for flaw in flaws.get(paragraph.pk, [])
    ]
    evidence = next(row for row in group if row.paragraph_id == paragraph.pk)
    cut = runs(text, Over(marks=own, flaws=wrong))
    plain = tuple(replace(run, notes=()) for run in cut)  # no notes stand on this page
    return Line(passage(evidence, paragraph.dispatch), lang, plain)


def _marks(event: Event) -> Quotes:
    """Return the words of the event's claims by paragraph, each leading to its row above."""
    found: Quotes = defaultdict(list)
    for figure in event.figures.all():
        for quote in (figure.evidence_en, figure.evidence_zh):
            if quote:
                found[quote.paragraph_id].append(Mark(quote.start, quote.end, "figure"))
    return found


def _flaws(differences: Iterable[Discrepancy]) -> dict[int, list[Flaw]]:
    """Return the words that the languages do not share, by paragraph."""
    found: dict[int, list[Flaw]] = defaultdict(list)
    for row in differences:
        for quote in (row.evidence_en, row.evidence_zh):
            if quote:
                found[quote.paragraph_id].append(Flaw(quote.start, quote.end, 0))
    return found
