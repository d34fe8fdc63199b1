"""Clean pairs: English and Chinese sentences that say the same, one pair a translation unit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from tests.readings.items import HERE, SETS, items

GOLD = HERE.parent / "gold"
LANGUAGES = ("en", "zh")
PAIRED = SETS[:4]  # the fifth set is kept apart, as a measure only


@dataclass(frozen=True)
class Pair:
    """What one sentence or a few say in both languages, and the day of the newspaper."""

    id: str
    english: str
    chinese: str
    published: str | None


@cache
def clean_pairs() -> tuple[Pair, ...]:
    """Return the clean pairs of the five documents and of this set, each once."""
    found = [*_from_documents()]
    for of in PAIRED:
        found += [*_from_differences(of), *_from_alignment(of)]
    return tuple({(pair.english, pair.chinese): pair for pair in reversed(found)}.values())[::-1]


def _from_documents() -> Iterator[Pair]:
    """Yield the sentences that the gold aligns and finds no difference in."""
    for path in sorted(GOLD.glob("0*.json")):
        gold = json.loads(path.read_text("utf-8"))
        texts = {p["id"]: p["text"] for p in gold["paragraphs"]}
        spans = {s["id"]: s for s in gold.get("sentences", [])}
        for n, bead in enumerate(gold.get("sentence_alignment", []), 1):
            if (
                bead["en"]
                and bead["zh"]
                and not any(_differs(gold, spans[i], i) for i in _ids(bead))
            ):
                said = {
                    language: joint.join(
                        texts[i.split(".s")[0]][spans[i]["start"] : spans[i]["end"]]
                        for i in bead[language]
                    )
                    for language, joint in zip(LANGUAGES, (" ", ""), strict=True)
                }
                published = gold["publication"]["date"]
                yield Pair(f"{path.stem[:3]}-{n:02d}", said["en"], said["zh"], published)


def _ids(bead: dict[str, list[str]]) -> list[str]:
    return [*bead["en"], *bead["zh"]]


def _differs(gold: dict[str, Any], span: dict[str, Any], id: str) -> bool:
    """Say whether the gold marks a difference inside this sentence."""
    quotes = [d[lang] for d in gold["discrepancies"] for lang in LANGUAGES if d.get(lang)]
    return any(
        quote["para"] == id.split(".s")[0]
        and quote["start"] < span["end"]
        and span["start"] < quote["end"]
        for quote in quotes
    )


def _from_differences(of: str) -> Iterator[Pair]:
    for item in items("differences", of):
        if not item["expect"]:
            yield Pair(item["id"], item["en"], item["zh"], item["published"])


def _from_alignment(of: str) -> Iterator[Pair]:
    for item in items("alignment", of):
        for n, (english, chinese) in enumerate(item["beads"], 1):
            if len(english) == len(chinese) == 1:
                said = [
                    item[language][int(p) - 1][int(s) - 1]
                    for language, side in zip(LANGUAGES, (english, chinese), strict=True)
                    for p, s in [side[0].split(".")]
                ]
                yield Pair(f"{item['id']}.{n}", said[0], said[1], item["published"])
