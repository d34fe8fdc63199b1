"""How long the SQL of a search takes over generated words: python -m tests.benchmarks.searching N.

Only the search index is filled: N dispatches of 300 English words and 350 Chinese characters each,
drawn by Zipf's law, over thirty years. The database of the settings must be empty of dispatches.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import statistics
import time
from collections.abc import Callable, Iterator
from itertools import pairwise

START, DAYS = dt.date(1946, 12, 19), 30 * 365
WORDS, CHARACTERS = 40_000, 3_000
BATCH = 2_000
# What is asked of the archive: how often its words stand in it is printed beside the time.
ASKED = {
    "rare word": "word9000",
    "common word": "word3",
    "two words": "word40 word300",
    "Chinese, 2 characters": "{2}",
    "Chinese, 4 characters": "{4}",
    "with accents": "wörd900",
    "name across languages": "dien bien phu",
    "word in a year": "word40 date:1954",
}


def documents(number: int, draw: random.Random) -> Iterator[list[tuple[int, object]]]:
    """Yield batches of keys and documents in order of date."""
    from archive.search.documents import BREAK, Document
    from archive.search.keys import key_of

    english = [f"word{n}" for n in range(WORDS)]
    chinese = [chr(0x4E00 + n) for n in range(CHARACTERS)]
    often = list(_shares(WORDS)), list(_shares(CHARACTERS))
    for start in range(0, number, BATCH):
        rows: list[tuple[int, object]] = []
        for pk in range(start + 1, min(number, start + BATCH) + 1):
            day = START + dt.timedelta(days=pk * DAYS // number)
            body = draw.choices(english, cum_weights=often[0], k=300)
            run = draw.choices(chinese, cum_weights=often[1], k=350)
            if pk % 500 == 0:
                body += ["dien", "bien", "phu"]
            if pk % 800 == 0:
                run[:3] = "奠边府"
            pairs = [a + b for a, b in pairwise(run)]
            document = Document(pk, day, body[:8], [*body, BREAK, *pairs, run[-1]])
            rows.append((key_of(day, pk, last=False), document))
        yield rows


def _shares(size: int) -> Iterator[float]:
    total = 0.0
    for rank in range(1, size + 1):
        total += 1 / rank
        yield total


def fill(number: int, watch: Callable[[str], None] = print) -> None:
    """Write the words of so many dispatches, and two names of one place."""
    from django.db import connection, transaction

    from archive.models import Place, PlaceName
    from archive.search.backend import backend
    from archive.search.kinds import DISPATCH

    began = time.perf_counter()
    place = Place.objects.create(slug="dien-bien-phu", name_en="Dien Bien Phu", kind="town")
    for name, language in (("Dien Bien Phu", "en"), ("奠边府", "zh-Hans")):
        PlaceName.objects.create(place=place, name=name, language=language)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys=OFF")
        else:
            cursor.execute("SET session_replication_role = replica")
    for rows in documents(number, random.Random(1)):
        with transaction.atomic():
            if connection.vendor == "sqlite":
                connection.disable_constraint_checking()
            backend().add(DISPATCH, rows, 1)
    backend().finish(DISPATCH) if connection.vendor == "postgresql" else None
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE archive_indexeddispatch")
        else:
            cursor.execute("INSERT INTO search_dispatch (search_dispatch) VALUES ('optimize')")
            cursor.execute("ANALYZE")
    watch(f"{number} dispatches in {time.perf_counter() - began:.0f} s")


def measure(times: int, watch: Callable[[str], None] = print) -> None:
    """Print p50 and p95 of each kind of search, in milliseconds."""
    from archive.search import find
    from archive.search.ask import ask
    from archive.search.gazetteer import beginning
    from archive.search.kinds import DISPATCH

    four = "".join(chr(0x4E00 + n) for n in (0, 1, 0, 2))
    watch("| search | found | count | by date | by relevance |\n|---|---|---|---|---|")
    for name, typed in ASKED.items():
        question = ask(typed.replace("{2}", four[:2]).replace("{4}", four))
        number = find.count(DISPATCH, question)
        cells = [
            _timed(times, lambda q=question: find.count(DISPATCH, q)),
            _timed(times, lambda q=question, n=number: find.pks(DISPATCH, q, number=n, size=20)),
            _timed(
                times,
                lambda q=question, n=number: find.best(DISPATCH, q, number=n, first=0, size=20),
            ),
        ]
        watch(f"| {name} | {number} | " + " | ".join(cells) + " |")
    watch(f"| reading a name across languages | | {_timed(times, lambda: ask('dien bien phu'))} |")
    watch(f"| beginning of a name | | {_timed(times, lambda: beginning('place', 'die', 5))} |")


def _timed(times: int, run: Callable[[], object]) -> str:
    taken = []
    run()
    for _ in range(times):
        began = time.perf_counter()
        run()
        taken.append((time.perf_counter() - began) * 1000)
    return f"{statistics.median(taken):.1f} / {sorted(taken)[int(0.95 * (len(taken) - 1))]:.1f}"


def main() -> None:
    """Fill an empty database, then measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dispatches", type=int)
    parser.add_argument("--times", type=int, default=30)
    options = parser.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from archive.models import IndexedDispatch

    call_command("migrate", verbosity=0)
    if not IndexedDispatch.objects.exists():
        fill(options.dispatches)
    measure(options.times)


if __name__ == "__main__":
    main()
