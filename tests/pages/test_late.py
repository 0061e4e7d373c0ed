"""The open tickets of a report as sections of a page."""

from __future__ import annotations

from datetime import timedelta

from attrs import evolve

from sla_rules import Ticket
from sla_rules.pages.late import MOST_OPENED, NEXT, late_section, next_section
from sla_rules.pages.phrases import phrases_of
from tests.assessments.paper import AGREEMENT, HIGH, LOW, monday
from tests.pages.paper import reports, ticket
from tests.pages.reading import read, rows_of

ENGLISH = phrases_of("en")


def test_late_tickets() -> None:
    """Each late ticket with its severity, its times and its excess, each sorted by its figure, and a button."""
    late = reports().total.late
    root = read("".join(late_section(late, 2, ENGLISH)))
    rows = rows_of(root.by_id("late-table"))
    # received Monday 4 May at nine, due after 2 h or 8 h; from then on 8 h a day to Friday 29 May, 20 days in all
    assert [[cell.text for cell in row] for row in rows] == [
        ["Y2", "1 (high)", "Mon 2026-05-04 09:00", "resolution", "Mon 2026-05-04 11:00", "158 h"],
        ["L1", "2 (low)", "Mon 2026-05-04 09:00", "resolution", "Mon 2026-05-04 17:00", "152 h"],
    ]
    assert rows[0][5].key == str(158 * 3_600_000_000)
    assert int(rows[1][4].key or 0) - int(rows[0][4].key or 0) == 6 * 3_600_000_000
    assert [button.said["data-why"] for button in root.by_id("late-table").all("button")] == ["0", "1"]
    assert [(each.said.get("class"), each.text) for each in root.all("p")[:2]] == [
        (None, "2 open tickets are past the limit of a commitment."),
        ("hint", "The button on a ticket opens its explanation, clause by clause."),
    ]
    assert root.by_id("open-all").text == "Open every explanation"


def test_a_limit_that_was_changed_is_late_under_the_first_due() -> None:
    """A ticket late on several promises is measured on the one that was due first."""
    at = monday(9)
    two = Ticket.received("T", at=at).severity_assigned(HIGH, at=at)
    late = AGREEMENT.reports([two], "month", now=at + timedelta(hours=6)).total.late
    ((_, _, _, names, due, over),) = rows_of(read("".join(late_section(late, 1, ENGLISH))).by_id("late-table"))
    assert (names.text, due.text, over.text) == ("resolution, response", "Mon 2026-03-02 10:00", "5 h")


def test_more_than_are_listed() -> None:
    """What is not listed is counted; where none is listed there is no table; where none is late a sentence."""
    late = reports().total.late
    said = read("".join(late_section(late[:1], 3, ENGLISH))).all("p")[0].text
    assert (
        "3 open tickets are past the limit of a commitment. The 1 longest overdue are listed; 2 more are not shown."
        in said
    )
    said = read("".join(late_section(late, 3, ENGLISH))).all("p")[0].text
    assert "The 2 longest overdue are listed; 1 more is not shown." in said
    nothing = read("".join(late_section((), 3, phrases_of("fr"))))
    assert nothing.text == (
        "3 tickets ouverts sont hors délai pour un engagement. Les 0 plus en retard sont listés ; 3 autres ne sont pas "
        "montrés.\n"
    )
    assert "".join(late_section((), 0, ENGLISH)) == "<p>No open ticket is past the limit of a commitment.</p>\n"


def test_too_many_to_open_at_once() -> None:
    """One button opens every explanation of a hundred tickets, and none those of more."""
    (first,) = reports(ticket("A", 3, None)).total.late
    many = (first,) * (MOST_OPENED + 1)
    assert "open-all" in "".join(late_section(many[:-1], MOST_OPENED, ENGLISH))
    assert "open-all" not in "".join(late_section(many, MOST_OPENED + 1, ENGLISH))


def test_escalations_to_come() -> None:
    """Each escalation with its instant, ticket, severity, addressee and limit; the rest counted."""
    at = monday(9)
    low = Ticket.received("T<", at=at).severity_assigned(LOW, at=at)
    alarms = AGREEMENT.reports([low], "month", now=at + timedelta(hours=1)).total.next_escalations
    root = read("".join(next_section(alarms, 1, ENGLISH)))
    assert [[cell.text for cell in row] for row in rows_of(root.by_id("next-table"))] == [
        ["Mon 2026-03-02 13:00", "T<", "2 (low)", "duty", "4 h of business time"]
    ]
    many = tuple(evolve(alarms[0], ticket_id=f"{n}") for n in range(NEXT + 5))
    root = read("".join(next_section(many, NEXT + 7, ENGLISH)))
    assert root.all("p")[0].text == "The 100 soonest are listed; 7 more are not shown."
    assert len(rows_of(root.by_id("next-table"))) == NEXT
    assert "".join(next_section((), 0, ENGLISH)) == "<p>No escalation is to come.</p>\n"


def test_a_limit_spent_under_an_earlier_severity() -> None:
    """A ticket that spent the limit of an earlier severity is late, though not by the limit of the present one."""
    at = monday(9)
    down = Ticket.received("T", at=at).severity_assigned(HIGH, at=at).acknowledged(at=at)
    down = down.severity_assigned(LOW, at=at + timedelta(hours=3))
    late = AGREEMENT.reports([down], "month", now=at + timedelta(hours=4)).total.late
    ((_, severity, _, _, due, over),) = rows_of(read("".join(late_section(late, 1, ENGLISH))).by_id("late-table"))
    assert (severity.text, due.text) == ("2 (low)", "Mon 2026-03-02 17:00")
    assert (over.text, over.key) == ("-", "")
