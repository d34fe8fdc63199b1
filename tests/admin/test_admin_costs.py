"""No page of the admin asks more of the database when it shows more rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from archive.models import (
    Doubt,
    Event,
    EventLink,
    EventReport,
    IngestFile,
    IngestRun,
    RelayStep,
    TextCorrection,
)
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.make_curator())
    return client


def queries(curator: Client, address: str) -> int:
    curator.get(address)  # content types are read once and kept
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = curator.get(address)
    assert response.status_code == 200
    return len(asked)


def full_event() -> Event:
    """Return an event with one of everything."""
    dispatch = make.make_dispatch()
    event = make.make_event(dispatch=dispatch)
    grow_event(event)
    return event


def grow_event(event: Event) -> None:
    dispatch = make.make_dispatch(newspaper=make.make_newspaper())
    make.attest(event, make.make_evidence(make.make_paragraph(dispatch)))
    make.make_event_place(event, label="")
    make.make_event_unit(event)
    make.make_figure(dispatch, events=[event])
    make.make_report(event, dispatch)


def full_dispatch_row() -> None:
    dispatch = make.make_dispatch(newspaper=make.make_newspaper())
    grow_event(make.make_event(dispatch=dispatch))


def link() -> None:
    EventLink.objects.create(event=full_event(), other=full_event(), kind="related")


def doubt() -> None:
    told = make.make_figure(events=[make.make_event()])
    Doubt.objects.create(figure=told, against=make.make_figure())


def correction() -> None:
    TextCorrection.objects.create(
        paragraph=make.make_paragraph(), start=0, end=3, old="The", new="A", reason="printed so",
        decision=make.decided(),
    )  # fmt: skip


def ingested() -> None:
    run = IngestRun.objects.create(command="ingest")
    IngestFile.objects.create(run=run, name="a.txt", outcome="new", source=make.make_source())


def item() -> None:
    step = make.make_item(agency=make.make_agency())
    RelayStep.objects.create(item=step, position=1, kind="agency", agency=make.make_agency())


ROWS: dict[str, Callable[[], object]] = {
    "agency": make.make_agency,
    "alignment": lambda: make.make_alignment(make.make_dispatch(), [[["en1"], ["zh1"], 1]]),
    "decision": make.decided,
    "discrepancy": make.make_discrepancy,
    "dispatch": full_dispatch_row,
    "doubt": doubt,
    "event": full_event,
    "eventlink": link,
    "eventplace": make.make_event_place,
    "eventunit": make.make_event_unit,
    "evidence": make.make_evidence,
    "figure": make.make_figure,
    "ingestfile": ingested,
    "ingestrun": ingested,
    "newspaper": make.make_newspaper,
    "paragraph": make.make_paragraph,
    "place": make.make_place,
    "reading": lambda: make.make_reading(make.make_dispatch()),
    "sourcetext": make.make_source,
    "term": make.make_term,
    "textcorrection": correction,
    "unit": make.make_unit,
    "wireitem": item,
}


@pytest.mark.parametrize("model", sorted(ROWS))
def test_list_costs_the_same_for_any_number_of_rows(curator: Client, model: str) -> None:
    address = reverse(f"admin:archive_{model}_changelist")
    asked_for = "?status=all" if model in {"place", "unit"} else ""
    ROWS[model]()
    one = queries(curator, address + asked_for)

    ROWS[model]()
    ROWS[model]()

    assert queries(curator, address + asked_for) == one


def test_event_form_costs_the_same_for_any_number_of_claims(curator: Client) -> None:
    event = full_event()
    address = reverse("admin:archive_event_change", args=[event.pk])
    one = queries(curator, address)

    grow_event(event)
    grow_event(event)

    assert queries(curator, address) == one


def test_dispatch_form_costs_the_same_for_any_number_of_items(curator: Client) -> None:
    dispatch = make.make_dispatch()
    address = reverse("admin:archive_dispatch_change", args=[dispatch.pk])

    def grow() -> None:
        make.make_item(dispatch, agency=make.make_agency())
        make.make_paragraph(dispatch)
        EventReport.objects.create(event=full_event(), dispatch=dispatch)

    grow()
    one = queries(curator, address)
    grow()
    grow()

    assert queries(curator, address) == one


@pytest.mark.parametrize("model", ["place", "unit"])
def test_gazetteer_form_costs_the_same_for_any_number_of_names(curator: Client, model: str) -> None:
    row = make.make_place() if model == "place" else make.make_unit()
    address = reverse(f"admin:archive_{model}_change", args=[row.pk])

    def grow() -> None:
        if model == "place":
            make.make_parent(row, make.make_place())
        else:
            row.superiors.create(superior=make.make_unit())
        row.names.create(name=f"name {row.names.count()}", language="vi")

    grow()
    one = queries(curator, address)
    grow()
    grow()

    assert queries(curator, address) == one


@pytest.mark.parametrize("model", sorted(ROWS))
def test_form_opens_for_every_model(curator: Client, model: str) -> None:
    from django.apps import apps

    ROWS[model]()
    row = apps.get_model("archive", model).objects.first()

    response = curator.get(reverse(f"admin:archive_{model}_change", args=[row.pk]))

    assert response.status_code == 200


@pytest.mark.parametrize("name", ["event", "figure", "eventunit", "discrepancy"])
def test_a_list_looks_for_no_value_among_all_rows(curator: Client, name: str) -> None:
    full_event()
    with CaptureQueriesContext(connection) as asked:
        response = curator.get(reverse(f"admin:archive_{name}_changelist"))
    assert response.status_code == 200
    assert not [query for query in asked if "DISTINCT" in query["sql"]]
