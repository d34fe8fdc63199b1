"""The program as it is served, telling what each request cost, and able to print prepared data.

With the header `Prepared: keep` a page's template and context are kept; with `Prepared: show` the
same address is printed from them: the floor below which no page of this template can come.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import time
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")

import django.shortcuts
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.http import HttpRequest, HttpResponse

_kept: dict[str, tuple[Any, ...]] = {}


def costs(get_response: Any) -> Any:
    """Tell the time on a processor, and how much of all time went by in the database."""

    def answer(request: HttpRequest) -> HttpResponse:
        spent = [0.0]

        def timed(execute: Any, *given: Any) -> Any:
            start = time.perf_counter()
            try:
                return execute(*given)
            finally:
                spent[0] += time.perf_counter() - start

        start = time.thread_time()
        with connection.execute_wrapper(timed):
            response = get_response(request)
        used = time.thread_time() - start
        told = f"cpu;dur={1000 * used:.3f}, sql;dur={1000 * spent[0]:.3f}"
        response["Server-Timing"] = told
        return response

    return answer


def prepared(get_response: Any) -> Any:
    """Print what was kept of an address where that is asked for."""

    def answer(request: HttpRequest) -> HttpResponse:
        kept = _kept.get(request.get_full_path())
        if request.headers.get("Prepared") != "show" or kept is None:
            return get_response(request)
        response = django.shortcuts.render(request, *kept)
        response["Prepared"] = "shown"
        return response

    return answer


def _keeping(request: HttpRequest, template: str, context: Any = None, **given: Any) -> Any:
    if request.headers.get("Prepared"):
        _kept[request.get_full_path()] = (template, context)
    return django.shortcuts.render(request, template, context, **given)


application = get_wsgi_application()

import archive.views  # noqa: E402

for module in pkgutil.iter_modules(archive.views.__path__):
    views = importlib.import_module(f"archive.views.{module.name}")
    if hasattr(views, "render"):
        views.render = _keeping  # type: ignore[attr-defined]
