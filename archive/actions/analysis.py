"""Readings to rows: written batch-wise, replacing what an earlier reading proposed.

What a curator decided about is kept as it is. A proposed event that the new reading no longer has
is withdrawn, because its address must stay; the machine's other rows are replaced.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import models, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from archive.actions.bulk import Draft, point, write
from archive.actions.catalogue import Catalogue
from archive.actions.claim_rows import add_discrepancies, add_figures
from archive.actions.event_rows import add_events, event_uid
from archive.actions.index import touch
from archive.actions.kept import Kept, load_kept, remove_stale
from archive.actions.layout_rows import add_layout
from archive.actions.link import propose_links
from archive.actions.proposed import propose_places
from archive.actions.rows import Page, Printed, Rows
from archive.actions.term_rows import add_term_uses, write_term_uses
from archive.ingest.records import Reading
from archive.ingest.version import ANALYSER_VERSION
from archive.models import (
    Alignment,
    Discrepancy,
    Dispatch,
    Event,
    EventEvidence,
    EventPlace,
    EventReport,
    EventUnit,
    Evidence,
    Figure,
    Paragraph,
    RelayStep,
    TermUse,
    WireItem,
)
from archive.models import Reading as ReadingRow

ANALYSER = f"communique {ANALYSER_VERSION}"
_FIXED = frozenset({"created", "decision", "merged_into", "review_note"})
_A_YEAR = dt.timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Read:
    """One dispatch, its current paragraphs and what was read in them."""

    dispatch: Dispatch
    paragraphs: Sequence[Paragraph | Printed]
    reading: Reading


@transaction.atomic
def save_readings(read: Sequence[Read], catalogue: Catalogue) -> Counter[str]:
    """Write what was read in these dispatches in place of what was read before.

    Returns how many links between events of different reports were proposed, and the like.
    """
    dispatches = [one.dispatch for one in read]
    uids = [event_uid(r.dispatch.uid, e) for r in read for e in r.reading.events]
    kept = load_kept(dispatches, uids)
    proposed = propose_places(((r.dispatch, r.reading) for r in read), ANALYSER)
    rows = Rows()
    for one in read:
        _add(one, rows, catalogue, proposed, kept)
    rows.places = [row for row in rows.places if row.uid not in kept.claims]
    rows.units = [row for row in rows.units if row.uid not in kept.claims]
    read_before = _write_layout(rows, dispatches)
    _write_claims(rows, read_before=read_before)
    if read_before:
        remove_stale(dispatches, kept, _written(rows))
        _remove_orphans(dispatches)
    _mark_read(read)
    found = propose_links(
        [event.pk for event in rows.events if event.pk], catalogue.ground, ANALYSER
    )
    touch(dispatches=[dispatch.pk for dispatch in dispatches], gazetteer=any(proposed.values()))
    return found


def _add(
    one: Read,
    rows: Rows,
    catalogue: Catalogue,
    proposed: dict[str, int | None],
    kept: Kept,
) -> None:
    page = Page(one.dispatch, {p.name: p for p in one.paragraphs}, rows)
    add_layout(page, one.reading, catalogue, ANALYSER)
    figures = add_figures(page, one.reading, catalogue, ANALYSER, kept.figures)
    add_discrepancies(page, one.reading.discrepancies, figures, ANALYSER, kept.discrepancies)
    add_events(page, one.reading, catalogue, proposed, figures, ANALYSER, kept.events)
    add_term_uses(page, one.reading.renderings)


def _write_layout(rows: Rows, dispatches: Sequence[Dispatch]) -> bool:
    """Write what holds no decisions; say whether there was an earlier reading in its place."""
    pks = [dispatch.pk for dispatch in dispatches]
    WireItem.objects.filter(dispatch__in=pks).delete()
    Alignment.objects.filter(dispatch__in=pks, method=Alignment.Method.AUTO).delete()
    replaced, _ = ReadingRow.objects.filter(dispatch__in=pks).delete()
    TermUse.objects.filter(dispatch__in=pks).delete()
    write(WireItem, rows.items)
    write(RelayStep, rows.steps)
    point(Paragraph, ["item"], [(paragraph, item.pk) for paragraph, item in rows.item_of])
    # What was read with a curator's pairs was not computed.
    curated = set(
        Alignment.objects.filter(dispatch__in=pks, method=Alignment.Method.CURATED).values_list(
            "dispatch_id", "source_id"
        )
    )
    computed = [
        row
        for row in rows.alignments
        if (row.columns["dispatch_id"], row.columns["source_id"]) not in curated
    ]
    write(Alignment, computed)
    write(ReadingRow, rows.readings)
    write_term_uses(rows.term_uses)
    return replaced > 0


def _write_claims(rows: Rows, *, read_before: bool) -> None:
    # What stands under the same key is overwritten; its decision and address are kept.
    write(Evidence, list(rows.evidence.values()), ("paragraph", "start", "end"))
    write(Event, rows.events, ("uid",), _FIXED)
    if read_before:
        _remove_parts(rows)
    write(EventEvidence, rows.attestations)
    write(EventReport, rows.reports)
    write(EventPlace, rows.places, ("uid",), _FIXED)
    write(EventUnit, rows.units, ("uid",), _FIXED)
    write(Figure, rows.figures, ("uid",), _FIXED)
    _link_figures(rows, read_before=read_before)
    write(Discrepancy, rows.discrepancies, ("uid",), _FIXED)


def _remove_parts(rows: Rows) -> None:
    """Remove attestations and reports of the events, to be written anew."""
    events = [event.pk for event in rows.events]
    EventEvidence.objects.filter(event__in=events).delete()
    EventReport.objects.filter(event__in=events).delete()


def _link_figures(rows: Rows, *, read_before: bool) -> None:
    link = Figure.events.through
    if read_before:
        link.objects.filter(figure__in=[figure.pk for figure in rows.figures]).delete()
    write(link, [Draft(figure=figure, event=event) for figure, event in rows.figure_events])
    wholes = [
        (figure.pk, whole and whole.pk, first and first.pk)
        for figure, whole, first in rows.figure_wholes
    ]
    point(Figure, ["part_of", "same_as"], wholes)


def _written(rows: Rows) -> Kept:
    return Kept(
        events=frozenset(row.uid for row in rows.events),
        figures=frozenset(row.uid for row in rows.figures),
        discrepancies=frozenset(row.uid for row in rows.discrepancies),
        claims=frozenset(row.uid for row in (*rows.places, *rows.units)),
        open_events={},
    )


def _remove_orphans(dispatches: Sequence[Dispatch]) -> None:
    """Delete evidence of these dispatches that no row quotes any longer."""
    unused = Q()
    for relation in Evidence._meta.get_fields(include_hidden=True):
        if isinstance(relation, models.ManyToOneRel):
            quoting = relation.related_model._default_manager.filter(
                **{relation.field.name: OuterRef("pk")}
            )
            unused &= Q(~Exists(quoting))
    Evidence.objects.filter(unused, paragraph__dispatch__in=[d.pk for d in dispatches]).delete()


def _mark_read(read: Sequence[Read]) -> None:
    now = timezone.now()
    for one in read:
        one.dispatch.analyser = ANALYSER_VERSION
        one.dispatch.updated = now
        if one.dispatch.kind == Dispatch.Kind.UNKNOWN:
            one.dispatch.kind = _kind(one)
    for kind in {one.dispatch.kind for one in read}:
        pks = [one.dispatch.pk for one in read if one.dispatch.kind == kind]
        Dispatch.objects.filter(pk__in=pks).update(
            kind=kind, analyser=ANALYSER_VERSION, updated=now
        )


def _kind(one: Read) -> Dispatch.Kind:
    """Return whether the newspaper reports what just happened or looks back."""
    published = one.dispatch.published
    days = [event.date.latest for event in one.reading.events if event.date and event.date.latest]
    if published is None or not days:
        return Dispatch.Kind.UNKNOWN
    recent = max(days) >= published - _A_YEAR
    return Dispatch.Kind.CONTEMPORARY if recent else Dispatch.Kind.RETROSPECTIVE
