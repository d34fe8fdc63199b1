"""What changed since a citation was made: of one record, and of the archive."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.models import Dispatch, Event, Place, Unit
from archive.presenters import changes as present
from archive.presenters.addresses import address
from archive.presenters.asking import left_out
from archive.presenters.words import Said, Words
from archive.queries import changes
from archive.text.dates import read_partial
from archive.views.shared import find, page_words

_ROWS: Mapping[str, Callable[[], Any]] = {
    "engagement": lambda: Event.objects.select_related("merged_into"),
    "dispatch": lambda: Dispatch.objects.select_related("merged_into"),
    "place": lambda: Place.objects.select_related("merged_into"),
    "unit": lambda: Unit.objects.select_related("merged_into"),
}


def of_record(request: HttpRequest, concept: str, uid: str) -> HttpResponse:
    """Show what was decided, corrected or read anew of one record since a day."""
    row, words = find(_ROWS[concept](), uid), page_words()
    asked, moment = _asked(request)
    found = changes.since(row, moment) if moment else None
    context = {
        **asked,
        "concept": concept,
        "title": _title(row, words),
        "address": address(concept, row.merged_into or row),
        "changes": present.of_record(found, words) if found else (),
        "cut": changes.MOST if found and found.cut else 0,
    }
    return render(request, "archive/changes.html", context)


def of_archive(request: HttpRequest) -> HttpResponse:
    """Show what was done to the whole archive since a day."""
    asked, moment = _asked(request)
    found = changes.of_archive(moment) if moment else None
    whole = present.of_archive(found, page_words()) if found else None
    context = {
        **asked,
        "whole": whole,
        "changes": whole.changes if whole else (),
        "cut": changes.MOST if found and found.cut else 0,
    }
    return render(request, "archive/changes.html", context)


def _asked(request: HttpRequest) -> tuple[dict[str, Any], dt.datetime | None]:
    """Return the day asked for with what is wrong with it, and its first moment."""
    typed = request.GET.get("since", "").strip()
    unused = left_out(request.GET, {}, free=("since",))
    try:
        day = read_partial(typed).first if typed else None
    except ValueError:
        told = _("“%(text)s” is not a date. Write 1953, 1953-12 or 1953-12-23.")
        return {"asked": typed, "problem": told % {"text": typed}, "unused": unused}, None
    if day is None:
        return {"unused": unused}, None
    moment = timezone.make_aware(dt.datetime.combine(day, dt.time.min))
    return {"asked": typed, "day": day, "unused": unused}, moment


def _title(row: Any, words: Words) -> Said:
    if isinstance(row, Dispatch):
        return words.titles_of(row)[0]
    titles = words.titles(row, "title" if isinstance(row, Event) else "name")
    return titles[0] if titles else Said(row.uid, "")
