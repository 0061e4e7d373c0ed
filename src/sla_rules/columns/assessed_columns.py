"""What an agreement says of many tickets, as columns."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import narwhals as nw
import numpy as np

from sla_rules.columns.figures import DTYPES, FIGURES, figure_of, figure_of_one
from sla_rules.columns.frozen_array import frozen, sealed
from sla_rules.columns.objects import hashable
from sla_rules.columns.promise_table import PromiseTable
from sla_rules.columns.time_column import NULL
from sla_rules.columns.verdict_rows import STATES, VerdictRows
from sla_rules.errors import InvalidValueError, UnknownNameError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from sla_rules.clauses.commitment import Commitment
    from sla_rules.clauses.terms import Terms
    from sla_rules.columns.buckets import Ints
    from sla_rules.columns.chunk_rows import ChunkRows
    from sla_rules.columns.table_walk import TableWalk

# The state of a ticket judged by a version that does not hold the commitment.
UNKNOWN = -1
BACKENDS = ("pandas", "polars", "pyarrow")


class AssessedColumns:
    """
    One figure of one commitment is one column, `handling_due_at`; nothing in it changes.

    Instants are whole microseconds since 1970-01-01 in UTC, amounts whole microseconds, both NULL (numpy's NaT) for
    nothing; states are places in `tuple(State)`, -1 where the version of the agreement has no such commitment.
    """

    __slots__ = ("ids", "kinds", "values")

    values: Mapping[str, NDArray[Any]]
    kinds: Mapping[str, str]
    ids: NDArray[np.generic] | None

    def __init__(
        self, values: dict[str, NDArray[Any]], kinds: dict[str, str], ids: NDArray[np.generic] | None = None
    ) -> None:
        object.__setattr__(self, "ids", None if ids is None else frozen(ids))
        object.__setattr__(self, "values", MappingProxyType({name: sealed(each) for name, each in values.items()}))
        object.__setattr__(self, "kinds", MappingProxyType(kinds))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse every change."""
        msg = f"{name}: assessed columns do not change"
        raise AttributeError(msg)

    def __delattr__(self, name: str) -> None:
        """Refuse every change."""
        self.__setattr__(name, None)

    def __reduce__(self) -> tuple[object, ...]:
        """Pickle the columns; they are frozen again then."""
        return AssessedColumns, (dict(self.values), dict(self.kinds), self.ids)

    def __len__(self) -> int:
        """Count the tickets."""
        return len(next(iter(self.values.values()), ()))

    def __getitem__(self, name: str) -> NDArray[Any]:
        """
        Return a column of numpy: datetime64 and timedelta64 in microseconds, texts of states, whole numbers.

        Raises UnknownNameError, which lists the columns.
        """
        values = self.values.get(name)
        if values is None:
            msg = f"column: {name!r} is not there; there are {', '.join(self.values)}"
            raise UnknownNameError(msg)
        kind = self.kinds[name]
        if kind == "instant":
            return values.view("M8[us]")
        if kind == "amount":
            return values.view("m8[us]")
        if kind == "state":
            texts: NDArray[Any] = _TEXTS[values]
            return texts
        return values

    def to_dict(self) -> dict[str, NDArray[Any]]:
        """Return all columns as arrays of numpy, by name."""
        return {name: self[name] for name in self.values}

    def to_frame(self, backend: str) -> Any:  # noqa: ANN401 -- a frame of that package
        """
        Return all columns as a frame of a package, "pandas", "polars" or "pyarrow", after the ids where there are any.

        Instants are in UTC, states texts. Raises InvalidValueError for another package.
        """
        if backend not in BACKENDS:
            msg = f"backend: {backend!r} is none; accepted are {', '.join(BACKENDS)}"
            raise InvalidValueError(msg)
        columns: dict[str, Any] = {} if self.ids is None else {"id": self.ids}
        columns |= self.to_dict()
        for name, kind in self.kinds.items():
            if kind == "state":
                columns[name] = columns[name].tolist()
        frame = nw.from_dict(columns, backend=backend)  # type: ignore[arg-type] # one of the three
        instants = [name for name, kind in self.kinds.items() if kind == "instant"]
        return frame.with_columns(nw.col(name).dt.replace_time_zone("UTC") for name in instants).to_native()


_TEXTS = np.array([*(state.value for state in STATES), None], object)


def assessed(
    walk: TableWalk, commitments: tuple[str, ...] | None, figures: tuple[str, ...], threads: int
) -> AssessedColumns:
    """
    Return the *figures* of the *commitments*, None for those of every version, of every ticket of a walk.

    Raises UnknownNameError for a commitment that no version has.
    """
    answers = _Answers(walk, commitments, figures)
    walk.go(answers.write, threads)
    return AssessedColumns(answers.values, answers.kinds, walk.tickets.ids)


class _Answers:
    """The columns while they are written, chunk by chunk."""

    def __init__(self, walk: TableWalk, commitments: tuple[str, ...] | None, figures: tuple[str, ...]) -> None:
        every = (walk.agreement.terms, *(terms for _, terms in walk.agreement.changes))
        known = dict.fromkeys(commitment.name for terms in every for commitment in terms.commitments)
        self.names = tuple(known) if commitments is None else commitments
        for name in self.names:
            if hashable(name, "commitments") not in known:
                msg = f"commitments: {name!r} is not in the agreement; accepted are {', '.join(known)}"
                raise UnknownNameError(msg)
        self.walk, self.figures = walk, figures
        self.tables = {
            id(terms): {each.name: PromiseTable.of(each, terms.grid, terms.calendar) for each in terms.commitments}
            for terms in every
        }
        self.values: dict[str, NDArray[Any]] = {}
        self.kinds: dict[str, str] = {}
        for name in self.names:
            everywhere = all(name in tables for tables in self.tables.values())
            for figure in figures:
                self._make(f"{name}_{figure}", FIGURES[figure], everywhere=everywhere)

    def _make(self, column: str, kind: str, *, everywhere: bool) -> None:
        """Make a column, which says nothing where a version does not have the commitment."""
        self.kinds[column] = kind
        count, dtype = len(self.walk.tickets), DTYPES.get(kind, np.dtype(np.int64))
        missing = {"state": UNKNOWN, "count": 0}.get(kind, NULL)
        self.values[column] = np.empty(count, dtype) if everywhere else np.full(count, missing, dtype)

    def write(self, chunk: ChunkRows, rows: slice | Ints) -> None:
        """Write what is said of a chunk."""
        exotic = [self._write_one(commitment, chunk, rows) for commitment in self._asked(chunk.terms)]
        tickets = np.unique(np.concatenate([np.empty(0, np.int64), *exotic]))
        numbers = tickets + rows.start if isinstance(rows, slice) else rows[tickets]
        for row in numbers.tolist():
            assessment = self.walk.assess(row)
            for commitment in self._asked(chunk.terms):
                for figure in self.figures:
                    said = figure_of_one(assessment, commitment.name, figure)
                    self.values[f"{commitment.name}_{figure}"][row] = said

    def _asked(self, terms: Terms) -> Iterator[Commitment]:
        return (commitment for commitment in terms.commitments if commitment.name in self.names)

    def _write_one(self, commitment: Commitment, chunk: ChunkRows, rows: slice | Ints) -> Ints:
        """Write what is said of one commitment; return the tickets of which the scalar assessment must be asked."""
        verdicts = VerdictRows(commitment, self.tables[id(chunk.terms)][commitment.name], chunk)
        ladder = tuple(each for each in chunk.terms.escalations if each.commitment == commitment.name)
        for figure in self.figures:
            self.values[f"{commitment.name}_{figure}"][rows] = figure_of(verdicts, figure, ladder)
        return verdicts.exotic
