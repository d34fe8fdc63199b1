"""Adding claims up: what may be added, what may not, and that no loss counts twice."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.queries.adding import Addend, Amount, Ground, Measure, add, overlap, total

KILLED = Measure("killed", "personnel", "french_union", "")
WIPED_OUT = Measure("annihilated", "personnel", "french_union", "")
BATTALIONS = Measure("routed", "formation.battalion", "french_union", "")
COMPANIES = Measure("routed", "formation.company", "french_union", "")
DELTA = Ground("red-river-delta", frozenset({"tonkin"}), (20.8, 106.2), 80.0)
LEFT_BANK = Ground("left-bank", frozenset({"red-river-delta", "tonkin"}), (20.7, 106.3), 50.0)
LAI_CHAU = Ground("lai-chau", frozenset({"tonkin"}), (22.07, 103.16), 3.0)


def day(text):
    return dt.date.fromisoformat(text)


def exact(number):
    return Amount(Decimal(number), Decimal(number), Decimal(number))


def over(number):
    return Amount(Decimal(number), Decimal(number) + 1, None, "more_than")


def claim(id, amount, first="1953-12-11", last="", **fields):
    given = {
        "measure": KILLED,
        "voice": "vpa",
        "first": day(first) if first else None,
        "last": day(last or first) if first else None,
        "grounds": (LAI_CHAU,),
        "events": frozenset({id}),
        "repeats": id,
    }
    return Addend(id, amount=amount, **{**given, **fields})


LEFT_BANK_YEAR = claim(
    1, exact(34113), "1952-12-20", "1953-12-19", measure=WIPED_OUT, grounds=(LEFT_BANK,)
)
DELTA_YEAR = claim(2, over(52000), "1952-07-01", "1953-07-31", measure=WIPED_OUT, grounds=(DELTA,))


def test_the_totals_of_the_left_bank_and_the_delta_are_not_added():
    (found,) = add([LEFT_BANK_YEAR, DELTA_YEAR])

    (pair,) = found.overlaps
    assert found.amount is None
    assert pair.days == (day("1952-12-20"), day("1953-07-31"))
    assert pair.area == ("within", "left-bank", "red-river-delta")
    assert (found.least, found.most) == (
        Amount(Decimal(52000), Decimal(52000), None, "more_than"),
        Amount(Decimal(86113), Decimal(86113), None, "more_than"),
    )


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (claim(2, exact(200), "1953-12-12"), "another day"),
        (claim(2, exact(200), grounds=(DELTA,)), "another place"),
        (claim(2, exact(200), "1953-12-12", grounds=()), "another day, no place"),
        (claim(2, exact(200), "", grounds=(DELTA,)), "no date, another place"),
    ],
)
def test_claims_apart_in_time_or_place_are_added(other, why):
    (found,) = add([claim(1, exact(100)), other])

    assert (found.amount, found.overlaps) == (exact(300), ()), why


@pytest.mark.parametrize(
    "other",
    [
        claim(2, exact(200)),
        claim(2, exact(200), "", grounds=()),
        claim(2, exact(200), ""),
        claim(2, exact(200), grounds=()),
        claim(2, exact(200), "1953-01-01", "1953-12-31"),
        claim(2, exact(200), grounds=(Ground("", frozenset(), (22.1, 103.2), 10.0),)),
        claim(2, exact(200), "1953-12-20", grounds=(DELTA,), events=frozenset({1})),
    ],
)
def test_claims_that_cannot_be_told_apart_give_a_range(other):
    (found,) = add([claim(1, exact(100)), other])

    assert (found.amount, found.least, found.most) == (None, exact(200), exact(300))


def test_put_out_of_action_is_never_added_to_killed():
    found = add([claim(1, exact(100)), claim(2, exact(300), "1953-12-20", measure=WIPED_OUT)])

    assert [one.amount for one in found] == [exact(100), exact(300)]


def test_two_sides_are_never_added():
    found = add([claim(1, exact(100)), claim(2, exact(10), "1953-12-20", voice="french_union")])

    assert [(one.voice, one.amount) for one in found] == [
        ("vpa", exact(100)),
        ("french_union", exact(10)),
    ]


def test_a_part_and_a_repeat_are_not_counted_again():
    whole = claim(1, exact(700))
    part = claim(2, exact(151), parts_of=frozenset({1}))
    repeat = claim(3, exact(700), "1954-01-01", repeats=1)

    (found,) = add([part, repeat, whole])

    assert found.amount == exact(700)
    assert (found.parts, found.repeated) == ((part,), (repeat,))


def test_a_repeat_chosen_without_what_it_repeats_is_counted_once():
    first, second = (claim(id, exact(700), repeats=1) for id in (3, 4))

    (found,) = add([first, second])

    assert (found.amount, found.counted, found.repeated) == (exact(700), (first,), (second,))


@pytest.mark.parametrize("qualifier", ["many", "tens", "hundreds", "exact"])
def test_what_names_no_number_is_given_none(qualifier):
    vague = claim(2, Amount(None, Decimal(20), None, qualifier), "1953-12-20")

    (found,) = add([claim(1, exact(100)), vague])

    assert (found.amount, found.without_number) == (exact(100), (vague,))


def test_what_the_languages_read_differently_gives_both():
    english = claim(1, exact(24), measure=BATTALIONS, language="en")
    chinese = claim(1, exact(24), measure=COMPANIES, language="zh")
    other = claim(2, exact(3), "1953-12-20", measure=COMPANIES)

    found = {
        (one.measure.object, one.language): one.amount for one in add([english, chinese, other])
    }

    assert found == {
        ("formation.battalion", "en"): exact(24),
        ("formation.company", "en"): exact(3),
        ("formation.company", "zh"): exact(27),
    }


@pytest.mark.parametrize(
    ("amounts", "found"),
    [
        ([over(200), exact(300)], Amount(Decimal(500), Decimal(500), None, "more_than")),
        (
            [Amount(Decimal(5000), None, Decimal(5000), "nearly"), exact(100)],
            Amount(Decimal(5100), None, Decimal(5100), "nearly"),
        ),
        (
            [Amount(None, Decimal(100), Decimal(200)), exact(50)],
            Amount(None, Decimal(150), Decimal(250)),
        ),
        (
            [over(200), Amount(Decimal(100), None, Decimal(100), "less_than")],
            Amount(Decimal(300), None, None, "about"),
        ),
    ],
)
def test_a_sum_is_no_more_exact_than_its_parts(amounts, found):
    assert total(amounts) == found


# --- for any claims -----------------------------------------------------------------------------

DAYS = st.dates(dt.date(1953, 1, 1), dt.date(1953, 3, 1))
GROUNDS = st.lists(st.sampled_from([DELTA, LEFT_BANK, LAI_CHAU]), max_size=2).map(tuple)
AMOUNTS = st.builds(lambda n: exact(n), st.integers(0, 5000))


@st.composite
def claims(draw):
    found = []
    for id in range(1, draw(st.integers(1, 7)) + 1):
        first, last = sorted([draw(DAYS), draw(DAYS)])
        undated = draw(st.booleans()) and draw(st.booleans())
        found.append(
            claim(
                id,
                draw(AMOUNTS),
                "" if undated else first.isoformat(),
                last.isoformat(),
                grounds=draw(GROUNDS),
                repeats=draw(st.integers(1, id)),
                parts_of=frozenset(draw(st.lists(st.integers(1, id), max_size=1))) - {id},
            )
        )
    return found


@given(claims())
def test_every_claim_is_accounted_for_once(told):
    (found,) = add(told)

    accounted = [*found.counted, *found.without_number, *found.repeated, *found.parts]
    assert sorted(one.id for one in accounted) == [one.id for one in told]


@given(claims())
def test_a_total_is_given_exactly_where_no_two_claims_overlap(told):
    (found,) = add(told)

    overlapping = any(
        overlap(one, other) for one in found.counted for other in found.counted if one is not other
    )
    assert bool(found.overlaps) == overlapping
    if found.counted:
        assert (found.amount is None) == overlapping
        whole = sum(one.amount.value for one in found.counted)
        assert (found.amount or found.most).value == whole


@given(claims())
def test_a_range_lies_between_the_largest_claim_and_all_of_them(told):
    (found,) = add(told)

    if found.overlaps:
        largest = max(one.amount.value for one in found.counted)
        assert largest <= found.least.value <= found.most.value


@given(claims(), st.randoms())
def test_the_order_of_the_claims_changes_nothing(told, random):
    shuffled = list(told)
    random.shuffle(shuffled)

    def said(found):
        return [(one.amount, one.least, one.most) for one in found]

    plain = [one for one in told if one.repeats == one.id and not one.parts_of]
    mixed = [one for one in shuffled if one in plain]
    assert said(add(plain)) == said(add(mixed))


@given(claims())
def test_whether_claims_overlap_does_not_depend_on_which_is_first(told):
    for one in told:
        for other in told:
            assert bool(overlap(one, other)) == bool(overlap(other, one))
