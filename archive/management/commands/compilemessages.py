"""Compile the message catalogs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from archive.actions.catalogs import compile_catalogs


class Command(BaseCommand):
    """Take the place of Django's command, which needs the tools of gettext."""

    help = "Compile the translations that changed; no gettext tools are needed."

    def handle(self, *args: Any, **options: Any) -> None:
        """Compile, and say how many catalogs had changed."""
        compiled = sum(compile_catalogs(folder) for folder in settings.LOCALE_PATHS)
        self.stdout.write(f"Catalogs compiled: {compiled}.")
