"""Open the archive on the five documents."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from archive.actions.catalogs import compile_catalogs
from archive.actions.demo import has_new_texts, load_events, load_knowledge
from archive.management.console import whole_number


class Command(BaseCommand):
    """Set up the archive with its five documents and open it."""

    help = (
        "Make the tables, load gazetteer, units and vocabulary, read the five documents, load the "
        "curated events and open the archive in a server. Running it again changes nothing."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        """Declare what the command takes."""
        parser.add_argument("--port", type=whole_number, default=8000, metavar="N")
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--no-serve", action="store_true", help="Set up only.")

    def handle(self, *args: Any, **options: Any) -> None:
        """Set up what is missing, then serve."""
        fixtures = settings.BASE_DIR / "fixtures"
        for folder in settings.LOCALE_PATHS:
            compile_catalogs(folder)
        call_command("migrate", verbosity=0)
        if load_knowledge(fixtures):
            self.stdout.write("Loaded vocabulary, places and units.")
        corpus = fixtures / "corpus"
        if has_new_texts(corpus, settings.INGEST_MAX_BYTES):
            call_command("ingest", str(corpus), stdout=self.stdout, stderr=self.stderr)
        absorbed = load_events(fixtures)
        if absorbed is not None:
            self.stdout.write(f"Loaded the curated events; {absorbed} proposals merged into them.")
        address = f"{options['host']}:{options['port']}"
        self.stdout.write(
            f"The archive is ready. A curator's account: python manage.py createsuperuser, "
            f"then http://{address}/admin/"
        )
        if not options["no_serve"]:
            self.stdout.write(f"Open http://{address}/ (Ctrl-C stops the server)", ending="\n")
            self.stdout.flush()
            # A process of its own, so that it reads the catalogs which were just compiled.
            manage = str(settings.BASE_DIR / "manage.py")
            os.execv(sys.executable, [sys.executable, manage, "runserver", "--noreload", address])
