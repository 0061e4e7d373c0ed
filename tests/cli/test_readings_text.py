"""The range over all readings as a contract manager reads it, and the choices of one reading."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import attrs

from sla_rules.cli.readings_text import combinations_in_words, fields_in_words, turning_in_words
from sla_rules.franceconnect import readings_report
from tests.cli.conftest import HEADER, NOW, WEEK, rows_of
from tests.franceconnect.test_reading_range import given, under

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run

# Exactly 24 open hours from Monday 9:30; a ticket of severity 5 resolved at once.
EDGE = "1,2026-03-02T09:30+01:00,2,2026-03-02T09:30+01:00,,2026-03-04T16:30+01:00"
QUESTION = "2,2026-03-02T09:30+01:00,5,2026-03-02T09:30+01:00,,2026-03-02T10:30+01:00"


def test_the_range_of_two_tickets(run: Run, export: Export) -> None:
    """
    24 h are not less than 24 h: missed, unless the bound is inclusive. The question of severity 5 counts only where
    the population is all tickets: 1 of 2. The limit in whole days is a breach either way: 2 days and 7 h.
    """
    out = run("report", export(HEADER, EDGE, QUESTION), "--all-readings").stdout
    assert "reading    every choice at its default" in out
    assert "readings   294 912; 8 choices enter the indicator, in 256 combinations\n" in out
    assert "           3 of them change a count of these tickets, in 8 combinations\n" in out
    assert rows_of(out, "Indicator by month, under every reading")[0][:5] == [
        "2026-03", "0.00 %", "missed", "0.00 %", "100.00 %",
    ]  # fmt: skip
    assert rows_of(out, "Indicator by month, under every reading")[0][6] == "indicator_bound=inclusive"
    assert "0.00 % by default; 0.00 % to 100.00 % over all readings: the target is missed by default, and missed" in out
    choices = rows_of(out, "Each choice alone")
    assert ["indicator_population=all_tickets", "50.00 %", "+50.00", "missed", "annex §4, incidents"] in choices
    assert ["indicator_bound=inclusive", "100.00 %", "+100.00", "reached", "annex §4, en moins de"] in choices
    assert "Change nothing for these tickets: " in out
    assert "Do not enter the indicator: handling_unit, " in out


def test_the_base_may_be_another_reading(run: Run, export: Export) -> None:
    """--reading says what the others are compared with; here a strict bound turns the verdict."""
    path = export(HEADER, EDGE)
    out = run("report", path, "--all-readings", "--reading", "indicator_bound=inclusive", "--period", "all").stdout
    assert "reading    indicator_bound=inclusive" in out
    assert rows_of(out, "Indicator, under every reading")[0][:3] == ["all", "100.00 %", "reached"]
    assert "the target is reached as read, and missed under" in out
    assert ["indicator_bound=strict", "0.00 %", "-100.00", "missed", "annex §4, en moins de"] in rows_of(
        out, "Each choice alone"
    )


def test_what_is_missed_so_far_alone_is_told_apart(run: Run, export: Export) -> None:
    """
    Beside a ticket at exactly 24 h stands an open one, received when the other was resolved: missed for good under the
    strict bound, and under the inclusive one missed so far, 1 of 2, which the open one can turn. In whole days it is
    missed either way: under 4 combinations, under 1 of them so far.
    """
    path = export(HEADER, EDGE, "2,2026-03-04T16:30+01:00,2,2026-03-04T16:30+01:00,,")
    out = run("report", path, "--all-readings", "--period", "all").stdout
    assert rows_of(out, "Indicator, under every reading")[0][2:] == [
        "missed", "0.00 %", "50.00 %", "4 (1 so far) of 4", "no reading",
    ]  # fmt: skip
    assert "by default, and missed under 4 (1 so far) of the 4 combinations of choices." in out


def test_many_ways_to_turn_a_verdict_are_cut() -> None:
    """Three ways are shown, the others counted; a combination is written with all its changes."""
    ways = [under(19, (name, "other")) for name in ("a", "b", "c", "d")]
    assert turning_in_words(given(under(18), *ways[:3])) == "a=other; or b=other; or c=other"
    assert turning_in_words(given(under(18), *ways)) == "a=other; or b=other; or c=other; and 1 more"
    assert turning_in_words(given(under(18), under(19, ("a", "other"), ("b", "other")))) == "a=other with b=other"
    assert turning_in_words(given(under(18), under(18, ("a", "other")))) == "no reading"


def test_fields_without_effect_are_named() -> None:
    """Fields that change no count are named; where every field has an effect, there is no such sentence."""
    ranges = readings_report([], now=datetime.fromisoformat(NOW))
    assert next(fields_in_words(ranges)).startswith(
        "Change nothing for these tickets: indicator_bound, public_holidays, "
    )
    total = given(under(18), under(19, ("a", "other")))
    several = attrs.evolve(ranges, total=total)
    assert len(list(combinations_in_words(several, 2))) == 1
    (beside,) = fields_in_words(several)
    assert beside.endswith("deactivation_starts; indicator_period only cuts the tickets (--period).")


def test_nothing_received(run: Run, export: Export) -> None:
    """Without tickets there is no range to show, and the sentence says so."""
    out = run("report", export(HEADER), "--now", NOW, "--all-readings").stdout
    assert "Nothing was received that the indicator counts by default." in out
    assert "Each choice alone" not in out


def test_one_reading(run: Run, export: Export) -> None:
    """--reading changes the report, its default period included, and is shown; another choice is a usage error."""
    path = export(HEADER, EDGE)
    out = run("report", path, "--reading", "indicator_bound=inclusive", "--reading", "indicator_period=year").stdout
    assert "reading    indicator_bound=inclusive, indicator_period=year" in out
    assert rows_of(out, "Indicator by year")[0][:3] == ["2026", "1", "1"]
    refused = run("report", path, "--reading", "indicator_bound=loose")
    assert refused.exit_code == 2
    assert "accepted are strict, inclusive" in refused.stderr


def test_check_looks_at_every_reading(run: Run, export: Export) -> None:
    """--check with --all-readings fails when the target is missed under any of them, in a period asked for."""
    path = export(HEADER, EDGE)
    inclusive = ("--reading", "indicator_bound=inclusive")
    assert run("report", path, "--check", *inclusive).exit_code == 0
    assert run("report", path, "--check", *inclusive, "--all-readings").exit_code == 1
    assert run("report", export(HEADER, QUESTION), "--check", "--all-readings").exit_code == 0


def test_notes_of_the_file(run: Run, export: Export) -> None:
    """Rows left out and tickets after now are said here too."""
    path = export(*WEEK, "9,2026-05-01T00:00Z,9,,,")
    out = run("report", path, "--now", "2026-03-31T00:00Z", "--all-readings", "--skip-bad-rows").stdout
    assert "note       1 row left out by --skip-bad-rows, for 1 fault" in out
    assert "note       1 ticket received after now, which no figure counts" in out
