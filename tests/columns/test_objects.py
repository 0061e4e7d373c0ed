"""Python's own values, told apart by kind and value."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import numpy as np
import pandas as pd
import pytest

from sla_rules import Ticket
from sla_rules.assessments.period import Period
from sla_rules.columns import TicketColumns, assess, from_events, indicator
from sla_rules.columns.objects import distinct_objects, hashable, too_wide, whole_numbers
from sla_rules.errors import InvalidTypeError
from sla_rules.franceconnect import agreement

NOW = datetime(2026, 3, 9, 15, tzinfo=UTC)
TIMES = np.array(["2026-03-02T10:00", "2026-03-02T11:00", "2026-03-03T09:45"], "M8[m]")


def objects(*values: object) -> Any:  # noqa: ANN401 -- an array
    """Return an array of objects, lists among them."""
    found = np.empty(len(values), object)
    for row, value in enumerate(values):
        found[row] = value
    return found


def log(**columns: Any) -> Any:  # noqa: ANN401 -- columns of any kind
    """Return a log of two tickets, some of its columns others."""
    return {"id": np.array(["a", "a", "b"]), "at": TIMES, "state": np.array(["New", "Done", "New"]), **columns}


def read(given: Any, **more: Any) -> Any:  # noqa: ANN401 -- a log and arguments of any kind
    """Return what a log is as tickets."""
    return from_events(
        given,
        **{"id": "id", "at": "at", "state": "state", "running": {"New"}, "resolved": {"Done"}, "tz": "UTC"} | more,
    )


def test_equal_values_of_different_kinds_are_different() -> None:
    """1, True and 1.0 are equal to Python, and three values here; what numpy holds is what Python has for it."""
    codes, values = distinct_objects([1, True, 1.0, np.int64(1), np.True_, np.str_("a"), "a"], "by")
    assert codes.tolist() == [0, 1, 2, 0, 1, 3, 3]
    assert [(type(value), value) for value in values] == [(int, 1), (bool, True), (float, 1.0), (str, "a")]


def test_nulls_of_every_make() -> None:
    """None, NaN, and what pandas and numpy have for no time and no value."""
    nulls = [
        None,
        float("nan"),
        pd.NA,
        pd.NaT,
        np.datetime64("NaT", "us"),
        np.timedelta64("NaT", "us"),
        np.float64("nan"),
    ]
    codes, values = distinct_objects([*nulls, np.datetime64("2026-03-02")], "by")
    assert codes.tolist() == [-1] * len(nulls) + [0]
    assert values == [np.datetime64("2026-03-02")]


def test_the_widest_whole_numbers() -> None:
    """64 bits hold 2**64 - 1, but not beside a negative number."""
    assert whole_numbers([2**64 - 1, 0]).tolist() == [2**64 - 1, 0]
    assert whole_numbers([-(2**63), 2**63 - 1]).tolist() == [-(2**63), 2**63 - 1]
    assert whole_numbers([]).dtype == np.int64
    assert too_wide([-(2**63) - 1, 2**63, 0]) == [0, 1]


def test_what_changes_cannot_be_looked_up() -> None:
    """A list, and a tuple that holds one."""
    assert hashable("New", "running") == "New"
    for value in (["New"], (["New"],)):
        with pytest.raises(InvalidTypeError, match=r"running: .* is a (list|tuple); a text, a number or another value"):
            hashable(value, "running")


@pytest.mark.parametrize("column", ["id", "state", "severity", "scope", "blocking"])
def test_a_log_of_lists_is_refused_by_the_row(column: str) -> None:
    """Whatever the column, the first row, its value and how many there are."""
    given = log(**{column: objects("a", ["New"], {})})
    more: Any = {column: column} | ({"severities": {}} if column == "severity" else {})
    with pytest.raises(InvalidTypeError, match=rf"{column}: row 1: \['New'\] is a list; .*; 2 such rows in the column"):
        read(given, **more)


@pytest.mark.parametrize("states", [{"running": [["New"]]}, {"acknowledged": [["New"]]}, {"paused": [{}]}])
def test_states_that_change_are_refused(states: Any) -> None:  # noqa: ANN401 -- sets of states
    """A state is looked up in every row."""
    with pytest.raises(InvalidTypeError, match=rf"{next(iter(states))}: .* is a (list|dict); a text"):
        read(log(), **states)


def test_a_table_of_lists_is_refused_by_the_row() -> None:
    """In assess and in indicator, of numpy and of pandas."""
    for lists in (objects(1, [1], None), pd.Series([1, [1], None])):
        table = {"received_at": TIMES, "severity_assigned_at": TIMES, "severity": lists}
        with pytest.raises(InvalidTypeError, match=r"severity: row 1: \[1\] is a list; .*; 1 such row"):
            assess(agreement(), table, now=NOW, tz="UTC")
        with pytest.raises(InvalidTypeError, match=r"by: row 1: \[1\] is a list"):
            indicator(agreement(), {"received_at": TIMES}, now=NOW, tz="UTC", by=lists)
    with pytest.raises(InvalidTypeError, match=r"blocking: row 0: \[1\] is a list"):
        assess(agreement(), {"received_at": TIMES, "blocking": objects([1], True, True)}, now=NOW, tz="UTC")


def test_nulls_of_pandas_in_an_array() -> None:
    """What `to_numpy()` of a nullable column gives: no severity, no id, no state."""
    assigned = np.where([True, False, True], TIMES, np.datetime64("NaT", "us"))
    table = {"received_at": TIMES, "severity_assigned_at": assigned, "severity": objects(1, pd.NA, 1)}
    assert assess(agreement(), table, now=NOW, tz="UTC")["resolution_state"].tolist() == [
        "breached",
        "not_started",
        "breached",
    ]
    assert read(log(id=objects("a", pd.NA, "b")), faults="drop").tickets.ids.tolist() == ["a", "b"]
    assert read(log(state=objects("New", pd.NA, "New")), faults="drop").faults[0].value == "nothing"


def test_kinds_that_are_equal_are_refused_in_any_order() -> None:
    """True is no id beside 1, and 1 no flag beside True."""
    for given in (objects(1, True, 2), objects(1, 1.0, 2)):
        with pytest.raises(InvalidTypeError, match=r"id: row 1: (True|1\.0) is a (bool|float)"):
            read(log(id=given))
    for flags in (objects(True, 1, False), objects(1, True, False)):
        with pytest.raises(InvalidTypeError, match=r"blocking: row [01]: 1 is neither True nor False; 1 such row"):
            assess(agreement(), {"received_at": TIMES, "blocking": flags}, now=NOW, tz="UTC")


def test_equal_keys_are_one_group() -> None:
    """A dictionary cannot hold 1 and True apart; a ticket of either is of the same group, as in a report by a key."""
    found = indicator(agreement(), {"received_at": TIMES}, now=NOW, tz="UTC", by=objects(True, 1, "1"))
    tickets = [Ticket.received(str(row), at=at.item().replace(tzinfo=UTC)) for row, at in enumerate(TIMES)]
    keys = dict(zip(tickets, [True, 1, "1"], strict=True))
    reports = agreement().report_by(tickets, key=lambda ticket: keys[ticket], period=Period.all(), now=NOW)
    assert {key: result.received for key, result in found.items()} == {"1": 1, True: 2}
    assert len(reports) == len(found)


def test_ids_of_all_the_bits() -> None:
    """2**64 - 1 is an id; one more is refused by its row."""
    wide = np.array([2**64 - 1, 2**64 - 1, 5], np.uint64)
    for given in (wide, pd.Series(wide), objects(*wide.tolist())):
        tickets = read(log(id=given)).tickets
        assert [tickets.id_of(row) for row in (0, 1)] == [str(2**64 - 1), "5"]
    with pytest.raises(ValueError, match=r"id: row 2: 18446744073709551616 is more than 64 bits hold; .*; 1 such row"):
        read(log(id=objects(1, 1, 2**64)))


def test_arrow_and_polars_have_types_that_numpy_does_not() -> None:
    """Texts seen from elsewhere, decimals, whole numbers of 128 bits, lists."""
    pa = pytest.importorskip("pyarrow")
    views = pa.array(["a", "a", "b"]).cast(pa.string_view())
    assert read(pa.table(log(id=views, at=TIMES.astype("M8[us]")))).tickets.ids.tolist() == ["a", "b"]
    table = pa.table({"received_at": TIMES.astype("M8[us]"), "key": views, "severity": pa.array([[1], None, [2]])})
    by_key = indicator(agreement(), table.drop_columns("severity"), now=NOW, tz="UTC", by="key")
    assert {key: result.received for key, result in by_key.items()} == {"a": 2, "b": 1}
    with pytest.raises(InvalidTypeError, match=r"severity: row 0: \[1\] is a list; .*; 2 such rows"):
        assess(agreement(), table, now=NOW, tz="UTC")
    with pytest.raises(InvalidTypeError, match=r"id: row 0: Decimal\('1.00'\) is a Decimal"):
        read(log(id=pa.array([1, 1, 2]).cast(pa.decimal128(21, 2))))
    pl = pytest.importorskip("polars")
    wide = pl.Series([1, 1, 2]).cast(pl.Int128)
    assert read(log(id=wide)).tickets.ids.tolist() == [1, 2]
    frame = pl.DataFrame({"received_at": TIMES.astype("M8[us]"), "id": wide})
    assert len(assess(agreement(), frame, now=NOW, tz="UTC")) == 3
    with pytest.raises(InvalidTypeError, match=r"by: row 0: {'a': 1} is a dict; .*; 3 such rows"):
        indicator(agreement(), frame, now=NOW, tz="UTC", by=pl.Series([{"a": 1}] * 3))


def test_names_that_change_are_refused() -> None:
    """A list is the name of no figure, and of no commitment."""
    tickets = TicketColumns(first=[0, 1], kind=[0], at=[0])
    for argument in ("figures", "commitments"):
        named: Any = {argument: [["x"]]}
        with pytest.raises(InvalidTypeError, match=rf"{argument}: \['x'\] is a list"):
            assess(agreement(), tickets, now=NOW, **named)
