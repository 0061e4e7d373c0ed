"""The options of the page of a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.cli.page_options import LISTED, PageAsked
from sla_rules.files import Rooms
from sla_rules.pages import document
from tests.cli.conftest import WEEK

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Export, Run


def test_what_goes_with_a_page(run: Run, export: Export) -> None:
    """--lang and --html-late without a page are a slip, and are refused."""
    path = export(*WEEK)
    for option in (("--lang", "fr"), ("--html-late", "0")):
        result = run("report", path, *option)
        assert (result.exit_code, result.stdout) == (2, "")
        assert "--lang and --html-late speak of the page; accepted: beside --html" in result.stderr


def test_as_many_as_a_page_lists_are_kept() -> None:
    """A page of more late tickets than a report keeps has it keep as many; by default all three numbers are one."""
    assert LISTED == document.LISTED == Rooms().listed
    assert PageAsked(path="x", late=5_000).rooms(Rooms()) == Rooms(listed=5_000)
    assert PageAsked(path="x", late=3).rooms(Rooms()) == Rooms()


def test_a_page_is_of_one_reading(run: Run, export: Export, tmp_path: Path) -> None:
    """--all-readings has no page."""
    page = tmp_path / "page.html"
    result = run("report", export(*WEEK), "--all-readings", "--html", str(page))
    assert (result.exit_code, result.stdout, page.exists()) == (2, "", False)
    assert "--html is the page of one reading; accepted: --all-readings without it" in result.stderr


def test_a_place_that_takes_no_file(run: Run, export: Export, tmp_path: Path) -> None:
    """A place where no page can be written is refused before the file is read."""
    result = run("report", str(tmp_path / "no.csv"), "--html", str(tmp_path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert "is no file; accepted: a path of a file" in result.stderr
    assert "no.csv" not in result.stderr
    path = export(*WEEK)
    assert "is the file that is read; accepted: another path" in run("report", path, "--html", path).stderr


def test_values_that_are_none_of_theirs(run: Run, export: Export, tmp_path: Path) -> None:
    """Another language and a count under 0 are refused by what is accepted."""
    said = ("report", export(*WEEK), "--html", str(tmp_path / "page.html"))
    assert "'de' is not one of 'en', 'fr'" in run(*said, "--lang", "de").stderr
    assert "-1 is not in the range x>=0" in run(*said, "--html-late", "-1").stderr
