"""manage.py reindex: make the search index anew while the site serves."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

from archive.actions.index import touch
from archive.actions.reindex import rebuild as lists
from archive.queries.index.kept import names
from archive.queries.index.subjects import SUBJECTS
from archive.search.upkeep import rebuild


class Command(BaseCommand):
    """Index every dispatch and event anew; broken off, it goes on where it ended."""

    help = "Make the search index anew while the site serves; go on with one that was broken off."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild, and say how many rows were written."""
        with tqdm(unit=" rows", disable=None) as bar:
            written = rebuild(bar.update)
        with tqdm(total=sum(len(names(one)) for one in SUBJECTS.values()), disable=None) as bar:
            lists(lambda part: bar.update() and bar.set_postfix_str(part))
        touch(pages=True)
        self.stdout.write(f"{written} rows indexed.")
