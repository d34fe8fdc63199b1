"""Words of a paragraph by their position, so that a long paragraph is still read in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from archive.ingest.extract.figures_words import Claim, Hit, breaks_down
from archive.ingest.records import Paragraph

# Joint claims that must not be split: "killed and captured" is one number.
_JOINT = {
    frozenset(("killed", "captured")): "killed_or_captured",
    frozenset(("killed", "wounded")): "killed_or_wounded",
    frozenset(("destroyed", "captured")): "killed_or_captured",
    frozenset(("annihilated", "captured")): "killed_or_captured",
    frozenset(("killed", "wounded", "captured")): "annihilated",
    frozenset(("killed_or_wounded", "captured")): "annihilated",
    frozenset(("annihilated", "routed")): "annihilated_or_routed",
    frozenset(("shot_down", "destroyed")): "shot_down",
    frozenset(("shot_down", "damaged")): "destroyed_or_damaged",
    frozenset(("destroyed", "damaged")): "destroyed_or_damaged",
}
# Casualties and those who went by themselves, in one number: 伤亡、被俘及逃亡共计.
_WENT = frozenset(("deserted", "surrendered", "mutinied"))
_GONE = _WENT | {"killed", "wounded", "killed_or_wounded", "captured", "annihilated", "lost"}
# Decided by the number, its measure or its object, never by the nearest verb.
_NEVER_NEAREST = frozenset(("count", "share", "length", "area", "duration", "population"))

_SOON = 40  # characters
_LISTING = frozenset(("comprised", "consisted of", "consisting of", "made up of", "包括"))
_LISTED_BY = frozenset(("seized", "lost"))


class Hits:
    """Words that do not overlap, in order, found by position without a scan."""

    __slots__ = ("_by_end", "_by_start", "_ends", "_starts", "hits")

    def __init__(self, hits: list[Hit]) -> None:
        self.hits = hits
        self._starts = [hit[0] for hit in hits]
        self._ends = [hit[1] for hit in hits]
        self._by_start: dict[int, Hit] | None = None
        self._by_end: dict[int, Hit] | None = None

    def __iter__(self) -> Iterator[Hit]:
        return iter(self.hits)

    def at(self, start: int) -> Hit | None:
        """Return the word that starts here."""
        if self._by_start is None:
            self._by_start = dict(zip(self._starts, self.hits, strict=True))
        return self._by_start.get(start)

    def ending(self, end: int) -> Hit | None:
        """Return the word that ends here."""
        if self._by_end is None:
            self._by_end = dict(zip(self._ends, self.hits, strict=True))
        return self._by_end.get(end)

    def within(self, start: int, end: int) -> list[Hit]:
        """Return the words that lie inside a span."""
        return self.hits[bisect_left(self._starts, start) : bisect_right(self._ends, end)]

    def any_within(self, start: int, end: int) -> bool:
        """Say whether a word lies inside a span."""
        return bisect_left(self._starts, start) < bisect_right(self._ends, end)

    def last_before(self, position: int) -> int:
        """Return the index of the last word that ends by a position, or -1."""
        return bisect_right(self._ends, position) - 1

    def first_from(self, position: int) -> int:
        """Return the index of the first word that starts at or after a position."""
        return bisect_left(self._starts, position)

    def run_to(self, text: str, last: int, joiners: frozenset[str]) -> list[Hit]:
        """Return the words joined to one another that end with the one at index `last`."""
        first = last
        while first > 0 and last - first < 8 and self._joined(text, first, joiners):
            first -= 1
        return self.hits[first : last + 1]

    def run_from(self, text: str, first: int, joiners: frozenset[str]) -> list[Hit]:
        """Return the words joined to one another that begin with the one at index `first`."""
        last = first
        while last + 1 < len(self.hits) and self._joined(text, last + 1, joiners):
            last += 1
        return self.hits[first : last + 1]

    def _joined(self, text: str, index: int, joiners: frozenset[str]) -> bool:
        return text[self.hits[index - 1].end : self.hits[index].start] in joiners


class Verbs:
    """The actions of a paragraph, looked at clause by clause.

    `carried` is the action that a list goes on with after a semicolon.
    """

    __slots__ = (
        "_end", "_joiners", "_start", "_telling", "_usable", "carried", "hits", "modifying", "text"
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        actions: Hits,
        joiners: frozenset[str],
        modifying: frozenset[int] = frozenset(),
    ) -> None:
        self.hits = actions
        self.modifying = modifying  # where "engaged" of "the men engaged" starts: no claim
        self.text, self._joiners = text, joiners
        usable = [
            hit
            for hit in actions.hits
            if hit.code not in _NEVER_NEAREST and hit.start not in modifying
        ]
        telling = [hit for hit in usable if hit.code != "strength"]
        self._usable = actions if len(usable) == len(actions.hits) else Hits(usable)
        self._telling = self._usable if len(telling) == len(usable) else Hits(telling)
        self._start, self._end = 0, len(text)
        self.carried: str | None = None

    def enter(self, start: int, end: int, *, goes_on: bool) -> None:
        """Look at the clause of a span from now on; it may go on with the list of the last one."""
        last = self.before(self._end)
        self.carried = (last.code if last else self.carried) if goes_on else None
        self._start, self._end = start, end

    def joint(self, run: list[Hit]) -> str:
        """Return the code of the actions of a run, which "and" or "or" joins."""
        codes = frozenset([hit.code for hit in run])
        if codes <= _GONE and not codes <= _WENT and not codes.isdisjoint(_WENT):
            return "lost"
        return _JOINT.get(codes, run[-1].code)

    def run_at(self, start: int) -> list[Hit]:
        """Return the actions joined to one another from the one that starts here."""
        return self.hits.run_from(self.text, self.hits.first_from(start), self._joiners)

    def before(self, position: int) -> Hit | None:
        """Return the nearest action of the clause before a position that may claim a number."""
        index = self._usable.last_before(position)
        hit = self._usable.hits[index] if index >= 0 else None
        return hit if hit is not None and hit.start >= self._start else None

    def next_of(self, code: str, position: int) -> Hit | None:
        """Return the first action of a code soon after a position, in the clause."""
        hits = self.hits.within(position, min(self._end, position + _SOON))
        return next((hit for hit in hits if hit.code == code), None)

    def last_of(self, codes: frozenset[str], position: int) -> Hit | None:
        """Return the last action of the clause after a position, if it is one of the codes."""
        index = self._usable.last_before(self._end)
        hit = self._usable.hits[index] if index >= 0 else None
        return hit if hit is not None and hit.start >= position and hit.code in codes else None

    def after(self, position: int) -> Hit | None:
        """Return the first action of the clause that may claim a number before it."""
        index = self._usable.first_from(position)
        hit = self._usable.hits[index] if index < len(self._usable.hits) else None
        return hit if hit is not None and hit.end <= self._end else None

    def nearest(self, position: int) -> str | None:
        """Return the nearest action before a number, else the first after it, else the carried."""
        before = self.before(position)
        if before is not None and before.code == "strength":
            telling = self._telling.ending(before.start)  # 损失兵力二万人 tells of a loss
            before = telling or self._listed(before) or before
        # "Four companies stationed there fled": where troops stand is not what is claimed.
        if before is None or before.code == "strength":
            for hits in (self._telling, self._usable):
                after = hits.first_from(position)
                if after < len(hits.hits) and hits.hits[after].end <= self._end:
                    if before is None or hits is self._telling:
                        return self.joint(hits.run_from(self.text, after, self._joiners))
                    break
        if before is None:
            return self.carried
        usable = self._usable
        return self.joint(usable.run_to(self.text, usable.last_before(before.end), self._joiners))

    def _listed(self, strength: Hit) -> Hit | None:
        """Return "booty" of "the booty of the day comprised", a loss likewise."""
        index = self._telling.last_before(strength.start)
        hit = self._telling.hits[index] if index >= 0 else None
        near = hit is not None and hit.start >= self._start and strength.start - hit.end < _SOON
        lists = self.text[strength.start : strength.end] in _LISTING
        return hit if hit is not None and near and lists and hit.code in _LISTED_BY else None


class Parts:
    """Which figure the later ones of a clause are shares of: "including", 其中."""

    def __init__(self, markers: Iterable[re.Match[str]]) -> None:
        found = list(markers)
        self._markers = [match.span() for match in found]
        self._bracketed = {m.end() for m in found if m.string[m.start() - 1 : m.start()] == "("}
        self._next = 0
        self._since = 0
        self._whole: Claim | None = None
        self._last: Claim | None = None

    def enter(self) -> None:
        """Begin the next clause; a share is one of a figure of its own clause."""
        self._whole = self._last = None

    def pass_over(self, claim: Claim) -> None:
        """Take note of a figure whose whole is known."""
        self._last = claim

    def whole_of(self, claim: Claim, verbs: Verbs) -> Claim | None:
        """Return the figure that this one is a share of; figures are asked in text order."""
        while self._next < len(self._markers) and self._markers[self._next][1] <= claim.start:
            if self._last is not None and self._last.end <= self._markers[self._next][0]:
                self._whole, self._since = self._last, self._markers[self._next][1]
            self._next += 1
        self._last = claim
        whole = self._whole
        if self._since in self._bracketed and ")" in verbs.text[self._since : claim.start]:
            self._whole = whole = None  # 坦克十七辆（其中五辆完好）、装甲车二十三辆
        if whole is None or (whole.object.startswith(_PEOPLE) != claim.object.startswith(_PEOPLE)):
            return None  # "put 600 out of action and took arms, among them four mortars"
        if claim.suffered and not whole.suffered:
            self._whole = None  # 歼敌八万人，其中美军三万，我军伤亡七万人
            return None
        if claim.told and _apart(whole.action, claim.action):
            self._whole = None  # "11 killed, including a captain, and 23 wounded"
            return None
        turned = verbs.hits.any_within(self._since, claim.number.start)
        if turned and claim.action != whole.action and not breaks_down(whole, claim):
            self._whole = None  # a new verb about other things ends the breakdown
        return self._whole


_PEOPLE = ("personnel", "formation", "people")
# What befell some of those whom the other befell is told apart, never as a share of them.
_FATES = frozenset(("killed", "wounded", "captured", "surrendered", "deserted"))


def _apart(one: str, other: str) -> bool:
    return one != other and one in _FATES and other in _FATES


_SENTENCE_END = re.compile(r"[.。!?！？](?:(?<!\.)|(?=\s))")


def sentence_starts(paragraph: Paragraph) -> list[int]:
    """Return where the sentences of a paragraph begin, after the stops of numbers too."""

    def find() -> list[int]:
        return [0, *(match.end() for match in _SENTENCE_END.finditer(paragraph.folded))]

    return paragraph.remembered(sentence_starts, find)
