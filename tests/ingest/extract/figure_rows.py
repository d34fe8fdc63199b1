"""Figures of one paragraph as rows, read with the vocabulary that ships."""

from __future__ import annotations

import datetime as dt

from archive.ingest.extract.figures import extract
from archive.ingest.records import (
    Article,
    FigureMention,
    Header,
    Language,
    Paragraph,
    ParagraphKind,
    RelayStep,
    Report,
)
from tests.lexicon import load

ENGLISH, CHINESE = Language.ENGLISH, Language.CHINESE


def read(text: str, language: Language, *chain: RelayStep) -> tuple[FigureMention, ...]:
    paragraph = Paragraph("p1", language, ParagraphKind.BODY, text, 1, 1)
    english, chinese = (("p1",), ()) if language is ENGLISH else ((), ("p1",))
    return extract(
        Article("monolingual", Header(), None, (paragraph,), dt.date(1952, 1, 1), "header"),
        (Report("r1", english, chinese, None, chain),),
        (),
        (),
        (),
        load(),
        (),
    )


def rows(text: str, language: Language) -> list[tuple[object, ...]]:
    found = []
    for m in read(text, language):
        value = m.quantity.value
        found.append((m.quotes[0].text, value and float(value), m.action, m.object, m.unit))
    return found
