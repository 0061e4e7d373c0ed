"""Named choices."""

from __future__ import annotations

import pickle
from typing import TYPE_CHECKING, Any

import pytest

from sla_rules import (
    Bound,
    Confirmation,
    Coverage,
    EventKind,
    Evidence,
    OnReopen,
    OnSeverityChange,
    OutageKind,
    PeriodKind,
    Repeats,
    Unresolved,
    YearKind,
    franceconnect,
)
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from sla_rules.calendars.choice import Choice

CHOICES: list[type[Choice]] = [
    *(Bound, Confirmation, Coverage, EventKind, Evidence, OnReopen, OnSeverityChange, OutageKind, PeriodKind),
    *(Repeats, Unresolved, YearKind, franceconnect.Scope),
]


@pytest.mark.parametrize("kind", CHOICES)
def test_from_its_text(kind: type[Choice]) -> None:
    """Each is built from its text, and from itself; another value is refused with what is accepted"""
    assert [kind(str(choice)) for choice in kind] == [kind(choice) for choice in kind] == list(kind)
    accepted = ", ".join(choice.value for choice in kind)
    wrongs: tuple[Any, ...] = ("lax", "", None, 5, [])
    for wrong in wrongs:
        with pytest.raises(InvalidValueError) as caught:
            kind(wrong)
        assert str(caught.value) == f"{kind.__name__}: {wrong!r} is none; accepted are {accepted}"


def test_as_a_value() -> None:
    """A choice is a text, and comes back from a pickle as itself"""
    assert (str(Bound.STRICT), Bound.STRICT.upper()) == ("strict", "STRICT")
    assert pickle.loads(pickle.dumps(Bound.STRICT)) is Bound.STRICT
