"""The search index over filled texts, whose words are known to be tokens already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

from django.db import connection, transaction

from archive.models import Dispatch, Event, Paragraph
from archive.search.backend import backend
from archive.search.documents import BREAK, Document
from archive.search.kinds import DISPATCH, EVENT, Kind
from tests.benchmarks.beside import ahead

BATCH = 2_000
TOGETHER = 100_000  # rows in one transaction: each makes one segment, and all are merged at the end
Rows = list[tuple[Any, ...]]
_BULK = {"automerge": (0, 4), "crisismerge": (1999, 16), "hashsize": (1 << 30, 1 << 20)}


def index_words(watch: Callable[[int], None] = lambda count: None) -> None:
    """Write the words of all dispatches and events that have none, in order of their dates."""
    _setting(0)
    dispatches = Dispatch.objects.filter(indexed=None).order_by("published", "pk")
    parts = list(_parts(dispatches.values_list("pk", "published", "title_en"), BATCH))
    _write(DISPATCH, ahead(_documents, parts), watch)
    events = Event.objects.filter(indexed=None).order_by("earliest", "pk")
    _write(
        EVENT,
        (
            [Document(pk, day, title.lower().split()) for pk, day, title in rows]
            for rows in _parts(events.values_list("pk", "earliest", "title_en"), BATCH)
        ),
        watch,
    )
    _setting(1)


def _parts(rows: Iterable[tuple[Any, ...]], size: int) -> Iterator[Rows]:
    held: Rows = list(rows)
    for start in range(0, len(held), size):
        yield held[start : start + size]


def _documents(rows: Rows) -> list[Document]:
    bodies: dict[int, list[str]] = defaultdict(list)
    held = Paragraph.objects.filter(dispatch__in=[pk for pk, *_ in rows])
    for pk, language, text in held.values_list("dispatch_id", "language", "text"):
        bodies[pk] += [*_tokens(language, text), BREAK]
    return [Document(pk, day, title.lower().split(), bodies[pk]) for pk, day, title in rows]


def _tokens(language: str, text: str) -> list[str]:
    if language == "en":
        return text.replace(".", "").split()
    found = []
    for run in filter(None, text.split("。")):
        found += [one + two for one, two in pairwise(run)]
        found.append(run[-1])
    return found


def _write(kind: Kind, parts: Iterator[list[Document]], watch: Callable[[int], None]) -> None:
    written, done = 1, False
    total = 0
    while not done:
        with transaction.atomic():
            written = 0
            for held in parts:
                rows = zip(backend().keys(kind, held), held, strict=True)
                backend().add(kind, sorted(rows, key=lambda row: row[0]), 1)
                written += len(held)
                if written >= TOGETHER:
                    break
            else:
                done = True
        total += written
        watch(total)


def _setting(which: int) -> None:
    """Let the index merge nothing meanwhile, or merge it all and go on as it is used to."""
    if connection.vendor != "sqlite":
        _inverted(which)
        return
    with connection.cursor() as cursor:
        # Merging reads each segment where the last one left off: without room for them, from disk.
        cursor.execute("PRAGMA cache_size = -4000000")
        for kind in (DISPATCH, EVENT):
            if which:
                cursor.execute(f"INSERT INTO {kind.words} ({kind.words}) VALUES ('optimize')")
            for name, values in _BULK.items():
                cursor.execute(
                    f"INSERT INTO {kind.words} ({kind.words}, rank) VALUES (%s, %s)",
                    [name, values[which]],
                )


def _inverted(which: int) -> None:
    """Take PostgreSQL's inverted indexes away, or make them at once of all that was written.

    Each row that is written into one changes a page for each of its words.
    """
    connection.check_constraints()  # none may wait where a table is to be changed
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '2GB'")
        for kind in (DISPATCH, EVENT):
            for column in ("words", "aside"):
                name = f"{kind.words}_{column}"
                if which:
                    cursor.execute(
                        f"CREATE INDEX IF NOT EXISTS {name} ON {kind.keys} USING gin ({column})"
                    )
                else:
                    cursor.execute(f"DROP INDEX IF EXISTS {name}")
            if which:
                backend().finish(kind)  # tells the planner how common words are
