"""How a list can be shown, ordered and taken away."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.presenters import asked


@dataclass(frozen=True, slots=True)
class Way:
    """One way to show the same engagements."""

    code: str
    name: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class File:
    """What is shown, as a file."""

    name: str
    note: str
    address: str


def ways(
    pairs: asked.Pairs, view: str, offered: tuple[str, ...], promise: asked.Promise | None = None
) -> tuple[Way, ...]:
    """Return the switch between list, map and timeline; each keeps every filter."""
    names = {"list": _("List"), "map": _("Map"), "timeline": _("Timeline")}
    return tuple(
        Way(code, names[code], _shown_as(code, pairs, promise), code == view) for code in offered
    )


def _shown_as(code: str, pairs: asked.Pairs, promise: asked.Promise | None) -> str:
    return asked.query(asked.replacing(pairs, promise, view=code)) or "?"


def sides(pairs: asked.Pairs, side: str) -> tuple[Way, ...]:
    """Return the switch between the languages that terms are listed by."""
    names = {"chinese": _("Chinese terms"), "english": _("English wordings")}
    return tuple(
        Way(code, name, asked.query(asked.replacing(pairs, asked.TERMS, by=code)) or "?",
            code == side)
        for code, name in names.items()
    )  # fmt: skip


def files(pairs: asked.Pairs) -> tuple[File, ...]:
    """Return the files that hold exactly what is shown, all pages of it."""
    query = asked.query(asked.dropping(pairs, "page", "view", "rows", "bbox"))
    offered = (
        ("engagements_csv", "CSV", _("one row an engagement")),
        ("claims_csv", "CSV", _("one row a figure claimed")),
        ("engagements_json", "JSON", _("with all claims and sources")),
        ("engagements_geojson", "GeoJSON", _("for maps, with what is not located")),
    )
    return tuple(File(name, note, reverse(f"files:{code}") + query) for code, name, note in offered)


def list_files(concept: str, pairs: asked.Pairs, *, located: bool = False) -> tuple[File, ...]:
    """Return the files of another list: a row each, and the same for maps where it has points."""
    query = asked.query(asked.dropping(pairs, "page", "view", "bbox"))
    kinds = {"csv": "CSV", "json": "JSON", **({"geojson": "GeoJSON"} if located else {})}
    notes = {
        "csv": _("for spreadsheets"),
        "json": _("for programs"),
        "geojson": _("for maps, with what is not located"),
    }
    return tuple(
        File(name, notes[kind], reverse(f"files:{concept}_{kind}") + query)
        for kind, name in kinds.items()
    )
