"""The speed of the reading: stages, profile, processes, memory, and what was read rightly."""

from __future__ import annotations

import cProfile
import io
import platform
import pstats
import resource
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context
from pathlib import Path
from typing import Any
from unittest import mock

from archive.generate.dispatches import Generated, dispatches
from archive.generate.wars import Town
from archive.ingest import pipeline
from archive.ingest.lexicon import Lexicon
from archive.ingest.reading import Batch, Done, Job, Readers, read_job
from archive.ingest.records import Language
from tests import lexicon
from tests.benchmarks import truth

CORPUS = Path(__file__).parents[2] / "fixtures" / "corpus"
MODULES = ("dates", "places", "units", "figures")
FUNCTIONS = (
    "parse", "find_reports", "align", "split", "align_sentences", "belligerents", "pairs",
    "renderings", "propose", "check",
)  # fmt: skip
TOP = 15  # entries of the profile
_BATCH = 50


def report(count: int, seed: int, workers: int) -> Iterator[str]:
    """Yield the lines of the report; `count` dispatches are generated, a tenth for each figure."""
    known = lexicon.load()
    generated = list(dispatches(count, seed, towns()))
    documents = [path.read_text("utf-8") for path in sorted(CORPUS.glob("*.txt"))]
    texts = [one.text for one in generated]
    yield f"# Reading, {platform.python_version()} on {platform.machine()}"
    yield ""
    yield from _make(generated, documents, known)
    yield from _speed(texts, documents, known)
    yield from _stages(texts, known)
    yield from _profile(texts[: max(1, count // 5)], known)
    yield from _processes(texts, known, workers)
    yield from _memory(count, seed)
    yield "## What was read of what was put in"
    yield ""
    yield from truth.table(truth.score(_read(generated, known)))


def towns() -> tuple[Town, ...]:
    """Return the towns of the shipped gazetteer."""
    places = [row["fields"] for row in lexicon.fixture("places") if row["model"] == "archive.place"]
    return tuple(
        Town(place["slug"], place["name_en"], place["name_zh"])
        for place in places
        if place["kind"] in ("town", "city", "village") and place["name_zh"]
    )


def _read(generated: Sequence[Generated], known: Lexicon) -> Iterator[tuple[Generated, Any]]:
    for one in generated:
        (reading,) = pipeline.run(one.text, known)
        yield one, reading


def _make(
    generated: Sequence[Generated], documents: Sequence[str], known: Lexicon
) -> Iterator[str]:
    """Yield how the generated dispatches compare with the five documents."""
    yield "| texts | number | characters | English sentences | Chinese sentences |"
    yield "| --- | ---: | ---: | ---: | ---: |"
    for name, texts in (("generated", [g.text for g in generated]), ("the five", documents)):
        sums: Counter[str] = Counter()
        for text in texts:
            sums["characters"] += len(text)
            for reading in pipeline.run(text, known):
                for sentence in reading.sentences:
                    sums[reading.article.paragraph(sentence.paragraph).language] += 1
        means = [sums[key] / len(texts) for key in ("characters", *map(str, Language))]
        yield f"| {name} | {len(texts):,} | " + " | ".join(f"{mean:,.1f}" for mean in means) + " |"
    yield ""


def _speed(texts: Sequence[str], documents: Sequence[str], known: Lexicon) -> Iterator[str]:
    yield "## On one core, in the processor's time"
    yield ""
    yield "| texts | a second | ms each |"
    yield "| --- | ---: | ---: |"
    repeats = max(1, len(texts) // 25)
    for name, some in (("generated", texts), ("the five", list(documents) * repeats)):
        spent = _seconds(lambda some=some: _run_all(some, known))
        yield f"| {name} | {len(some) / spent:,.1f} | {1000 * spent / len(some):.2f} |"
    yield ""


def _run_all(texts: Sequence[str], known: Lexicon) -> None:
    for text in texts:
        pipeline.run(text, known)


def _seconds(work: Callable[[], object]) -> float:
    """Return the seconds of the processor that work takes, whatever else the machine does."""
    began = time.process_time()
    work()
    return time.process_time() - began


def _stages(texts: Sequence[str], known: Lexicon) -> Iterator[str]:
    with _timed() as spent:
        whole = _seconds(lambda: _run_all(texts, known))
    spent["the rest"] = whole - sum(spent.values())
    yield "## By stage"
    yield ""
    yield "| stage | ms a text | share |"
    yield "| --- | ---: | ---: |"
    for stage, seconds in spent.most_common():
        yield f"| {stage} | {1000 * seconds / len(texts):.2f} | {seconds / whole:.0%} |"
    yield ""


@contextmanager
def _timed() -> Iterator[Counter[str]]:
    """Count the seconds spent in each stage of the pipeline."""
    spent: Counter[str] = Counter()

    def counting(stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*given: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return function(*given, **named)
            finally:
                spent[stage] += time.process_time() - began

        return counted

    stages = [(getattr(pipeline, name), "extract", name) for name in MODULES]
    stages += [(pipeline, name, name) for name in FUNCTIONS if hasattr(pipeline, name)]
    patches = [
        mock.patch.object(owner, name, counting(stage, getattr(owner, name)))
        for owner, name, stage in stages
    ]
    for patch in patches:
        patch.start()
    try:
        yield spent
    finally:
        for patch in patches:
            patch.stop()


def _profile(texts: Sequence[str], known: Lexicon) -> Iterator[str]:
    profile = cProfile.Profile()
    profile.runcall(_run_all, texts, known)
    stats = pstats.Stats(profile, stream=io.StringIO())
    rows: Any = sorted(
        stats.stats.items(),  # type: ignore[attr-defined]
        key=lambda row: row[1][2],
        reverse=True,
    )
    total = sum(row[1][2] for row in rows)
    yield "## The profile's top entries, by own time"
    yield ""
    yield "| function | calls a text | share |"
    yield "| --- | ---: | ---: |"
    for (path, line, name), (_, calls, own, _, _) in rows[:TOP]:
        where = f"{'/'.join(Path(path).parts[-2:])}:{line} {name}" if line else name
        yield f"| `{where}` | {calls / len(texts):,.0f} | {own / total:.1%} |"
    yield ""


def _processes(texts: Sequence[str], known: Lexicon, workers: int) -> Iterator[str]:
    jobs = [Job(str(number), text.encode()) for number, text in enumerate(texts)]
    batches = [
        Batch(tuple(jobs[start : start + _BATCH]), None) for start in range(0, len(jobs), _BATCH)
    ]
    yield "## With several processes, what they read handed back to this one"
    yield ""
    yield "| processes | texts a second | gain |"
    yield "| ---: | ---: | ---: |"
    first = 0.0
    for number in range(1, workers + 1):
        with Readers(known, number) as readers:
            found = readers.in_order(iter(batches))
            _, warm = next(found)  # the processes have started
            rest = sum(_seconds_of(found))
        rate = (len(jobs) - len(warm)) / rest if rest else 0.0
        first = first or rate
        yield f"| {number} | {rate:,.1f} | {rate / first if first else 1:.2f} |"
    yield ""


def _seconds_of(found: Iterator[Any]) -> Iterator[float]:
    began = time.perf_counter()
    for _ in found:
        pass
    yield time.perf_counter() - began


def _memory(count: int, seed: int) -> Iterator[str]:
    yield "## Memory, streaming, each size in a process of its own"
    yield ""
    yield "| texts | peak MB |"
    yield "| ---: | ---: |"
    for size in (max(1, count // 10), max(1, count // 2), count):
        with ProcessPoolExecutor(1, get_context("spawn")) as pool:
            yield f"| {size:,} | {pool.submit(_peak, size, seed).result() / 1024:,.0f} |"
    yield ""


def _peak(count: int, seed: int) -> int:
    """Read so many texts one after the other and return the most memory held, in KB."""
    known = lexicon.load()
    for one in dispatches(count, seed, towns()):
        outcome = read_job(Job(one.name, one.text.encode()), known)
        assert isinstance(outcome, Done)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
