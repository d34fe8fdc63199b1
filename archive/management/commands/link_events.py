"""Compare events of different reports."""

from __future__ import annotations

import argparse
from collections import Counter
from typing import Any

from django.core.management.base import BaseCommand

from archive.actions.analysis import ANALYSER
from archive.actions.link import link_all
from archive.management.console import Progress
from archive.models import Event
from archive.queries.links import Ground


class Command(BaseCommand):
    """Propose links between the events of the whole archive anew."""

    help = (
        "Compare all events of different reports anew and propose which are the same, part of one "
        "another, or totals that overlap. What a curator decided stays. Each batch is written as "
        "it is done; a run that was stopped goes on with --after."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""
        parser.add_argument(
            "--after", type=int, default=0, metavar="ID", help="Go on after this event's row."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare batch by batch, and say what was found."""
        counts: Counter[str] = Counter()
        total = Event.objects.shown().filter(pk__gt=options["after"]).count()
        with Progress(self.stderr, "events", total) as progress:
            for last, batch, found in link_all(Ground.load(), ANALYSER, options["after"]):
                counts.update(found)
                progress.see(batch)
                self.stdout.write(f"Compared up to event {last}.", ending="\n")
        self.stdout.write(
            f"{counts['links']:,} links and {counts['doubts']:,} doubts proposed; "
            f"{counts['crowded']:,} blocks too full to compare all their events"
        )
