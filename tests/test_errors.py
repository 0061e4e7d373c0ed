"""The one tree of errors."""

from __future__ import annotations

import pickle
from datetime import date

import pytest

from sla_rules import errors
from sla_rules.errors import FileFaultsError, NoOpenTimeError, OutOfRangeError, SlaError

LEAVES = {
    "FileFaultsError": ValueError,
    "HoursSyntaxError": ValueError,
    "ImpossibleStepError": ValueError,
    "InvalidTypeError": TypeError,
    "InvalidValueError": ValueError,
    "MissingExtraError": ImportError,
    "NaiveDatetimeError": ValueError,
    "NoOpenTimeError": ValueError,
    "OutOfRangeError": ValueError,
    "UnknownNameError": LookupError,
}


@pytest.mark.parametrize(("name", "builtin"), LEAVES.items())
def test_each_leaf_is_also_the_builtin(name: str, builtin: type[Exception]) -> None:
    """`except SlaError` catches all of ours, and `except ValueError` what a reader expects."""
    assert issubclass(getattr(errors, name), SlaError)
    assert issubclass(getattr(errors, name), builtin)


def test_every_leaf_is_listed() -> None:
    """The tree has no other leaves than these."""
    assert set(errors.__all__) == {*LEAVES, "SlaError"}


@pytest.mark.parametrize(
    "error",
    [
        OutOfRangeError("outside", first=date(2000, 1, 1), last=date(2001, 12, 31)),
        NoOpenTimeError("nothing", searched_from=date(2000, 1, 1), searched_to=date(2001, 12, 31)),
        FileFaultsError("faults", faults=(1, 2)),
        errors.HoursSyntaxError("hours"),
    ],
)
def test_pickling_keeps_the_data(error: SlaError) -> None:
    """An error that comes back from another process still carries its data."""
    copy = pickle.loads(pickle.dumps(error))
    assert type(copy) is type(error)
    assert str(copy) == str(error)
    assert vars(copy) == vars(error)
