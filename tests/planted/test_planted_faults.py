"""The oracle is worth what it finds: each fault planted in a copy of the engine shows as a difference."""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import sla_rules
from tests.planted.faults import FAULTS, Fault
from tests.properties.comparison import differences
from tests.strategies.library import Library

if TYPE_CHECKING:
    from collections.abc import Iterator

# what runs is a copy of the engine, of which no line is covered
pytestmark = pytest.mark.no_cover

SOURCE = Path(sla_rules.__file__).parent
COPIED = ("__init__.py", "errors.py", "homes.py", "calendars")
SEED = 7


@pytest.fixture
def copies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder from which copies of the engine can be imported; they are forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    known = set(sys.modules)
    yield tmp_path
    for name in set(sys.modules) - known:
        if name.startswith("planted_"):
            del sys.modules[name]


def copy_engine(folder: Path, package: str, fault: Fault | None) -> Library:
    """Copy the engine under another name, with the fault in it, and return its constructors."""
    target = folder / package
    target.mkdir()
    for name in COPIED:
        path = SOURCE / name
        if path.is_dir():
            shutil.copytree(path, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(path, target)
    if fault is not None:
        path = target / "calendars" / fault.file
        text = path.read_text(encoding="utf-8")
        assert text.count(fault.right) == 1, f"{fault.file} holds {fault.right!r} {text.count(fault.right)} times"
        path.write_text(text.replace(fault.right, fault.wrong), encoding="utf-8")
    for path in target.rglob("*.py"):
        path.write_text(path.read_text(encoding="utf-8").replace("sla_rules", package), encoding="utf-8")
    importlib.invalidate_caches()
    return Library(package)


@pytest.mark.parametrize("number", range(len(FAULTS)), ids=[fault.name for fault in FAULTS])
def test_the_comparison_finds(number: int, copies: Path) -> None:
    """A copy of the engine with this fault differs from the oracle within the comparisons that CI makes."""
    library = copy_engine(copies, f"planted_{number}", FAULTS[number])
    found = next(differences(library, SEED, FAULTS[number].comparisons), None)
    assert found is not None, f"no comparison notices: {FAULTS[number].name}"


def test_a_copy_without_fault_agrees(copies: Path) -> None:
    """The copying itself plants nothing: a faithful copy shows no difference."""
    assert list(differences(copy_engine(copies, "planted_none", None), SEED, 30_000)) == []
