"""Read texts into the archive."""

from __future__ import annotations

import argparse
import sys
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from archive.actions import json_lines
from archive.actions.inputs import read_inputs
from archive.actions.runs import Ingest, begin, finish
from archive.actions.texts import Papers
from archive.management.console import (
    Progress,
    add_workers,
    loaded_lexicon,
    stoppable,
    summary,
    whole_number,
)

HELP = """Read dispatches into the archive: files, folders, .zip and .tar archives, JSON Lines
(.jsonl, .jsonl.gz) and standard input (-). A text that the archive has is left alone; a changed
text of the same article becomes a new version. What cannot be read is reported and the rest go on;
the exit status is 1 then. A run that was stopped goes on where it stopped when the same command is
given again."""


class Command(BaseCommand):
    """Read texts into the archive and propose what they report."""

    help = HELP

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> Any:
        """Print the layout of JSON Lines below the options, as it is written."""
        return super().create_parser(
            prog_name,
            subcommand,
            epilog=f"JSON Lines: {json_lines.__doc__}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
            **kwargs,
        )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""
        parser.add_argument("paths", nargs="+", metavar="PATH")
        parser.add_argument("--newspaper", default="", metavar="SLUG", help="Where they come from.")
        parser.add_argument("--no-analysis", action="store_true", help="Store only; read later.")
        parser.add_argument(
            "--dry-run", action="store_true", help="Read and report; store nothing."
        )
        parser.add_argument("--limit", type=whole_number, metavar="N", help="Take N texts at most.")
        parser.add_argument(
            "--batch",
            type=whole_number,
            default=settings.INGEST_BATCH,
            metavar="N",
            help="Texts in one transaction.",
        )
        add_workers(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Take the texts, and say what was found in them and what was not."""
        try:
            papers = Papers.load(options["newspaper"])
        except KeyError as error:
            raise CommandError(f"There is no newspaper {error} in the vocabulary.") from error
        lexicon = None if options["no_analysis"] else loaded_lexicon()
        run = begin(_asked(options), save=not options["dry_run"])
        with Progress(self.stderr, "texts") as progress:
            work = Ingest(
                run,
                papers,
                lexicon,
                batch=options["batch"],
                workers=options["workers"],
                dry_run=options["dry_run"],
                watch=progress.see,
            )
            found = read_inputs(options["paths"], settings.INGEST_MAX_BYTES)
            with stoppable(self.stderr):
                work.take(islice(found, options["limit"]))
        if not options["dry_run"]:
            finish(run, work.counts)
        self.stdout.write(summary(run, work.counts, read=lexicon is not None))
        if work.errors:
            for failed in work.errors:
                self.stderr.write(self.style.ERROR(str(failed)))
            sys.exit(1)


def _asked(options: dict[str, Any]) -> str:
    """Return the command as it is recorded with the run."""
    words = ["ingest", *options["paths"]]
    words += [f"--newspaper {options['newspaper']}"] if options["newspaper"] else []
    words += [f"--limit {options['limit']}"] if options["limit"] else []
    return " ".join([*words, *(["--no-analysis"] if options["no_analysis"] else [])])
