"""The columns of a log."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from sla_rules.columns.log_columns import LogColumns, known_micros
from sla_rules.columns.log_faults import LogFaultKind
from sla_rules.columns.time_column import NULL
from sla_rules.errors import InvalidValueError, OutOfRangeError

NAMES = {"id": "number", "at": "when", "state": "state", "opened_at": "opened", "severity": None}
LOG = {
    "number": np.array(["A", "B"]),
    "when": np.array([0, 1_000_000]),
    "state": np.array(["New", None], object),
    "opened": np.array([0, 0]),
}


def test_columns_are_read_by_argument() -> None:
    """Labels and times, under the names that the log gives them."""
    read = LogColumns(LOG, NAMES, None, "raise")
    assert read.labels.keys() == {"id", "state"}
    assert known_micros(read.at).tolist() == [0, 1_000_000]
    assert read.opened_at is not None
    bare = LogColumns(LOG, NAMES | {"opened_at": None}, None, "raise")
    assert bare.opened_at is None


def test_values_are_shown_with_their_column() -> None:
    """A label, no label, a time."""
    read = LogColumns(LOG, NAMES, None, "raise")
    assert read.shown(LogFaultKind.AFTER_CANCELLATION, 0) == ("state", "'New'")
    assert read.shown(LogFaultKind.UNKNOWN_STATE, 1) == ("state", "nothing")
    assert read.shown(LogFaultKind.UNSORTED, 1) == ("when", "1970-01-01T00:00:01.000000+00:00")
    assert read.shown(LogFaultKind.OTHER_OPENING, 0) == ("opened", "1970-01-01T00:00:00.000000+00:00")


def test_columns_have_one_length() -> None:
    """A mapping of arrays may be of several; the message names both columns."""
    for column, message in (("state", "state: 1 rows, where when has 2"), ("opened", "opened: 1 rows, where when")):
        with pytest.raises(InvalidValueError, match=message):
            LogColumns(LOG | {column: LOG[column][:1]}, NAMES, None, "raise")


def test_times_outside_the_known_years_are_refused() -> None:
    """Whole numbers can name instants that no datetime holds; a null names none."""
    last = 253_402_300_800_000_000  # 1 January 10000
    far = LogColumns(LOG | {"when": np.array([last - 1, last])}, NAMES, None, "raise")
    with pytest.raises(OutOfRangeError, match=r"when: row 1: 10000-01-01.* is outside the years 1 to 9999; 1 such row"):
        known_micros(far.at)
    early = LogColumns(LOG | {"when": np.array([NULL, -62_135_596_800_000_001])}, NAMES, None, "raise")
    with pytest.raises(OutOfRangeError, match=r"when: row 1: 0000-12-31.* is outside the years 1 to 9999; 1 such row"):
        known_micros(early.at)


def test_columns_of_other_rows_are_refused() -> None:
    """Series of pandas know their rows by name, whichever of the columns they are."""
    for name in ("number", "state", "opened"):
        log = {key: pd.Series(column) for key, column in LOG.items()} | {name: pd.Series(LOG[name], index=[1, 0])}
        with pytest.raises(InvalidValueError, match=f"{name}: its index differs from that of when; align them first"):
            LogColumns(log, NAMES, None, "raise")
