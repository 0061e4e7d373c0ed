"""A table of one row a ticket, read as tickets."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sla_rules import Ticket, franceconnect
from sla_rules.columns.ticket_table import TicketTable
from sla_rules.errors import (
    ImpossibleStepError,
    InvalidTypeError,
    InvalidValueError,
    OutOfRangeError,
    SlaError,
    UnknownNameError,
)

from .paper_lives import MONDAY, at

AGREEMENT = franceconnect.agreement()
TWO = np.array(["2026-03-02T08", "2026-03-02T09"], "M8[h]")
LATER = TWO + np.timedelta64(2, "h")


def read(columns: dict[str, Any], **options: Any) -> list[Ticket]:  # noqa: ANN401 -- names of columns
    """Return the tickets of a table in UTC."""
    return list(TicketTable(columns, AGREEMENT, options.get("names"), "UTC", "raise").tickets)


def test_a_row_is_a_ticket_from_times() -> None:
    """Each column of a ticket is read, nothing where nothing stands."""
    found = read(
        {
            "id": np.array(["a", "b"], object),
            "received_at": TWO,
            "acknowledged_at": np.array(["2026-03-02T09", "NaT"], "M8[h]"),
            "severity_assigned_at": np.array(["2026-03-02T10", "NaT"], "M8[h]"),
            "severity": np.array([2.0, np.nan]),
            "resolved_at": np.array(["2026-03-02T11", "NaT"], "M8[h]"),
            "scope": np.array(["site", None], object),
            "identity_provider": np.array(["x", "y"]),
            "blocking": np.array([True, False]),
            "security": pd.Series([False, True]),
        }
    )
    first = Ticket.from_times(
        "a",
        received_at=MONDAY,
        acknowledged_at=at(1),
        severity=franceconnect.MAJOR,
        severity_assigned_at=at(2),
        resolved_at=at(3),
        scope="site",
        identity_provider="x",
        blocking=True,
    )
    second = Ticket.from_times("b", received_at=at(1), identity_provider="y", security=True)
    assert found == [first, second]


def test_columns_may_be_called_otherwise() -> None:
    """*names* gives the name of a column, and one column may stand for two."""
    names = {"received_at": "opened", "severity_assigned_at": "opened", "severity": "priority"}
    found = read({"opened": TWO, "priority": np.array([1, 5])}, names=names)
    assert [ticket.severity for ticket in found] == [franceconnect.CRITICAL, franceconnect.INFO]
    assert [ticket.id for ticket in found] == ["0", "1"]
    masked = np.ma.masked_array([1, 5], [False, True])
    times = np.ma.masked_array(TWO, [False, True])
    found = read({"received_at": TWO, "severity": masked, "severity_assigned_at": times})
    assert [ticket.severity for ticket in found] == [franceconnect.CRITICAL, None]


def test_severities_of_an_earlier_version_are_known() -> None:
    """A level that the latest grid does not have any more is that of the version before."""
    import attrs

    grid = AGREEMENT.terms.grid
    fewer = attrs.evolve(grid, severities=grid.severities[:4], perimeters=grid.perimeters[:4])
    terms = attrs.evolve(AGREEMENT.terms, grid=fewer)
    shorter = attrs.evolve(AGREEMENT, changes=((date(2027, 1, 1), terms),))
    table = {"received_at": TWO, "severity": np.array(["Info", "Major"]), "severity_assigned_at": TWO}
    assert TicketTable(table, shorter, None, "UTC", "raise").tickets.ticket(0).severity == franceconnect.INFO


ASSIGNED = {"received_at": TWO, "severity_assigned_at": TWO}
FAULTS: list[tuple[dict[str, Any], type[SlaError], str]] = [
    ({}, InvalidValueError, "received_at: tickets has no column 'received_at'"),
    ({"received_at": np.array(["2026", "NaT"], "M8[h]")}, InvalidValueError, "received_at: row 1: NaT.* 1 such row"),
    ({"received_at": np.array([0, 1 << 62])}, OutOfRangeError, "received_at: row 1: .* outside the years 1 to 9999"),
    ({"received_at": TWO, "resolved_at": TWO[::-1]}, ImpossibleStepError, "row 1: ticket '1': resolved .* 1 such rows"),
    (ASSIGNED, InvalidValueError, "severity_assigned_at: row 0: .* is given alone"),
    (ASSIGNED | {"severity": np.array(["x", "Major"])}, UnknownNameError, "severity: row 0: severity: 'x' is not in"),
    (ASSIGNED | {"severity": np.array([7, 1])}, UnknownNameError, "severity: row 0: severity: 7 is not in the grid"),
    (ASSIGNED | {"severity": np.array([2000, 1])}, UnknownNameError, "severity: row 0: severity: 2000 is not in"),
    (ASSIGNED | {"severity": np.array([1])}, InvalidValueError, "severity: 1 rows, where received_at has 2"),
    (
        ASSIGNED | {"severity": np.array(["Major", None], object)},
        InvalidValueError,
        "severity_assigned_at: row 1: it is given alone",
    ),
    ({"received_at": TWO, "severity": np.array([1, 1])}, InvalidValueError, "severity: row 0: it is given alone"),
    ({"received_at": TWO, "scope": np.array(["site", " "])}, InvalidValueError, "scope: row 1: ' ' is no text"),
    ({"received_at": TWO, "scope": np.array([1, 2])}, InvalidTypeError, "scope: row 0: 1 is no text"),
    ({"received_at": TWO, "blocking": np.array([1, 0])}, InvalidTypeError, "blocking: row 0: 1 is neither True nor"),
    (
        {"received_at": TWO, "blocking": np.array([True, None], object)},
        InvalidTypeError,
        "blocking: row 1: None is neither True nor False; 1 such rows",
    ),
    ({"received_at": TWO, "blocking": np.array([True])}, InvalidValueError, "blocking: 1 rows, where"),
    ({"received_at": TWO, "id": np.array(["a", " "])}, InvalidValueError, "ids: row 1: ' ' is no text, or blank"),
    (
        {"received_at": TWO, "resolved_at": TWO[::-1], "id": np.array([7, 8])},
        ImpossibleStepError,
        "tickets: row 1: ticket '8'",
    ),
]


@pytest.mark.parametrize(("columns", "error", "said"), FAULTS)
def test_faults_are_told(columns: dict[str, Any], error: type[SlaError], said: str) -> None:
    """A row that no ticket may have names its column, its number, its value, and how many there are."""
    with pytest.raises(error, match=said):
        read(columns)


def test_a_name_of_no_column_is_refused() -> None:
    """A ticket has no column of that name."""
    with pytest.raises(UnknownNameError, match="names: 'team' is no column of a ticket; accepted are id, received_at"):
        read({"received_at": TWO}, names={"team": "x"})
    assert len(LATER) == 2


def test_columns_of_other_rows_are_refused() -> None:
    """Series of pandas know their rows by name; numpy's are taken in their order."""
    received = pd.Series(TWO, index=["b", "a"])
    for name, column in {
        "severity": pd.Series([1, 2], index=["a", "b"]),
        "id": pd.Series(["A", "B"]),
        "scope": pd.Series(["site", None]),
        "blocking": pd.Series([True, False]),
    }.items():
        with pytest.raises(InvalidValueError, match=f"{name}: its index differs from that of received_at; align them"):
            read({"received_at": received, "severity_assigned_at": received, name: column})
        same = column.set_axis(["b", "a"])
        for fits in (same, same.to_numpy()):
            given = {"received_at": received, name: fits}
            if name == "severity":
                given["severity_assigned_at"] = received
            assert len(read(given)) == 2
    with pytest.raises(InvalidValueError, match="scope: its index differs from that of id"):
        read({"received_at": TWO, "id": pd.Series(["A", "B"]), "scope": pd.Series(["site", None], index=[1, 0])})


def test_a_masked_id_is_none() -> None:
    """What the mask hides is not taken for an id."""
    masked = np.ma.masked_array([41, 42], [False, True])
    with pytest.raises(InvalidValueError, match="ids: row 1: None is no whole number of 64 bits"):
        read({"received_at": TWO, "id": masked})
