"""The addresses of the site, and one at which it fails, so that the page for that is seen."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from archive.config import urls


def fail(request: HttpRequest, **_: Any) -> HttpResponse:
    """Fail as no view may."""
    raise RuntimeError("asked for by the tests")


urlpatterns = [path("<slug:language>/broken/", fail), *urls.urlpatterns]
