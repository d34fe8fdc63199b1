"""Places and units as lists and their own pages show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from archive.models import (
    Decision,
    Event,
    EventUnit,
    Figure,
    Place,
    PlaceName,
    PlaceParent,
    Unit,
    UnitName,
    UnitSuperior,
)
from archive.presenters.addresses import address
from archive.presenters.event_lines import position
from archive.presenters.events import Mention, mention
from archive.presenters.log import Verdict, log
from archive.presenters.told import ClaimLine, SpellingLine, claim_lines, spelling_lines
from archive.presenters.words import Count, Review, Said, Words, located
from archive.queries.told import Spelling
from archive.text.printed_dates import printed_edtf

LANGUAGES = {
    "en": "English",
    "vi": "Tiếng Việt",
    "fr": "Français",
    "zh-Hans": "简体",
    "zh-Hant": "繁體",
}


@dataclass(frozen=True, slots=True)
class Row:
    """A place or unit of a list."""

    address: str
    names: tuple[Said, ...]
    kind: str
    side: str
    located: bool
    events: int
    review: Review


@dataclass(frozen=True, slots=True)
class NameLine:
    """One name: its language, kind, period and who attests it."""

    name: Said
    language: str
    kind: str
    preferred: bool
    period: str
    source: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What stands above or below, how and when."""

    names: tuple[Said, ...]
    address: str
    word: str
    period: str
    source: str


@dataclass(frozen=True, slots=True)
class Told:
    """What the dispatches say of a place or unit, as it was read."""

    count: int
    events: Sequence[Event]
    spellings: Sequence[Spelling]
    looked: int  # mentions looked through for them, nought for all
    claims: Sequence[Figure]
    searched: int  # engagements whose claims were looked through, nought for all


@dataclass(frozen=True, slots=True)
class PlacePage:
    """Everything the page of one place prints."""

    uid: str
    slug: str
    address: str
    crumbs: tuple[tuple[str, Said], ...]
    names: tuple[Said, ...]
    kind: str
    review: Review
    existed: str
    located: bool
    position: str
    coordinate_source: str
    links: tuple[tuple[str, str], ...]
    note: str
    source: str
    names_known: tuple[NameLine, ...]
    spellings: tuple[SpellingLine, ...]
    looked: Count
    claims: tuple[ClaimLine, ...]
    searched: Count
    above: tuple[Relation, ...]
    below: tuple[Relation, ...]
    events: tuple[Mention, ...]
    count: int
    log: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class UnitPage:
    """Everything the page of one unit prints."""

    uid: str
    slug: str
    address: str
    names: tuple[Said, ...]
    side: str
    echelon: str
    review: Review
    existed: str
    note: str
    source: str
    names_known: tuple[NameLine, ...]
    spellings: tuple[SpellingLine, ...]
    looked: Count
    own: tuple[ClaimLine, ...]  # losses of its side
    others: tuple[ClaimLine, ...]
    searched: Count
    above: tuple[Relation, ...]
    below: tuple[Relation, ...]
    events: tuple[Mention, ...]
    count: int
    log: tuple[Verdict, ...]


def place_rows(places: Iterable[Place], counts: Mapping[int, int], words: Words) -> tuple[Row, ...]:
    """Return the places of a list with the number of engagements filed under each."""
    return tuple(
        Row(
            address=address("place", place),
            names=words.names(place),
            kind=words.label("place_kind", place.kind),
            side="",
            located=located(place),
            events=counts.get(place.pk, 0),
            review=words.review(place),
        )
        for place in places
    )


def unit_rows(units: Iterable[Unit], counts: Mapping[int, int], words: Words) -> tuple[Row, ...]:
    """Return the units of a list with the number of engagements of each."""
    return tuple(
        Row(
            address=address("unit", unit),
            names=words.names(unit),
            kind=words.label("echelon", unit.echelon),
            side=words.label("side", unit.side),
            located=True,
            events=counts.get(unit.pk, 0),
            review=words.review(unit),
        )
        for unit in units
    )


def place_page(
    place: Place,
    crumbs: Iterable[Place],
    told: Told,
    decisions: Iterable[Decision],
    words: Words,
) -> PlacePage:
    """Return the page of one place."""
    return PlacePage(
        uid=place.uid,
        slug=place.slug,
        address=address("place", place),
        crumbs=tuple((address("place", above), words.names(above)[0]) for above in crumbs),
        names=words.titles(place, "name"),
        kind=words.label("place_kind", place.kind),
        review=words.review(place),
        existed=_when(place.valid, words),
        located=located(place),
        position=position(place),
        coordinate_source=place.coordinate_source,
        links=tuple(_links(place)),
        note=place.note,
        source=place.source,
        names_known=_names(place.names.all(), words),
        spellings=spelling_lines(told.spellings, words),
        looked=Count(told.looked),
        claims=claim_lines(told.claims, words),
        searched=Count(told.searched),
        above=tuple(_place_relation(row, row.parent, words) for row in place.parents.all()),
        below=tuple(_place_relation(row, row.place, words) for row in place.children.all()),
        events=tuple(mention(event, words) for event in told.events),
        count=told.count,
        log=log(decisions),
    )


def unit_page(
    unit: Unit,
    parts: Iterable[EventUnit],
    told: Told,
    decisions: Iterable[Decision],
    words: Words,
) -> UnitPage:
    """Return the page of one unit."""
    return UnitPage(
        uid=unit.uid,
        slug=unit.slug,
        address=address("unit", unit),
        names=words.titles(unit, "name"),
        side=words.label("side", unit.side),
        echelon=words.label("echelon", unit.echelon),
        review=words.review(unit),
        existed=_when(unit.existed, words),
        note=unit.note,
        source=unit.source,
        names_known=_names(unit.names.all(), words),
        spellings=spelling_lines(told.spellings, words),
        looked=Count(told.looked),
        own=claim_lines([f for f in told.claims if f.side == unit.side], words),
        others=claim_lines([f for f in told.claims if f.side != unit.side], words),
        searched=Count(told.searched),
        above=tuple(_unit_relation(row, row.superior, words) for row in unit.superiors.all()),
        below=tuple(_unit_relation(row, row.unit, words) for row in unit.subordinates.all()),
        events=tuple(mention(p.event, words, words.label("role", p.role)) for p in parts),
        count=told.count,
        log=log(decisions),
    )


def _when(edtf: str, words: Words) -> str:
    return printed_edtf(edtf, words.language) if edtf else ""


def _names(rows: Iterable[PlaceName | UnitName], words: Words) -> tuple[NameLine, ...]:
    """Return names by language, the page's first; the preferred name of each before others."""
    order = sorted(
        ("vi", "zh-Hans", "zh-Hant", "fr", "en"), key=lambda code: code[:2] != words.tongue
    )
    return tuple(
        _name(row, words)
        for row in sorted(
            rows,
            key=lambda row: (
                order.index(row.language) if row.language in order else len(order),
                not row.preferred,
                row.kind != "name",
                row.name,
            ),
        )
    )


def _links(place: Place) -> Iterator[tuple[str, str]]:
    """Yield the other gazetteers that know the place, each with its address there."""
    if place.geonames:
        yield f"GeoNames {place.geonames}", f"https://www.geonames.org/{place.geonames}/"
    if place.wikidata:
        yield f"Wikidata {place.wikidata}", f"https://www.wikidata.org/wiki/{place.wikidata}"


def _name(row: PlaceName | UnitName, words: Words) -> NameLine:
    return NameLine(
        name=Said(row.name, row.language),
        language=LANGUAGES.get(row.language, row.language),
        kind=row.get_kind_display(),
        preferred=row.preferred,
        period=_when(row.period, words),
        source=row.source,
    )


def _place_relation(row: PlaceParent, other: Place, words: Words) -> Relation:
    word = row.get_relation_display() if row.relation == PlaceParent.Relation.CAPITAL_OF else ""
    return Relation(
        words.names(other), address("place", other), word, _when(row.period, words), row.source
    )


def _unit_relation(row: UnitSuperior, other: Unit, words: Words) -> Relation:
    return Relation(
        words.names(other), address("unit", other), "", _when(row.period, words), row.source
    )
