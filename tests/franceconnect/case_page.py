"""The table of cases as a page of the documentation: run as a module, this writes docs/cases.md again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .case_table import ASKED, TOLD, cases, files

PAGE = Path(__file__).parents[2] / "docs" / "cases.md"

HEAD = """# Cases worked out on paper

{count} cases, {checks} checks, worked out from the annex and a calendar; no figure was asked of the program.
They stand in `tests/franceconnect/cases/`, one file a subject, and every test run compares them with the library.
Times are those of Paris. The service is open Monday to Friday 09:30-18:00, 8.5 h a day, not on public holidays.
"""


def page() -> str:
    """Return the page that the table makes."""
    every = [case for file in files() for case in cases(file)]
    parts = [HEAD.format(count=len(every), checks=sum(len(case["check"]) for case in every))]
    for file in files():
        parts.append(f"\n## {file.stem.partition('_')[2].capitalize()}\n\n{_told(file)}\n")
        parts.extend(_case(case) for case in cases(file))
    return "".join(parts)


def _told(file: Path) -> str:
    """Return what the head of a file says of it."""
    lines = file.read_text(encoding="utf-8").split("\n\n")[0].splitlines()
    return "\n".join(line.removeprefix("# ") for line in lines)


def _case(case: dict[str, Any]) -> str:
    lines = [f"\n### {case['title']}\n", f"*{case['clause']}.* {case['situation']}\n"]
    lines += ["> " + "\n> ".join(case["working"]) + "\n"]
    given = _words({name: value for name, value in case.items() if name not in TOLD})
    if given:
        lines.append(f"Given: {given}.\n")
    lines += ["| when | expected |", "|---|---|"]
    for check in case["check"]:
        also = _words({name: value for name, value in check.items() if name in ASKED and name != "when"})
        expected = _words({name: value for name, value in check.items() if name not in ASKED})
        when = check["when"] + (f" ({also})" if also else "")
        lines.append(f"| {when} | {expected} |")
    return "\n".join(lines) + "\n"


def _words(said: dict[str, Any], path: str = "") -> str:
    """Write fields as `name` value, those of a table with the path to them."""
    parts = []
    for name, value in said.items():
        if isinstance(value, dict):
            parts.append(_words(value, f"{path}{name}."))
        else:
            parts.append(f"{path}{name} {_word(value)}")
    return ", ".join(parts)


def _word(value: object) -> str:
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case list():
            return "; ".join(_word(each) for each in value) if value else "`none`"
        case {"times": times, "events": events}:
            return f"{times} × ({_word(events)})"
        case dict():
            return f"({_words(value)})"
    return f"`{value}`"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
