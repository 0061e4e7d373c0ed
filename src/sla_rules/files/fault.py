"""One thing wrong in a file: where it stands, what it is, and what would have been accepted."""

from __future__ import annotations

from attrs import frozen

LONGEST_VALUE = 60
"""Characters of a value that a fault shows; a longer one is cut, so that a fault stays one line."""


@frozen(kw_only=True)
class Fault:
    """
    One value of a file that cannot be used.

    *line* is the physical line of the file, counted from 1, or None when the fault is of the file as a whole;
    *column* is the name that the file's own header gives, or "" when the fault is of no one column.

    >>> print(Fault(file="march.csv", line=7, column="severity", value="Urgent", accepted="1 to 5"))
    march.csv, line 7, column severity: 'Urgent'; accepted: 1 to 5
    """

    file: str
    line: int | None
    column: str
    value: str
    accepted: str

    def __str__(self) -> str:
        """Give the fault in one line: file, line, column, value, what is accepted."""
        line = "" if self.line is None else f", line {self.line}"
        column = f", column {self.column}" if self.column else ""
        return f"{self.file}{line}{column}: {self._shown_value()}; accepted: {self.accepted}"

    def _shown_value(self) -> str:
        """Quote the value on one line, bytes that were not text by their numbers, cut when it is long."""
        value = self.value if len(self.value) <= LONGEST_VALUE else f"{self.value[:LONGEST_VALUE]}…"
        raw = value.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
        quoted = repr(raw)
        # The bytes that were not text come out of the line above as a backslash and xNN; repr doubles that
        # backslash.
        return quoted if raw == value else quoted.replace("\\\\x", "\\x")
