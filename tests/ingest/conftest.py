"""The knowledge that ships with the archive, for tests of the whole pipeline."""

import json
from pathlib import Path

import pytest

from archive.ingest.lexicon import AgencyEntry, Lexicon, TermEntry

VOCABULARY = Path(__file__).parents[2] / "fixtures" / "vocabulary.json"


@pytest.fixture(scope="session")
def vocabulary() -> Lexicon:
    """Return the agencies and terms of the fixtures, without gazetteer and units."""
    rows = json.loads(VOCABULARY.read_text("utf-8"))
    fields = {
        kind: [row["fields"] for row in rows if row["model"] == f"archive.{kind}"]
        for kind in ("agency", "term")
    }
    return Lexicon(
        agencies=tuple(AgencyEntry(f["slug"], f["kind"], *_forms(f)) for f in fields["agency"]),
        terms=tuple(
            TermEntry(
                f["category"],
                f["code"],
                *_forms(f),
                f["note"],
                f["severity"],
                f["factor"],
                wrong=tuple(f.get("wrong_en", "").splitlines()),
                other=tuple(f.get("other_zh", "").splitlines()),
            )
            for f in fields["term"]
        ),
    )


def _forms(fields):
    return tuple(tuple(filter(None, fields[f"forms_{code}"].split("\n"))) for code in ("en", "zh"))
