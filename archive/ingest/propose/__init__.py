"""Events proposed from the sentences that tell of them, one for what one wire item tells."""

from __future__ import annotations

import hashlib

from archive.ingest.lexicon import Lexicon
from archive.ingest.propose.events import Event
from archive.ingest.propose.passages import Mentions, passages
from archive.ingest.propose.reading import ReportReading
from archive.ingest.propose.titles import titles
from archive.ingest.propose.triggers import AGGREGATE, Finder
from archive.ingest.records import (
    Article,
    Bead,
    DateMention,
    EventKind,
    EventPlaceProposal,
    EventProposal,
    EventUnitProposal,
    FigureMention,
    PlaceMention,
    Quote,
    Report,
    Sentence,
    UnitMention,
)

_OTHER = frozenset({"training", "conference", "airlift", "desertion", "mutiny", "award"})


def propose(
    article: Article,
    reports: tuple[Report, ...],
    alignment: tuple[Bead, ...],
    sentences: tuple[Sentence, ...],
    sentence_alignment: tuple[Bead, ...],
    dates: tuple[DateMention, ...],
    places: tuple[PlaceMention, ...],
    units: tuple[UnitMention, ...],
    figures: tuple[FigureMention, ...],
    lexicon: Lexicon,
) -> tuple[EventProposal, ...]:
    """Return the events that an article tells of, in the order in which it tells them."""
    # Where an agency filed from is no place of what it tells.
    datelines: dict[str, list[Quote]] = {}
    for quote in (q for report in reports if report.dateline for q in report.dateline.quotes):
        datelines.setdefault(quote.paragraph, []).append(quote)
    told = tuple(
        place
        for place in places
        if place.quote.paragraph not in datelines
        or not any(place.quote.overlaps(q) for q in datelines[place.quote.paragraph])
    )
    mentions = Mentions(dates, told, units, figures)
    found = passages(article, reports, sentences, sentence_alignment, mentions)
    finder = Finder(lexicon)
    events: list[Event] = []
    for report in reports:
        events.extend(ReportReading(lexicon, finder).read(found[report.id]))
    keys: dict[str, int] = {}
    return tuple(_proposal(n, event, keys, lexicon) for n, event in enumerate(events, start=1))


def _proposal(number: int, event: Event, keys: dict[str, int], lexicon: Lexicon) -> EventProposal:
    key = _key(event)
    keys[key] = keys.get(key, 0) + 1
    english, chinese, vietnamese = titles(event.type, event.printed, lexicon)
    kind = EventKind.ENGAGEMENT
    if event.type == AGGREGATE:
        kind = EventKind.AGGREGATE
    elif event.type in _OTHER:
        kind = EventKind.OTHER
    return EventProposal(
        id=f"e{number}",
        key=key if keys[key] == 1 else f"{key}-{keys[key]}",
        kind=kind,
        type=event.type,
        title_english=english,
        title_chinese=chinese,
        title_vietnamese=vietnamese,
        date=event.dated.value,
        date_basis=event.dated.basis,
        date_mention=event.dated.mention,
        places=tuple(EventPlaceProposal(mention.id, role) for mention, role in event.places),
        units=tuple(EventUnitProposal(unit, role) for unit, role in event.units.items()),
        figures=tuple(event.figures),
        evidence=tuple(event.evidence.values()),
        report=event.report.id,
        confidence=_confidence(event),
        outcome=event.outcome,
    )


def _key(event: Event) -> str:
    """Return a hash of the dateline and of the first words of the first evidence."""
    dateline = event.report.dateline
    agency = (dateline.agency or "") if dateline else ""
    date = dateline.date.edtf if dateline and dateline.date else ""
    words = "".join(next(iter(event.evidence.values())).text.split())[:60]
    return hashlib.sha256(f"{agency}|{date}|{words}".encode()).hexdigest()[:16]


def _confidence(event: Event) -> float:
    """Return how much of the proposal the text itself says, 0.3 to 0.95."""
    own_date = 0.25 if event.dated.own else 0.05 if event.dated.value else 0.0
    placed = 0.2 if event.slugs else 0.1 if event.places else 0.0
    return round(0.3 + own_date + placed + (0.2 if event.both_languages else 0.1), 2)
