"""Figures and differences of a reading as rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence
from decimal import Decimal

from archive.actions.bulk import Draft
from archive.actions.catalogue import Catalogue
from archive.actions.rows import Page, both, text_of
from archive.ingest.records import Discrepancy, FigureMention, Quote, Reading
from archive.models import Figure, short_id

# The columns hold sixteen digits, three of them after the point.
_MOST = Decimal(10) ** 13
_LEAST = Decimal("0.001")


class Uids:
    """Ids of claims from their words: the first, second … claim that quotes the same."""

    def __init__(self, kind: str, owner: str) -> None:
        self._kind, self._owner = kind, owner
        self._seen: Counter[str] = Counter()

    def of(self, *words: str) -> str:
        """Return the id of the next claim with these words."""
        key = "|".join(words)
        self._seen[key] += 1
        return short_id(self._kind, self._owner, key, self._seen[key])


def add_figures(
    page: Page, reading: Reading, catalogue: Catalogue, analyser: str, kept: Container[str]
) -> dict[str, Draft]:
    """Add the figures that no curator holds, and return them by the id of their mention."""
    uids = Uids("figure", page.dispatch.uid)
    found: dict[str, Draft] = {}
    for mention in reading.figures:
        uid = uids.of(*map(text_of, both(mention.quotes)))
        if uid not in kept:
            found[mention.id] = _figure(page, mention, uid, reading, catalogue, analyser)
    page.rows.figures.extend(found.values())
    for mention in reading.figures:
        whole, first = found.get(mention.part_of or ""), found.get(mention.same_as or "")
        figure = found.get(mention.id)
        if figure and (whole or first):
            page.rows.figure_wholes.append((figure, whole, first))
    return found


def _figure(
    page: Page,
    mention: FigureMention,
    uid: str,
    reading: Reading,
    catalogue: Catalogue,
    analyser: str,
) -> Draft:
    quantity = mention.quantity
    value = _kept(quantity.value)
    factor = catalogue.factors.get(mention.unit)
    return Draft(
        uid=uid,
        dispatch_id=page.dispatch.pk,
        position=position_of(mention.quotes, reading),
        claimant_id=catalogue.agencies.get(mention.claimant or ""),
        action=mention.action,
        object=mention.object,
        side=mention.side,
        qualifier=quantity.qualifier,
        value=value,
        low=_kept(quantity.low),
        high=_kept(quantity.high),
        unit=mention.unit,
        value_si=float(value) * factor if value is not None and factor else None,
        object_en=mention.object_english,
        object_zh=mention.object_chinese,
        unit_en=mention.unit_english,
        unit_zh=mention.unit_chinese,
        reading=_reading(mention),
        analyser=analyser,
        **page.words(mention.quotes),
    )


def _kept(number: Decimal | None) -> Decimal | None:
    """Return the number as the column holds it; None for one too large to be a count."""
    if number is None or abs(number) >= _MOST:
        return None
    return number.quantize(_LEAST)


def _reading(mention: FigureMention) -> Figure.Reading:
    disagree = (mention.action_english or mention.object_english or mention.object_chinese) or (
        mention.unit_english or mention.unit_chinese
    )
    if disagree:
        return Figure.Reading.DISPUTED
    return Figure.Reading.AGREED if all(both(mention.quotes)) else Figure.Reading.SINGLE


def position_of(quotes: Sequence[Quote], reading: Reading) -> int:
    """Return which wire item these words stand in; the first where none does."""
    names = {quote.paragraph for quote in quotes}
    for position, report in enumerate(reading.reports, 1):
        if not names.isdisjoint((*report.english, *report.chinese)):
            return position
    return 1


def add_discrepancies(
    page: Page,
    found: Sequence[Discrepancy],
    figures: dict[str, Draft],
    analyser: str,
    kept: Container[str],
) -> None:
    """Add the differences between the languages that no curator holds."""
    uids = Uids("discrepancy", page.dispatch.uid)
    for one in found:
        uid = uids.of(one.kind, text_of(one.english), text_of(one.chinese))
        if uid not in kept:
            page.rows.discrepancies.append(_discrepancy(page, one, uid, figures, analyser))


def _discrepancy(
    page: Page, one: Discrepancy, uid: str, figures: dict[str, Draft], analyser: str
) -> Draft:
    return Draft(
        uid=uid,
        dispatch_id=page.dispatch.pk,
        figure=figures.get(one.figure or ""),
        kind=one.kind,
        severity=one.severity,
        prefer=one.prefer,
        value_en=one.value_english,
        value_zh=one.value_chinese,
        note=one.note,
        analyser=analyser,
        evidence_en=page.quote(one.english),
        evidence_zh=page.quote(one.chinese),
    )
