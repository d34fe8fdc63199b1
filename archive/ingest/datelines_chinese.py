"""Chinese datelines and relay phrases as patterns: 【新华社三十一日讯】, 据越南通讯社三十日讯：.

They match folded text with masked names: simplified characters, half-width punctuation.
"""

from __future__ import annotations

import re

from archive.ingest.sources import AGENCY, ANY_SOURCE, ISSUER
from archive.text.numerals import HAN_NUMERAL

_HAN = r"[\u3400-\u9fff]"
_NUMBER = rf"[{HAN_NUMERAL}]"
_OPEN, _CLOSE = r"[\[(【〔「『《<〈]\s*", r"\s*[\])】〕」』》>〉]"
_WIRE = r"(?:特约|特|专|急|无线|航空|综合)*(?:电讯|通讯|讯|电|消息)"
_OWN = "本报|本刊|本社|本台"
# What looks like the name of an agency when no list knows it.
_UNKNOWN = rf"{_HAN}{{1,10}}?(?:通讯社|通信社|新闻社|电台|[日晚周月时]报|社)"
_HEADQUARTERS = (
    rf"{_HAN}{{2,20}}?(?:司令部|统帅部|指挥部|总部|参谋部|国防部|军区|领导机关"
    r"|(?:人民|解放|志愿)军)"
)
_TIME = (
    rf"(?:[上下]午)?(?:{_NUMBER}{{1,3}}(?:时|点)(?:{_NUMBER}{{1,3}}分|半)?|[清早傍]?[晨晚夜]|午夜)?"
)
_SPOKEN_IN = r"(?:[英法俄越日朝]文|[英法俄]语|口语)?"
_REPORTER = rf"(?:[^\]】〕」』)\s:,]{{0,10}}?(?:记者|通讯员|特派员)[{_HAN[1:-1]}、·\s]{{0,16}}?)"
_PLACE = rf"(?P<place>(?![据从自在]){_HAN}{{1,8}}?)"
_ISSUED = "(?:发表|公布|发布|发出|颁布|播发|广播|宣读)"
_COMMUNIQUE = "(?:公报|战报|通报|捷报|通告|声明|文告|公告)"
_DECLARES = "(?:宣布|宣称|声明|声称|通告|发表(?:谈话|讲话))"
_SAYS = r"(?:中)?(?:宣布|宣称|指出|说|称|如下|全文)*\s*[:,]?\s*"
_HERE = rf"(?:在(?:这里|此间|此地|当地|{_HAN}{{2,4}}?))?"
_MONTH_SAID = "(?:本月|上月)?"


def _day(tag: str) -> str:
    """Return a pattern of a day; its groups carry the tag, so that two fit into one pattern."""
    return (
        rf"(?:{_MONTH_SAID}(?:(?:(?P<year{tag}1>{_NUMBER}{{4}})年)?"
        rf"(?P<month{tag}1>{_NUMBER}{{1,3}})月(?:份)?)?(?P<day{tag}1>{_NUMBER}{{1,3}})[日号]{_TIME}"
        rf"|(?P<today{tag}>今[日天晨晚早]|本日)|(?P<yesterday{tag}>昨[日天晨晚夜]))"
    )


def _compiled(*patterns: str) -> list[tuple[str, re.Pattern[str]]]:
    return [("agency", re.compile(pattern)) for pattern in patterns]


_ONE, _TWO = _day("a"), _day("b")
_OWNER = rf"(?P<agency>{AGENCY}|{_OWN})"
_SIGNER = rf"[“\"‘]?(?P<agency>{AGENCY}|{_UNKNOWN}|{_OWN})[”\"’]?(?:(?:广播)?电台)?"
_AGAIN = rf"(?P<again>[又另])(?:据(?P<agency>{AGENCY}|{_UNKNOWN}))?{_PLACE}??(?:{_ONE})?{_WIRE}"
_SIGNED = rf"{_SIGNER}(?:{_TWO})?(?:{_REPORTER}|{_PLACE})??(?:{_ONE})?{_SPOKEN_IN}{_WIRE}"
_STOP = r"(?:\s*(?::|-+|—+)\s*|\s+)"

# A dateline in brackets; it may also stand at the end of an item.
BRACKETED = _compiled(
    rf"{_OPEN}(?P<words>{_AGAIN}){_CLOSE}\s*:?\s*",
    rf"{_OPEN}据?(?P<words>{_SIGNED}){_CLOSE}\s*:?\s*",
    rf"{_OPEN}(?P<words>{_PLACE}{_ONE}{_WIRE}){_CLOSE}\s*:?\s*",
    rf"{_OPEN}(?P<words>{_OWNER}{_REPORTER}{_HAN}{{0,12}}){_CLOSE}\s*:?\s*",
    rf"{_OPEN}(?:据)?(?P<words>(?P<agency>{AGENCY}))(?:供|发|供稿|稿|讯|电)?{_CLOSE}\s*:?\s*",
)
# A dateline without brackets.
OPEN = _compiled(
    rf"(?P<words>{_OWNER}(?:{_REPORTER}|{_PLACE})??{_ONE}{_SPOKEN_IN}{_WIRE}){_STOP}",
    rf"(?P<words>{_OWNER}{_ONE}{_PLACE}{_WIRE}){_STOP}",
    rf"(?P<words>{_OWNER}{_WIRE}){_STOP}",
    rf"(?P<words>{_AGAIN})\s*:\s*",
    rf"(?P<words>{_PLACE}{_ONE}{_WIRE})\s*:\s*",
)
# What opens an article but is an attribution inside of one.
FIRST = _compiled(
    rf"据(?P<words>{_SIGNER}(?:{_REPORTER}|{_PLACE})??{_ONE}{_SPOKEN_IN}{_WIRE})\s*[:,]\s*",
    rf"据(?P<words>{_SIGNER}{_ONE}{_PLACE}{_WIRE})\s*[:,]\s*",
    rf"据(?P<words>{_OWNER}(?:{_REPORTER}|{_PLACE})?{_WIRE})\s*:\s*",
    rf"(?P<words>{_OWNER}(?:{_REPORTER}|{_PLACE})??{_ONE}{_WIRE})\s*,\s*",
)
# A place and no name: 平壤讯：says nothing about who tells it.
PASSED = re.compile(rf"{_PLACE}{_WIRE}\s*:\s*")

_BY = rf"(?P<actor>{ANY_SOURCE}|{_HAN}{{2,24}}?)"
_MAKER = rf"(?P<actor>{ANY_SOURCE}|{_HEADQUARTERS})"
RELAY = [
    (kind, re.compile(pattern))
    for kind, pattern in (
        (
            "agency",
            rf"据?(?P<words>{_OWNER}在?(?:{_ONE})?(?:{_ISSUED}|转播)了?)"
            rf"(?=(?:{ANY_SOURCE}|{_HEADQUARTERS})[^。:,]*{_COMMUNIQUE})",
        ),
        (
            "agency",
            rf"[另又]?(?:据|援引|转引|引用|引)?(?P<words>{_SIGNER}(?:{_TWO})?(?:{_REPORTER}|[从自在]?{_PLACE})??(?:{_ONE})?的?"
            rf"{_SPOKEN_IN}(?:{_WIRE}|报道|报导|广播|披露))(?:也|又|不得不|供认|承认|透露|说|称|的消息)*"
            rf"(?:\s*[:,]\s*|(?=(?:援引|转引|引用){AGENCY}))",
        ),
        ("agency", rf"据?(?P<words>{_PLACE}{_ONE}{_WIRE})\s*:\s*"),
        (
            "communique",
            rf"[据在]?(?P<words>(?:{_TWO})?(?:{_BY}(?:发言人)?)??[在于]?(?:{_ONE})?{_HERE}{_ISSUED}"
            rf"[^。:]{{0,60}}?{_COMMUNIQUE}){_SAYS}",
        ),
        (
            "communique",
            rf"[据在]?(?P<words>{_MAKER}(?:{_ONE})?的?[^。:,]{{0,12}}?{_COMMUNIQUE}){_SAYS}",
        ),
        (
            "communique",
            rf"据?(?P<words>(?P<actor>{ISSUER})(?:发言人{_HAN}{{0,8}}?)?(?:{_ONE})?{_HERE}"
            rf"(?:{_DECLARES}|承认|透露|指出))(?:说|称)*\s*[:,]?\s*",
        ),
        (
            "communique",
            rf"据?(?P<words>(?P<actor>{_HEADQUARTERS})(?:发言人{_HAN}{{0,8}}?)?(?:{_ONE})?{_HERE}"
            rf"{_DECLARES})(?:说|称)*\s*[:,]?\s*",
        ),
    )
]
