"""Where an event happened and who took part, a line each."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import get_format, number_format
from django.utils.translation import gettext as _

from archive.models import EventPlace, EventUnit, Place
from archive.presenters.addresses import address
from archive.presenters.events import names_of
from archive.presenters.figures import number
from archive.presenters.separators import mark
from archive.presenters.words import HANS, Review, Said, Words


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


def place_line(row: EventPlace, words: Words) -> PlaceLine:
    """Return one place of an event: its role, and how exactly it is known."""
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
    values = {"point": point(row.lat, row.lon), "radius": number(row.radius_km or 0)}
    if getattr(row, "computed", False):
        return _("computed, %(point)s ± %(radius)s km") % values
    return _("%(point)s ± %(radius)s km") % values


def point(lat: float, lon: float) -> str:
    """Return coordinates as the page's language writes numbers: 21.367, 103.017; 21,367; 103,017.

    Where the decimal mark is a comma, another sign has to stand between the two.
    """
    between = mark("SENTENCE") if get_format("DECIMAL_SEPARATOR") == "," else ", "
    return between.join(number_format(f"{degrees:.3f}") for degrees in (lat, lon))


def _relation(row: EventPlace, words: Words) -> str:
    if row.relation == EventPlace.Relation.AT:
        return ""
    # What happened along a road is not told twice to lie along it.
    known = row.place_id or row.filed_under_id
    if row.relation == EventPlace.Relation.ALONG and row.road_id == known and not row.anchor:
        return ""
    parts = [row.get_relation_display()]
    if row.distance is not None:
        distance = number(row.distance)
        parts.insert(
            0, f"{distance} {words.label('measure', row.distance_unit)} {row.bearing}".strip()
        )
    anchors = [anchor for anchor in (row.anchor, row.second_anchor, row.road) if anchor]
    return " ".join([*parts, " – ".join(words.names(anchor)[0].text for anchor in anchors)]).strip()


def unit_line(row: EventUnit, words: Words) -> UnitLine:
    """Return one unit of an event: its role, side and strength."""
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
