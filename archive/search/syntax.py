"""What was typed, read into a small tree; what cannot be read is said and the nearest reading kept.

dien bien phu "exact words" -excluded (one OR other) begin* place:lai-chau date:1953-12..1954-01
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from typing import NamedTuple

from archive.text.dates import read_partial
from archive.text.tokens import Steps, steps

MAX_LENGTH = 400
MAX_TERMS = 32
MAX_DEPTH = 8
CODES = ("place", "unit", "paper", "type")  # fields whose values stand in the index
FIELDS = (*CODES, "date", "figure")
_LEXEMES = re.compile(
    r"""(?P<open>\()|(?P<close>\))|(?P<either>\bOR\b|\|)|(?P<both>\bAND\b|&)|(?P<minus>-(?=[^\s)-]))
    |(?P<quote>"[^"]*"?)
    |(?P<field>[A-Za-z]+):(?P<value>"[^"]*"?|[^\s()]*)
    |(?P<word>[^\s()"|&]+)""",
    re.VERBOSE,
)
_LIKE = str.maketrans("“”„«»「」『』﹁﹂", '"' * 11)
_FIGURE = re.compile(r"(?P<kind>[\w.-]+?)(?:(?P<sign>>=|≥|>|=)(?P<least>[\d,]+))?")


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand one after another; `literal` ones stand for nothing but themselves."""

    text: str
    literal: bool = False
    prefix: bool = False

    @property
    def steps(self) -> Steps:
        """The tokens to look up."""
        return steps(self.text, prefix=self.prefix)

    def __str__(self) -> str:
        if self.literal:
            return f'"{self.text}"'
        return f"{self.text}*" if self.prefix else self.text


@dataclass(frozen=True, slots=True)
class Field:
    """A value that the index holds beside the words: a place, unit, newspaper or type."""

    name: str
    value: str

    def __str__(self) -> str:
        return f"{self.name}:{_quoted(self.value)}"


@dataclass(frozen=True, slots=True)
class Not:
    """What must not be there."""

    part: Node

    def __str__(self) -> str:
        return f"-{_inside(self.part)}"


@dataclass(frozen=True, slots=True)
class All:
    """Parts that must all be there."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " ".join(
            str(p) if isinstance(p, Term | Field | Not) else f"({p})" for p in self.parts
        )


@dataclass(frozen=True, slots=True)
class Any:
    """Parts of which one must be there."""

    parts: tuple[Node, ...]

    def __str__(self) -> str:
        return " OR ".join(map(_inside, self.parts))


Node = Term | Field | Not | All | Any


class Problem(NamedTuple):
    """Something that was read otherwise than typed: what, about which words, and how instead."""

    code: str
    text: str = ""
    read: str = ""
    near: str = ""


class Period(NamedTuple):
    """Two days with everything between them; None is an open end."""

    first: dt.date | None
    last: dt.date | None
    text: str


class Least(NamedTuple):
    """A kind of figure, and what it must at least come to."""

    kind: str
    least: int
    text: str


@dataclass(frozen=True, slots=True)
class Query:
    """A question as it was understood."""

    typed: str
    root: Node | None = None
    periods: tuple[Period, ...] = ()
    figures: tuple[Least, ...] = ()
    problems: tuple[Problem, ...] = ()

    def __str__(self) -> str:
        kept = [f"date:{p.text}" for p in self.periods] + [f"figure:{f.text}" for f in self.figures]
        root = [] if self.root is None else [_inside(self.root) if kept else str(self.root)]
        return " ".join(root + kept)

    @property
    def asks(self) -> bool:
        """Say whether there is anything to look for."""
        return bool(self.root or self.periods or self.figures)


def parse(typed: str) -> Query:
    """Return the question that was typed; never raise.

    >>> str(parse('ambush  (“Highway 39” OR 公路) -truck').root)
    'ambush ("Highway 39" OR 公路) -truck'
    >>> parse('"Lai Chau').problems
    (Problem(code='quote', text='Lai Chau'),)
    """
    reader = _Reader(_normal(typed))
    root = _excluding(reader.either(0), reader)
    return Query(
        typed=" ".join(typed.split())[:MAX_LENGTH],
        root=root,
        periods=tuple(reader.periods),
        figures=tuple(reader.figures),
        problems=tuple(dict.fromkeys(reader.problems)),
    )


def terms(node: Node | None) -> Iterator[Term]:
    """Yield the words to look for, those that are excluded left out."""
    if isinstance(node, Term):
        yield node
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from terms(part)


def leaves(node: Node | None) -> Iterator[Term | Field]:
    """Yield the words and fields to look for, those that are excluded left out."""
    if isinstance(node, Term | Field):
        yield node
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from leaves(part)


@dataclass(slots=True)
class _Reader:
    """A descent over the lexemes that gathers what it could not take as typed."""

    text: str
    periods: list[Period] = field(default_factory=list)
    figures: list[Least] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    _at: int = 0
    _count: int = 0

    def __post_init__(self) -> None:
        if len(self.text) > MAX_LENGTH:
            self.say("long", str(MAX_LENGTH))
            self.text = self.text[:MAX_LENGTH]

    def say(self, code: str, *told: str) -> None:
        """Note what was read otherwise."""
        self.problems.append(Problem(code, *told))

    def either(self, depth: int) -> Node | None:
        """Read alternatives."""
        found: list[Node] = []
        while True:
            part = self._both(depth)
            if part is not None:
                found.append(part)
            lexeme = self._peek()
            if lexeme is None or lexeme.lastgroup == "close":
                if depth or lexeme is None:
                    break
                self._at = lexeme.end()
                self.say("close")
                # What follows a stray parenthesis still belongs to the question.
                if (rest := self.either(0)) is not None:
                    return _flat([part for part in (self._any(found), rest) if part])
                break
            if lexeme.lastgroup == "either":
                self._at = lexeme.end()
                if part is None:
                    self.say("or")
        return self._any(found)

    def _any(self, parts: list[Node]) -> Node | None:
        """Return alternatives, without those that only exclude."""
        if len(parts) < 2:
            return parts[0] if parts else None
        for part in parts:
            if isinstance(part, Not):
                self.say("excluded_either", str(part))
        return _joined(Any, [part for part in parts if not isinstance(part, Not)])

    def _both(self, depth: int) -> Node | None:
        found: list[Node] = []
        while (lexeme := self._peek()) is not None and lexeme.lastgroup not in ("either", "close"):
            self._at = lexeme.end()
            if lexeme.lastgroup == "both":
                continue
            part = self._part(lexeme, depth)
            if part is not None:
                found.append(part)
        lonely = all(isinstance(part, Not) for part in found)
        if lonely and len(found) > 1:
            return Not(Any(tuple(p.part for p in found if isinstance(p, Not))))
        return _flat(found)

    def _part(self, lexeme: re.Match[str], depth: int) -> Node | None:
        kind = lexeme.lastgroup
        if kind == "minus":
            return self._excluded(depth)
        if kind == "open":
            return self._group(depth)
        if kind == "quote":
            return self._quote(lexeme.group())
        if lexeme["field"] is not None:
            return self._field(lexeme["field"], lexeme["value"], depth)
        return self._word(lexeme.group())

    def _excluded(self, depth: int) -> Node | None:
        lexeme = self._peek()
        if lexeme is None or lexeme.lastgroup in ("either", "both", "close", "minus"):
            return None
        self._at = lexeme.end()
        before = len(self.periods), len(self.figures)
        part = self._part(lexeme, MAX_DEPTH if lexeme["field"] else depth)
        if (len(self.periods), len(self.figures)) != before:
            del self.periods[before[0] :], self.figures[before[1] :]
        if isinstance(part, Not):
            return part.part
        return Not(part) if part is not None else None

    def _group(self, depth: int) -> Node | None:
        if depth >= MAX_DEPTH - 1:
            self.say("deep")
            return None
        found = self.either(depth + 1)
        lexeme = self._peek()
        if lexeme is None:
            self.say("open")
        else:
            self._at = lexeme.end()
        return found

    def _quote(self, written: str) -> Node | None:
        words = " ".join(written.strip('"').split())
        if not words:
            self.say("quote_empty")
        elif not written.endswith('"'):
            self.say("quote", words)
        return self._counted(Term(words, literal=True))

    def _word(self, written: str) -> Node | None:
        bare = written.rstrip("*")
        return self._counted(Term(bare, prefix=bare != written))

    def _counted(self, term: Term) -> Term | None:
        if not term.steps.tokens:
            if term.text.strip("*-&|+~,.;:!?…，。、；：！？·"):
                self.say("signs", term.text)
            return None
        self._count += 1
        if self._count > MAX_TERMS:
            self.say("many", str(MAX_TERMS))
            return None
        return term

    def _field(self, name: str, written: str, depth: int) -> Node | None:
        value = " ".join(written.strip('"').split())
        known = name.lower()
        if known not in FIELDS:
            if value:  # else a colon stands after a word as in any sentence
                near = get_close_matches(known, FIELDS, n=1)
                self.say("field_near" if near else "field", name, f"{name} {value}", *near)
            if written.startswith('"'):
                return self._counted(Term(f"{name} {value}", literal=True))
            return self._word(f"{name}:{value}")
        if not value:
            self.say("empty", known)
            return None
        if known in CODES:
            return Field(known, value)
        if depth:
            self.say("inside", f"{known}:{value}")
            return None
        if known == "date":
            if (period := _period(value)) is None:
                self.say("date", value)
            else:
                self.periods.append(period)
        elif (least := _least(value)) is None:
            self.say("figure", value)
        else:
            self.figures.append(least)
        return None

    def _peek(self) -> re.Match[str] | None:
        return _LEXEMES.search(self.text, self._at)


def _normal(typed: str) -> str:
    """Return what was typed with the signs of other keyboards as those of the grammar."""
    text = unicodedata.normalize("NFC", typed).translate(_LIKE)
    return "".join(
        unicodedata.normalize("NFKC", c) if "\uff01" <= c <= "\uff5e" or c == "\u3000" else c
        for c in text
    )


def _excluding(node: Node | None, reader: _Reader) -> Node | None:
    """Return a question that asks for something: one that only excludes is turned round."""
    if isinstance(node, Not):
        if not (reader.periods or reader.figures):
            reader.say("only_excluded", str(node))
            return node.part
        reader.say("only_excluded", str(node))
        return None
    return _settled(node, reader)


def _settled(node: Node | None, reader: _Reader) -> Node | None:
    """Return the tree without exclusions that stand where nothing is asked for."""
    if isinstance(node, Any):
        kept = [_settled(part, reader) for part in node.parts if not isinstance(part, Not)]
        for part in node.parts:
            if isinstance(part, Not):
                reader.say("excluded_either", str(part))
        return _joined(Any, [part for part in kept if part is not None])
    if isinstance(node, All):
        found = [p if isinstance(p, Not) else _settled(p, reader) for p in node.parts]
        kept_parts = [part for part in found if part is not None]
        if kept_parts and all(isinstance(part, Not) for part in kept_parts):
            reader.say("only_excluded", str(node))
            return None
        return _flat(kept_parts)
    return node


def _joined(kind: type[All] | type[Any], parts: list[Node]) -> Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return kind(tuple(parts))


def _flat(parts: list[Node]) -> Node | None:
    """Return parts that must all be there as one list, however they were bracketed."""
    flat: list[Node] = []
    for part in parts:
        flat.extend(part.parts if isinstance(part, All) else [part])
    return _joined(All, flat)


def _inside(node: Node) -> str:
    return f"({node})" if isinstance(node, All | Any) else str(node)


def _quoted(value: str) -> str:
    return f'"{value}"' if " " in value else value


def _period(text: str) -> Period | None:
    """Return the days of 1953, 1953-12, 1953-12-23 or of a range of them, open at an end or not.

    >>> _period("1953-12..1954-01")[:2]
    (datetime.date(1953, 12, 1), datetime.date(1954, 1, 31))
    """
    first, dots, last = text.partition("..")
    try:
        begin = read_partial(first) if first else None
        end = read_partial(last) if last else None
    except ValueError:
        return None
    if begin is None and end is None:
        return None
    if not dots:
        assert begin is not None
        return Period(begin.first, begin.last, text)
    low, high = begin.first if begin else None, end.last if end else None
    return Period(low, high, text) if low is None or high is None or low <= high else None


def _least(text: str) -> Least | None:
    found = _FIGURE.fullmatch(text)
    if found is None:
        return None
    number = int(found["least"].replace(",", "") or 0) if found["least"] else 0
    least = number + (found["sign"] == ">")
    return Least(found["kind"].lower(), least, text) if least < 10**12 else None


def without_problems(query: Query) -> Query:
    """Return the same question as if it had been typed as it was read."""
    return replace(query, problems=())
