"""How much room the archive takes, by table with its indexes, beside the texts themselves."""

from __future__ import annotations

from collections import Counter

from django.db import connection

_TEXTS = "SELECT sum(length(CAST(text AS {bytes}))) FROM archive_paragraph"


def tables() -> dict[str, float]:
    """Return MB by table, the largest first; words of the search under their own."""
    found: Counter[str] = Counter()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            # By pages: the sums of bytes that dbstat gives itself end at four gigabytes.
            cursor.execute(
                "SELECT coalesce(m.tbl_name, s.name), "
                "sum(s.pageno) * (SELECT page_size FROM pragma_page_size) FROM dbstat AS s "
                "LEFT JOIN sqlite_master AS m ON m.name = s.name WHERE s.aggregate = 1 GROUP BY 1"
            )
        else:
            cursor.execute("SELECT relname, pg_total_relation_size(relid) FROM pg_stat_user_tables")
        for name, size in cursor.fetchall():
            found[name] += float(size) / 1e6
    return dict(found.most_common())


def texts() -> float:
    """Return the MB of the texts as UTF-8."""
    kind = "BLOB" if connection.vendor == "sqlite" else "bytea"
    sql = _TEXTS.format(bytes=kind)
    if kind == "bytea":
        sql = "SELECT sum(octet_length(text)) FROM archive_paragraph"
    with connection.cursor() as cursor:
        cursor.execute(sql)
        return float(cursor.fetchone()[0]) / 1e6
