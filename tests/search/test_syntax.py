"""Whatever is typed is read, and what is read otherwise than typed is said."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.search.syntax import MAX_TERMS, All, Any, Field, Not, Problem, Term, parse, terms

WORD = st.sampled_from(["ambush", "Điện", "奠边府", "军", "52,000", "People's"])
LEAF = st.one_of(
    WORD.map(Term),
    WORD.map(lambda word: Term(word, literal=True)),
    st.sampled_from(["batt", "ambu"]).map(lambda word: Term(word, prefix=True)),
    st.sampled_from(["lai-chau", "Lai Chau"]).map(lambda slug: Field("place", slug)),
)


def both(parts: list[object]) -> object:
    """Return parts that must all be there, as the reader flattens them."""
    flat = [p for part in parts for p in (part.parts if isinstance(part, All) else [part])]
    return All(tuple(flat))


TREE = st.recursive(
    LEAF,
    lambda below: st.one_of(
        st.lists(below, min_size=2, max_size=3).map(both),
        st.lists(below, min_size=2, max_size=3).map(lambda parts: Any(tuple(parts))),
        st.tuples(below, LEAF).map(lambda two: both([two[0], Not(two[1])])),
    ),
    max_leaves=6,
)


@given(TREE)
def test_a_tree_is_read_back_as_it_is_written(tree):
    found = parse(str(tree))

    assert (found.root, found.problems) == (tree, ())


@given(st.text(alphabet='ab 边"()|-:*OR&.=>19“（place date', max_size=40))
def test_nothing_that_can_be_typed_breaks_the_reader(typed):
    found = parse(typed)

    again = parse(str(found))
    assert again.root == found.root
    assert len(list(terms(found.root))) <= MAX_TERMS


@given(st.text(max_size=60))
def test_any_characters_at_all_are_read(typed):
    assert parse(typed).typed == " ".join(typed.split())


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("lai chau", All((Term("lai"), Term("chau")))),
        ('"Lai Chau"', Term("Lai Chau", literal=True)),
        ("「奠边府」", Term("奠边府", literal=True)),
        ("a OR b c", Any((Term("a"), All((Term("b"), Term("c")))))),
        ("a | b", Any((Term("a"), Term("b")))),
        ("a AND b", All((Term("a"), Term("b")))),
        ("（a OR b） c", All((Any((Term("a"), Term("b"))), Term("c")))),
        ("a -b", All((Term("a"), Not(Term("b"))))),
        ("a -(b c)", All((Term("a"), Not(All((Term("b"), Term("c"))))))),
        ("ambu*", Term("ambu", prefix=True)),
        ("place:lai-chau", Field("place", "lai-chau")),
        ('place:"Lai Châu" a', All((Field("place", "Lai Châu"), Term("a")))),
        ("twenty-four", Term("twenty-four")),
        ("or", Term("or")),
        ("12:30", Term("12:30")),
        ("Editor's note: x", All((Term("Editor's"), Term("note:"), Term("x")))),
        ("", None),
        ("?!", None),
    ],
)
def test_grammar(typed, read):
    found = parse(typed)

    assert (found.root, found.problems) == (read, ())


@pytest.mark.parametrize(
    ("typed", "read", "problem"),
    [
        ('a "b c', 'a "b c"', Problem("quote", "b c")),
        ('a "', "a", Problem("quote_empty")),
        ('a "" b', "a b", Problem("quote_empty")),
        ("a note:x", "a note:x", Problem("field", "note", "note x")),
        (
            'plase:"Lai Chau"',
            '"plase Lai Chau"',
            Problem(
                "field_near",
                "plase",
                "plase Lai Chau",
                "place",
            ),
        ),
        (
            "Newspaper:rmrb",
            "Newspaper:rmrb",
            Problem(
                "field_near",
                "Newspaper",
                "Newspaper rmrb",
                "paper",
            ),
        ),
        ("(a b", "a b", Problem("open")),
        ("a) b", "a b", Problem("close")),
        ("a OR", "a", None),
        ("OR a", "a", Problem("or")),
        ("-a", "a", Problem("only_excluded", "-a")),
        ("a OR -b", "a", Problem("excluded_either", "-b")),
        ("a place:", "a", Problem("empty", "place")),
        ("a date:1953-99", "a", Problem("date", "1953-99")),
        ("a date:1954..1953", "a", Problem("date", "1954..1953")),
        ("a (b date:1953)", "a b", Problem("inside", "date:1953")),
        ("a figure:>=", "a", Problem("figure", ">=")),
        ("a ★", "a", Problem("signs", "★")),
    ],
)
def test_nearest_reading_of_what_is_not_right(typed, read, problem):
    found = parse(typed)

    assert str(found.root) == read
    assert found.problems == ((problem,) if problem else ())


def test_too_much_is_cut_and_said():
    assert parse("a " * 60).problems == (Problem("many", "32"),)
    assert parse("b" * 500).problems == (Problem("long", "400"),)
    assert Problem("deep") in parse("(" * 50 + "a").problems


def test_periods_and_figures():
    found = parse("ambush date:1953-12..1954-01 figure:captured>=1,000")

    assert found.root == Term("ambush")
    assert found.periods[0][:2] == (dt.date(1953, 12, 1), dt.date(1954, 1, 31))
    assert found.figures[0][:2] == ("captured", 1000)
    assert parse("date:..1953").periods[0][:2] == (None, dt.date(1953, 12, 31))
    assert parse("figure:killed>9").figures[0][:2] == ("killed", 10)
    assert parse("figure:killed").figures[0][:2] == ("killed", 0)
