"""Say what the pipeline reads in files."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.actions.inputs import Input, InputError, read_inputs
from archive.actions.texts import Text, text_of
from archive.ingest.annotation import annotation
from archive.ingest.reading import Failed, Job, read_job
from archive.management.console import loaded_lexicon

Json = dict[str, Any]


class Command(BaseCommand):
    """Print what is read in texts as JSON; the archive is not changed."""

    help = (
        "Print what the archive reads in texts as JSON, without storing anything. With --out every "
        "text gives a file of its own name, NAME.json; without it one object, or a list for more "
        "than one text, goes to standard output."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""
        parser.add_argument("paths", nargs="+", metavar="FILE")
        parser.add_argument("--out", type=Path, metavar="DIR", help="Folder for the JSON files.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read the texts one by one."""
        self._failed = False
        found = self._annotations(options["paths"])
        if options["out"]:
            self._write(found, options["out"])
        else:
            everything = [one for _, read in found for one in read]
            only = everything[0] if len(everything) == 1 else everything
            self.stdout.write(_json(only))
        if self._failed:
            sys.exit(1)

    def _annotations(self, paths: Sequence[str]) -> Iterator[tuple[str, list[Json]]]:
        lexicon = loaded_lexicon()
        for found in read_inputs(paths, settings.INGEST_MAX_BYTES):
            if isinstance(found, InputError):
                self._report(found)
            elif isinstance(found, Input):
                outcome = read_job(Job(found.name, found.data), lexicon)
                if isinstance(outcome, Failed):
                    self._report(InputError(found.name, outcome.line, outcome.reason))
                else:
                    text = text_of(found, outcome)
                    for broken in text.broken:
                        self._report(InputError(found.name, broken.line, broken.reason))
                    source = _source(text)
                    yield found.name, [annotation(reading, source) for reading in text.readings]

    def _write(self, found: Iterator[tuple[str, list[Json]]], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        written: set[str] = set()
        for name, read in found:
            stem = PurePosixPath(name).stem
            if stem in written:
                raise CommandError(f"Two texts are called {stem}: give them one at a time.")
            written.add(stem)
            only = read[0] if len(read) == 1 else read
            (folder / f"{stem}.json").write_text(_json(only) + "\n", encoding="utf-8")
            self.stdout.write(f"{folder / stem}.json")

    def _report(self, error: InputError) -> None:
        self._failed = True
        self.stderr.write(self.style.ERROR(str(error)))


def _source(text: Text) -> Json:
    return {
        "file": PurePosixPath(text.name).name,
        "sha256": text.sha256,
        "encoding": text.encoding,
        "newline": text.newline,
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1)
