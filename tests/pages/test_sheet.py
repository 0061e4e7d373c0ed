"""A table that may be sorted."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

from sla_rules.pages.sheet import Cell, Head, Sheet, amount_key, share_key, sheet_html
from tests.pages.reading import heads_of, read, rows_of


def test_heads_caption_and_keys() -> None:
    """Columns and rows have heads with their scope, the caption names the region, and cells keep their keys."""
    rows = [[Cell("a"), Cell("2 h", 7_200_000_000)], [Cell("b"), Cell("-", "")]]
    table = Sheet("t", "A <table>", (Head("name"), Head("time", figures=True)), rows, [[Cell("all"), Cell("2 h", 1)]])
    root = read(sheet_html(table))
    region = root.one("div")
    assert (region.said["role"], region.said["tabindex"], region.said["aria-labelledby"]) == (
        "region",
        "0",
        "t-caption",
    )
    assert root.by_id("t-caption").text == "A <table>"
    found = root.by_id("t")
    assert heads_of(found) == ["name", "time"]
    assert [head.said["scope"] for head in found.all("th")] == ["col", "col", "row", "row", "row"]
    assert [[tuple(cell) for cell in row] for row in rows_of(found)] == [
        [("a", None), ("2 h", "7200000000")],
        [("b", None), ("-", "")],
    ]
    assert [cell.text for (row) in rows_of(found, "tfoot") for cell in row] == ["all", "2 h"]
    assert [cell.said.get("class") for cell in found.all("td")] == ["n", "n", "n"]


def test_no_foot() -> None:
    """A table without a total has no foot."""
    assert read(sheet_html(Sheet("t", "T", (Head("name"),), []))).all("tfoot") == []


def test_a_long_table() -> None:
    """The first 500 rows of a long table are shown, the others by a button; a short one is shown whole."""
    rows = [[Cell(f"{n}")] for n in range(501)]
    root = read(sheet_html(Sheet("t", "T", (Head("a"),), rows, more="Show all")))
    first, rest = root.all("tbody")
    assert (len(first.all("tr")), len(rest.all("tr"))) == (500, 1)
    assert ("hidden" in first.said, "hidden" in rest.said) == (False, True)
    assert (root.one("button").text, root.one("button").said["data-of"]) == ("Show all", "t")
    for short in (Sheet("t", "T", (Head("a"),), rows[:500], more="Show all"), Sheet("t", "T", (Head("a"),), rows)):
        root = read(sheet_html(short))
        assert (len(root.all("tbody")), root.all("button")) == (1, [])


def test_a_button_and_a_mark() -> None:
    """A cell may open an explanation, and bear a class."""
    html = sheet_html(
        Sheet("t", "T", (Head("a"), Head("b")), [[Cell("INC-1", opens=7), Cell("missed", mark="v-missed")]])
    )
    button = read(html).one("button")
    assert (button.text, button.said["data-why"], button.said["aria-expanded"]) == ("INC-1", "7", "false")
    assert read(html).one("td").said == {"class": "v-missed"}


def test_hostile_texts() -> None:
    """A text that is HTML is shown as it stands, and what would turn or hide the text beside it is written out."""
    html = sheet_html(Sheet("t", "T", (Head("a"),), [[Cell("<script>alert(1)</script>\u202e\x00", '"><img>')]]))
    assert "<script" not in html
    assert "<img" not in html
    assert rows_of(read(html).by_id("t")) == [[("<script>alert(1)</script>\\u202e\\x00", '"><img>')]]


def test_what_is_sorted_by() -> None:
    """Shares sort by millionths rounded down, times by microseconds, and what is not there by nothing."""
    assert (share_key(Fraction(2, 3)), share_key(None)) == (666_666, "")
    assert amount_key(timedelta(days=-1, seconds=1, microseconds=2)) == -86_398_999_998
    assert (amount_key(timedelta(0)), amount_key(None)) == (0, "")


def test_what_the_command_calls_it() -> None:
    """The command's own name stands beside what a text calls the same thing, escaped, and not twice where it is it."""
    cells = [Cell("unité", code="unit<"), Cell("unit", code="unit")]
    root = read(sheet_html(Sheet("t", "T", (Head("a"), Head("b")), [cells])))
    assert [each.text for each in root.all("code")] == ["unit<"]
    assert [[cell.text for cell in row] for row in rows_of(root)] == [["unité unit<", "unit"]]
