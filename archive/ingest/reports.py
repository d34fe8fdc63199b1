"""Wire items of an article: datelines, boundaries and relay chains, paired across languages."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from archive.ingest.align import pair_paragraphs
from archive.ingest.datelines import Step, read_dateline, read_relay, read_signature
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import (
    Article,
    Dateline,
    DateValue,
    Language,
    Paragraph,
    ParagraphKind,
    RelayStep,
    Report,
)
from archive.text.light import light

_ITEM_KINDS = frozenset({ParagraphKind.BODY, ParagraphKind.CAPTION})


@light
@dataclass(frozen=True, slots=True)
class _Item:
    """The paragraphs of one wire item in one language, and its dateline."""

    paragraphs: tuple[Paragraph, ...]
    dateline: Step | None


def reports(article: Article, lexicon: Lexicon) -> tuple[Report, ...]:
    """Return the wire items of an article; one without datelines is one item."""
    english = _items(article, Language.ENGLISH, lexicon)
    chinese = _items(article, Language.CHINESE, lexicon)
    if len(english) != len(chinese) and english and chinese:
        english, chinese = _paired(english, chinese, lexicon)
    return tuple(
        _report(f"r{number}", one, other, article.published, lexicon)
        for number, (one, other) in enumerate(zip_longest(english, chinese), 1)
    )


def _items(article: Article, language: Language, lexicon: Lexicon) -> list[_Item]:
    paragraphs = [
        paragraph
        for paragraph in article.paragraphs
        if paragraph.language is language and paragraph.kind in _ITEM_KINDS
    ]
    opened = _opened(paragraphs, lexicon)
    groups = _split(paragraphs, opened) if opened else _split_signed(paragraphs, lexicon)
    items: list[_Item] = []
    for group, dateline in groups:
        if dateline and dateline.again:
            before = items[-1].dateline if items else None
            dateline = replace(dateline, actor=before.actor if before else None)
        items.append(_Item(tuple(group), dateline))
    return items


def _opened(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> dict[str, Step]:
    """Return the datelines at the beginning of paragraphs, by paragraph.

    A newspaper that puts datelines into brackets quotes other agencies without them.
    """
    found: dict[str, Step] = {}
    bracketed = False
    for index, paragraph in enumerate(paragraphs):
        step = read_dateline(paragraph, lexicon, first=index == 0)
        if step and (step.bracketed or step.again or not bracketed):
            bracketed = bracketed or step.bracketed
            found[paragraph.id] = step
    return found


Group = tuple[list[Paragraph], Step | None]


def _split(paragraphs: Sequence[Paragraph], datelines: Mapping[str, Step]) -> list[Group]:
    """Return the paragraphs cut before each dateline but the first."""
    groups: list[Group] = []
    for paragraph in paragraphs:
        dateline = datelines.get(paragraph.id)
        if not groups or (dateline and groups[-1][1]):
            groups.append(([paragraph], dateline))
        else:
            group, earlier = groups[-1]
            group.append(paragraph)
            groups[-1] = (group, earlier or dateline)
    return groups


def _split_signed(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[Group]:
    """Return the paragraphs cut after each agency that signs an item, all of them as one if none.

    Words below the last signature belong to its item.
    """
    groups: list[Group] = [([], None)]
    for paragraph in paragraphs:
        if groups[-1][1]:
            groups.append(([], None))
        groups[-1][0].append(paragraph)
        if signature := read_signature(paragraph, lexicon):
            groups[-1] = (groups[-1][0], signature)
    if len(groups) > 1 and groups[-1][1] is None:
        rest, _ = groups.pop()
        groups[-1] = ([*groups[-1][0], *rest], groups[-1][1])
    return [group for group in groups if group[0]]


def _paired(
    english: list[_Item], chinese: list[_Item], lexicon: Lexicon
) -> tuple[list[_Item], list[_Item]]:
    """Return the items of both sides after cutting the side with fewer datelines like the other."""
    if len(english) < len(chinese):
        return _cut(english, chinese, lexicon), chinese
    return english, _cut(chinese, english, lexicon)


def _cut(fewer: list[_Item], more: list[_Item], lexicon: Lexicon) -> list[_Item]:
    """Return the paragraphs of one side in the items of the other, by alignment."""
    ours = [p for item in fewer for p in item.paragraphs]
    theirs = [p for item in more for p in item.paragraphs]
    item_of = {p.id: number for number, item in enumerate(more) for p in item.paragraphs}
    datelines = {item.dateline.quote.paragraph: item.dateline for item in fewer if item.dateline}
    swapped = ours[0].language is Language.CHINESE
    opening = datelines.keys() | {item.dateline.quote.paragraph for item in more if item.dateline}
    beads = pair_paragraphs(
        *((theirs, ours) if swapped else (ours, theirs)), opening=opening, lexicon=lexicon
    )
    groups: list[list[Paragraph]] = [[] for _ in more]
    by_id = {p.id: p for p in ours}
    current = 0
    for bead in beads:
        here, there = (bead.chinese, bead.english) if swapped else (bead.english, bead.chinese)
        if there:
            current = item_of[there[0]]
        groups[current] += [by_id[id] for id in here]
    return [
        _Item(tuple(group), next((datelines[p.id] for p in group if p.id in datelines), None))
        for group in groups
    ]


# --- one item -----------------------------------------------------------------------------------


def _report(
    id: str,
    english: _Item | None,
    chinese: _Item | None,
    published: dt.date | None,
    lexicon: Lexicon,
) -> Report:
    english_chain = _chain(english, published, lexicon)
    chinese_chain = _chain(chinese, published, lexicon)
    chain = _with_quotes(chinese_chain, english_chain) if chinese_chain else english_chain
    differ = bool(english_chain and chinese_chain) and (
        _claims(english_chain) != _claims(chinese_chain)
    )
    return Report(
        id=id,
        english=tuple(p.id for p in english.paragraphs) if english else (),
        chinese=tuple(p.id for p in chinese.paragraphs) if chinese else (),
        dateline=_dateline(
            english.dateline if english else None,
            chinese.dateline if chinese else None,
            published,
        ),
        chain=chain,
        chain_english=english_chain if differ else None,
    )


def _dateline(
    english: Step | None, chinese: Step | None, published: dt.date | None
) -> Dateline | None:
    """Return the dateline as the Chinese original prints it, else as the English does."""
    steps = [step for step in (chinese, english) if step]
    if not steps:
        return None
    dates = [step.date.resolve(published) for step in steps if step.date]
    return Dateline(
        agency=next((s.actor for s in steps if s.actor and s.kind == "agency"), None),
        date=next((date for date in dates if date), None),
        place=next((step.place for step in steps if step.place), None),
        quotes=tuple(step.quote for step in reversed(steps)),
    )


def _chain(
    item: _Item | None, published: dt.date | None, lexicon: Lexicon
) -> tuple[RelayStep, ...]:
    """Return the relay chain that the first words of an item spell out, nearest source first."""
    if item is None or not item.paragraphs:
        return ()
    day, at, first = published, 0, item.paragraphs[0]
    steps: list[RelayStep] = []
    told: dt.date | None = None
    if item.dateline and (item.dateline.closing or item.dateline.quote.paragraph == first.id):
        steps.append(_relay_step(item.dateline, day, None))
        told = _latest(steps[0].date, None)
        day, at = told or day, 0 if item.dateline.closing else item.dateline.end
    for step in read_relay(first, at, lexicon):
        steps.append(_relay_step(step, day, told))
        told = _latest(steps[-1].date, told)  # "today" in a dispatch is the day of that dispatch
    return tuple(steps)


def _relay_step(step: Step, not_after: dt.date | None, told: dt.date | None) -> RelayStep:
    date = step.date.resolve(not_after, told) if step.date else None
    return RelayStep(step.actor, step.kind, date, (step.quote,))


def _latest(date: DateValue | None, otherwise: dt.date | None) -> dt.date | None:
    return date.latest if date else otherwise


def _with_quotes(chain: Sequence[RelayStep], other: Sequence[RelayStep]) -> tuple[RelayStep, ...]:
    """Return a Chinese chain with the English words of the steps that both texts have."""
    return tuple(
        RelayStep(step.actor, step.kind, step.date, (*twin.quotes, *step.quotes))
        if twin and step.kind == twin.kind
        else step
        for step, twin in zip_longest(chain, other[: len(chain)])
    )


def _claims(chain: Sequence[RelayStep]) -> list[tuple[str | None, str, str | None]]:
    return [(step.actor, step.kind, step.date.edtf if step.date else None) for step in chain]
