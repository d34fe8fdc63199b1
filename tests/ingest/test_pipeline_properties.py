"""Properties of the whole pipeline on any text, and its time on large ones."""

import contextlib
import dataclasses
import itertools
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.ingest import pipeline
from archive.ingest.decode import decode
from archive.ingest.records import Article, ParagraphKind, ParseError, Quote
from tests import lexicon

PIECES = """\
Xinhua News Agency, May 8th: |【新华社平壤十八日电】|HANOI, April 1 (AFP) -- |According to
据法新社报道，|1,234|34,113|二百三十|几十|数百|三万多|１２３|第|十五|dozens of |more than |over
nearly |a |hundred | killed| wounded and captured|击毙|毙伤俘|缴获|enemy troops|名|挺|架|tons of
吨|公里|里|miles |km|battalion |3rd Battalion, |Regiment 174|第一七四团|营|连|三一六师|Division
II/1st RCP|army|Hanoi|河内|Dien Bien Phu|Điện Biên Phủ|太平省省会|太平|和平|north of |以北
西南四十公里|Highway 39|Hill 381|May 7|五月七日|the 5th and 6th|上旬|本月|same day|同日|1953
at 10 p.m. |晚九点半|to |至|year ending |, | and |. |；|。|、|“|”|"|(|)|（|    |\t|Title: A
Date: 1954-01-01|Page: 4|<hr />|Original:|### |第4版()|专栏：|Related Topics"""
WORDS = [piece for line in PIECES.split("\n") for piece in line.split("|")] + ["\n", "\n\n"]
HEAD = "Title: A\nAuthor:\nDate: 1954-01-01\nPage: 4\n\n"
MIDDLE = "\n\n<hr />\n\nOriginal:\n\n### 标题\n\n1954-01-01\n第4版()\n专栏：\n\n    "

anything = st.text(max_size=300)
pieces = st.lists(st.sampled_from(WORDS), max_size=60).map("".join)
mixed = st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=3)), max_size=40).map("".join)
bilingual = st.tuples(pieces, pieces).map(lambda sides: f"{HEAD}{sides[0]}{MIDDLE}{sides[1]}\n")

thorough = settings(max_examples=60, derandomize=True)


@thorough
@given(st.one_of(anything, pieces, mixed, bilingual))
def test_any_text_is_read_or_refused(text):
    check(lambda: text)


@thorough
@given(st.one_of(st.binary(max_size=400), mixed.map(lambda text: text.encode("utf-16"))))
def test_any_bytes_are_read_or_refused(data):
    check(lambda: decode(data).text)


@thorough
@given(mixed, st.sampled_from(["gb18030", "utf-16-le", "utf-8-sig", "big5", "cp1258"]))
def test_any_script_is_read_or_refused(text, encoding):
    check(lambda: decode(text.encode(encoding, "replace")).text)


def check(text):
    """Assert that a text is read as it should be, or refused with a reason."""
    refused = ""
    readings = ()
    try:
        readings = pipeline.run(text(), lexicon.load())
    except ParseError as error:
        refused = error.reason
    assert readings or refused
    for reading in readings:
        hold(reading)


def hold(reading):
    """Assert what is true of every reading, whatever the text."""
    article: Article = reading.article
    texts = {p.id: p.text for p in article.paragraphs}
    assert len(texts) == len(article.paragraphs)
    trailers = {p.id for p in article.paragraphs if p.kind is ParagraphKind.TRAILER}
    for quote in quotes((reading.reports, reading.dates, reading.places, reading.units)):
        assert texts[quote.paragraph][quote.start : quote.end] == quote.text != ""
    for quote in quotes((reading.figures, reading.events, reading.discrepancies)):
        assert texts[quote.paragraph][quote.start : quote.end] == quote.text != ""
        assert quote.paragraph not in trailers
    for found in (reading.dates, reading.places, reading.units, reading.figures, reading.events):
        ids = [mention.id for mention in found]
        assert len(set(ids)) == len(ids)
    sentences = {s.id: s for s in reading.sentences}
    assert len(sentences) == len(reading.sentences)
    for sentence in sentences.values():
        assert 0 <= sentence.start < sentence.end <= len(texts[sentence.paragraph])
    covered(reading.sentence_alignment, sentences)
    covered(reading.alignment, texts)
    for figure in reading.figures:
        low, high = figure.quantity.low, figure.quantity.high
        assert low is None or high is None or low <= high
    for date in reading.dates:
        first, last = date.value.earliest, date.value.latest
        assert first is None or last is None or first <= last
    refer(reading)


def covered(beads, known):
    """Assert that beads join known ids, each at most once."""
    for side in ("english", "chinese"):
        ids = list(itertools.chain.from_iterable(getattr(bead, side) for bead in beads))
        assert set(ids) <= set(known)
        assert len(set(ids)) == len(ids)


def refer(reading):
    """Assert that what refers to another mention names one."""
    figures = {figure.id for figure in reading.figures}
    places = {place.id for place in reading.places}
    units = {unit.id for unit in reading.units}
    for figure in reading.figures:
        assert {figure.part_of, figure.same_as} - {None} <= figures - {figure.id}
    for unit in reading.units:
        assert unit.parent is None or unit.parent in units - {unit.id}
    for event in reading.events:
        assert {place.mention for place in event.places} <= places
        assert {unit.mention for unit in event.units} <= units
        assert set(event.figures) <= figures


def quotes(value):
    """Yield the quotes anywhere inside records and tuples."""
    if isinstance(value, Quote):
        yield value
    elif isinstance(value, tuple):
        for one in value:
            yield from quotes(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from quotes(getattr(value, field.name))


# --- time ---------------------------------------------------------------------------------------


def repeated(unit):
    return lambda size: (unit * (size // len(unit) + 1))[:size]


def counted(pattern):
    """Return a text maker that numbers the copies of a pattern."""

    def make(size):
        copies = (pattern.format(n=n, d=n % 28 + 1) for n in itertools.count())
        return "".join(itertools.islice(copies, size // len(pattern)))

    return make


def both(english, chinese):
    """Pair two texts; shorter ones, for pairing takes a while a sentence."""
    return lambda size: f"{HEAD}{english(size // 5)}{MIDDLE}{chinese(size // 20)}\n"


SENTENCES = repeated("They killed 200 men on May 3 near Hanoi. ")
HAN_SENTENCES = repeated("五月三日他们在河内击毙敌军二百名。")
SHAPES = {
    "one line of Han": repeated("人民军队在前线英勇作战取得胜利"),
    "digits": repeated("1234567890"),
    "Han digits": repeated("第一二三四五六七八九十"),
    "a Han number": repeated("一百二十三万"),
    "words": repeated("the people of the north moved slowly towards "),
    "capitals": repeated("North Vietnam Army Division Of The "),
    "brackets": repeated("("),
    "Han brackets": repeated("【（"),
    "opening quotes": repeated("“"),
    "commas": repeated("1,"),
    "hyphens": repeated("twenty-"),
    "full stops": repeated("。"),
    "figures": repeated("1,000 killed and "),
    "a Han list": repeated("缴获机枪三挺、步枪二十支、"),
    "sentences": SENTENCES,
    "Han sentences": HAN_SENTENCES,
    "units": repeated("the 3rd Battalion of the 5th Regiment of "),
    "Han units": repeated("第五团第三营第二师"),
    "names": repeated("Dien Bien Phu "),
    "abbreviations": repeated("Feb. 3 Gen. A. B. "),
    "blank lines": repeated("\n"),
    "paragraphs": counted("The army killed {n} enemy troops at Hanoi on May {d}.\n\n"),
    "Han paragraphs": counted("    人民军{d}日在河内击毙敌军{n}名。\n"),
    "datelines": counted("Xinhua News Agency, May {d}th: The army killed {n} enemy troops.\n\n"),
    "Han datelines": counted("    【新华社{d}日讯】人民军{d}日击毙敌军{n}名。\n"),
    "rules": counted("para {n}\n\n<hr />\n\n"),
    "headers": counted("Title: The army number {n}\nDate: 1952-05-03\n"),
    "both languages": both(SENTENCES, HAN_SENTENCES),
    "both languages at length": lambda size: both(SENTENCES, HAN_SENTENCES)(5 * size),
    "unlike languages": both(SENTENCES, repeated("人民军队")),
}
SMALL, TIMES = 6_000, 4
BOUND = 12  # quadratic would be 16 times as long, linear 4
SLACK = 0.1  # seconds


@pytest.mark.parametrize("shape", SHAPES)
def test_time_is_linear_in_the_length(shape):
    small, large = SHAPES[shape](SMALL), SHAPES[shape](TIMES * SMALL)
    for _ in range(3):  # other processes may take the machine
        short, long = seconds(small), seconds(large)
        if long < BOUND * short + SLACK:
            return
    pytest.fail(f"{short:.3f} s for {len(small)}, {long:.3f} s for {len(large)} characters")


def test_long_runs_of_sentences_are_paired_in_about_the_time_it_takes_to_read_them():
    english, chinese = SENTENCES(16_000), HAN_SENTENCES(10_000)
    for _ in range(3):
        alone = seconds(english) + seconds(chinese)
        together = seconds(f"{HEAD}{english}{MIDDLE}{chinese}\n")
        if together < 4 * alone:
            return
    pytest.fail(f"{alone:.3f} s alone, {together:.3f} s together")


def seconds(text):
    start = time.process_time()
    with contextlib.suppress(ParseError):
        pipeline.run(text, lexicon.load())
    return time.process_time() - start
