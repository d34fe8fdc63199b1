"""Every constraint of the tables, each with the row that tries to break it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from archive.models import (
    Alignment,
    Doubt,
    EventBlock,
    EventLink,
    IndexedDispatch,
    IndexedEvent,
    IndexPart,
    PlaceName,
    RelayStep,
    Rendering,
    Status,
    TermUse,
    TextCorrection,
    UnitName,
    UnitSuperior,
    new_id,
)
from tests import factories as make

pytestmark = pytest.mark.django_db

EARLY, LATE = dt.date(1953, 12, 1), dt.date(1953, 12, 31)
SAME = "0123456789"


def update(row: models.Model, **fields: object) -> None:
    """Write these fields past every check of Python's."""
    type(row)._base_manager.filter(pk=row.pk).update(**fields)


def twice(build: Callable[..., object], *arguments: object, **fields: object) -> None:
    """Do something that may be done once, two times."""
    build(*arguments, **fields)
    build(*arguments, **fields)


def undecided(row: models.Model) -> None:
    update(row, status=Status.ACCEPTED)


def unattested(row: models.Model) -> None:
    update(row, status=Status.ACCEPTED, decision=make.decided(), evidence_en=None, evidence_zh=None)


def wordless(row: models.Model) -> None:
    update(row, evidence_en=None, evidence_zh=None)


def own(row: models.Model, field: str, **fields: object) -> None:
    update(row, **{field: row}, **fields)


def relay_step(**fields: Any) -> RelayStep:
    item = fields.pop("item", None) or make.make_item()
    return RelayStep.objects.create(item=item, position=1, kind="agency", **fields)


def alignment(**fields: Any) -> Alignment:
    return make.make_alignment(make.make_dispatch(), [], **fields)


def backward_correction() -> TextCorrection:
    return TextCorrection.objects.create(
        paragraph=make.make_paragraph(),
        start=5,
        end=4,
        old="a",
        new="b",
        reason="A misprint.",
        decision=make.decided(),
    )


def link(event: object, other: object, **fields: Any) -> EventLink:
    return EventLink.objects.create(event=event, other=other, kind="same_event", **fields)


def new_link(**fields: Any) -> EventLink:
    return link(make.make_event(), make.make_event(), **fields)


def linked_both_ways() -> None:
    one, other = make.make_event(), make.make_event()
    link(one, other)
    link(other, one)


def block(event: object) -> EventBlock:
    return EventBlock.objects.create(event=event, key=1)


def doubt(**fields: Any) -> Doubt:
    given = fields if "figure" in fields else {**fields, "figure": make.make_figure()}
    given = {"against": make.make_figure(), **given}
    return Doubt.objects.create(**given)


def name(rows: type[models.Model], **owner: object) -> models.Model:
    return rows.objects.create(name="Mộc Châu", language="vi", **owner)


def superior(unit: object, above: object) -> UnitSuperior:
    return UnitSuperior.objects.create(unit=unit, superior=above)


def rendering() -> Rendering:
    return Rendering.objects.create(
        category="pair", code="wipe-out", chinese="歼灭", english_key="wipe out"
    )


def term_use(**fields: Any) -> TermUse:
    words = {"paragraph_zh": make.make_paragraph(), "start_zh": 0, "end_zh": 1}
    words |= {"paragraph_en": make.make_paragraph(), "start_en": 0, "end_en": 1}
    return TermUse.objects.create(uses=1, **words, **fields)


def with_one(build: Callable[[], Any], use: Callable[[Any], object]) -> None:
    """Make one row and use it as both ends of a relation."""
    use(build())


ATTEMPTS: dict[str, Callable[[], object]] = {
    # the index
    "indexpart_once": lambda: [
        IndexPart.objects.create(build=1, subject="events", name="type", data=b"") for _ in "12"
    ],
    # dispatches
    "dispatch_not_merged_into_itself": lambda: own(make.make_dispatch(), "merged_into"),
    "wireitem_once": lambda: twice(make.make_item, make.make_dispatch(), position=1),
    "relaystep_once": lambda: twice(relay_step, item=make.make_item()),
    "relaystep_dates_in_order": lambda: relay_step(earliest=LATE, latest=EARLY),
    "paragraph_once": lambda: twice(make.make_paragraph, make.make_dispatch(), name="en1"),
    "paragraph_has_words": lambda: update(make.make_paragraph(), text=""),
    "paragraph_lines_in_order": lambda: make.make_paragraph(first_line=2, last_line=1),
    "textcorrection_span_in_order": backward_correction,
    "alignment_once_a_method": lambda: twice(make.make_alignment, make.make_dispatch(), []),
    "alignment_score_in_unit_range": lambda: alignment(score=1.5),
    "alignment_curated_needs_decision": lambda: alignment(method=Alignment.Method.CURATED),
    # events
    "evidence_once": lambda: twice(make.make_evidence, make.make_paragraph()),
    "evidence_span_in_order": lambda: make.make_evidence(start=5, end=5),
    "evidence_quotes_words": lambda: update(make.make_evidence(), exact=""),
    "event_accepted_needs_decision": lambda: undecided(make.make_event()),
    "event_not_merged_into_itself": lambda: own(
        make.make_event(), "merged_into", status=Status.MERGED
    ),
    "event_merge_is_marked": lambda: update(make.make_event(), merged_into=make.make_event()),
    "event_dates_in_order": lambda: make.make_event(earliest=LATE, latest=EARLY),
    "eventevidence_once": lambda: twice(make.attest, make.make_event(), make.make_evidence()),
    "eventreport_once": lambda: twice(make.make_report, make.make_event(), make.make_dispatch()),
    "eventlink_accepted_needs_decision": lambda: new_link(status=Status.ACCEPTED),
    "eventlink_once": linked_both_ways,
    "eventlink_not_to_itself": lambda: with_one(make.make_event, lambda e: link(e, e)),
    "eventlink_is_never_merged": lambda: new_link(status=Status.MERGED),
    "eventblock_once": lambda: twice(block, make.make_event()),
    "doubt_accepted_needs_decision": lambda: doubt(status=Status.ACCEPTED),
    "doubt_once": lambda: twice(doubt, figure=make.make_figure(), against=make.make_figure()),
    "doubt_not_about_itself": lambda: with_one(
        make.make_figure, lambda figure: doubt(figure=figure, against=figure)
    ),
    # claims
    "eventplace_accepted_needs_decision": lambda: undecided(make.make_event_place()),
    "eventplace_accepted_needs_evidence": lambda: unattested(make.make_event_place()),
    "eventplace_located_with_radius_or_not": lambda: make.make_event_place(lat=91),
    "eventplace_bearing_has_anchor": lambda: make.make_event_place(relation="bearing"),
    "eventunit_accepted_needs_decision": lambda: undecided(make.make_event_unit()),
    "eventunit_accepted_needs_evidence": lambda: unattested(make.make_event_unit()),
    "eventunit_strength_in_order": lambda: make.make_event_unit(strength_low=2, strength_high=1),
    "figure_accepted_needs_decision": lambda: undecided(make.make_figure()),
    "figure_accepted_needs_evidence": lambda: unattested(make.make_figure()),
    "figure_has_words": lambda: wordless(make.make_figure()),
    "figure_bounds_in_order": lambda: make.make_figure(low=2, high=1),
    "figure_not_part_of_itself": lambda: own(make.make_figure(), "part_of"),
    "figure_not_repeat_of_itself": lambda: own(make.make_figure(), "same_as"),
    "discrepancy_accepted_needs_decision": lambda: undecided(make.make_discrepancy()),
    "discrepancy_accepted_needs_evidence": lambda: unattested(make.make_discrepancy()),
    "discrepancy_has_words": lambda: wordless(make.make_discrepancy()),
    "discrepancy_settled_needs_decision": lambda: make.make_discrepancy(state="dismissed"),
    # the gazetteer and the order of battle
    "place_accepted_needs_decision": lambda: undecided(make.make_place()),
    "place_not_merged_into_itself": lambda: own(
        make.make_place(), "merged_into", status=Status.MERGED
    ),
    "place_merge_is_marked": lambda: update(make.make_place(), merged_into=make.make_place()),
    "place_located_with_radius_or_not": lambda: make.make_place(radius_km=None),
    "placename_once": lambda: twice(name, PlaceName, place=make.make_place()),
    "placename_can_be_found": lambda: update(make.make_place().names.get(), key=""),
    "placeparent_once": lambda: twice(make.make_parent, make.make_place(), make.make_place()),
    "placeparent_not_itself": lambda: with_one(make.make_place, lambda p: make.make_parent(p, p)),
    "unit_accepted_needs_decision": lambda: undecided(make.make_unit()),
    "unit_not_merged_into_itself": lambda: own(
        make.make_unit(), "merged_into", status=Status.MERGED
    ),
    "unit_merge_is_marked": lambda: update(make.make_unit(), merged_into=make.make_unit()),
    "unitname_once": lambda: twice(name, UnitName, unit=make.make_unit()),
    "unitname_can_be_found": lambda: update(make.make_unit().names.get(), key=""),
    "unitsuperior_once": lambda: twice(superior, make.make_unit(), make.make_unit()),
    "unitsuperior_not_itself": lambda: with_one(make.make_unit, lambda u: superior(u, u)),
    # provenance and vocabulary
    "decision_says_who": lambda: make.decided(signature=""),
    "newspaper_layout_names_one": lambda: twice(make.make_newspaper, layout="stacked"),
    "term_men_in_order": lambda: make.make_term(men_least=9, men_most=3),
    "rendering_once": lambda: twice(rendering),
    "termuse_once": lambda: twice(term_use, dispatch=make.make_dispatch(), rendering=rendering()),
    "term_once_a_category": lambda: twice(make.make_term, code="battle"),
}

# A comparison with NULL is neither true nor false, and a CHECK passes all but false.
HALF_KNOWN: list[tuple[str, Callable[[], object]]] = [
    ("event_dates_in_order", lambda: make.make_event(latest=None)),
    ("event_dates_in_order", lambda: make.make_event(earliest=None)),
    ("relaystep_dates_in_order", lambda: relay_step(earliest=EARLY)),
    ("place_located_with_radius_or_not", lambda: make.make_place(lat=None)),
    ("place_located_with_radius_or_not", lambda: make.make_place(lat=None, lon=None)),
    ("place_located_with_radius_or_not", lambda: make.make_place(lon=181)),
    ("place_located_with_radius_or_not", lambda: make.make_place(radius_km=-1)),
    ("eventplace_located_with_radius_or_not", lambda: make.make_event_place(lon=None)),
    ("eventplace_located_with_radius_or_not", lambda: make.make_event_place(radius_km=None)),
]

UNIQUE_FIELDS: dict[str, Callable[[], object]] = {
    "dispatch.identity": lambda: [make.make_dispatch(identity=SAME, uid=new_id()) for _ in "12"],
    "dispatch.uid": lambda: twice(make.make_dispatch, uid=SAME),
    "event.uid": lambda: twice(make.make_event, uid=SAME),
    "eventplace.uid": lambda: twice(make.make_event_place, uid=SAME),
    "eventunit.uid": lambda: twice(make.make_event_unit, uid=SAME),
    "indexeddispatch.row": lambda: [
        IndexedDispatch(key=key, row=row).save(force_insert=True)
        for row in [make.make_dispatch()]
        for key in (1, 2)
    ],
    "indexedevent.row": lambda: [
        IndexedEvent(key=key, row=row).save(force_insert=True)
        for row in [make.make_event()]
        for key in (1, 2)
    ],
    "figure.uid": lambda: twice(make.make_figure, uid=SAME),
    "discrepancy.uid": lambda: twice(make.make_discrepancy, uid=SAME),
    "decision.uid": lambda: twice(make.decided, uid=SAME),
    "sourcetext.sha256": lambda: twice(make.make_source, sha256=SAME),
    "reading.dispatch": lambda: twice(make.make_reading, make.make_dispatch()),
    "place.slug": lambda: [make.make_place(slug="hanoi", uid=new_id()) for _ in "12"],
    "place.uid": lambda: twice(make.make_place, uid=SAME),
    "unit.slug": lambda: [make.make_unit(slug="vpa", uid=new_id()) for _ in "12"],
    "unit.uid": lambda: twice(make.make_unit, uid=SAME),
    "agency.slug": lambda: twice(make.make_agency, slug="vna"),
    "newspaper.slug": lambda: twice(make.make_newspaper, slug="rmrb"),
}


def tables() -> list[type[models.Model]]:
    """Return the archive's own tables; a history repeats rows and so has no constraints."""
    return [
        model
        for model in apps.get_app_config("archive").get_models()
        if not model.__name__.startswith("Historical")
    ]


CONSTRAINTS = {
    constraint.name: (model, constraint)
    for model in tables()
    for constraint in model._meta.constraints
}


def complaint(named: str) -> str:
    """Return what the database says of a broken constraint: its name, or its columns on SQLite."""
    model, constraint = CONSTRAINTS[named]
    unique = isinstance(constraint, models.UniqueConstraint) and constraint.fields
    if connection.vendor == "sqlite" and unique:
        return f"{model._meta.db_table}.{model._meta.get_field(constraint.fields[0]).column}"
    return named


def test_every_constraint_is_tried():
    assert set(ATTEMPTS) == set(CONSTRAINTS)


def test_every_unique_field_is_tried():
    unique = {
        f"{model._meta.model_name}.{field.name}"
        for model in tables()
        for field in model._meta.local_fields
        if field.unique and not field.primary_key
    }

    assert set(UNIQUE_FIELDS) == unique


@pytest.mark.parametrize("named", ATTEMPTS)
def test_the_database_refuses_what_breaks(named):
    with pytest.raises(IntegrityError, match=complaint(named)), transaction.atomic():
        ATTEMPTS[named]()


@pytest.mark.parametrize(("named", "attempt"), HALF_KNOWN)
def test_the_database_refuses_what_is_half_known(named, attempt):
    with pytest.raises(IntegrityError, match=named), transaction.atomic():
        attempt()


@pytest.mark.parametrize("field", UNIQUE_FIELDS)
def test_the_database_refuses_a_second(field):
    model, column = field.split(".")

    with pytest.raises(IntegrityError, match=f"archive_{model}.*{column}"), transaction.atomic():
        UNIQUE_FIELDS[field]()
