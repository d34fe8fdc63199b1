from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal

import pytest

from archive.exports.tables import BATCH, BOM, as_csv, as_json, as_lines

ROWS = [
    {"uid": "1", "day": dt.date(1953, 12, 23), "n": Decimal("24.000"), "units": ["A", "B"]},
    {"uid": "2", "day": None, "n": Decimal("1.5"), "units": []},
]


def read(text):
    return list(csv.DictReader(io.StringIO(text.removeprefix(BOM))))


def test_a_table_opens_in_a_spreadsheet():
    text = "".join(as_csv(("uid", "day", "n", "units"), ROWS))

    assert text.startswith(BOM)
    assert read(text) == [
        {"uid": "1", "day": "1953-12-23", "n": "24", "units": "A; B"},
        {"uid": "2", "day": "", "n": "1.5", "units": ""},
    ]


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
def test_words_never_become_a_formula(words):
    assert read("".join(as_csv(("a",), [{"a": words}])))[0]["a"] == f"'{words}"


def test_negative_numbers_stay_numbers():
    assert read("".join(as_csv(("a",), [{"a": Decimal(-1)}])))[0]["a"] == "-1"


def test_rows_are_written_a_batch_at_a_time():
    taken = []
    rows = ({"a": taken.append(n) or n} for n in range(3 * BATCH))
    pieces = as_csv(("a",), rows)
    next(pieces)
    next(pieces)

    assert len(taken) == BATCH


@pytest.mark.parametrize("number", [0, 1, BATCH, BATCH + 1])
def test_json_is_an_array_of_any_length(number):
    rows = [{"n": n} for n in range(number)]

    assert json.loads("".join(as_json(rows))) == rows
    assert [json.loads(line) for line in "".join(as_lines(rows)).splitlines()] == rows
