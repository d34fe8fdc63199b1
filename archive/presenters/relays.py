"""The chain by which a report came: who told it to whom, and when."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.models import RelayStep, WireItem
from archive.presenters.words import HANS, Said, Words
from archive.text.printed_dates import printed_edtf


@dataclass(frozen=True, slots=True)
class Step:
    """One link of the chain; `told_by` is set where only one language tells it."""

    actor: Said | None
    communique: bool
    date: str
    told_by: str
    quotes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class ItemHead:
    """The head of one wire item."""

    number: int
    agency: Said | None
    filed: str
    filed_from: str
    datelines: tuple[Said, ...]
    steps: tuple[Step, ...]
    lag: int | None  # days from the earliest dated report to the newspaper


def steps(item: WireItem, words: Words) -> tuple[Step, ...]:
    """Return the relay chain of a wire item in order."""
    return tuple(_step(row, words) for row in item.chain.all())


def head(item: WireItem, printed: dt.date | None, words: Words) -> ItemHead:
    """Return what stands over a wire item of an article printed on that day."""
    lines = [Said(item.dateline_en, "en"), Said(item.dateline_zh, HANS)]
    return ItemHead(
        number=item.position,
        agency=words.caption(item.agency) if item.agency else None,
        filed=printed_edtf(item.filed_edtf, words.language) if item.filed_edtf else "",
        filed_from=item.filed_from,
        datelines=tuple(line for line in lines if line.text),
        steps=steps(item, words),
        lag=_lag(item, printed),
    )


def _lag(item: WireItem, printed: dt.date | None) -> int | None:
    """Return the days from the first report that bears a day to the newspaper."""
    steps = item.chain.all()
    days = [step.latest for step in steps if step.latest and step.earliest == step.latest]
    return (printed - min(days)).days if days and printed and min(days) <= printed else None


def _step(row: RelayStep, words: Words) -> Step:
    quotes = [Said(row.words_en, "en"), Said(row.words_zh, HANS)]
    tellings = {
        RelayStep.ToldBy.ENGLISH: _("In the English text"),
        RelayStep.ToldBy.CHINESE: _("In the Chinese text"),
    }
    return Step(
        actor=words.caption(row.agency) if row.agency else None,
        communique=row.kind == RelayStep.Kind.COMMUNIQUE,
        date=printed_edtf(row.date_edtf, words.language) if row.date_edtf else "",
        told_by=tellings.get(RelayStep.ToldBy(row.told_by), ""),
        quotes=tuple(quote for quote in quotes if quote.text),
    )
