"""Invented dispatches: one after the other, the same for the same seed and number."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from archive.generate.numerals import han, ordinal
from archive.generate.sentences import Frame, Pair, compiled, sentence
from archive.generate.slots import MONTHS, Scene
from archive.generate.wars import Town, War, wars

_FIRST, _LAST = dt.date(1946, 1, 15), dt.date(1975, 12, 31)
_LEADS, _FIGHTS, _TOTALS, _QUOTES, _COMMENTS, _TAILS, _TITLES = (
    compiled(name)
    for name in ("leads", "fights", "totals", "quotes", "comments", "tails", "titles")
)
_KINDS = ((_FIGHTS, 0.38), (_TOTALS, 0.46), (_QUOTES, 0.60), (_COMMENTS, 1.0))
_WITH_DIFFERENCES = 0.25  # of dispatches in two languages
_BILINGUAL, _ENGLISH_ONLY = 0.80, 0.12

# English and Chinese of the same dateline; o is "21st", d 二十一, p the town.
_DATELINES = (
    ("Xinhua News Agency, {o} dispatch: ", "【新华社{d}日讯】"),
    ("Xinhua News Agency, {M} {o}: ", "【新华社{d}日讯】"),
    ("Xinhua News Agency, {M} {o} dispatch: ", "【新华社{m}月{d}日讯】"),
    ("Xinhua News Agency, {p}, {o} dispatch: ", "【新华社{P}{d}日电】"),
    ("Xinhua News Agency, {p}, {M} {o}: ", "【新华社{P}{d}日电】"),
    ("Xinhua News Agency, {o} dispatch: TASS, {o} dispatch: ", "【新华社{d}日讯】塔斯社{d}日讯："),
    ("Xinhua, {M} {o}: ", "新华社{d}日讯　"),
)


@dataclass(slots=True)
class Generated:
    """One dispatch as the text of a file, and what was put into it."""

    name: str
    text: str
    truth: dict[str, Any]


@dataclass(slots=True)
class _Draft:
    english: list[str] = field(default_factory=list)
    chinese: list[str] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    items: list[dict[str, str]] = field(default_factory=list)


def dispatches(count: int, seed: int, towns: Sequence[Town], start: int = 0) -> Iterator[Generated]:
    """Yield dispatches; the n-th is the same whatever the count and the start."""
    known = wars(towns)
    for number in range(start, start + count):
        yield _dispatch(number, Random(seed * 1_000_003 + number), known)


def _dispatch(number: int, random: Random, known: Sequence[War]) -> Generated:
    published = _FIRST + dt.timedelta(days=random.randint(0, (_LAST - _FIRST).days))
    war = _war(random, published, known)
    chance = random.random()
    both = chance < _BILINGUAL
    languages = "both" if both else "en" if chance < _BILINGUAL + _ENGLISH_ONLY else "zh"
    wrong = both and random.random() < _WITH_DIFFERENCES
    draft = _Draft()
    items = random.choice((1, 1, 1, 2, 2, 3))
    sentences = random.randint(15, 30)
    for _ in range(items):
        filed = published - dt.timedelta(days=random.randint(1, 2))
        _add_item(draft, Scene(random, war, filed), max(3, sentences // items), wrong)
        wrong = wrong and random.random() < 0.5
    title = sentence(Scene(random, war, published), random.choice(_TITLES))
    name = f"{number:08}.txt"
    text = _lay_out(title, published, random.randint(1, 4), draft, languages)
    return Generated(name, text, _truth(name, published, languages, draft, items))


def _war(random: Random, published: dt.date, known: Sequence[War]) -> War:
    going_on = [war for war in known if war.first <= published.year <= war.last]
    return random.choices(going_on, [war.weight for war in going_on])[0]


def _add_item(draft: _Draft, scene: Scene, sentences: int, wrong: bool) -> None:
    """Add one wire item: its dateline and paragraphs of one to four sentences."""
    random = scene.random
    pairs = [sentence(scene, random.choice(_LEADS))]
    spoilt = random.randrange(1, sentences) if wrong else 0
    for place in range(1, sentences):
        frame = _frame(random, with_facts=place == spoilt)
        tail = random.choice(_TAILS) if random.random() < 0.75 else None
        pairs.append(sentence(scene, frame, tail, with_error=place == spoilt))
    town = scene.war.towns.pick(random)
    english, chinese = _dateline(random, scene.filed, town)
    draft.items.append(
        {"filed": scene.filed.isoformat(), "en": english.strip(), "zh": chinese.strip()}
    )
    place = 0
    while place < len(pairs):
        paragraph = pairs[place : place + random.randint(1, 4)]
        place += len(paragraph)
        draft.english.append(english + " ".join(pair.english for pair in paragraph))
        draft.chinese.append(chinese + "".join(pair.chinese for pair in paragraph))
        english = chinese = ""
    draft.pairs += pairs


def _frame(random: Random, *, with_facts: bool) -> Frame:
    chance = random.random() * (_KINDS[-2][1] if with_facts else 1)
    kind = next(rows for rows, share in _KINDS if chance < share)
    return random.choice(kind)


def _dateline(random: Random, filed: dt.date, town: Town) -> tuple[str, str]:
    english, chinese = random.choice(_DATELINES)
    return (
        english.format(o=ordinal(filed.day), M=MONTHS[filed.month - 1], p=town.english),
        chinese.format(d=han(filed.day), m=han(filed.month), P=town.chinese),
    )


def _lay_out(title: Pair, published: dt.date, page: int, draft: _Draft, languages: str) -> str:
    """Return the text of a file, laid out as the archive of the newspaper does."""
    said, headline = title.english.removesuffix("."), title.chinese.removesuffix("。")
    head = f"Title: {said if languages != 'zh' else ''}\nAuthor:\nDate: {published}\nPage: {page}\n"
    english = "\n\n".join(draft.english)
    if languages == "en":
        return f"{head}\n{english}\n"
    decks = "\n".join(f"    {deck}" for deck in headline.split("  "))
    body = "\n".join(f"    {paragraph}" for paragraph in draft.chinese)
    original = (
        f"Original: \n\n\n### {headline}\n\n{published}\n第{page}版()\n专栏：\n\n{decks}\n{body}\n"
    )
    return f"{head}\n{english + chr(10) if languages == 'both' else ''}\n\n\n<hr /> \n\n{original}"


def _truth(
    name: str, published: dt.date, languages: str, draft: _Draft, items: int
) -> dict[str, Any]:
    dates: list[list[object]] = []
    figures: list[list[object]] = []
    places: list[list[object]] = []
    units: list[list[object]] = []
    kinds = {"date": dates, "place": places, "unit": units}
    for pair in draft.pairs:
        loss = pair.values["act"].truth[0] if "act" in pair.values else ""
        for value in pair.values.values():
            if value.kind == "figure":
                what, number, qualifier = value.truth
                action, _, counted = what.partition("/")
                figures.append([loss if action == "*" else action, counted, number, qualifier])
            elif value.kind in kinds:
                kinds[value.kind].append([*value.truth])
    differences = [
        {
            "kind": pair.error[0],
            "en": pair.english,
            "zh": pair.chinese,
            "right": pair.error[1],
            "wrong": pair.error[2],
        }
        for pair in draft.pairs
        if pair.error
    ]
    return {
        "name": name,
        "published": published.isoformat(),
        "languages": languages,
        "items": draft.items[:items],
        "dates": dates,
        "figures": figures,
        "places": places,
        "units": units,
        "differences": differences,
    }
