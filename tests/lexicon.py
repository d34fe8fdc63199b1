"""The shipped knowledge as a lexicon, read from the fixtures without a database."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from archive.ingest.lexicon import Lexicon
from archive.queries.lexicon import Rows, lexicon_from_rows

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = ("vocabulary", "places", "units")  # in the order they load in


@lru_cache(maxsize=1)
def load() -> Lexicon:
    """Return what `load_lexicon` returns once the fixtures are loaded."""
    rows = [row for name in NAMES for row in fixture(name)]

    def of(model: str, **references: str) -> list[dict[str, Any]]:
        found = [row["fields"] for row in rows if row["model"] == f"archive.{model}"]
        return [{**row, **{new: row[old][0] for new, old in references.items()}} for row in found]

    return lexicon_from_rows(
        Rows(
            places=of("place"),
            place_names=of("placename", owner="place"),
            place_parents=of("placeparent", child="place", above="parent"),
            units=of("unit"),
            unit_names=of("unitname", owner="unit"),
            unit_superiors=of("unitsuperior", child="unit", above="superior"),
            agencies=of("agency"),
            terms=of("term"),
        )
    )


def fixture(name: str) -> list[dict[str, Any]]:
    """Return the rows of one fixture."""
    rows: list[dict[str, Any]] = json.loads((FIXTURES / f"{name}.json").read_text())
    return rows
