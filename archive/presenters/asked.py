"""The address of a list in one order, so that one question has one address."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.http import urlencode

# Public promises: names never change, and stand in this order.
ENGAGEMENTS = (
    "q", "names", "from", "to", "when", "region", "type", "status", "diff", "by", "paper", "unit",
    "side", "figure", "min", "dated", "placed", "kind", "sort", "view", "rows", "bbox", "page",
)  # fmt: skip
DEFAULTS = {
    "when": "happened",
    "kind": "engagement",
    "sort": "date",
    "view": "list",
    "rows": "region",
    "page": "1",
}
REPEATED = frozenset(ENGAGEMENTS[5:14]) | {
    "dated", "placed", "newspaper", "year", "language", "agency",
}  # fmt: skip
KEPT = ("q", "names", "kind", "sort", "view", "rows", "bbox")  # what "clear all" leaves
Pairs = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Promise:
    """The parameters of a list in their order, what goes without saying, and what can repeat."""

    names: tuple[str, ...]
    defaults: Mapping[str, str]
    repeated: Collection[str]
    kept: tuple[str, ...] = ("q", "sort", "view", "bbox")


PLACES = Promise(
    ("q", "kind", "located", "status", "view", "bbox", "page"),
    {"view": "list", "page": "1"},
    ("kind", "located", "status"),
)
UNITS = Promise(
    ("q", "side", "echelon", "status", "view", "bbox", "page"),
    {"view": "list", "page": "1"},
    ("side", "echelon", "status"),
)
DIFFERENCES = Promise(
    ("from", "to", "severity", "kind", "status", "newspaper", "sort", "page"),
    {"sort": "date", "page": "1"},
    ("severity", "kind", "status", "newspaper"),
)
TERMS = Promise(
    ("by", "q", "category", "all", "sort", "page"),
    {"by": "chinese", "sort": "varied", "page": "1"},
    ("category",),
    kept=("by", "q", "sort"),
)


def canonical(
    asked: QueryDict,
    order: Iterable[str] = ENGAGEMENTS,
    defaults: Mapping[str, str] = DEFAULTS,
    repeated: Collection[str] = REPEATED,
) -> Pairs:
    """Return what was asked in canonical order, without what is empty or goes without saying.

    Parameters that the list does not know come last: they are kept, and named on the page.
    """
    return _canonical(asked.lists(), order, defaults, repeated)


def promised(asked: QueryDict, promise: Promise) -> Pairs:
    """Return what was asked of a list as it promises to write it."""
    return canonical(asked, promise.names, promise.defaults, promise.repeated)


def written(asked: QueryDict) -> Pairs:
    """Return what was asked as it was written."""
    return [(name, value) for name, values in asked.lists() for value in values]


def _canonical(
    asked: Iterable[tuple[str, Sequence[str]]],
    order: Iterable[str],
    defaults: Mapping[str, str],
    repeated: Collection[str],
) -> Pairs:
    rank = {name: place for place, name in enumerate(order)}
    return [
        (name, value)
        for name, values in sorted(asked, key=lambda one: (rank.get(one[0], len(rank)), one[0]))
        for value in _values([each.strip() for each in values], name in repeated)
        if value and defaults.get(name) != value
    ]


def _values(given: list[str], all_of_them: bool) -> list[str]:
    return sorted(set(given)) if all_of_them else given[-1:]


def query(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a query string with its question mark, or nothing for no pairs."""
    text = urlencode(list(pairs), doseq=True).replace("%2C", ",")  # as a part of the map is written
    return f"?{text}" if text else ""


def kept(pairs: Pairs, names: Iterable[str] = KEPT) -> Pairs:
    """Return only the pairs of these names."""
    wanted = set(names)
    return [(name, value) for name, value in pairs if name in wanted]


def dropping(pairs: Pairs, *names: str) -> Pairs:
    """Return the pairs without those of these names."""
    return [(name, value) for name, value in pairs if name not in names]


def minus(pairs: Pairs, name: str, value: str) -> Pairs:
    """Return the pairs without one value, from the first page."""
    return [pair for pair in pairs if pair != (name, value) and pair[0] != "page"]


def replacing(pairs: Pairs, promise: Promise | None = None, /, **values: str) -> Pairs:
    """Return the pairs with some parameters set, from the first page, in canonical order.

    The order is that of the engagements where no other promise is named.
    """
    found = {**dict.fromkeys(("page",), ""), **values}
    kept_pairs = [pair for pair in pairs if pair[0] not in found]
    return canonical_of([*kept_pairs, *values.items()], promise)


def canonical_of(pairs: Iterable[tuple[str, str]], promise: Promise | None = None) -> Pairs:
    """Return pairs in canonical order."""
    held: dict[str, list[str]] = {}
    for name, value in pairs:
        held.setdefault(name, []).append(value)
    if promise:
        return _canonical(held.items(), promise.names, promise.defaults, promise.repeated)
    return _canonical(held.items(), ENGAGEMENTS, DEFAULTS, REPEATED)


def between(pairs: Pairs) -> Callable[[str, str], str]:
    """Return what gives the same question for a period, from one partial date to another."""
    kept_pairs = dropping(canonical_of(pairs), "from", "to", "page")
    cut = ENGAGEMENTS.index("from")
    before, after = (
        query(pair for pair in kept_pairs if (pair[0] in ENGAGEMENTS[:cut]) is early)[1:]
        for early in (True, False)
    )
    head, tail = before and f"{before}&", after and f"&{after}"
    return lambda first, last: f"?{head}from={first}&to={last}{tail}"


def unknown(asked: QueryDict, order: Iterable[str] = ENGAGEMENTS) -> list[str]:
    """Return the parameters that the list does not know."""
    known = set(order)
    return sorted(name for name in asked if name not in known)
