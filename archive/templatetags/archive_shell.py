"""The frame of every page: the menu, the foot, and the choice of colours."""

from __future__ import annotations

from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

register = template.Library()

MENU: tuple[tuple[str, Promise], ...] = (
    ("engagement_list", _("Engagements")),
    ("dispatch_list", _("Dispatches")),
    ("place_list", _("Places")),
    ("unit_list", _("Units")),
    ("difference_list", _("Differences")),
    ("term_list", _("Terms")),
    ("about", _("About")),
)
FOOT: tuple[tuple[str, Promise], ...] = (
    ("help", _("Help")),
    ("glossary", _("Glossary")),
    ("about", _("About the data")),
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


def _entries(named: tuple[tuple[str, Promise], ...], request: HttpRequest) -> list[Entry]:
    found = []
    for page, name in named:
        address = reverse(f"archive:{page}")
        found.append(Entry(name, address, _current(address, request.path)))
    return found


def _current(address: str, path: str) -> str:
    if path == address:
        return "page"
    return "true" if path.startswith(address) else ""
