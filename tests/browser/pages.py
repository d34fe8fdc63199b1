"""Every kind of page, once: what is listed here is checked, weighed and pictured.

Paths follow the prefix of the language; a thing is named by its permanent id, which leads on.
`{proposed}` and `{gone}` stand for engagements that no curator has seen and that was withdrawn.
"""

from __future__ import annotations

LANGUAGES = ("en", "zh-hans", "vi")
SCHEMES = ("light", "dark")
WIDTHS = (1360, 390, 320)

PAGES = {
    "home": "",
    "engagements": "engagements/",
    "engagements narrowed": "engagements/?from=1953-12&to=xx&region=lai-chau-province",
    "engagements none": "engagements/?from=1960",
    "map": "engagements/?view=map",
    "timeline": "engagements/?view=timeline",
    "values": "engagements/values/unit/",
    "engagement": "engagements/bm864xkzvg/",
    "engagement proposed": "engagements/{proposed}/",
    "engagement cited": "engagements/bm864xkzvg/?cited=2020-01-01-00000000",
    "changes": "changes/engagement/bm864xkzvg/?since=2020",
    "changes of all": "changes/?since=2020",
    "period total": "engagements/qrh25p165x/",
    "dispatches": "dispatches/",
    "dispatches narrowed": "dispatches/?from=1953&newspaper=rmrb&language=x&diff=more",
    "dispatch": "dispatches/p37cw6tkqz/",
    "dispatch in English": "dispatches/yfm9yph3k7/",
    "dispatch in one language": "dispatches/p37cw6tkqz/?text=zh&words=zh10.0-9",
    "papers": "papers/",
    "paper": "papers/rmrb/",
    "paper of a year": "papers/rmrb/1954/",
    "paper of a month": "papers/rmrb/1954/1/",
    "paper of a day": "papers/rmrb/1954/1/1/",
    "sum": "sum/",
    "sum of totals": "sum/?event=qrh25p165x&event=rhejchmkkj",
    "places": "places/",
    "map of places": "places/?view=map",
    "place": "places/f0xbbn5tj4/",
    "units": "units/",
    "map of units": "units/?view=map",
    "unit": "units/6xphyjcygj/",
    "differences": "differences/",
    "differences narrowed": "differences/?severity=major&kind=nothing&sort=kind",
    "differences none": "differences/?from=1960",
    "terms": "terms/",
    "terms in English": "terms/?by=english&all=yes",
    "term": "terms/chinese/歼灭/",
    "search": "search/?q=Dien+Bien+Phu",
    "search none": "search/?q=zeppelin+ambusch+place:atlantis",
    "search help": "search/",
    "concordance": "concordance/?q=奠边府",
    "suggestions": "suggest/?q=lai",
    "about": "about/",
    "glossary": "glossary/",
    "help": "help/",
    "accessibility": "accessibility/",
    "not found": "engagements/ambush-at-thai-binh/",
    "gone": "engagements/{gone}/",
    "failed": "broken/",
}
# What a map may weigh, and waits for.
MAPS = ("map", "map of places", "map of units")
# What answers with another status than 200.
STATUS = {"not found": 404, "gone": 410, "failed": 500}
