"""The frame of every page: the menu, the foot, and the choice of colours."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import unquote

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

# Permanent ids and numbers lead nowhere in a search; what is left of an address are words.
_ID = re.compile(r"(?=\w*\d)[0-9a-z]{10}|\d+|[a-z-]{2,7}", re.ASCII)

MENU: tuple[tuple[str, Promise], ...] = (
    ("engagement_list", _("Engagements")),
    ("dispatch_list", _("Dispatches")),
    ("papers", _("Papers")),
    ("place_list", _("Places")),
    ("unit_list", _("Units")),
    ("difference_list", _("Differences")),
    ("term_list", _("Terms")),
    ("about", _("About")),
)
FOOT: tuple[tuple[str, Promise], ...] = (
    ("about", _("About the data")),
    ("about#sources", _("Sources and licences")),
    ("help#exports", _("Data and formats")),
    ("glossary", _("Glossary")),
    ("help", _("Help")),
    ("accessibility", _("Accessibility")),
)
THEMES: tuple[tuple[str, Promise], ...] = (
    ("light", _("Light")),
    ("dark", _("Dark")),
    ("", _("As the system")),
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A link of the frame, and what `aria-current` says of it."""

    name: Promise
    address: str
    current: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A way of colouring the pages, pressed where it is in force."""

    code: str
    name: Promise
    pressed: str


@register.simple_tag(takes_context=True)
def menu(context: template.Context) -> list[Entry]:
    """Return the entries of the main menu."""
    return _entries(MENU, context["request"])


@register.simple_tag(takes_context=True)
def foot(context: template.Context) -> list[Entry]:
    """Return the links at the foot of every page."""
    return _entries(FOOT, context["request"])


@register.simple_tag(takes_context=True)
def themes(context: template.Context) -> list[Choice]:
    """Return the ways of colouring the pages."""
    chosen = getattr(context["request"], "theme", "")
    return [Choice(code, name, "true" if code == chosen else "false") for code, name in THEMES]


@register.simple_tag(takes_context=True)
def words_of_address(context: template.Context) -> str:
    """Return what could be searched for of the address of a page that is not there."""
    parts = unquote(context["request"].path).strip("/").split("/")
    last = next((part for part in reversed(parts[2:]) if not _ID.fullmatch(part)), "")
    return " ".join(re.findall(r"[^\W_]+", last.partition(".")[0]))


def _entries(named: tuple[tuple[str, Promise], ...], request: HttpRequest) -> list[Entry]:
    found = []
    for page, name in named:
        view, hash_, part = page.partition("#")
        address = reverse(f"archive:{view}") + hash_ + part
        found.append(Entry(name, address, _current(address, request.path)))
    return found


def _current(address: str, path: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(address) else ""
