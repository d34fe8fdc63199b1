"""The index follows whatever writes, and can be made anew while it is used."""

from __future__ import annotations

import datetime as dt

import pytest
from django.db import connection

from archive.actions import curate
from archive.actions.merge import merge, unmerge
from archive.models import IndexedDispatch, IndexedEvent, SearchState, TextCorrection
from archive.search import upkeep
from archive.search.backend import backend
from archive.search.documents import Document
from archive.search.kinds import DISPATCH
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.fixture
def dispatch(index):
    dispatch = make.make_dispatch(title_en="Report")
    make.make_paragraph(dispatch, "The bridge at Kla Vo.")
    index(dispatch)
    return dispatch


def test_a_correction_is_found_beside_what_was_printed(dispatch, dispatches, index):
    paragraph = dispatch.paragraphs.get()
    correction = TextCorrection.objects.create(
        paragraph=paragraph, start=14, end=20, old="Kla Vo", new="Nam Bac", reason="Misprint.",
        decision=make.decided("dispatch", dispatch.uid),
    )  # fmt: skip
    upkeep.follow(correction)

    assert dispatches("kla vo") == dispatches('"at nam bac"') == [dispatch]


def test_a_changed_date_changes_the_order(dispatch, dispatches):
    other = make.make_dispatch(published=dt.date(1955, 1, 1), title_en="Report")
    upkeep.follow(other)
    assert dispatches("report") == [other, dispatch]

    dispatch.published = dt.date(1956, 1, 1)
    dispatch.save()
    upkeep.follow(dispatch)

    assert dispatches("report") == [dispatch, other]
    assert dispatches("date:1954") == []


def test_a_deleted_dispatch_is_found_no_more(dispatch, dispatches):
    dispatch.paragraphs.all().delete()
    dispatch.delete()

    assert dispatches("bridge") == []
    assert not IndexedDispatch.objects.exists()


def test_writing_a_row_again_and_again_finds_it_once(dispatch, dispatches):
    for title in ("First", "Second", "First"):
        dispatch.title_en = title
        dispatch.save()
        upkeep.follow(dispatch)

    assert dispatches("second") == []
    assert dispatches("first bridge") == [dispatch]


def test_what_curators_decide_shows_at_once(events):
    event = make.make_event(title_en="Raid", status="proposed")
    upkeep.follow(event)
    by = {"signature": "A curator", "reason": "Read again."}

    curate.reject(event, **by)
    assert events("raid") == []
    curate.reopen(event, **by)
    assert events("raid") == [event]
    curate.amend(event, {"title_en": "Sortie"}, **by)
    assert (events("raid"), events("sortie")) == ([], [event])


def test_a_merge_and_its_undoing_show_at_once(events):
    dispatch = make.make_dispatch()
    words = make.make_evidence(make.make_paragraph(dispatch, "They crossed the river."))
    source, into = make.make_event(dispatch=dispatch, title_en="Raid"), make.make_event()
    make.attest(source, words)
    for event in (source, into):
        upkeep.follow(event)

    merge(source, into, signature="A curator", reason="The same.")
    assert (events("river"), events("raid")) == ([into], [])
    unmerge(source, signature="A curator", reason="Not the same.")
    assert events("river") == events("raid") == [source]


# --- made anew ----------------------------------------------------------------------------------


def test_rebuilding_finds_the_same_and_forgets_what_is_gone(dispatch, dispatches):
    unknown = make.make_dispatch(title_en="Never indexed report")
    dispatch.title_en = "Second report"
    dispatch.save()
    upkeep.follow(dispatch)
    event = make.make_event()

    assert upkeep.rebuild() == 3

    assert set(dispatches("report")) == {dispatch, unknown}
    assert set(IndexedDispatch.objects.values_list("generation", flat=True)) == {2}
    assert IndexedEvent.objects.get().row == event
    assert SearchState.objects.get().building is None
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM search_dispatch_gone")
            assert cursor.fetchone() == (0,)


def test_a_rebuild_that_was_broken_off_goes_on_and_the_old_index_serves(
    dispatch, dispatches, monkeypatch
):
    others = [make.make_dispatch(title_en="Report") for _ in range(3)]
    for other in others:
        upkeep.follow(other)
    monkeypatch.setattr(upkeep, "BATCH", 1)
    taken = []

    def break_off(count: int) -> None:
        taken.append(count)
        if len(taken) == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        upkeep.rebuild(break_off)
    assert len(dispatches("report")) == 4
    dispatch.title_en = "Changed report"
    dispatch.save()
    upkeep.follow(dispatch)
    assert dispatches("changed") == [dispatch]

    assert upkeep.rebuild() == 3  # two were done, and one of them has changed since

    assert len(dispatches("report")) == 4
    assert dispatches("changed") == [dispatch]
    assert backend().table(DISPATCH)


def test_the_command_says_what_it_did(dispatch, capsys):
    from django.core.management import call_command

    call_command("reindex")

    assert capsys.readouterr().out == "1 rows indexed.\n"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite keeps words in an index only")
def test_postgresql_looks_words_up_instead_of_reading_every_text():
    made = [make.make_dispatch() for _ in range(150)]
    texts = [[f"w{n * m % 997}" for n in range(1, 400)] for m, _ in enumerate(made, start=2)]
    texts[7].append("bridge")
    found = [Document(row.pk, None, body=text) for row, text in zip(made, texts, strict=True)]
    backend().add(DISPATCH, list(zip(backend().keys(DISPATCH, found), found, strict=True)), 1)
    backend().finish(DISPATCH)

    with connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN SELECT count(*) FROM archive_indexeddispatch WHERE words @@ 'bridge'::tsquery"
        )
        plan = " ".join(line for (line,) in cursor.fetchall())

    assert "search_dispatch_words" in plan
