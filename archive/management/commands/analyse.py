"""Read stored dispatches."""

from __future__ import annotations

import argparse
import sys
from itertools import islice
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from archive.actions.reread import Analysis, count_to_read, to_read
from archive.actions.runs import begin, finish
from archive.management.console import (
    Progress,
    add_workers,
    loaded_lexicon,
    stoppable,
    summary,
    whole_number,
)


class Command(BaseCommand):
    """Read dispatches that were not read yet or that an older analyser read."""

    help = (
        "Read the dispatches that are new or that an older analyser read. What a curator decided "
        "about stays as it is; untouched proposals are replaced. A run that was stopped goes on "
        "where it stopped."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""
        parser.add_argument("--all", action="store_true", help="Read everything again.")
        parser.add_argument("--limit", type=whole_number, metavar="N", help="Read N at most.")
        parser.add_argument(
            "--batch",
            type=whole_number,
            default=settings.INGEST_BATCH,
            metavar="N",
            help="Dispatches in one transaction.",
        )
        add_workers(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        """Read batch by batch, and say what was found."""
        lexicon = loaded_lexicon()
        run = begin("analyse --all" if options["all"] else "analyse")
        total = count_to_read(everything=options["all"])
        with Progress(self.stderr, "dispatches", min(total, options["limit"] or total)) as progress:
            work = Analysis(run, lexicon, workers=options["workers"], watch=progress.see)
            waiting = islice(to_read(everything=options["all"]), options["limit"])
            with stoppable(self.stderr):
                work.take(waiting, options["batch"])
        finish(run, work.counts)
        self.stdout.write(summary(run, work.counts, read=True))
        if work.errors:
            for error in work.errors:
                self.stderr.write(self.style.ERROR(str(error)))
            sys.exit(1)
