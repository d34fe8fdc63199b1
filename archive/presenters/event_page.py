"""The page of one engagement: what each source says of it, where, who, and how it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.models import (
    Decision,
    Event,
    EventLink,
    EventPlace,
    EventReport,
    EventUnit,
    Evidence,
    Place,
)
from archive.presenters.addresses import address, passage
from archive.presenters.events import (
    differences_of,
    evidence_of,
    languages_of,
    names_of,
    quote_of,
    title,
)
from archive.presenters.figures import Claim, Difference, claims, difference
from archive.presenters.links import Doubtful, Related
from archive.presenters.log import Verdict, log
from archive.presenters.relays import Step, steps
from archive.presenters.words import HANS, Date, Review, Said, Words, chinese_of


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """Where an event happened and how exactly that is known."""

    names: tuple[Said, ...]
    printed: str
    address: str
    role: str
    relation: str
    precision: str
    position: str
    quotes: tuple[Said, ...]
    review: Review


@dataclass(frozen=True, slots=True)
class UnitLine:
    """Which formation took part and in what role."""

    names: tuple[Said, ...]
    address: str
    role: str
    side: str
    echelon: str
    strength: str
    certain: bool
    review: Review


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one dispatch that attest the event, in both columns."""

    dispatch: str
    title: Said
    printed: Date
    english: tuple[tuple[str, Said], ...]
    chinese: tuple[tuple[str, Said], ...]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One dispatch's report and the chain it came by."""

    address: str
    titles: tuple[Said, ...]
    newspaper: Said | None
    printed: Date
    page: int | None
    stance: str
    lag: int | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class EventPage:
    """Everything the page of one engagement prints."""

    uid: str
    aggregate: bool
    address: str
    crumbs: tuple[tuple[str, Said], ...]
    titles: tuple[Said, ...]
    date: Date
    date_means: str
    date_basis: str
    date_note: str
    time: str
    type: str
    review: Review
    note: str
    analyser: str
    summary: tuple[Said, ...]
    quote: Said | None
    outcome: str
    outcome_claimant: Said | None
    languages: str
    claims: tuple[Claim, ...]
    differences: tuple[Difference, ...]
    passages: tuple[Passage, ...]
    places: tuple[PlaceLine, ...]
    units: tuple[UnitLine, ...]
    reports: tuple[ReportLine, ...]
    links: tuple[Related, ...]
    overlaps: tuple[Related, ...]
    doubts: tuple[Doubtful, ...]
    log: tuple[Verdict, ...]

    @property
    def differing(self) -> int:
        """How many claims and other statements differ between the languages."""
        return sum(claim.differs for claim in self.claims) + len(self.differences)


def page(
    event: Event,
    crumbs: Sequence[Place],
    links: tuple[Related, ...],
    doubts: tuple[Doubtful, ...],
    decisions: Iterable[Decision],
    words: Words,
) -> EventPage:
    """Return the page of one engagement."""
    figures = list(event.figures.all())
    differences = differences_of(event)
    of_figures = {figure.pk for figure in figures}
    return EventPage(
        uid=event.uid,
        aggregate=event.kind == Event.Kind.AGGREGATE,
        address=address("engagement", event),
        crumbs=tuple((place.slug, words.names(place)[0]) for place in crumbs),
        titles=words.titles(event) or (title(event, words),),
        date=words.date(event),
        date_means=event.get_date_semantics_display() if event.date_semantics != "exact" else "",
        date_basis=event.get_date_basis_display() if event.date_basis else "",
        date_note=event.date_note,
        time=_time(event),
        type=words.label("event_type", event.type),
        review=words.review(event),
        note=event.review_note,
        analyser=event.analyser,
        summary=words.titles(event, "summary"),
        quote=quote_of(evidence_of(event), words),
        outcome=event.outcome,
        outcome_claimant=words.caption(event.outcome_claimant) if event.outcome_claimant else None,
        languages=languages_of([report.dispatch for report in event.reports.all()]),
        claims=claims(figures, differences, words),
        differences=tuple(
            difference(row, words, chinese_of(row.dispatch))
            for row in differences
            if row.figure_id not in of_figures
        ),
        passages=_passages(event, words),
        places=tuple(_place(place, words) for place in event.places.all()),
        units=tuple(_unit(unit, words) for unit in event.units.all()),
        reports=tuple(_report(report, words) for report in event.reports.all()),
        links=tuple(link for link in links if link.code != EventLink.Kind.OVERLAPS),
        overlaps=tuple(link for link in links if link.code == EventLink.Kind.OVERLAPS),
        doubts=doubts,
        log=log(decisions),
    )


def _place(row: EventPlace, words: Words) -> PlaceLine:
    known = row.place or row.filed_under
    return PlaceLine(
        names=names_of(row, words),
        printed=row.label,
        address=address("place", known) if known else "",
        role=words.label("role", row.role),
        relation=_relation(row, words),
        precision=row.get_precision_display() if row.precision else "",
        position=position(row),
        quotes=tuple(
            Said(quoted.exact, lang)
            for quoted, lang in ((row.evidence_en, "en"), (row.evidence_zh, HANS))
            if quoted
        ),
        review=words.review(row),
    )


def position(row: EventPlace | Place) -> str:
    """Return the coordinates with their radius, or say that there are none."""
    if row.lat is None or row.lon is None:
        return _("not located")
    point = f"{row.lat:.3f}, {row.lon:.3f}"
    values = {"point": point, "radius": f"{row.radius_km or 0:g}"}
    if getattr(row, "computed", False):
        return _("computed, %(point)s ± %(radius)s km") % values
    return _("%(point)s ± %(radius)s km") % values


def _relation(row: EventPlace, words: Words) -> str:
    if row.relation == EventPlace.Relation.AT:
        return ""
    parts = [row.get_relation_display()]
    if row.distance is not None:
        distance = f"{row.distance.normalize():f}"
        parts.insert(
            0, f"{distance} {words.label('measure', row.distance_unit)} {row.bearing}".strip()
        )
    anchors = [anchor for anchor in (row.anchor, row.second_anchor, row.road) if anchor]
    return " ".join([*parts, " – ".join(words.names(anchor)[0].text for anchor in anchors)]).strip()


def _unit(row: EventUnit, words: Words) -> UnitLine:
    names = words.names(row.unit) if row.unit else ()
    printed = [Said(row.label_en, "en"), Said(row.label_zh, HANS)]
    return UnitLine(
        names=names or tuple(name for name in printed if name.text),
        address=address("unit", row.unit) if row.unit else "",
        role=words.label("role", row.role),
        side=words.label("side", row.side) if row.side else "",
        echelon=words.label("echelon", row.echelon) if row.echelon else "",
        strength=_strength(row),
        certain=row.certain,
        review=words.review(row),
    )


def _strength(row: EventUnit) -> str:
    bounds = [n for n in (row.strength_low, row.strength_high) if n is not None]
    return "–".join(dict.fromkeys(map(str, bounds)))


def _passages(event: Event, words: Words) -> tuple[Passage, ...]:
    by_dispatch: dict[int, list[Evidence]] = {}
    for evidence in evidence_of(event):
        by_dispatch.setdefault(evidence.paragraph.dispatch_id, []).append(evidence)
    return tuple(_passage(group, words) for group in by_dispatch.values())


def _passage(group: list[Evidence], words: Words) -> Passage:
    dispatch = group[0].paragraph.dispatch
    group = sorted(group, key=lambda row: (row.paragraph.position, row.start))
    sides: dict[str, list[tuple[str, Said]]] = {"en": [], "zh": []}
    for row in _widest(group):
        language = row.paragraph.language
        lang = "en" if language == "en" else chinese_of(dispatch)
        sides[language].append((passage(row, dispatch), Said(row.exact, lang)))
    titles = words.titles_of(dispatch)
    return Passage(
        address("dispatch", dispatch),
        titles[0],
        words.day(dispatch.published),
        tuple(sides["en"]),
        tuple(sides["zh"]),
    )


def _widest(group: list[Evidence]) -> list[Evidence]:
    """Return the passages that do not lie within another of the same paragraph."""

    def within(row: Evidence, other: Evidence) -> bool:
        return (
            row is not other
            and row.paragraph_id == other.paragraph_id
            and other.start <= row.start
            and row.end <= other.end
        )

    return [row for row in group if not any(within(row, other) for other in group)]


def _report(row: EventReport, words: Words) -> ReportLine:
    dispatch = row.dispatch
    item = next((item for item in dispatch.items.all() if item.position == row.position), None)
    return ReportLine(
        address=address("dispatch", dispatch),
        titles=words.titles_of(dispatch),
        newspaper=words.caption(dispatch.newspaper) if dispatch.newspaper else None,
        printed=words.day(dispatch.published),
        page=dispatch.page,
        stance=row.get_stance_display() if row.stance else "",
        lag=row.lag_days,
        steps=steps(item, words) if item else (),
    )


def _time(event: Event) -> str:
    times = [f"{time:%H:%M}" for time in (event.time_start, event.time_end) if time]
    return " ".join(part for part in ("–".join(times), event.time_note) if part)
