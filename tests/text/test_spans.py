"""Many forms are found in one scan, the longest first, at word boundaries only."""

from hypothesis import given
from hypothesis import strategies as st

from archive.text.fold import fold_aligned
from archive.text.spans import Matcher, Scanner, at_word_boundary


def test_longest_prefers_the_longer_name_when_names_nest() -> None:
    matcher = Matcher([("Lai Châu", 1), ("Lai Châu Province", 2)])
    found = matcher.longest(fold_aligned("in Lai Châu Province and Lai Châu"))
    assert [(m.start, m.end, m.value) for m in found] == [(3, 20, (2,)), (25, 33, (1,))]


def test_longest_finds_nothing_when_a_latin_word_goes_on() -> None:
    assert Matcher([("Vinh", 1)]).longest("vinhome, invinh") == []


def test_longest_finds_han_forms_when_other_characters_adjoin() -> None:
    matcher = Matcher([("奠边府", 1)])
    assert [(m.start, m.end) for m in matcher.longest("抵达奠边府。")] == [(2, 5)]


def test_longest_keeps_every_value_when_two_share_a_form() -> None:
    assert Matcher([("Route 13", 1), ("route 13", 2)]).longest("route 13")[0].value == (1, 2)


def test_longest_passes_over_forms_that_are_not_accepted() -> None:
    matcher = Matcher([("red river delta", 1), ("red river", 2)])
    found = matcher.longest("red river delta", lambda match: match.value == (2,))
    assert [(m.start, m.end) for m in found] == [(0, 9)]


def test_matcher_finds_nothing_when_it_has_no_forms() -> None:
    assert Matcher([]).longest("hanoi") == []


def test_at_word_boundary_holds_between_han_and_digits() -> None:
    assert at_word_boundary("占领507据点", 2, 5)


@given(st.text(alphabet="ab 军c,", max_size=40))
def test_a_scanner_finds_what_its_matchers_find(text: str) -> None:
    matchers = [Matcher([("a", 1), ("ab", 2)]), Matcher([("b a", 3), ("军", 4)]), Matcher[int]([])]
    folded = fold_aligned(text)
    assert Scanner(matchers).hits(folded) == {m: m.hits(folded) for m in matchers}
