"""Adding claims up: the claims chosen are in the address, so a sum can be shared and cited."""

from __future__ import annotations

import re
from dataclasses import replace

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.exports.sums import COLUMNS, rows
from archive.exports.tables import as_csv
from archive.presenters import returning
from archive.presenters import sums as present
from archive.presenters.asking import left_out, unread
from archive.presenters.citing import version_of
from archive.presenters.events import mention
from archive.queries import adding, sums
from archive.views.citing import back, of_list
from archive.views.files import CSV, streamed
from archive.views.shared import page_words

_ADDRESS = re.compile(r"/engagements/(\w+)")
NAMES = ("claim", "event")
OFFERED = 30  # period totals offered to a reader who has chosen nothing


def _asked(request: HttpRequest) -> sums.Chosen:
    claims, events = (_uids(request, name) for name in NAMES)
    if not (claims or events):
        return sums.Chosen((), (), cut=False)
    found = sums.chosen(claims[: sums.MOST], events[: sums.MOST])
    return replace(found, cut=found.cut or len(claims) > sums.MOST or len(events) > sums.MOST)


def _uids(request: HttpRequest, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(_uid, filter(None, request.GET.getlist(name)))))


def _uid(given: str) -> str:
    """Return the permanent id in what a reader gave: the id, or the address that holds it."""
    found = _ADDRESS.search(given)
    return found[1] if found else given.strip()


def total(request: HttpRequest) -> HttpResponse:
    """Add up the claims that the address names, or say why they cannot be added."""
    words, asked = page_words(), _asked(request)
    totals = adding.add(sums.addends(asked.figures)) if asked.figures else ()
    offered = () if asked.figures else sums.totals_to_choose(OFFERED)
    context = {
        "sum": present.page(totals, asked.figures, words),
        "chosen": len(asked.figures),
        "unused": left_out(request.GET, {}, (*NAMES, returning.CITED)),
        "asked": [(name, uid) for name in NAMES for uid in request.GET.getlist(name)],
        "unknown": asked.unknown,
        "cut": sums.MOST if asked.cut else 0,
        "offered": [(event.uid, mention(event, words)) for event in offered],
        "question": returning.apart(request.GET).urlencode(),
    }
    if asked.figures:
        version, question = totals_version(totals), returning.apart(request.GET).urlencode()
        context["citation"] = of_list(request, _("Claims added up"), version, f"?{question}")
        context["returned"] = back(request, version)
    return render(request, "archive/sum.html", context)


def totals_version(totals: tuple[adding.Total, ...]) -> str:
    """Return a digest of the sums, which changes when a claim in them does."""
    return version_of(totals)


def download(request: HttpRequest) -> StreamingHttpResponse:
    """Answer with the claims of a sum, a row each, with what they come to."""
    asked = _asked(request)
    totals = adding.add(sums.addends(asked.figures))
    table = as_csv(COLUMNS, rows(totals, asked.figures))
    given = {name: _uids(request, name) for name in NAMES}
    lost = {uid for uids in given.values() for uid in uids if asked.cut or uid in asked.unknown}
    unused = [name for name, uids in given.items() if not lost.isdisjoint(uids)]
    unused += unread(request.GET, {}, (*NAMES, returning.CITED))
    return streamed(table, CSV, "communique-sum.csv", unused)
