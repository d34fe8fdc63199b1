"""Light, dark, or as the reader's system has it: kept in a cookie, set by a form without script."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

COOKIE = "theme"
CHOSEN = ("light", "dark")
YEAR = 365 * 24 * 60 * 60


# A token would make every page differ at every visit, and a colour is nothing to protect.
@csrf_exempt
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the colours asked for, or forget them, and return to the page."""
    back = request.POST.get("next", "")
    hosts = {request.get_host()}
    if not url_has_allowed_host_and_scheme(back, hosts, require_https=request.is_secure()):
        back = reverse("archive:home")
    response = HttpResponseRedirect(back)
    asked = request.POST.get("theme")
    if asked in CHOSEN:
        response.set_cookie(
            COOKIE,
            asked,
            max_age=YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    else:
        response.delete_cookie(COOKIE)
    return response


def remember_theme(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Tell templates the colours that this reader chose, and caches that pages depend on it."""

    def answer(request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(COOKIE)
        request.theme = chosen if chosen in CHOSEN else ""  # type: ignore[attr-defined]
        response = get_response(request)
        if response.get("Content-Type", "").startswith("text/html"):
            patch_vary_headers(response, ("Cookie",))
        return response

    return answer
