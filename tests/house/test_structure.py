"""The shape of the house: small files, tests that mirror the tree, no reading of the machine."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PACKAGE = ROOT / "src" / "sla_rules"
TESTS = ROOT / "tests"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 350

# the machine's clock, locale and settings: an answer depends on its arguments alone
MACHINE = {
    "date": {"today"},
    "datetime": {"now", "today", "utcnow"},
    "locale": {"getlocale", "setlocale"},
    "os": {"environ", "getenv"},
    "time": {"localtime", "time", "time_ns"},
    "tz": {"tzlocal"},
}


def name(path: Path) -> str:
    """Name a file of the project by its path from the root."""
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("test", sorted(TESTS.rglob("test_*.py")), ids=name)
def test_tests_are_packages(test: Path) -> None:
    """Every folder of tests has an `__init__.py`, so that two files of one name stay apart."""
    assert test.with_name("__init__.py").is_file()


def reads_the_machine(node: ast.AST) -> bool:
    """Whether the node is `datetime.now`, `os.environ` and the like, or `.astimezone()` without a zone."""
    match node:
        case ast.Attribute(value=ast.Name(id=module), attr=attribute):
            return attribute in MACHINE.get(module, ())
        case ast.Call(func=ast.Attribute(attr="astimezone"), args=[], keywords=[]):
            return True
    return False


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_files_are_short(module: Path) -> None:
    """A file over 350 lines holds more than one noun."""
    assert len(module.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("module", [m for m in MODULES if not m.stem.startswith("__")], ids=name)
def test_tests_mirror_the_tree(module: Path) -> None:
    """src/sla_rules/floor/noun.py is tested by tests/floor/test_noun.py."""
    test = TESTS / module.relative_to(PACKAGE).with_name(f"test_{module.stem.lstrip('_')}.py")
    assert test.is_file(), f"{name(module)} wants {name(test)}"


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_nothing_reads_the_machine(module: Path) -> None:
    """No module reads the clock, the locale or the environment, nor converts to the local zone."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    read = [f"{name(module)}: {ast.unparse(node)}" for node in ast.walk(tree) if reads_the_machine(node)]
    assert read == []


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_the_library_does_not_print(module: Path) -> None:
    """Output is the command's affair, which goes through click; nothing calls print."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    printed = [
        f"{name(module)}:{node.lineno}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
    ]
    assert printed == []
