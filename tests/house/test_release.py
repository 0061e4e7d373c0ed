"""What a release says of itself agrees with itself."""

from __future__ import annotations

import re
import tomllib
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_changelog_describes_the_version() -> None:
    """The first version of CHANGELOG.md is the one of pyproject.toml, and the one that is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    described = re.findall(r"^## (\d\S*)", changelog, flags=re.MULTILINE)
    assert described[0] == project["version"] == version("sla-rules")


def test_every_budget_is_well_formed() -> None:
    """A budget has one bound, a unit, and the words that set it."""
    tables = tomllib.loads((ROOT / "benchmarks" / "budgets.toml").read_text(encoding="utf-8"))
    for group in tables.values():
        for budget in group.values():
            assert budget.keys() - {"at_most", "at_least"} == {"what", "unit", "source"}
            assert len(budget) == 4
