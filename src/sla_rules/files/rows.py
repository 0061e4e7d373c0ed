"""The rows of a CSV file, each with the physical line on which it begins."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

DELIMITERS = (",", ";", "\t", "|")
"""The delimiters that a guess may find; the caller may say any other single character."""

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


@frozen
class Row:
    """
    A row: the physical line on which it begins, from 1, and its cells, or the *problem* it has.

    A problem of a row that is *lost* goes over several lines, and nothing can be read past it.
    """

    line: int
    cells: tuple[str, ...]
    problem: str = ""
    lost: bool = False

    def line_of(self, index: int) -> int:
        """Give the physical line on which a cell begins: quoted cells before it may hold line breaks."""
        return self.line + sum(len(_LINE_BREAK.findall(cell)) for cell in self.cells[:index])


def checked_delimiter(text: str) -> str:
    r"""Give the delimiter that *text* says, a tab for ``\t`` and ``tab``; raises InvalidValueError."""
    delimiter = "\t" if text in {"\\t", "tab"} else text
    if len(delimiter) != 1 or delimiter in '"\r\n ':
        msg = f"delimiter: {text!r} is not one; accepted: one character such as , ; | or the word tab"
        raise InvalidValueError(msg)
    return delimiter


def read_rows(lines: Iterable[str], delimiter: str) -> Iterator[Row]:
    """
    Yield the rows of *lines* that are not blank, the header first; lines have their ends, kept inside quotes.

    A row that breaks the quoting rules comes with what is wrong in *problem*. Reading goes on after it when it is
    one line; a quote that stays open over several may have swallowed any number of rows, and ends the reading.
    """
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            lost = reader.line_num > line
            yield Row(line, (), str(error), lost)
            if lost:
                return
            continue
        if cells is None:
            return
        if any(map(str.strip, cells)):
            yield Row(line, tuple(cells))


def guess_delimiter(lines: Callable[[], Iterable[str]], wanted: Collection[str]) -> tuple[str, bool]:
    """
    Give the delimiter of *lines*, and whether it is certain: only with it has the header all *wanted* columns.

    When none does, the one that makes the longest header is given, so that a fault can show what was found.
    """
    headers = {delimiter: _header(lines(), delimiter) for delimiter in DELIMITERS}
    certain = [delimiter for delimiter, header in headers.items() if set(wanted) <= set(header)]
    if len(certain) == 1:
        return certain[0], True
    return max(headers, key=lambda delimiter: len(headers[delimiter])), False


def _header(lines: Iterable[str], delimiter: str) -> list[str]:
    """Give the names in the first row that is not blank."""
    first = next(read_rows(lines, delimiter), None)
    return [] if first is None else [cell.strip() for cell in first.cells]
