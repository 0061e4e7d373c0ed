"""A table of any kind, and its columns by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import narwhals as nw
from narwhals.exceptions import DuplicateError

from sla_rules.columns.reading import is_column
from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_rules.columns.reading import Column


class Table:
    """
    A pandas or Polars DataFrame, an Arrow table, or a mapping of names to columns of one length.

    Raises InvalidTypeError for another kind, InvalidValueError for columns of different lengths or of one name.

    >>> import numpy as np
    >>> Table({"id": np.array([1, 2])}, "log").column("id", "id").tolist()
    [1, 2]
    """

    __slots__ = ("_columns", "_frame", "field", "names")

    def __init__(self, table: object, field: str) -> None:
        self.field = field
        self._frame: nw.DataFrame[Any] | None = None
        self._columns: Mapping[str, Any] = {}
        if isinstance(table, Mapping):
            self._columns = table
            self.names = tuple(table)
            return
        try:
            self._frame = nw.from_native(table, eager_only=True)
        except TypeError:
            msg = (
                f"{field}: {type(table).__name__} is no table that is known; a pandas or Polars DataFrame, an Arrow "
                "table or a mapping of names to columns is wanted (collect a lazy one first)"
            )
            raise InvalidTypeError(msg) from None
        except DuplicateError:
            names = getattr(table, "column_names", None) or table.columns  # type: ignore[attr-defined] # of Arrow; or pandas
            raise _named_twice(names, field) from None
        self.names = tuple(self._frame.columns)

    def column(self, name: str, argument: str) -> Column:
        """Return the column of that name, which *argument* gave; InvalidValueError where there is none."""
        if name not in self.names:
            msg = f"{argument}: {self.field} has no column {name!r}; its columns are {', '.join(map(str, self.names))}"
            raise InvalidValueError(msg)
        if self._frame is not None:
            return self._frame.get_column(name).to_native()
        column = self._columns[name]
        if not is_column(column):
            msg = f"{self.field}: column {name!r} is a {type(column).__name__}; a column is wanted"
            raise InvalidTypeError(msg)
        return column


def _named_twice(names: Iterable[object], field: str) -> InvalidValueError:
    """Return the error for a table of which several columns have one name."""
    name, count = Counter(names).most_common(1)[0]
    return InvalidValueError(f"{field}: {count} columns are called {name!r}; one of each name is wanted")
