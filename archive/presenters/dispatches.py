"""Dispatches as lists and their own pages show them: two languages facing, row by row."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import PurePath

from django.utils.translation import gettext as _

from archive.models import Alignment, Discrepancy, Dispatch, Event, Evidence, Paragraph, Reading
from archive.presenters.addresses import address
from archive.presenters.events import Mention, mention
from archive.presenters.figures import Difference, difference, is_sentence
from archive.presenters.relays import ItemHead, head
from archive.presenters.runs import Flaw, Run, marks, runs
from archive.presenters.words import Date, Said, Words, chinese_of


@dataclass(frozen=True, slots=True)
class DispatchRow:
    """One dispatch of the list."""

    address: str
    titles: tuple[Said, ...]
    printed: Date
    newspaper: Said | None
    page: int | None
    languages: str
    events: int
    differences: int


@dataclass(frozen=True, slots=True)
class Correction:
    """Printed words and what they should say."""

    old: str
    new: str
    reason: str


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph: its anchor, language and runs."""

    name: str
    lang: str
    kind: str
    runs: tuple[Run, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A difference under its row, with its number."""

    number: int
    difference: Difference


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that face each other; a side may be empty."""

    number: int
    english: tuple[Text, ...]
    chinese: tuple[Text, ...]
    notes: tuple[Note, ...]
    label: str


@dataclass(frozen=True, slots=True)
class Section:
    """One wire item with its rows; no head where the text has no items."""

    head: ItemHead | None
    rows: tuple[Row, ...]


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
    published_basis: str
    newspaper: Said | None
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
    aligned: int
    rows: int
    alignment: str
    analyser: str
    marked: bool
    file: str
    sha256: str
    encoding: str
    events: tuple[tuple[Mention, tuple[str, ...]], ...]
    facsimile: str
    external: str
    rights: str


def rows(dispatches: Iterable[Dispatch], words: Words) -> tuple[DispatchRow, ...]:
    """Return the rows of the list."""
    return tuple(
        DispatchRow(
            address=address("dispatch", dispatch),
            titles=words.titles_of(dispatch),
            printed=words.day(dispatch.published),
            newspaper=words.caption(dispatch.newspaper) if dispatch.newspaper else None,
            page=dispatch.page,
            languages=" ".join(
                code for code, held in (("EN", dispatch.has_en), ("中", dispatch.has_zh)) if held
            ),
            events=dispatch.n_events,  # type: ignore[attr-defined]
            differences=dispatch.n_differences,  # type: ignore[attr-defined]
        )
        for dispatch in dispatches
    )


def page(
    dispatch: Dispatch,
    events: Iterable[Event],
    addresses: Mapping[tuple[str, str], str],
    words: Words,
) -> DispatchPage:
    """Return the page of one dispatch."""
    reading: Reading | None = getattr(dispatch, "reading", None)
    if reading is not None and reading.source_id != dispatch.source_id:
        reading = None
    alignment = chosen(dispatch)
    placed = _placed(dispatch, words)
    texts = _texts(dispatch, reading, addresses)
    body = _rows(dispatch, alignment, texts, placed)
    titles = [p for p in dispatch.paragraphs.all() if p.kind in ("title", "headline")]
    under = {note.number for row in body for note in row.notes}
    left = [entry for entry in placed if entry.note.number not in under]
    in_titles = {p.name for p in titles}
    return DispatchPage(
        uid=dispatch.uid,
        address=address("dispatch", dispatch),
        english_title=tuple(texts[p.name] for p in titles if p.language == "en"),
        chinese_title=tuple(texts[p.name] for p in titles if p.language == "zh"),
        title=words.titles_of(dispatch)[0],
        kicker=_unless_printed(dispatch.kicker_zh, titles),
        deck=_unless_printed(dispatch.deck_zh, titles),
        chinese=chinese_of(dispatch),
        printed=words.day(dispatch.published),
        published_basis=dispatch.published_basis,
        newspaper=words.caption(dispatch.newspaper) if dispatch.newspaper else None,
        newspaper_basis=dispatch.get_newspaper_basis_display() if dispatch.newspaper else "",
        page=dispatch.page,
        section=dispatch.section,
        column=dispatch.column,
        author=dispatch.author,
        kind=dispatch.get_kind_display() if dispatch.kind != Dispatch.Kind.UNKNOWN else "",
        facing=dispatch.has_en and dispatch.has_zh,
        sections=_sections(dispatch, body, words),
        trailers=tuple(texts[p.name] for p in dispatch.paragraphs.all() if p.kind == "trailer"),
        title_notes=tuple(entry.note for entry in left if entry.names & in_titles),
        loose_notes=tuple(entry.note for entry in left if not entry.names & in_titles),
        differences=len(placed),
        aligned=sum(bool(row.english and row.chinese) for row in body),
        rows=len(body),
        alignment=alignment.get_method_display() if alignment else "",
        analyser=dispatch.analyser,
        marked=bool(reading and reading.marks),
        file=PurePath(dispatch.source.name).name,
        sha256=dispatch.source.sha256,
        encoding=dispatch.source.encoding,
        events=tuple((mention(event, words), _where_told(event, dispatch)) for event in events),
        facsimile=dispatch.facsimile_url,
        external=dispatch.external_url,
        rights=dispatch.rights,
    )


def chosen(dispatch: Dispatch) -> Alignment | None:
    """Return the alignment of the current text, a curator's before the analyser's."""
    current = [a for a in dispatch.alignments.all() if a.source_id == dispatch.source_id]
    current.sort(key=lambda alignment: alignment.method != Alignment.Method.CURATED)
    return current[0] if current else None


def _unless_printed(words: str, titles: list[Paragraph]) -> str:
    """Return the words of a deck unless the headline above already prints them."""
    printed = "".join("".join(paragraph.text.split()) for paragraph in titles)
    return "" if "".join(words.split()) in printed else words


def _ordered(dispatch: Dispatch) -> list[Discrepancy]:
    """Return the differences in reading order: their numbers on the page."""

    def where(row: Discrepancy) -> tuple[int, int, int]:
        quoted = row.evidence_en or row.evidence_zh
        return (quoted.paragraph.position, quoted.start, row.pk) if quoted else (0, 0, row.pk)

    return sorted(dispatch.discrepancies.all(), key=where)


def _current(row: Discrepancy, dispatch: Dispatch) -> Iterator[Evidence]:
    """Yield the words of a difference that stand in the current text."""
    for quoted in (row.evidence_en, row.evidence_zh):
        if quoted and quoted.paragraph.source_id == dispatch.source_id:
            yield quoted


@dataclass(frozen=True, slots=True)
class _Placed:
    """A note with the paragraphs whose words it is about."""

    note: Note
    names: frozenset[str]


def _placed(dispatch: Dispatch, words: Words) -> tuple[_Placed, ...]:
    return tuple(
        _Placed(
            Note(number, difference(row, words, chinese_of(dispatch))),
            frozenset(quoted.paragraph.name for quoted in _current(row, dispatch)),
        )
        for number, row in enumerate(_ordered(dispatch), 1)
    )


def _texts(
    dispatch: Dispatch, reading: Reading | None, addresses: Mapping[tuple[str, str], str]
) -> dict[str, Text]:
    """Return every paragraph of the current text by its name, cut into runs."""
    flaws: dict[str, list[Flaw]] = defaultdict(list)
    for number, row in enumerate(_ordered(dispatch), 1):
        for quoted in _current(row, dispatch):
            # A whole sentence is not underlined: the number alone stands at its end.
            start = quoted.end - 1 if is_sentence(quoted) else quoted.start
            flaws[quoted.paragraph.name].append(Flaw(start, quoted.end, number))
    found = reading.marks if reading else {}
    return {
        p.name: Text(
            name=p.name,
            lang="en" if p.language == "en" else chinese_of(dispatch),
            kind=p.kind,
            runs=runs(p.text, marks(found.get(p.name, ()), addresses), flaws[p.name]),
            corrections=tuple(Correction(c.old, c.new, c.reason) for c in p.corrections.all()),
        )
        for p in dispatch.paragraphs.all()
    }


def _groups(
    paragraphs: list[Paragraph], alignment: Alignment | None
) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the names that face each other, what faces nothing in its place among the others."""
    waiting = {
        language: [p.name for p in paragraphs if p.language == language]
        for language in ("en", "zh")
    }
    for english, chinese, *_score in alignment.pairs if alignment else ():
        if not all(name in waiting["en"] for name in english):
            continue
        if not all(name in waiting["zh"] for name in chinese):
            continue
        for language, names in (("en", english), ("zh", chinese)):
            while names and waiting[language][0] not in names:
                yield _alone(waiting[language].pop(0), language)
            waiting[language] = [name for name in waiting[language] if name not in names]
        yield list(english), list(chinese)
    for language, names in waiting.items():
        for name in names:
            yield _alone(name, language)


def _alone(name: str, language: str) -> tuple[list[str], list[str]]:
    return ([name], []) if language == "en" else ([], [name])


def _rows(
    dispatch: Dispatch,
    alignment: Alignment | None,
    texts: Mapping[str, Text],
    placed: tuple[_Placed, ...],
) -> tuple[Row, ...]:
    """Return the body in rows, each difference under the first row that holds its words."""
    body = [p for p in dispatch.paragraphs.all() if p.kind in ("body", "caption")]
    facing = dispatch.has_en and dispatch.has_zh
    left = list(placed)
    found = []
    for number, (english, chinese) in enumerate(_groups(body, alignment), 1):
        here = [entry for entry in left if entry.names & {*english, *chinese}]
        left = [entry for entry in left if entry not in here]
        row = Row(
            number=number,
            english=tuple(texts[name] for name in english),
            chinese=tuple(texts[name] for name in chinese),
            notes=tuple(entry.note for entry in here),
            label="",
        )
        found.append(replace(row, label=_label(row, facing)))
    return tuple(found)


def _label(row: Row, facing: bool) -> str:
    texts = row.english + row.chinese
    if all(text.kind == "caption" for text in texts):
        return _("Caption")
    if not facing or (row.english and row.chinese):
        return ""
    return _("Only in the English text") if row.english else _("Only in the Chinese text")


def _sections(dispatch: Dispatch, rows: tuple[Row, ...], words: Words) -> tuple[Section, ...]:
    """Return the rows under the wire items they belong to."""
    item_of = {p.name: p.item_id for p in dispatch.paragraphs.all()}
    heads = {item.pk: head(item, words) for item in dispatch.items.all()}
    groups: list[tuple[int | None, list[Row]]] = []
    for row in rows:
        names = [text.name for text in row.english + row.chinese]
        item = next((item_of[name] for name in names if item_of[name]), None)
        if not groups or (item is not None and item != groups[-1][0]):
            groups.append((item, []))
        groups[-1][1].append(row)
    return tuple(Section(heads.get(item or 0), tuple(group)) for item, group in groups)


def _where_told(event: Event, dispatch: Dispatch) -> tuple[str, ...]:
    """Return the paragraphs of this dispatch that attest an event, in reading order."""
    found = [
        row.evidence.paragraph
        for row in event.attestations.all()
        if row.evidence.paragraph.source_id == dispatch.source_id
    ]
    return tuple(dict.fromkeys(p.name for p in sorted(found, key=lambda p: p.position)))
