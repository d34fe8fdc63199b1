"""How a question was read: in sentences, with the links that change it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.presenters import asked as parameters
from archive.presenters.lists import changed
from archive.presenters.words import Said
from archive.search.ask import Question
from archive.search.near import Part
from archive.search.sentences import sentence

# What any search can be asked beside its words.
WAYS: Mapping[str, Collection[str]] = {"names": ("off",), "captions": ("1",)}


@dataclass(frozen=True, slots=True)
class Also:
    """A name that was typed and the other names that are looked for with it."""

    typed: str
    others: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a question was understood."""

    typed: str
    also: tuple[Also, ...]
    literally: str  # the address of the same search without other names; '' where there are none
    with_names: str  # the address of the same search with them; '' where they are not off
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Nothing:
    """One part of a question that found nothing: what it finds alone, and what is nearly it."""

    text: str
    count: int
    without: str  # the address of the question without it; '' where nothing would be left
    near: tuple[tuple[str, str], ...]  # words and the address that looks for them


def reading(question: Question, asked: QueryDict) -> Reading:
    """Return how a question was understood."""
    off = asked.get("names") == "off"
    return Reading(
        typed=question.typed,
        also=tuple(
            Also(known.typed, tuple(Said(name.text, name.language) for name in known.others))
            for known in question.known
        ),
        literally=changed(asked, names="off", page=None) if question.known else "",
        with_names=changed(asked, names=None, page=None) if off else "",
        problems=tuple(sentence(problem) for problem in question.problems),
    )


def unread(
    asked: QueryDict, values: Mapping[str, Collection[str]], free: Iterable[str] = ("q", "page")
) -> list[str]:
    """Return the names of the parameters that could not be used, strangers last.

    `values` are those of parameters with few, `free` the names of those that take any.
    """
    wrong = [name for name in values if asked.get(name) and asked[name] not in values[name]]
    return wrong + parameters.unknown(asked, (*values, *free))


def left_out(
    asked: QueryDict, values: Mapping[str, Collection[str]], free: Iterable[str] = ("q", "page")
) -> tuple[tuple[str, str], ...]:
    """Return each parameter that could not be used, and why; strangers name themselves."""
    other, stranger = _("“%(value)s” is not a choice here."), _("No filter is called “%(text)s”.")
    return tuple(
        (name, other % {"value": asked[name]})
        if name in values
        else ("", stranger % {"text": name})
        for name in unread(asked, values, free)
    )


def nothing(parts: Iterable[Part], asked: QueryDict) -> tuple[Nothing, ...]:
    """Return why nothing was found, part by part."""
    typed = asked.get("q", "")
    return tuple(
        Nothing(
            text=part.text,
            count=part.count,
            without=changed(asked, q=part.without, page=None) if part.without else "",
            near=tuple(
                (word, changed(asked, q=_instead(typed, part.text, word), page=None))
                for word in part.near
            ),
        )
        for part in parts
    )


def _instead(typed: str, part: str, word: str) -> str:
    """Return the question with other words in place of one part."""
    shown = f'"{word}"' if " " in word and " " not in part else word
    return typed.replace(part, shown, 1) if part in typed else shown
