"""The knowledge of the tables as the plain values that the pipeline reads with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F

from archive.ingest.lexicon import AgencyEntry, Lexicon, Name, PlaceEntry, TermEntry, UnitEntry
from archive.models import (
    Agency,
    Place,
    PlaceName,
    PlaceParent,
    Status,
    Term,
    Unit,
    UnitName,
    UnitSuperior,
)

Row = Mapping[str, Any]
LANGUAGES = ("en", "zh-Hans", "zh-Hant", "vi", "fr")


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the tables as plain mappings; other rows are named by their slugs.

    Names carry ``owner`` and ``kind``; a relation carries ``child``, ``above``, ``relation`` and
    ``period``.
    ``merged_*`` map the slug of a merged row to the slug of its target.
    """

    places: Iterable[Row]
    place_names: Iterable[Row]
    place_parents: Iterable[Row]
    units: Iterable[Row]
    unit_names: Iterable[Row]
    unit_superiors: Iterable[Row]
    agencies: Iterable[Row]
    terms: Iterable[Row]
    merged_places: Mapping[str, str] = field(default_factory=dict)
    merged_units: Mapping[str, str] = field(default_factory=dict)


def load_lexicon() -> Lexicon:
    """Return the reviewed knowledge of the tables; merged names stand for their target."""
    return lexicon_from_rows(load_rows())


def load_rows() -> Rows:
    """Return the rows that the reviewed knowledge is made of."""
    return Rows(
        places=_accepted(Place, *PLACE),
        place_names=_names(PlaceName, "place"),
        place_parents=PlaceParent.objects.values(
            "relation", "period", child=F("place__slug"), above=F("parent__slug")
        ),
        units=_accepted(Unit, *UNIT),
        unit_names=_names(UnitName, "unit"),
        unit_superiors=UnitSuperior.objects.values(
            "period", child=F("unit__slug"), above=F("superior__slug")
        ),
        agencies=Agency.objects.values(*AGENCY),
        terms=Term.objects.values(*TERM),
        merged_places=_merged(Place),
        merged_units=_merged(Unit),
    )


PLACE = ("slug", "kind", "lat", "lon", "radius_km")
UNIT = ("slug", "side", "echelon", "ordinal")
AGENCY = ("slug", "kind", "forms_en", "forms_zh", "side")
TERM = (
    "category",
    "code",
    "forms_en",
    "forms_zh",
    "note",
    "severity",
    "factor",
    "rank",
    "opponent",
    "auxiliary",
    "wrong_en",
    "other_zh",
    "label_vi",
)


def lexicon_from_rows(rows: Rows) -> Lexicon:
    """Return the lexicon that these rows make, in an order of its own."""
    place_names = _names_by_owner(rows.place_names, rows.merged_places)
    unit_names = _names_by_owner(rows.unit_names, rows.merged_units)
    parents = list(rows.place_parents)
    part_of = _above((p for p in parents if p["relation"] == "part_of"), rows.merged_places)
    capital_of = _above((p for p in parents if p["relation"] == "capital_of"), rows.merged_places)
    superior = _above(rows.unit_superiors, rows.merged_units)
    return Lexicon(
        places=tuple(
            PlaceEntry(
                row["slug"],
                row["kind"],
                place_names.get(row["slug"], ()),
                part_of.get(row["slug"]),
                row["lat"],
                row["lon"],
                row["radius_km"],
                capital_of.get(row["slug"]),
            )
            for row in sorted(rows.places, key=lambda r: r["slug"])
        ),
        units=tuple(
            UnitEntry(
                row["slug"],
                row["side"],
                row["echelon"],
                row["ordinal"],
                unit_names.get(row["slug"], ()),
                superior.get(row["slug"]),
            )
            for row in sorted(rows.units, key=lambda r: r["slug"])
        ),
        agencies=tuple(
            AgencyEntry(
                row["slug"],
                row["kind"],
                _forms(row["forms_en"]),
                _forms(row["forms_zh"]),
                row["side"],
            )
            for row in sorted(rows.agencies, key=lambda r: r["slug"])
        ),
        terms=tuple(
            TermEntry(
                row["category"],
                row["code"],
                _forms(row["forms_en"]),
                _forms(row["forms_zh"]),
                row["note"],
                row["severity"],
                row["factor"],
                row.get("opponent", ""),
                row.get("auxiliary", ""),
                _forms(row.get("wrong_en", "")),
                _forms(row.get("other_zh", "")),
                row.get("label_vi", ""),
            )
            for row in sorted(rows.terms, key=lambda r: (r["category"], r["rank"], r["code"]))
        ),
    )


def _forms(lines: str) -> tuple[str, ...]:
    return tuple(form for line in lines.splitlines() if (form := line.strip()))


def _names_by_owner(rows: Iterable[Row], merged: Mapping[str, str]) -> dict[str, tuple[Name, ...]]:
    """Return the names of each owner, preferred ones first; a merged owner's go to its target."""
    names: dict[str, dict[tuple[str, str], Name]] = {}

    def order(row: Row) -> tuple[bool, bool, bool, int, str, str]:
        language = row["language"]
        known = LANGUAGES.index(language) if language in LANGUAGES else len(LANGUAGES)
        found = row["kind"] == PlaceName.Kind.RENDERING
        return found, row["owner"] in merged, not row["preferred"], known, row["name"], row["kind"]

    for row in sorted(rows, key=order):
        # A province is read by its bare name: the words around it tell town from province.
        name = Name(row["name"].removesuffix(" province"), row["language"], row["kind"])
        own = names.setdefault(_target(row["owner"], merged), {})
        own.setdefault((name.text, name.language), name)
    return {owner: tuple(found.values()) for owner, found in names.items()}


def _above(rows: Iterable[Row], merged: Mapping[str, str]) -> dict[str, str]:
    """Return what each row belongs to: of several in turn, the earliest."""
    above: dict[str, str] = {}
    for row in sorted(rows, key=lambda r: (r["period"], r["above"])):
        child, over = _target(row["child"], merged), _target(row["above"], merged)
        if child != over:
            above.setdefault(child, over)
    return above


def _target(slug: str, merged: Mapping[str, str]) -> str:
    """Return the slug that a merged one now stands for."""
    while slug in merged:
        slug = merged[slug]
    return slug


def _accepted(model: type[Place | Unit], *fields: str) -> Iterable[Row]:
    return model.objects.filter(status=Status.ACCEPTED).values(*fields)


def _names(model: type[PlaceName | UnitName], owner: str) -> Iterable[Row]:
    known = {f"{owner}__status__in": (Status.ACCEPTED, Status.MERGED)}
    rows: Iterable[Row] = model.objects.filter(**known).values(
        "name", "language", "kind", "preferred", owner=F(f"{owner}__slug")
    )
    return rows


def _merged(model: type[Place | Unit]) -> dict[str, str]:
    rows = model.objects.filter(status=Status.MERGED)
    return dict(rows.values_list("slug", "merged_into__slug"))
