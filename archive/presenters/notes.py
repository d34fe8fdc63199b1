"""The differences between the languages as numbered notes under the rows of a dispatch."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.models import Discrepancy, Dispatch, Event, Evidence
from archive.presenters.addresses import address
from archive.presenters.events import title
from archive.presenters.figures import Difference, difference, is_sentence
from archive.presenters.runs import Flaw
from archive.presenters.words import Said, Words, chinese_of


@dataclass(frozen=True, slots=True)
class Claimed:
    """The claim of an engagement whose words differ."""

    title: Said
    address: str


@dataclass(frozen=True, slots=True)
class Note:
    """A difference under its row, with its number and the claims it touches."""

    number: int
    difference: Difference
    claims: tuple[Claimed, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """A note with the paragraphs whose words it is about."""

    note: Note
    names: frozenset[str]


Numbered = Sequence[tuple[int, Discrepancy]]


def numbered(dispatch: Dispatch, rows: Mapping[str, int]) -> Numbered:
    """Return the differences of a dispatch as they are numbered on its page, row by row.

    `rows` gives the row of each paragraph; what stands in none, as the headlines, comes first.
    """

    def where(row: Discrepancy) -> tuple[int, float, int]:
        quoted = list(_current(row, dispatch))
        first = min((rows.get(each.paragraph.name, 0) for each in quoted), default=0)
        # How far into its paragraph: the languages run at different lengths.
        far = quoted[0].start / len(quoted[0].paragraph.text) if quoted else 0.0
        return (first, far, row.pk)

    return list(enumerate(sorted(dispatch.discrepancies.all(), key=where), 1))


def placed(
    dispatch: Dispatch, found: Numbered, events: Iterable[Event], words: Words
) -> tuple[Placed, ...]:
    """Return the notes of a dispatch with their paragraphs; `events` are those it reports."""
    claimed = _claimed(events, words)
    return tuple(
        Placed(
            Note(
                number,
                difference(row, words, chinese_of(dispatch)),
                tuple(claimed.get(row.figure_id or 0, ())),
            ),
            frozenset(quoted.paragraph.name for quoted in _current(row, dispatch)),
        )
        for number, row in found
    )


def flaws(dispatch: Dispatch, found: Numbered) -> Mapping[str, list[Flaw]]:
    """Return the words of the current text that differ, by the name of their paragraph."""
    by_name: dict[str, list[Flaw]] = defaultdict(list)
    for number, row in found:
        for quoted in _current(row, dispatch):
            # A whole sentence is not underlined: the number alone stands at its end.
            start = quoted.end - 1 if is_sentence(quoted) else quoted.start
            by_name[quoted.paragraph.name].append(Flaw(start, quoted.end, number))
    return by_name


def _claimed(events: Iterable[Event], words: Words) -> Mapping[int, list[Claimed]]:
    """Return, by figure, the claims that the pages of these events show."""
    found: dict[int, list[Claimed]] = defaultdict(list)
    for event in events:
        for figure in event.figures.all():
            where = f"{address('engagement', event)}#f-{figure.uid}"
            found[figure.pk].append(Claimed(title(event, words), where))
    return found


def _current(row: Discrepancy, dispatch: Dispatch) -> Iterator[Evidence]:
    """Yield the words of a difference that stand in the current text."""
    for quoted in (row.evidence_en, row.evidence_zh):
        if quoted and quoted.paragraph.source_id == dispatch.source_id:
            yield quoted
