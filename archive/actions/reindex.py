"""The index of the lists made anew and kept, while the site serves from the one before."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

from django.db import transaction

from archive.actions.index import state
from archive.models import Event, IndexChange, IndexPart, IndexState
from archive.queries.index import kept
from archive.queries.index.segment import Segment
from archive.queries.index.subjects import SUBJECTS, Subject

Watch = Callable[[str], None]  # told of each part that is done
_FEW = 5000  # so many changed rows are read again sooner than an index is made anew
_TOGETHER = 100  # parts in one statement: those of all common words would fill the memory
_SHARE = 5  # of all rows: where more than a fifth changed


def rebuild(watch: Watch = lambda part: None) -> int:
    """Make the index of the lists anew; return how many parts were written.

    Each part is written by itself: a rebuild that was broken off goes on with the next one. What is
    written to the archive meanwhile is known by its generation and read again.
    """
    build = _begun() or _begin()
    written = 0
    for subject in SUBJECTS.values():
        rows: Segment | None = None
        done = set(
            IndexPart.objects.filter(build=build, subject=subject.name).values_list(
                "name", flat=True
            )
        )
        for name in kept.names(subject):
            if name not in done:
                _write(build, subject, kept.make(subject, name, rows, done))
                written += 1
                watch(f"{subject.name} {name}")
            if name == kept.ORDER:
                rows = kept.load(subject, build)
    _publish(build)
    return written


def rebuild_if_due(watch: Watch = lambda part: None) -> bool:
    """Make the index anew where reading again what changed has become dear; say whether it was."""
    current = state()
    changes = IndexChange.objects.all()
    if current.base:
        changes = changes.filter(generation__gt=kept.started(current.base))
    changed = sum(
        len(events) + len(dispatches)
        for events, dispatches in changes.values_list("events", "dispatches").iterator()
    )
    if changed // 4 <= _FEW:
        return False
    # Counted, not told by the newest id: PostgreSQL uses one up for each row it overwrites.
    if changed // 4 <= Event.objects.count() // _SHARE // 3:
        return False
    rebuild(watch)
    return True


def _begun() -> int | None:
    """Return the build that was broken off, unless what changed since its start is forgotten."""
    base = state().base
    starts = IndexPart.objects.filter(build__gt=base, name=kept.START).order_by("-build")
    return starts.values_list("build", flat=True).first()


@transaction.atomic
def _begin() -> int:
    current = state()
    IndexPart.objects.exclude(build=current.base).delete()
    build = current.base + 1
    _write(build, None, [(kept.START, str(current.generation).encode())])
    return build


def _write(build: int, subject: Subject | None, parts: Iterable[tuple[str, bytes]]) -> None:
    name = subject.name if subject else ""
    rows = (IndexPart(build=build, subject=name, name=part, data=data) for part, data in parts)
    # They are made outside of any transaction, for SQLite lets nobody else write during one.
    while some := list(islice(rows, _TOGETHER)):
        # Another process may be making the same index: what it wrote of it stands.
        IndexPart.objects.bulk_create(some, ignore_conflicts=True)


@transaction.atomic
def _publish(build: int) -> None:
    """Let every process turn to the new index, and forget the changes that it holds."""
    IndexState.objects.filter(pk=1).update(base=build)
    IndexChange.objects.filter(generation__lte=kept.started(build)).delete()
