"""English relay phrases as patterns: "According to a VNA report on the 30th:", "a communique of …".

They match text with masked names; a phrase of an unknown headquarters keeps its words.
"""

from __future__ import annotations

import re

from archive.ingest.datelines_english import ANY_DAY, PLACE, UNKNOWN, WIRE, WORD, day
from archive.ingest.sources import AGENCY, ANY_SOURCE, ISSUER

_NAMES = rf"{WORD}(?: (?:of|the|and|for|in|{WORD})){{0,12}}"
_HEADQUARTERS = (
    rf"(?:{WORD} ){{0,8}}?(?:Headquarters|Command|GHQ|General Staff"
    r"|Defen[cs]e (?:Ministry|Department)|Ministry of (?:National )?Defen[cs]e)\b"
    rf"(?: (?:of|in|for) (?:the )?{_NAMES})?"
)
_SAID = (
    r"(?:has |have )?(?:reported|reports|announced|announces|stated|states|said|says|declared"
    r"|declares|disclosed|admitted|revealed|claimed|claims)"
)
_DECLARED = r"(?:has |have )?(?:announced|announces|declared|declares|proclaimed)"
_ISSUED = r"(?:issued|released|published|put out|made public|broadcast|carried|transmitted)"
_COMMUNIQUE = (
    r"(?:[\w-]+ ){0,3}?(?:communiqu[eé]|war bulletin|battle report|[Cc]ommuniqu[eé])\b"
    r"(?:,? [Nn]o\.? ?\d{1,4})?"
)
_ONE, _TWO, _THREE = day("a"), day("b"), day("c")
_RADIO = "(?: (?:[Rr]adio|(?:[Bb]roadcasting|[Rr]adio) [Ss]tation))?"
_KNOWN = rf"(?P<agency>{AGENCY}){_RADIO}"
_AGENCY = rf"(?P<agency>{AGENCY}|{UNKNOWN}){_RADIO}"
_QUOTES = r"(?:(?:has |have )?(?:quotes|quoted|cites|cited)|quoting|citing)"
_BY = rf"(?:the )?(?P<actor>{ANY_SOURCE}|{_HEADQUARTERS}|{_NAMES})"
_MAKER, _SPEAKER = _BY.replace("<actor>", "<maker>"), _BY.replace("<actor>", "<speaker>")
_ISSUER = rf"(?:the )?(?P<actor>{ISSUER}|{_HEADQUARTERS})"
_FROM = rf"(?:,? (?:from|in) {PLACE})?"
_HERE = rf"(?: here| in {PLACE})?"
_OWNED = "(?:'s|’s)?"
_SPOKESMAN = r"(?:[Aa] |[Tt]he )?(?:[\w-]+ )?(?:spokesman|spokesperson|representative) (?:of|for) "
_WIRED = (
    rf"{_OWNED}(?: {WIRE})?(?:,? from {PLACE}|, {PLACE}(?=,? {ANY_DAY}))?(?:,? {_ONE})?(?: {WIRE})?"
)

RELAY = [
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "agency",
            rf"(?:[Aa]ccording to|[Aa]s reported by|[Qq]uoting|[Cc]iting) (?:an? |the )?"
            rf"(?:{WIRE} (?:by|from|of) )?(?:the )?(?P<words>{_AGENCY}{_WIRED})\s*[:,]\s*",
        ),
        (
            "agency",
            rf"(?:[Tt]he )?(?P<words>{_KNOWN} (?:{_TWO} )?(?:has |have )?{_ISSUED}(?: {_ONE})?"
            rf"{_HERE}) (?=(?:an?|the|its) {_COMMUNIQUE} (?:of|by|from|issued by) )",
        ),
        (
            "agency",
            rf"(?:[Tt]he |[Aa]n? )?(?P<words>{_KNOWN}{_OWNED}(?: {WIRE}{_FROM}(?:,? {_ONE})?)?)"
            rf"{_FROM},? {_QUOTES} (?=(?:the )?{AGENCY})",
        ),
        (
            "agency",
            rf"(?:[Tt]he )?(?P<words>{_KNOWN}(?:,? {_ONE})?) as (?:saying|reporting|stating)"
            r"(?: that|,|:)*\s*",
        ),
        (
            "agency",
            rf"(?:[Tt]he |[Aa]n? )?(?P<words>{_KNOWN}{_OWNED}(?: {WIRE}{_FROM}(?:,? {_ONE})?)?"
            rf" {_SAID}{_FROM}(?: {_TWO})?{_FROM})(?: that|,|:)*\s*",
        ),
        (
            "communique",
            rf"(?P<words>(?:[Tt]he )?{_BY} (?:{_THREE} )?(?:has |have )?(?:{_ONE} )?{_ISSUED}"
            rf"{_HERE}(?: {_TWO})?(?: (?:an?|the|its))? {_COMMUNIQUE}(?:,? {day('d')})?)",
        ),
        (
            "communique",
            rf"(?P<words>(?:[Tt]he )?{_BY} {_SAID}(?: {_TWO})? in (?:an?|the|its) {_COMMUNIQUE}"
            rf"(?:,? (?:{_ISSUED}{_HERE} )?{_ONE})?)",
        ),
        (
            "communique",
            rf"(?:[Aa]ccording to )?(?P<words>(?:[Ii]n )?(?:[Aa]n?|[Tt]he|[Ii]ts|a) {_COMMUNIQUE}"
            rf"(?= of| {_ISSUED}| dated| on| by| from)(?: (?:of|from) (?:{_THREE},? by )?{_BY})?"
            rf"(?:,? {_ISSUED})?{_HERE}(?:,? {_ONE})?{_HERE}(?:,? by {_MAKER})?(?:,? {_TWO})?"
            rf"(?:, {_SPEAKER} (?={_SAID}))?)",
        ),
        (
            "communique",
            rf"(?P<words>(?:[Tt]he )?{_ISSUER}{_OWNED} {_COMMUNIQUE}(?: (?:issued )?{_ONE})?"
            rf"(?= {_SAID}))",
        ),
        (
            "communique",
            rf"(?P<words>{_SPOKESMAN}{_ISSUER}(?: {_ONE})? {_SAID}(?: {_TWO})?)(?: that|,|:)*\s*",
        ),
        (
            "communique",
            rf"(?P<words>(?:[Tt]he )?(?P<actor>{ISSUER})(?: spokesman)?(?: {_ONE})? {_SAID}"
            rf"(?: {_TWO})?)(?: that|,|:)*\s*",
        ),
        (
            "communique",
            rf"(?P<words>(?:[Tt]he )?(?P<actor>{_HEADQUARTERS})(?: spokesman)?(?: {_ONE})?"
            rf" {_DECLARED}(?: {_TWO})?)(?: that|,|:)*\s*",
        ),
    )
]

# At the head of an article: "According to a Xinhua dispatch from Pyongyang on the 5th: …".
CITED = re.compile(
    rf"According to (?:an? |the )?(?:{WIRE} (?:by|from|of) )?(?:the )?"
    rf"(?P<words>(?P<agency>{AGENCY}){_OWNED}(?: {WIRE})?(?:,? (?:from )?(?P<place>{PLACE}))?"
    rf",? {_ONE}(?: {WIRE})?)\s*:\s*"
)

# At the end of a sentence: "…, the VNA reports.", "…, said a communique of the General Command."
TRAILING = [
    (kind, re.compile(pattern + r"(?=[.;]|, quoting )"))
    for kind, pattern in (
        ("agency", rf", (?:the )?(?P<words>{_KNOWN} {_SAID}{_FROM}(?:,? {_ONE})?{_FROM})"),
        (
            "agency",
            rf", (?P<words>(?:{_SAID}|according to) (?:an? |the )?{_KNOWN}{_OWNED}(?: {WIRE})?"
            rf"{_FROM}(?:,? {_ONE})?)",
        ),
        (
            "communique",
            rf", (?:quoting |according to )?(?P<words>(?:{_SAID} )?(?:an?|the) {_COMMUNIQUE}"
            rf"(?: (?:of|by|from) {_BY})?(?:,? {_ISSUED})?(?:,? {_ONE})?(?:,? by {_MAKER})?"
            rf"(?:,? {_SAID})?(?:,? {_TWO})?)",
        ),
        (
            "communique",
            rf", (?P<words>{_ISSUER} {_SAID}(?:,? {_ONE})?(?: in (?:a|its) {_COMMUNIQUE})?"
            rf"(?:,? {_TWO})?)",
        ),
        ("communique", rf", (?P<words>{_SAID} {_ISSUER}(?:,? {_ONE})?)"),
    )
]
