"""Points that lie too near one another on a picture, gathered under the weightiest of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cluster:
    """Numbers of points that are drawn as one; the first is where it stands."""

    members: tuple[int, ...]


def clusters(points: Sequence[tuple[float, float]], near: float, most: int) -> list[Cluster]:
    """Return points gathered so that no two clusters are nearer than `near`, and at most `most`.

    Points come weightiest first. Where there are too many clusters they are gathered more widely.

    >>> [c.members for c in clusters([(0, 0), (9, 0), (1, 1)], near=5, most=9)]
    [(0, 2), (1,)]
    """
    while True:
        found = _gathered(points, near)
        if len(found) <= most:
            return found
        near *= 1.4


def _gathered(points: Sequence[tuple[float, float]], near: float) -> list[Cluster]:
    heads: dict[tuple[int, int], list[int]] = defaultdict(list)
    members: dict[int, list[int]] = {}
    for number, (x, y) in enumerate(points):
        column, row = int(x // near), int(y // near)
        beside = [
            head
            for across in (-1, 0, 1)
            for along in (-1, 0, 1)
            for head in heads.get((column + across, row + along), ())
            if (points[head][0] - x) ** 2 + (points[head][1] - y) ** 2 < near**2
        ]
        if beside:
            members[min(beside)].append(number)
        else:
            heads[column, row].append(number)
            members[number] = [number]
    return [Cluster(tuple(numbers)) for numbers in members.values()]
