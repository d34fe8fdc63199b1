"""Who told of an event: each report with the way it came, and how many witnesses that makes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from archive.models import Event, EventReport, RelayStep
from archive.presenters.addresses import address
from archive.presenters.chronology import lag
from archive.presenters.words import Date, Label, Said, Words
from archive.text.printed_dates import printed_edtf

Relays = Mapping[tuple[int, int], Sequence[RelayStep]]  # by dispatch and wire item


@dataclass(frozen=True, slots=True)
class Hop:
    """One who passed the news on, and when."""

    actor: Said | None
    kind: Label
    date: str


@dataclass(frozen=True, slots=True)
class Way:
    """How the news came, its origin first; `told_by` where the languages tell it differently."""

    told_by: str
    hops: tuple[Hop, ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One dispatch's report and the way it came by."""

    address: str
    titles: tuple[Said, ...]
    newspaper: Said | None
    printed: Date
    page: int | None
    stance: str
    lag: str
    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Witnesses:
    """How many reports there are and who they go back to."""

    reports: int
    origins: tuple[str, ...]
    unnamed: int  # reports that name no source of theirs

    @property
    def independent(self) -> int:
        """How many of them do not go back to the same side."""
        return len(self.origins)


def lines(event: Event, relays: Relays, words: Words) -> tuple[ReportLine, ...]:
    """Return the reports of an event in the order they were printed."""
    return tuple(_line(event, report, relays, words) for report in event.reports.all())


def steps_of(report: EventReport, relays: Relays) -> Sequence[RelayStep]:
    """Return the steps by which one report came."""
    return relays.get((report.dispatch_id, report.position), ())


def _line(event: Event, report: EventReport, relays: Relays, words: Words) -> ReportLine:
    dispatch = report.dispatch
    return ReportLine(
        address=address("dispatch", dispatch),
        titles=words.titles_of(dispatch),
        newspaper=words.caption(dispatch.newspaper) if dispatch.newspaper else None,
        printed=words.day(dispatch.published),
        page=dispatch.page,
        stance=report.get_stance_display() if report.stance else "",
        lag=lag(event, dispatch.published) if dispatch.published else "",
        ways=tuple(_ways(steps_of(report, relays), words)),
    )


def _ways(steps: Iterable[RelayStep], words: Words) -> Iterable[Way]:
    told: dict[str, list[RelayStep]] = defaultdict(list)
    for step in steps:
        told[step.told_by].append(step)
    for told_by, chain in told.items():
        label = "" if told_by == RelayStep.ToldBy.BOTH else chain[0].get_told_by_display()
        ordered = sorted(chain, key=lambda step: -step.position)
        yield Way(label, tuple(_hop(step, words) for step in ordered))


def _hop(step: RelayStep, words: Words) -> Hop:
    return Hop(
        words.caption(step.agency) if step.agency else None,
        Label.of(step.get_kind_display(), "source", step.kind),
        printed_edtf(step.date_edtf, words.language) if step.date_edtf else "",
    )


def witnesses(event: Event, relays: Relays, words: Words) -> Witnesses:
    """Return the origins that the reports go back to: one a side, however often it is retold."""
    origins: dict[str, str] = {}
    reports, unnamed = list(event.reports.all()), 0
    for report in reports:
        if report.independent is False:
            continue
        if origin := _origin(report, steps_of(report, relays), words):
            origins.setdefault(*origin)
        else:
            unnamed += 1
    dispatches = {report.dispatch_id for report in reports}
    return Witnesses(len(dispatches), tuple(origins.values()), unnamed)


def _origin(
    report: EventReport, steps: Sequence[RelayStep], words: Words
) -> tuple[str, str] | None:
    """Return who a report goes back to: the side of the farthest named source, or its name."""
    named = [step for step in steps if step.agency]
    if not named:
        paper = report.dispatch.newspaper
        return (f"newspaper:{paper.slug}", words.caption(paper).text) if paper else None
    agency = max(named, key=lambda step: step.position).agency
    assert agency is not None
    if agency.side:
        return agency.side, words.label("side", agency.side)
    return f"agency:{agency.slug}", words.caption(agency).text
