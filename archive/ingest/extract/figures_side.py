"""Whose loss a figure is, as far as the words of its sentence tell."""

from __future__ import annotations

import re
from bisect import bisect_right

from archive.ingest.belligerents import ENEMY, OWN, Camps
from archive.ingest.extract.figures_line import Hits, sentence_starts
from archive.ingest.extract.figures_words import CASUALTIES, Claim, Hit
from archive.ingest.records import Paragraph

_LOSSES = (CASUALTIES - {"rescued"}) | {
    "seized", "destroyed", "damaged", "shot_down", "forced_withdrawal", "captured_position",
    "besieged", "destroyed_or_damaged", "pursued", "crushed",
}  # fmt: skip
# What a side does or suffers by itself: the figure is its own.
_OWN = frozenset(
    ("lost", "fled", "surrendered", "deserted", "mutinied", "committed", "withdrew", "landed",
     "launched", "participated")
)  # fmt: skip
_AGENT_MARKS = ("被", "遭")
_AGENT = re.compile(r"(?:[被遭]到?|受到)$|\bby (?:the |a |an )?(?:[\w-]+ )?$")
_BY_US = ("被我", "遭我")
_ACTORS = 12  # sides of one sentence that are looked at
_ACTED_ON = re.compile(
    r"(?:[歼殲毙斃俘伤傷溃潰毁毀缴繳围圍退捉擒灭滅]|对|對|向|将|將|把|与|與|和|击|擊)"
    r"[守残殘援逃顽頑之]?$"
)
_LIST_MARKS = (" and ", ", ", ", and ", "、", "及", "和", ",")
_NOBODY = frozenset(("area", "province", "day"))
_WERE = (" were ", " was ", " killed", " wounded", " injured", " dead")
_SUFFERED_BY_CIVILIANS = frozenset(
    ("killed", "wounded", "killed_or_wounded", "massacred", "conscripted")
)


def sided(
    paragraph: Paragraph, claims: list[Claim], named: Hits, subject: str, camps: Camps
) -> str:
    """Give each figure the side whose loss it is; return the side that acted last.

    The side is named beside the object, or it is the enemy of whoever acts: the first side that a
    sentence names, else the one that acted before.
    """
    if not claims:
        return subject
    folded, sides = paragraph.folded, named.hits
    owners = [_beside(claim, named) or _after(folded, claim, named) for claim in claims]
    owning = {side.start for side in owners if side}
    actors = Hits([side for side in sides if side.start not in owning]) if owning else named
    soldiers = [side for side in sides if side.code != "civilians"]
    troops = named if len(soldiers) == len(sides) else Hits(soldiers)
    starts = sentence_starts(paragraph)
    before: Claim | None = None
    for claim, owner in zip(claims, owners, strict=True):
        if claim.object in _NOBODY:
            continue
        start = starts[bisect_right(starts, claim.start) - 1]
        first = actors.first_from(start)
        if first < len(actors.hits) and actors.hits[first].start < claim.start:
            subject = _acting(folded, actors, first, claim.start)
        if owner is None and _is_by(folded, claim, before):
            claim.side = ""
        elif owner is None and before is not None and _goes_on(folded, claim, before, start):
            claim.side = before.side
        else:
            claim.side = _side(folded, claim, owner, named, troops, start, subject, camps)
            if not claim.side and not subject and _is_listed(claim, before, start, camps):
                claim.side = camps.enemy
        before = claim
    return subject


def _acting(folded: str, actors: Hits, first: int, end: int) -> str:
    """Return who acts before a figure: the first side named, or whom a passive names: 被我击退.

    An enemy who is only acted on, as in 歼守敌, tells that the writer's own side acts.
    """
    hits = actors.hits
    subject = hits[first]
    if any(by in folded[subject.end : end] for by in _BY_US):
        return OWN
    for index in range(first, min(actors.last_before(end) + 1, first + _ACTORS)):
        if folded.startswith(_AGENT_MARKS, hits[index].start - 1):
            subject = hits[index]
    if subject.code == ENEMY and _ACTED_ON.search(folded, max(0, subject.start - 4), subject.start):
        return OWN
    return subject.code


def _side(
    folded: str,
    claim: Claim,
    owner: Hit | None,
    named: Hits,
    troops: Hits,
    start: int,
    subject: str,
    camps: Camps,
) -> str:
    if owner:
        return camps.resolve(owner.code)
    if subject and " of their " in folded[claim.start : claim.end]:
        return camps.resolve(subject)
    if claim.part_of is not None and claim.part_of.side:
        return claim.part_of.side
    if claim.object == "people":
        return "civilians" if claim.action in _SUFFERED_BY_CIVILIANS else ""
    if claim.suffered and _of_civilians(folded, claim, named):
        return "civilians"
    if claim.suffered or claim.action in _OWN:
        nearest = troops.last_before(claim.start)
        if subject and "自己" in folded[max(start, claim.start - 8) : claim.start]:
            return camps.resolve(subject)
        # 遭人民军伏击，损失车辆: not those by whom it was suffered.
        while nearest > 0 and _is_agent(folded, troops.hits[nearest], start):
            nearest -= 1
        known = nearest >= 0 and troops.hits[nearest].start >= start
        return camps.resolve(troops.hits[nearest].code) if known else ""
    acted_on = claim.action in _LOSSES and subject and camps.resolve(subject) != camps.enemy
    return camps.enemy if acted_on else ""


def _is_agent(folded: str, hit: Hit, start: int) -> bool:
    """Say whether a side is named as who did it: "ambushed by guerrillas", 遭到人民军伏击."""
    return _AGENT.search(folded, max(start, hit.start - 14), hit.start) is not None


def _of_civilians(folded: str, claim: Claim, named: Hits) -> bool:
    """Say whether civilians are named last in the clause of a loss: 居民死伤六千余人."""
    last = named.last_before(claim.start)
    if last < 0 or named.hits[last].code != "civilians":
        return False
    return not any(mark in ",;.。" for mark in folded[named.hits[last].end : claim.start])


def _is_listed(claim: Claim, before: Claim | None, start: int, camps: Camps) -> bool:
    """Say whether a loss is told after one of the enemy's: 毙敌十名，俘五名，缴枪八支."""
    return (
        before is not None
        and before.start >= start
        and before.side == camps.enemy
        and before.action in _LOSSES
        and claim.action in _LOSSES
    )


def _goes_on(folded: str, claim: Claim, before: Claim, start: int) -> bool:
    """Say whether a number counts more of those just told of.

    It goes on with a list ("three French battalions and eleven companies"), or has no noun and
    follows civilians.
    """
    if before.side and before.side != "civilians" and claim.action == before.action:
        return claim.part_of is None and folded[before.end : claim.start] in _LIST_MARKS
    bare = claim.end - claim.number.end < 2 or folded.startswith(_WERE, claim.number.end)
    return (
        bare
        and claim.object == "personnel"
        and before.side == "civilians"
        and before.start >= start
    )


def _beside(claim: Claim, sides: Hits) -> Hit | None:
    """Return the last side named in the words of a figure, or right before them."""
    index = sides.last_before(claim.end)
    if index + 1 < len(sides.hits) and sides.hits[index + 1].start < claim.end:
        index += 1
    return sides.hits[index] if index >= 0 and sides.hits[index].end >= claim.start else None


def _after(folded: str, claim: Claim, sides: Hits) -> Hit | None:
    """Return the side of "two regiments of the U.S. 7th Division"."""
    for words in (" of the ", " of "):
        if folded.startswith(words, claim.end):
            return sides.at(claim.end + len(words))
    return None


def _is_by(folded: str, claim: Claim, before: Claim | None) -> bool:
    """Say whether troops are named after "by": attacks by two battalions are not the subject's."""
    if claim.action != "committed":
        return False
    if folded.endswith(" by ", 0, claim.start):
        return True
    listed = before is not None and before.action == "committed" and not before.side
    return listed and before is not None and claim.start - before.end < len(" supported by ")
