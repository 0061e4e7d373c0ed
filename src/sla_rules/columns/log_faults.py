"""What is wrong with rows of an event log, what becomes of them, and the report of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from attrs import frozen

from sla_rules.errors import InvalidTypeError, InvalidValueError

if TYPE_CHECKING:
    from sla_rules.columns.buckets import Ints

Name = TypeVar("Name", bound=StrEnum)


class FaultPolicy(StrEnum):
    """
    What becomes of a row at fault.

    RAISE refuses the log. DROP leaves the row out. FLAG keeps what can be kept of it, as `LogFaultKind` says, and marks
    its ticket. Neither is silent: what was dropped and flagged stands in the result.
    """

    RAISE = "raise"
    DROP = "drop"
    FLAG = "flag"


class LogFaultKind(StrEnum):
    """
    What may be wrong with a row, in the order in which it is looked for; a row that was dropped is not looked at again.

    ==================  ==============================================  ================================================
    fault               the row                                         flagged, it is
    ==================  ==============================================  ================================================
    missing_id          belongs to no ticket                            left out: there is no ticket to mark
    unknown_state       has a state that no argument names, or none     of the state in force before it
    unknown_severity    has a severity that the mapping lacks           of the severity in force before it
    missing_opening     does not say when its ticket was opened         kept; the other rows say it, or the first event
    other_opening       says another opening than a row before it       kept; the first row that says one is believed
    missing_time        has no time                                     at the time of the row before it, or the opening
    before_opening      is earlier than the opening of its ticket       at the opening
    unsorted            is earlier than a row before it                 put in its place
    after_cancellation  goes on with a ticket that was cancelled        left out, its ticket marked
    ==================  ==============================================  ================================================
    """

    MISSING_ID = "missing_id"
    UNKNOWN_STATE = "unknown_state"
    UNKNOWN_SEVERITY = "unknown_severity"
    MISSING_OPENING = "missing_opening"
    OTHER_OPENING = "other_opening"
    MISSING_TIME = "missing_time"
    BEFORE_OPENING = "before_opening"
    UNSORTED = "unsorted"
    AFTER_CANCELLATION = "after_cancellation"


# What a message says of the value, and what is accepted.
_WHAT = {
    LogFaultKind.MISSING_ID: "is no id of a ticket; a text or a whole number is wanted",
    LogFaultKind.UNKNOWN_STATE: "is a state that no argument names",
    LogFaultKind.UNKNOWN_SEVERITY: "is no key of severities",
    LogFaultKind.MISSING_OPENING: "is no opening; a time is wanted on every row",
    LogFaultKind.OTHER_OPENING: "is another opening than a row before it of the same ticket has",
    LogFaultKind.MISSING_TIME: "is no time",
    LogFaultKind.BEFORE_OPENING: "is before its ticket was opened",
    LogFaultKind.UNSORTED: "is before a row above it of the same ticket",
    LogFaultKind.AFTER_CANCELLATION: "comes after its ticket was cancelled; nothing may follow",
}


@frozen(eq=False)
class LogFault:
    """
    The rows of a log with one fault, and what became of them.

    *column* is the log's name of the column at fault, *rows* are the numbers of the rows in the log, ascending, *value*
    is that of the first of them, as a text.

    >>> import numpy as np
    >>> print(LogFault(LogFaultKind.UNKNOWN_STATE, FaultPolicy.DROP, "state", np.array([7, 9]), "'-100'"))
    state: row 7: '-100' is a state that no argument names; 2 such rows in the log, dropped
    """

    kind: LogFaultKind
    policy: FaultPolicy
    column: str
    rows: Ints
    value: str

    def __str__(self) -> str:
        """Say what was wrong, the first row and its value, how many there are, and what became of them."""
        done = "dropped" if self.policy is FaultPolicy.DROP else "flagged"
        return f"{self._found}, {done}"

    @property
    def _found(self) -> str:
        count = "1 such row" if len(self.rows) == 1 else f"{len(self.rows)} such rows"
        return f"{self.column}: row {self.rows[0]}: {self.value} {_WHAT[self.kind]}; {count} in the log"

    def refused(self, accepted: str = "") -> InvalidValueError:
        """Return the error that refuses the log for it, with what is *accepted* where that can be listed."""
        listed = f"accepted: {accepted}; " if accepted else ""
        msg = f"{self._found}; {listed}faults={{'{self.kind}': 'drop'}} or 'flag' reports and goes on"
        return InvalidValueError(msg)


def fault_policies(given: str | Mapping[str, str]) -> dict[LogFaultKind, FaultPolicy]:
    """
    Return the policy of each kind of fault: the one for all, or those of a mapping, where the others are raised.

    Raises InvalidValueError for a name that is none, InvalidTypeError for another type.

    >>> fault_policies({"unsorted": "flag"})[LogFaultKind.UNSORTED]
    <FaultPolicy.FLAG: 'flag'>
    """
    if isinstance(given, str):
        return dict.fromkeys(LogFaultKind, _named(FaultPolicy, given))
    if not isinstance(given, Mapping):
        msg = (
            f"faults: {given!r} is a {type(given).__name__}; a policy for all ({', '.join(FaultPolicy)}) "
            "or a mapping of faults to policies is wanted"
        )
        raise InvalidTypeError(msg)
    named = {_named(LogFaultKind, kind): _named(FaultPolicy, how) for kind, how in given.items()}
    return {kind: named.get(kind, FaultPolicy.RAISE) for kind in LogFaultKind}


def _named(kind: type[Name], name: object) -> Name:
    try:
        return kind(name)  # type: ignore[arg-type] # what is no text is none of the names
    except ValueError:
        what = "policy" if kind is FaultPolicy else "fault"
        msg = f"faults: {name!r} is no {what}; accepted: {', '.join(kind)}"
        raise InvalidValueError(msg) from None
