"""One sentence in both languages out of a frame, with what was put into it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.generate.material import frames
from archive.generate.slots import Scene, Value, verb

Spec = tuple[str, int, int]
_SLOT = re.compile(r"\{(\w+)(?:=([^:{}]+):(\d+)-(\d+))?\}")
_ITEM = re.compile(r"\[\[(.*?)\]\]")


@dataclass(frozen=True, slots=True)
class Frame:
    """A compiled frame; `short` is its English without the item that may be dropped."""

    english: str
    short: str
    chinese: str
    slots: tuple[tuple[str, Spec | None], ...]


@dataclass(slots=True)
class Pair:
    """A sentence in both languages with its slots; `error` is (kind, right words, wrong words)."""

    english: str
    chinese: str
    values: dict[str, Value]
    error: tuple[str, str, str] | None = None


def compiled(section: str) -> tuple[Frame, ...]:
    """Return the frames of one section, ready to be filled."""
    return tuple(_compile(english, chinese) for english, chinese in frames(section))


def _compile(english: str, chinese: str) -> Frame:
    slots: dict[str, Spec | None] = {}
    for name, what, low, high in _SLOT.findall(english):
        slots.setdefault(name, (what, int(low), int(high)) if what else None)
    plain = _SLOT.sub(r"{\1}", english)
    return Frame(
        english=_ITEM.sub(r"\1", plain),
        short=_ITEM.sub("", plain),
        chinese=_ITEM.sub(r"\1", chinese),
        slots=tuple(slots.items()),
    )


def sentence(
    scene: Scene, frame: Frame, tail: Frame | None = None, *, with_error: bool = False
) -> Pair:
    """Fill a frame; with an error the English says another thing than the Chinese."""
    values = _values(scene, frame)
    english = {name: value.english for name, value in values.items()}
    chinese = {name: value.chinese for name, value in values.items()}
    template, error = frame.english, None
    if with_error:
        options = [
            (name, kind, words)
            for name, value in values.items()
            for kind, words in value.wrong
            if words != value.english
        ]
        if frame.short != frame.english:
            options.append(("", "dropped_item", ""))
        if options:
            # By kind first: every number can be wrong, few sentences have a formation.
            chosen = scene.random.choice(sorted({kind for _, kind, _ in options}))
            name, kind, words = scene.random.choice([o for o in options if o[1] == chosen])
            if name:
                error = (kind, english[name], words)
                english[name] = words
            else:
                error = (kind, "", "")
                template = frame.short
    said, han_said = template.format_map(english), frame.chinese.format_map(chinese)
    if tail:
        more = _values(scene, tail)
        said += tail.english.format_map({name: value.english for name, value in more.items()})
        han_said += tail.chinese.format_map({name: value.chinese for name, value in more.items()})
    return Pair(f"{said[0].upper()}{said[1:]}.", f"{han_said}。", values, error)


def _values(scene: Scene, frame: Frame) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for name, spec in frame.slots:
        if name in ("verb", "verb0"):
            values["verb"], values["verb0"] = verb(scene.random)
        elif name not in values:
            value = scene.fill(name, spec)
            # A second town or noun is another one than the first.
            if name[-1:].isdigit() and value == values.get(name[:-1]):
                value = scene.fill(name, spec)
            values[name] = value
    if "month2" in values and values["month2"].truth < values["month"].truth:
        values["month"], values["month2"] = values["month2"], values["month"]
    return values
