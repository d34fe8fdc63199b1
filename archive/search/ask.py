"""A question as the archive understands it: fields settled, other names beside those it uses."""

from __future__ import annotations

from dataclasses import dataclass

from archive.search.fields import codes, settle
from archive.search.names import Known, expand
from archive.search.syntax import Least, Node, Period, Problem, parse


@dataclass(frozen=True, slots=True)
class Question:
    """What to look for, and how it was read."""

    typed: str
    root: Node | None
    periods: tuple[Period, ...] = ()
    figures: tuple[Least, ...] = ()
    known: tuple[Known, ...] = ()  # names of which others are looked for too
    problems: tuple[Problem, ...] = ()
    aside: bool = False  # captions and trailers too

    @property
    def key(self) -> str:
        """What tells this question from others that find something else."""
        return repr((self.root, self.periods, self.figures, self.aside))

    @property
    def asks(self) -> bool:
        """Say whether there is anything to look for."""
        return bool(self.root or self.periods or self.figures)


def ask(typed: str, *, names: bool = True, aside: bool = False) -> Question:
    """Return what was typed as a question; `names` looks for other names of places and units."""
    query = parse(typed)
    problems = list(query.problems)
    root = settle(query.root, problems) if query.root else None
    known: tuple[Known, ...] = ()
    if root is not None and names:
        root, known = expand(root)
    figures = []
    for figure in query.figures:
        found = codes("action", figure.kind)
        figures += [Least(code, figure.least, figure.text) for code in found[:1]]
        if not found:
            problems.append(Problem("no_figure", figure.kind))
    return Question(query.typed, root, query.periods, tuple(figures), known, tuple(problems), aside)
