"""The report as a manager reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.conftest import HEADER, NOW, WEEK, rows_of

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run


def test_the_head_says_what_the_figures_depend_on(run: Run, export: Export) -> None:
    """File, agreement, now and where it comes from, zone, promise, reading, and what stands in for what."""
    path = export("id,received_at,severity", "1,2026-03-02T09:30,2")
    result = run("report", path, "--tz", "Europe/Paris")
    assert result.exit_code == 0
    assert result.stdout.split("\n")[:10] == [
        f"{path}: 1 ticket, received 2026-03-02 to 2026-03-02",
        "agreement  FranceConnect Particuliers",
        "now        Mon 2026-03-02 09:30, the latest instant in the file",
        "times      Europe/Paris",
        "indicator  95 % in less than 24 h of business time (annex §4)",
        "reading    every choice at its default",
        "note       no column severity_assigned_at: received_at stands in for it",
        "note       no column acknowledged_at: what is counted from the acknowledgement has not started",
        "note       no column resolved_at: every ticket counts as unresolved",
        "",
    ]


def test_the_tables_of_a_small_file(run: Run, export: Export) -> None:
    """Worked out on paper: 1 met, 34 h is a breach, 3 is on track at 11:00 and escalates 2 h 30 min after 10:00."""
    out = run("report", export(*WEEK), "--now", NOW).stdout
    assert rows_of(out, "Indicator by month") == [
        ["2026-03", "2", "1", "1", "0", "0", "0", "50.00 %", "50.00 %", "-1", "missed", "0", "0"],
        ["2026-04", "1", "0", "0", "0", "0", "1", "0.00 %", "100.00 %", "0", "missed so far", "0", "0"],
    ]
    whole = "1 of 3 (33.33 %): the target is missed over the whole"
    assert f"{whole}, and missed in 1 of 2 months: 2026-03, and missed so far in 1: 2026-04." in out
    april = run("report", export(WEEK[0], WEEK[3]), "--now", NOW).stdout
    assert "over the whole, and missed so far in 1 of 1 month: 2026-04." in april
    met = run("report", export(*WEEK[:2]), "--now", NOW).stdout
    assert "the target is reached over the whole, and missed in 0 of 1 month." in met
    # 1 of 3: (1 + 1.92) / (3 + 3.84) is 0.4270, and 1.96 / 6.84 times the root of 1 · 2 / 3 + 0.96 is 0.3655
    assert "Statistics, no part of the verdict: Wilson interval at 95 %, 6.14 % to 79.23 %." in out
    assert rows_of(out, "By severity")[1:3] == [
        ["2 (Major)", "2", "1", "1", "0", "1 h", "1 h"],
        ["3 (Medium)", "1", "1", "0", "1", "34 h", "34 h"],
    ]
    assert "No open ticket is past the limit of a commitment." in out
    assert rows_of(out, "Next escalations: 1, the soonest first") == [
        ["Wed 2026-04-01 12:30", "3", "2 (Major)", "Équipe Support de niveau 3", "2 h 30 min of business time"]
    ]


def test_a_late_ticket_says_on_what_and_by_how_much(run: Run, export: Export) -> None:
    """Severity 2 assigned at 10:00 is due at 14:00; at 18:00 it is over by 4 h, and no escalation is to come."""
    out = run("report", export(*WEEK), "--now", "2026-04-01T20:00", "--tz", "Europe/Paris").stdout
    assert rows_of(out, "Late: 1 open ticket past the limit of a commitment") == [
        ["3", "2 (Major)", "Wed 2026-04-01 09:30", "resolution", "Wed 2026-04-01 14:00", "4 h"]
    ]
    assert "No escalation is to come." in out


def test_a_blocking_ticket_without_severity_may_be_late(run: Run, export: Export) -> None:
    """Blocking anomalies have 4 h from the acknowledgement (annex §2.1), whatever the severity."""
    path = export(
        "id,received_at,severity,acknowledged_at,blocking", "1,2026-03-02T09:30+01:00,,2026-03-02T10:00+01:00,true"
    )
    out = run("report", path, "--now", "2026-03-02T16:00+01:00").stdout
    assert "note       tickets without a severity yet: 1" in out
    ((ticket, severity, *_, over),) = rows_of(out, "Late")
    assert (ticket, severity, over) == ("1", "none yet", "2 h")


def test_long_lists_are_cut_and_counted(run: Run, export: Export) -> None:
    """Twenty late tickets are shown and the others counted; so are the escalations."""
    late = [f"L{n:02},2026-03-02T09:30+01:00,1,,," for n in range(23)]
    soon = [f"S{n:02},2026-03-04T09:30+01:00,4,,," for n in range(21)]
    out = run("report", export(HEADER, *late, *soon), "--now", "2026-03-04T09:30+01:00").stdout
    assert [row[0] for row in rows_of(out, "Late: 23")[:20]] == [f"L{n:02}" for n in range(20)]
    assert "and 3 more" in out
    assert "and 1 more" in out


def test_the_words_of_a_file_are_no_markup(run: Run, export: Export) -> None:
    """An id in brackets or with a colon is shown as it is."""
    out = run("report", export(HEADER, "[bold]:smile:,2026-03-02T09:30Z,1,,,"), "--now", "2026-03-09T09:30Z").stdout
    assert rows_of(out, "Late")[0][0] == "[bold]:smile:"
