"""A dispatch as plain text: the paragraphs of both languages row by row, differences at the end."""

from __future__ import annotations

from collections.abc import Iterator

from archive.presenters.dispatch_record import DispatchRecord, Quote


def text(record: DispatchRecord) -> Iterator[str]:
    """Yield a dispatch to read in any editor."""
    by_name = {paragraph.id: paragraph.text for paragraph in record.paragraphs}
    titles = [record.title_en, record.kicker_zh, record.title_zh, record.deck_zh]
    yield "".join(f"{title}\n" for title in titles if title)
    page = f"page {record.page}" if record.page else ""
    paper = record.newspaper_en or record.newspaper_zh
    yield ", ".join(filter(None, (paper, record.published or "undated", page))) + "\n"
    yield f"{record.address}\n"
    for number, row in enumerate(record.rows, 1):
        yield f"\n[{number}]\n"
        for names in row:
            yield "".join(f"{by_name[name]}\n" for name in names)
    if record.differences:
        yield "\nDifferences between the languages\n"
    for difference in record.differences:
        yield (
            f"- {difference.kind}, {difference.severity}, {difference.status}: "
            f"{_said(difference.english)} ≠ {_said(difference.chinese)}. {difference.note}\n"
        )


def _said(quote: Quote | None) -> str:
    return f"“{quote.exact}”" if quote else "–"
