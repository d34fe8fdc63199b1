"""The text of a dispatch in rows: paragraphs that face each other, with what lies over them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from archive.models import Alignment, Dispatch, Paragraph, Reading
from archive.presenters.notes import Note, Placed
from archive.presenters.relays import ItemHead, head
from archive.presenters.runs import Correction, Flaw, Mark, Over, Run, counterparts, marks, runs
from archive.presenters.words import Words, chinese_of

TITLES = ("title", "headline")
BODY = ("body", "caption")
Asked = Mapping[str, Sequence[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph: its anchor, language and runs."""

    name: str
    lang: str
    kind: str
    runs: tuple[Run, ...]
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """Paragraphs that face each other; a side may be empty."""

    number: int
    english: tuple[Text, ...]
    chinese: tuple[Text, ...]
    notes: tuple[Note, ...]
    label: str

    @property
    def names(self) -> frozenset[str]:
        """The paragraphs that stand in it."""
        return frozenset(text.name for text in self.english + self.chinese)


@dataclass(frozen=True, slots=True)
class Section:
    """One wire item with its rows; no head where nothing is known of it."""

    head: ItemHead | None
    rows: tuple[Row, ...]


Group = tuple[list[str], list[str]]  # the English and the Chinese paragraphs of a row, by name


def chosen(dispatch: Dispatch) -> Alignment | None:
    """Return the alignment of the current text, a curator's before the analyser's."""
    current = [a for a in dispatch.alignments.all() if a.source_id == dispatch.source_id]
    current.sort(key=lambda alignment: alignment.method != Alignment.Method.CURATED)
    return current[0] if current else None


def reading_of(dispatch: Dispatch) -> Reading | None:
    """Return what was read out of the current text."""
    reading: Reading | None = getattr(dispatch, "reading", None)
    return reading if reading and reading.source_id == dispatch.source_id else None


def groups(dispatch: Dispatch) -> list[Group]:
    """Return the names of the paragraphs of the body that face each other, in reading order."""
    body = [p for p in dispatch.paragraphs.all() if p.kind in BODY]
    return list(_groups(body, chosen(dispatch)))


def texts(
    dispatch: Dispatch,
    rows: Iterable[Group],
    addresses: Mapping[tuple[str, str], str],
    wrong: Mapping[str, Sequence[Flaw]],
    asked: Asked,
) -> dict[str, Text]:
    """Return every paragraph of the current text by its name, cut into runs."""
    reading = reading_of(dispatch)
    packed = reading.marks if reading else {}
    paragraphs = list(dispatch.paragraphs.all())
    found = {p.name: marks(packed.get(p.name, ()), addresses) for p in paragraphs}
    keys = _keys([_titles(paragraphs), *rows], found)
    fixes = {p.name: _corrections(p) for p in paragraphs}

    def over(name: str) -> Over:
        return Over(found[name], keys[name], wrong.get(name, ()), asked.get(name, ()), fixes[name])

    return {
        p.name: Text(
            name=p.name,
            lang="en" if p.language == "en" else chinese_of(dispatch),
            kind=p.kind,
            runs=runs(p.text, over(p.name)),
            corrections=fixes[p.name],
        )
        for p in paragraphs
    }


def rows(
    dispatch: Dispatch,
    facing: Iterable[Group],
    by_name: Mapping[str, Text],
    placed: Iterable[Placed],
) -> tuple[Row, ...]:
    """Return the body in rows, each difference under the first row that holds its words."""
    both = dispatch.has_en and dispatch.has_zh
    left = list(placed)
    found = []
    for number, (english, chinese) in enumerate(facing, 1):
        here = [entry for entry in left if entry.names & {*english, *chinese}]
        left = [entry for entry in left if entry not in here]
        row = Row(
            number=number,
            english=tuple(by_name[name] for name in english),
            chinese=tuple(by_name[name] for name in chinese),
            notes=tuple(entry.note for entry in here),
            label="",
        )
        found.append(replace(row, label=_label(row, both)))
    return tuple(found)


def sections(dispatch: Dispatch, body: tuple[Row, ...], words: Words) -> tuple[Section, ...]:
    """Return the rows under the wire items they belong to."""
    item_of = {p.name: p.item_id for p in dispatch.paragraphs.all()}
    heads = {item.pk: head(item, dispatch.published, words) for item in dispatch.items.all()}
    several: list[tuple[int | None, list[Row]]] = []
    for row in body:
        item = next((item_of[name] for name in sorted(row.names) if item_of[name]), None)
        if not several or (item is not None and item != several[-1][0]):
            several.append((item, []))
        several[-1][1].append(row)
    return tuple(Section(_told(heads.get(item or 0)), tuple(group)) for item, group in several)


def _told(known: ItemHead | None) -> ItemHead | None:
    """Return the head of an item, or None where the text says nothing of where it came from."""
    return known if known and (known.agency or known.filed or known.datelines) else None


def _titles(paragraphs: Iterable[Paragraph]) -> Group:
    titles = [p for p in paragraphs if p.kind in TITLES]
    english = [p.name for p in titles if p.language == "en"]
    return english, [p.name for p in titles if p.language != "en"]


def _keys(
    facing: Iterable[Group], found: Mapping[str, Sequence[Mark]]
) -> dict[str, dict[Mark, str]]:
    """Return, by paragraph, the keys that its marks share with those that face them."""
    keys: dict[str, dict[Mark, str]] = defaultdict(dict)
    for group in facing:
        english, chinese = (
            [(name, mark) for name in side for mark in found[name]] for side in group
        )
        for (name, mark), key in counterparts(english, chinese).items():
            keys[name][mark] = key
    return keys


def _corrections(paragraph: Paragraph) -> tuple[Correction, ...]:
    return tuple(
        Correction(c.start, c.end, c.old, c.new, c.reason, c.decision.signature)
        for c in paragraph.corrections.all()
    )


def _groups(paragraphs: list[Paragraph], alignment: Alignment | None) -> Iterator[Group]:
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


def _alone(name: str, language: str) -> Group:
    return ([name], []) if language == "en" else ([], [name])


def _label(row: Row, facing: bool) -> str:
    """Return what stands over a row that is no pair of paragraphs."""
    captions = all(text.kind == "caption" for text in row.english + row.chinese)
    if not facing or (row.english and row.chinese):
        return _("Caption") if captions else ""
    if row.english:
        return _("Caption, only in the English text") if captions else _("Only in the English text")
    return _("Caption, only in the Chinese text") if captions else _("Only in the Chinese text")
