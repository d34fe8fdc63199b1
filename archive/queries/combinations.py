"""How often the codes of a few columns meet: one query from which every facet is counted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from archive.queries.index.segment import UNKNOWN

Chosen = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Combinations:
    """How many rows have each combination of codes; a column without one counts as unknown."""

    facets: tuple[str, ...]
    numbers: Mapping[tuple[str, ...], int]

    def counts(self, facet: str, chosen: Chosen) -> dict[str, int]:
        """Return how many rows have each code of a facet, its own choice left aside."""
        place, found = self.facets.index(facet), dict[str, int]()
        for codes, number in self._matching({**chosen, facet: ()}):
            found[codes[place]] = found.get(codes[place], 0) + number
        return found

    def total(self, chosen: Chosen) -> int:
        """Return how many rows have any of the codes chosen of each facet."""
        return sum(number for _codes, number in self._matching(chosen))

    def values(self, facet: str) -> frozenset[str]:
        """Return the codes of a facet."""
        place = self.facets.index(facet)
        return frozenset(codes[place] for codes in self.numbers)

    def _matching(self, chosen: Chosen) -> Iterator[tuple[tuple[str, ...], int]]:
        wanted = [(place, set(chosen.get(name, ()))) for place, name in enumerate(self.facets)]
        wanted = [(place, codes) for place, codes in wanted if codes]
        for codes, number in self.numbers.items():
            if all(codes[place] in among for place, among in wanted):
                yield codes, number


def combined(rows: QuerySet, columns: Mapping[str, str]) -> Combinations:
    """Count how often the codes of these columns meet."""
    counted = rows.order_by().values_list(*columns.values()).annotate(Count("pk"))
    found: dict[tuple[str, ...], int] = {}
    for *codes, number in counted:
        named = tuple(str(code or UNKNOWN) for code in codes)
        found[named] = found.get(named, 0) + number
    return Combinations(tuple(columns), found)


def having(rows: QuerySet, column: str, codes: Collection[str]) -> QuerySet:
    """Keep rows with any of these codes; `unknown` stands for none."""
    wanted = Q(**{f"{column}__in": [code for code in codes if code != UNKNOWN]})
    if UNKNOWN in codes:
        wanted |= Q(**{column: "unknown"}) | Q(**{column: ""}) | Q(**{f"{column}__isnull": True})
    return rows.filter(wanted)
