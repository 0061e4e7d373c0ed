"""The comparison as a manager reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.cli.whatif_text import SHOWN
from tests.cli.conftest import HEADER, NOW, WEEK, rows_of
from tests.cli.test_whatif_command import LATER, A, B

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run

INDICATOR = "resolved in less than 24 business hours"


def test_the_head_says_what_the_figures_depend_on(run: Run, export: Export) -> None:
    """File, agreement, now, zone, promise, reading, the assumption, and the notes."""
    path = export(*WEEK)
    out = run("whatif", path, "--opening", "08:00", "--reading", "indicator_bound=inclusive", "--now", NOW).stdout
    assert out.split("\n")[:8] == [
        f"{path}: 3 tickets",
        "agreement  FranceConnect Particuliers",
        "now        Wed 2026-04-01 11:00, as given",
        "times      Europe/Paris",
        "indicator  95 % within 24 h of business time (annex §4)",
        "reading    indicator_bound=inclusive",
        "what if    the contract is read anew; tickets stay resolved when they were",
        "note       --hours-of desk asks what more work of the desk would do instead",
    ]


def test_the_tables(run: Run, export: Export) -> None:
    """Periods, severities, verdicts that change and tickets, worked out on paper."""
    out = run("whatif", export(HEADER, A, B), "--opening", "08:00", "--now", LATER).stdout
    assert rows_of(out, "Indicator by month") == [["2026-03", "50.00 % missed", "0.00 % missed"]]
    severities = rows_of(out, "By severity, in business time: as it is, then opening 08:00")
    assert severities[1] == ["2 (Major)", "1", "0", "0", *["22 h 30 min", "25 h 30 min"] * 2]
    assert severities[0] == ["1 (Critical)", "0", "0", "0", "-", "-", "-", "-"]
    assert rows_of(out, "Verdicts that change") == [[INDICATOR, "met", "breached", "1"]]
    assert rows_of(out, "Tickets whose verdict in the indicator changes: 1") == [
        ["A", "2 (Major)", "Mon 2026-03-02 09:30", "met", "breached", "22 h 30 min", "25 h 30 min"]
    ]


def test_a_severity_that_is_not_known_yet(run: Run, export: Export) -> None:
    """Where the desk works an hour a day, a severity assigned after three is not there on the next day."""
    row = "A,2026-03-02T09:30+01:00,2,2026-03-02T12:30+01:00,,"
    arguments = ("--closing", "10:30", "--hours-of", "desk", "--now", "2026-03-03T09:00+01:00")
    severities = rows_of(run("whatif", export(HEADER, row), *arguments).stdout, "By severity")
    assert severities[1] == ["2 (Major)", "1", "0", "0", "-", "-", "-", "-"]
    assert severities[5] == ["none yet", "0", "0", "0", "-", "-", "-", "-"]


def test_nothing_changes(run: Run, export: Export) -> None:
    """It says so: no verdict, or none of the indicator."""
    path = export(HEADER, A)
    same = run("whatif", path, "--opening", "09:25", "--now", LATER, "--period", "all").stdout
    assert "No verdict changes." in same
    assert "Indicator by month" not in same
    limited = run("whatif", path, "--limit", "resolution=30", "--now", LATER).stdout
    assert rows_of(limited, "Verdicts that change") == [["resolution", "breached", "met", "1"]]
    assert "No ticket changes its verdict in the indicator." in limited
    assert rows_of(limited, "Tickets whose verdict in another clause alone changes: 1") == [
        ["A", "2 (Major)", "Mon 2026-03-02 09:30", "resolution", "breached", "met"]
    ]


def test_a_ticket_that_counts_no_more(run: Run, export: Export) -> None:
    """Under another population it is excluded, and has no time in the indicator before."""
    info = A.replace(",2,", ",5,", 1)
    out = run("whatif", export(HEADER, info), "--instead", "indicator_population=all_tickets", "--now", LATER).stdout
    assert rows_of(out, "Tickets whose verdict in the indicator changes: 1") == [
        ["A", "5 (Info)", "Mon 2026-03-02 09:30", "excluded", "met", "-", "22 h 30 min"]
    ]
    assert "Nothing was received that the indicator counts." in out
    assert rows_of(out, "Indicator by month") == [["2026-03", "-", "100.00 % reached"]]


def test_many_tickets(run: Run, export: Export) -> None:
    """Twenty are shown and the others counted; one without a severity is shown as such."""
    lines = [A.replace("A,", f"{n:02},", 1) for n in range(SHOWN + 3)]
    bare = "0,2026-03-02T09:30+01:00,,,,2026-03-04T15:00+01:00"
    out = run("whatif", export(HEADER, bare, *lines), "--opening", "08:00", "--now", LATER).stdout
    rows = rows_of(out, f"Tickets whose verdict in the indicator changes: {SHOWN + 4}")
    assert (rows[0][:2], rows[1][:2]) == (["0", "none yet"], ["00", "2 (Major)"])
    assert "\nand 4 more; --all-tickets lists them, as do --format json and csv\n" in out


def test_every_ticket(run: Run, export: Export) -> None:
    """All are listed when that is asked: those of the indicator, and those of other clauses."""
    lines = [A.replace("A,", f"{n:02},", 1) for n in range(SHOWN + 3)]
    for limit, title, cells in (
        ("indicator=20", "in the indicator changes", ["met", "breached", "22 h 30 min", "22 h 30 min"]),
        ("resolution=30", "in another clause alone changes", ["resolution", "breached", "met"]),
    ):
        arguments = ("whatif", export(HEADER, *lines), "--limit", limit, "--now", LATER)
        some, every = (run(*arguments, *more).stdout for more in ((), ("--all-tickets",)))
        *shown, rest = rows_of(some, f"Tickets whose verdict {title}: {SHOWN + 3}")
        assert (len(shown), rest[0].split(";")[0]) == (SHOWN, "and 3 more")
        listed = rows_of(every, f"Tickets whose verdict {title}: {SHOWN + 3}")
        assert [row[0] for row in listed] == [f"{n:02}" for n in range(SHOWN + 3)]
        assert listed[-1][3:] == cells
        assert "\n--why TICKET shows both computations of one.\n" in every


def test_a_file_without_tickets(run: Run, export: Export) -> None:
    """Nothing is compared, and nothing fails."""
    out = run("whatif", export(HEADER), "--opening", "08:00", "--now", NOW)
    assert out.exit_code == 0
    assert "Nothing was received that the indicator counts." in out.stdout
