"""Words that look like a day, and a name that looks like a word, read in whole texts."""

from __future__ import annotations

import pytest

from archive.ingest import pipeline
from tests.lexicon import load


@pytest.mark.parametrize(
    "text", ["Major June of the 7th Fleet said so.", "他们靠三日的口粮维持到援军到达。"]
)
def test_a_man_and_a_ration_are_no_dates(text: str) -> None:
    (reading,) = pipeline.run(text, load())
    assert reading.dates == ()


def test_a_name_that_is_a_word_too_is_a_place_where_one_leaves_it() -> None:
    (reading,) = pipeline.run("法军从高平沿第四号公路南逃。", load())
    assert "高平" in [mention.quote.text for mention in reading.places]


def test_a_name_that_the_words_around_show_is_that_of_the_gazetteer() -> None:
    (reading,) = pipeline.run("谅山至高平的公路长一百三十公里。", load())
    assert [mention.place for mention in reading.places] == ["lang-son", "cao-bang"]


def test_an_hour_may_stand_in_a_dateline() -> None:
    (reading,) = pipeline.run("[Xinhua, Shenyang, 19th, 17:00 Urgent Dispatch] It fell.", load())
    dateline = reading.reports[0].dateline
    assert dateline is not None
    assert dateline.agency == "xinhua"
