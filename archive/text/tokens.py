"""Text to tokens: the one way words enter the index and are looked up in it.

Case, diacritics, width and script are folded away. A Latin word or number is one token. Han is cut
into overlapping pairs and, at the end of a run, its last character, so that words of one, two or
many characters are found as phrases without a dictionary.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from operator import add
from typing import NamedTuple

from opencc import OpenCC

from archive.text.fold import fold, fold_aligned

HAN = "\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff"
HAN += "\U00020000-\U0003ffff"
BREAK = "§"  # stands between paragraphs, so that no phrase runs across them
# A class alone is matched ten times as fast as one of several: it finds what may be cut further.
_RUNS = re.compile(rf"[\w\u0300-\u036f{HAN}]+")
_ASCII = re.compile(r"[a-z0-9]+")
_PIECES = re.compile(rf"(?P<han>[{HAN}]+)|(?:[^\W_{HAN}]|[\u0300-\u036f])+")
# These begin with the sign that is searched for.
_THOUSANDS = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_GENITIVE = re.compile(r"['’](?<=[^\W\d_]['’])[sS]\b")


class Piece(NamedTuple):
    """A folded word, or a folded run of Han characters."""

    text: str
    han: bool


class Steps(NamedTuple):
    """Tokens that stand one after another; `prefix` where the last one is only begun."""

    tokens: tuple[str, ...]
    prefix: bool


def tokens(text: str) -> list[str]:
    """Return the tokens under which a text is found.

    >>> tokens("Điện Biên Phủ’s 52,000 men"), tokens("奠邊府")
    (['dien', 'bien', 'phu', '52000', 'men'], ['奠边', '边府', '府'])
    """
    return list(_tokens(text))


@lru_cache(maxsize=1000)  # sentences and titles that several events share
def _tokens(text: str) -> tuple[str, ...]:
    if text.isascii():
        return tuple(_ASCII.findall(_joined(text).lower()))
    found: list[str] = []
    for run, han in pieces(text):
        if han:
            found += _pairs(run)
            found.append(run[-1])
        else:
            found.append(run)
    return tuple(found)


def steps(text: str, *, prefix: bool = False) -> Steps:
    """Return the tokens that a text holds one after another if it holds these words.

    >>> steps("奠邊府"), steps("边"), steps("第39号")
    (Steps(tokens=('奠边', '边府'), prefix=False), Steps(tokens=('边',), prefix=True), \
Steps(tokens=('第', '39', '号'), prefix=True))
    """
    found: list[str] = []
    cut = list(pieces(text))
    for place, piece in enumerate(cut):
        last = place == len(cut) - 1
        if not piece.han:
            found.append(piece.text)
        else:
            found.extend(_pairs(piece.text))
            if not last or len(piece.text) == 1:
                found.append(piece.text[-1])
            prefix = prefix and len(piece.text) == 1 if last else prefix
            if last and len(piece.text) == 1:
                prefix = True
    return Steps(tuple(found), prefix and bool(found))


def pieces(text: str) -> Iterator[Piece]:
    """Yield the folded words and runs of a text in order."""
    new = tuple.__new__
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    for run in _RUNS.findall(_joined(text)):
        if run.isascii():
            for word in run.lower().split("_"):
                if word:
                    yield new(Piece, (word, False))
            continue
        for found in _PIECES.finditer(run):
            part = found.group()
            if found.lastgroup:
                yield new(Piece, (part.translate(simple_forms()), True))
            elif word := _word(part):
                yield new(Piece, (word, False))


def _joined(text: str) -> str:
    """Return a text with its numbers as runs of digits and without genitives."""
    if "," in text:
        text = _THOUSANDS.sub("", text)
    if "'" in text or "’" in text:
        text = _GENITIVE.sub("", text)
    return text


def aligned(text: str) -> str:
    """Return a text folded as tokens are, character for character, so that offsets stay right."""
    folded = fold_aligned(text)
    return folded if folded.isascii() else folded.translate(simple_forms())


def pattern(text: str, *, prefix: bool = False) -> re.Pattern[str] | None:
    """Return what finds these words in an aligned text; None where there are no words.

    >>> pattern("Dien Bien").search(aligned("at Điện  Biên Phủ")).span()
    (3, 13)
    """
    cut = list(pieces(text))
    if not cut:
        return None
    written = [_written(piece) for piece in cut]
    body = written[0]
    for before, piece, words in zip(cut, cut[1:], written[1:], strict=False):
        body += (r"[\W_]*" if before.han or piece.han else r"[\W_]+(?:s[\W_]+)?") + words
    start = "" if cut[0].han else rf"(?<![^\W_{HAN}])"
    end = "" if cut[-1].han or prefix else rf"(?![^\W_{HAN}])"
    return re.compile(start + body + end)


def _written(piece: Piece) -> str:
    """Return the ways a folded piece may be printed: blanks in Han, commas in numbers."""
    if piece.han:
        return r"\s*".join(map(re.escape, piece.text))
    between = ",?" if piece.text.isdigit() else "[\u0300-\u036f]*"
    return between.join(map(re.escape, piece.text))


def _pairs(run: str) -> list[str]:
    return list(map(add, run, run[1:]))


@lru_cache(maxsize=200_000)
def _word(word: str) -> str:
    """Return a word folded; each distinct word once, for folding is most of the work."""
    return fold(word).replace(" ", "")


@lru_cache(maxsize=1)
def simple_forms() -> dict[int, str]:
    """Return the simplified form of every traditional character.

    A character at a time, so that a word is read alike whatever stands around it.
    """
    characters = [chr(code) for code in (*range(0x3400, 0xA000), *range(0xF900, 0xFB00))]
    simple = str(OpenCC("t2s").convert("\n".join(characters))).split("\n")
    return {
        ord(old): new
        for old, new in zip(characters, simple, strict=True)
        if old != new and len(new) == 1
    }
