"""What templates need to print: words in their language, marked text, addresses in a language."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse, translate_url
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import capfirst
from django.utils.translation import gettext, override

from archive.presenters import words
from archive.presenters.facing import Text
from archive.presenters.runs import Run
from archive.presenters.words import Date, Said

register = template.Library()

_ENDING = {ord(character): f"\\u{ord(character):04x}" for character in "<>&"}


@register.filter
def span(said: Said) -> SafeString:
    """Print words with the language they are in."""
    if not said.lang:
        return format_html("<span>{}</span>", said.text)
    return format_html('<span lang="{}">{}</span>', said.lang, said.text)


@register.filter
def remark(note: str) -> SafeString:
    """Print what a curator wrote with the language it is written in."""
    return span(words.remark(note))


@register.filter
def when(date: Date, row: Any = None) -> SafeString:
    """Print a date with what programs read: `time`, or `data` with EDTF where it is an interval.

    A row prints its year apart from its day.
    """
    text = conditional_escape(row.day if row else date.text)
    if row and row.year:
        text = format_html('{} <span class="sub">{}</span>', text, row.year)
    if not date.machine:
        return text
    shape = '<data value="{}">{}</data>' if date.apart else '<time datetime="{}">{}</time>'
    return format_html(shape, date.machine, text)


@register.filter
def gloss(word: str, capital: bool = False) -> SafeString:
    """Print a word of the vocabulary as a link to where the glossary explains it."""
    text = capfirst(word) if capital else str(word)
    anchor = getattr(word, "anchor", "")
    if not anchor:
        return conditional_escape(text)
    where = reverse("archive:glossary")
    return format_html('<a class="g" href="{}#{}">{}</a>', where, anchor, text)


@register.filter
def marked(text: Text) -> SafeString:
    """Print a paragraph with its marks, links and the numbers of its differences."""
    return format_html_join("", "{}", ((_run(run),) for run in text.runs))


def _run(run: Run) -> SafeString:
    words = format_html("<mark>{}</mark>", run.text) if run.asked else format_html("{}", run.text)
    if run.struck:
        words = format_html("<del>{}</del>", words)
    keys = format_html(' data-k="{}"', run.keys) if run.keys else ""
    if run.address:
        link = '<a class="{}"{} href="{}">{}</a>'
        words = format_html(link, run.classes, keys, run.address, words)
    elif run.classes:
        words = format_html('<span class="{}"{}>{}</span>', run.classes, keys, words)
    added = format_html_join("", " <ins>{}</ins>", ((new,) for new in run.added))
    numbers = ((number, gettext("Difference"), number) for number in run.notes)
    note = '<a class="fn" href="#d{}"><span class="vh">{} </span>{}</a>'
    return words + added + format_html_join("", note, numbers)


@register.filter
def linked(data: Mapping[str, Any]) -> SafeString:
    """Print JSON inside a script element: nothing in it can end the element."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return mark_safe(text.translate(_ENDING))


@register.simple_tag(takes_context=True)
def in_language(context: template.Context, code: str) -> str:
    """Return the address of this page in another language, its question kept."""
    request: HttpRequest = context["request"]
    here = request.get_full_path()
    there = translate_url(here, code)
    if there != here or request.path.startswith(f"/{code}/"):
        return there
    with override(code):
        return reverse("archive:home")


@register.simple_tag
def own_names() -> list[tuple[str, str]]:
    """Return each interface language with the name it gives itself."""
    return list(settings.LANGUAGES)


@register.simple_tag(takes_context=True)
def absolute(context: template.Context, path: str) -> str:
    """Return an address with this site's name before it."""
    request: HttpRequest = context["request"]
    return request.build_absolute_uri(path)
