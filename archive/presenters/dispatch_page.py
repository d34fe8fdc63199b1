"""The page of one dispatch: its text in rows, and what is known about it beside them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePath

from archive.models import Dispatch, Event, Evidence, Paragraph
from archive.presenters.addresses import Span, address, marked, span
from archive.presenters.calendar import named, of_paper
from archive.presenters.dispatches import Neighbours, Sibling, sibling
from archive.presenters.events import Mention, mention
from archive.presenters.facing import (
    TITLES,
    Asked,
    Row,
    Section,
    Text,
    chosen,
    groups,
    reading_of,
    rows,
    sections,
    texts,
)
from archive.presenters.notes import Note, flaws, numbered, placed
from archive.presenters.separators import listed
from archive.presenters.words import Date, Said, Words, chinese_of
from archive.queries.dispatches import UNPAGED

# How the program came by a date of publication, in words.
_BASES = {"header": "in the head of the file", "original": "the date of the first printing"}


@dataclass(frozen=True, slots=True)
class Reported:
    """An event that a dispatch reports, with the rows that tell of it."""

    event: Mention
    rows: str
    address: str


@dataclass(frozen=True, slots=True)
class DispatchPage:
    """Everything the page of one dispatch prints."""

    uid: str
    address: str
    english_title: tuple[Text, ...]
    chinese_title: tuple[Text, ...]
    title: Said
    kicker: str
    deck: str
    chinese: str
    printed: Date
    published_basis: Said | None
    newspaper: Said | None
    crumbs: tuple[tuple[str, str], ...]
    issue: str
    newspaper_basis: str
    page: int | None
    section: str
    column: str
    author: str
    kind: str
    facing: bool
    sections: tuple[Section, ...]
    trailers: tuple[Text, ...]
    title_notes: tuple[Note, ...]
    loose_notes: tuple[Note, ...]
    differences: int
    reviewed: int
    corrections: int
    aligned: int
    rows: int
    alignment: str
    analyser: str
    marked: bool
    relayed: tuple[Said, ...]
    file: str
    sha256: str
    encoding: str
    events: tuple[Reported, ...]
    neighbours: Neighbours
    facsimile: str
    external: str
    rights: str


def page(
    dispatch: Dispatch,
    events: Sequence[Event],
    addresses: Mapping[tuple[str, str], str],
    beside: Iterable[Dispatch],
    asked: Asked,
    words: Words,
) -> DispatchPage:
    """Return the page of one dispatch.

    `beside` are the articles around it in the paper in order, and `asked` the words to show
    marked, by paragraph.
    """
    facing, alignment, reading = groups(dispatch), chosen(dispatch), reading_of(dispatch)
    row_of = {name: n for n, names in enumerate(facing, 1) for name in chain(*names)}
    found = numbered(dispatch, row_of)
    notes = placed(dispatch, found, events, words)
    by_name = texts(dispatch, facing, addresses, flaws(dispatch, found), asked)
    body = rows(dispatch, facing, by_name, notes)
    items = sections(dispatch, body, words)
    paragraphs = list(dispatch.paragraphs.all())
    titles = [p for p in paragraphs if p.kind in TITLES]
    loose = [entry for entry in notes if not entry.names & set(row_of)]
    over = [entry for entry in loose if entry.names & {p.name for p in titles}]
    return DispatchPage(
        uid=dispatch.uid,
        address=address("dispatch", dispatch),
        english_title=tuple(by_name[p.name] for p in titles if p.language == "en"),
        chinese_title=tuple(by_name[p.name] for p in titles if p.language == "zh"),
        title=words.titles_of(dispatch)[0],
        kicker=_unless_printed(dispatch.kicker_zh, titles),
        deck=_unless_printed(dispatch.deck_zh, titles),
        chinese=chinese_of(dispatch),
        printed=words.day(dispatch.published),
        published_basis=words.noted(_BASES.get(basis, basis))
        if (basis := dispatch.published_basis)
        else None,
        newspaper=words.caption(dispatch.newspaper) if dispatch.newspaper else None,
        crumbs=_crumbs(dispatch, words),
        issue=_issue(dispatch),
        newspaper_basis=dispatch.get_newspaper_basis_display() if dispatch.newspaper else "",
        page=dispatch.page,
        section=dispatch.section,
        column=dispatch.column,
        author=dispatch.author,
        kind=dispatch.get_kind_display() if dispatch.kind != Dispatch.Kind.UNKNOWN else "",
        facing=dispatch.has_en and dispatch.has_zh,
        sections=items,
        trailers=tuple(by_name[p.name] for p in paragraphs if p.kind == "trailer"),
        title_notes=tuple(entry.note for entry in over),
        loose_notes=tuple(entry.note for entry in loose if entry not in over),
        differences=len(notes),
        reviewed=sum(not entry.note.difference.review.proposed for entry in notes),
        corrections=sum(len(text.corrections) for text in by_name.values()),
        aligned=sum(bool(row.english and row.chinese) for row in body),
        rows=len(body),
        alignment=alignment.get_method_display() if alignment else "",
        analyser=dispatch.analyser,
        marked=bool(reading and reading.marks),
        relayed=_relayed(items),
        file=PurePath(dispatch.source.name).name,
        sha256=dispatch.source.sha256,
        encoding=dispatch.source.encoding,
        events=tuple(_reported(event, dispatch, body, words) for event in events),
        neighbours=_neighbours(dispatch, beside, words),
        facsimile=dispatch.facsimile_url,
        external=dispatch.external_url,
        rights=dispatch.rights,
    )


def _crumbs(dispatch: Dispatch, words: Words) -> tuple[tuple[str, str], ...]:
    """Return the way to a dispatch through the calendar of its newspaper."""
    paper, day = dispatch.newspaper, dispatch.published
    if paper is None:
        return ()
    crumbs = [(of_paper(paper), words.caption(paper).text)]
    if day:
        crumbs.append((of_paper(paper, day.year, day.month), named(day.year, day.month)))
    return tuple(crumbs)


def _issue(dispatch: Dispatch) -> str:
    """Return the address of the page of the newspaper on which a dispatch stands."""
    paper, day = dispatch.newspaper, dispatch.published
    if paper is None or day is None:
        return ""
    anchor = f"page-{dispatch.page}" if dispatch.page else "no-page"
    return f"{of_paper(paper, day.year, day.month, day.day)}#{anchor}"


def _unless_printed(words: str, titles: list[Paragraph]) -> str:
    """Return the words of a deck unless the headline above already prints them."""
    printed = "".join("".join(paragraph.text.split()) for paragraph in titles)
    return "" if "".join(words.split()) in printed else words


def _relayed(items: Iterable[Section]) -> tuple[Said, ...]:
    """Return who told the reports, nearest the newspaper first, each once."""
    heads = [item.head for item in items if item.head]
    actors = [step.actor for head in heads for step in head.steps if step.actor]
    return tuple(dict.fromkeys(actors or [head.agency for head in heads if head.agency]))


def _reported(event: Event, dispatch: Dispatch, body: tuple[Row, ...], words: Words) -> Reported:
    """Return an event with the rows that attest it, and the address that marks its words there."""
    told = [row.evidence for row in event.attestations.all()]
    told = [quoted for quoted in told if quoted.paragraph.source_id == dispatch.source_id]
    names = {quoted.paragraph.name for quoted in told}
    numbers = [row.number for row in body if row.names & names]
    anchor = f"p{numbers[0]}" if numbers else next(iter(sorted(names)), "")
    where = marked(dispatch, _widest(told), anchor) if told else ""
    return Reported(mention(event, words), _ranges(numbers), where)


def _widest(told: Iterable[Evidence]) -> list[Span]:
    """Return where the words stand, those within others left out."""
    spans = {span(quoted) for quoted in told}

    def within(one: Span, other: Span) -> bool:
        return one != other and one[0] == other[0] and other[1] <= one[1] and one[2] <= other[2]

    return sorted(one for one in spans if not any(within(one, other) for other in spans))


def _ranges(numbers: Iterable[int]) -> str:
    """Return numbers in order with runs of them joined.

    >>> _ranges([1, 2, 3, 5])
    '1–3, 5'
    """
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][1] == number - 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return listed(f"{a}–{b}" if a != b else f"{a}" for a, b in spans)


def _neighbours(dispatch: Dispatch, beside: Iterable[Dispatch], words: Words) -> Neighbours:
    """Return what stands around a dispatch in its newspaper."""
    before: Sibling | None = None
    after: Sibling | None = None
    on_page = []
    for other in beside:
        named = sibling(other, words)
        if _in_paper(other) < _in_paper(dispatch):
            before = named
        else:
            after = after or named
        if dispatch.page and _in_paper(other)[:2] == _in_paper(dispatch)[:2]:
            on_page.append(named)
    return Neighbours(before, after, tuple(on_page))


def _in_paper(dispatch: Dispatch) -> tuple[dt.date, int, int]:
    """Return the key by which articles follow one another in a newspaper."""
    return (dispatch.published or dt.date.max, dispatch.page or UNPAGED, dispatch.pk)
