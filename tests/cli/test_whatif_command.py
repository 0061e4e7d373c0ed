"""`sla-rules whatif`."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from tests.cli.conftest import HEADER, NOW, WEEK, json_of, rows_of

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run

# From Monday 2 March 2026: 22 h 30 min of the contract, and 25 h 30 min where it opens at 8.
A = "A,2026-03-02T09:30+01:00,2,2026-03-02T09:30+01:00,,2026-03-04T15:00+01:00"
# 25 h of the contract; with a desk that opens at 8 resolved on Wednesday 14:30, after 22 h.
B = "B,2026-03-02T09:30+01:00,3,2026-03-02T09:30+01:00,,2026-03-04T17:30+01:00"
LATER = "2026-03-31T18:00+02:00"


def test_the_contract_opens_earlier(run: Run, export: Export) -> None:
    """A ticket that was met in 22 h 30 min has used up 25 h 30 min, and is lost."""
    out = run("whatif", export(HEADER, A, B), "--opening", "08:00", "--now", LATER)
    assert (out.exit_code, out.stderr) == (0, "")
    assert rows_of(out.stdout, "Indicator by scenario") == [
        ["as it is", "2", "1", "50.00 %", "-1", "missed", "0", "0", "0"],
        ["opening 08:00", "2", "0", "0.00 %", "-50.00", "-2", "missed", "0", "1", "1"],
    ]
    assert "what if    the contract is read anew; tickets stay resolved when they were" in out.stdout
    assert "50.00 % as it is, missed; 0.00 % with opening 08:00, missed: 0 tickets gained, 1 lost." in out.stdout


def test_the_desk_opens_earlier(run: Run, export: Export) -> None:
    """The contract stays, and as much work as before ends sooner: a ticket is gained."""
    out = run("whatif", export(HEADER, A, B), "--opening", "08:00", "--hours-of", "desk", "--now", LATER).stdout
    assert rows_of(out, "Indicator by scenario")[1] == [
        *("cover: opening 08:00", "2", "2", "100.00 %", "+50.00", "0", "reached", "1", "0", "1"),
    ]
    assert "what if    the desk works other hours, the contract stays; tickets are resolved after the same work" in out


def test_a_reading_of_both_sides(run: Run, export: Export) -> None:
    """What --reading chooses holds before and after, and is no change; what --instead chooses is the change alone."""
    said = ("whatif", export(HEADER, A, B), "--reading", "public_holidays=open", "--now", LATER, "--instead")
    out = run(*said, "day_unit=whole_days").stdout
    assert "reading    public_holidays=open\n" in out
    assert [row[0] for row in rows_of(out, "Indicator by scenario")] == ["as it is", "day_unit=whole_days"]
    assert " with day_unit=whole_days, " in out
    data = json_of(run(*said, "public_holidays=closed", "--opening", "08:00", "--format", "json"))
    assert data["reading"]["public_holidays"] == "open"
    assert [each["name"] for each in data["scenarios"]] == [
        "as it is", "public_holidays=closed", "opening 08:00", "public_holidays=closed, opening 08:00",
    ]  # fmt: skip
    assert [each["basis"] for each in data["scenarios"]] == [
        "", "public_holidays=closed", "", "public_holidays=closed",
    ]  # fmt: skip


def test_the_check(run: Run, export: Export) -> None:
    """The exit code is 1 when the target is missed with all changes made; the comparison is printed all the same."""
    path = export(HEADER, A)
    for opening, code in (("08:00", 1), ("09:00", 0)):
        checked = run("whatif", path, "--opening", opening, "--now", LATER, "--check")
        assert (checked.exit_code, bool(checked.stdout)) == (code, True)
    assert run("whatif", path, "--opening", "08:00", "--now", LATER).exit_code == 0


def test_why_one_ticket(run: Run, export: Export) -> None:
    """Its two computations, and nothing else; a ticket that is not there is refused with the nearest."""
    path = export(*WEEK)
    out = run("whatif", path, "--opening", "08:00", "--now", NOW, "--why", "2").stdout
    assert out.startswith("> marks what differs.\n\n== as it is ==\n\n  Ticket 2: ")
    assert "\n== opening 08:00 ==\n\n  Ticket 2: " in out
    refused = run("whatif", path, "--opening", "08:00", "--now", NOW, "--why", "22")
    assert (refused.exit_code, refused.stdout) == (2, "")
    assert refused.stderr == f"sla-rules: ticket: '22' is not in {path}; the nearest are 2\n"
    assert "; none is near" in run("whatif", path, "--opening", "08:00", "--why", "nothing").stderr


def test_forms(run: Run, export: Export) -> None:
    """JSON and CSV hold the same figures, and every ticket that changes."""
    arguments = ("whatif", export(HEADER, A, B), "--opening", "08:00", "--now", LATER, "--format")
    data = json_of(run(*arguments, "json"))
    rows = list(csv.DictReader(io.StringIO(run(*arguments, "csv").stdout)))
    assert [each["indicators"][0]["met"] for each in data["scenarios"]] == [1, 0]
    assert [row["met"] for row in rows if row["period"] == "all"] == ["1", "0"]
    assert [row["ticket"] for row in rows if row["row"] == "ticket"] == ["A"]


def test_what_is_refused(run: Run, export: Export) -> None:
    """Nothing changed, hours that cannot be, a clause that is not there: exit code 2, and nothing on stdout."""
    path = export(*WEEK)
    for arguments, message in (
        ((), "nothing is changed; accepted: --opening, --closing, --hours, --saturday"),
        (("--closing", "08:00"), "closing 08:00: leaves no hours on Mo"),
        (
            ("--limit", "x=8"),
            "accepted are resolution, handling, blocking, resolved in less than 24 business hours, indicator\n",
        ),
        (("--opening", "8h"), "Invalid value for '--opening': opening: '8h' is no time of day"),
        (("--opening", "08:00", "--tz", "Mars"), "Mars"),
        (("--opening", "08:00", "--why", "1", "--format", "json"), "--why: shows two computations as text"),
    ):
        refused = run("whatif", path, *arguments)
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert message in refused.stderr
    missing = run("whatif", "nowhere.csv", "--opening", "08:00")
    assert (missing.exit_code, missing.stdout) == (2, "")


def test_the_example(run: Run, example: str) -> None:
    """With longer hours of the contract no ticket of the example is gained, with those of the desk none is lost."""
    arguments = ("whatif", example, "--opening", "08:00", "--saturday", "09:00-12:00", "--format", "json")
    contract, desk = (json_of(run(*arguments, "--hours-of", whose)) for whose in ("contract", "desk"))
    assert [each["gained"] for each in contract["scenarios"]] == [0, 0, 0, 0]
    assert [each["lost"] for each in desk["scenarios"]] == [0, 0, 0, 0]
    assert contract["scenarios"][3]["lost"] > max(each["lost"] for each in contract["scenarios"][:3])
    assert desk["scenarios"][3]["gained"] > max(each["gained"] for each in desk["scenarios"][:3])
    report = json_of(run("report", example, "--format", "json"))
    for each in (contract, desk):
        today = each["scenarios"][0]["indicators"][0]
        total = report["total"]["indicators"][0]
        assert {key: today[key] for key in ("received", "met", "ratio")} == {
            key: total[key] for key in ("received", "met", "ratio")
        }
        assert len(each["scenarios"][0]["periods"]) == 12
