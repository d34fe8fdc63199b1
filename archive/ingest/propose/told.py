"""What one sentence tells of the fighting: losses, long stretches, several days and places."""

from __future__ import annotations

import re

from archive.ingest.propose.passages import Passage
from archive.ingest.propose.triggers import Groups, Trigger
from archive.ingest.records import FigureMention, PlaceMention

DAYS = frozenset({"day", "hour", "minute", "part-of-day"})

_IDLE = frozenset({"duration", "length", "share", "count", "population", ""})
_FIGHTING = frozenset(
    {
        "annihilated", "killed", "killed_or_wounded", "killed_or_captured", "captured",
        "annihilated_or_routed", "routed",
    }
)  # fmt: skip
# Losses that no fighting brought about.
_ACCIDENT = re.compile(
    r"\b(?:accidents?|crash(?:ed)?|collision|epidemic|flood|typhoon|court|sentenced|strike)\b"
    r"|事故|失事|瘟疫|水灾|台风|判处|罢工"
)
_LAST = 10**9
# What leads from one deed to the next: it has a place of its own, or is none.
_ON_THE_WAY = frozenset({"pursuit", "advance"})
_LASTING = 10  # days
_HELD = re.compile(
    r"\b(?:held|defended|garrisoned|manned) by\b|\bgarrison (?:was|is|of|consisted)"
    r"|[防驻駐]守|守备|守備"
)
_OF_A_BATTLE = re.compile(
    r"[此是该該]役|[一-龥]{2,4}(?:战役|戰役)(?:中|期间)"
    r"|[全整][部个個](?:战役|戰役)|\b(?:entire|whole) (?:campaign|battle|operation)\b"
)
# 四日战斗中共毙伤敌五百名: what the days brought of which one deed after the other was told
_OF_DAYS = re.compile(
    r"[一二三四五六七八九十两数]+(?:日|天|昼夜)(?:来)?的?(?:战斗|激战|作战)(?:中|期间)"
)
# 和平战役已于二月二十五日胜利结束, "the campaign lasted from March 13 to May 7"
_CAMPAIGN_ENDED = re.compile(
    r"(?:战役|戰役)[^，。；]{0,16}(?:结束|結束|告终)"
    r"|\b[Cc]ampaign\b[^.;]{0,60}\b(?:ended|concluded|lasted|c[ao]me to an end)\b"
)
_OTHER_BATTLE = re.compile(r"\b[Bb]attles? (?:of|for|at) [A-Z]|在[一-龥]{2,4}战役")
# What a deed counts; a sentence with such a figure tells of an event even without a place.
_LOSSES = frozenset(
    {
        "annihilated", "killed", "killed_or_wounded", "killed_or_captured", "captured", "wounded",
        "seized", "destroyed", "shot_down", "damaged", "sunk", "annihilated_or_routed",
        "surrendered", "mutinied", "defected", "captured_position",
    }
)  # fmt: skip


def fought(passage: Passage, exact: list[PlaceMention]) -> Groups:
    """Return a battle told by its losses alone: "on May 5 at A they killed 30 and captured 20"."""
    days = [day for day in passage.days if day.value.precision in DAYS]
    if not days or not exact:
        return {}
    found = []
    for quote in passage.quotes:
        if _ACCIDENT.search(quote.text):
            return {}
        for figure in passage.figures:
            if figure.action == "captured" and not figure.side:
                continue  # five suspects
            fighting = figure.action in _FIGHTING or (
                figure.action == "lost" and figure.object.startswith("personnel")
            )
            if fighting and figure.quantity.value and figure.side != "civilians":
                first = next((q for q in figure.quotes if q.paragraph == quote.paragraph), None)
                if first is not None:
                    told = (quote.paragraph, first.start, first.end, quote.language)
                    found.append(Trigger("battle", *told))
                    break
    return {"battle": found} if len(found) == len(passage.quotes) else {}


def apart(
    passage: Passage, groups: Groups, shares: list[list[PlaceMention]]
) -> tuple[Groups, list[list[PlaceMention]]]:
    """Return the deeds of a sentence that are told apart: each with a place or day of its own.

    "Took A after two nights of shelling" tells of one; so does a sentence that names no place.
    """
    told = list(zip(groups, shares, strict=True))
    days = {day.value.earliest or day.value.edtf for day in passage.days}
    if len(days) > 1 or len(passage.quotes) != len(passage.languages):
        kept = [(group, mine) for group, mine in told if mine or group not in _ON_THE_WAY]
        if not any(mine for _, mine in kept) or len(kept) == len(told):
            return groups, shares
        return {group: groups[group] for group, _ in kept}, [mine for _, mine in kept]
    placed = [(group, mine) for group, mine in told if mine]
    if not placed:
        paragraph = passage.quotes[0].paragraph
        first = min(
            groups,
            key=lambda group: min(
                (t.start for t in groups[group] if t.paragraph == paragraph), default=_LAST
            ),
        )
        placed = [(group, mine) for group, mine in told if group == first]
    if [group for group, _ in placed] == ["shelling"] and "assault" in groups:
        # Who shells a post and takes it that night attacks it.
        both = [*groups["shelling"], *groups["assault"]]
        return {"assault": both}, [placed[0][1]]
    if len(placed) == len(told):
        return groups, shares
    return {group: groups[group] for group, _ in placed}, [mine for _, mine in placed]


def is_of_another_battle(text: str) -> bool:
    """Say whether a sentence names another battle: "at the battle of X", 在…战役."""
    return ("attle" in text or "战役" in text) and _OTHER_BATTLE.search(text) is not None


def lossy(passage: Passage) -> bool:
    """Say whether a sentence counts losses."""
    return any(
        figure.action in _LOSSES and figure.quantity.value is not None for figure in passage.figures
    )


def held(passage: Passage) -> bool:
    """Say whether attacks are counted that were beaten off, as where one position is held."""
    return any(f.action == "repelled" and f.object.startswith("attack") for f in passage.figures)


def is_held(passage: Passage) -> bool:
    """Say whether a sentence tells who holds a place: "the post is held by two companies"."""
    return any(_HELD.search(quote.text) for quote in passage.quotes)


def of_a_battle(passage: Passage) -> bool:
    """Say whether a sentence adds up what a whole battle brought: 此役共歼敌十万余人."""
    return any(_OF_A_BATTLE.search(quote.text) for quote in passage.quotes)


def ends_campaign(passage: Passage) -> bool:
    """Say whether a sentence tells on which day a campaign ended."""
    return bool(passage.days) and any(
        ("战役" in q.text or "ampaign" in q.text) and _CAMPAIGN_ENDED.search(q.text)
        for q in passage.quotes
    )


def of_days(passage: Passage) -> bool:
    """Say whether a sentence adds up what days of fighting brought: 四日战斗中共毙伤敌五百名."""
    return any("战" in q.text and _OF_DAYS.search(q.text) is not None for q in passage.quotes)


def long(passage: Passage) -> bool:
    """Say whether a stretch of months or years is counted: "in the first two years of the war"."""
    return any(f.action == "duration" and f.object in ("month", "year") for f in passage.figures)


def lasting(passage: Passage) -> bool:
    """Say whether a stretch of ten days or more is counted: "in seventeen days of fighting"."""
    return any(
        f.action == "duration" and f.object == "day" and (f.quantity.value or 0) >= _LASTING
        for f in passage.figures
    )


def counts(figure: FigureMention) -> bool:
    """Say whether a figure is of the fighting, not of a way or a time."""
    return figure.action not in _IDLE
