"""Pages of large tables without counting them."""

from __future__ import annotations

from functools import cached_property

from django.core.paginator import Paginator

COUNTED = 10_000


class BoundedPaginator(Paginator):
    """Count at most `counted` rows and one more, so that a page of millions costs what one does.

    Whoever needs a row beyond them narrows the list with a filter or the search box.
    """

    counted = COUNTED

    @cached_property
    def count(self) -> int:
        """Return the number of rows, or `counted` where there are more."""
        return min(self._seen, self.counted)

    @property
    def has_more(self) -> bool:
        """Say whether rows were left uncounted."""
        return self._seen > self.counted

    @cached_property
    def _seen(self) -> int:
        # The order does not change how many there are, and sorting millions is what costs.
        rows = self.object_list.order_by()[: self.counted + 1]
        return int(rows.count())
