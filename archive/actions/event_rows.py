"""Proposed events of a reading as rows, with their places, units, reports and evidence."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from typing import Any

from archive.actions.bulk import Draft
from archive.actions.catalogue import Catalogue
from archive.actions.claim_rows import Uids
from archive.actions.dating import dated, lag
from archive.actions.located import located
from archive.actions.rows import Page, both, text_of
from archive.ingest.records import EventProposal, PlaceMention, Quote, Reading, UnitMention
from archive.models import readable_slug, short_id
from archive.text.fold import fold

EXACT, AT_LEAST, AT_MOST = "exact", frozenset({"more_than"}), frozenset({"less_than", "nearly"})


def event_uid(dispatch_uid: str, proposal: EventProposal) -> str:
    """Return the id of a proposal, which a later reading of the same words gives again."""
    return short_id("event", dispatch_uid, proposal.key)


def add_events(
    page: Page,
    reading: Reading,
    catalogue: Catalogue,
    proposed: Mapping[str, int | None],
    figures: Mapping[str, Draft],
    analyser: str,
    kept: Container[str],
) -> None:
    """Add the events that no curator decided about."""
    places = {mention.id: mention for mention in reading.places}
    units = {mention.id: mention for mention in reading.units}
    for proposal in reading.events:
        if event_uid(page.dispatch.uid, proposal) in kept:
            continue
        event = _event(page, proposal, reading, catalogue, analyser)
        page.rows.events.append(event)
        page.rows.attestations.extend(
            Draft(event=event, evidence=words)
            for quote in dict.fromkeys(proposal.evidence)
            if (words := page.quote(quote))
        )
        page.rows.figure_events.extend(
            (figures[name], event) for name in dict.fromkeys(proposal.figures) if name in figures
        )
        named = [(places[each.mention], each.role) for each in proposal.places]
        _add_places(page, event, named, catalogue, proposed, analyser)
        taking_part = [(units[each.mention], each.role) for each in proposal.units]
        _add_units(page, event, taking_part, proposal, catalogue, analyser)


def _event(
    page: Page, proposal: EventProposal, reading: Reading, catalogue: Catalogue, analyser: str
) -> Draft:
    position = _position(proposal, reading)
    report = reading.reports[position - 1] if reading.reports else None
    filed = report.dateline.date if report and report.dateline else None
    published = page.dispatch.published
    event = Draft(
        uid=event_uid(page.dispatch.uid, proposal),
        slug=readable_slug(proposal.title_english, proposal.title_chinese, fallback="event"),
        kind=proposal.kind.value,
        type=proposal.type,
        title_en=proposal.title_english,
        title_zh=proposal.title_chinese,
        title_vi=proposal.title_vietnamese,
        outcome=proposal.outcome,
        outcome_claimant_id=_claimant(proposal, report, catalogue),
        confidence=proposal.confidence,
        analyser=analyser,
        **dated(proposal.date, proposal.date_basis, (filed.latest if filed else None) or published),
    )
    page.rows.reports.append(
        Draft(
            event=event,
            dispatch_id=page.dispatch.pk,
            position=position,
            lag_days=lag(proposal.date, published),
        )
    )
    return event


def _position(proposal: EventProposal, reading: Reading) -> int:
    names = [report.id for report in reading.reports]
    return names.index(proposal.report) + 1 if proposal.report in names else 1


def _claimant(proposal: EventProposal, report: Any, catalogue: Catalogue) -> int | None:
    """Return the farthest named source of the wire item, which is who claims the outcome."""
    if not proposal.outcome or report is None:
        return None
    actors = [step.actor for step in report.chain if step.actor]
    return catalogue.agencies.get(actors[-1]) if actors else None


# --- places -------------------------------------------------------------------------------------


def _add_places(
    page: Page,
    event: Draft,
    named: Iterable[tuple[PlaceMention, str]],
    catalogue: Catalogue,
    proposed: Mapping[str, int | None],
    analyser: str,
) -> None:
    """Add one row for a place, whichever languages name it."""
    groups: dict[tuple[str, *tuple[object, ...]], list[PlaceMention]] = {}
    for mention, role in named:
        groups.setdefault((role, *_where(mention)), []).append(mention)
    uids = Uids("eventplace", event.uid)
    for (role, *_), mentions in groups.items():
        quotes = tuple(mention.quote for mention in mentions)
        first = mentions[0]
        row = Draft(
            uid=uids.of(str(role), *map(text_of, both(quotes))),
            event=event,
            role=str(role),
            label=first.quote.text,
            analyser=analyser,
            **page.words(quotes),
            **located(first, str(role), catalogue, proposed.get(fold(first.proposed_name))),
        )
        page.rows.places.append(row)


def _where(mention: PlaceMention) -> tuple[object, ...]:
    """Return what two mentions of one place share."""
    told = mention.relation
    if told:
        anchor = told.anchor or fold(mention.proposed_name)
        return (anchor, told.bearing, told.distance, told.unit)
    return (mention.place or fold(mention.proposed_name or mention.quote.text),)


# --- units --------------------------------------------------------------------------------------


def _add_units(
    page: Page,
    event: Draft,
    taking_part: Iterable[tuple[UnitMention, str]],
    proposal: EventProposal,
    catalogue: Catalogue,
    analyser: str,
) -> None:
    uids = Uids("eventunit", event.uid)
    told_in = {quote.paragraph for quote in proposal.evidence}
    for mention, role in taking_part:
        quotes = _nearest(mention.quotes, told_in)
        english, chinese = map(text_of, both(quotes))
        low, high = _strength(mention)
        row = Draft(
            uid=uids.of(role, english, chinese),
            event=event,
            unit_id=catalogue.units.get(mention.unit or ""),
            label_en=english,
            label_zh=chinese,
            side=mention.side,
            role=role,
            echelon=mention.echelon,
            strength_low=low,
            strength_high=high,
            analyser=analyser,
            **page.words(quotes),
        )
        page.rows.units.append(row)


def _nearest(quotes: tuple[Quote, ...], told_in: Container[str]) -> tuple[Quote, ...]:
    """Return the quotes, those in the paragraphs that tell of the event first."""
    return tuple(sorted(quotes, key=lambda quote: quote.paragraph not in told_in))


def _strength(mention: UnitMention) -> tuple[int | None, int | None]:
    """Return between what bounds the formations were counted."""
    count, qualifier = mention.count, mention.count_qualifier or EXACT
    if count is None:
        return None, None
    low = count if qualifier == EXACT or qualifier in AT_LEAST else None
    high = count if qualifier == EXACT or qualifier in AT_MOST else None
    return low, high
