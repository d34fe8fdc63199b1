"""On the five documents: every spelling of Điện Biên Phủ finds the same four."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from archive.models import Dispatch
from archive.search import find
from archive.search.ask import ask
from archive.search.kinds import DISPATCH
from tests.knowledge import load_knowledge

Found = Callable[..., set[str]]
TELLING = {
    "hoa-binh-and-dien-bien-phu.txt", "dien-bien-phu-complete-victory.txt",
    "1953-12-14-lai-chau-liberated.txt", "1954-01-01-left-bank-and-lai-chau.txt",
}  # fmt: skip
CHINESE = {name for name in TELLING if name.startswith("195")}


@pytest.fixture
def found(db: None) -> Found:
    fixtures = Path(settings.BASE_DIR) / "fixtures"
    load_knowledge()
    call_command("ingest", str(fixtures / "corpus"), "--workers", "1", verbosity=0)

    def names(typed: str, **how: bool) -> set[str]:
        pks = find.all_pks(DISPATCH, ask(typed, **how))
        rows = Dispatch.objects.filter(pk__in=pks).values_list("source__name", flat=True)
        return {Path(name).name for name in rows}

    return names


def test_every_spelling_finds_the_same_four_and_only_itself_when_asked(found):
    for typed in ("Dien Bien Phu", "điện biên phủ", "奠边府", "奠邊府"):
        assert found(typed) == TELLING, typed
    for literally in ("奠边府", "奠邊府"):
        assert found(literally, names=False) == CHINESE
    assert found('"奠边府"') == CHINESE
