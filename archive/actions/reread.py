"""Reading stored dispatches again: what is new, or was read by an older analyser."""

from __future__ import annotations

import logging
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from django.db import transaction
from django.db.models import QuerySet

from archive.actions.analysis import Read, save_readings
from archive.actions.catalogue import Catalogue
from archive.actions.inputs import InputError
from archive.actions.runs import Watch
from archive.actions.tally import tally_reading
from archive.actions.texts import stored_text
from archive.ingest import records
from archive.ingest.lexicon import Lexicon
from archive.ingest.parse import read_articles
from archive.ingest.pipeline import read as read_article
from archive.ingest.records import Article, Language, ParagraphKind, ParseError
from archive.ingest.version import ANALYSER_VERSION
from archive.models import Dispatch, IngestFile, IngestRun, Paragraph

logger = logging.getLogger(__name__)


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


@dataclass(slots=True)
class Analysis:
    """One run over stored dispatches."""

    run: IngestRun
    lexicon: Lexicon
    watch: Watch = lambda count: None
    counts: Counter[str] = field(default_factory=Counter)
    errors: list[InputError] = field(default_factory=list)
    catalogue: Catalogue = field(default_factory=Catalogue.load)

    def take(self, pks: Sequence[int]) -> None:
        """Read one batch of dispatches in one transaction."""
        dispatches = Dispatch.objects.select_related("source").order_by("id").filter(pk__in=pks)
        with transaction.atomic():
            current = list(dispatches)
            paragraphs = _paragraphs(current)
            read: list[Read] = []
            failed: list[InputError] = []
            for dispatch in current:
                one = self._read(dispatch, paragraphs[dispatch.pk])
                if isinstance(one, Read):
                    read.append(one)
                else:
                    failed.append(one)
            save_readings(read, self.catalogue)
            self._record(read, failed)
        self.watch(len(pks))

    def _read(self, dispatch: Dispatch, paragraphs: Sequence[Paragraph]) -> Read | InputError:
        name = dispatch.source.name
        try:
            article = _article(dispatch, paragraphs)
            return Read(dispatch, paragraphs, read_article(article, self.lexicon))
        except ParseError as error:
            return InputError(name, error.line, error.reason)
        except Exception as error:  # one text must not end a run over a million
            logger.exception("%s cannot be read", name)
            return InputError(name, None, f"The reader failed: {error!r}.")

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


def _article(dispatch: Dispatch, paragraphs: Sequence[Paragraph]) -> Article:
    """Return the article of a dispatch, its paragraphs as stored: evidence hangs on those."""
    lines = {paragraph.first_line for paragraph in paragraphs}
    parsed = read_articles(stored_text(dispatch.source))
    articles = [one for one in parsed if isinstance(one, Article)]
    if not articles:
        raise next(one for one in parsed if isinstance(one, ParseError))
    article = max(
        articles, key=lambda article: sum(p.first_line in lines for p in article.paragraphs)
    )
    stored = tuple(
        records.Paragraph(
            p.name,
            Language(p.language),
            ParagraphKind(p.kind),
            p.text,
            p.first_line,
            p.last_line,
        )
        for p in paragraphs
    )
    return replace(article, paragraphs=stored)


def _paragraphs(dispatches: Sequence[Dispatch]) -> dict[int, list[Paragraph]]:
    """Return the paragraphs of each dispatch's current text, in one query."""
    found: dict[int, list[Paragraph]] = defaultdict(list)
    sources = [dispatch.source_id for dispatch in dispatches]
    for paragraph in Paragraph.objects.filter(
        source__in=sources, dispatch__in=[d.pk for d in dispatches]
    ).order_by("position"):
        found[paragraph.dispatch_id].append(paragraph)
    return found
