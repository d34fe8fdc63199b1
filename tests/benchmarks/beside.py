"""Work done beside in other processes, a little ahead of whoever takes it."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TypeVar

S, T = TypeVar("S"), TypeVar("T")
_AHEAD = 3  # results that wait to be taken


def ahead(run: Callable[[S], T], given: Sequence[S]) -> Iterator[T]:
    """Yield what a function gives for each value, in order; one alone is worked out here."""
    if len(given) < 2:
        yield from map(run, given)
        return
    waiting: deque[Future[T]] = deque()
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as workers:
        for value in given:
            waiting.append(workers.submit(run, value))
            if len(waiting) > _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
