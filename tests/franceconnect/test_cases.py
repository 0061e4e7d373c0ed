"""The table of cases worked out on paper from the annex; tests/franceconnect/cases holds it, docs/cases.md shows it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from .case_page import PAGE, page
from .case_table import ASKED, TOLD, cases, faults, files

TABLE = [case for file in files() for case in cases(file)]
LEAST = 60


@pytest.mark.parametrize("case", TABLE, ids=[case["title"] for case in TABLE])
def test_case(case: dict[str, Any]) -> None:
    """The library answers what the paper says, in each check of the case"""
    found = [f"{check['when']}: {fault}" for check in case["check"] for fault in faults(case, check)]
    assert found == [], "\n".join([case["clause"], *case["working"], *found])


def test_there_are_enough_cases() -> None:
    """At least 60 cases, each with its own title, from every part of the annex that promises something"""
    assert len(TABLE) >= LEAST
    assert [title for title, times in Counter(case["title"] for case in TABLE).items() if times > 1] == []
    for clause in ("§2.1", "§2.2.2", "§2.2.3", "§3", "§4"):
        assert [case for case in TABLE if clause in case["clause"]], clause


@pytest.mark.parametrize("case", TABLE, ids=[case["title"] for case in TABLE])
def test_every_case_is_told(case: dict[str, Any]) -> None:
    """A reader finds the clause, the situation and the working, and each check says when it holds"""
    assert set(case) <= TOLD | ASKED
    assert case["clause"].startswith("annex §")
    assert case["situation"]
    assert case["working"]
    assert all(check["when"] for check in case["check"])


def test_page_is_up_to_date() -> None:
    """docs/cases.md is what the table says; `python -m tests.franceconnect.case_page` writes it again"""
    assert PAGE.read_text(encoding="utf-8") == page()
