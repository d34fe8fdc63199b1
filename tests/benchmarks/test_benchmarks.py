"""The benchmark runs and prints its tables."""

from tests.benchmarks.__main__ import main


def test_the_reading_is_measured_on_a_few_dispatches(capsys):
    main(["reading", "--count", "5", "--workers", "1"])

    printed = capsys.readouterr().out
    assert printed.startswith("# Reading")
    for words in ("| generated | 5 |", "| figures |", "## By stage", "| differences |", "peak MB"):
        assert words in printed
