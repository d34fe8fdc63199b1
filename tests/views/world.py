"""A small archive for page tests: one bilingual dispatch, and an engagement read out of it."""

from __future__ import annotations

from archive.models import Agency, Dispatch, Event, Place, RelayStep, Rendering, TermUse, Unit
from tests.factories import (
    attest,
    make_agency,
    make_alignment,
    make_discrepancy,
    make_dispatch,
    make_event,
    make_event_place,
    make_event_unit,
    make_evidence,
    make_figure,
    make_item,
    make_newspaper,
    make_paragraph,
    make_parent,
    make_place,
    make_reading,
    make_term,
    make_unit,
)

ENGLISH = "On the 23rd the People's Army annihilated twenty-four enemy battalions near Lai Châu."
CHINESE = "二十三日人民军在莱州附近歼灭敌军二十四个连。"


def make_world() -> dict[str, Dispatch | Event | Place | Unit]:
    """Return a dispatch, an engagement, a place and a unit that know one another."""
    north = make_place(slug="north", name_en="North", name_zh="北部", name_vi="Bắc Bộ")
    town = make_place(slug="lai-chau", name_en="Lai Chau", name_zh="莱州", name_vi="Lai Châu")
    make_parent(town, north)
    unit = make_unit(slug="vpa", name_en="People's Army", name_zh="人民军", echelon="army")
    agency = make_agency(slug="vna", label_en="Vietnam News Agency", label_zh="越南通讯社")
    dispatch = make_told(agency, town, unit)
    event = make_engagement(dispatch, town, unit, agency)
    make_renderings(dispatch)
    return {"engagements": event, "dispatches": dispatch, "places": town, "units": unit}


def make_renderings(dispatch: Dispatch) -> None:
    """Let the dispatch render 歼灭 in two ways, and once by no word that is known."""
    english, chinese, *_rest = dispatch.paragraphs.order_by("position")
    start = ENGLISH.index("annihilated")
    for words, first, last in (
        ("annihilated", start, start + 11), ("enemy", 53, 58), ("", 0, len(ENGLISH)),
    ):  # fmt: skip
        rendering = Rendering.objects.create(
            category="action",
            code="annihilated",
            chinese="歼灭",
            english_key=words,
            english=words,
            uses=2,
            dispatches=1,
        )
        TermUse.objects.create(
            dispatch=dispatch,
            rendering=rendering,
            uses=2,
            paragraph_zh=chinese,
            start_zh=CHINESE.index("歼灭"),
            end_zh=CHINESE.index("歼灭") + 2,
            paragraph_en=english,
            start_en=first,
            end_en=last,
        )


def make_told(agency: Agency, town: Place, unit: Unit) -> Dispatch:
    """Return a bilingual dispatch, read and aligned."""
    paper = make_newspaper(slug="daily", label_en="People's Daily", label_zh="人民日报")
    dispatch = make_dispatch(
        title_en="Lai Châu liberated", title_zh="莱州解放", newspaper=paper, page=4
    )
    item = make_item(dispatch, agency=agency, dateline_zh="【新华社三十一日讯】")
    RelayStep.objects.create(item=item, position=1, kind="agency", agency=agency)
    make_paragraph(dispatch, ENGLISH, item=item)
    make_paragraph(dispatch, CHINESE, language="zh", item=item)
    make_paragraph(dispatch, "It was told to the world.", item=item)
    make_paragraph(dispatch, "Go to the next page", kind="trailer", name="en.t1")
    make_alignment(dispatch, [[["en1"], ["zh1"], 0.98]])
    start = ENGLISH.index("Lai")
    make_reading(
        dispatch,
        marks={
            "en1": [
                [7, 11, "date", "1953-12-23"],
                [12, 28, "unit", unit.slug],
                [start, start + 8, "place", town.slug],
            ]
        },
    )
    return dispatch


def make_engagement(dispatch: Dispatch, town: Place, unit: Unit, agency: Agency) -> Event:
    """Return an engagement whose figure the two languages give differently."""
    make_term("event_type", code="battle", label_en="Battle", label_zh="战斗", label_vi="Trận đánh")
    english, chinese, *_rest = dispatch.paragraphs.order_by("position")
    battalions = make_evidence(english, "twenty-four enemy battalions")
    companies = make_evidence(chinese, "敌军二十四个连")
    event = make_event(dispatch=dispatch, title_en="Pursuit", title_zh="追歼", title_vi="Truy kích")
    attest(event, make_evidence(english))
    attest(event, make_evidence(chinese))
    figure = make_figure(
        dispatch,
        evidence_en=battalions,
        evidence_zh=companies,
        value=24,
        low=24,
        high=24,
        object="formation.company",
        object_en="formation.battalion",
        object_zh="formation.company",
        reading="disputed",
        claimant=agency,
        events=[event],
    )
    make_discrepancy(
        dispatch, evidence_en=battalions, evidence_zh=companies, kind="echelon", figure=figure
    )
    make_event_place(event, town, evidence_en=make_evidence(english, "Lai Châu"))
    make_event_unit(event, unit, evidence_en=make_evidence(english, "People's Army"))
    return event
