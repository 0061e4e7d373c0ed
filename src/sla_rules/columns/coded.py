"""Texts that repeat, as small whole numbers: the codes of the rows, and what each code says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from attrs import frozen

from sla_rules.columns.frozen_array import frozen_array, kept
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.checks import iterable, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

NOTHING = -1


@frozen(eq=False)
class Coded:
    """
    A column of texts: *codes* are places in *values*, or NOTHING where the row says nothing.

    Raises InvalidValueError or InvalidTypeError for a code without a value, or a value that is no text.

    >>> Coded([1, 0, -1], ("site", "user"))[0]
    'user'
    """

    codes: NDArray[np.int32]
    values: tuple[str, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse a code that says nothing."""
        object.__setattr__(self, "codes", frozen_array(self.codes, np.int32, "codes"))
        values = tuple(text(value, f"values[{i}]") for i, value in enumerate(iterable(self.values, "values")))
        object.__setattr__(self, "values", values)
        check_codes(self.codes, len(values), "codes")

    @classmethod
    def of(cls, texts: Iterable[str | None]) -> Coded:
        """
        Return the column of these texts, None for nothing.

        >>> Coded.of(["site", None, "site"]).codes.tolist()
        [0, -1, 0]
        """
        found: dict[str, int] = {}
        codes = [NOTHING if said is None else found.setdefault(said, len(found)) for said in texts]
        return cls(np.array(codes, np.int32), tuple(found))

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.codes)

    def __getitem__(self, row: int) -> str | None:
        """Return what the row says, or None."""
        code = int(self.codes[row])
        return None if code == NOTHING else self.values[code]

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle codes and values; the codes are frozen again then."""
        return kept(self, ("codes", "values"))

    def part(self, rows: slice | NDArray[np.int64]) -> Coded:
        """Return these rows alone."""
        return Coded(self.codes[rows], self.values)


def check_codes(codes: NDArray[np.int32], count: int, field: str) -> None:
    """Refuse codes that are not among so many values, nor NOTHING; tell the first row and how many there are."""
    wrong = np.flatnonzero((codes < NOTHING) | (codes >= count))
    if len(wrong):
        row = int(wrong[0])
        msg = f"{field}: row {row}: {codes[row]} is the code of none of {count} values; {len(wrong)} such rows"
        raise InvalidValueError(msg)
