"""The separators of the page's language, for templates; a builtin, so nothing has to be loaded."""

from __future__ import annotations

from django import template
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from archive.presenters import separators

register = template.Library()
register.filter("listed", separators.listed)
register.filter("sentences", separators.sentences)
register.filter("told", separators.told)


@register.simple_tag
def comma() -> str:
    """Print what stands between data of different kinds: a newspaper, its page."""
    return separators.mark("CLAUSE")


@register.simple_tag
def listing() -> str:
    """Print what stands between names of one kind."""
    return separators.mark("LIST")


@register.simple_tag
def semicolon() -> str:
    """Print what stands between data that hold commas."""
    return separators.mark("SENTENCE")


@register.simple_tag
def colon() -> str:
    """Print what stands between a label and its value."""
    return separators.mark("LABEL")


@register.simple_tag
def gap() -> str:
    """Print what stands between two sentences."""
    return separators.gap()


@register.filter
def bracketed(text: str) -> SafeString:
    """Print an aside in brackets."""
    return mark_safe(separators.bracketed(conditional_escape(text)))
