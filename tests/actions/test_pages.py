"""Files that hold a whole newspaper page."""

import pytest

from archive.models import Dispatch, IngestFile

pytestmark = pytest.mark.django_db
HEAD = "### {title}\n\n{date}\n第4版()\n专栏：\n\n    【新华社平壤{day}日电】我军{words}。\n\n"


def page(*articles):
    return "".join(
        HEAD.format(title=title, date=date, day=day, words=words)
        for title, date, day, words in articles
    )


def test_a_broken_article_is_reported_and_loses_none_of_the_others(ingest, tmp_path):
    text = page(
        ("解放甲城", "1951-01-05", "四", "歼敌一百名"),
        ("解放乙城", "1951-02-30", "四", "歼敌二百名"),
        ("解放丙城", "1951-01-05", "四", "歼敌三百名"),
    )
    (tmp_path / "page.txt").write_text(text)

    work = ingest(tmp_path)

    assert sorted(Dispatch.objects.values_list("title_zh", flat=True)) == ["解放丙城", "解放甲城"]
    (failed,) = IngestFile.objects.filter(outcome=IngestFile.Outcome.FAILED)
    assert (failed.line, failed.error) == (11, "“1951-02-30” is not a date.")
    assert (work.run.new, work.run.failed) == (2, 1)


def test_two_articles_of_a_page_may_have_the_same_headline(ingest, tmp_path):
    text = page(
        ("简讯", "1951-01-05", "四", "歼敌一百名"), ("简讯", "1951-01-05", "三", "歼敌二百名")
    )
    (tmp_path / "page.txt").write_text(text)

    work = ingest(tmp_path)

    assert (work.run.new, work.run.failed) == (2, 0)
    assert Dispatch.objects.count() == 2


def test_the_newspaper_that_a_file_names_is_known_as_stated(ingest, tmp_path):
    text = "Title: Seoul\nNewspaper: People’s Daily\nDate: 1951-01-05\n\nThe army won.\n"
    (tmp_path / "one.txt").write_text(text.replace("’", "'"))

    ingest(tmp_path)

    dispatch = Dispatch.objects.get()
    assert (dispatch.newspaper.slug, dispatch.newspaper_basis) == ("rmrb", "stated")
