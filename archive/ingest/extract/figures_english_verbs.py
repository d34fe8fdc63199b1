"""What the verbs around an English number say of it: "300 men were captured"."""

from __future__ import annotations

import re

from archive.ingest.extract.figures_english_nouns import Nouns
from archive.ingest.extract.figures_line import Verbs
from archive.ingest.extract.figures_words import (
    CASUALTIES,
    DONE_TO_THINGS,
    Claim,
    Hit,
    is_troops,
)
from archive.text.numerals import Number

LISTED = frozenset(
    (", ", " and ", ", and ", " or ", " as well as ", ", as well as ", " plus ", " - ", " -- ",
     " \u2013 ", " \u2014 ")
)  # fmt: skip
_AFTER_VERB = frozenset((" ", " a total of ", " another ", " the ", " in all ", " altogether "))
_ADVERBS = (
    r"(?:(?:also|either|all|later|soon|then|thus|estimated|believed|reported|presumed|known|feared"
    r"|said to have been|\w+ly)\s+){0,2}"
)
_BE = re.compile(
    r"[\"”’]?(?:\s?[-\u2013\u2014)]{1,2})?\s+"
    r"(?P<be>(?:were|was|are|is|have been|had been|has been|been|being|got|came back|returned"
    r"|limped home)\s+"
    rf"(?:being\s+)?)?(?P<have>ha(?:ve|d|s)\s+)?{_ADVERBS}"
)
_BEFALLEN = re.compile(
    r"(?:ed|down|sunk|put out of action|lost|taken|shot|dead|missing|strong|prisoners?|captive"
    r"|burnt|slain|hurt|up|cut|captives|casualties|bodies|corpses|lives)$"
    r"|^(?:taken|burned|burnt|set|wiped|knocked|blown|fell|fled)\b"
)
_DONE_BY_ITSELF = frozenset(
    ("fled", "surrendered", "deserted", "mutinied", "withdrew", "participated", "landed")
)
_MODIFYING = frozenset(("participated", "committed"))
_NO_OBJECT = re.compile(r"[,.;)]|$| (?:there|here|in|on|at|near|against|along|around)\b")
# What takes an object: without "was" before it, its subject does it.
_DONE_TO_OTHERS = DONE_TO_THINGS | {
    "annihilated", "killed", "wounded", "killed_or_wounded", "killed_or_captured", "captured",
    "captured_position", "besieged", "routed", "massacred", "liberated", "pursued", "crushed",
    "repelled", "launched", "abandoned", "airlifted", "released",
}  # fmt: skip
_WITHOUT_OBJECT = re.compile(
    r"\s*(?:$|[^\w\s\"“'‘])|\s+(?:by|in|on|at|near|during|from|to|and|or|within|after|before|along"
    r"|around|between|for|as|when|while|so|over|since|last|this week|yesterday|today|here|there|was"
    r"|were|is|are|ha[sd]|have|of|with|under|inside|outside|north|south|east|west)\b"
)
_WAS = re.compile(r"\b(?:was|were|is|are|be|been|being|got)(?: (?:\w+ly|all|either|also))? $")
# What stands before the subject of a clause: "troops shot 639 rebels" has another one.
_IS_SUBJECT = re.compile(
    r"(?:^|[,;:.\"”“(\u2013\u2014-] ?|\b(?:and|that|when|while|where|but|as|after|before|then|which"
    r"|of|today|yesterday|night|morning|day|only|the) )$"
)
_PASSIVE_FORMS = ("were ", "was ", "been ")
_NOUNS = ("casualt", "loss", "prisoner", "bod", "dead", "booty", "corpse", "fatalit")
_JOINED = (" and ", ", ", " or ", " but ")
# What is done to people only, so that "three askaris" who suffer it are people.
_HUMAN = frozenset(("killed", "wounded", "massacred", "deserted", "mutinied", "surrendered"))
_PLURAL = re.compile(r" (?:[a-z]+ )?[a-z]+s(?= )")
_FALLEN_NOUN = re.compile(r" (?!\w+ed )[a-z-]+ (dead|killed|wounded|casualties)(?=[\s,.;)]|$)")
_TO_DO = re.compile(r"[^.;:]{1,150}? to (?!the |an? |its |their |this |that )[a-z]")
_LEFT_DEAD = re.compile(r" left (?:behind |some |over |more than |about )*$")


def modifying(known: Nouns) -> frozenset[int]:
    """Return where the participles of "the men engaged there" start: they claim nothing."""
    return frozenset(
        hit.start
        for hit in known.actions
        if hit.code in _MODIFYING
        and known.folded.endswith("ed", hit.start, hit.end)
        and known.objects.ending(hit.start - 1)
        and _NO_OBJECT.match(known.folded, hit.end)
    )


def is_cost(folded: str, hit: Hit) -> bool:
    """Say whether "it took twelve battalions eleven days to reopen the road": none was taken."""
    return (
        folded.startswith(("it took ", "it takes "), hit.start - len("it "))
        and _TO_DO.match(folded, hit.end) is not None
    )


def is_suffered(
    known: Nouns, begin: int, number: Number, verbs: Verbs, before: list[Claim]
) -> bool:
    """Say whether the subject lost it itself: "lost 300 killed", "the Viet Minh left 300 dead"."""
    folded = known.folded
    if left := _LEFT_DEAD.search(folded, max(0, begin - 20), begin):
        return known.sides.ending(left.start()) is not None
    if before and before[-1].suffered and folded[before[-1].end : begin] in LISTED:
        return True
    verb = verbs.before(number.start)
    if verb is None:
        return False
    return verb.code == "lost" or folded[verb.start : verb.end] in ("casualties", "losses")


def is_acted_on(folded: str, begin: int, verbs: Verbs, before: list[Claim]) -> bool:
    """Say whether a verb right before it, or before its list, claims a number: "killing 30"."""
    verb = verbs.before(begin)
    if verb is not None and folded[verb.end : min(begin, verb.end + 16)] in _AFTER_VERB:
        return True
    last = before[-1] if before else None
    return last is not None and last.told and folded[last.end : begin] in LISTED


def done_after(folded: str, number: Number, code: str, verbs: Verbs) -> str | None:
    """Return what an active verb after a number says of it: "300 men overran the post".

    Troops are committed; of anything else a verb with an object of its own tells nothing.
    """
    before = verbs.before(number.start)
    if verbs.carried is not None or (before is not None and before.code != "strength"):
        return None
    hit = verbs.after(number.end)
    if hit is None:
        return None
    troops = is_troops(code)
    if folded.startswith(_NOUNS, hit.start):  # "with 27,000 men, suffered 11,000 casualties"
        counted = folded[hit.start - 2 : hit.start - 1].isdigit() and hit.start - 2 > number.end
        return ("strength" if troops else "count") if counted else None
    if hit.code not in _DONE_TO_OTHERS or _WITHOUT_OBJECT.match(folded, hit.end):
        return None
    if _WAS.search(folded, max(number.end, hit.start - 16), hit.start) or folded.startswith(
        _PASSIVE_FORMS, hit.start
    ):
        return None
    if folded.endswith("ing", hit.start, hit.end) and folded.endswith(", ", 0, hit.start):
        return "committed" if troops else "count"
    if folded.endswith(_JOINED, 0, hit.start) and not _IS_SUBJECT.search(
        folded, max(0, number.start - 16), number.start
    ):
        return None
    return "committed" if troops else "count"


def told_before(
    folded: str, number: Number, code: str, verbs: Verbs, before: list[Claim]
) -> str | None:
    """Return what "by two battalions and 20 tanks" says of them: they were committed."""
    start = number.start
    troops = is_troops(code)
    if folded.endswith(" by ", 0, start) and not verbs.hits.ending(start - 1):
        return "committed" if troops else "count"
    if not troops:
        return None
    last = before[-1] if before else None
    if last is None or last.action != "committed" or not folded.endswith(" and ", 0, start):
        return None
    return None if verbs.hits.any_within(last.end, start) else "committed"


def noun_action(thing: Hit | None, verbs: Verbs) -> str | None:
    """Return the action that a noun tells by itself: prisoners were captured."""
    told = verbs.hits.ending(thing.end) if thing else None
    if thing and told and told.start >= thing.start and told.code in CASUALTIES:
        return told.code
    return None


def self_run(folded: str, position: int, verbs: Verbs) -> tuple[list[Hit], bool]:
    """Return the actions of "31,220 killed" or "300 men were captured".

    True says that the figure has a verb of its own, known or not: "6,000 troops were marched off".
    """
    match = _BE.match(folded, position)
    if match is None:
        return [], False
    is_told = bool(match["be"] or match["have"])
    # "were killed" may itself be a printed form, or "killed" alone.
    first = verbs.hits.at(position + 1) or verbs.hits.at(match.end())
    if first is None:
        return [], is_told
    passive = match["be"] or _BEFALLEN.search(folded[first.start : first.end])
    if not passive and first.code not in _DONE_BY_ITSELF:
        return [], is_told
    if first.start in verbs.modifying and not is_told and verbs.before(position):
        return [], False
    run = [first]
    if first.code == "strength":
        return run, is_told  # "3,500 strong, marched north"
    for hit in verbs.run_at(first.start)[1:]:
        if folded.endswith("ing", hit.start, hit.end):
            break  # "130 captured, and seizing two tanks"
        run.append(hit)
    return run, is_told


def unnamed_people(folded: str, position: int, verbs: Verbs) -> tuple[int, list[Hit]] | None:
    """Return where "three askaris" ends, and what they suffered that only people suffer."""
    noun = _PLURAL.match(folded, position)
    if noun is None:
        return None
    run, _ = self_run(folded, noun.end(), verbs)
    return (noun.end(), run) if run and run[0].code in _HUMAN else None


def fallen(folded: str, position: int, verbs: Verbs) -> Hit | None:
    """Return "dead" of "3 government dead", whoever they were."""
    noun = _FALLEN_NOUN.match(folded, position)
    return verbs.hits.at(noun.start(1)) if noun else None


def leading(number: Number, verbs: Verbs) -> Hit | None:
    """Return the noun that leads a number: "a population of 160,000"."""
    hit = verbs.hits.ending(number.start - 1) or verbs.hits.ending(number.start - len(" of "))
    if hit is None or hit.code not in ("population", "strength"):
        return None
    told = verbs.hits.ending(hit.start - 1)  # "their dead numbered 279"
    return told if told and told.code in CASUALTIES else hit
