"""Reading stored dispatches again: what is new, or was read by an older analyser."""

from __future__ import annotations

import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import QuerySet

from archive.actions.alignments import curated_pairs
from archive.actions.analysis import Read, save_readings
from archive.actions.catalogue import Catalogue
from archive.actions.inputs import InputError
from archive.actions.runs import Watch, chunks
from archive.actions.tally import tally_reading
from archive.ingest import records
from archive.ingest.lexicon import Lexicon
from archive.ingest.reading import Batch, Failed, Job, Outcome, Readers
from archive.ingest.records import Language, ParagraphKind
from archive.ingest.version import ANALYSER_VERSION
from archive.models import Dispatch, IngestFile, IngestRun, Paragraph
from archive.search.upkeep import follow_dispatches


def to_read(*, everything: bool) -> Iterator[int]:
    """Yield the keys of dispatches to read, oldest row first, a page at a time."""
    waiting = _waiting(everything=everything).order_by("id")
    last = 0
    while page := list(waiting.filter(id__gt=last).values_list("id", flat=True)[:1000]):
        yield from page
        last = page[-1]


def count_to_read(*, everything: bool) -> int:
    """Return how many dispatches there are to read."""
    return _waiting(everything=everything).count()


def _waiting(*, everything: bool) -> QuerySet[Dispatch]:
    found = Dispatch.objects.all()
    return found if everything else found.exclude(analyser=ANALYSER_VERSION)


@dataclass(frozen=True, slots=True)
class _Loaded:
    """Some dispatches in a row with the paragraphs of their current text."""

    dispatches: Sequence[Dispatch]
    paragraphs: Mapping[int, Sequence[Paragraph]]
    size: int


@dataclass(slots=True)
class Analysis:
    """One run over stored dispatches."""

    run: IngestRun
    lexicon: Lexicon
    workers: int = 1
    watch: Watch = lambda count: None
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[InputError] = field(default_factory=list)
    catalogue: Catalogue = field(default_factory=Catalogue.load)

    def take(self, pks: Iterable[int], batch: int = 100) -> None:
        """Read dispatches, each batch written in one transaction."""
        batches = (self._load(some) for some in chunks(pks, batch))
        with Readers(self.lexicon, self.workers) as readers:
            for one, outcomes in readers.in_order(batches):
                self._take_batch(one.about, outcomes)

    def _load(self, pks: Sequence[int]) -> Batch[_Loaded]:
        found = Dispatch.objects.select_related("source").order_by("id").filter(pk__in=pks)
        dispatches = list(found)
        paragraphs = _paragraphs(dispatches)
        curated = curated_pairs(dispatches)
        jobs = tuple(
            Job(
                dispatch.source.name,
                zlib.decompress(dispatch.source.content),
                tuple(map(_as_read, paragraphs[dispatch.pk])),
                curated.get(dispatch.pk),
            )
            for dispatch in dispatches
        )
        return Batch(jobs, _Loaded(dispatches, paragraphs, len(pks)))

    @transaction.atomic
    def _take_batch(self, loaded: _Loaded, outcomes: Sequence[Outcome]) -> None:
        read: list[Read] = []
        failed: list[InputError] = []
        words: dict[str, str] = {}
        current = self._still_current(loaded.dispatches)
        for dispatch, outcome in zip(loaded.dispatches, outcomes, strict=True):
            if isinstance(outcome, Failed):
                failed.append(InputError(dispatch.source.name, outcome.line, outcome.reason))
            elif dispatch.pk in current:
                paragraphs = loaded.paragraphs[dispatch.pk]
                read.append(Read(dispatch, paragraphs, outcome.readings[0]))
                words.update(outcome.words)
        self.counts.update(save_readings(read, self.catalogue))
        follow_dispatches((one.dispatch.pk for one in read), words)
        self._record(read, failed)
        self.watch(loaded.size)

    def _still_current(self, dispatches: Sequence[Dispatch]) -> set[int]:
        """Return the dispatches that no newer text came for while they were being read."""
        sources = {dispatch.pk: dispatch.source_id for dispatch in dispatches}
        now = Dispatch.objects.filter(pk__in=sources).values_list("pk", "source_id")
        return {pk for pk, source in now if source == sources[pk]}

    def _record(self, read: Sequence[Read], failed: Sequence[InputError]) -> None:
        for one in read:
            self.counts.update(tally_reading(one.reading))
        self.errors.extend(failed)
        failures = [
            IngestFile(
                run=self.run,
                name=one.name,
                outcome=IngestFile.Outcome.FAILED,
                line=one.line,
                error=one.reason,
            )
            for one in failed
        ]
        IngestFile.objects.bulk_create(failures)
        self.run.analysed += len(read)
        self.run.failed += len(failed)
        self.run.summary = dict(self.counts)
        self.run.save()


def _as_read(paragraph: Paragraph) -> records.Paragraph:
    """Return a stored paragraph as the reader takes it: evidence hangs on those words."""
    return records.Paragraph(
        paragraph.name,
        Language(paragraph.language),
        ParagraphKind(paragraph.kind),
        paragraph.text,
        paragraph.first_line,
        paragraph.last_line,
    )


def _paragraphs(dispatches: Sequence[Dispatch]) -> dict[int, list[Paragraph]]:
    """Return the paragraphs of each dispatch's current text, in one query."""
    found: dict[int, list[Paragraph]] = defaultdict(list)
    sources = [dispatch.source_id for dispatch in dispatches]
    for paragraph in Paragraph.objects.filter(
        source__in=sources, dispatch__in=[d.pk for d in dispatches]
    ).order_by("position"):
        found[paragraph.dispatch_id].append(paragraph)
    return found
