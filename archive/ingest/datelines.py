"""Datelines and relay phrases as printed: 【新华社三十一日讯】, "TASS, 20th dispatch:"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from archive.ingest import datelines_chinese as chinese
from archive.ingest import datelines_english as english
from archive.ingest import relay_english
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import DateValue, Language, Paragraph, Quote
from archive.ingest.sentences import ends
from archive.ingest.sources import AGENCY, Masked, masked
from archive.text.dates import latest_day
from archive.text.light import light
from archive.text.numerals import read_han

_OPENING = 140  # characters that a dateline may take
_HEAD = 700  # characters in which the chain of sources is told
_OPENING_SIGNS = re.compile(r"[:\[\])】〕—–]|--|\s-\s|\A[^a-z]{4,}[^.]*(?:\.[^.]*)?\d\.\s")
_SIGNATURE = re.compile(
    r"(?:[\[(【〔（［][^\[(【〔（［]{2,40}[\])】〕）］]|[-–—]\s*\w[\w. ]{1,40})[。.]?$"
)
_DASHED = re.compile(rf"[-–—]\s*(?P<words>(?P<agency>{AGENCY}))")
_TRAILS = re.compile("[\ue000\ue002]|ommuniqu|Headquarters|Command|GHQ")


@light
@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day as printed: its number, month and year, its weekday or days ago, whatever is said."""

    day: int = 0
    month: int | None = None
    year: int | None = None
    ago: int | None = None
    weekday: int | None = None  # Monday is 0

    def resolve(self, not_after: dt.date | None, told: dt.date | None = None) -> DateValue | None:
        """Return the latest such day that is not after a day, None when nothing tells.

        Today and yesterday are counted from the day of the dispatch that says so, `told`.
        """
        found: dt.date | None = None
        if self.ago is not None:
            found = told - dt.timedelta(days=self.ago) if told else None
        elif self.weekday is not None:
            back = not_after and (not_after.weekday() - self.weekday) % 7
            found = not_after and not_after - dt.timedelta(days=back or 0)
        elif self.year and self.month:
            try:
                found = dt.date(self.year, self.month, self.day)
            except ValueError:
                return None
        elif not_after is not None and 1 <= self.day <= 31 and (self.month or 1) <= 12:
            found = latest_day(self.day, not_after, self.month)
        return DateValue(found.isoformat(), found, found, "day") if found else None


@light
@dataclass(frozen=True, slots=True)
class Step:
    """A dateline or relay phrase: actor slug or None, kind, printed parts, words and its end.

    `again` inherits the agency of the item before; `bracketed` and `closing` tell how it stands.
    """

    actor: str | None
    kind: str  # "agency" or "communique"
    date: PrintedDay | None
    place: str | None
    quote: Quote
    end: int
    again: bool = False
    bracketed: bool = False
    closing: bool = False


def read_dateline(paragraph: Paragraph, lexicon: Lexicon, *, first: bool = True) -> Step | None:
    """Return the dateline that a paragraph begins with, if it does.

    Some forms open an article and are attributions inside of one.
    """
    if paragraph.language is Language.CHINESE:
        if not re.search("[讯电社报]|消息", paragraph.folded[:60]):
            return None
        return _chinese_dateline(paragraph, masked(paragraph, 0, _OPENING, lexicon), first)
    if not _OPENING_SIGNS.search(paragraph.text, 0, _OPENING):
        return None
    words = masked(paragraph, 0, _OPENING, lexicon)
    if opening := english.read_opening(words.text, first=first):
        return _opened(paragraph, words, opening)
    cited = relay_english.CITED.match(words.text) if first else None
    return _matched(paragraph, words, cited, "agency") if cited else None


def read_signature(paragraph: Paragraph, lexicon: Lexicon) -> Step | None:
    """Return the agency that signs the end of a paragraph: （新华社）, "(Xinhua)", "— VNA"."""
    text = paragraph.text
    match = _SIGNATURE.search(text, max(0, len(text) - 48))
    if match is None or match.start() == 0:
        return None
    at = match.start()
    words = masked(paragraph, at, len(text), lexicon)
    if not words.slugs:
        return None
    if dashed := _DASHED.match(words.text, at):
        step = _matched(paragraph, words, dashed, "agency")
    elif paragraph.language is Language.ENGLISH:
        opening = english.read_opening(words.text, at, first=False)
        if opening is None:
            return None
        step = _opened(paragraph, words, opening)
    elif found := _first(paragraph, words, chinese.BRACKETED, at):
        step = found
    else:
        return None
    return replace(step, closing=True)


def read_relay(paragraph: Paragraph, start: int, lexicon: Lexicon) -> list[Step]:
    """Return the sources named one after another from an offset on, nearest source first."""
    words = masked(paragraph, start, start + _HEAD, lexicon)
    steps = list(_relayed(paragraph, words, start))
    if paragraph.language is Language.ENGLISH and not (steps and steps[-1].kind == "communique"):
        steps += _trailing(paragraph, words, steps[-1].end if steps else start)
    return steps


def _relayed(paragraph: Paragraph, words: Masked, at: int) -> Iterator[Step]:
    while step := _relay_step(paragraph, words, at):
        if step.quote.end > step.quote.start:
            yield step
        if step.kind == "communique":
            return
        at = step.end


def _relay_step(paragraph: Paragraph, words: Masked, at: int) -> Step | None:
    if paragraph.language is Language.ENGLISH:
        if opening := english.read_source(words.text, at):
            named = _opened(paragraph, words, opening)
            return named if named.actor or named.date else _passed(paragraph, opening.after)
        return _first(paragraph, words, relay_english.RELAY, at)
    if step := _first(paragraph, words, chinese.RELAY, at):
        return step
    passed = chinese.PASSED.match(words.text, at)
    return _passed(paragraph, passed.end()) if passed else None


def _passed(paragraph: Paragraph, end: int) -> Step:
    """Return a step without words: it says neither who tells nor when."""
    return Step(None, "agency", None, None, Quote(paragraph.id, 0, 0, "", paragraph.language), end)


def _first(
    paragraph: Paragraph, words: Masked, patterns: Sequence[tuple[str, re.Pattern[str]]], at: int
) -> Step | None:
    for kind, pattern in patterns:
        if match := pattern.match(words.text, at):
            return _matched(paragraph, words, match, kind)
    return None


def _trailing(paragraph: Paragraph, words: Masked, start: int) -> Iterator[Step]:
    """Yield the sources named at the end of the first sentence: "…, the VNA reports."."""
    if not _TRAILS.search(words.text, start):
        return
    stop = next((end for end in ends(words.text, Language.ENGLISH) if end > start), 0)
    for kind in ("agency", "communique"):
        for each, pattern in relay_english.TRAILING:
            match = pattern.search(words.text, start, stop) if each == kind else None
            if match:
                yield _matched(paragraph, words, match, kind)
                break


# --- one dateline ---------------------------------------------------------------------------------


def _chinese_dateline(paragraph: Paragraph, words: Masked, first: bool) -> Step | None:
    if step := _first(paragraph, words, chinese.BRACKETED, 0):
        return replace(step, bracketed=True)
    return _first(paragraph, words, (*chinese.OPEN, *(chinese.FIRST if first else ())), 0)


def _opened(paragraph: Paragraph, words: Masked, opening: english.Opening) -> Step:
    day = english.DAY.match(words.text, *opening.day) if opening.day else None
    weekday = english.WEEKDAYS.get(words.text[slice(*opening.day)]) if opening.day else None
    place = words.text[slice(*opening.place)] if opening.place else None
    start, end = opening.words
    return Step(
        actor=words.slug(opening.source) if opening.source is not None else None,
        kind="communique" if opening.issued else "agency",
        date=_day(day.groupdict()) if day else _weekday(weekday),
        place=place,
        quote=Quote(paragraph.id, start, end, paragraph.text[start:end], paragraph.language),
        end=opening.after,
        again=opening.again,
    )


def _matched(paragraph: Paragraph, words: Masked, match: re.Match[str], kind: str) -> Step:
    groups = match.groupdict()
    start, end = match.span("words")
    place = paragraph.text[slice(*match.span("place"))] if groups.get("place") else None
    named = (name for name in ("agency", "actor", "maker", "speaker") if groups.get(name))
    actor = next((words.slug(match.start(name)) for name in named), None)
    return Step(
        actor=actor,
        kind=kind,
        date=_day(groups),
        place=place.strip(" ,") if place else None,
        quote=Quote(paragraph.id, start, end, paragraph.text[start:end], paragraph.language),
        end=match.end(),
        again=bool(groups.get("again")) and actor is None,
    )


def _day(groups: dict[str, str | None]) -> PrintedDay | None:
    for name, words in groups.items():
        if not words:
            continue
        if name.startswith(("today", "yesterday")):
            return PrintedDay(ago=int(name.startswith("yesterday")))
        if name.startswith("day"):
            month, year = groups.get(f"month{name[3:]}"), groups.get(f"year{name[3:]}")
            try:
                return PrintedDay(
                    read_han(words),
                    _month(month) if month else None,
                    read_han(year) if year else None,
                )
            except ValueError:
                return None
    return None


def _weekday(weekday: int | None) -> PrintedDay | None:
    return None if weekday is None else PrintedDay(weekday=weekday)


def _month(words: str) -> int:
    return english.MONTHS.get(words.lower().rstrip(".")) or read_han(words)
