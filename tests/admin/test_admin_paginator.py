"""Lists are counted up to a bound and no further."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from archive.admin.base import ArchiveAdmin
from archive.admin.paginator import BoundedPaginator
from archive.models import Newspaper
from tests import factories as make

pytestmark = pytest.mark.django_db


class OfThree(BoundedPaginator):
    counted = 3


@pytest.mark.parametrize(
    ("rows", "count", "more"), [(0, 0, False), (2, 2, False), (3, 3, False), (5, 3, True)]
)
def test_count_stops_at_the_bound(rows: int, count: int, more: bool) -> None:
    for _number in range(rows):
        make.make_newspaper()

    paginator = OfThree(Newspaper.objects.order_by("slug"), 2)

    assert (paginator.count, paginator.has_more) == (count, more)


def test_count_reads_one_row_more_than_the_bound_at_most(
    django_assert_num_queries: Any,
) -> None:
    with django_assert_num_queries(1) as asked:
        assert OfThree(Newspaper.objects.order_by("slug"), 2).count == 0

    assert "LIMIT 4" in asked.captured_queries[0]["sql"]


def test_list_says_that_there_are_more(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ArchiveAdmin, "paginator", OfThree)
    client.force_login(make.make_curator())
    for _number in range(5):
        make.make_newspaper()

    page = client.get(reverse("admin:archive_newspaper_changelist"))

    assert "More than 3: narrow the list to see the others." in page.content.decode()
