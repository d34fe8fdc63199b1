"""Citations in every style, from what a citation names."""

import datetime as dt
import json
import re
from dataclasses import replace

import pytest

from archive.exports.citation import bibtex, chicago, csl_item, gbt, readable, ris
from archive.presenters.citing import Cited, Cites
from archive.presenters.words import Said

ARTICLE = Cited(
    what=Cites.ARTICLE,
    uid="p37cw6tkqz",
    noun="dispatch",
    titles=(Said("莱州解放", "zh-Hans"), Said("Lai Châu & 100% {free}\nat last", "en")),
    url="https://archive.example/dispatches/p37cw6tkqz/",
    accessed=dt.date(2026, 11, 22),
    version="c6a2a8c5",
    container=Said("人民日报", "zh-Hans"),
    container_en="People's Daily",
    place="Beijing",
    issued=dt.date(1954, 1, 1),
    page=4,
)
RECORD = Cited(
    what=Cites.RECORD,
    uid="bm864xkzvg",
    noun="engagement",
    titles=(Said("Pursuit", "en"),),
    url="https://archive.example/engagements/bm864xkzvg/",
    accessed=dt.date(2026, 11, 22),
    version="3f9ac2d1",
    reviewed=False,
    about="1953-12-11/1953-12-24",
)
TITLED = replace(RECORD, titles=(Said("Truy kích", "vi"), Said("追击", "zh-Hans")))
LIST = Cited(
    what=Cites.LIST,
    uid="",
    noun="list",
    titles=(Said("Engagements", "en"),),
    url="https://archive.example/en/engagements/?from=1953-12",
    accessed=dt.date(2026, 11, 22),
)


def test_chicago_gives_both_titles_newspaper_day_page_and_record():
    assert chicago(ARTICLE) == (
        "“莱州解放” [Lai Châu & 100% {free} at last], 人民日报 [People's Daily], "
        "January 1, 1954, 4, Communiqué, dispatch p37cw6tkqz, version c6a2a8c5, "
        "accessed November 22, 2026, "
        "https://archive.example/dispatches/p37cw6tkqz/."
    )


def test_chicago_puts_the_comma_within_the_quotes_and_the_date_as_americans_write_it():
    assert chicago(RECORD).startswith(
        "“Pursuit,” December 11–24, 1953, Communiqué, engagement bm864xkzvg, version 3f9ac2d1, "
    )


def test_gbt_gives_the_original_title_and_the_newspapers_own_name():
    assert gbt(ARTICLE) == (
        "莱州解放[N/OL]. 人民日报, 1954-01-01(4)[2026-11-22]. "
        "https://archive.example/dispatches/p37cw6tkqz/. (电讯 p37cw6tkqz, 版本 c6a2a8c5)."
    )


def test_what_no_person_has_seen_is_cited_as_proposed():
    proposed = re.compile("proposed by a program, not reviewed|程序提出, 未经审核")

    assert all(proposed.search(written.text) for written in readable(RECORD))


def test_a_record_and_a_list_are_cited_as_a_database():
    assert gbt(TITLED).startswith(
        "Communiqué. 追击: 战斗 bm864xkzvg, 1953年12月11–24日, 版本 3f9ac2d1, "
        "程序提出, 未经审核[DB/OL]."
    )
    assert bibtex(LIST).startswith("@online{communique-list,")
    assert chicago(LIST).startswith("“Engagements,” Communiqué, list, accessed November 22, 2026")


def test_bibtex_escapes_what_tex_would_read():
    text = bibtex(ARTICLE)

    assert r"titleaddon = {Lai Châu \& 100\% \{free\} at last}" in text
    assert "date = {1954-01-01}" in text
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")


def test_ris_keeps_each_field_on_its_line():
    lines = ris(ARTICLE).split("\r\n")

    assert lines[0] == "TY  - NEWS"
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.fullmatch(r"[A-Z][A-Z0-9]  - .*", line) for line in lines[:-1])
    assert {"TI  - 莱州解放", "T2  - 人民日报", "SP  - 4", "DA  - 1954/01/01"} <= set(lines)


def test_csl_is_json_with_date_parts():
    item = csl_item(ARTICLE)

    assert csl_item(RECORD)["event-date"] == {"date-parts": [[1953, 12, 11], [1953, 12, 24]]}
    assert "eventdate = {1953-12-11/1953-12-24}" in bibtex(RECORD)
    assert item["issued"] == {"date-parts": [[1954, 1, 1]]}
    assert item["type"] == "article-newspaper"
    assert json.loads(json.dumps(item)) == item


@pytest.mark.parametrize("cited", [RECORD, LIST])
def test_what_is_not_known_is_left_out(cited):
    for written in readable(cited):
        assert "None" not in written.text
        assert "()" not in written.text
