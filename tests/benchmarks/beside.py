"""Work done beside in other processes, a little ahead of whoever takes it."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any, TypeVar

T = TypeVar("T")
_AHEAD = 3  # results that wait to be taken


def pool() -> ProcessPoolExecutor:
    """Return as many workers as there are processors, that share nothing with this process."""
    return ProcessPoolExecutor(os.cpu_count() or 1, get_context("spawn"))


def ahead(
    workers: ProcessPoolExecutor, run: Callable[[Any], T], given: Iterable[Any]
) -> Iterator[T]:
    """Yield what a function gives for each value, in order."""
    waiting: deque[Any] = deque()
    for value in given:
        waiting.append(workers.submit(run, value))
        if len(waiting) > _AHEAD:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()
