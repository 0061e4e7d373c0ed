"""What the browser shows, against the JSON of the same run: the same checks for every page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

    Cells = list[list[dict[str, str]]]

_ROWS = """([id, foot]) => {
    const table = document.getElementById(id);
    const parts = foot ? [table.tFoot] : [...table.tBodies];
    return parts.flatMap((part) => [...part.rows])
        .filter((row) => !row.classList.contains("why"))
        .map((row) => [...row.cells].map((cell) =>
            ({ text: cell.innerText || cell.textContent, key: cell.dataset.k ?? "" })));
}"""
COUNTS = ("received", "met", "breached", "open_late", "paused", "open_on_track")


def rows(page: Page, table: str, *, foot: bool = False) -> Cells:
    """Return the cells of a table as they are shown, row by row."""
    found: Cells = page.evaluate(_ROWS, [table, foot])
    return found


def assert_figures(page: Page, data: dict[str, Any], *, point: str = ".") -> None:
    """Assert that the tables show what the JSON says: indicators, severities, late tickets, escalations."""
    periods = [*data["periods"], data["total"]]
    for row, report in zip(
        [*rows(page, "indicator-table"), *rows(page, "indicator-table", foot=True)], periods, strict=True
    ):
        indicator = report["indicators"][0]
        wanted = [
            *(indicator[count] for count in COUNTS),
            indicator["misses_left"],
            indicator["not_covered"],
            indicator["excluded"],
        ]
        assert [int(row[place]["key"]) for place in (1, 2, 3, 4, 5, 6, 9, 11, 12)] == wanted
        shown = [
            int("".join(c for c in row[place]["text"].replace("−", "-") if c in "-0123456789"))
            for place in (1, 2, 3, 4, 5, 6, 9, 11, 12)
        ]
        assert shown == wanted
        assert row[7]["text"] == report["percent"].replace(".", point)
    severities = data["total"]["severities"]
    for row, severity in zip(rows(page, "severity-table"), severities, strict=True):
        names = ("received", "resolved", "within", "escalated")
        assert [int(cell["key"]) for cell in row[1:5]] == [severity[name] for name in names]
        assert [cell["key"] for cell in row[6:]] == [
            "" if severity[name] is None else str(severity[name]) for name in ("median_us", "p95_us")
        ]
    late = [found["ticket"]["id"] for found in data["total"]["late"]]
    assert [row[0]["text"] for row in rows(page, "late-table")] == late
    if data["total"]["next_escalations"]:
        rings = [found["ticket"] for found in data["total"]["next_escalations"][:100]]
        assert [row[1]["text"] for row in rows(page, "next-table")] == rings
