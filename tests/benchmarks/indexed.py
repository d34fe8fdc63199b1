"""The search index over filled texts, whose words are known to be tokens already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise

from django.db import transaction

from archive.models import Dispatch, Event, Paragraph
from archive.search.backend import backend
from archive.search.documents import BREAK, Document
from archive.search.keys import key_of
from archive.search.kinds import DISPATCH, EVENT, Kind

BATCH = 2_000


def index_words() -> None:
    """Write the words of all dispatches and events that have none, in order of their dates."""
    dispatches = Dispatch.objects.filter(indexed=None).order_by("published", "pk")
    for rows in _batches(dispatches.values_list("pk", "published", "title_en")):
        bodies: dict[int, list[str]] = defaultdict(list)
        held = Paragraph.objects.filter(dispatch__in=[pk for pk, *_ in rows])
        for pk, language, text in held.values_list("dispatch_id", "language", "text"):
            bodies[pk] += [*_tokens(language, text), BREAK]
        documents = (
            Document(pk, day, title.lower().split(), bodies[pk]) for pk, day, title in rows
        )
        _write(DISPATCH, documents)
    events = Event.objects.filter(indexed=None).order_by("earliest", "pk")
    for rows in _batches(events.values_list("pk", "earliest", "title_en")):
        _write(EVENT, (Document(pk, day, title.lower().split()) for pk, day, title in rows))


def _batches(rows: Iterable[tuple]) -> Iterator[list[tuple]]:
    held: list[tuple] = list(rows)
    for start in range(0, len(held), BATCH):
        yield held[start : start + BATCH]


def _tokens(language: str, text: str) -> list[str]:
    if language == "en":
        return text.replace(".", "").split()
    found = []
    for run in filter(None, text.split("。")):
        found += [one + two for one, two in pairwise(run)]
        found.append(run[-1])
    return found


@transaction.atomic
def _write(kind: Kind, documents: Iterable[Document]) -> None:
    rows = [(key_of(doc.day, doc.pk, last=kind.undated_last), doc) for doc in documents]
    backend().add(kind, sorted(rows, key=lambda row: row[0]), 1)
