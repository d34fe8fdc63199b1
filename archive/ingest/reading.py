"""Reading texts one after the other or in processes of their own, in order, a few batches ahead.

A process holds the lexicon and no connection to a database: it is given bytes and hands back
records. What dies while reading is named, and the others are read.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
import zlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, field, replace
from itertools import chain
from multiprocessing import connection, get_context, parent_process
from types import TracebackType
from typing import Generic, TypeVar

from archive.ingest.align import Pairs
from archive.ingest.decode import decode
from archive.ingest.lexicon import Lexicon
from archive.ingest.parse import read_articles
from archive.ingest.pipeline import read
from archive.ingest.records import Article, Paragraph, ParseError, Reading
from archive.text.light import uncollected
from archive.text.tokens import tokens

logger = logging.getLogger(__name__)
T = TypeVar("T")
_AHEAD = 2  # batches that are being read while one is written
_SHARE = 4  # tasks of a batch for each process, so that none waits long for the last one


@dataclass(frozen=True, slots=True)
class Job:
    """The bytes of one text; with `stored` paragraphs, those are read in place of its own.

    They stay in the pairs of ids that a curator gave them.
    """

    name: str
    data: bytes
    stored: tuple[Paragraph, ...] = ()
    curated: Pairs | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """The articles of one text, and their readings where there is a lexicon."""

    encoding: str
    newline: str
    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    broken: tuple[Failed, ...] = ()  # articles beside them that cannot be read
    # Worked out by those who read beside the one that writes: the words of paragraphs, cut for the
    # search, and the bytes as they are kept.
    words: Mapping[str, str] = field(default_factory=dict, compare=False)
    packed: bytes = field(default=b"", compare=False)


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a text could not be read, and the line where one is to blame."""

    line: int | None
    reason: str


Outcome = Done | Failed


@dataclass(frozen=True, slots=True)
class Batch(Generic[T]):
    """Jobs that are read and written together; `about` is what their owner knows of them."""

    jobs: tuple[Job, ...]
    about: T


def read_job(job: Job, lexicon: Lexicon | None) -> Outcome:
    """Return what is in a text, or why it cannot be read."""
    try:
        decoded = decode(job.data)
        parsed = read_articles(decoded.text)
        articles = tuple(one for one in parsed if isinstance(one, Article))
        broken = tuple(
            Failed(one.line, one.reason) for one in parsed if isinstance(one, ParseError)
        )
        if not articles:
            return broken[0]
        if job.stored:
            articles = (_article(articles, job.stored),)
        readings = (
            tuple(read(article, lexicon, job.curated) for article in articles) if lexicon else ()
        )
        return Done(decoded.encoding, decoded.newline, articles, readings, broken)
    except ParseError as error:
        return Failed(error.line, error.reason)
    except Exception as error:  # one text must not end a run over a million
        logger.exception("%s cannot be read", job.name)
        return Failed(None, f"The reader failed: {error!r}.")


def _article(articles: Sequence[Article], stored: tuple[Paragraph, ...]) -> Article:
    """Return the article that holds these paragraphs, with them as they are stored."""
    lines = {paragraph.first_line for paragraph in stored}
    article = max(articles, key=lambda one: sum(p.first_line in lines for p in one.paragraphs))
    return replace(article, paragraphs=stored)


class Readers:
    """Reads batches in this process, or in `workers` others where there are two batches or more."""

    def __init__(self, lexicon: Lexicon | None, workers: int = 1) -> None:
        self._lexicon, self._workers = lexicon, workers
        self._pool: ProcessPoolExecutor | None = None
        self._spare: ProcessPoolExecutor | None = None

    def __enter__(self) -> Readers:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for pool in (self._pool, self._spare):
            if pool is not None:
                pool.shutdown(cancel_futures=True)

    def in_order(self, batches: Iterable[Batch[T]]) -> Iterator[tuple[Batch[T], list[Outcome]]]:
        """Yield every batch with the outcome of each job, in the order they came in."""
        waiting = iter(batches)
        ahead = [batch for batch in (next(waiting, None), next(waiting, None)) if batch]
        if self._workers == 1 or len(ahead) < 2:
            for batch in chain(ahead, waiting):
                yield batch, _read_all(batch.jobs, self._lexicon)
            return
        sent: deque[tuple[Batch[T], list[_Task]]] = deque()
        for batch in chain(ahead, waiting):
            sent.append((batch, self._send(batch.jobs)))
            if len(sent) > _AHEAD:
                first, tasks = sent.popleft()
                yield first, self._receive(tasks)
        while sent:
            first, tasks = sent.popleft()
            yield first, self._receive(tasks)

    def _send(self, jobs: Sequence[Job]) -> list[_Task]:
        size = max(1, -(-len(jobs) // (self._workers * _SHARE)))
        slices = [jobs[start : start + size] for start in range(0, len(jobs), size)]
        return [_Task(part, self._submit(part)) for part in slices]

    def _submit(self, jobs: Sequence[Job]) -> Future[list[Outcome]]:
        if self._pool is None:
            self._pool = self._processes(self._workers)
        try:
            return self._pool.submit(_read_jobs, jobs)
        except BrokenProcessPool:
            self._pool = None
            return self._submit(jobs)

    def _processes(self, count: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(count, get_context("spawn"), _begin, (self._lexicon,))

    def _receive(self, tasks: Sequence[_Task]) -> list[Outcome]:
        return [outcome for task in tasks for outcome in self._outcomes(task)]

    def _outcomes(self, task: _Task) -> list[Outcome]:
        try:
            return task.future.result()
        except BrokenProcessPool:
            return self._again(task.jobs)

    def _again(self, jobs: Sequence[Job]) -> list[Outcome]:
        """Read jobs of a pool that died in a process of their own, to find the one to blame."""
        if self._spare is None:
            self._spare = self._processes(1)
        try:
            return self._spare.submit(_read_jobs, jobs).result()
        except BrokenProcessPool:
            self._spare = None
        if len(jobs) == 1:
            return [Failed(None, "The process that read it died.")]
        half = len(jobs) // 2
        return self._again(jobs[:half]) + self._again(jobs[half:])


@dataclass(frozen=True, slots=True)
class _Task:
    jobs: Sequence[Job]
    future: Future[list[Outcome]]


_lexicon_here: Lexicon | None = None


def _begin(lexicon: Lexicon | None) -> None:
    """Make a process ready: it has the lexicon, and ends with the one that began it."""
    global _lexicon_here
    _lexicon_here = lexicon
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that writes
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)


def _read_jobs(jobs: Sequence[Job]) -> list[Outcome]:
    outcomes = _read_all(jobs, _lexicon_here)
    return [_prepared(job, outcome) for job, outcome in zip(jobs, outcomes, strict=True)]


def _prepared(job: Job, outcome: Outcome) -> Outcome:
    """Return an outcome with what else the one that writes would have to work out."""
    if isinstance(outcome, Failed):
        return outcome
    texts = {p.text for article in outcome.articles for p in article.paragraphs}
    words = {text: " ".join(tokens(text)) for text in texts}
    return replace(outcome, words=words, packed=b"" if job.stored else zlib.compress(job.data))


def _read_all(jobs: Sequence[Job], lexicon: Lexicon | None) -> list[Outcome]:
    with uncollected():
        return [read_job(job, lexicon) for job in jobs]
