"""The claims a reader chose to add up, read in a fixed number of queries."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Prefetch, Q, QuerySet

from archive.models import SHOWN, Discrepancy, Event, EventPlace, Figure
from archive.queries import links
from archive.queries.adding import Addend, Amount, Ground, Measure

MOST = 400  # claims on one page
_SCENE = ("location", "target")
_NUMBER = re.compile(r"\d[\d,.]*")


@dataclass(frozen=True, slots=True)
class Chosen:
    """The figures that were asked for, with what of the question nothing answers to."""

    figures: tuple[Figure, ...]
    unknown: tuple[str, ...]
    cut: bool


def chosen(claims: Collection[str], events: Collection[str]) -> Chosen:
    """Return the shown claims with these ids, and the whole claims of these events."""
    of_events = Q(events__uid__in=events, events__status__in=SHOWN, part_of=None)
    rows = Figure.objects.shown().filter(Q(uid__in=claims) | of_events).order_by("id").distinct()
    figures = list(_for_page(rows)[: MOST + 1])
    found = {figure.uid for figure in figures}
    found |= {event.uid for figure in figures for event in figure.events.all()}
    unknown = tuple(uid for uid in (*claims, *events) if uid not in found)
    return Chosen(tuple(figures[:MOST]), unknown, len(figures) > MOST)


def _for_page(rows: QuerySet[Figure]) -> QuerySet[Figure]:
    places = EventPlace.objects.shown().select_related("place", "filed_under").order_by("id")
    events = Event.objects.shown().order_by("id")
    differing = Discrepancy.objects.shown().filter(kind="number", state=Discrepancy.State.OPEN)
    return rows.select_related(
        "dispatch__newspaper",
        "claimant",
        "part_of",
        "evidence_en__paragraph",
        "evidence_zh__paragraph",
    ).prefetch_related(
        Prefetch("events", events),
        Prefetch("events__places", places),
        Prefetch("discrepancies", differing),
    )


def totals_to_choose(limit: int) -> list[Event]:
    """Return the newest period totals that hold claims, for a reader who has chosen nothing."""
    with_claims = Event.objects.shown().filter(kind=Event.Kind.AGGREGATE, figures__isnull=False)
    return list(with_claims.distinct().order_by("-latest", "id")[:limit])


def addends(figures: Iterable[Figure]) -> list[Addend]:
    """Return the claims as what can be added: a claim read in two ways comes as two."""
    over = links.Ground.load()
    return [addend for figure in figures for addend in _readings(figure, _grounds(figure, over))]


def _readings(figure: Figure, grounds: tuple[Ground, ...]) -> Iterator[Addend]:
    first, last = period(figure)
    for language, measure, amount in _read(figure):
        yield Addend(
            id=figure.pk,
            measure=measure,
            amount=amount,
            voice=voice_of(figure),
            first=first,
            last=last,
            grounds=grounds,
            events=frozenset(event.pk for event in figure.events.all()),
            language=language,
            repeats=figure.same_as_id or figure.pk,
            parts_of=frozenset(_wholes(figure)),
        )


def _wholes(figure: Figure) -> Iterator[int]:
    """Yield the claims that hold this one, each as the first that told it."""
    whole = figure.part_of
    if whole is not None:
        yield whole.same_as_id or whole.pk
        if whole.part_of_id:
            yield whole.part_of_id


def _read(figure: Figure) -> Iterator[tuple[str, Measure, Amount]]:
    """Yield what each language says, once where they agree or a curator chose between them."""
    preferred = {"en": "en", "zh": "zh"}.get(figure.reading, "")
    numbers = _numbers(figure)
    english, chinese = (_measure(figure, language) for language in ("en", "zh"))
    if preferred or (english == chinese and numbers is None):
        measure = _measure(figure, preferred) if preferred else english
        yield "", measure, _amount(figure)
        return
    low, high = numbers or (None, None)
    yield "en", english, _amount(figure, low)
    yield "zh", chinese, _amount(figure, high)


def _measure(figure: Figure, language: str) -> Measure:
    """Return what is counted, as one language has it."""
    code = getattr(figure, f"object_{language}") or figure.object
    unit = getattr(figure, f"unit_{language}") or figure.unit
    return Measure(figure.action, code, figure.side, unit)


def _amount(figure: Figure, value: Decimal | None = None) -> Amount:
    if value is not None:
        return Amount(value, value, value, figure.qualifier)
    return Amount(figure.value, figure.low, figure.high, figure.qualifier)


def _numbers(figure: Figure) -> tuple[Decimal, Decimal] | None:
    """Return both numbers where the languages give different ones."""
    for row in figure.discrepancies.all():
        found = [_NUMBER.match(text) for text in (row.value_en, row.value_zh)]
        read = [Decimal(hit[0].replace(",", "").rstrip(".")) for hit in found if hit]
        if len(read) == len(found):
            return read[0], read[1]
    return None


def voice_of(figure: Figure) -> str:
    """Return the side that claims it, who claims it, or the dispatch where nobody is named."""
    if figure.claimant is None:
        return f"dispatch:{figure.dispatch_id}"
    return figure.claimant.side or f"agency:{figure.claimant.slug}"


def period(figure: Figure) -> tuple[dt.date | None, dt.date | None]:
    """Return the days that the claim may be about; nothing where an event of it is undated."""
    days = [(event.earliest, event.latest) for event in figure.events.all()]
    starts = [first for first, _ in days if first]
    ends = [last for _, last in days if last]
    if not days or len(starts) < len(days):
        return None, None
    return min(starts), max(ends) if len(ends) == len(days) else None


def scenes(figure: Figure) -> list[EventPlace]:
    """Return where the losses of a claim fell: the scene of its events, else all they name."""
    places = [place for event in figure.events.all() for place in event.places.all()]
    return [place for place in places if place.role in _SCENE] or places


def _grounds(figure: Figure, over: links.Ground) -> tuple[Ground, ...]:
    """Return the areas of a claim; none where a part of them is not known."""
    first, last = period(figure)
    days = (first or dt.date.min, last or first or dt.date.max)
    found = []
    for row in scenes(figure):
        slug = row.filed_under.slug if row.filed_under else ""
        point = (row.lat, row.lon) if row.lat is not None and row.lon is not None else None
        if not slug and point is None:
            return ()
        within = frozenset(name for name, _kind in over.over(slug, *days)) if slug else frozenset()
        found.append(Ground(slug, within, point, row.radius_km or 0.0))
    return tuple(found)
