"""How long lists, maps and charts keep a processor over the archive of the settings, in ms.

    python -m tests.benchmarks.lists [ROUNDS]

Fill it first with tests.benchmarks.filler. Each question is asked of other dates and regions every
round, so that nothing is answered from memory.
"""

from __future__ import annotations

import datetime as dt
import os
import random
import resource
import sys
import time
from collections.abc import Callable
from typing import Any

START, DAYS = dt.date(1946, 12, 19), 30 * 365


def asked(draw: random.Random, slugs: list[str]) -> Any:
    """Return a selection by dates and a region with all in it."""
    from archive.queries.selection import Selection

    first = START + dt.timedelta(days=draw.randrange(DAYS))
    last = first + dt.timedelta(days=draw.choice((30, 365, 3650, 10950)))
    return Selection(chosen={"region": (draw.choice(slugs),)}, first=first, last=last)


def questions() -> dict[str, Callable[[Any], Any]]:
    """Return what is asked of a selection."""
    from archive.queries import results
    from archive.queries.facets import counts, facet_counts
    from archive.queries.histogram import histogram
    from archive.queries.marks import marks
    from archive.queries.selection import Selection

    def unfiltered(selection: Any) -> Any:
        selection.index.memo.clear()
        return facet_counts(Selection(index=selection.index))

    return {
        "the generation": lambda s: Selection(),
        "count": results.count,
        "page 1, ids": results.page_ids,
        "the last page, ids": lambda s: results.page_ids(s, "date", results.count(s) // 50 + 1),
        "page 10,000 of all, ids": lambda s: results.page_ids(
            Selection(index=s.index), "-date", 10_000
        ),
        "page 1 by first printing": lambda s: results.page_ids(s, "printed"),
        "page 1 by figure": lambda s: results.page_ids(s, "figure"),
        "all facet counts": facet_counts,
        "counts of regions": lambda s: counts(s, "region"),
        "all facet counts, no filter": unfiltered,
        "histogram": lambda s: histogram(s, s.first, s.last),
        "marks": marks,
        "count when printed": lambda s: results.count(
            Selection(first=s.first, last=s.last, reading="reported", index=s.index)
        ),
        "count by least figure": lambda s: results.count(Selection(minimum=100.0, index=s.index)),
        "50 rows of a page": lambda s: results.events_on_page(results.page_ids(s)),
    }


def measure(rounds: int) -> None:
    """Print a table of the archive."""
    from archive.models import Event
    from archive.queries.facets import facet_counts
    from archive.queries.selection import Selection

    began = time.perf_counter()
    facet_counts(Selection())
    print(f"first answer after {time.perf_counter() - began:.2f} s")
    slugs = [slug for slug in facet_counts(Selection())["region"] if slug != "unknown"]
    newest = Event.objects.order_by("-pk").values_list("pk", flat=True)[0]
    print(f"{newest} events, {len(slugs)} regions")
    print("| asked | p50 | p95 |\n|---|---|---|")
    for name, ask in questions().items():
        draw, times = random.Random(7), []
        for _ in range(rounds):
            selection = asked(draw, slugs)
            selection.index.memo.clear()
            start = time.thread_time()
            ask(selection)
            times.append(1000 * (time.thread_time() - start))
        times.sort()
        print(f"| {name} | {times[rounds // 2]:.2f} | {times[int(rounds * 0.95)]:.2f} |")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    with open("/proc/self/status", encoding="ascii") as lines:
        now = next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))
    print(f"memory {now:.0f} MB, at most {peak:.0f} MB")


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.config.settings")
    import django

    django.setup()
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100)
