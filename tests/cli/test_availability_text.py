"""The availability in lines and tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import rows_of

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run

HEADER = "kind,provider,start,end"
SHORT = "no_choice,,2026-03-02T10:00+01:00,2026-03-02T11:00+01:00"
LONG = "no_choice,,2026-03-02T10:00+01:00,2026-03-02T19:00+01:00"


def test_a_year_that_is_over(run: Run, export: Export) -> None:
    """8759 of 8760 hours are 99.98858… %, rounded down; one line of rate, for nothing is open or unknown"""
    shown = run("availability", export(HEADER, SHORT), "--year", "2026", "--now", "2027-01-01T00:00+01:00").stdout
    assert rows_of(shown, "Rate") == [["to date", "99.9885 %"], ["target", "99.9000 %"]]
    assert ["left", "7 h 45 min 36 s"] in rows_of(shown, "Budget")
    # 1 h of 8.76 h is 11.4155… %
    assert "11.41 % of the budget is spent, burn rate 0.11: the year is over. The target is reached." in shown
    assert "All providers were out at once at no time." in shown
    assert "Unknown" not in shown


@pytest.mark.parametrize(
    ("rows", "now", "sentence"),
    [
        # 8 h 45 min 36 s after 10:00
        ((LONG,), "2027-01-01T00:00+01:00", "it was used up on Mon 2026-03-02 18:45:36. The target is missed."),
        # An hour in the 60 days and 11 hours to 2 March 11:00: 8.76 times 1451 h is more than 8760 h
        ((SHORT,), "2026-03-02T11:00+01:00", "lasts the year. The target can still be reached or missed."),
        # Half an hour in 24 h: 8.76 h last 420.48 h, 17 days and 12 h 28 min 48 s
        (
            ("no_choice,,2026-01-01T10:00+01:00,2026-01-01T10:30+01:00",),
            "2026-01-02T00:00+01:00",
            "at this rate the budget ends on Sun 2026-01-18 12:28. The target can still be reached or missed.",
        ),
        # The last owed hour of a year with 31 days that nobody knows: they decide, whatever comes later
        (
            ("unknown,,2026-01-01T00:00Z,2026-02-01T00:00Z",),
            "2027-06-01T00:00Z",
            "burn rate 0.00: the year is over. What is unknown decides whether the target is reached.",
        ),
        (
            ("unknown,,2026-01-01T00:00Z,2026-02-01T00:00Z",),
            "2026-12-31T22:00Z",
            "burn rate 0.00: at this rate the budget lasts the year. The target can still be reached or missed.",
        ),
        ((SHORT,), "2025-06-01T00:00+02:00", "\nNothing of the year has elapsed."),
    ],
)
def test_the_sentence(run: Run, export: Export, rows: tuple[str, ...], now: str, sentence: str) -> None:
    """When the budget ended or ends, and what is known of the target"""
    shown = run("availability", export(HEADER, *rows), "--year", "2026", "--now", now).stdout
    assert sentence in shown


def test_unknown_time(run: Run, export: Export) -> None:
    """What nobody knows has its own lines, with bounds, and a table"""
    row = "unknown,,2026-03-02T10:00+01:00,2026-03-02T11:00+01:00"
    shown = run("availability", export(HEADER, row), "--now", "2027-01-01T00:00+01:00", "--year", "2026").stdout
    assert rows_of(shown, "Rate") == [
        ["to date, of the time that is known", "100.0000 %"],
        ["to date, if unknown time was down", "99.9885 %"],
        ["to date, if unknown time was up", "100.0000 %"],
        ["whole year, at worst", "99.9885 %"],
        ["whole year, at best", "100.0000 %"],
        ["target", "99.9000 %"],
    ]
    assert ["unknown", "1 h"] in rows_of(shown, "Budget")
    assert ["left, if unknown time was down", "7 h 45 min 36 s"] in rows_of(shown, "Budget")
    assert rows_of(shown, "Unknown") == [["Mon 2026-03-02 10:00", "Mon 2026-03-02 11:00", "1 h"]]


def test_many_overlaps_are_cut(run: Run, export: Export) -> None:
    """Twenty overlaps are shown and the others counted"""
    rows = [f"provider,A,2026-03-{day:02}T10:00Z,2026-03-{day:02}T10:01Z" for day in range(1, 23)]
    shown = run("availability", export(HEADER, "roster,A,2026-01-01T00:00Z,", *rows)).stdout
    shown_rows = rows_of(shown, "Providers all out at once")
    assert (len(shown_rows[:-1]), shown_rows[-1]) == (20, ["and 2 more"])
    assert ["every identity provider is down while the service runs", "22", "0 h 22 min"] in rows_of(shown, "What was")
