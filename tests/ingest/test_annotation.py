"""The public form of a reading."""

import datetime as dt
import json
from dataclasses import dataclass
from decimal import Decimal

from archive.ingest.annotation import annotation
from archive.ingest.parse import parse
from archive.ingest.records import (
    Bead,
    Dateline,
    DateMention,
    DateValue,
    Discrepancy,
    EventKind,
    EventPlaceProposal,
    EventProposal,
    EventUnitProposal,
    FigureMention,
    Language,
    PlaceMention,
    Quantity,
    Quote,
    Reading,
    RelativeLocation,
    RelayStep,
    Report,
    Sentence,
    UnitMention,
)

TEXT = """Title: Ambush near Hanoi
Author:
Date: 1954-01-02
Page: 4

VNA, January 1st: Five men fell forty kilometers southwest of Hanoi.

<hr />

Original:

### 河内附近伏击

1954-01-02
第4版(国际)
专栏：战报

    河内附近伏击
    【越通社一日讯】河内西南四十公里歼敌五名。
"""
EN = "VNA, January 1st: Five men fell forty kilometers southwest of Hanoi."
ZH = "【越通社一日讯】河内西南四十公里歼敌五名。"
DAY = DateValue("1954-01-01", dt.date(1954, 1, 1), dt.date(1954, 1, 1), "day")


def quote(words):
    language = Language.ENGLISH if words in EN else Language.CHINESE
    start = (EN if words in EN else ZH).index(words)
    return Quote(f"{language}1", start, start + len(words), words, language)


def part(words):
    found = quote(words)
    return {"para": found.paragraph, "quote": words, "start": found.start, "end": found.end}


def reading():
    (article,) = parse(TEXT)
    step = RelayStep("vna", "agency", DAY)
    return Reading(
        article=article,
        reports=(
            Report(
                "r1", ("en1",), ("zh1",),
                Dateline("vna", DAY, None, (quote("VNA, January 1st"), quote("越通社一日讯"))),
                (step,), (step, RelayStep(None, "communique", None)),
            ),
        ),
        alignment=(Bead(("title",), ("zh.h1",), 0.5), Bead(("en1",), ("zh1",), 0.9)),
        sentences=(Sentence("en1.s1", "en1", 0, len(EN)), Sentence("zh1.s1", "zh1", 0, len(ZH))),
        sentence_alignment=(Bead(("en1.s1",), ("zh1.s1",), 0.9),),
        dates=(
            DateMention("d1", DAY, "dateline", "printed", (quote("January 1st"), quote("一日"))),
        ),
        places=(
            PlaceMention(
                "p1", None, quote("forty kilometers southwest of Hanoi"),
                relation=RelativeLocation("ha-noi", "SW", Decimal("40"), "km"),
            ),
            PlaceMention("p2", "ha-noi", quote("河内")),
        ),
        units=(
            UnitMention(
                "u1", None, "men", None, "collective", "vpa", (quote("men"),),
                count=5, count_qualifier="exact",
            ),
        ),
        figures=(
            FigureMention(
                "f1", "annihilated", "personnel",
                Quantity(Decimal("5.0"), Decimal(5), None, "more_than"), "", "french_union",
                (quote("Five men"), quote("五名")), claimant="vna",
            ),
            FigureMention(
                "f2", "share", "area", Quantity(Decimal("0.5"), None, None, "exact"), "km", "",
                (quote("四十公里"),), part_of="f1", unit_english="mi", unit_chinese="km",
            ),
        ),
        events=(
            EventProposal(
                "e1", "key", EventKind.ENGAGEMENT, "ambush", "Ambush", "伏击", "Phục kích", DAY,
                "explicit", "d1",
                (EventPlaceProposal("p1", "near"), EventPlaceProposal("p2", "location")),
                (EventUnitProposal("u1", "subject"),), ("f1",),
                (quote(EN), quote("Five men"), quote(ZH)), "r1", 0.8,
            ),
        ),
        discrepancies=(
            Discrepancy("x1", "number", "major", quote("Five"), quote("五"), "Why.", "neither"),
        ),
    )  # fmt: skip


def test_annotation_writes_every_layer_as_json():
    found = annotation(reading(), {"file": "a.txt", "sha256": "0", "encoding": "utf-8"})
    assert json.loads(json.dumps(found)) == found
    assert found == {
        "schema": "dispatch-gold/1",
        "source": {"file": "a.txt", "sha256": "0", "encoding": "utf-8", "layout": "bilingual"},
        "header": {"title": "Ambush near Hanoi", "author": "", "date": "1954-01-02", "page": 4},
        "original": {
            "headline": "河内附近伏击", "decks": ["河内附近伏击"], "author": "",
            "date": "1954-01-02", "page": 4, "section": "国际", "column": "战报",
        },
        "publication": {"date": "1954-01-02", "edtf": "1954-01-02", "basis": "header"},
        "paragraphs": [
            {"id": "en1", "lang": "en", "kind": "body", "lines": [6, 6], "text": EN},
            {"id": "zh.h1", "lang": "zh", "kind": "headline", "lines": [18, 18],
             "text": "河内附近伏击"},
            {"id": "zh1", "lang": "zh", "kind": "body", "lines": [19, 19], "text": ZH},
        ],
        "alignment": [
            {"id": "a0", "en": ["title"], "zh": ["zh.h1"], "score": 0.5},
            {"id": "a1", "en": ["en1"], "zh": ["zh1"], "score": 0.9},
        ],
        "sentences": [
            {"id": "en1.s1", "start": 0, "end": len(EN)},
            {"id": "zh1.s1", "start": 0, "end": len(ZH)},
        ],
        "sentence_alignment": [{"en": ["en1.s1"], "zh": ["zh1.s1"], "score": 0.9}],
        "reports": [
            {
                "id": "r1", "en": ["en1"], "zh": ["zh1"],
                "dateline": {"agency": "vna", "date": "1954-01-01", "place": None,
                             "en": "VNA, January 1st", "zh": "越通社一日讯"},
                "source_chain": [{"actor": "vna", "kind": "agency", "date": "1954-01-01"}],
                "source_chain_en": [
                    {"actor": "vna", "kind": "agency", "date": "1954-01-01"},
                    {"actor": None, "kind": "communique", "date": None},
                ],
            }
        ],
        "dates": [
            {"id": "d1", "edtf": "1954-01-01", "precision": "day", "role": "dateline",
             "en": part("January 1st"), "zh": part("一日"), "basis": "printed"},
        ],
        "places": [
            {"id": "p1", "place": None, "lang": "en",
             **part("forty kilometers southwest of Hanoi"),
             "relation": {"anchor": "ha-noi", "distance": 40, "unit": "km", "bearing": "SW"}},
            {"id": "p2", "place": "ha-noi", "lang": "zh", **part("河内")},
        ],
        "units": [
            {"id": "u1", "name": "men", "side": "viet-minh", "echelon": "collective",
             "unit": None, "mentions": [part("men")], "count": 5, "count_modifier": "exact"},
        ],
        "figures": [
            {"id": "f1", "action": "annihilated", "object": "personnel", "value": 5,
             "modifier": "more_than", "min": 5, "max": None, "side": "french",
             "en": part("Five men"), "zh": part("五名"), "claimant": "vna"},
            {"id": "f2", "action": "share", "object": "area", "value": 0.5, "modifier": "exact",
             "min": None, "max": None, "side": None, "zh": part("四十公里"), "unit": "km",
             "part_of": "f1", "unit_en": "mi", "unit_zh": "km"},
        ],
        "events": [
            {"id": "e1", "kind": "engagement", "type": "ambush", "title": "Ambush",
             "date": "1954-01-01", "date_basis": "explicit",
             "places": [
                {"place": "ha-noi", "role": "near"},
                {"place": "ha-noi", "role": "location"},
            ],
             "units": [{"unit": "u1", "role": "subject"}], "figures": ["f1"],
             "evidence": ["en1", "zh1"], "report": "r1", "outcome": None, "confidence": 0.8},
        ],
        "discrepancies": [
            {"id": "x1", "kind": "number", "severity": "major", "en": part("Five"),
             "zh": part("五"), "note": "Why.", "prefer": "neither"},
        ],
    }  # fmt: skip
    assert isinstance(found["figures"][0]["value"], int)


def test_annotation_takes_a_dataclass_for_the_source():
    @dataclass
    class Source:
        file: str

    assert annotation(reading(), Source("a.txt"))["source"] == {
        "file": "a.txt",
        "layout": "bilingual",
    }
