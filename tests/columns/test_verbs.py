"""The verbs as a user calls them."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
import subprocess
import sys
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import numpy as np
import pytest

from sla_rules import columns
from sla_rules.errors import InvalidTypeError, MissingExtraError

if TYPE_CHECKING:
    from sla_rules import BusinessCalendar

PARIS = ZoneInfo("Europe/Paris")
FRIDAY, MONDAY = datetime(2026, 3, 6, 17, tzinfo=PARIS), datetime(2026, 3, 9, 10, tzinfo=PARIS)
HOUR = timedelta(hours=1)
VERBS = [name for name in columns.__all__ if getattr(columns, name).__module__ == "sla_rules.columns.verbs"]


def test_single_values_are_the_scalar_calls(french: BusinessCalendar) -> None:
    """Where no argument is a column, the calendar itself answers."""
    assert columns.elapsed(french, FRIDAY, MONDAY) == french.elapsed(FRIDAY, MONDAY)
    assert columns.add(french, FRIDAY, HOUR) == french.add(FRIDAY, HOUR)
    assert columns.subtract(french, MONDAY, HOUR) == french.subtract(MONDAY, HOUR)
    assert columns.next_open(french, FRIDAY + HOUR) == french.next_open(FRIDAY + HOUR)
    assert columns.is_open(french, FRIDAY) is french.is_open(FRIDAY)
    assert columns.business_days(french, FRIDAY.date(), MONDAY.date()) == 1


@pytest.mark.parametrize("verb", VERBS)
def test_the_calendar_comes_first(verb: str) -> None:
    """Arguments in the wrong order are refused by name."""
    with pytest.raises(InvalidTypeError, match=r"calendar: array.* is a ndarray; a calendar is wanted"):
        getattr(columns, verb)(np.array([0]), *([np.array([0])] * (1 if "open" in verb else 2)))


def test_one_of_two_may_be_single(french: BusinessCalendar) -> None:
    """Either side of elapsed, of business_days, and the amount."""
    times = np.array(["2026-03-06T17:00", "2026-03-09T10:00"], "M8[s]")
    assert columns.elapsed(french, FRIDAY, times, tz=PARIS).tolist() == [timedelta(0), 1.5 * HOUR]
    assert columns.elapsed(french, times, MONDAY, tz=PARIS).tolist() == [1.5 * HOUR, timedelta(0)]
    days = times.astype("M8[D]")
    assert columns.business_days(french, date(2026, 3, 10), days).tolist() == [-2, -1]


def test_every_public_name_has_its_home() -> None:
    """Each is a function or a class, whatever modules were imported before: none is called as one of them"""
    assert dir(columns) == sorted(columns.__all__)
    assert all(callable(getattr(columns, name)) for name in columns.__all__)
    modules = {module.name for module in pkgutil.iter_modules(columns.__path__)}
    assert not modules & set(columns.__all__)
    with pytest.raises(AttributeError, match=r"^module 'sla_rules\.columns' has no attribute 'elapse'$"):
        columns.elapse  # noqa: B018 -- there is none


def test_a_missing_package_is_found_before_it_is_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """The floor itself looks for both, in order."""
    monkeypatch.setattr(importlib.util, "find_spec", lambda _: None)
    with pytest.raises(
        MissingExtraError, match=r"columns need numpy, which is not installed; .*'sla-rules\[columns\]'"
    ):
        importlib.reload(columns)
    monkeypatch.undo()
    importlib.reload(columns)


def test_the_extra_is_named_where_it_is_missing() -> None:
    """Without numpy or narwhals the error says what to install; the rest of the library works."""
    for package in ("numpy", "narwhals"):
        program = (
            f"import sys; sys.modules[{package!r}] = None\n"
            "import importlib.util; find = importlib.util.find_spec\n"
            f"importlib.util.find_spec = lambda name, *rest: None if name == {package!r} else find(name, *rest)\n"
            "import sla_rules\n"
            "try:\n    sla_rules.columns\n"
            "except ImportError as error:\n    print(type(error).__name__, error)"
        )
        done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
        assert done.stdout.startswith(
            f"MissingExtraError columns need {package}, which is not installed; install the extra"
        )
