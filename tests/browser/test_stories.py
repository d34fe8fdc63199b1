"""What readers come for, walked in a browser over the five documents: finding and reading."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage, Site
from tests.browser.pages import LANGUAGES
from tests.browser.steps import go, reveal, settled, submit, told, uids

pytestmark = pytest.mark.browser

both = pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
in_each = pytest.mark.parametrize("language", LANGUAGES)
# The dispatches of the demonstration, as their files are numbered.
D000, D001, D002, D003, D004 = "p37cw6tkqz", "er58yq3z85", "x0v302nfzq", "yfm9yph3k7", "mhfmmahfvh"
LIBERATION, PURSUIT, AMBUSH = "99j6vyzxfe", "bm864xkzvg", "fcgpnr4m8y"
ASKED = "from=1953-12-01&to=1953-12-31&region=lai-chau-province"
COMPUTED = {"en": "computed", "zh-hans": "推算", "vi": "tính"}
UNLOCATED = {"en": "Not located yet", "zh-hans": "尚未定位", "vi": "Chưa xác định được vị trí"}
REGION = "input[name=region][value=lai-chau-province]"
ECHELON = "input[name=kind][value=echelon]"
TOPS = """rows => rows.map(row => [...row.querySelectorAll(".col .text:first-child")].map(
  text => { const { top, bottom } = text.getBoundingClientRect(); return [top, bottom] }))"""
LANGUAGE_OF = "element => element.closest('[lang]').lang"
# Widths of the window, and how much it is enlarged.
FACING, STACKED = ((1360, 1), (1000, 1), (700, 1), (1360, 2)), ((390, 1), (320, 1))


def chips(opened: Page) -> list[str]:
    links = opened.locator(".chips a:not(.clear)")
    return links.evaluate_all("all => all.map(each => each.href)")


@both
@in_each
def test_story_1_engagements_by_date_and_region(
    visit: OpenPage, language: str, script: bool
) -> None:
    opened = visit(f"/{language}/engagements/", java_script_enabled=script)
    assert AMBUSH in uids(opened, "engagements", ".rows")
    opened.fill("#from", "1953-12-01")
    opened.fill("#to", "1953-12-31")
    opened.press("#to", "Enter")
    settled(opened, "?from=1953-12-01&to=1953-12-31")
    assert AMBUSH in uids(opened, "engagements", ".rows")
    reveal(opened, REGION)
    opened.check(REGION)
    if not script:
        go(opened, "#filters button.primary")
    settled(opened, f"?{ASKED}")

    found = uids(opened, "engagements", "ol.rows >> nth=0 >>")
    assert {LIBERATION, PURSUIT} <= set(found)
    assert AMBUSH not in found
    days = opened.locator("section.results > ol.rows .when time[datetime]").evaluate_all(
        "all => all.map(each => each.dateTime.split('/')[0])"
    )
    assert days == sorted(days)
    assert len(chips(opened)) == 2
    opened.reload()
    assert uids(opened, "engagements", "ol.rows >> nth=0 >>") == found
    opened.locator(".chips a").first.click()
    settled(opened, "?region=lai-chau-province")


def test_story_2_both_languages_face_each_other(visit: OpenPage, site: Site) -> None:
    for width, zoom in FACING + STACKED:
        opened = visit(site.path("dispatch"), width=width // zoom, device_scale_factor=zoom)
        rows = opened.locator(".pair:not(.span, .chead)").evaluate_all(TOPS)
        assert len(rows) == 13
        for (english, ends), (chinese, _) in rows:
            if (width, zoom) in FACING:
                assert abs(english - chinese) < 5
            else:
                assert ends <= chinese
        opened.context.close()


@both
@in_each
def test_story_2_an_engagement_shows_its_words_in_both_languages(
    visit: OpenPage, site: Site, language: str, script: bool
) -> None:
    opened = visit(site.path("dispatch", language), java_script_enabled=script)
    go(opened, f"#reported li:has(a[href*='/engagements/{AMBUSH}/']) .sub a")

    assert opened.url.endswith("#p5")
    expect(opened.locator("#p5")).to_be_in_viewport()
    words = ["".join(opened.locator(f"#{name} mark").all_inner_texts()) for name in ("en5", "zh5")]
    assert "ambushed enemy troops on Highway 39" in words[0]
    assert "第三十九号公路上伏击敌军" in words[1]
    spoken = [opened.locator(f"#{name}").evaluate(LANGUAGE_OF) for name in ("en5", "zh5")]
    assert spoken == ["en", "zh-Hans"]


@pytest.mark.parametrize(
    ("language", "typed"),
    [("en", "Dien Bien Phu"), ("vi", "điện biên phủ"), ("zh-hans", "奠边府"), ("en", "奠邊府")],
)
def test_story_3_any_spelling_finds_it(visit: OpenPage, language: str, typed: str) -> None:
    opened = visit(f"/{language}/about/", java_script_enabled=False)
    opened.fill("#q", typed)
    submit(opened, "#q")

    dispatches = ".found[aria-labelledby=dispatches]"
    assert set(uids(opened, "dispatches", f"{dispatches} h3")) == {D000, D002, D003, D004}
    marked = opened.locator(f"{dispatches} mark").all_inner_texts()
    assert {"Điện Biên Phủ", "Dien Bien Phu", "奠边府"} <= set(marked)

    go(opened, "a[href*='names=off']")
    narrowed = {
        "奠边府": {D000, D002},
        "奠邊府": {D000, D002},  # one word in two scripts
        "Dien Bien Phu": {D000, D002, D003, D004},  # accents make no difference
        "điện biên phủ": {D000, D002, D003, D004},
    }
    assert set(uids(opened, "dispatches", f"{dispatches} h3")) == narrowed[typed]


def cells(row: Locator) -> list[str]:
    return [" ".join(words.split()) for words in row.get_by_role("cell").all_inner_texts()]


def test_story_4_who_claims_what(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("engagement"), java_script_enabled=False)
    table = opened.locator("table.claims").first
    printed = opened.locator("table.claims thead").first.inner_text()
    assert "1 Jan 1954" in printed
    assert "People's Daily, page 4" in " ".join(printed.split())
    assert "General Headquarters of the Vietnam People's Army" in printed

    killed = table.get_by_role("row").filter(has_text="over one thousand killed and captured")
    assert cells(killed)[2:4] == [
        "over 1,000 over one thousand killed and captured",
        "over 1,000 一千多名",
    ]
    weapons = table.get_by_role("row").filter(has_text="seven hundred weapons of various types")
    assert cells(weapons)[2].startswith("700 ")
    relayed = opened.locator(".chain").filter(has_text="Xinhua").first.inner_text()
    assert "Vietnam News Agency" in relayed
    go(opened, killed.locator("a.quote").first)
    assert f"/dispatches/{D000}/" in opened.url
    assert "over one thousand killed and captured" in opened.locator("main mark").all_inner_texts()


@in_each
def test_story_5_where_the_translation_differs(visit: OpenPage, site: Site, language: str) -> None:
    opened = visit(site.path("dispatch", language), java_script_enabled=False)
    assert opened.locator("a.badge.diff, .badge.diff").count() > 0
    opened.goto(f"{site.url}/{language}/differences/")
    every = opened.locator(".versus").all_inner_texts()
    reveal(opened, ECHELON)
    opened.check(ECHELON)
    go(opened, "#filters button.primary")
    narrowed = opened.locator(".versus").all_inner_texts()

    assert any("twenty-four enemy battalions" in pair and "二十四个连" in pair for pair in narrowed)
    assert 0 < len(narrowed) < len(every)
    opened.goto(site.url + site.path("engagement", language))
    preferred = opened.locator("table.claims tr.differs").first.inner_text()
    assert "24" in preferred


def test_story_7_one_event_in_several_dispatches(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("engagement"), java_script_enabled=False)

    assert {D000, D002} <= set(uids(opened, "dispatches"))
    assert "2 dispatches" in told(opened)
    strip = told(opened)
    assert strip.index("14 Dec 1953 Printed") < strip.index("1 Jan 1954 Printed")
    assert "8 days after its end" in strip


@both
def test_story_8_a_timeline_with_honest_dates(visit: OpenPage, script: bool) -> None:
    opened = visit("/en/engagements/", java_script_enabled=script)
    bars = opened.locator("svg.chart a[href*='from=']:has(.hit)")
    drawn = sum(int(words) for words in opened.locator("svg.chart .ct").all_text_contents())
    assert drawn == int(opened.locator("#found").inner_text().split()[0])
    assert opened.locator("svg.chart .span").count() == 4  # period totals, on no day
    bars.locator("xpath=self::*[contains(@href, 'from=1953-12')]").first.focus()
    opened.keyboard.press("Enter")
    settled(opened, "?from=1953-12&to=1953-12")

    assert "Engagements per day" in told(opened)
    opened.locator("#chart-table summary").focus()
    opened.keyboard.press("Enter")
    rows = opened.locator("#chart-table tbody tr")
    assert opened.locator("#chart-table table").is_visible()
    assert rows.count() == opened.locator("svg.chart .hit").count()
    assert "11 Dec 1953" in rows.locator("th").all_inner_texts()


@both
@in_each
def test_story_9_a_map_without_false_precision(
    visit: OpenPage, site: Site, language: str, script: bool
) -> None:
    opened = visit(site.path("map", language), java_script_enabled=script)
    expect(opened.locator("#map svg .zone").first).to_be_attached()
    assert COMPUTED[language] in opened.locator(".signs").inner_text()
    near = opened.locator("#on-map tr").filter(has=opened.locator("a[href*='thai-binh/']"))
    assert COMPUTED[language] in near.inner_text()
    expect(opened.get_by_role("heading", name=UNLOCATED[language])).to_be_visible()
