"""Texts are stored once, changed texts become versions, and evidence follows its words."""

import zlib

import pytest
from django.db.models import Q

from archive.actions.reread import Analysis, to_read
from archive.actions.runs import begin
from archive.models import (
    Dispatch,
    Event,
    Evidence,
    Figure,
    IngestFile,
    Paragraph,
    Place,
    SourceText,
    Status,
)
from tests.factories import decided
from tests.lexicon import FIXTURES

pytestmark = pytest.mark.django_db
CORPUS = FIXTURES / "corpus"
LAI_CHAU = CORPUS / "1953-12-14-lai-chau-liberated.txt"


def outcome(work):
    run = work.run
    return run.new, run.versions, run.unchanged, run.failed


def test_corpus_is_stored_byte_for_byte_and_only_proposed(ingest):
    work = ingest(CORPUS)

    assert outcome(work) == (5, 0, 0, 0)
    stored = {s.name: zlib.decompress(s.content) for s in SourceText.objects.all()}
    assert stored == {path.name: path.read_bytes() for path in CORPUS.iterdir()}
    assert set(Event.objects.values_list("status", flat=True)) == {Status.PROPOSED}
    assert set(Figure.objects.values_list("status", flat=True)) == {Status.PROPOSED}
    assert {e.exact for e in Evidence.objects.all()} == {
        e.paragraph.text[e.start : e.end] for e in Evidence.objects.select_related("paragraph")
    }


def test_same_texts_again_change_nothing(ingest):
    ingest(CORPUS)
    before = list(Dispatch.objects.values()), list(Event.objects.values())

    work = ingest(CORPUS)

    assert outcome(work) == (0, 0, 5, 0)
    assert (list(Dispatch.objects.values()), list(Event.objects.values())) == before


def test_failed_text_leaves_nothing_and_is_named(ingest, tmp_path):
    (tmp_path / "a.txt").write_bytes(b"Title: Only a title\nDate: 1953-12-14\n")
    (tmp_path / "b.txt").write_bytes(LAI_CHAU.read_bytes())

    work = ingest(tmp_path)

    assert outcome(work) == (1, 0, 0, 1)
    failed = IngestFile.objects.get(outcome="failed")
    assert (failed.name, failed.error) == (f"{tmp_path}/a.txt", "The text has no body.")
    assert SourceText.objects.count() == 1


def test_changed_text_becomes_a_version_and_evidence_follows_its_words(ingest, tmp_path):
    ingest(LAI_CHAU)
    dispatch = Dispatch.objects.get()
    first = dispatch.source
    event = Event.objects.order_by("id").first()
    event.decision, event.status = decided("event", event.uid), Status.ACCEPTED
    event.save()
    quoted = {a.evidence.exact for a in event.attestations.select_related("evidence")}
    changed = tmp_path / "changed.txt"
    changed.write_text(LAI_CHAU.read_text("utf-8").replace("Xinhua", "The Xinhua"), "utf-8")

    work = ingest(changed)

    assert outcome(work) == (0, 1, 0, 0)
    dispatch.refresh_from_db()
    assert dispatch.source != first
    assert Paragraph.objects.filter(source=first).exists()
    event.refresh_from_db()
    assert event.status == Status.ACCEPTED
    now = {a.evidence for a in event.attestations.select_related("evidence__paragraph")}
    kept = {e for e in now if not e.needs_review}
    assert {e.exact for e in now} == quoted
    assert {e.paragraph.source for e in kept} == {dispatch.source}
    assert all(e.paragraph.text[e.start : e.end] == e.exact for e in now)


def test_evidence_is_up_for_review_where_its_words_are_gone(ingest, tmp_path):
    ingest(LAI_CHAU)
    evidence = Evidence.objects.filter(paragraph__language="en", events__isnull=False).first()
    event = evidence.events.first()
    event.decision, event.status = decided("event", event.uid), Status.ACCEPTED
    event.save()
    text = LAI_CHAU.read_text("utf-8").replace(evidence.exact, "Nothing of this remains.")
    (tmp_path / "changed.txt").write_text(text, "utf-8")

    ingest(tmp_path)

    evidence.refresh_from_db()
    assert evidence.needs_review
    assert evidence.paragraph.text[evidence.start : evidence.end] == evidence.exact


def test_newspaper_is_inferred_from_the_layout_and_said_to_be(ingest):
    ingest(CORPUS)

    known = Dispatch.objects.order_by("published").values_list("newspaper__slug", "newspaper_basis")
    assert sorted(known, key=str) == sorted([("rmrb", "layout")] * 3 + [(None, "")] * 2, key=str)


def test_proposals_have_a_title_in_each_language(ingest):
    ingest(LAI_CHAU)

    assert not Event.objects.filter(Q(title_en="") | Q(title_zh="") | Q(title_vi="")).exists()


def test_analysis_again_keeps_what_was_decided_and_withdraws_what_is_no_longer_read(
    ingest, knowledge
):
    ingest(LAI_CHAU)
    kept, gone = Event.objects.order_by("id")[:2]
    kept.title_en, kept.decision = "A curator's title", decided("event", kept.uid)
    kept.save()
    Event.objects.filter(pk=gone.pk).update(uid="0000000000")
    addresses = set(Event.objects.values_list("uid", flat=True))

    Analysis(begin("test"), knowledge).take(list(to_read(everything=True)))

    kept.refresh_from_db()
    gone.refresh_from_db()
    assert kept.title_en == "A curator's title"
    assert gone.status == Status.WITHDRAWN
    assert addresses <= set(Event.objects.values_list("uid", flat=True))


def test_analysis_apart_reads_the_same_as_with_the_ingest(ingest, knowledge):
    work = ingest(CORPUS, analysis=False)
    assert (work.run.analysed, Event.objects.count()) == (0, 0)

    Analysis(begin("test"), knowledge).take(list(to_read(everything=False)))
    apart = set(Event.objects.values_list("uid", "title_en", "earliest", "latest"))
    claims = set(Figure.objects.values_list("uid", "value", "reading"))

    assert list(to_read(everything=False)) == []
    Analysis(begin("test"), knowledge).take(list(to_read(everything=True)))
    assert set(Event.objects.values_list("uid", "title_en", "earliest", "latest")) == apart
    assert set(Figure.objects.values_list("uid", "value", "reading")) == claims


def test_unknown_place_name_becomes_one_unlocated_proposal(ingest, tmp_path):
    for number in (1, 2):
        text = LAI_CHAU.read_text("utf-8").replace("### ", f"### 第{number}号")
        (tmp_path / f"{number}.txt").write_text(text, "utf-8")

    ingest(tmp_path)

    proposed = Place.objects.exclude(analyser="")
    assert {(p.status, p.lat, p.lon, p.radius_km) for p in proposed} <= {
        (Status.PROPOSED, None, None, None)
    }
    assert len({p.name_en for p in proposed}) == proposed.count()


@pytest.mark.parametrize("count", [4, 16])
def test_batch_costs_no_query_a_row(ingest, tmp_path, count, django_assert_max_num_queries):
    for number in range(count):
        text = (
            f"Title: Report {number}\nDate: 1953-12-14\nPage: 4\n\n"
            f"Xinhua News Agency, 13th: On the 12th the enemy lost {number + 20} men at Lai Chau.\n"
        )
        (tmp_path / f"{number:02}.txt").write_text(text)

    with django_assert_max_num_queries(100):  # of which a third for the events and their links
        work = ingest(tmp_path, batch=50, newspaper="rmrb")

    assert work.run.new == count
