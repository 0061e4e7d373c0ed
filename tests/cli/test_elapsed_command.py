"""`sla-rules elapsed`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import json_of

if TYPE_CHECKING:
    from tests.cli.conftest import Run

WORDS = ("2026-05-07T17:00+02:00", "2026-05-15T10:00+02:00")


def test_two_holidays_and_a_week_end(run: Run) -> None:
    """
    From Thursday 7 May 17:00 to Friday 15 May 10:00: 8 May and Ascension Thursday 14 May are off.

    1 h on Thursday, three days of 8.5 h from Monday to Wednesday, and half an hour on Friday are 27 h.
    """
    result = run("elapsed", *WORDS)
    assert result.exit_code == 0
    words = " ".join(result.stdout.split())
    assert words.startswith("27 h of business time from Thu 2026-05-07 17:00 to Fri 2026-05-15 10:00 (Europe/Paris)")
    assert "Thu 2026-05-07 17:00 18:00 1 h 1 h Mon 2026-05-11 09:30 18:00 8 h 30 min 9 h 30 min" in words
    assert "Fri 2026-05-15 09:30 10:00 0 h 30 min 27 h" in words
    assert result.stdout.endswith(
        "\nPassed over:\n  Fri 2026-05-08  closed: Fête de la Victoire\n  Thu 2026-05-14  closed: Ascension\n"
    )


def test_the_other_way_round_is_negative(run: Run) -> None:
    """END before START counts the same windows, and the sum is negative."""
    forth = json_of(run("elapsed", *WORDS, "--format", "json"))
    back = json_of(run("elapsed", *reversed(WORDS), "--format", "json"))
    assert (forth["elapsed_us"], forth["elapsed"]) == (27 * 3_600_000_000, "27 h")
    assert (back["elapsed_us"], back["elapsed"]) == (-27 * 3_600_000_000, "-27 h")
    assert back["windows"] == forth["windows"]
    assert sum(window["counted_us"] for window in forth["windows"]) == forth["elapsed_us"]
    assert [day["date"] for day in forth["passed_over"]] == ["2026-05-08", "2026-05-14"]


def test_nothing_between(run: Run) -> None:
    """Over a week-end no window is counted."""
    result = run("elapsed", "2026-05-16T00:00", "2026-05-17T00:00", "--tz", "Europe/Paris")
    assert result.stdout.startswith("0 h of business time from Sat 2026-05-16 00:00 to Sun 2026-05-17 00:00")


def test_wall_times_are_settled_as_said(run: Run) -> None:
    """A start in the repeated hour needs a word; the hours themselves are the same, for the desk is closed then."""
    question = ("elapsed", "2026-10-25T02:30", "2026-10-26T10:00", "--tz", "Europe/Paris")
    assert run(*question).exit_code == 2
    assert "from Sun 2026-10-25 02:30+01:00" in run(*question, "--wall-time", "later").stdout
    assert "from Sun 2026-10-25 02:30+02:00" in run(*question, "--wall-time", "earlier").stdout


@pytest.mark.parametrize("wrong", [0, 1])
def test_either_end_may_be_wrong(run: Run, wrong: int) -> None:
    """The argument at fault is named."""
    words = list(WORDS)
    words[wrong] = "noon"
    result = run("elapsed", *words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"Invalid value for {('START', 'END')[wrong]}: 'noon'" in result.stderr
