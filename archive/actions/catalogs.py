"""Message catalogs compiled in Python: a bare machine has no gettext tools."""

from __future__ import annotations

from pathlib import Path

import polib


def compile_catalogs(folder: Path) -> int:
    """Compile every catalog that is newer than what was compiled of it; return how many."""
    compiled = 0
    for source in sorted(folder.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        partial = target.with_suffix(".mo.part")
        polib.pofile(str(source)).save_as_mofile(str(partial))
        partial.replace(target)  # a reader never sees half a catalog
        compiled += 1
    return compiled
