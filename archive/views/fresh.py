"""Pages that a browser or a proxy may keep, and asks about before it shows them again.

Every page is told apart by the state of the archive it was made from. Who holds a page asks whether
it still stands; while nothing was written the answer costs one query and no page is made. After an
edit the next question brings the new page.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.http import parse_etags
from django.utils.translation import get_language

from archive.models import IndexState
from archive.queries.index.current import newest, seen

_VARY = ("Cookie", "HX-Request")  # colours and marks switched off; parts of a page for a script
_CODE = ("*.py", "*.html", "*.mo")
Answer = Callable[[HttpRequest], HttpResponse]


def stay_fresh(get_response: Answer) -> Answer:
    """Name the state that a page shows, and answer in short that it still stands."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD") or _own(request):
            return get_response(request)
        now = newest()
        etag = f'W/"{told(request, now)}"'
        asked = parse_etags(request.headers.get("If-None-Match", ""))
        with seen(now):
            response = HttpResponseNotModified() if etag in asked else get_response(request)
        if response.status_code not in (200, 304) or response.cookies:
            return response
        response["ETag"] = etag
        patch_cache_control(response, public=True, no_cache=True)
        patch_vary_headers(response, _VARY)
        if not request.path.startswith(f"/{get_language()}/"):
            patch_vary_headers(response, ("Accept-Language",))
        return response

    return answer


def _own(request: HttpRequest) -> bool:
    """Say whether the answer may be for this reader alone."""
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    return signed_in or request.path.startswith(("/admin/", "/i18n/"))


def told(request: HttpRequest, now: IndexState) -> str:
    """Return what differs wherever the answer to a request may differ."""
    all_of_it = (
        (now.epoch, now.base, now.generation),
        code(),
        dt.date.today(),  # of the day on which a reader cites a page
        get_language(),
        request.build_absolute_uri(),
        request.headers.get("HX-Request", ""),
        sorted(request.COOKIES.items()),
    )
    return hashlib.sha256(repr(all_of_it).encode()).hexdigest()[:24]


@cache
def code() -> str:
    """Return what differs when another version of the program is served."""
    found = hashlib.sha256()
    for folder in (Path(settings.BASE_DIR, "archive"), Path(settings.BASE_DIR, "templates")):
        for path in sorted(path for form in _CODE for path in folder.rglob(form)):
            found.update(path.read_bytes())
    return found.hexdigest()
