"""The budgets of budgets.toml, for the benchmarks that stand beside it."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import NamedTuple


class Budget(NamedTuple):
    """One promise: what is measured, the bound it must keep, and the sentence that says so."""

    name: str
    what: str
    unit: str
    source: str
    at_most: float | None = None
    at_least: float | None = None

    def met(self, measured: float) -> bool:
        """Whether the measured value, in the budget's unit, keeps the bound; exactly on it does."""
        if self.at_most is not None:
            return measured <= self.at_most
        return self.at_least is not None and measured >= self.at_least

    def line(self, measured: float) -> str:
        """One line for a report: the verdict, what was measured, the value and its bound."""
        bound = f"at most {self.at_most:g}" if self.at_most is not None else f"at least {self.at_least:g}"
        verdict = "met   " if self.met(measured) else "MISSED"
        return f"{verdict}  {self.what}: {measured:.3g} {self.unit} ({bound})"


def budget(name: str) -> Budget:
    """Return the budget of a dotted name such as "calendars.elapsed_paris"; KeyError when there is none."""
    group, key = name.split(".")
    tables = tomllib.loads(Path(__file__).with_name("budgets.toml").read_text(encoding="utf-8"))
    return Budget(name=name, **tables[group][key])
