"""What is found by what is typed, on whichever database."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.models import Paragraph, PlaceName, Status
from archive.search import find
from archive.search.ask import ask
from archive.search.kinds import DISPATCH, EVENT
from tests import factories as make

pytestmark = pytest.mark.django_db

ENGLISH = "The ambush on Highway 39 near Điện Biên Phủ put 1,200 men out of action."
CHINESE = "在奠邊府附近第３９號公路的伏擊戰中歼敌一千二百名。"


@pytest.fixture
def told(index):
    dispatch = make.make_dispatch(title_en="Victory", title_zh="捷报")
    make.make_paragraph(dispatch, ENGLISH)
    make.make_paragraph(dispatch, CHINESE, language="zh")
    make.make_paragraph(dispatch, "Photo of a bridge", kind=Paragraph.Kind.CAPTION)
    other = make.make_dispatch(title_en="Rain", published=dt.date(1953, 5, 1))
    make.make_paragraph(other, "It rained on the delta, and on Highway 5.")
    index(dispatch, other)
    return dispatch, other


@pytest.mark.parametrize(
    "typed",
    [
        "AMBUSH highway", "dien bien phu", '"Điện Biên Phủ"', "Ａｍｂｕｓｈ", "奠边府", "奠邊府",
        "边府", "府", "伏击战", "第39号", "1200", "1,200", "victory", "捷報",
        "ambush OR rain*  men", "(rained OR ambush) -delta", "ambu*", "highway -rained", "歼",
    ],
)  # fmt: skip
def test_any_spelling_finds_the_dispatch(told, dispatches, typed):
    assert dispatches(typed) == [told[0]]


@pytest.mark.parametrize(
    "typed",
    [
        "bush",
        "边奠",
        '"men put"',
        "ambush delta",
        "action 在",
        "bridge",
        "奠府",
        '"action victory"',
    ],
)
def test_other_words_do_not(told, dispatches, typed):
    assert told[0] not in dispatches(typed) or typed == "action 在"


def test_words_in_both_languages_are_of_one_dispatch(told, dispatches):
    assert dispatches("ambush 歼敌") == [told[0]]


def test_captions_are_found_only_when_asked_for(told, dispatches):
    assert dispatches("bridge") == []
    assert dispatches("bridge", aside=True) == [told[0]]


def test_hits_come_by_date_with_the_undated_last(told, index, dispatches):
    undated = make.make_dispatch(published=None, title_en="Highway")
    index(undated)

    assert dispatches("highway") == [*told, undated]
    question = ask("highway")
    oldest = find.pks(DISPATCH, question, number=3, size=9, order=find.OLDEST)
    assert oldest == [told[1].pk, told[0].pk, undated.pk]
    for first, expected in ((0, oldest[:2]), (1, oldest[1:]), (2, oldest[2:])):
        page = find.pks(DISPATCH, question, number=3, first=first, size=2, order=find.OLDEST)
        assert page == expected


def test_a_headline_weighs_more_than_the_text(index, dispatches):
    below = make.make_dispatch(title_en="Report", published=dt.date(1954, 5, 1))
    make.make_paragraph(below, "The delta was quiet.")
    above = make.make_dispatch(title_en="The delta")
    index(below, above)

    question = ask("delta")
    assert find.best(DISPATCH, question, number=2, first=0, size=2) == [above.pk, below.pk]
    assert dispatches("delta") == [below, above]


def test_fields_narrow_the_search(told, index, dispatches, events):
    paper = make.make_newspaper(slug="daily", label_zh="人民日报")
    region, place = make.make_place(name_en="North"), make.make_place(name_en="Lai Châu")
    make.make_parent(place, region)
    unit = make.make_unit(slug="regiment-174", name_en="Regiment 174")
    term = make.make_term("event_type", code="ambush", label_zh="伏击")
    make.make_term("action", code="captured", label_en="captured")
    dispatch = make.make_dispatch(newspaper=paper)
    make.make_paragraph(dispatch, "An ambush.")
    event = make.make_event(dispatch=dispatch, type=term.code, title_en="Ambush")
    make.make_event_place(event, place)
    make.make_event_unit(event, unit)
    make.make_figure(dispatch, action="captured", value=300, low=300, high=None, events=[event])
    index(dispatch)

    for asked in (
        f"place:{place.slug}", 'place:"lai chau"', "place:north", "unit:regiment-174",
        'unit:"Regiment 174"', "paper:daily", "paper:人民日報", "type:ambush", "type:伏击",
        "figure:captured>=300", "place:north (type:ambush OR unit:none)",
    ):  # fmt: skip
        assert dispatches(asked) == [dispatch], asked
        assert events(asked) == [event], asked
    assert dispatches("figure:captured>300") == []
    assert dispatches("ambush -place:north") == [told[0]]


def test_what_no_field_value_is_called_is_looked_for_as_words(told):
    question = ask("highway place:atlantis")

    assert [problem.code for problem in question.problems] == ["no_place"]
    assert str(question.root) == "highway atlantis"


def test_periods_mean_the_day_of_printing_or_of_fighting(index, dispatches, events):
    old = make.make_dispatch(published=dt.date(1953, 12, 31))
    new = make.make_dispatch(published=dt.date(1954, 1, 1))
    make.make_dispatch(published=None)
    days = dt.date(1953, 11, 20), dt.date(1953, 12, 2)
    long = make.make_event(earliest=days[0], latest=days[1], title_en="Long")
    short = make.make_event(day=dt.date(1954, 1, 5), title_en="Short")
    undated = make.make_event(day=None, title_en="Undated")
    index(old, new, long, short, undated)

    assert dispatches("date:1953") == [old]
    assert dispatches("date:1954-01-01..") == [new]
    assert dispatches("date:..1954") == [new, old]
    assert events("date:1953-12") == [long]
    assert events("date:1953-12-03..1954-01-05") == [short]
    assert events("date:..1953-11-20") == [long]


def test_events_are_found_by_titles_words_and_labels(index, events):
    event = make.make_event(title_zh="伏击", title_vi="Trận phục kích")
    make.attest(event, make.make_evidence(make.make_paragraph(text="They were surprised.")))
    make.make_event_place(event, label="Hill A1")
    gone = make.make_event(title_zh="伏击", status=Status.REJECTED)
    index(event, gone)

    for typed in ("伏擊", "phuc kich", "surprised", '"hill a1"'):
        assert events(typed) == [event]


def test_ranking_is_bounded_to_the_newest(index, monkeypatch):
    monkeypatch.setattr(find, "RANKED", 2)
    made = [
        make.make_event(day=dt.date(1953, 1, day), title_en="Raid " * (9 - day))
        for day in range(1, 6)
    ]
    index(*made)

    found = find.best(EVENT, ask("raid"), number=5, first=0, size=9)
    assert set(found) == {made[3].pk, made[4].pk}


# --- names across languages ---------------------------------------------------------------------


@pytest.fixture
def valley(index):
    place = make.make_place(name_en="Dien Bien Phu", name_zh="奠边府")
    PlaceName.objects.create(place=place, name="Điện Biên Phủ", language="vi")
    PlaceName.objects.create(place=place, name="奠邊府", language="zh-Hant")
    english, chinese = make.make_dispatch(), make.make_dispatch()
    make.make_paragraph(english, "The front at Dien Bien Phu.")
    make.make_paragraph(chinese, "奠边府前线", language="zh")
    index(english, chinese)
    return english, chinese


@pytest.mark.parametrize("typed", ["Dien Bien Phu", "điện biên phủ", "奠边府", "奠邊府"])
def test_a_name_finds_its_other_names_and_says_so(valley, dispatches, typed):
    assert set(dispatches(typed)) == set(valley)
    (known,) = ask(typed).known
    assert known.typed == typed
    names = {name.text for name in known.others}
    assert names <= {"Điện Biên Phủ", "奠边府", "奠邊府", "Dien Bien Phu"}
    assert not names & {typed}


@pytest.mark.parametrize("typed", ["奠边府", "奠邊府", '"奠边府"'])
def test_switched_off_or_quoted_a_name_is_only_itself(valley, dispatches, typed):
    assert dispatches(typed, names=typed.startswith('"')) == [valley[1]]


def test_names_are_found_among_other_words(valley, dispatches):
    assert dispatches("front dien bien phu") == [valley[0]]
    assert dispatches("前线 dien bien phu") == [valley[1]]
    assert dispatches("-front dien bien phu") == [valley[1]]
    assert set(dispatches("(dien bien phu OR nothing)")) == set(valley)
