"""One event log as a table of each package."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    Cells = Mapping[str, Sequence[Any]]


# Columns of flags; those whose names end in _at hold times, all others texts.
FLAGS = {"blocking"}


def of_numpy(cells: Cells) -> dict[str, Any]:
    """Return arrays: times as datetime64[us], texts with a None as objects."""
    return {name: _times(column) if name.endswith("_at") else _labels(column) for name, column in cells.items()}


def of_pandas(cells: Cells) -> Any:  # noqa: ANN401 -- a DataFrame
    """Return a DataFrame of pandas, whose index tells nothing."""
    frame = pd.DataFrame({name: _times(column) if name.endswith("_at") else column for name, column in cells.items()})
    frame.index = pd.Index(range(100, 100 + len(frame)))
    return frame


def of_polars(cells: Cells) -> Any:  # noqa: ANN401 -- a DataFrame
    """Return a DataFrame of Polars."""
    import polars as pl

    types = {
        name: pl.Boolean if name in FLAGS else pl.Datetime("us") if name.endswith("_at") else pl.String
        for name in cells
    }
    return pl.DataFrame(dict(cells), schema=types)


def of_arrow(cells: Cells) -> Any:  # noqa: ANN401 -- a Table
    """Return a table of Arrow, its columns in two pieces."""
    import pyarrow as pa

    half = len(next(iter(cells.values()))) // 2
    types = {
        name: pa.bool_() if name in FLAGS else pa.timestamp("us") if name.endswith("_at") else pa.string()
        for name in cells
    }
    return pa.table(
        {
            name: pa.chunked_array([pa.array(part, types[name]) for part in (column[:half], column[half:])])
            for name, column in cells.items()
        }
    )


def _times(column: Sequence[datetime | None]) -> Any:  # noqa: ANN401 -- an array
    return np.array(["NaT" if at is None else at for at in column], "M8[us]")


def _labels(column: Sequence[str | bool | None]) -> Any:  # noqa: ANN401 -- an array
    return np.array(column, object if None in column else None) if len(column) else np.array([], "U1")


TABLES: dict[str, Callable[[Cells], Any]] = {
    name: make
    for name, (package, make) in {
        "numpy": ("numpy", of_numpy),
        "pandas": ("pandas", of_pandas),
        "polars": ("polars", of_polars),
        "arrow": ("pyarrow", of_arrow),
    }.items()
    if find_spec(package) is not None
}
