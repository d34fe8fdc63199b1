"""Every decision is recorded, refused where it makes no sense, and can be taken back."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from archive.actions.absorb import absorb_proposals
from archive.actions.curate import (
    accept,
    accept_all,
    amend,
    link,
    reject,
    reopen,
    settle,
)
from archive.actions.gazetteer import add_name, merge_places, merge_units, unmerge_place
from archive.actions.merge import merge, unmerge
from archive.models import Decision, Discrepancy, Event, EventPlace, Figure, Place, Status
from tests.factories import (
    attest,
    make_curator,
    make_discrepancy,
    make_dispatch,
    make_event,
    make_event_place,
    make_event_unit,
    make_evidence,
    make_figure,
    make_paragraph,
    make_place,
    make_unit,
)

pytestmark = pytest.mark.django_db
BY = {"signature": "A curator", "reason": "read in both languages"}


def attested(**fields):
    """Return an event with its dispatch and the words that attest it."""
    dispatch = fields.pop("dispatch", None) or make_dispatch()
    paragraph = fields.pop("paragraph", None) or make_paragraph(dispatch)
    evidence = fields.pop("evidence", None) or make_evidence(paragraph)
    event = make_event(dispatch=dispatch, **fields)
    attest(event, evidence)
    return event


def verdicts(row):
    found = Decision.objects.filter(kind=row._meta.model_name, target=row.uid).order_by("id")
    return list(found.values_list("verdict", flat=True))


def test_accept_records_who_and_why():
    event, curator = attested(), make_curator()

    accept(event, by=curator, reason="Both texts say so.")

    event.refresh_from_db()
    decision = event.decision
    assert event.status == Status.ACCEPTED
    assert (decision.by, decision.signature, decision.reason) == (
        curator,
        curator.username,
        "Both texts say so.",
    )
    assert event.history.first().history_user == curator


def test_accept_without_a_person_is_refused():
    with pytest.raises(ValueError, match="needs a person"):
        accept(attested())


def test_accept_without_words_is_refused():
    with pytest.raises(ValueError, match="without words"):
        accept(make_event(), **BY)


def test_reject_and_reopen_leave_both_decisions_on_record():
    event = attested()

    reject(event, **BY)
    reopen(event, **BY)

    event.refresh_from_db()
    assert event.status == Status.PROPOSED
    assert verdicts(event) == ["reject", "reopen"]


def test_accept_all_makes_one_decision_a_row_or_none():
    events = [attested(), attested()]

    assert accept_all(events, **BY) == 2
    assert Decision.objects.filter(verdict="accept").count() == 2

    with pytest.raises(ValueError, match="without words"):
        accept_all([attested(), make_event()], **BY)
    assert Event.objects.filter(status=Status.ACCEPTED).count() == 2


def test_amend_changes_fields_and_refuses_sealed_ones():
    event = attested()

    amend(event, {"title_en": "Ambush on Highway 39"}, **BY)

    event.refresh_from_db()
    assert (event.title_en, event.status) == ("Ambush on Highway 39", Status.PROPOSED)
    assert verdicts(event) == ["amend"]
    with pytest.raises(ValueError, match="cannot change status"):
        amend(event, {"status": "accepted"}, **BY)


def test_settling_a_difference_shows_the_preferred_reading_of_its_figure():
    dispatch = make_dispatch()
    figure = make_figure(dispatch)
    difference = make_discrepancy(dispatch, figure=figure)

    settle(difference, state=Discrepancy.State.ERROR_EN, prefer="zh", **BY)

    figure.refresh_from_db()
    difference.refresh_from_db()
    assert (difference.status, difference.state) == (Status.ACCEPTED, "error_en")
    assert (figure.reading, figure.status) == (Figure.Reading.CHINESE, Status.PROPOSED)


def test_link_to_itself_is_refused():
    event = attested()

    with pytest.raises(ValueError, match="itself"):
        link(event, event, "related", **BY)


def test_merge_moves_everything_and_unmerge_restores_both():
    source, target = attested(), attested()
    figure = make_figure(source.reports.get().dispatch)
    source.figures.add(figure)
    place, unit = make_event_place(source), make_event_unit(source)
    before = snapshot(source), snapshot(target)

    merge(source, target, **BY)

    source.refresh_from_db()
    assert (source.status, source.merged_into) == (Status.MERGED, target)
    assert target.reports.count() == 2
    assert target.attestations.count() == 2
    assert list(target.figures.all()) == [figure]
    assert (list(target.places.all()), list(target.units.all())) == ([place], [unit])

    unmerge(source, **BY)

    source.refresh_from_db()
    assert (snapshot(source), snapshot(target)) == before
    assert verdicts(source) == ["merge", "unmerge"]


def snapshot(event):
    event.refresh_from_db()
    return (
        event.status,
        event.decision_id,
        event.merged_into_id,
        sorted(event.reports.values_list("dispatch", "position")),
        sorted(event.attestations.values_list("evidence", flat=True)),
        sorted(event.figures.values_list("pk", flat=True)),
        sorted(event.places.values_list("pk", flat=True)),
        sorted(event.units.values_list("pk", flat=True)),
    )


def test_merge_into_itself_or_in_a_circle_is_refused():
    one, other = attested(), attested()
    with pytest.raises(ValueError, match="into itself"):
        merge(one, one, **BY)

    merge(one, other, **BY)

    with pytest.raises(ValueError, match="itself merged"):
        merge(other, one, **BY)
    with pytest.raises(ValueError, match="merged already"):
        merge(one, attested(), **BY)
    with pytest.raises(ValueError, match="unmerge it first"):
        accept(one, **BY)


def test_merging_places_keeps_names_and_files_events_under_the_target():
    source, target = make_place(name_en="Laichau"), make_place(name_en="Lai Chau")
    filed = make_event_place(place=source)

    merge_places(source, target, **BY)

    filed.refresh_from_db()
    assert (filed.place, filed.filed_under) == (target, target)
    assert set(target.names.values_list("name", flat=True)) == {"Laichau", "Lai Chau"}

    unmerge_place(source, **BY)

    filed.refresh_from_db()
    source.refresh_from_db()
    assert (filed.place, filed.filed_under, source.merged_into) == (source, source, None)
    assert list(source.names.values_list("name", "preferred")) == [("Laichau", True)]
    assert list(target.names.values_list("name", flat=True)) == ["Lai Chau"]


def test_merging_units_moves_their_part_in_events():
    source, target = make_unit(), make_unit()
    part = make_event_unit(unit=source)

    merge_units(source, target, **BY)

    part.refresh_from_db()
    assert part.unit == target


def test_name_is_added_once_with_its_source():
    place = make_place()

    add_name(place, "Mường La", "vi", source="a map of 1953", **BY)
    add_name(place, "Mường La", "vi", source="again", **BY)

    assert list(place.names.filter(language="vi").values_list("name", "source")) == [
        ("Mường La", "a map of 1953")
    ]
    assert Decision.objects.filter(kind="place", verdict="amend").count() == 1


def test_proposal_of_the_same_passage_is_absorbed_and_another_day_is_not():
    dispatch = make_dispatch()
    paragraph = make_paragraph(dispatch)
    evidence = make_evidence(paragraph)
    same = {"dispatch": dispatch, "paragraph": paragraph, "evidence": evidence}
    reviewed = accept(attested(**same), **BY)
    proposal = attested(**same, analyser="communique 1")
    other_day = attested(**same, analyser="communique 1", day=dt.date(1953, 11, 2))

    assert absorb_proposals(signature="Demonstration curation") == 1

    proposal.refresh_from_db()
    other_day.refresh_from_db()
    assert (proposal.status, proposal.merged_into) == (Status.MERGED, reviewed)
    assert other_day.status == Status.PROPOSED


def test_table_itself_refuses_acceptance_without_a_decision():
    place = make_event_place()

    with pytest.raises(IntegrityError), transaction.atomic():
        EventPlace.objects.filter(pk=place.pk).update(status=Status.ACCEPTED, decision=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.objects.filter(pk=make_place().pk).update(merged_into=place.place)
