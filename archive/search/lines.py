"""A concordance: every hit of a question in its line, with what faces it in the other language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from django.db.models import F, Prefetch

from archive.models import Alignment, Dispatch, Paragraph, Reading
from archive.search import find
from archive.search.ask import Question
from archive.search.kinds import DISPATCH
from archive.search.snippets import Finder, Span
from archive.text.tokens import aligned

BATCH = 100  # dispatches read at a time
MARGIN = {"en": 60, "zh": 24}  # characters beside a hit


@dataclass(frozen=True, slots=True)
class Line:
    """One hit: what stands before it, the words themselves, what follows, and what faces it."""

    dispatch: Dispatch
    paragraph: Paragraph
    span: Span
    left: str
    words: str
    right: str
    facing: str
    facing_language: str


def lines(question: Question, *, order: str = find.NEWEST) -> Iterator[Line]:
    """Yield every hit among the dispatches, in order of date and of the text."""
    finder = Finder(question.root)
    waiting = find.every(DISPATCH, question, order=order)
    while pks := list(islice(waiting, BATCH)):
        for dispatch in _read(pks):
            yield from _lines(dispatch, finder, question.aside)


def by_left(line: Line) -> list[str]:
    """Sort by the words before a hit, the nearest first."""
    return _folded_words(line.left)[::-1]


def by_right(line: Line) -> list[str]:
    """Sort by the words after a hit."""
    return _folded_words(line.right)


def _folded_words(text: str) -> list[str]:
    folded = aligned(text)
    return folded.split() if folded.isascii() or " " in folded else list(folded)


def _read(pks: Sequence[int]) -> list[Dispatch]:
    current = Paragraph.objects.filter(source=F("dispatch__source")).order_by("position")
    rows = Dispatch.objects.filter(pk__in=pks).select_related("newspaper", "reading")
    found = rows.prefetch_related(Prefetch("paragraphs", current), "alignments").in_bulk()
    return [found[pk] for pk in pks if pk in found]


def _lines(dispatch: Dispatch, finder: Finder, aside: bool) -> Iterator[Line]:
    beside = _Beside(dispatch)
    left_out = () if aside else ("caption", "trailer")
    for paragraph in dispatch.paragraphs.all():
        if paragraph.kind in left_out:
            continue
        text, margin = paragraph.text, MARGIN[paragraph.language]
        for span in finder.spans(text):
            facing, language = beside.of(paragraph, span)
            yield Line(
                dispatch,
                paragraph,
                span,
                _begin(text[: span.start], margin),
                text[span.start : span.end],
                _end(text[span.end :], margin),
                facing,
                language,
            )


def _begin(text: str, margin: int) -> str:
    """Return the last characters before a hit, from the beginning of a word."""
    if len(text) <= margin:
        return text
    cut = text[-margin:]
    space = cut.find(" ")
    return cut[space + 1 :] if 0 <= space < 16 else cut


def _end(text: str, margin: int) -> str:
    """Return the first characters after a hit, to the end of a word."""
    if len(text) <= margin:
        return text
    cut = text[:margin]
    space = cut.rfind(" ")
    return cut[:space] if space > margin - 16 else cut


class _Beside:
    """What faces the sentences and paragraphs of one dispatch in its other language."""

    def __init__(self, dispatch: Dispatch) -> None:
        self._texts: dict[str, Paragraph] = {p.name: p for p in dispatch.paragraphs.all()}
        reading: Reading | None = getattr(dispatch, "reading", None)
        current = reading is not None and reading.source_id == dispatch.source_id
        self._sentences = reading.sentences if reading and current else {}
        self._beads = reading.beads if reading and current else []
        self._pairs = _pairs(dispatch)

    def of(self, paragraph: Paragraph, span: Span) -> tuple[str, str]:
        """Return the sentences, or failing that the paragraphs, that face a hit."""
        other = "zh" if paragraph.language == "en" else "en"
        for english, chinese, *_score in self._beads:
            own, theirs = (english, chinese) if other == "zh" else (chinese, english)
            if any(self._holds(one, paragraph, span) for one in own):
                if found := self._said(theirs):
                    return found, other
                break
        for english, chinese in self._pairs:
            own, theirs = (english, chinese) if other == "zh" else (chinese, english)
            if paragraph.name in own:
                texts = (self._texts[name].text for name in theirs if name in self._texts)
                return "\n".join(texts), other
        return "", other

    def _holds(self, sentence: str, paragraph: Paragraph, span: Span) -> bool:
        found = self._sentence(sentence)
        return found is not None and found[0] is paragraph and found[1] <= span.start < found[2]

    def _said(self, sentences: Iterable[str]) -> str:
        found = (self._sentence(sentence) for sentence in sentences)
        return " ".join(p.text[start:end].strip() for p, start, end in filter(None, found))

    def _sentence(self, name: str) -> tuple[Paragraph, int, int] | None:
        """Return the paragraph and the offsets of a sentence: en2.s1 is the first one of en2."""
        paragraph, _, number = name.rpartition(".s")
        spans = self._sentences.get(paragraph, [])
        if paragraph not in self._texts or not number.isdecimal() or int(number) > len(spans):
            return None
        start, end = spans[int(number) - 1]
        return self._texts[paragraph], start, end


def _pairs(dispatch: Dispatch) -> list[tuple[list[str], list[str]]]:
    """Return the pairs of paragraphs of the current text, a curator's before the computed ones."""
    current = [a for a in dispatch.alignments.all() if a.source_id == dispatch.source_id]
    current.sort(key=lambda one: one.method != Alignment.Method.CURATED)
    return [(pair[0], pair[1]) for pair in current[0].pairs] if current else []
