"""Chinese datelines and relay phrases as patterns: 【新华社三十一日讯】, 据越南通讯社三十日讯：.

They match folded text: simplified characters, half-width punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from archive.text.fold import fold_aligned
from archive.text.numerals import HAN_NUMERAL

_HAN = r"[\u3400-\u9fff]"
_NUMBER = rf"[{HAN_NUMERAL}]"
_WIRE = r"(?:特约|专|急)?(?:讯|电讯|电|消息)"
_OWN = "本报|本刊|本社"
_UNKNOWN = rf"{_HAN}{{1,10}}?(?:通讯社|新闻社|广播电台|[日晚周月]报|社)|{_OWN}|又"
_PLACE = rf"(?P<place>{_HAN}{{1,8}}?)"
_ISSUED = "(?:发表|公布|发布|发出)"
_SAYS = r"(?:中)?(?:宣布|宣称|指出|说|称)*\s*[:,]?\s*"


def patterns(
    agencies: Iterable[str], issuers: Iterable[str]
) -> tuple[list[re.Pattern[str]], list[tuple[str, re.Pattern[str]]]]:
    """Return the datelines and the relay phrases, each with its kind, for these printed names."""
    known, issuer = _any_of(agencies), _any_of(issuers)
    one, two = _day("a"), _day("b")
    signed = rf"(?P<agency>{known}|{_UNKNOWN}){_PLACE}??(?:{one})?"
    own = rf"(?P<agency>{known}|{_OWN})"
    by = rf"(?P<actor>{issuer}|{_HAN}{{2,20}}?)"
    datelines = [
        rf"[\[(【〔「]\s*据?(?P<words>{signed}{_WIRE})\s*[\])】〕」]\s*:?\s*",
        rf"(?P<words>{own}{_PLACE}??{one}{_WIRE})(?:\s*:\s*|\s+)",
        rf"(?P<words>{own}{_WIRE})\s*:\s*",
    ]
    relay = [
        (
            "agency",
            rf"据?(?P<words>{own}在?(?:{one})?(?:{_ISSUED}|播发|广播)了?)(?=(?:{issuer})[^。:,]*公报)",
        ),
        ("agency", rf"[另又]?据?(?P<words>{signed}的?(?:{_WIRE}|报道|报导|广播))说?\s*[:,]\s*"),
        (
            "communique",
            rf"(?P<words>(?:{two})?(?:{by}(?:发言人)?)??[在于]?(?:{one}|今[日天]|昨[日天])?{_ISSUED}"
            rf"[^。:]{{0,60}}?(?:公报|战报)){_SAYS}",
        ),
        (
            "communique",
            rf"[据在]?(?P<words>(?P<actor>{issuer})(?:{one})?的?[^。:,]{{0,12}}?(?:公报|战报)){_SAYS}",
        ),
    ]
    return (
        [re.compile(each) for each in datelines],
        [(kind, re.compile(each)) for kind, each in relay],
    )


def _day(tag: str) -> str:
    """Return a pattern of a day; its groups carry the tag, so that two fit into one pattern."""
    return (
        rf"(?:(?:(?P<year{tag}1>{_NUMBER}{{4}})年)?(?P<month{tag}1>{_NUMBER}{{1,3}})月(?:份)?)?"
        rf"(?P<day{tag}1>{_NUMBER}{{1,3}})[日号]"
    )


def _any_of(forms: Iterable[str]) -> str:
    """Return an alternation, longest form first."""
    words = sorted({fold_aligned(form) for form in forms}, key=len, reverse=True)
    return f"(?:{'|'.join(map(re.escape, words))})" if words else "(?!)"
