"""The names that a file gives to columns and to values, against the names that tickets have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

# What stands between two commas, where a comma in double quotes is not one of them.
_PART = re.compile(r'(?:[^,"]|"[^"]*"?)+')
TIMES = ("received_at", "acknowledged_at", "severity_assigned_at", "resolved_at")
FLAGS = ("blocking", "security")
COLUMNS = ("id", *TIMES, "severity", "scope", "identity_provider", *FLAGS)
"""The columns of a ticket that a file may have."""
REQUIRED = ("id", "received_at")
"""The columns that it must have, beside severity or scope."""


@frozen
class ColumnNames:
    """
    For some columns of a ticket, the name that the file's header gives.

    Two columns may have one header, as when a desk keeps one time for two steps. Raises InvalidValueError for a
    column that tickets do not have, or one named twice.

    >>> ColumnNames.parse("id=Number,received_at=Opened").header("received_at")
    'Opened'
    """

    pairs: tuple[tuple[str, str], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse columns that tickets do not have, and one that is named twice."""
        for column, _ in self.pairs:
            if column not in COLUMNS:
                msg = f"columns: {column!r} is no column of a ticket; accepted: {', '.join(COLUMNS)}"
                raise InvalidValueError(msg)
        named = [column for column, _ in self.pairs]
        twice = [column for column in named if named.count(column) > 1]
        if twice:
            msg = f"columns: {twice[0]!r} stands twice; accepted: one header for a column"
            raise InvalidValueError(msg)

    @classmethod
    def parse(cls, text: str) -> ColumnNames:
        """Read ``column=header,column=header``; a header with a comma goes in double quotes."""
        return cls(tuple(_pairs(text, "columns")))

    def header(self, column: str) -> str:
        """Give the name that the file is to have for *column*: its own name when nothing was said."""
        return dict(self.pairs).get(column, column)

    def is_named(self, column: str) -> bool:
        """Tell whether the caller named a header for *column*, which must then be there."""
        return column in dict(self.pairs)


@frozen
class ValueNames:
    """
    For some columns of a ticket, what the file's values mean: (column, value in the file, value meant).

    Raises InvalidValueError for a column that tickets do not have, or one value with two meanings.

    >>> ValueNames.parse(["severity=2 (Majeure)=2,3 (Moyenne)=3"]).by_column()
    {'severity': {'2 (Majeure)': '2', '3 (Moyenne)': '3'}}
    """

    meant: tuple[tuple[str, str, str], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse columns that tickets do not have and values of two meanings."""
        seen: dict[tuple[str, str], str] = {}
        for column, value, meaning in self.meant:
            if column not in COLUMNS:
                msg = f"map: {column!r} is no column of a ticket; accepted: {', '.join(COLUMNS)}"
                raise InvalidValueError(msg)
            if seen.setdefault((column, value), meaning) != meaning:
                other = seen[column, value]
                msg = f"map: {value!r} of {column} means {other!r} and {meaning!r}; accepted: one meaning"
                raise InvalidValueError(msg)

    @classmethod
    def parse(cls, texts: Iterable[str]) -> ValueNames:
        """Read ``column=value=meaning,value=meaning``; a value with a comma goes in double quotes."""
        meant: list[tuple[str, str, str]] = []
        for text in texts:
            column, _, rest = text.partition("=")
            meant += [(column.strip(), value, meaning) for value, meaning in _pairs(rest, "map")]
        return cls(tuple(meant))

    def by_column(self) -> dict[str, dict[str, str]]:
        """Give, for each column mapped, what its values mean."""
        meanings: dict[str, dict[str, str]] = {}
        for column, value, meaning in self.meant:
            meanings.setdefault(column, {})[value] = meaning
        return meanings


def _pairs(text: str, option: str) -> list[tuple[str, str]]:
    """Read ``a=b,c=d``: a comma inside double quotes parts nothing, and the quotes themselves are dropped."""
    # Names of columns have no equals sign, meanings of values have none either: what stands between may have some.
    columns = option == "columns"
    parts = [part.replace('"', "") for part in _PART.findall(text) if part.strip()]
    pairs = [part.partition("=") if columns else part.rpartition("=") for part in parts]
    bad = [part for part, (_, equals, _) in zip(parts, pairs, strict=True) if not equals]
    if bad or not pairs:
        example = "id=Number,received_at=Opened" if columns else "severity=2 (Majeure)=2,3 (Moyenne)=3"
        msg = f"{option}: {(bad[0] if bad else text)!r} cannot be read; accepted: pairs such as {example}"
        raise InvalidValueError(msg)
    return [(name.strip(), value.strip()) for name, _, value in pairs]
