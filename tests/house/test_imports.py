"""What an import loads, and what it leaves for later."""

from __future__ import annotations

import subprocess
import sys

import pytest

LATER = {"altair", "click", "dateutil", "holidays", "icalendar", "numpy", "pandas", "rich"}


def loaded_by(statement: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after the statement."""
    program = f"import sys; {statement}; print(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "statement",
    ["import sla_rules", "from sla_rules import BusinessCalendar, Ticket, franceconnect"],
)
def test_heavy_packages_wait_until_used(statement: str) -> None:
    """Neither the command's packages nor holidays, dateutil, numpy or pandas are loaded by an import."""
    assert loaded_by(statement) & LATER == set()


def test_the_look_itself_sees() -> None:
    """A package that an import does load is found, so that an empty answer means something."""
    assert "click" in loaded_by("import click")


def test_import_loads_no_floor() -> None:
    """`import sla_rules` is lazy by floor: attrs itself is not loaded before a name is asked for."""
    assert "attr" not in loaded_by("import sla_rules")
