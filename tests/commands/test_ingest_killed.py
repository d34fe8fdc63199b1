"""A run that is killed at any moment and started again ends like one that was left alone."""

import hashlib
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.demonstration import KNOWLEDGE, ROOT, copy, environment

BILINGUAL = (ROOT / "fixtures/corpus/1954-01-01-left-bank-and-lai-chau.txt").read_text("utf-8")
ENGLISH = """Title: Second report from the front, number {n}
Author:
Date: 1953-12-{day:02}
Page: 2

Xinhua News Agency, Hanoi, 13th: The enemy lost {n} men at Pang Kwaw on the 12th.
"""
# What a run leaves behind it, and what it was done at, differ by nature.
LEFT_OUT = {"archive_ingestrun", "archive_ingestfile"}
DERIVED = ("archive_index", "archive_search")  # made anew from the rows at any time
CLOCKS = {"created", "updated", "history_date", "at"}


def write_texts(folder: Path) -> None:
    """Write dispatches, a second version of every other one, and one that cannot be read."""
    folder.mkdir()
    for n in range(5):
        text = BILINGUAL.replace("### ", f"### 第{n}号").replace("Title: ", f"Title: No. {n}: ")
        (folder / f"{n:02}-a.txt").write_text(text, "utf-8")
        if n % 2 == 0:
            (folder / f"{n:02}-b.txt").write_text(text.replace("34,113", "34,114"), "utf-8")
        short = ENGLISH.format(n=n + 20, day=n + 13)
        (folder / f"{n:02}-c.txt").write_text(short, "utf-8")
    (folder / "03-unreadable.txt").write_bytes(b"\x00\x01\x02")


def heed_the_keyboard() -> None:
    """Let a program be stopped by Ctrl-C also where this run was started in the background."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def manage(home: Path, *arguments: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), *arguments],
        env=environment(home),
        preexec_fn=heed_the_keyboard,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def rows_by_content(home: Path) -> dict[str, list]:
    """Return every table of the archive, foreign keys replaced by what they point at."""
    with closing(sqlite3.connect(home / "archive.sqlite3")) as db:
        db.row_factory = sqlite3.Row
        names = [
            name
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE type='table' AND name LIKE 'archive_%'"
            )
            if name not in LEFT_OUT and not name.startswith(DERIVED)
        ]
        tables = {
            name: {row["id"]: dict(row) for row in db.execute(f"SELECT * FROM {name}")}
            for name in names
        }
        links = {
            name: {r["from"]: r["table"] for r in db.execute(f"PRAGMA foreign_key_list({name})")}
            for name in names
        }

    known = {}

    def content(table, pk):
        """Return a hash of a row: its own words, and the hashes of the rows that it points at."""
        if (table, pk) not in known:
            found = []
            for column, value in sorted(tables[table][pk].items()):
                target = links[table].get(column)
                if column == "id" or column in CLOCKS or target in LEFT_OUT:
                    continue
                points = target in tables and value is not None
                found.append((column, content(target, value) if points else value))
            known[table, pk] = hashlib.sha256(repr(found).encode()).hexdigest()
        return known[table, pk]

    return {name: sorted(content(name, pk) for pk in rows) for name, rows in tables.items()}


@pytest.fixture
def prepared(demonstration, tmp_path) -> Path:
    """Return a folder with texts and an archive that knows the gazetteer and no dispatch."""
    home = copy(demonstration, tmp_path / "prepared", KNOWLEDGE)
    write_texts(home / "texts")
    return home


def stored(home: Path) -> int:
    with closing(sqlite3.connect(home / "archive.sqlite3", timeout=30)) as db:
        return db.execute("SELECT count(*) FROM archive_sourcetext").fetchone()[0]


def test_ingest_ends_with_the_same_rows_when_it_was_killed_on_the_way(prepared, tmp_path):
    texts = str(prepared / "texts")
    undisturbed = copy(prepared, tmp_path / "undisturbed")
    assert manage(undisturbed, "ingest", texts, "--batch", "5").wait() == 1
    killed = copy(prepared, tmp_path / "killed")
    kills = 0

    for goal in (1, 4, 8):
        work = manage(killed, "ingest", texts, "--batch", "2")
        while work.poll() is None and stored(killed) < goal:
            time.sleep(0.01)
        time.sleep(0.05 * kills)
        if work.poll() is None:
            work.send_signal(signal.SIGKILL)
            kills += 1
        work.wait()
    assert manage(killed, "ingest", texts, "--batch", "4").wait() == 1

    assert kills >= 2
    assert stored(undisturbed) == stored(killed) == 13
    assert rows_by_content(killed) == rows_by_content(undisturbed)


def test_ingest_stopped_by_the_keyboard_goes_on_where_it_stopped(prepared, tmp_path):
    texts = str(prepared / "texts")
    for n in range(20):  # enough that it is still at work when it is stopped
        text = BILINGUAL.replace("### ", f"### 又{n}号").replace("Title: ", f"Title: More {n}: ")
        (prepared / "texts" / f"more-{n:02}.txt").write_text(text, "utf-8")
    for attempt in range(3):  # on a busy machine all may be read before that nonetheless
        home = copy(prepared, tmp_path / f"stopped {attempt}")
        work = manage(home, "ingest", texts, "--batch", "1", "--workers", "2")
        while work.poll() is None and stored(home) < 1:
            time.sleep(0.01)
        work.send_signal(signal.SIGINT)
        if work.wait(timeout=60) != 1:
            break

    assert work.returncode == 130
    assert stored(home) < 33
    assert manage(home, "ingest", texts, "--workers", "2").wait() == 1
    assert stored(home) == 33
