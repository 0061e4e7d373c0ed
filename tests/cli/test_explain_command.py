"""`sla-rules explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.conftest import HEADER, NOW, WEEK

if TYPE_CHECKING:
    from tests.cli.conftest import Export, Run

# Ticket 3 of the week is open: major, since Wednesday 1 April 2026 10:00, with 4 h; at 11:00 one of them is gone.
OPEN = """\
Ticket 3: open, nothing breached
  at          Wed 2026-04-01 11:00 (Europe/Paris)
  taken from  --now
  file        {path}
"""
RESOLUTION = """\
Commitment resolution: running
  clause   annex §2.2.2, figure 2, total time of treatment
  promise  within 4 h of business time
  clock    from assignment of the severity to resolution
  counted and passed over
    from                  to     what               counted  sum
    Wed 2026-04-01 09:30  10:00  clock not started
    Wed 2026-04-01 10:00  11:00  open                   1 h  1 h
  due      Wed 2026-04-01 14:00
  verdict  running: 1 h of 4 h so far, 3 h left
"""


def test_why_a_ticket_is_not_late(run: Run, export: Export) -> None:
    """The first lines say whether it is late, at which instant and from which file; then clause by clause."""
    path = export(*WEEK)
    result = run("explain", "3", "--from", path, "--now", NOW)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith(OPEN.format(path=path))
    assert RESOLUTION in result.stdout


def test_in_french(run: Run, export: Export) -> None:
    """Another language has the same figures in other words."""
    path = export(*WEEK)
    out = run("explain", "3", "--from", path, "--lang", "fr").stdout
    assert out.startswith("Ticket 3 : ouvert, aucun délai dépassé\n  au       mer. 01/04/2026 10:00 (Europe/Paris)\n")
    assert "  d’après  le dernier instant du fichier\n" in out
    assert "Engagement résolution : en cours" in out


def test_its_forms(run: Run, export: Export) -> None:
    """Markdown and HTML are written as they are, whatever the terminal."""
    path = export(*WEEK)
    markdown = run("explain", "1", "--from", path, "--format", "markdown").stdout
    assert markdown.startswith("# Ticket 1: resolved in time\n")
    html = run("explain", "1", "--from", path, "--format", "html").stdout
    assert html.startswith('<section lang="en">\n<h2>Ticket 1: resolved in time</h2>\n')


def test_what_it_depends_on_is_said(run: Run, export: Export) -> None:
    """Another reading and the notes of the file stand among the first facts, and the reading is applied."""
    path = export("id,received_at,severity", "1,2026-03-02T09:30+01:00,2")
    out = run("explain", "1", "--from", path, "--reading", "handling_unit=two_business_days").stdout
    assert "  reading     handling_unit=two_business_days\n" in out
    assert "  note        no column severity_assigned_at: " in out
    assert "promise  within 2 business days\n" in out


def test_notes_are_in_the_language(run: Run, export: Export) -> None:
    """In French the notes of the file are; a reading is named as the command takes it"""
    path = export("id,received_at,severity", "1,2026-03-02T09:30+01:00,2")
    reading = ("--reading", "handling_unit=two_business_days")
    out = run("explain", "1", "--from", path, "--lang", "fr", *reading).stdout
    assert "handling_unit=two_business_days\n" in out
    assert "pas de colonne severity_assigned_at" in out
    assert "no column" not in out


def test_an_unknown_ticket(run: Run, export: Export) -> None:
    """Exit code 2, nothing on stdout, and the nearest ids."""
    path = export(
        HEADER, "INC-1,2026-03-02T09:30Z,2,,,", "INC-2,2026-03-02T09:30Z,2,,,", "other,2026-03-02T09:30Z,2,,,"
    )
    result = run("explain", "INC-3", "--from", path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr == f"sla-rules: ticket: 'INC-3' is not in {path}; the nearest are INC-2, INC-1\n"
    far = run("explain", "nothing like it", "--from", path)
    assert far.stderr == f"sla-rules: ticket: 'nothing like it' is not in {path}; none is near\n"


def test_a_ticket_whose_row_was_left_out(run: Run, export: Export) -> None:
    """The file may well have it, in the row that was skipped: the refusal says that one was"""
    path = export(HEADER, "INC-1,2026-03-02T09:30Z,2,,,", "INC-2,2026-03-02T09:30Z,9,,,")
    result = run("explain", "INC-2", "--from", path, "--skip-bad-rows")
    assert (result.exit_code, result.stdout) == (2, "")
    without = "without the 1 row left out by --skip-bad-rows"
    assert result.stderr == f"sla-rules: ticket: 'INC-2' is not in {path} {without}; the nearest are INC-1\n"


def test_bad_rows(run: Run, export: Export) -> None:
    """A fault of the file ends the command, unless its row is left out."""
    path = export(*WEEK, "4,yesterday,2,,,")
    assert run("explain", "3", "--from", path).exit_code == 2
    out = run("explain", "3", "--from", path, "--skip-bad-rows").stdout
    assert "  note        1 row left out by --skip-bad-rows, for 1 fault\n" in out


def test_other_tickets_are_not_told(run: Run, export: Export) -> None:
    """How many other tickets have no severity explains nothing of this one."""
    path = export(*WEEK, "4,2026-03-02T09:30+01:00,,,,")
    assert "note" not in run("explain", "3", "--from", path).stdout


def test_an_id_commands_no_terminal(run: Run, export: Export) -> None:
    """What a file calls its ticket is shown with its escapes written out."""
    path = export(HEADER, "a\x1b[31m,2026-03-02T09:30Z,2,,,")
    result = run("explain", "a\x1b[31m", "--from", path)
    assert result.stdout.startswith(r"Ticket a\x1b[31m: ")
    assert "\x1b" not in result.stdout
