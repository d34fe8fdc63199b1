"""Who a sentence says a claim comes from: "according to AFP", 法军司令部承认."""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from dataclasses import dataclass
from functools import lru_cache

from archive.ingest.extract.figures_line import Hits, sentence_starts
from archive.ingest.extract.figures_words import Hit, Words
from archive.ingest.lexicon import Lexicon
from archive.ingest.records import Language, Paragraph

_BEFORE = re.compile(
    r"(?:according to"
    r"|(?:reports?|reported|dispatch(?:es)?|announced|cited|claimed|issued) (?:by|from)"
    r"|quot(?:ing|ed by)|citing|据|引用?|援引|根据)(?: the| an?)? ?$"
)
_AFTER = re.compile(
    r"(?:'s|’s)?(?: (?:in|from) [a-z]+)?"
    r"(?: dispatch(?:es)?| correspondent| spokesm[ae]n| communiqu[eé])?"
    r"(?:,? (?:also|today|yesterday|has|had|have|on \w+day|itself|later))*"
    r" ?(?:report(?:ed|s)?\b|said|says|quot(?:ed|es)|announce[ds]?|admit(?:s|ted)|claim(?:s|ed)"
    r"|stat(?:es|ed)|declare[ds]|acknowledge[ds]|disclose[ds]|reveal(?:s|ed)|concede[ds]|put\b"
    r"|estimate[ds]|confirm(?:s|ed))"
    r"|(?:发言人|记者|通讯员|电台)?(?:也|又|已|于)?(?:\d+|[一二三十]+)?日?(?:晚|晨)?"
    r"(?:报道|的?消息|引|说|称|承认|供认|自供|招认|宣布|公布|透露|声明|声称|宣称|证实|不得不承认|广播)"
    r"|[\u4e00-\u9fff]{0,6}?(?:\d{1,2}|[一二三十]{1,3})日[晚晨夜]?(?:电|讯|消息)(?:也|又|已|不得不)*"
    r"(?:报道|说|称|承认|供认|自供|宣布|透露|声称|宣称|证实)"
)
_TRAILS = re.compile(r"[^.;。；\d一二三四五六七八九十百千万]{0,20}(?:[.。]|$)")
_SAME_SPEAKER = re.compile(
    r"\s*[\"“”]?"
    r"(?:(?:it|he|she|they|the (?:communiqu[eé]|report|dispatch|spokesman|agency|message))"
    r"(?: also| further| then)?"
    r" (?:said|says|added|adds|admitted|stated|reported|claimed|announced)\b"
    r"|(?:公报|消息|报道|电讯|该社|他|声明|发言人)(?:又|还|并|最后)?(?:说|称|承认|宣布|指出|供认))"
)
# Somebody speaks who is not in the table of agencies: then the claim is not the report's own.
_SPEAKER = re.compile(
    r"spokesm[ae]n\b|\b(?:officials?|authorities)\b[^.;]{0,30}?\b(?:said|admitted|claimed|announced)"
    r"|\b(?:admit(?:s|ted)|conceded?s?|acknowledge[ds])\b|发言人|供认|自供|招认|不得不承认|官方承认"
)
# A paragraph without any of these has no such speaker.
_SPEAKER_SIGNS = {
    Language.ENGLISH: ("spokes", "official", "authorities", "admit", "conced", "acknowledg"),
    Language.CHINESE: ("发言人", "承认", "供认", "自供", "招认"),
}


@dataclass(slots=True)
class Citations:
    """The sentences of a paragraph, and who is cited in them."""

    starts: list[int]
    cited: Hits
    trailing: Hits  # those that a sentence ends with: "…, the VNA reports."
    speakers: list[int]
    cites: bool  # whether anybody is cited at all

    def of(self, position: int) -> tuple[str | None, bool]:
        """Return the slug of whom the sentence at a position cites, and whether it cites at all."""
        if not self.cites:
            return None, False
        index = bisect_right(self.starts, position)
        start = self.starts[index - 1]
        end = self.starts[index] if index < len(self.starts) else None
        before = self.cited.last_before(position)
        if before >= 0 and self.cited.hits[before].start >= start:
            return self.cited.hits[before].code, True
        after = self.trailing.first_from(position)
        if after < len(self.trailing.hits):
            hit = self.trailing.hits[after]
            if end is None or hit.end <= end:
                return hit.code, True
        spoken = bisect_right(self.speakers, position)
        return None, spoken > 0 and self.speakers[spoken - 1] >= start


_NOBODY = Citations([0], Hits([]), Hits([]), [], cites=False)


@lru_cache(maxsize=4)
def _agencies(lexicon: Lexicon) -> Words:
    return Words(
        (form, agency.slug)
        for agency in lexicon.agencies
        for form in (*agency.english, *agency.chinese)
    )


def citations(paragraph: Paragraph, lexicon: Lexicon) -> Citations:
    """Return whom the sentences of a paragraph cite."""
    folded = paragraph.folded
    speakers: list[int] = []
    for sign in _SPEAKER_SIGNS[paragraph.language]:
        if sign in folded:
            speakers = [match.start() for match in _SPEAKER.finditer(folded)]
            break
    named = _agencies(lexicon).find(paragraph)
    if not named and not speakers:
        return _NOBODY
    starts = sentence_starts(paragraph)
    cited: list[Hit] = []
    trailing: list[Hit] = []
    for hit in named:
        after = _AFTER.match(folded, hit.end)
        if after or _BEFORE.search(folded, max(0, hit.start - 30), hit.start):
            cited.append(hit)
        if after and _TRAILS.match(folded, after.end()):
            trailing.append(hit)
    if cited:
        for begin in starts[1:]:
            if _SAME_SPEAKER.match(folded, begin):
                _carry(cited, starts, begin)
    cites = bool(cited or trailing or speakers)
    return Citations(starts, Hits(cited), Hits(trailing), speakers, cites)


def _carry(cited: list[Hit], starts: list[int], begin: int) -> None:
    """Let "it said" speak for whom the sentence before cites."""
    last = bisect_right(cited, begin, key=lambda hit: hit.start) - 1
    if last >= 0 and cited[last].start >= starts[bisect_right(starts, begin) - 2]:
        insort(cited, Hit(begin, begin, cited[last].code))
