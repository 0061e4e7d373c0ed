"""One thing wrong in a file: where it stands, what it is, and what would have been accepted."""

from __future__ import annotations

import re
import unicodedata

from attrs import frozen

LONGEST_VALUE = 60
"""Characters of a value that a fault shows; a longer one is cut, so that a fault stays one line."""
# A lone surrogate as repr writes it, behind an even number of backslashes: a byte that was not text.
_BYTE = re.compile(r"(?<!\\)((?:\\\\)*)\\udc([89a-f][0-9a-f])")


@frozen(kw_only=True)
class Fault:
    """
    One value of a file that cannot be used.

    *line* is the physical line of the file, counted from 1, or None when the fault is of the file as a whole;
    *column* is the name that the file's own header gives, or "" when the fault is of no one column. In a file that has
    no lines, *line* counts what *place* says.

    >>> print(Fault(file="march.csv", line=7, column="severity", value="Urgent", accepted="1 to 5"))
    march.csv, line 7, column severity: 'Urgent'; accepted: 1 to 5
    """

    file: str
    line: int | None
    column: str
    value: str
    accepted: str
    place: str = "line"

    def __str__(self) -> str:
        """Give the fault in one line: file, line, column, value, what is accepted."""
        line = "" if self.line is None else f", {self.place} {self.line}"
        column = f", column {self.column}" if self.column else ""
        value = self.value if len(self.value) <= LONGEST_VALUE else f"{self.value[:LONGEST_VALUE]}…"
        return one_line(f"{self.file}{line}{column}: {_quoted(value)}; accepted: {self.accepted}")


def one_line(text: str) -> str:
    r"""
    Write *text* so that it stays one line and commands no terminal: what is neither print nor blank is escaped.

    >>> print(one_line("Date\nopened: a time"))
    Date\nopened: a time
    """
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() or unicodedata.category(char) == "Zs" else _quoted(char)[1:-1] for char in text
    )


def _quoted(text: str) -> str:
    """Quote a text on one line, bytes that were not text by their numbers."""
    return _BYTE.sub(r"\1\\x\2", repr(text))
