"""What the rows of a log say of a ticket itself; whole logs are tested with `from_events`."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from sla_rules.columns.labels import read_labels
from sla_rules.columns.log_about import about_tickets
from sla_rules.columns.log_faults import fault_policies
from sla_rules.columns.log_rows import LogRows
from sla_rules.errors import InvalidTypeError


def about(**columns: list[Any]) -> dict[str, Any]:
    """Return what is said of the tickets of five rows: of two tickets, the first of which has its second row first."""
    rows = LogRows(
        np.array([0, 0, 0, 1, 1]),
        np.array([5, 1, 6, 1, 1]),
        None,
        np.zeros(5, np.int16),
        fault_policies("flag"),
        lambda kind, row: (str(kind), str(row)),
        {},
    )
    rows.settle_all()
    labels = {name: read_labels(np.array(values, object), name) for name, values in columns.items()}
    return about_tickets(labels, {name: f"its {name}" for name in columns} | {"security": None}, rows, np.array([0, 1]))


def test_the_first_row_that_says_it_is_believed() -> None:
    """In order of time; blank texts and nulls say nothing, and where no row says a flag it is False."""
    said = about(
        scope=["site", " ", "user", None, None],
        identity_provider=["a", "b", "c", None, "d"],
        blocking=[None, None, True, None, None],
    )
    assert [said["scope"][ticket] for ticket in (0, 1)] == ["site", None]
    assert [said["identity_provider"][ticket] for ticket in (0, 1)] == ["b", "d"]
    assert said["identity_provider"].values == ("b", "d")
    assert said["blocking"].tolist() == [True, False]
    assert said.keys() == {"scope", "identity_provider", "blocking"}


def test_other_values_are_refused() -> None:
    """A number is no text, nor a text a flag; the message names the log's column, the first row and how many."""
    with pytest.raises(
        InvalidTypeError, match=r"its scope: row 2: 7 is a int; a text is wanted; 1 such row in the col"
    ):
        about(scope=["site", None, 7, "site", "site"])
    with pytest.raises(InvalidTypeError, match=r"its blocking: row 1: 'no' is a str; True or False .*; 2 such rows"):
        about(blocking=[True, "no", "yes", None, False])
