"""manage.py reindex: make the search index anew while the site serves."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from archive.search.upkeep import rebuild


class Command(BaseCommand):
    """Index every dispatch and event anew; broken off, it goes on where it ended."""

    help = "Make the search index anew while the site serves; go on with one that was broken off."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many rows were written."""
        with tqdm(unit=" rows", disable=None) as bar:
            written = rebuild(bar.update)
        self.stdout.write(f"{written} rows indexed.")
