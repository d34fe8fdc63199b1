"""The rows of common words are kept beside the lists, and stay right whatever is written."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from archive.actions import reindex
from archive.actions.index import touch
from archive.actions.reindex import rebuild
from archive.models import Paragraph
from archive.queries import hit_counts as counting
from archive.queries import results
from archive.queries.hit_counts import hit_counts
from archive.queries.index import current
from archive.queries.index import kept as index
from archive.queries.selection import Selection
from archive.search import common, find, postgres, sqlite
from archive.search.ask import ask
from archive.search.common import Hits, common_words, rows_of, rows_with
from archive.search.kinds import DISPATCH, EVENT
from archive.search.upkeep import follow_dispatches, follow_events
from archive.text.tokens import BREAK
from tests.factories import make_dispatch, make_event, make_paragraph

pytestmark = pytest.mark.django_db
WORDS = ("attack", "attack", "convoy", "siege")


@pytest.fixture
def archive(monkeypatch):
    """Forty dispatches and events over forty days; every second tells of an attack."""
    monkeypatch.setattr(common, "ROWS", 10)
    dispatches, events = [], []
    for n in range(40):
        day = dt.date(1954, 1, 1) + dt.timedelta(days=n)
        dispatch = make_dispatch(published=day, title_zh="")
        make_paragraph(dispatch, text=f"The {WORDS[n % 4]} of the day.")
        dispatches.append(dispatch)
        lasts = dt.timedelta(days=n % 3)
        events.append(make_event(title_en=WORDS[n % 4], earliest=day, latest=day + lasts))
    assert common_words(DISPATCH) == []  # they are not in the index yet
    follow_dispatches(one.pk for one in dispatches)
    follow_events(one.pk for one in events)
    rebuild()
    return dispatches, events


def kept(word):
    """Return how many rows the kept sets tell of, and how many the index of words."""
    asked = [(DISPATCH, ask(word)), (EVENT, ask(word))]
    return hit_counts(asked), find.counts(asked)


def test_common_words_are_kept_and_counted_as_the_index_counts(archive):
    segments = Selection.of_dispatches().index.segments
    assert {"the", "attack", "convoy", "siege", "day"} <= set(segments[0].words)
    assert BREAK not in segments[0].words

    dated = ("1954-01-10..", "1954-01-05..1954-01-20", "..1954-01-15")
    asked = [f"attack date:{days}" for days in dated]
    for typed in ("attack", "convoy", "attack OR siege", "attack -the", *asked):
        ours, plain = kept(typed)
        assert ours == plain, typed
    assert kept("attack")[0] == [20, 20]


def test_a_list_narrowed_by_a_common_word_asks_no_index(archive, django_assert_num_queries):
    attacks, sieges = (Hits(DISPATCH, ask(word)) for word in ("attack", "siege"))
    assert results.count(Selection.of_dispatches(hits=attacks)) == 20

    with django_assert_num_queries(2):  # how far the archive has come, and one kept set
        assert results.count(Selection.of_dispatches(hits=sieges)) == 10


def test_a_process_holds_only_so_many_of_the_kept_sets(
    archive, monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(index, "_IN_MIND", 1)
    current.forget()
    attacks, sieges = (Hits(DISPATCH, ask(word)) for word in ("attack", "siege"))
    for hits, number in ((attacks, 20), (sieges, 10)):
        assert results.count(Selection.of_dispatches(hits=hits)) == number

    with django_assert_num_queries(2):  # it was let go for the other, and is read again
        assert results.count(Selection.of_dispatches(hits=attacks, last=dt.date(1954, 1, 20))) == 10


def test_events_in_a_period_are_counted_without_asking_which_of_all_last_into_it(
    archive, monkeypatch
):
    monkeypatch.setattr(counting, "_MANY", 0)
    dated = ask("the convoy OR siege date:1954-01-05..1954-01-20")
    with CaptureQueriesContext(connection) as asked:
        counted = hit_counts([(EVENT, dated)])
    assert counted == find.counts([(EVENT, dated)])
    assert counted[0] > 0
    assert not [query for query in asked if '"latest" >=' in query["sql"]]


def test_a_rebuild_that_was_broken_off_goes_on_with_the_next_word(archive, monkeypatch):
    monkeypatch.setattr(reindex, "_TOGETHER", 1)
    asked = []

    def broken_off(kind, words):
        for word, pks in rows_of(kind, words):
            asked.append((kind, word))
            if len(asked) == 3:
                raise KeyboardInterrupt
            yield word, pks

    monkeypatch.setattr(index, "rows_of", broken_off)
    with pytest.raises(KeyboardInterrupt):
        rebuild()
    rebuild()

    again = [one for one in asked[3:] if one in asked[:2]]
    assert len(asked) > 3
    assert again == []
    assert kept("attack") == ([20, 20], [20, 20])


@pytest.mark.django_db(transaction=True)
def test_others_can_write_while_the_rows_of_words_are_read(archive, monkeypatch):
    open_ones = []

    def told(kind, words):
        for one in rows_of(kind, words):
            open_ones.append(connection.in_atomic_block)
            yield one

    monkeypatch.setattr(index, "rows_of", told)
    rebuild()

    assert open_ones
    assert not any(open_ones)


def test_the_rows_of_many_words_are_those_of_each(archive, monkeypatch):
    monkeypatch.setattr(postgres, "_AT_ONCE", 7)
    for kind in (DISPATCH, EVENT):
        words = common_words(kind)
        assert len(words) > 3
        assert dict(rows_of(kind, words)) == {word: rows_with(kind, word) for word in words}


def test_words_of_few_rows_are_not_kept(archive, monkeypatch):
    monkeypatch.setattr(common, "ROWS", 15)
    assert {"the", "attack", "day"} <= set(common_words(DISPATCH))
    assert not {"convoy", "siege"} & set(common_words(DISPATCH))


@pytest.mark.parametrize("looked_for", [200, 0])
def test_kept_words_follow_what_is_written(archive, monkeypatch, looked_for):
    monkeypatch.setattr(sqlite, "_FOUND", looked_for)
    dispatches, events = archive
    Paragraph.objects.filter(dispatch=dispatches[2]).update(text="An attack after all.")
    events[0].title_en = "Nothing"
    events[0].save()
    new = make_dispatch(published=dt.date(1954, 3, 1))
    make_paragraph(new, text="One attack more.")
    follow_dispatches([dispatches[2].pk, new.pk])
    follow_events([events[0].pk])
    touch(dispatches=[dispatches[2].pk, new.pk], events=[events[0].pk])

    assert kept("attack") == ([22, 19], [22, 19])
    assert kept("convoy") == ([9, 10], [9, 10])
    rows = results.ids(Selection.of_dispatches(hits=Hits(DISPATCH, ask("attack"))))
    assert new.pk in set(rows)


def test_of_very_many_hits_those_in_a_heading_come_first(archive, monkeypatch):
    monkeypatch.setattr(sqlite, "WEIGHED", 10)
    dispatches, _ = archive
    dispatches[4].title_en = "The attack on the bridge"
    dispatches[4].save()
    follow_dispatches([dispatches[4].pk])

    found = find.best(DISPATCH, ask("attack"), number=20, first=0, size=3)
    assert found[0] == dispatches[4].pk
    assert found[1] == dispatches[37].pk or find.backend().__name__.endswith("postgres")
