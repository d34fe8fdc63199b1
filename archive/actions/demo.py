"""The demonstration: fixtures, the five documents and the events that were curated from them.

Which fixtures were loaded is recorded with their hashes, so that a second start loads nothing and
no curator's work is overwritten unless a fixture itself changed.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from django.core.management import CommandError, call_command

from archive.actions.absorb import absorb_proposals
from archive.actions.analysis import ANALYSER
from archive.actions.index import start_over
from archive.actions.inputs import Input, read_inputs
from archive.actions.link import link_all
from archive.actions.runs import begin, finish
from archive.actions.texts import sha256
from archive.models import Event, IngestRun, SourceText
from archive.queries.links import Ground
from archive.search.upkeep import follow_events

COMMAND = "demo"
SIGNATURE = "Demonstration curation"
KNOWLEDGE = ("vocabulary.json", "places.json", "units.json")
EVENTS = "demo.json"


def load_knowledge(folder: Path) -> bool:
    """Load vocabulary, places and units where they are new; say whether they were."""
    return _load([folder / name for name in KNOWLEDGE])


def load_events(folder: Path) -> int | None:
    """Load the curated events, merge what the machine proposed of them and link all anew.

    Returns how many were merged, None where the events are unchanged.
    """
    if not _load([folder / EVENTS]):
        return None
    absorbed = absorb_proposals(signature=SIGNATURE)
    for _ in link_all(Ground.load(), ANALYSER):
        pass
    follow_events(_loaded_events(folder / EVENTS))
    return absorbed


def _loaded_events(path: Path) -> list[int]:
    rows = json.loads(path.read_bytes())
    uids = [row["fields"]["uid"] for row in rows if row["model"] == "archive.event"]
    return list(Event.objects.filter(uid__in=uids).values_list("pk", flat=True))


def has_new_texts(folder: Path, limit: int) -> bool:
    """Say whether the folder holds a text that the archive does not have."""
    hashes = {sha256(f.data) for f in read_inputs([str(folder)], limit) if isinstance(f, Input)}
    return SourceText.objects.filter(sha256__in=hashes).count() < len(hashes)


def _load(paths: Sequence[Path]) -> bool:
    for path in paths:
        if not path.is_file():
            raise CommandError(f"{path} is missing: the demonstration cannot be set up without it.")
    hashes = {path.name: sha256(path.read_bytes()) for path in paths}
    if hashes.items() <= _loaded().items():
        return False
    call_command("loaddata", *map(str, paths), verbosity=0)
    start_over()
    finish(begin(COMMAND), hashes)
    return True


def _loaded() -> dict[str, str]:
    """Return the hash with which each fixture was last loaded."""
    loaded: dict[str, str] = {}
    runs = IngestRun.objects.filter(command=COMMAND, state=IngestRun.State.FINISHED)
    for summary in runs.order_by("started", "id").values_list("summary", flat=True):
        loaded.update(summary)
    return loaded
