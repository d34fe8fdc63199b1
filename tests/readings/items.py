"""The items of the set, and the tiny articles that the pipeline reads them in."""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

from archive.ingest import pipeline
from archive.ingest.records import Article, Header, Language, Paragraph, ParagraphKind, Reading
from tests import lexicon

HERE = Path(__file__).parent
SETS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh",
)  # fmt: skip
LAYERS = ("datelines", "dates", "figures", "units", "places", "alignment", "differences")
LINKS = ("event-units", "event-figures")  # of the events of the later sets, from the same items

Item = dict[str, Any]


@cache
def items(layer: str, of: str = "first") -> tuple[Item, ...]:
    """Return the items of one layer of a set, in the order of the file."""
    folder = HERE if of == "first" else HERE / of
    name = "events" if layer in LINKS else layer
    return tuple(json.loads((folder / f"{name}.json").read_text("utf-8")))


def layers(of: str = "first") -> tuple[str, ...]:
    """Return the layers that a set has items for."""
    return (*LAYERS, "events", *LINKS) if (HERE / of / "events.json").exists() else LAYERS


def article(english: list[str], chinese: list[str], published: str | None) -> Article:
    """Return an article with these body paragraphs and nothing else."""
    languages = [(Language.ENGLISH, english), (Language.CHINESE, chinese)]
    body = [(language, n, text) for language, texts in languages for n, text in enumerate(texts, 1)]
    return Article(
        layout="bilingual" if english and chinese else "monolingual",
        header=Header(date=published),
        original=None,
        paragraphs=tuple(
            Paragraph(f"{language}{n}", language, ParagraphKind.BODY, text, line, line)
            for line, (language, n, text) in enumerate(body, 1)
        ),
        published=dt.date.fromisoformat(published) if published else None,
        published_basis="header" if published else "no date",
    )


def read(english: list[str], chinese: list[str], published: str | None) -> Reading:
    """Return what the pipeline reads out of such an article with the shipped lexicon."""
    return pipeline.read(article(english, chinese, published), lexicon.load())


def reading(item: Item) -> Reading:
    """Return what the pipeline reads out of the text of one item."""
    if "zh" in item:
        sides = [[item["en"]], [item["zh"]]]
        if isinstance(item["en"], list):
            sides = [["".join(p) for p in item["zh"]]]
            sides.insert(0, [" ".join(p) for p in item["en"]])
    else:
        texts = item["text"] if isinstance(item["text"], list) else [item["text"]]
        texts = [item.get("lead", "") + texts[0], *texts[1:]]
        sides = [texts, []] if item["lang"] == "en" else [[], texts]
    return read(sides[0], sides[1], item.get("published"))
