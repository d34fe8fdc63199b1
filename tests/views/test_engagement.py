"""The page of an engagement: what each source says, how it came, and what stands around it."""

import datetime as dt
import json

import pytest

from archive.models import RelayStep, Status
from archive.presenters.words import Said
from tests.factories import (
    attest,
    make_agency,
    make_dispatch,
    make_event,
    make_event_place,
    make_evidence,
    make_figure,
    make_item,
    make_newspaper,
    make_paragraph,
    make_place,
    make_report,
    make_term,
)
from tests.views.world import make_world

pytestmark = pytest.mark.django_db


def page(client, event, language="en"):
    return client.get(f"/{language}/engagements/{event.uid}/{event.slug}/").context["event"]


def make_reported(published, *, agencies=(), **fields):
    """Return a dispatch of a newspaper that came by these agencies, the nearest first."""
    dispatch = make_dispatch(published=published, newspaper=make_newspaper(), **fields)
    item = make_item(dispatch)
    for position, agency in enumerate(agencies, 1):
        RelayStep.objects.create(
            item=item,
            position=position,
            kind="communique" if agency and agency.kind == "issuer" else "agency",
            agency=agency,
            earliest=published - dt.timedelta(days=position),
            latest=published - dt.timedelta(days=position),
            date_edtf=(published - dt.timedelta(days=position)).isoformat(),
        )
    return dispatch


def make_campaign():
    """Return a pursuit of many days that two dispatches report, each by its own way."""
    headquarters = make_agency(slug="vpa-ghq", kind="issuer", side="vpa", label_en="VPA")
    vna, xinhua = make_agency(slug="vna", side="vpa"), make_agency(slug="xinhua")
    first = make_reported(dt.date(1953, 12, 14), agencies=[xinhua, vna])
    later = make_reported(dt.date(1954, 1, 1), agencies=[xinhua, vna, headquarters])
    event = make_event(
        earliest=dt.date(1953, 12, 11),
        latest=dt.date(1953, 12, 24),
        date_semantics="throughout",
        type="pursuit",
    )
    make_report(event, first, stance="first_report")
    make_report(event, later, stance="adds")
    return event, first, later


def test_reports_of_one_side_are_one_witness(client):
    make_term("side", code="vpa", label_en="People's Army")
    event, *_dispatches = make_campaign()

    witnesses = page(client, event).witnesses

    assert (witnesses.reports, witnesses.independent) == (2, 1)
    assert witnesses.origins == ("People's Army",)


def test_a_report_of_the_other_side_is_another_witness(client):
    event, *_dispatches = make_campaign()
    afp = make_agency(slug="afp", label_en="AFP")
    make_report(event, make_reported(dt.date(1953, 12, 20), agencies=[afp]))

    assert page(client, event).witnesses.independent == 2


def test_a_reprint_that_a_curator_marked_is_no_witness(client):
    event, *_dispatches = make_campaign()
    event.reports.update(independent=False)

    assert page(client, event).witnesses.independent == 0


def test_the_way_of_the_news_is_told_from_its_origin(client):
    event, *_dispatches = make_campaign()

    _first, later = page(client, event).reports

    (way,) = later.ways
    assert [hop.kind for hop in way.hops] == ["Communiqué", "News agency", "News agency"]
    assert way.hops[0].actor.text == "VPA"
    assert later.lag == "8 days after its end"


def test_the_strip_sets_the_days_beside_filing_and_printing(client):
    event, *_dispatches = make_campaign()

    strip = page(client, event).strip

    kinds = [moment.kind for moment in strip.moments]
    assert kinds == [
        "event throughout", "filed", "filed", "printed", "communique", "filed", "filed", "printed",
    ]  # fmt: skip
    assert [moment.number for moment in strip.moments] == list(range(1, 9))
    printed = [moment.note for moment in strip.moments if moment.kind == "printed"]
    assert printed == ["while it went on", "8 days after its end"]
    assert all(0 <= float(moment.x.rstrip("%")) <= 100 for moment in strip.moments)


@pytest.mark.parametrize("missing", [{"day": None}, {}])
def test_without_two_dates_there_is_no_strip(client, missing):
    event = make_event(dispatch=make_dispatch(published=None), **missing)

    assert page(client, event).strip is None


def test_claims_stand_in_a_column_for_each_source_and_language(client):
    event, first, later = make_campaign()
    agency = make_agency(side="vpa", label_en="Agency")
    for dispatch, men in ((first, 2000), (later, 1000)):
        make_figure(dispatch, events=[event], claimant=agency, value=men, low=men, high=men)

    table = page(client, event).table

    assert [len(source.languages) for source in table.sources] == [2, 2]
    (claim,) = table.claims
    assert [[one.number for one in cell.told] for cell in claim.cells] == [
        ["2,000"], [], ["1,000"], [],
    ]  # fmt: skip
    assert claim.vary
    assert table.sources[0].claimant.text == "Agency"


def test_the_unstated_rest_of_a_whole_is_shown_as_unstated(client):
    event, _first, later = make_campaign()
    men = {"object": "personnel", "events": [event]}
    whole = make_figure(
        later, action="annihilated", value=52000, low=52001, high=None, qualifier="more_than", **men
    )
    for action, count in (("killed", 31220), ("captured", 10550)):
        make_figure(later, action=action, part_of=whole, value=count, low=count, high=count, **men)

    claims = page(client, event).table.claims

    assert [(claim.part, claim.rest) for claim in claims] == [
        (False, ""),
        (True, ""),
        (True, "The rest is not stated: over 10,230."),
    ]


def test_what_a_side_admits_stands_beside_what_the_other_claims(client):
    event, _first, later = make_campaign()
    claims = make_agency(slug="vpa-hq", side="vpa", label_en="VPA")
    admits = make_agency(slug="french", side="french", label_en="French command")
    for agency, men in ((claims, 300), (admits, 40)):
        make_figure(later, events=[event], claimant=agency, value=men, low=men, high=men)

    (balance,) = page(client, event).balances

    assert [one.number for one in balance.claimed] == ["300"]
    assert [(one.number, one.claimant.text) for one in balance.admitted] == [
        ("40", "French command")
    ]


def test_claims_of_one_side_alone_are_no_balance(client):
    assert page(client, make_world()["engagements"]).balances == ()


def test_the_words_of_claims_are_marked_in_the_evidence(client):
    event = make_world()["engagements"]

    (passage,) = page(client, event).passages
    ((english,), (chinese,)) = passage.rows[0]

    for line, words in ((english, "twenty-four enemy battalions"), (chinese, "敌军二十四个连")):
        marked = [run.text for run in line.runs if "figure" in run.classes]
        assert marked == [words]
        assert [run.text for run in line.runs if "flaw" in run.classes] == [words]


def test_quotes_that_overlap_are_printed_once(client):
    event = make_event(dispatch=make_dispatch())
    dispatch = event.reports.get().dispatch
    paragraph = make_paragraph(dispatch, "They took the hill. They held it.")
    for words in ("They took the hill.", "the hill. They held", "They held it."):
        attest(event, make_evidence(paragraph, words))

    (passage,) = page(client, event).passages

    ((line,), ()) = passage.rows[0]
    assert "".join(run.text for run in line.runs) == "They took the hill. They held it."


def test_what_happened_at_the_same_place_is_told_in_time(client):
    town = make_place()
    days = {"before": (1, 2), "during": (10, 20), "event": (11, 12), "after": (25, 25)}
    made = {}
    for name, (first, last) in days.items():
        made[name] = make_event(
            title_en=name,
            earliest=dt.date(1953, 12, first),
            latest=dt.date(1953, 12, last),
        )
        make_event_place(made[name], town)

    beside = page(client, made["event"]).beside

    assert {
        name: [one.title.text for one in getattr(beside, name)]
        for name in ("before", "during", "after")
    } == {"before": ["before"], "during": ["during"], "after": ["after"]}


def test_a_summary_is_not_shown_before_a_person_wrote_or_accepted_it(client):
    proposed = make_event(summary_en="Made by a program.")
    reviewed = make_event(summary_en="Written by a curator.", status=Status.ACCEPTED)

    assert page(client, proposed).summary == ()
    assert [said.text for said in page(client, reviewed).summary] == ["Written by a curator."]


def test_the_record_comes_as_json_with_words_and_bounds(client):
    event = make_world()["engagements"]

    response = client.get(f"/en/engagements/{event.uid}.json")
    record = json.loads(response.text)

    (claim,) = record["claims"]
    assert (claim["best"], claim["quote_en"]) == (24, "twenty-four enemy battalions")
    assert record["version"] == page_version(client, event)


def page_version(client, event):
    path = f"/en/engagements/{event.uid}/{event.slug}/"
    return client.get(path).context["citation"].version


def test_the_record_of_a_merged_engagement_leads_on(client):
    target = make_event()
    merged = make_event(status=Status.MERGED, merged_into=target)

    response = client.get(f"/en/engagements/{merged.uid}.json")

    assert (response.status_code, response["Location"]) == (
        301,
        f"/en/engagements/{target.uid}.json",
    )


def test_chosen_claims_go_to_the_sum_without_javascript(client):
    event = make_world()["engagements"]
    uid = event.figures.get().uid

    text = client.get(f"/en/engagements/{event.uid}/{event.slug}/").text

    assert '<form action="/en/sum/">' in text
    assert f'name="claim" value="{uid}"' in text
    assert client.get(f"/en/sum/?claim={uid}").context["chosen"] == 1


@pytest.mark.parametrize("reports", [1, 3])
def test_the_page_costs_the_same_for_any_number_of_reports(
    client, django_assert_num_queries, reports
):
    event = make_event(dispatch=make_dispatch())
    make_event_place(event)
    for _ in range(reports):
        dispatch = make_reported(dt.date(1954, 1, 1), agencies=[make_agency()])
        make_report(event, dispatch)
        make_figure(dispatch, events=[event])
    path = f"/en/engagements/{event.uid}/{event.slug}/"
    client.get(path)

    with django_assert_num_queries(15):
        client.get(path)


def test_how_the_program_came_by_a_date_is_told_in_the_language_of_the_page(client):
    note = "undated; date of the event told before it"
    event = make_event(date_note=note, date_basis="context")

    assert page(client, event).date_note == Said(note, "en")
    told = page(client, event, "zh-hans").date_note
    assert (told.lang, told.text) == ("zh-Hans", "未注明日期；取前文所述事件的日期")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "21.367, 103.017 ± 2.5 km"),
        ("zh-hans", "21.367, 103.017 ± 2.5"),
        ("vi", "21,367; 103,017 ± 2,5 km"),
    ],
)
def test_coordinates_are_written_as_the_language_writes_numbers(client, language, told):
    event = make_event(dispatch=make_dispatch())
    place = make_place(lat=21.367, lon=103.017, radius_km=2.5)
    make_event_place(event, place, lat=21.367, lon=103.017, radius_km=2.5)

    pages = [
        client.get(f"/{language}/{concept}/{row.uid}/{row.slug}/").text
        for concept, row in (("engagements", event), ("places", place))
    ]

    assert all(told in text for text in pages)
    assert "21.367" in client.get("/places.csv").getvalue().decode()
    assert all('"latitude": 21.367' in t or '"latitude":21.367' in t for t in pages[1:])


@pytest.mark.parametrize(
    ("dates", "told"),
    [
        (("1953-12-23", "1953-12-23"), '<time datetime="1953-12-23">23 Dec 1953</time>'),
        (("1953-12-01", "1953-12-31"), '<time datetime="1953-12">Dec 1953</time>'),
        (
            ("1953-12-11", "1953-12-24"),
            '<data value="1953-12-11/1953-12-24">11–24 Dec 1953</data>',
        ),
    ],
)
def test_programs_are_told_every_date_in_a_form_that_html_knows(client, dates, told):
    first, last = map(dt.date.fromisoformat, dates)
    precision = "month" if first.day == 1 else "day"
    event = make_event(
        earliest=first,
        latest=last,
        date_edtf="",
        date_precision=precision,
        dispatch=make_dispatch(),
    )

    page = client.get(f"/en/engagements/{event.uid}/{event.slug}/").text
    listed = client.get("/en/engagements/").text

    assert told in page
    assert told.partition(">")[0] in listed
    assert "<time>" not in page + listed
