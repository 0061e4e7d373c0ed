"""Rows and the physical lines on which they begin."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules.errors import InvalidValueError
from sla_rules.files.rows import Row, checked_delimiter, guess_delimiter, read_rows

if TYPE_CHECKING:
    from collections.abc import Iterator


def lines(text: str) -> Iterator[str]:
    """Give the lines of a text, with their ends."""
    return io.StringIO(text, newline="")


def test_a_row_knows_its_physical_line() -> None:
    """Quoted line breaks and blank lines count as lines of the file, as an editor shows them."""
    text = 'a,b\r\n"1\r\n1",2\r\n\r\n,\r\n , \t\r\n3,4\r\n'
    assert list(read_rows(lines(text), ",")) == [Row(1, ("a", "b")), Row(2, ("1\r\n1", "2")), Row(7, ("3", "4"))]


def test_a_cell_knows_its_line() -> None:
    """A cell after a quoted line break begins on a later line than its row."""
    row = Row(7, ("a\nb\r\nc", "d\re", "f"))
    assert [row.line_of(place) for place in range(3)] == [7, 9, 10]


def test_other_line_ends() -> None:
    """Lines may end in CR alone; characters that only Unicode calls line ends do not end them."""
    assert list(read_rows(lines("a\rb\x0bc\u2028d"), ",")) == [Row(1, ("a",)), Row(2, ("b\x0bc\u2028d",))]


def test_a_broken_row_does_not_stop_the_reading() -> None:
    """Text after a closing quote is said of its row, and the next row is read."""
    rows = list(read_rows(lines('a,b\n"x"y,2\n3,4\n'), ","))
    assert rows[1].problem == "',' expected after '\"'"
    assert (rows[1].line, rows[2]) == (2, Row(3, ("3", "4")))


def test_an_open_quote_swallows_the_rest_and_is_said() -> None:
    """A quote that nothing closes makes a problem on the line where it opens, not a long cell."""
    rows = list(read_rows(lines('a,b\n1,2\n"3,4\n5,6\n'), ","))
    assert [(row.line, bool(row.problem), row.lost) for row in rows] == [
        (1, False, False),
        (2, False, False),
        (3, True, True),
    ]


def test_what_follows_a_quote_left_open_is_not_read_as_rows() -> None:
    """A quote that meets another lines below, or no other in a large file, ends the reading: one problem, not many."""
    for rest in ('"3",4\n', "3,4\n" * 50_000):
        rows = list(read_rows(lines(f'a,b\n1,"2\n{rest}5,6\n'), ","))
        assert [(row.line, row.lost) for row in rows] == [(1, False), (2, True)]


def test_a_long_cell_on_one_line_is_a_problem_of_that_line() -> None:
    """A cell over csv's limit is said of its row, and the next row is read."""
    rows = list(read_rows(lines(f"a,b\n1,{'x' * 200_000}\n3,4\n"), ","))
    assert [(row.line, bool(row.problem), row.lost) for row in rows] == [
        (1, False, False),
        (2, True, False),
        (3, False, False),
    ]


@given(st.lists(st.lists(st.text(alphabet='a;,"\n\r x', max_size=5), min_size=2, max_size=3), max_size=6))
def test_every_row_begins_where_it_was_written(rows: list[list[str]]) -> None:
    """Whatever is quoted, the line of a row is one more than the line breaks before it."""
    text, expected = "", []
    for cells in rows:
        if any(cell.strip() for cell in cells):
            line = text.replace("\r\n", "\n").replace("\r", "\n").count("\n") + 1
            expected.append(Row(line, tuple(cells)))
        text += ",".join('"' + cell.replace('"', '""') + '"' for cell in cells) + "\n"
    assert list(read_rows(lines(text), ",")) == expected


@pytest.mark.parametrize(("text", "delimiter"), [(";", ";"), (r"\t", "\t"), ("tab", "\t"), ("§", "§")])
def test_delimiters(text: str, delimiter: str) -> None:
    """Any one character is a delimiter, and a tab has two spellings."""
    assert checked_delimiter(text) == delimiter


@pytest.mark.parametrize("text", ["", ";;", '"', "\n", "\r", " "])
def test_no_delimiter(text: str) -> None:
    """Nothing, several characters, a quote, a line end and a blank part no cells."""
    with pytest.raises(InvalidValueError, match=r"accepted: one character such as , ; \| or the word tab"):
        checked_delimiter(text)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_that_alone_makes_the_header_is_certain(delimiter: str) -> None:
    """Only one delimiter makes a header that has all the columns."""
    header = delimiter.join([" id ", "received_at", '"x,y;z"'])
    assert guess_delimiter(lambda: lines(f"\n{header}\n"), ["id", "received_at"]) == (delimiter, True)


def test_no_delimiter_is_certain_without_the_columns() -> None:
    """When none makes the header, the one that makes most of it is shown, and it is no guess."""
    assert guess_delimiter(lambda: lines("a;b;c,d"), ["id", "received_at"]) == (";", False)
    assert guess_delimiter(lambda: lines(""), ["id"]) == (",", False)
