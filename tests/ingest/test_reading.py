"""Texts are read in order, in this process or others; one that kills its process is named."""

from __future__ import annotations

import os
from dataclasses import dataclass

import pytest

from archive.generate.dispatches import dispatches
from archive.generate.wars import Town
from archive.ingest.reading import Batch, Done, Failed, Job, Readers, read_job
from tests import lexicon

TOWNS = (Town("ha-noi", "Hanoi", "河内"), Town("lai-chau", "Lai Chau", "莱州"))


@dataclass(frozen=True)
class Deadly(Job):
    """A text that ends the process which receives it."""

    def __reduce__(self):
        return os._exit, (1,)


def batches(count, size, deadly=None):
    texts = [Job(one.name, one.text.encode()) for one in dispatches(count, 5, TOWNS)]
    if deadly is not None:
        texts[deadly] = Deadly(texts[deadly].name, b"")
    return [
        Batch(tuple(texts[start : start + size]), start) for start in range(0, len(texts), size)
    ]


def test_a_text_that_cannot_be_read_is_an_outcome_with_line_and_reason():
    outcome = read_job(Job("a.txt", b"Title: Only a title\n"), lexicon.load())

    assert outcome == Failed(1, "The text has no body.")


@pytest.mark.parametrize("workers", [1, 2])
def test_batches_come_back_in_order_with_an_outcome_for_each_job(workers):
    given = batches(9, 2)
    with Readers(lexicon.load(), workers) as readers:
        found = list(readers.in_order(iter(given)))

    assert [batch for batch, _ in found] == given
    for batch, outcomes in found:
        assert outcomes == [read_job(job, lexicon.load()) for job in batch.jobs]


def test_no_more_than_a_few_batches_are_taken_before_the_first_is_given_back():
    taken = []

    def source():
        for batch in batches(12, 1):
            taken.append(batch)
            yield batch

    with Readers(None, 2) as readers:
        next(readers.in_order(source()))

    assert len(taken) <= 4


def test_a_text_that_kills_its_process_is_named_and_the_others_are_read():
    given = batches(8, 4, deadly=2)
    with Readers(None, 2) as readers:
        found = [outcome for _, outcomes in readers.in_order(iter(given)) for outcome in outcomes]

    assert found[2] == Failed(None, "The process that read it died.")
    assert [type(outcome) for outcome in found] == [Done, Done, Failed, *[Done] * 5]
