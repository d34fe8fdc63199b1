"""Runs, files, bytes and decisions can be read and not changed."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from django.utils.html import escape

from archive.models import IngestFile, IngestRun
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client: Client) -> Client:
    client.force_login(make.make_curator())
    return client


def test_source_text_downloads_byte_for_byte(curator: Client) -> None:
    content = "第４版\r\n"
    source = make.make_source(content)

    answer = curator.get(reverse("admin:archive_sourcetext_download", args=[source.pk]))

    assert answer.content == content.encode()


def test_run_links_to_the_files_that_failed(curator: Client) -> None:
    run = IngestRun.objects.create(command="ingest texts", failed=1, summary={"sentences": 3})
    bad = IngestFile.objects.create(run=run, name="bad.txt", outcome="failed", error="No text.")
    IngestFile.objects.create(run=run, name="good.txt", outcome="new")
    other = IngestRun.objects.create(command="ingest more")
    IngestFile.objects.create(run=other, name="other.txt", outcome="failed")

    page = curator.get(reverse("admin:archive_ingestrun_change", args=[run.pk]))
    query = f"?run__id__exact={run.pk}&outcome__exact=failed"
    files = curator.get(reverse("admin:archive_ingestfile_changelist") + query)

    assert escape(query) in page.content.decode()
    assert list(files.context["cl"].result_list) == [bad]


@pytest.mark.parametrize("model", ["decision", "ingestrun", "ingestfile", "sourcetext", "reading"])
def test_what_the_program_wrote_cannot_be_added_by_hand(curator: Client, model: str) -> None:
    assert curator.get(reverse(f"admin:archive_{model}_add")).status_code == 403


def test_roles_hold_what_their_members_need() -> None:
    def allowed(name: str) -> set[str]:
        role = Group.objects.get(name=name)
        return set(role.permissions.values_list("codename", flat=True))

    viewer, curator, administrator = map(allowed, ("Viewer", "Curator", "Administrator"))

    assert {name.split("_")[0] for name in viewer} == {"view"}
    assert viewer < curator
    assert {"change_event", "add_place", "delete_placename"} <= curator
    assert not {"delete_event", "add_decision", "change_user"} & curator
    assert {"add_user", "change_group"} <= administrator
