from dataclasses import fields

from archive.ingest.lexicon import Lexicon
from archive.ingest.pipeline import run
from archive.ingest.records import Language, Paragraph, ParagraphKind
from archive.text.spans import Matcher, Scanner
from tests.lexicon import load

TEXT = "Regiment 174 took Lai Châu. On December 12th guerrillas killed 40 enemy troops at Hanoi."


def test_a_text_reads_the_same_whatever_was_read_before_it() -> None:
    lexicon = load()
    fresh = Lexicon(lexicon.places, lexicon.units, lexicon.agencies, lexicon.terms)
    (first,) = run(TEXT, fresh)
    for _ in range(20):
        run(
            "In Korea 12 planes were shot down on May 3rd.\n\n【新华社三日讯】击落敌机十二架。",
            fresh,
        )
        assert run(TEXT, fresh) == (first,)


def test_what_was_sought_before_is_not_scanned_for_again() -> None:
    one, two = Matcher([("Lai", 1), ("Lai Chau", 2)]), Matcher([("Hanoi", 3)])
    paragraph = Paragraph("en1", Language.ENGLISH, ParagraphKind.BODY, "Lai Châu, Hanoi", 1, 1)
    paragraph.scan(Scanner([one, two]))
    assert set(paragraph.sought) == {one, two}
    assert [m.value for m in paragraph.found(one)] == [(2,)]
    assert paragraph.hits(one) == one.hits(paragraph.folded)
    assert paragraph.hits(two) == two.hits(paragraph.folded)


def test_what_was_found_is_let_go_when_an_article_is_read() -> None:
    (reading,) = run(TEXT, load())
    for paragraph in reading.article.paragraphs:
        assert set(vars(paragraph)) == {field.name for field in fields(paragraph)}
    assert [number.value for number in reading.article.paragraphs[0].numbers][-1] == 40
