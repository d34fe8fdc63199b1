"""The consistency of terms over the archive, on the rows that real texts leave."""

import pytest

from archive.actions.reread import Analysis, to_read
from archive.actions.runs import begin, finish
from archive.models import Dispatch, Rendering, TermUse
from archive.queries.terms import (
    listed,
    passages,
    variants_of_chinese,
    variants_of_english,
    words_of,
)
from tests.actions.conftest import ingest, knowledge  # noqa: F401
from tests.lexicon import FIXTURES

pytestmark = pytest.mark.django_db
CORPUS = FIXTURES / "corpus"


@pytest.fixture
def archive(ingest):  # noqa: F811
    work = ingest(CORPUS)
    finish(work.run, {})
    return work


def rows():
    return list(TermUse.objects.values_list("rendering__chinese", "rendering__english", "uses"))


def test_one_chinese_term_has_the_english_ones_that_render_it(archive):
    varied = {row["chinese"]: row["renderings"] for row in listed("chinese")}

    assert varied["欧非"] == 2
    told = {v.words: (v.uses, v.dispatches) for v in variants_of_chinese(["欧非"])["欧非"]}
    assert told == {"European and African": (1, 1), "Franco-African": (2, 1)}


def test_passages_of_a_rendering_are_quoted_in_both_languages(archive):
    (variant,) = (v for v in variants_of_chinese(["欧非"])["欧非"] if v.words == "Franco-African")
    (use,) = passages("欧非", variant.key)

    assert use.paragraph_zh.text[use.start_zh : use.end_zh] == "欧非"
    assert use.paragraph_en.text[use.start_en : use.end_en] == "Franco-African"
    assert (use.dispatch.published.isoformat(), use.uses) == ("1953-12-14", 2)


def test_one_english_wording_has_the_chinese_terms_it_renders(archive):
    rows = {row["english_key"]: row["renderings"] for row in listed("english", varied=False)}
    key = next(key for key, words in words_of(rows).items() if words == "mopping-up")

    assert [v.words for v in variants_of_english([key])[key]] == ["扫荡"]


def test_terms_are_narrowed_by_words_and_category(archive):
    def found(**asked):
        return {row["chinese"] for row in listed("chinese", varied=False, **asked)}

    assert found(text="联邦") == {"法兰西联邦"}
    assert "新华社" in found(categories=["agency"])
    assert not found(categories=["agency"], text="欧非")


def test_uses_are_replaced_with_the_reading(archive, knowledge):  # noqa: F811
    before = rows()

    again = Analysis(begin("analyse --all"), knowledge)
    again.take(list(to_read(everything=True)))
    finish(again.run, {})

    assert (
        list(TermUse.objects.values_list("rendering__chinese", "rendering__english", "uses"))
        == before
    )
    assert sum(row.uses for row in Rendering.objects.all()) == sum(uses for *_, uses in before)


def test_uses_go_with_their_paragraphs(archive):
    dispatch = Dispatch.objects.get(published="1953-12-14")
    assert TermUse.objects.filter(dispatch=dispatch).exists()

    TermUse.objects.filter(dispatch=dispatch).delete()
    finish(archive.run, {})

    assert [v.words for v in variants_of_chinese(["欧非"])["欧非"]] == ["European and African"]
