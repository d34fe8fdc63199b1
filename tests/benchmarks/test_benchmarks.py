"""The benchmark runs and prints its tables."""

import datetime as dt
import random

import pytest
from django.db import connection

from archive.exports.engagements import ENGAGEMENTS, engagements
from archive.models import Event
from archive.queries.exported import exported
from archive.search import find
from archive.search.ask import ask
from archive.search.kinds import DISPATCH
from tests.benchmarks import asked, filler, raw, scale, tables
from tests.benchmarks.__main__ import main


def test_the_reading_is_measured_on_a_few_dispatches(capsys):
    main(["reading", "--count", "5", "--workers", "1"])

    printed = capsys.readouterr().out
    assert printed.startswith("# Reading")
    for words in ("| generated | 5 |", "| figures |", "## By stage", "| differences |", "peak MB"):
        assert words in printed


@pytest.mark.django_db
def test_a_filled_archive_can_be_listed_searched_and_asked_for():
    filler.fill(30, watch=lambda line: None)
    known = scale.look()

    assert (known.dispatches, known.engagements) == (30, 89)
    assert find.count(DISPATCH, ask("ka")) == 30
    for kind in asked.KINDS:
        assert kind.ask(random.Random(1), known).startswith(("/en/", "/admin/"))


@pytest.mark.django_db
def test_plain_sql_reads_what_the_file_of_engagements_tells():
    filler.fill(30, watch=lambda line: None)
    ids = Event.objects.filter(kind="engagement").order_by("earliest", "pk")
    rows = list(engagements(exported(ids.values_list("pk", flat=True)), "", "version"))

    with connection.cursor() as cursor:
        cursor.execute(raw.exported(), [dt.date(2100, 1, 1)])
        plain = [dict(zip(ENGAGEMENTS, row, strict=True)) for row in cursor.fetchall()]

    same = ("uid", "date_edtf", "place_uid", "place_en", "dispatches", "claims", "best")
    told = [[row.get(name) for name in same] for row in rows]
    assert len(plain) == len(rows) > 50
    assert [[row.get(name) for name in same] for row in plain] == told


def test_what_was_measured_becomes_tables_with_ratios():
    pair = (10.0, 20.0)
    row = {"wall": pair, "cpu": pair, "sql": pair, "floor": pair, "floor_cpu": (8.0, 10.0)}
    one = {
        "database": "sqlite", "dispatches": 10_000, "engagements": 29_400, "start": 1.0,
        "memory": 90.0, "kinds": {kind.name: row for kind in asked.KINDS}, "texts": 10.0,
        "plain": {"raw SQL: a page of 50": (5.0, 5.0)}, "bulk": {"CSV": {"rows": 1.0}},
        "disk": {"archive_event": 15.0},
    }  # fmt: skip

    printed = "\n".join(tables.report([one]))

    assert (
        "| list by dates and region, page 1 | 10 / 20 | 10 / 20 | 10 / 20 | 8 / 10 | 2.00"
        in printed
    )
    assert "| archive_event | 15.0 | 1.50 |" in printed
