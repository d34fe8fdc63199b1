"""What changed since a citation was made, in words: decisions, corrections and new readings."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from archive.models import Decision, Dispatch, IngestRun
from archive.presenters.addresses import address
from archive.presenters.figures import number
from archive.presenters.words import HANS, Count, Said, Words
from archive.queries.changes import Archive, Edit, Since

# What is no content of a row, or is told by the decision itself.
_APART = frozenset({
    "id", "uid", "slug", "status", "decision", "analyser", "created", "updated", "merged_into",
    "identity", "source", "key", "review_note", "dispatch", "event", "figure", "part_of", "same_as",
})  # fmt: skip
_CODES = {
    "type": "event_type", "action": "action", "object": "object", "object_en": "object",
    "object_zh": "object", "side": "side", "echelon": "echelon", "role": "role", "unit": "measure",
    "kind": "place_kind",
}  # fmt: skip
_CONCEPTS = {"event": "engagement", "dispatch": "dispatch", "place": "place", "unit": "unit"}
_ONE_ACT = dt.timedelta(seconds=5)  # between a decision and the saving of what it decides


@dataclass(frozen=True, slots=True)
class Field:
    """One field that was changed: its values before and after, where they can be told."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that was done: when, to what, by whom and why."""

    at: dt.datetime
    what: str
    verdict: str
    words: Said | None = None
    address: str = ""
    signature: str = ""
    reason: str = ""
    fields: tuple[Field, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """One run that brought texts, or read those held again."""

    at: dt.datetime
    new: Count
    versions: Count
    read: Count
    analyser: str


@dataclass(frozen=True, slots=True)
class Whole:
    """What was done to the archive: its runs, what was decided, and how often of what else."""

    runs: tuple[Run, ...]
    changes: tuple[Change, ...]
    tally: tuple[tuple[str, str, Count], ...]


def of_record(found: Since, words: Words) -> tuple[Change, ...]:
    """Return what was done to one record and its claims, newest first."""
    fields: dict[int, list[Field]] = defaultdict(list)
    changes: list[Change] = []
    for edit in found.edits:
        if decision := _by(edit, found.decisions):
            fields[decision.pk] += _fields(edit, words)
        else:
            changes += _saved(edit, words)
    for row in found.decisions:
        about = found.rows.get((row.kind, row.target))
        changes.append(_decided(row, about, words, tuple(fields[row.pk])))
    changes += [change for row in found.read for change in _read(row, changes, words)]
    return tuple(sorted(changes, key=lambda change: change.at, reverse=True))


def of_archive(found: Archive, words: Words) -> Whole:
    """Return what was done to the archive; of claims only how often."""
    runs = tuple(_run(run) for run in found.runs if run.new or run.versions or run.analysed)
    named = [row for row in found.decisions if row.kind in _CONCEPTS]
    rest = Counter(
        (_thing(row.kind, None), str(row.get_verdict_display()))
        for row in found.decisions
        if row.kind not in _CONCEPTS
    )
    changes = (_decided(row, found.rows.get((row.kind, row.target)), words, ()) for row in named)
    tally = tuple((what, verdict, Count(number)) for (what, verdict), number in rest.most_common())
    return Whole(runs, tuple(changes), tally)


def _run(run: IngestRun) -> Run:
    return Run(run.started, Count(run.new), Count(run.versions), Count(run.analysed), run.analyser)


def _decided(row: Decision, about: Any, words: Words, fields: tuple[Field, ...]) -> Change:
    concept = _CONCEPTS.get(row.kind, "")
    return Change(
        at=row.at,
        what=_thing(row.kind, about),
        verdict=str(row.get_verdict_display()),
        words=_words(about, words),
        address=address(concept, about) if concept and about else "",
        signature=row.signature,
        reason=row.reason,
        fields=fields,
    )


def _by(edit: Edit, decisions: Iterable[Decision]) -> Decision | None:
    """Return the decision a row was saved by, or that the form was decided with that saved it."""
    key = (_kind(edit.row), getattr(edit.row, "uid", ""))
    near = [
        (abs(edit.row.history_date - row.at), row)
        for row in decisions
        if (row.kind, row.target) == key
    ]
    apart, nearest = min(near, key=lambda found: found[0], default=(_ONE_ACT, None))
    return nearest if apart < _ONE_ACT else None


def _kind(state: Any) -> str:
    """Return what kind of row a kept state is of, as decisions name it."""
    return str(state.instance_type._meta.model_name)


def _saved(edit: Edit, words: Words) -> Iterator[Change]:
    """Yield what was saved without a decision; the first state kept tells nothing of a change."""
    row, fields = edit.row, tuple(_fields(edit, words))
    verdicts = {"+": _("Added"), "-": _("Removed")}
    verdict = verdicts.get(row.history_type, _("Corrected"))
    if fields or row.history_type in verdicts:
        at, what = row.history_date, _thing(_kind(row), row)
        yield Change(at, what, verdict, _words(row, words), fields=fields)


def _read(row: Dispatch, others: list[Change], words: Words) -> Iterator[Change]:
    """Yield that a dispatch came or was read anew, unless a curator's change says why."""
    if any(abs(other.at - row.updated) < _ONE_ACT for other in others):
        return
    came = row.updated - row.created < dt.timedelta(minutes=1)
    verdict = _("Came into the archive") if came else _("Stored or read again by the program")
    where = address("dispatch", row)
    what, said = _thing("dispatch", row), words.titles_of(row)[0]
    yield Change(
        row.updated,
        what,
        verdict,
        said,
        where,
        reason=_("version %(version)s") % {"version": row.analyser},
    )


def _fields(edit: Edit, words: Words) -> Iterator[Field]:
    before, after = edit.before, edit.row
    if before is None:
        return
    for field in after.tracked_fields:
        same = getattr(before, field.attname) == getattr(after, field.attname)
        if same or field.name in _APART:
            continue
        values = (_value(state, field, words) for state in (before, after))
        yield Field(capfirst(str(field.verbose_name)), *values)


def _value(state: Any, field: Any, words: Words) -> str:
    """Return a value as a page prints it; what other rows hold is only said to have changed."""
    value = getattr(state, field.attname)
    if field.is_relation or value is None or value == "":
        return ""
    if field.choices:
        return str(getattr(state, f"get_{field.name}_display")())
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, int | float | Decimal):
        return number(value)
    return words.label(_CODES[field.name], value) if field.name in _CODES else str(value)


def _thing(kind: str, row: Any) -> str:
    names = {
        "event": _("Engagement"), "dispatch": _("Dispatch"), "place": _("Place"),
        "unit": _("Unit"), "figure": _("Figure"), "discrepancy": _("Difference"),
        "eventplace": _("Place of the engagement"), "eventunit": _("Unit in the engagement"),
        "placename": _("Name"), "unitname": _("Name"), "eventlink": _("Link between engagements"),
        "doubt": _("Doubtful claim"),
    }  # fmt: skip
    return names.get(kind, kind)


def _words(row: Any, words: Words) -> Said | None:
    """Return what a row is called, or the words it quotes."""
    return next((said for said in _wordings(row, words) if said.text), None) if row else None


def _wordings(row: Any, words: Words) -> Iterable[Said]:
    if hasattr(row, "label_zh"):
        return (Said(row.label_en, "en"), Said(row.label_zh, HANS))
    if hasattr(row, "label"):
        return (Said(row.label, ""),)
    if hasattr(row, "evidence_en"):
        quotes = ((row.evidence_en, "en"), (row.evidence_zh, HANS))
        return (Said(quote.exact, lang) for quote, lang in quotes if quote)
    if hasattr(row, "script"):
        return words.titles_of(row)
    if hasattr(row, "language"):
        return (Said(row.name, row.language),)
    return words.titles(row, "title" if hasattr(row, "title_en") else "name")
