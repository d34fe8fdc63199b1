"""Rows of a large archive written straight into the tables: python -m tests.benchmarks.filler N.

Nothing is read or aligned: there are texts of made-up words and what lists, maps and pages are
counted from, drawn with a seed: three engagements a dispatch, places and units by Zipf's law,
thirty years. The database of the settings must be empty of dispatches.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import os
import random
import time
from collections.abc import Callable, Iterable
from typing import Any

from tests.benchmarks.beside import ahead
from tests.benchmarks.words import NAMES, made

START, DAYS = dt.date(1946, 12, 19), 30 * 365
PLACES, UNITS, AGENCIES, PAPERS = 313, 200, 12, 6
REGIONS = tuple(f"filled-place-{number}" for number in range(7))  # the country and its regions
TYPES = ("battle", "ambush", "raid", "siege", "capture", "withdrawal", "shelling", "mopping-up")
ACTIONS = ("killed", "captured", "wounded", "put_out_of_action", "destroyed", "casualties")
CHUNK = 10_000
Rows = Iterable[tuple[Any, ...]]


def fill(dispatches: int, seed: int = 1, watch: Callable[[str], None] = print) -> None:
    """Write so many dispatches with their engagements."""
    from django.db import connection, transaction

    from archive.actions.index import start_over
    from archive.actions.reindex import rebuild
    from tests.benchmarks.indexed import index_words

    draw = random.Random(seed)
    began = time.perf_counter()
    with transaction.atomic():
        knowledge = _knowledge(draw)
    writer = _Writer()
    starts = range(0, dispatches, CHUNK)
    parts = [(seed, start + 1, min(CHUNK, dispatches - start)) for start in starts]
    for start, texts in zip(starts, ahead(made, parts), strict=True):
        with transaction.atomic():
            _chunk(writer, draw, start, texts, knowledge)
        watch(f"{start + len(texts)} dispatches after {time.perf_counter() - began:.0f} s")
    writer.set_sequences()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    index_words(lambda n: watch(f"{n} rows' words after {time.perf_counter() - began:.0f} s"))
    watch(f"words indexed after {time.perf_counter() - began:.0f} s")
    start_over()
    rebuild()
    watch(f"lists indexed after {time.perf_counter() - began:.0f} s")


def _knowledge(draw: random.Random) -> dict[str, list[int]]:
    """Write places in a tree, units, agencies, newspapers and one source; return their ids."""
    from archive.models import Agency, Newspaper, Place, PlaceName, PlaceParent, SourceText, Unit

    places = Place.objects.bulk_create(
        Place(
            uid=f"fp{number:08}",
            slug=f"filled-place-{number}",
            name_en=f"Place {number}",
            kind="town" if number > 60 else "province",
            lat=draw.uniform(8.6, 23.3),
            lon=draw.uniform(102.2, 109.4),
            radius_km=3.0,
        )
        for number in range(PLACES)
    )
    fought = places[0]
    for name, language in zip(NAMES, ("en", "zh-Hans"), strict=True):
        PlaceName.objects.create(place=fought, name=name.title(), language=language)
    parents = [
        PlaceParent(place=place, parent=places[_parent(number)])
        for number, place in enumerate(places)
        if number
    ]
    PlaceParent.objects.bulk_create(parents)
    units = Unit.objects.bulk_create(
        Unit(
            uid=f"fu{number:08}",
            slug=f"filled-unit-{number}",
            name_en=f"Regiment {number}",
            side="vpa" if number % 2 else "french_union",
            echelon="regiment",
        )
        for number in range(UNITS)
    )
    agencies = Agency.objects.bulk_create(
        Agency(slug=f"filled-agency-{n}", kind="agency", label_en=f"Agency {n}")
        for n in range(AGENCIES)
    )
    papers = Newspaper.objects.bulk_create(
        Newspaper(slug=f"filled-paper-{n}", label_en=f"Paper {n}") for n in range(PAPERS)
    )
    source = SourceText.objects.create(
        sha256="f" * 64, name="filled.txt", encoding="utf-8", newline="\n", size=1, content=b"x"
    )
    named = {"place": places, "unit": units, "agency": agencies, "paper": papers}
    return {
        **{name: [row.pk for row in rows] for name, rows in named.items()},
        "source": [source.pk],
    }


def _parent(number: int) -> int:
    """Return the place above: one country, six regions, fifty-three provinces, then towns."""
    if number < 7:
        return 0
    return 1 + number % 6 if number < 60 else 7 + number % 53


class _Writer:
    """Rows into tables, the columns not given filled with their defaults."""

    def __init__(self) -> None:
        self._models: set[Any] = set()

    def write(self, model: Any, names: tuple[str, ...], rows: Rows) -> None:
        """Write rows whose values stand in the order of the names of their columns."""
        from django.db import connection
        from django.utils import timezone

        self._models.add(model)
        others = [
            field
            for field in model._meta.concrete_fields
            if field.column not in names and not field.primary_key
        ]
        now = timezone.now()
        rest = tuple(
            connection.ops.adapt_datetimefield_value(now)
            if field.get_internal_type() == "DateTimeField"
            else field.get_db_prep_save(None if field.null else field.get_default(), connection)
            for field in others
        )
        quote = connection.ops.quote_name
        columns = ", ".join(map(quote, [*names, *(field.column for field in others)]))
        table = quote(model._meta.db_table)
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row((*row, *rest))
            else:
                places = ", ".join(["%s"] * (len(names) + len(rest)))
                cursor.executemany(
                    f"INSERT INTO {table} ({columns}) VALUES ({places})",
                    [(*row, *rest) for row in rows],
                )

    def set_sequences(self) -> None:
        """Let the database go on counting where these rows end."""
        from django.core.management.color import no_style
        from django.db import connection

        with connection.cursor() as cursor:
            for sql in connection.ops.sequence_reset_sql(no_style(), list(self._models)):
                cursor.execute(sql)


def _zipf(draw: random.Random, ids: list[int]) -> Callable[[], int]:
    weights = list(itertools.accumulate(1 / (rank + 1) for rank in range(len(ids))))
    return lambda: draw.choices(ids, cum_weights=weights)[0]


def _chunk(
    writer: _Writer,
    draw: random.Random,
    start: int,
    texts: list[tuple[str, str]],
    known: dict[str, list[int]],
) -> None:
    from archive import models as m

    place, unit = _zipf(draw, known["place"]), _zipf(draw, known["unit"])
    agency, paper = _zipf(draw, known["agency"]), _zipf(draw, known["paper"])
    source = known["source"][0]
    numbers = range(start + 1, start + len(texts) + 1)
    printed = {n: START + dt.timedelta(days=draw.randrange(DAYS)) for n in numbers}
    events = [(3 * (n - 1) + k, n) for n in numbers for k in (1, 2, 3)]
    days = {
        event: (first, first + dt.timedelta(days=draw.choice((0, 0, 0, 0, 0, 0, 3, 13, 29))))
        for event, n in events
        for first in [printed[n] - dt.timedelta(days=draw.choice((1, 2, 2, 3, 5, 9, 30, 200)))]
    }
    writer.write(
        m.Dispatch,
        ("id", "uid", "identity", "slug", "source_id", "newspaper_id", "title_en", "title_zh",
         "published", "published_edtf", "page", "layout", "has_en", "has_zh", "analyser"),
        (
            (n, f"d{n:09}", f"{n:064}", f"dispatch-{n}", source, paper(), f"Dispatch {n}",
             f"电讯{n}", printed[n], printed[n].isoformat(), 1 + n % 8, "filled", True,
             n % 5 != 0, "filled")
            for n in numbers
        ),
    )  # fmt: skip
    writer.write(
        m.WireItem,
        ("id", "dispatch_id", "position", "agency_id"),
        ((n, n, 1, agency()) for n in numbers),
    )
    writer.write(
        m.Paragraph,
        ("id", "dispatch_id", "source_id", "item_id", "name", "position", "language", "kind",
         "text", "first_line", "last_line"),
        (
            (2 * n - 1 + at, n, source, n, f"{language}1", at + 1, language, "body",
             text, 1, 1)
            for n, pair in zip(numbers, texts, strict=True)
            for at, (language, text) in enumerate(zip(("en", "zh"), pair, strict=True))
            if at == 0 or n % 5
        ),
    )  # fmt: skip
    writer.write(
        m.Evidence,
        ("id", "paragraph_id", "start", "end", "exact"),
        ((event, 2 * n - 1, event % 3, 40 + event % 3, "words") for event, n in events),
    )
    writer.write(
        m.Event,
        ("id", "uid", "slug", "kind", "type", "title_en", "title_zh", "earliest", "latest",
         "date_edtf", "date_precision", "date_basis", "analyser"),
        (
            (event, f"e{event:09}", f"event-{event}", "aggregate" if event % 50 == 0
             else "engagement", draw.choice(TYPES), f"Engagement {event}", f"战斗{event}",
             *days[event], days[event][0].isoformat(), "day", "stated", "filled")
            for event, _ in events
        ),
    )  # fmt: skip
    _parts(writer, draw, events, place, unit, agency)


def _parts(
    writer: _Writer,
    draw: random.Random,
    events: list[tuple[int, int]],
    place: Callable[[], int],
    unit: Callable[[], int],
    agency: Callable[[], int],
) -> None:
    from archive import models as m

    writer.write(m.EventEvidence, ("id", "event_id", "evidence_id"), ((e, e, e) for e, _ in events))
    writer.write(
        m.EventReport,
        ("id", "event_id", "dispatch_id", "position"),
        ((event, event, n, 1) for event, n in events),
    )
    points = _points()
    places = [(event, place()) for event, _ in events if event % 20]
    writer.write(
        m.EventPlace,
        ("id", "uid", "event_id", "place_id", "filed_under_id", "label", "lat", "lon",
         "radius_km", "precision", "evidence_en_id"),
        (
            (event, f"p{event:09}", event, one, one, "place", *points[one], 3.0,
             draw.choice((1, 1, 2, 4)), event)
            for event, one in places
        ),
    )  # fmt: skip
    sides = ("vpa", "french_union")
    writer.write(
        m.EventUnit,
        ("id", "uid", "event_id", "unit_id", "label_en", "side", "role", "evidence_en_id"),
        (
            (2 * event - k, f"u{2 * event - k:09}", event, unit(), "unit", sides[k], "attacker",
             event)
            for event, _ in events
            for k in range(1 + event % 2)
        ),
    )  # fmt: skip
    writer.write(
        m.Figure,
        ("id", "uid", "dispatch_id", "claimant_id", "action", "object", "side", "value", "low",
         "high", "evidence_en_id"),
        (
            (event, f"f{event:09}", n, agency() if event % 3 else None, draw.choice(ACTIONS),
             "soldier", "french_union", number, number, number, event)
            for event, n in events
            for number in [int(draw.paretovariate(0.8) * 5)]
        ),
    )  # fmt: skip
    writer.write(
        m.Figure.events.through,
        ("id", "figure_id", "event_id"),
        ((event, event, event) for event, _ in events),
    )
    writer.write(
        m.Discrepancy,
        ("id", "uid", "dispatch_id", "figure_id", "kind", "severity", "evidence_en_id", "note"),
        (
            (event, f"x{event:09}", n, event, "number", "major", event, "The numbers differ.")
            for event, n in events
            if event % 10 == 0
        ),
    )


def _points() -> dict[int, tuple[float, float]]:
    from archive.models import Place

    return {pk: (lat, lon) for pk, lat, lon in Place.objects.values_list("pk", "lat", "lon")}


def main() -> None:
    """Fill the database of the settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.config.settings")
    import django

    django.setup()
    from django.core.management import call_command

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dispatches", type=int)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    call_command("migrate", verbosity=0)
    fill(given.dispatches, given.seed, lambda line: print(line, flush=True))


if __name__ == "__main__":
    main()
