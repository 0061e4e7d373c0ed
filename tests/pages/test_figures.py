"""The figures of a report as sections of a page."""

from __future__ import annotations

from sla_rules import Ticket
from sla_rules.pages.figures import indicator_section, kind_of, severity_section
from sla_rules.pages.phrases import phrases_of
from tests.assessments.paper import AGREEMENT, monday
from tests.pages.paper import TICKETS, reports
from tests.pages.reading import heads_of, read, rows_of

ENGLISH = phrases_of("en")


def test_kinds_of_periods() -> None:
    """The kind is that of the periods; where there are none, all is one."""
    assert [kind_of(reports(kind=kind)) for kind in ("month", "quarter", "year", "all")] == [
        "month", "quarter", "year", "all",
    ]  # fmt: skip
    assert kind_of(AGREEMENT.reports([], "month", now=reports().total.now)) == "all"


def test_a_row_a_month_and_the_whole() -> None:
    """Counts, shares and verdicts of each month, each sorted by its figure, and the whole apart."""
    root = read("".join(indicator_section(reports(), AGREEMENT, ENGLISH)))
    table = root.by_id("indicator-table")
    assert heads_of(table) == [
        "period", "received", "met", "breached", "open late", "paused", "on track", "share met", "at best",
        "misses left", "verdict", "not covered", "excluded",
    ]  # fmt: skip
    assert [[cell.text for cell in row] for row in rows_of(table)] == [
        ["2026-03", "2", "2", "0", "0", "0", "0", "100.00 %", "100.00 %", "1", "reached", "0", "0"],
        ["2026-04", "1", "0", "1", "0", "0", "0", "0.00 %", "0.00 %", "−1", "missed", "0", "0"],
        ["2026-05", "2", "1", "0", "1", "0", "0", "50.00 %", "50.00 %", "0", "reached", "0", "1"],
    ]
    (whole,) = rows_of(table, "tfoot")
    assert [cell.text for cell in whole][:9] == ["all", "5", "3", "1", "1", "0", "0", "60.00 %", "60.00 %"]
    march = rows_of(table)[0]
    assert [march[place].key for place in (0, 1, 7, 9)] == ["2026-03", "2", "1000000", "1"]
    assert march[10].key is None
    # 3 of 5: the interval of Wilson (1927) at 1.96 is 23.07 % to 88.24 %
    assert "the Wilson interval at 95 % is 23.07 % to 88.23 %." in root.text


def test_late_for_the_indicator_and_late_on_a_commitment() -> None:
    """A ticket of severity 2 is no part of the indicator and late on its resolution: one is open late, two are late."""
    for phrases, said in (
        (
            ENGLISH,
            "no longer count as met (1); late tickets, listed below, are those past the limit of a commitment (2).",
        ),
        (
            phrases_of("fr"),
            "comme tenus (1) ; les tickets en retard, listés plus bas, sont hors délai pour un engagement (2).",
        ),
    ):
        assert said in read("".join(indicator_section(reports(), AGREEMENT, phrases))).text
    one = reports(*(each for each in TICKETS if each.id != "L1"))
    assert (one.total.indicator.open_late, one.total.late_count) == (1, 1)
    assert "open late” counts" not in read("".join(indicator_section(one, AGREEMENT, ENGLISH))).text


def test_one_period_has_no_plot() -> None:
    """Over all dates there is one row and nothing to draw; where nothing was received there are no statistics."""
    root = read("".join(indicator_section(reports(kind="all"), AGREEMENT, ENGLISH)))
    assert (root.all("svg"), rows_of(root.by_id("indicator-table"))) == ([], [])
    empty = AGREEMENT.reports([], "month", now=reports().total.now)
    (row,) = rows_of(
        read("".join(indicator_section(empty, AGREEMENT, phrases_of("fr")))).by_id("indicator-table"), "tfoot"
    )
    assert [cell.text for cell in row][7:11] == ["-", "-", "0", "rien reçu"]
    assert [cell.key for cell in row][7:9] == ["", ""]
    assert "Wilson" not in "".join(indicator_section(empty, AGREEMENT, ENGLISH))


def test_severities() -> None:
    """Each severity with its counts, its limit and its times; the clock of the times is named below."""
    root = read("".join(severity_section(reports().total, AGREEMENT, ENGLISH)))
    assert [[cell.text for cell in row] for row in rows_of(root.by_id("severity-table"))] == [
        ["1 (high)", "5", "4", "2", "4", "2 h of business time", "2 h", "5 h"],
        ["2 (low)", "1", "0", "0", "1", "8 h of business time", "-", "-"],
    ]
    high, low = rows_of(root.by_id("severity-table"))
    assert (high[0].key, high[6].key, low[6].key) == ("1", "7200000000", "")
    assert "on the clock of resolution (§1), by nearest rank." in root.text


def test_tickets_without_a_severity_come_last() -> None:
    """A row for tickets without a severity has no level, no limit and no times."""
    total = reports(Ticket.received("U", at=monday(9))).total
    rows = rows_of(read("".join(severity_section(total, AGREEMENT, ENGLISH))).by_id("severity-table"))
    assert [cell.text for cell in rows[-1]] == ["none yet", "1", "0", "0", "0", "-", "-", "-"]
    assert rows[-1][0].key == ""
