"""How a list can be shown, ordered and taken away."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from archive.filters import EventFilter
from archive.presenters import asked
from archive.presenters.lists import Option


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


def ways(pairs: asked.Pairs, view: str, offered: tuple[str, ...]) -> tuple[Way, ...]:
    """Return the switch between list, map and timeline; each keeps every filter."""
    names = {"list": _("List"), "map": _("Map"), "timeline": _("Timeline")}
    return tuple(
        Way(code, names[code], asked.query(asked.replacing(pairs, view=code)) or "?", code == view)
        for code in offered
    )


def orders(found: EventFilter) -> tuple[Option, ...]:
    """Return the orders of the list."""
    return tuple(
        Option(code, str(label), 0, code == found.order)
        for code, label in found.filters["sort"].extra["choices"]
    )


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
