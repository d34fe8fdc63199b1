"""Runs of ingest and analysis: batch by batch, each in one transaction, recorded as they go.

A run that is killed leaves whole batches behind. Started again it finds by their hashes the texts
that are stored and goes on with the others, and ends with the rows of an undisturbed run: every
version of an article is stored and read for itself, whatever the size of the batches.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TypeVar

from django.db import transaction
from django.utils import timezone

from archive.actions.alignments import curated_pairs
from archive.actions.analysis import Read, save_readings
from archive.actions.bulk import insert
from archive.actions.catalogue import Catalogue
from archive.actions.index import touch
from archive.actions.inputs import Found, Input, InputError, PassedOver
from archive.actions.reindex import rebuild_if_due
from archive.actions.store import Stored, identities, store
from archive.actions.tally import tally_article, tally_reading
from archive.actions.term_rows import count_renderings
from archive.actions.texts import Papers, Text, sha256, text_of
from archive.ingest.lexicon import Lexicon
from archive.ingest.pipeline import read as read_article
from archive.ingest.reading import Batch, Done, Job, Outcome, Readers
from archive.ingest.version import ANALYSER_VERSION
from archive.models import Dispatch, IngestFile, IngestRun, SourceText
from archive.search.upkeep import follow_dispatches
from archive.text.light import uncollected

T = TypeVar("T")
Watch = Callable[[int], None]  # told how many texts were taken
_OFTEN = 50  # batches after which to ask whether the index of the lists is to be made anew


def chunks(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Yield the items in lists of at most `size`."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some inputs in a row: what is to be read, what cannot be, and how many they were."""

    inputs: Sequence[Input]
    failed: Sequence[InputError]
    size: int
    passed_over: int


@dataclass(slots=True)
class Ingest:
    """One run over inputs; `lexicon` is None where texts are stored and not read."""

    run: IngestRun
    papers: Papers
    lexicon: Lexicon | None
    batch: int
    workers: int = 1
    dry_run: bool = False
    watch: Watch = lambda count: None
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[InputError] = field(default_factory=list)
    _catalogue: Catalogue | None = None
    _batches: int = 0
    _being_read: set[str] = field(default_factory=set)

    def take(self, inputs: Iterable[Found]) -> None:
        """Store and read every input that the archive does not have."""
        self._catalogue = Catalogue.load() if self.lexicon else None
        batches = (self._batch(chunk) for chunk in chunks(inputs, self.batch))
        with Readers(self.lexicon, self.workers) as readers:
            for batch, outcomes in readers.in_order(batches):
                self._take_batch(batch.about, outcomes)

    def _batch(self, chunk: Sequence[Found]) -> Batch[_Chunk]:
        """Return what is to be read of a chunk, and what cannot be."""
        failed = [found for found in chunk if isinstance(found, InputError)]
        fresh: list[Input] = []
        for found in self._new([one for one in chunk if isinstance(one, Input)]):
            paper = found.fields.get("newspaper")
            if paper and paper not in self.papers.by_slug:
                failed.append(InputError(found.name, None, f"There is no newspaper “{paper}”."))
            else:
                fresh.append(found)
        self._being_read.update(sha256(found.data) for found in fresh)
        passed_over = sum(isinstance(found, PassedOver) for found in chunk)
        jobs = tuple(Job(found.name, found.data) for found in fresh)
        return Batch(jobs, _Chunk(fresh, failed, len(chunk), passed_over))

    def _new(self, inputs: Sequence[Input]) -> Iterator[Input]:
        """Yield the inputs whose words the archive does not have, each once."""
        by_hash: dict[str, Input] = {}
        for found in inputs:
            by_hash.setdefault(sha256(found.data), found)
        stored = set(SourceText.objects.filter(sha256__in=by_hash).values_list("sha256", flat=True))
        known = stored | (self._being_read & by_hash.keys())
        self.run.unchanged += len(inputs) - len(by_hash) + len(known)
        yield from (found for key, found in by_hash.items() if key not in known)

    def _take_batch(self, chunk: _Chunk, outcomes: Sequence[Outcome]) -> None:
        failed = list(chunk.failed)
        texts: list[Text] = []
        for found, outcome in zip(chunk.inputs, outcomes, strict=True):
            if isinstance(outcome, Done):
                texts.append(text_of(found, outcome))
                failed += [InputError(found.name, one.line, one.reason) for one in outcome.broken]
            else:
                failed.append(InputError(found.name, outcome.line, outcome.reason))
        self.counts["passed_over"] += chunk.passed_over
        batches = list(self._without_repeats(texts)) or ([[]] if failed else [])
        for number, batch in enumerate(batches):
            self._store(batch, failed if number == 0 else [])
        self._batches += 1
        if self._batches % _OFTEN == 0 and not self.dry_run:
            rebuild_if_due()
        self._being_read.difference_update(sha256(found.data) for found in chunk.inputs)
        self.watch(chunk.size - chunk.passed_over)

    def _without_repeats(self, texts: Sequence[Text]) -> Iterator[list[Text]]:
        """Yield batches in which no article stands twice, so that each version is stored."""
        batch: list[Text] = []
        seen: set[str] = set()
        for text in texts:
            keys = identities(text, self.papers)
            if not seen.isdisjoint(keys):
                yield batch
                batch, seen = [], set()
            batch.append(text)
            seen.update(keys)
        if batch:
            yield batch

    def _store(self, texts: Sequence[Text], failed: Sequence[InputError]) -> None:
        for text in texts:
            for article in text.articles:
                self.counts.update(tally_article(article))
            for reading in text.readings:
                self.counts.update(tally_reading(reading))
        self.run.failed += len(failed)
        self.errors.extend(failed)
        if self.dry_run:
            self._count_known(texts)
            return
        with uncollected(), transaction.atomic():
            stored = store(texts, run=self.run, papers=self.papers)
            if self._catalogue:
                read = list(self._readings(stored))
                self.counts.update(save_readings(read, self._catalogue))
            else:
                touch(dispatches=[one.dispatch.pk for one in stored])
            words = {paragraph: cut for text in texts for paragraph, cut in text.words.items()}
            follow_dispatches((one.dispatch.pk for one in stored), words)
            self._record(stored, failed)

    def _readings(self, stored: Sequence[Stored]) -> Iterator[Read]:
        """Yield what was read; a text whose paragraphs a curator paired is read with the pairs."""
        curated = curated_pairs(one.dispatch for one in stored if one.is_version)
        for one in stored:
            reading = one.reading
            if reading is None:
                continue
            if self.lexicon and one.dispatch.pk in curated:
                reading = read_article(reading.article, self.lexicon, curated[one.dispatch.pk])
            yield Read(one.dispatch, one.paragraphs, reading)

    def _count_known(self, texts: Sequence[Text]) -> None:
        keys = [key for text in texts for key in identities(text, self.papers)]
        known = Dispatch.objects.filter(identity__in=keys).count()
        self.run.versions += known
        self.run.new += len(keys) - known

    def _record(self, stored: Sequence[Stored], failed: Sequence[InputError]) -> None:
        outcomes = {True: IngestFile.Outcome.VERSION, False: IngestFile.Outcome.NEW}
        files = [
            IngestFile(
                run=self.run,
                name=one.text.name[-400:],
                outcome=outcomes[one.is_version],
                source=one.dispatch.source,
            )
            for one in stored
        ] + [
            IngestFile(
                run=self.run,
                name=one.name[-400:],
                outcome=IngestFile.Outcome.FAILED,
                line=one.line,
                error=one.reason,
            )
            for one in failed
        ]
        insert(files)
        versions = sum(one.is_version for one in stored)
        self.run.versions += versions
        self.run.new += len(stored) - versions
        self.run.analysed += sum(one.reading is not None for one in stored)
        self.run.summary = dict(self.counts)
        self.run.save()


def begin(command: str, *, save: bool = True) -> IngestRun:
    """Return a new run, which stands as interrupted until it is finished."""
    run = IngestRun(command=command, analyser=ANALYSER_VERSION)
    if save:
        run.save()
    return run


def finish(run: IngestRun, summary: Mapping[str, object]) -> None:
    """Say that a run came to its end, and count what it changed over the whole archive."""
    if run.analysed:
        count_renderings()
    run.finished = timezone.now()
    run.state = IngestRun.State.FAILED if run.failed else IngestRun.State.FINISHED
    run.summary = dict(summary)
    run.save()
    rebuild_if_due()
