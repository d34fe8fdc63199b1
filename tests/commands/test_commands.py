"""The commands tell what they did, and their exit status tells whether all went well."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from archive.models import Dispatch, Event, IngestRun, SourceText
from tests.knowledge import load_knowledge
from tests.lexicon import FIXTURES

pytestmark = pytest.mark.django_db
LAI_CHAU = str(FIXTURES / "corpus" / "1953-12-14-lai-chau-liberated.txt")


@pytest.fixture
def knowledge(db):
    load_knowledge()


def call(*arguments, **options):
    out, err = StringIO(), StringIO()
    try:
        call_command(*arguments, stdout=out, stderr=err, **options)
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_ingest_reports_what_it_read_and_records_the_run(knowledge):
    status, out, _ = call("ingest", LAI_CHAU)

    run = IngestRun.objects.get()
    assert status == 0
    assert out.startswith("1 new, 0 new versions, 0 unchanged, 0 failed; 1 read\nRecognised:\n")
    assert (run.state, run.new, run.summary["articles"]) == ("finished", 1, 1)
    assert [f.outcome for f in run.files.all()] == ["new"]


def test_ingest_of_an_unreadable_file_names_it_and_ends_with_status_1(knowledge, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_text("Title: T\nDate: 1953-13-45\nPage: 1\n\nThe enemy withdrew.\n")

    status, out, err = call("ingest", str(bad), LAI_CHAU)

    assert status == 1
    assert f"{bad}, line 2: " in err
    assert out.startswith("1 new, 0 new versions, 0 unchanged, 1 failed")
    assert IngestRun.objects.get().state == "failed"


def test_ingest_dry_run_stores_nothing(knowledge):
    _, out, _ = call("ingest", LAI_CHAU, "--dry-run")

    assert out.startswith("1 new, 0 new versions, 0 unchanged, 0 failed")
    assert (SourceText.objects.count(), IngestRun.objects.count()) == (0, 0)


def test_ingest_takes_no_more_than_the_limit(knowledge):
    call("ingest", str(FIXTURES / "corpus"), "--limit", "2", "--no-analysis")

    assert (Dispatch.objects.count(), Event.objects.count()) == (2, 0)


def test_ingest_for_an_unknown_newspaper_is_refused(knowledge):
    with pytest.raises(CommandError, match="There is no newspaper 'none'"):
        call("ingest", LAI_CHAU, "--newspaper", "none")


def test_analyse_reads_what_waits_and_nothing_twice(knowledge):
    call("ingest", LAI_CHAU, "--no-analysis")

    assert "; 1 read" in call("analyse")[1]
    assert "; 0 read" in call("analyse")[1]
    assert "; 1 read" in call("analyse", "--all")[1]


def test_annotate_writes_a_file_of_the_same_name_and_stores_nothing(knowledge, tmp_path):
    status, _, _ = call("annotate", LAI_CHAU, "--out", str(tmp_path))

    written = json.loads((tmp_path / "1953-12-14-lai-chau-liberated.json").read_text("utf-8"))
    assert status == 0
    assert written["source"]["file"] == "1953-12-14-lai-chau-liberated.txt"
    assert written["header"]["page"] == 4
    assert SourceText.objects.count() == 0


def test_annotate_prints_one_object_for_one_text(knowledge):
    _, out, _ = call("annotate", LAI_CHAU)

    assert json.loads(out)["schema"] == "dispatch-gold/1"


@pytest.mark.parametrize("command", [("annotate", LAI_CHAU), ("ingest", LAI_CHAU), ("analyse",)])
def test_command_with_an_empty_gazetteer_says_how_to_fill_it(db, command):
    with pytest.raises(CommandError, match=r"run `manage\.py demo`"):
        call(*command)
