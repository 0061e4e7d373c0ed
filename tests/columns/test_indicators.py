"""Indicators over whole tables, held against the reports of the agreement."""

from __future__ import annotations

from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any

import attrs
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import Agreement, Period, Ticket, franceconnect
from sla_rules.columns import TicketColumns, indicator
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError

from .assess_cases import cases
from .random_cases import Dice

PARIS = "Europe/Paris"
NOW = datetime(2026, 4, 2, 10, tzinfo=UTC)
APRIL = Period.month(2026, 4)


def table() -> dict[str, Any]:
    """Return five tickets of two months, three of them resolved, one received after now."""
    return {
        "received_at": np.array(
            ["2026-03-02T10", "2026-03-05T10", "2026-04-01T10", "2026-04-01T11", "2026-04-03T10"], "M8[h]"
        ),
        "resolved_at": np.array(["2026-03-02T17", "2026-03-12T10", "NaT", "2026-04-01T12", "NaT"], "M8[h]"),
        "scope": np.array(["site", "user", "site", None, "user"], object),
        "identity_provider": np.array(["x", "x", "y", "x", "y"]),
    }


@settings(max_examples=40)
@given(st.one_of(cases(), st.integers(0, 1 << 40).map(lambda seed: Dice(seed).case(20))))
def test_results_are_those_of_reports(case: tuple[Agreement, list[Ticket], datetime]) -> None:
    """Over all dates, over a month, month by month and by scope, each result is that of the report."""
    agreement, some, now = case
    tickets = TicketColumns.from_tickets(some)
    assert indicator(agreement, tickets, now=now) == agreement.report(some, Period.all(), now=now).indicator
    assert indicator(agreement, tickets, now=now, period=APRIL) == agreement.report(some, APRIL, now=now).indicator
    months = {report.period: report.indicator for report in agreement.reports(some, "month", now=now).periods}
    assert indicator(agreement, tickets, now=now, period="month") == months
    scopes = {key: report.indicator for key, report in agreement.report_by(some, "scope", APRIL, now=now).items()}
    answered = indicator(agreement, tickets, now=now, period=APRIL, by="scope")
    assert answered == scopes
    assert list(answered) == list(scopes)


def test_a_table_is_counted_by_column_and_month() -> None:
    """Four tickets were received: two resolved in time, one late after five days, one on track."""
    agreement = franceconnect.agreement()
    options: dict[str, Any] = {"now": NOW, "tz": PARIS}
    result = indicator(agreement, table(), **options)
    assert (result.received, result.met, result.breached, result.open_on_track) == (4, 2, 1, 1)
    assert (result.ratio, result.lowest, result.highest) == (Fraction(1, 2), Fraction(1, 2), Fraction(3, 4))
    assert result.reached is False
    by = indicator(agreement, table(), by="identity_provider", **options)
    assert {key: (each.received, each.ratio) for key, each in by.items()} == {
        "x": (3, Fraction(2, 3)),
        "y": (1, Fraction(0)),
    }
    both = indicator(agreement, table(), by=["identity_provider", "scope"], **options)
    assert {key: each.received for key, each in both.items()} == {
        ("x", None): 1,
        ("x", "site"): 1,
        ("x", "user"): 1,
        ("y", "site"): 1,
        ("y", "user"): 0,
    }
    crossed = indicator(agreement, table(), by="identity_provider", period="quarter", **options)
    assert [(period.label, key, each.received) for (period, key), each in crossed.items()] == [
        ("2026-Q1", "x", 2),
        ("2026-Q2", "x", 1),
        ("2026-Q2", "y", 1),
    ]


def test_a_column_of_another_kind_may_group() -> None:
    """A column may be given that the table does not hold, and be of another package."""
    pl = pytest.importorskip("polars")
    options: dict[str, Any] = {"now": NOW, "tz": PARIS}
    agreement = franceconnect.agreement()
    given_one = indicator(agreement, table(), by=pl.Series([1, 1, 2, 2, 2]), period="all", **options)
    assert {key: each.received for key, each in given_one.items()} == {1: 2, 2: 2}


def test_the_indicators_of_every_version_are_found_by_name() -> None:
    """A ticket is counted by the version it was received under; one of a name that none of them has is refused."""
    agreement = franceconnect.agreement()
    other = franceconnect.agreement(franceconnect.Reading(indicator_population="all_tickets")).terms.indicators[0]
    changed = agreement.amended(date(2026, 4, 1), indicators=(other,))
    assert indicator(changed, table(), now=NOW, tz=PARIS).received == 2
    assert indicator(changed, table(), now=NOW, tz=PARIS, period=APRIL).received == 2
    with pytest.raises(
        UnknownNameError, match="indicator: 'x' is not in the agreement; it has resolved in less than 24"
    ):
        indicator(changed, table(), now=NOW, tz=PARIS, name="x")
    with pytest.raises(UnknownNameError, match="indicator: there is none in the agreement; it has none"):
        indicator(agreement.evolve(indicators=()), table(), now=NOW, tz=PARIS)


def test_an_indicator_that_an_amendment_brought() -> None:
    """The months before it have none of that name, and are left out, as the report of such a month does not hold it."""
    agreement = franceconnect.agreement()
    other = attrs.evolve(agreement.terms.indicators[0], name="other")
    changed = agreement.amended(date(2026, 4, 1), indicators=(other,))
    options: dict[str, Any] = {"now": NOW, "tz": PARIS, "name": "other"}
    april = indicator(changed, table(), **options)
    assert april.received == 2
    assert indicator(changed, table(), **options, period="month") == {APRIL: april}
    by_provider = indicator(changed, table(), **options, by="identity_provider", period="month")
    assert {key: result.received for key, result in by_provider.items()} == {(APRIL, "x"): 1, (APRIL, "y"): 1}
    assert set(indicator(changed, table(), now=NOW, tz=PARIS, by="scope")) == {"site", "user", None}
    with pytest.raises(UnknownNameError, match=r"indicator: 'x' is not in the agreement; it has resolved .*, other"):
        indicator(changed, table(), now=NOW, tz=PARIS, name="x", period="month")


def test_a_key_of_other_rows_is_refused() -> None:
    """A Series knows its rows by name; one of another order is not the column beside the table's."""
    frame = pd.DataFrame(table())
    later_first = frame.sort_values("received_at", ascending=False)
    expected = indicator(franceconnect.agreement(), frame, now=NOW, tz=PARIS, by="identity_provider")
    for key in ("identity_provider", later_first["identity_provider"], [later_first["identity_provider"].to_numpy()]):
        found = indicator(franceconnect.agreement(), later_first, now=NOW, tz=PARIS, by=key)
        assert list(found.values()) == list(expected.values())
    for by in (frame["identity_provider"], [frame["identity_provider"], "scope"]):
        with pytest.raises(InvalidValueError, match=r"by: its index differs from that of received_at .*; align them"):
            indicator(franceconnect.agreement(), later_first, now=NOW, tz=PARIS, by=by)


def test_keys_that_are_none_are_refused() -> None:
    """A key is the name of a column, or a column of as many rows."""
    agreement = franceconnect.agreement()
    tickets = TicketColumns(first=[0, 1], kind=[0], at=[1_772_000_000_000_000])
    assert list(indicator(agreement, tickets, now=NOW, by="scope")) == [None]
    with pytest.raises(UnknownNameError, match="by: 'team' is none; accepted are scope, identity_provider"):
        indicator(agreement, tickets, now=NOW, by="team")
    with pytest.raises(InvalidValueError, match="by: 2 rows, where there are 1 tickets"):
        indicator(agreement, tickets, now=NOW, by=np.array([1, 2]))
    with pytest.raises(InvalidTypeError, match="by: 3 is a int"):
        indicator(agreement, tickets, now=NOW, by=3)
    with pytest.raises(InvalidValueError, match="kind: 'week' is no kind of period"):
        indicator(agreement, tickets, now=NOW, period="week")
