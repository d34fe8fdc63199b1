"""The date of an event: nearest in its sentence, or taken over with the reason given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.ingest.propose.passages import Passage
from archive.ingest.propose.triggers import Trigger
from archive.ingest.records import DateMention, DateValue, Language, Quote, Semantics
from archive.text.edtf import interval
from archive.text.light import light

PERIOD_DAYS = 28  # a longer interval is the period of a total, not of one engagement
_BEGAN = re.compile(
    r"\b(?:beg[aiu]n|began|start(?:ed|ing)|launched|since|from)\b|开始|发动|以来|起"
)
_SINCE = re.compile(r"\b[Ss]ince [^,;.]*$")
_SINCE_HAN = re.compile(r"[^，。；]{0,14}以[来來]")
_ENDED = re.compile(
    r"\b(?:concluded|ended|halted|stopped|finished|until|completed)\b|结束|为止|停止"
)
_UNTIL = re.compile(rf"{_ENDED.pattern}|\b(?:to|till|by) (?:the )?(?=\w+$)|[至到](?=[^至到]*$)")
# The day on which a count was closed.
_UP_TO = re.compile(r"\b(?:[Aa]s of|[Uu]p to|[Uu]p until|[Bb]y the end of)\b|截至|截止|止[,，共]")
# "during October", 三天内: what was lost in all that time.
_WITHIN = re.compile(r"\b(?:during|throughout)\b|[天日月]内|期间")
# What troops had done before: ", which had set out from A on the 30th, was surrounded".
_ASIDE = re.compile(
    r"[a-z], (?:(?:which|who|that) (?:had|has|was|were) [^,;]*"
    r"|(?:first |just |already )?(?:dropped|parachuted|landed|sent|formed|created|raised|captured"
    r"|taken|occupied|built|relieved|evacuated|begun|launched)\b[^,;]*)$"
)
_ASIDE_WITHIN = 90
_NEAR = 30
_BREAK = re.compile(r" (?:and|while|but) |[;；]")
_CLAUSE = 60  # characters that the beginning of another clause counts for
_COARSE = frozenset({"season", "year"})
_SEVERAL_DAYS = 5
_SEVERAL_DEEDS = 5
_DEEDS = frozenset({"battle", "attack", "raid"})
_ADDED_UP = re.compile(r"\b(?:a total of|altogether|in all|fronts)\b|总计|合计|各战线|各线|两线")
_SUMMED = re.compile(r"共(?!同|产|產|和)")


@light
@dataclass(frozen=True, slots=True)
class Dated:
    """A date with its mention (none for a combined or inherited date) and the reasoning."""

    value: DateValue | None
    basis: str
    mention: str | None = None
    own: bool = False  # printed in the sentence itself


def is_period(value: DateValue) -> bool:
    """Say whether the date is a stretch of weeks, over which totals are reckoned."""
    if "/" not in value.edtf or value.earliest is None or value.latest is None:
        return False
    return (value.latest - value.earliest).days >= PERIOD_DAYS


def is_of_one_event(value: DateValue) -> bool:
    """Say whether the date is fine enough for one engagement, not a year or a long period."""
    return value.precision != "year" and not is_period(value)


def periods(passage: Passage) -> list[DateMention]:
    """Return the dates of a passage over which totals are reckoned: periods and their last days.

    A month is one where the sentence adds up: "in October … a total of", 十月份共歼敌.
    """
    dates = passage.days
    found = [d for d in dates if is_period(d.value)]
    if found or not dates:
        return found
    if any(figure.action == "lost" for figure in passage.figures):
        since = [date for date in dates if _is_since(passage, date)]
        whole = [d for d in dates if _spans(d.value) or _cued(passage, d, _WITHIN)]
        return since or (whole if len(whole) == len(dates) else [])
    closing = [
        d
        for d in dates
        if _cued(passage, d, _UP_TO)
        or _is_reckoned_back(d)
        or (d.value.earliest != d.value.latest and _cued(passage, d, _WITHIN))
    ]
    if len(closing) == len(dates):
        return closing
    if not all(_spans(d.value) for d in dates):
        return []
    months = all(date.value.precision == "month" for date in dates)
    return dates if months or sums(passage) else []


def _is_since(passage: Passage, date: DateMention) -> bool:
    """Say whether something is counted from a day on: "since the drive began on October 7"."""
    for quote in _held(passage, date.quotes):
        if quote.text.startswith(("Since", "since")) or quote.text.endswith(("以来", "以來")):
            return True
        if _SINCE.search(passage.before(quote, 2 * _NEAR)):
            return True
        if _SINCE_HAN.match(passage.after(quote, _NEAR)):
            return True
    return False


def _is_reckoned_back(date: DateMention) -> bool:
    """Say whether days are counted back from the report: "in nine days", 九天来."""
    first, _, last = date.value.edtf.partition("/")
    return first.endswith("~") and last.endswith("~") and _spans(date.value)


def _spans(value: DateValue) -> bool:
    """Say whether a date spans days enough to add up what was done in them."""
    if value.earliest is None or value.latest is None:
        return False
    return (value.latest - value.earliest).days >= _SEVERAL_DAYS


def adds_up(passage: Passage) -> bool:
    """Say whether the words add up several deeds: "on all fronts", 37 engagements."""
    if any(_ADDED_UP.search(quote.text) for quote in passage.quotes):
        return True
    return any(
        figure.object in _DEEDS and (figure.quantity.value or 0) >= _SEVERAL_DEEDS
        for figure in passage.figures
    )


def sums(passage: Passage) -> bool:
    """Say whether the words add something up: "a total of", 共歼敌."""
    return adds_up(passage) or any(_SUMMED.search(quote.text) for quote in passage.quotes)


def own_date(
    passage: Passage, found: list[Trigger], others: Sequence[Trigger] = ()
) -> Dated | None:
    """Return the date that the sentence gives the event, if it gives one.

    A date that comes after the deed and stands nearer to one of the `others` is not its own.
    """
    if not passage.days:
        return None
    closed = {date.id for date in periods(passage)}
    dates = [date for date in passage.days if date.id not in closed] or [
        date for date in passage.days if is_period(date.value) or is_of_one_event(date.value)
    ]
    # "On Monday night, the heaviest of the winter"; "in May … on the night of the 5th"
    fine = [d for d in dates if d.value.precision not in _COARSE and not _holds_one(d, dates)]
    dates = fine or dates
    if len(dates) > 1:
        dates = [date for date in dates if not _in_aside(passage, date)] or dates
    if others:
        dates = [date for date in dates if not _of_another(passage, date, found, others)]
    if not dates:
        return None
    nearest = dates[0]
    if len(dates) > 1:
        if (span := _from_to(passage, dates)) is not None:
            return span
        nearest = min(dates, key=lambda date: _distance(passage, date, found))
    return Dated(nearest.value, nearest.basis, nearest.id, own=True)


def _holds_one(month: DateMention, dates: list[DateMention]) -> bool:
    """Say whether a day of a month is told beside it."""
    return month.value.precision == "month" and any(
        date.value.precision != "month" and date.value.edtf.startswith(month.value.edtf)
        for date in dates
    )


def _in_aside(passage: Passage, date: DateMention) -> bool:
    """Say whether a date is told in passing: "the battalion, dropped at A on the 8th, was …"."""
    for quote in _held(passage, date.quotes):
        if quote.language is not Language.ENGLISH or passage.after(quote, 2) != ", ":
            continue
        if _ASIDE.search(passage.before(quote, _ASIDE_WITHIN)):
            return True
    return False


def closed(begun: Dated, later: Dated) -> Dated:
    """Return the date of a deed that was told as begun, with the end that a later clause gives."""
    first, last = begun.value, later.value
    if first is None or last is None or not _is_open(first):
        return begun
    if "/" in last.edtf and last.earliest == first.earliest and last.latest:
        return later
    return _spanned(first, last) or begun


def until(value: DateValue) -> DateValue:
    """Return the time up to a day; a stretch of days is that time already."""
    if "/" in value.edtf:
        return value
    return DateValue(f"../{value.edtf}", None, value.latest, value.precision, Semantics.THROUGHOUT)


def _from_to(passage: Passage, dates: list[DateMention]) -> Dated | None:
    """Combine "began on December 11" and "concluded on the 24th" to one interval."""
    began = next((d for d in dates if _is_open(d.value) or _cued(passage, d, _BEGAN)), None)
    until = _UNTIL if began is not None and _is_open(began.value) else _ENDED
    ended = next((d for d in dates if d is not began and _cued(passage, d, until)), None)
    if began is None or ended is None:
        return None
    return _spanned(began.value, ended.value)


def _spanned(first: DateValue, last: DateValue) -> Dated | None:
    """Return the days from one date to another, None where they are no such days."""
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        return None
    start = first.edtf.removesuffix("/..")
    if "/" in start or "/" in last.edtf:
        return None
    value = DateValue(
        interval(start, last.edtf),
        first.earliest,
        last.latest,
        first.precision,
        Semantics.THROUGHOUT,
    )
    return Dated(value, f"from {start} to {last.edtf}, as the sentence says", None, own=True)


def _is_open(value: DateValue) -> bool:
    """Say whether a date is told as the beginning of something: 十三日起."""
    return value.edtf.endswith("/..")


def _cued(passage: Passage, date: DateMention, cue: re.Pattern[str]) -> bool:
    for quote in date.quotes:
        for sentence in passage.quotes:
            if sentence.overlaps(quote):
                start = max(0, quote.start - sentence.start - _NEAR)
                end = quote.end - sentence.start + (8 if quote.language == "zh" else 0)
                return cue.search(sentence.text[start:end]) is not None
    return False


def _distance(passage: Passage, date: DateMention, found: list[Trigger]) -> int:
    first: dict[str, Trigger] = {}
    for deed in found:
        if deed.start < first.setdefault(deed.paragraph, deed).start:
            first[deed.paragraph] = deed
    gaps = [
        _parted(passage, quote, trigger)
        # "On the 2nd they were encircled and surrendered the next day": the date before is meant.
        + (
            trigger.start - quote.end
            if quote.end <= trigger.start
            else 2 * (quote.start - trigger.end) + _NEAR
        )
        for quote in _held(passage, date.quotes)
        if (trigger := first.get(quote.paragraph)) is not None
    ]
    return min(gaps, default=10**6)


def _parted(passage: Passage, quote: Quote, deed: Trigger) -> int:
    """Return what it costs that another clause begins between a date and a deed."""
    start, end = sorted((quote.start, deed.start))
    folded = passage.texts[quote.paragraph].folded
    return _CLAUSE * len(_BREAK.findall(folded, start, end))


def _of_another(
    passage: Passage, date: DateMention, found: list[Trigger], others: Sequence[Trigger]
) -> bool:
    """Say whether a deed told after the date has it: "held out for months, and on the 5th fell"."""
    for quote in _held(passage, date.quotes):
        mine = [t.end for t in found if t.paragraph == quote.paragraph]
        theirs = [t.start for t in others if t.paragraph == quote.paragraph]
        after = [start for start in theirs if start >= quote.end]
        if mine and after and max(mine) < quote.start:
            folded = passage.texts[quote.paragraph].folded
            apart = "," in folded[max(mine) : quote.start]
            return apart and "," not in folded[quote.end : min(after)]
    return False


def _held(passage: Passage, quotes: tuple[Quote, ...]) -> list[Quote]:
    return [quote for quote in quotes if passage.holds(quote)]
