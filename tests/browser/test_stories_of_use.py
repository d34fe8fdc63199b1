"""What readers come for, walked in a browser over the five documents: taking away and returning."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import OpenPage, Site
from tests.browser.steps import go, submit, told, uids
from tests.browser.test_stories import AMBUSH, ASKED, D000, both, in_each

pytestmark = pytest.mark.browser

COLUMNS = {
    *("date_edtf", "date_start", "date_end", "date_semantics", "date_prec", "where_prec"),
    *("low", "best", "high", "claimant", "reading", "quote_en", "quote_zh", "citation", "version"),
}
ATTACK = "fy7p62tn1z"
DELTA, LEFT_BANK = "rhejchmkkj", "qrh25p165x"


def read(table: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(table.decode("utf-8-sig"))))


def test_story_10_take_the_data_away(visit: OpenPage, site: Site) -> None:
    opened = visit(f"/en/engagements/?{ASKED}", java_script_enabled=False)
    shown = set(uids(opened, "engagements", "section.results > ol.rows h3"))
    opened.click(".drop summary")
    files = opened.locator(".drop a").evaluate_all("all => all.map(each => each.href)")
    taken = {
        file.split("?")[0].rpartition("/")[2]: opened.request.get(file).body() for file in files
    }

    table = taken["engagements.csv"]
    assert table.startswith(b"\xef\xbb\xbf")  # so that spreadsheets read the scripts aright
    assert {row["uid"] for row in read(table)} == shown
    rows = read(taken["claims.csv"])
    assert set(rows[0]) >= COLUMNS
    pursued = next(row for row in rows if row["quote_zh"] == "一千多名")
    assert (pursued["low"], pursued["high"]) == ("1001", "1999")
    assert pursued["title_vi"] == "Truy kích quân đồn trú Lai Châu"
    assert {event["uid"] for event in json.loads(taken["engagements.json"])} == shown
    places = json.loads(taken["engagements.geojson"])["features"]
    assert {place["properties"]["uid"] for place in places} == shown


def test_story_10_a_dispatch_as_files(visit: OpenPage, site: Site) -> None:
    opened = visit(site.path("dispatch"), java_script_enabled=False)
    files = opened.locator("main a").evaluate_all("all => all.map(each => each.href)")

    for kind, held in ((".tei.xml", "<TEI"), (".tmx", "<tmx"), (".json", "{"), (".txt", "莱州")):
        file = next(name for name in files if name.endswith(f"{D000}{kind}"))
        assert held in opened.request.get(file).text()


@both
@in_each
def test_story_11_cite(visit: OpenPage, site: Site, language: str, script: bool) -> None:
    options = {"permissions": ["clipboard-read", "clipboard-write"]} if script else {}
    opened = visit(site.path("dispatch", language), java_script_enabled=script, **options)
    styles = opened.locator("#cite summary").all_inner_texts()
    assert {"Chicago", "BibTeX", "RIS"} <= set(styles)
    assert any("GB/T 7714" in style for style in styles)

    named = "meta[name='{}']"
    expected = {
        "citation_journal_title": "人民日报",
        "citation_publication_date": "1954/01/01",
        "citation_firstpage": "4",
        "z:itemType": "newspaperArticle",
    }
    for name, value in expected.items():
        assert opened.locator(named.format(name)).get_attribute("content") == value
    title = opened.locator(named.format("citation_title")).get_attribute("content")
    assert title is not None
    assert title.startswith("红河左岸地区越南军民一年歼敌三万多名")
    assert "Annihilated Over 30,000 Enemy Troops" in title
    if script:
        opened.locator("#cite button.copy").first.click()
        copied = opened.evaluate("navigator.clipboard.readText()")
        assert copied == opened.locator("pre[data-copy]").first.text_content()
    for kind, held in (("bib", "@"), ("ris", "TY  - NEWS")):
        file = opened.locator(f"#cite .dl a[href*='.{kind}']").get_attribute("href")
        assert held in opened.request.get(f"{site.url}{file}").text()


@in_each
def test_story_12_follow_a_unit_and_a_place(visit: OpenPage, site: Site, language: str) -> None:
    opened = visit(f"/{language}/about/", java_script_enabled=False)
    for typed in ("174th Regiment", "Regiment 174", "Trung đoàn 174", "174团"):
        opened.goto(f"{site.url}/{language}/units/?q={typed}")
        assert uids(opened, "units", ".entries") == ["6xphyjcygj"]
    go(opened, ".entries a >> nth=0")
    said = told(opened)

    assert all(name in said for name in ("Regiment 174", "Trung đoàn 174", "174团", "Régiment 174"))
    assert "316" in said
    go(opened, f"main a[href*='/engagements/{uids(opened, 'engagements')[0]}/'] >> nth=0")
    go(opened, opened.locator("main a[href*='/places/']").filter(has_text="A1").last)
    assert "Eliane 2" in told(opened)


def test_story_13_a_total_without_double_counting(visit: OpenPage, site: Site) -> None:
    opened = visit("/en/sum/", java_script_enabled=False)
    for uid in (DELTA, LEFT_BANK):
        opened.check(f"input[name=event][value='{uid}']")
    go(opened, "main button.primary")

    said = told(opened)
    assert "Why there is no total" in said
    assert "Days in common: 20 Dec 1952 – 31 Jul 1953." in said
    assert "Red River Left Bank lay in Red River Delta." in said
    verdict = opened.locator(".verdict").first.inner_text()
    assert "between the largest claim, over 52,000" in verdict
    assert "and all of them together, over 86,113" in verdict
    for words in ("more than 52,000 enemy troops", "34,113 enemy soldiers"):
        assert opened.locator("table.claims").first.get_by_text(words).count() > 0


@in_each
def test_story_13_what_is_disjoint_is_added_up(visit: OpenPage, language: str) -> None:
    opened = visit(f"/{language}/engagements/{AMBUSH}/", java_script_enabled=False)
    opened.check("table.claims input[name=claim][value=pqkgvq2dk9]")
    go(opened, "main form:has(table.claims) button[type=submit] >> nth=0")
    opened.fill("#event", ATTACK)
    submit(opened, "#event")

    killed = opened.locator(".sum").filter(has_text="敌军二百多名")
    verdict = {"en": "over 205", "zh-hans": "逾 205", "vi": "hơn 205"}[language]
    assert verdict in killed.locator(".verdict").inner_text()
    parts = killed.locator("tbody tr")
    assert parts.count() == 2
    assert "敌军五名" in parts.nth(0).inner_text()
    assert "敌军二百多名" in parts.nth(1).inner_text()


@in_each
def test_story_15_what_is_held_and_what_is_not(visit: OpenPage, site: Site, language: str) -> None:
    opened = visit(site.path("papers", language), java_script_enabled=False)
    row = opened.locator("main tbody tr").filter(has=opened.locator("a[href*='/papers/rmrb/']"))
    counted = [cell.inner_text() for cell in row.locator("td").all()]
    assert counted[-5:] == ["3", "3", "0", "0", "0"]

    opened.goto(site.url + site.path("paper of a month", language))
    assert opened.locator("td.held").count() == 1
    assert opened.locator("td.none").count() == 30
    go(opened, "td.held a")
    go(opened, ".row h3 a >> nth=0")
    assert "/dispatches/p37cw6tkqz/" in opened.url


@in_each
def test_story_15_a_link_says_what_was_asked_and_of_which_data(
    visit: OpenPage, language: str
) -> None:
    opened = visit(f"/{language}/engagements/?{ASKED}", java_script_enabled=False)
    cited = opened.locator("#cite pre").first.inner_text()
    count = re.search(r"\d+", opened.locator("#found").inner_text())

    assert count is not None
    assert ASKED in cited
    assert re.search(r"\w{10}\.\d+", cited)
    expect(opened.locator("section.results > ol.rows > li")).to_have_count(int(count[0]))

    address = re.search(rf"http\S+{re.escape(ASKED)}&cited=\S+", cited)
    assert address is not None
    opened.goto(address[0])
    told = opened.locator("#browse > .box")
    assert re.findall(rf"\b{count[0]}\b|(?<=\D){count[0]}(?=\D)", told.inner_text())
    go(opened, told.locator("a"))
    assert f"/{language}/changes/?since=" in opened.url
    expect(opened.locator("ol.log li").first).to_be_visible()
