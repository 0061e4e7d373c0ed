"""`sla-rules report`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import json_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Export, Run

HEADER = "id,received_at,severity,severity_assigned_at,acknowledged_at,resolved_at"
# From Monday 2 March 2026: 1 is resolved after an hour, 2 after 34 business hours, 3 is open.
WEEK = (
    HEADER,
    "1,2026-03-02T09:30+01:00,2,2026-03-02T09:30+01:00,,2026-03-02T10:30+01:00",
    "2,2026-03-02T09:30+01:00,3,2026-03-02T09:30+01:00,,2026-03-05T18:00+01:00",
    "3,2026-04-01T09:30+02:00,2,2026-04-01T10:00+02:00,,",
)
NOW = "2026-04-01T11:00+02:00"


def rows_of(stdout: str, title: str) -> list[list[str]]:
    """Return the cells of the table under *title*, two blanks or more between them."""
    lines = stdout.split("\n")
    start = next(n for n, line in enumerate(lines) if line.startswith(title)) + 3
    rows = []
    for line in lines[start:]:
        if not line.strip():
            break
        rows.append([cell for cell in line.split("  ") if cell.strip()])
    return [[cell.strip() for cell in row] for row in rows]


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
    assert (
        "1 of 3 (33.33 %): the target is missed over the whole, and missed in 2 of 2 months: 2026-03, 2026-04." in out
    )
    assert rows_of(out, "By severity")[1:3] == [
        ["2 (Major)", "2", "1", "1", "0", "1 h", "1 h"],
        ["3 (Medium)", "1", "1", "0", "1", "34 h", "34 h"],
    ]
    assert "Nothing is late." in out
    assert rows_of(out, "Next escalations: 1, the soonest first") == [
        ["Wed 2026-04-01 12:30", "3", "2 (Major)", "Équipe Support de niveau 3", "2 h 30 min of business time"]
    ]


def test_a_late_ticket_says_on_what_and_by_how_much(run: Run, export: Export) -> None:
    """Severity 2 assigned at 10:00 is due at 14:00; at 18:00 it is over by 4 h, and no escalation is to come."""
    out = run("report", export(*WEEK), "--now", "2026-04-01T20:00", "--tz", "Europe/Paris").stdout
    assert rows_of(out, "Late: 1 open ticket past a limit") == [
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


@pytest.mark.parametrize(
    ("period", "labels", "title"),
    [
        ("month", ["2026-03", "2026-04"], "Indicator by month"),
        ("quarter", ["2026-Q1", "2026-Q2"], "Indicator by quarter"),
        ("year", ["2026"], "Indicator by year"),
        ("all", ["all"], "Indicator"),
    ],
)
def test_periods(run: Run, export: Export, period: str, labels: list[str], title: str) -> None:
    """Each kind of period cuts the same tickets."""
    out = run("report", export(*WEEK), "--now", NOW, "--period", period).stdout
    assert [row[0] for row in rows_of(out, title)] == labels
    assert out.count("\nall ") == 1
    ending = "the target is missed.\n" if period == "all" else "the target is missed over the whole, and missed in"
    assert ending in out


def test_the_verdict_in_the_exit_code(run: Run, export: Export) -> None:
    """--check exits with 1 when a period misses the target; the report is printed all the same."""
    path = export(HEADER, *[f"x{n},2026-03-02T09:30Z,3,,,2026-03-02T10:30Z" for n in range(19)], WEEK[2])
    assert run("report", path, "--check").exit_code == 0  # 19 of 20 are 95 %
    missed = run("report", export(*WEEK), "--check")
    assert (missed.exit_code, bool(missed.stdout), missed.stderr) == (1, True, "")
    assert run("report", export(*WEEK)).exit_code == 0


def test_check_looks_at_the_periods_asked_for(run: Run, export: Export) -> None:
    """A bad month in a good year is missed by month and not by year."""
    good = [f"{n},2026-04-02T09:30Z,3,,,2026-04-02T10:30Z" for n in range(40)]
    path = export(*WEEK[:3], *[row.replace(",", "x,", 1) for row in good])
    assert run("report", path, "--check").exit_code == 1
    assert run("report", path, "--check", "--period", "year").exit_code == 0
    assert run("report", path, "--check", "--period", "all").exit_code == 0


def test_json_is_exact_and_complete(run: Run, export: Export) -> None:
    """Shares are fractions, amounts are microseconds, instants have offsets, and the reading is spelt out."""
    path = export(*WEEK, "9,2026-05-01T00:00Z,9,,,")
    report = json_of(run("report", path, "--now", NOW, "--format", "json", "--skip-bad-rows"))
    assert list(report) == [
        "file", "tickets", "agreement", "source", "reading", "time_zone", "now", "now_given", "notes", "skipped_rows",
        "skipped", "period", "periods", "total",
    ]  # fmt: skip
    assert (report["now"], report["now_given"]) == ("2026-04-01T11:00:00+02:00", True)
    assert report["reading"]["indicator_bound"] == "strict"
    assert report["notes"] == ["1 row left out by --skip-bad-rows, for 1 fault"]
    assert (report["skipped_rows"], len(report["skipped"])) == (1, 1)
    assert "line 5, column severity: '9'" in report["skipped"][0]
    assert [period["verdict"] for period in report["periods"]] == ["missed", "missed so far"]
    assert report["total"]["indicators"][0]["ratio"] == "1/3"
    assert report["total"]["percent"] == "33.33 %"
    assert report["total"]["severities"][2]["median_us"] == 34 * 3_600_000_000


def test_csv_has_a_row_for_each_period_and_severity(run: Run, export: Export) -> None:
    """One rectangular table: the indicator of each period, then its severities, the total last."""
    result = run("report", export(*WEEK, "4,2026-04-01T09:31+02:00,,,,"), "--now", NOW, "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.stdout, newline="")))
    assert [row["period"] for row in rows if row["row"] == "indicator"] == ["2026-03", "2026-04", "all"]
    first, second = rows[0], next(row for row in rows if row["severity"] == "3")
    assert (first["received"], first["percent"], first["target_percent"]) == ("2", "50.00", "95.00")
    assert (first["verdict"], first["misses_left"]) == ("missed", "-1")
    assert (second["received"], second["within_limit"], second["median"]) == ("1", "0", "34:00:00")
    unassigned = [row for row in rows if row["row"] == "severity" and not row["severity"]]
    assert [(row["period"], row["received"], row["p95"]) for row in unassigned] == [
        ("2026-04", "1", ""),
        ("all", "1", ""),
    ]


def test_a_file_without_tickets_needs_now(run: Run, export: Export) -> None:
    """A header alone has no latest instant; with --now the report says that nothing was received, and nothing fails."""
    path = export(HEADER)
    result = run("report", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"sla-rules: now: {path} has no ticket, and so no latest instant; say --now\n"
    for period in ("month", "all"):
        empty = run("report", path, "--now", NOW, "--check", "--period", period)
        assert empty.exit_code == 0
        assert rows_of(empty.stdout, "Indicator")[0][-3:] == ["nothing received", "0", "0"]
        assert "Nothing was received that the indicator counts." in empty.stdout
    rows = list(csv.DictReader(io.StringIO(run("report", path, "--now", NOW, "--format", "csv").stdout)))
    assert (rows[0]["percent"], rows[0]["verdict"]) == ("", "nothing received")


def test_tickets_after_now_do_not_exist(run: Run, export: Export) -> None:
    """A ticket received after --now is in no figure, and the notes count it."""
    out = run("report", export(*WEEK), "--now", "2026-03-31T00:00Z").stdout
    assert "note       1 ticket received after now, which no figure counts" in out
    assert [row[0] for row in rows_of(out, "Indicator by month")] == ["2026-03"]


def test_every_layout_option_reaches_the_reader(run: Run, tmp_path: Path) -> None:
    """A French spreadsheet, with every word said and with none but the names."""
    path = tmp_path / "export.csv"
    path.write_bytes("Numéro;Ouvert;Gravité;Résolu\n1;25/10/2026 02:30;2 (Majeure);25/10/2026 02:30\n".encode("cp1252"))
    named = (
        "report", str(path), "--columns", "id=Numéro,received_at=Ouvert,severity=Gravité,resolved_at=Résolu",
        "--map", "severity=2 (Majeure)=2", "--map", "severity=3 (Moyenne)=3", "--tz", "Europe/Paris",
        "--wall-time", "later",
    )  # fmt: skip
    guessed = run(*named)
    assert guessed.exit_code == 0, guessed.stderr
    assert "now        Sun 2026-10-25 02:30+01:00" in guessed.stdout
    assert "note       encoding cp1252" in guessed.stdout
    said = run(*named, "--encoding", "cp1252", "--delimiter", ";", "--date-format", "%d/%m/%Y %H:%M")
    assert "cp1252" not in said.stdout
    figures = slice(said.stdout.index("Indicator by"), None)
    assert guessed.stdout.endswith(said.stdout[figures])


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--tz", "Paris"), "'Paris' is no zone"),
        (("--columns", "x=y"), "'x' is no column of a ticket"),
        (("--map", "severity"), "cannot be read; accepted: pairs such as"),
        (("--delimiter", ";;"), "';;' is not one"),
        (("--encoding", "utf-9"), "'utf-9' is not known"),
        (("--date-format", "%A"), "'%A' in '%A' is not known"),
        (("--now", "today"), "'today'; accepted: a time as 2026-11-03T09:30+01:00"),
        (("--now", "2026-03-02T09:30"), "or --tz to say the zone"),
        (("--now", "3026-03-02T09:30Z"), "is outside the time this calendar knows"),
        (("--now", "2026-03-29T02:30", "--tz", "Europe/Paris"), "this one does not exist"),
        (("--period", "week"), "'week' is not one of"),
    ],
)
def test_an_option_that_cannot_be_used(run: Run, export: Export, arguments: tuple[str, ...], message: str) -> None:
    """Exit code 2, nothing on stdout, and the value with what is accepted on stderr."""
    result = run("report", export(*WEEK), *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr


def test_faults_are_a_line_each_and_twenty_at_most(run: Run, export: Export) -> None:
    """Exit code 2, nothing on stdout, the first twenty faults and the count of the rest."""
    path = export(HEADER, *[f"{n},2026-03-02T09:30Z,9,,," for n in range(23)])
    result = run("report", path)
    assert (result.exit_code, result.stdout) == (2, "")
    lines = result.stderr.splitlines()
    accepted = "1, critical, 2, major, 3, medium, 4, minor, 5, info, or others by --map severity=…"
    assert lines[0] == f"{path}, line 2, column severity: '9'; accepted: {accepted}"
    assert (len(lines), lines[-1]) == (21, "and 3 more faults")


def test_one_fault_more_than_twenty_is_counted(run: Run, export: Export) -> None:
    """Twenty faults are all shown; the twenty-first is one fault."""
    rows = [f"{n},2026-03-02T09:30Z,9,,," for n in range(21)]
    assert len(run("report", export(HEADER, *rows[:20])).stderr.splitlines()) == 20
    assert run("report", export(HEADER, *rows)).stderr.splitlines()[-1] == "and 1 more fault"


def test_no_such_file(run: Run) -> None:
    """A file that is not there is a fault like any other."""
    result = run("report", "nowhere.csv")
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("nowhere.csv: ")
    assert result.stderr.endswith("accepted: a file that can be read\n")


def test_the_words_of_a_file_are_no_markup(run: Run, export: Export) -> None:
    """An id in brackets or with a colon is shown as it is."""
    out = run("report", export(HEADER, "[bold]:smile:,2026-03-02T09:30Z,1,,,"), "--now", "2026-03-09T09:30Z").stdout
    assert rows_of(out, "Late")[0][0] == "[bold]:smile:"
