"""An archive whose index follows: rows are made, then indexed as the actions do."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import pytest

from archive.models import Dispatch, Event
from archive.search import find
from archive.search.ask import ask
from archive.search.kinds import DISPATCH, EVENT, Kind
from archive.search.upkeep import follow_dispatches, follow_events

Found = Callable[..., list[Any]]


@pytest.fixture
def index() -> Callable[[Iterable[Any]], None]:
    """Index dispatches and events."""

    def follow(*rows: Any) -> None:
        follow_dispatches(row.pk for row in rows if isinstance(row, Dispatch))
        follow_events(row.pk for row in rows if isinstance(row, Event))

    return follow


def hits(kind: Kind, typed: str, **how: Any) -> list[int]:
    """Return the ids of all hits, newest first, having checked that every way agrees."""
    question = ask(typed, **how)
    number = find.count(kind, question)
    newest = find.pks(kind, question, number=number, size=100)
    oldest = find.pks(kind, question, number=number, size=100, order=find.OLDEST)
    best = find.best(kind, question, number=number, first=0, size=100)
    assert number == len(newest)
    assert set(newest) == set(oldest) == set(best) == set(find.all_pks(kind, question))
    assert sorted(find.every(kind, question)) == sorted(newest)
    return newest


@pytest.fixture
def dispatches() -> Found:
    """Return the dispatches found by what is typed, newest first."""
    return lambda typed, **how: [Dispatch.objects.get(pk=pk) for pk in hits(DISPATCH, typed, **how)]


@pytest.fixture
def events() -> Found:
    """Return the events found by what is typed."""
    return lambda typed, **how: [Event.objects.get(pk=pk) for pk in hits(EVENT, typed, **how)]
