"""What commands say on a terminal and in a log."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from django.core.management.base import CommandError
from tqdm import tqdm

from archive.actions.tally import NOT_RECOGNISED, RECOGNISED
from archive.ingest.lexicon import Lexicon
from archive.models import IngestRun
from archive.queries.lexicon import load_lexicon

_EVERY = 5.0  # seconds between plain lines


def whole_number(text: str) -> int:
    """Return an option's value, or say why it cannot be read."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number above zero.")
    return int(text)


def add_workers(parser: argparse.ArgumentParser) -> None:
    """Let the user say how many processes read; this one alone writes."""
    parser.add_argument(
        "--workers",
        type=whole_number,
        default=os.cpu_count() or 1,
        metavar="N",
        help="Processes that read (default: one a core); none beside this one for a single batch.",
    )


@contextmanager
def stoppable(stream: Any) -> Iterator[None]:
    """Let Ctrl-C end a run after its last whole batch, with a sentence in place of a trace."""
    try:
        yield
    except KeyboardInterrupt:
        stream.write("Stopped: the same command goes on where this one stopped.")
        sys.exit(130)


def loaded_lexicon() -> Lexicon:
    """Return the database's lexicon, or say how to fill an empty one."""
    lexicon = load_lexicon()
    if not lexicon.places or not lexicon.terms:
        raise CommandError(
            "The gazetteer or the vocabulary is empty: run `manage.py demo`, or "
            "`manage.py loaddata` with vocabulary.json, places.json and units.json, first."
        )
    return lexicon


class Progress:
    """A bar on a terminal, a line every few seconds in a log."""

    def __init__(self, stream: Any, noun: str, total: int | None = None) -> None:
        self._stream, self._noun = stream, noun
        self._bar = (
            tqdm(total=total, unit=f" {noun}", file=stream, smoothing=0.1)
            if stream.isatty()
            else None
        )
        self._done, self._began, self._told = 0, time.monotonic(), time.monotonic()

    def __enter__(self) -> Progress:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._bar is not None:
            self._bar.close()

    def see(self, count: int) -> None:
        """Count what was taken."""
        self._done += count
        if self._bar is not None:
            self._bar.update(count)
        elif time.monotonic() - self._told >= _EVERY:
            self._told = time.monotonic()
            rate = self._done / (self._told - self._began) * 60
            self._stream.write(f"{self._done:,} {self._noun}, {rate:,.0f} a minute")


def summary(run: IngestRun, counts: Mapping[str, int], *, read: bool) -> str:
    """Return what was stored, what was recognised and what was not, a line each."""
    lines = [
        f"{run.new:,} new, {run.versions:,} new versions, {run.unchanged:,} unchanged, "
        f"{run.failed:,} failed; {run.analysed:,} read"
    ]
    if counts.get("passed_over"):
        lines.append(f"{counts['passed_over']:,} files passed over: no texts by their names")
    for heading, labels in (("Recognised", RECOGNISED), ("Not recognised", NOT_RECOGNISED)):
        told = [f"  {counts[key]:>9,}  {label}" for key, label in labels.items() if counts.get(key)]
        if told:
            lines += [f"{heading}:", *told]
    if not read:
        lines.append("Nothing was analysed: run `manage.py analyse` next.")
    return "\n".join(lines)
