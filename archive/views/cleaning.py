"""Requests as they were meant: without a character that no text holds, in small letters."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

NUL = "\x00"


def without_nul(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Leave NUL out of what was asked, so that it is answered like any other words."""

    def answer(request: HttpRequest) -> HttpResponse:
        if NUL in request.path_info:
            request.path_info = request.path_info.replace(NUL, "")
            request.path = request.path.replace(NUL, "")
        question = request.META.get("QUERY_STRING", "")
        if "%00" in question:
            request.META["QUERY_STRING"] = question.replace("%00", "")
        return get_response(request)

    return answer


def in_small_letters(request: HttpRequest, language: str) -> HttpResponse:
    """Lead from /zh-Hans/ to /zh-hans/, as the archive writes it, with all that stands behind."""
    address = request.get_full_path().replace(f"/{language}", f"/{language.lower()}", 1)
    return HttpResponsePermanentRedirect(address)
