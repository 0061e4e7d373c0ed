"""Verbs as functions of Arrow arrays."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING

import pytest

from sla_rules import columns

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar

pytest.importorskip("pyarrow", reason="Arrow is not installed: pip install pyarrow")

from sla_rules.columns.arrow_functions import arrow_function

# those of a calendar; what is said of tickets is no function of columns
VERBS = [name for name in columns.__all__ if getattr(columns, name).__module__ == "sla_rules.columns.verbs"]


@pytest.mark.parametrize("verb", VERBS)
def test_as_many_arguments_as_the_verb(french: BusinessCalendar, verb: str) -> None:
    """Engines count the arguments and read the annotations: there are no others, and none."""
    signature = inspect.signature(arrow_function(verb, french))
    assert len(signature.parameters) == (1 if verb in {"is_open", "next_open"} else 2)
    assert all(each.annotation is inspect.Parameter.empty for each in signature.parameters.values())
