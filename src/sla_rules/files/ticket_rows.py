"""From the cells of a row to a ticket, or to the faults of that row."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from sla_rules.errors import ImpossibleStepError
from sla_rules.files.fault import Fault
from sla_rules.files.names import FLAGS, TIMES
from sla_rules.tickets.ticket import Ticket

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sla_rules.files.rows import Row
    from sla_rules.tickets.severity import Severity

_FLAGS = {
    **dict.fromkeys(("true", "yes", "oui", "vrai", "1"), True),
    **dict.fromkeys(("false", "no", "non", "faux", "0", ""), False),
}


class TicketRows:
    """
    What the rows of one file mean, and the faults found in them so far.

    *places* says, for each column of a ticket that the file has, where it stands and what the header calls
    it. *severities* and *scopes* hold what their cells may say and what it means: a severity, and for a scope
    the severity that it brings. *instants* and *refused* hold every time of the file, read once: its instant,
    or what would have been accepted. *stood_in* counts the tickets whose severity came without its time, for
    which received_at stands in; *unassigned* those that have no severity yet.
    """

    def __init__(
        self,
        *,
        file: str,
        places: Mapping[str, tuple[int, str]],
        severities: Mapping[str, Severity],
        scopes: Mapping[str, Severity],
        instants: Mapping[str, datetime],
        refused: Mapping[str, str],
    ) -> None:
        self.faults: list[Fault] = []
        self.stood_in = 0
        self.unassigned = 0
        self._file = file
        self._places = places
        self._severities = severities
        self._scopes = scopes
        self._instants = instants
        self._refused = refused
        self._lines: dict[str, int] = {}

    def ticket(self, row: Row, texts: Mapping[str, str]) -> Ticket | None:
        """
        Give the ticket of a row, *texts* being what its cells say by column of a ticket.

        None when it has faults, which are then added to *faults*.
        """
        known = len(self.faults)
        get = texts.get
        self._check_id(row, texts["id"])
        times = {column: self._time(row, column, get(column, "")) for column in TIMES}
        received_at = times["received_at"]
        if not texts["received_at"]:
            self._fault(row, "received_at", "", "the time at which the request came in")
        severity = self._severity(row, get("severity", ""), get("scope", ""))
        if get("severity_assigned_at") and severity is None:
            self._fault(row, "severity_assigned_at", texts["severity_assigned_at"], "nothing, as no severity is given")
        flags = {column: self._flag(row, column, get(column, "")) for column in FLAGS}
        if len(self.faults) > known or received_at is None:
            return None
        if severity is not None and times["severity_assigned_at"] is None:
            times["severity_assigned_at"] = received_at
            self.stood_in += 1
        try:
            ticket = Ticket.from_times(
                texts["id"],
                received_at=received_at,
                acknowledged_at=times["acknowledged_at"],
                severity=severity,
                severity_assigned_at=times["severity_assigned_at"],
                resolved_at=times["resolved_at"],
                scope=get("scope") or None,
                identity_provider=get("identity_provider") or None,
                **flags,
            )
        except ImpossibleStepError:
            self._order_faults(row, texts, times)
            return None
        self.unassigned += severity is None
        return ticket

    def _time(self, row: Row, column: str, text: str) -> datetime | None:
        """Give the instant of a cell; None when it is empty or a fault."""
        if not text:
            return None
        at = self._instants.get(text)
        if at is None:
            self._fault(row, column, text, self._refused[text])
        return at

    def _severity(self, row: Row, text: str, scope: str) -> Severity | None:
        """Give the severity that a row says, or that its scope brings; None when it says neither."""
        of_scope = self._scopes.get(scope.casefold()) if scope else None
        if scope and of_scope is None:
            self._fault(row, "scope", scope, f"{_listed(self._scopes)}, or others by --map scope=…")
        if not text:
            return of_scope
        severity = self._severities.get(text.casefold())
        if severity is None:
            self._fault(row, "severity", text, f"{_listed(self._severities)}, or others by --map severity=…")
        return severity

    def _flag(self, row: Row, column: str, text: str) -> bool:
        """Give the truth of a cell; an empty one is false."""
        value = _FLAGS.get(text.casefold())
        if value is None:
            self._fault(row, column, text, f"true or false, or others by --map {column}=…")
        return bool(value)

    def _check_id(self, row: Row, text: str) -> None:
        """Refuse a ticket without an id, or with that of a row before."""
        if not text:
            self._fault(row, "id", text, "the ticket's own id")
        elif self._lines.setdefault(text, row.line) != row.line:
            self._fault(row, "id", text, f"an id that no other row has; line {self._lines[text]} has this one")

    def _order_faults(self, row: Row, texts: Mapping[str, str], times: Mapping[str, datetime | None]) -> None:
        """Name the times that cannot stand in their order; UTC sees past a repeated hour."""
        known = {column: at.astimezone(UTC) for column, at in times.items() if at is not None}
        first, last = known["received_at"], known.get("resolved_at")
        for column, at in known.items():
            if at < first:
                self._fault(row, column, texts[column], f"a time at or after received_at, {texts['received_at']}")
            elif last is not None and at > last >= first:
                self._fault(row, column, texts[column], f"a time at or before resolved_at, {texts['resolved_at']}")

    def _fault(self, row: Row, column: str, value: str, accepted: str) -> None:
        """Keep one fault, on the line of its cell, under the file's name of the column."""
        index, header = self._places[column]
        fault = Fault(file=self._file, line=row.line_of(index), column=header, value=value, accepted=accepted)
        self.faults.append(fault)


def _listed(accepted: Mapping[str, object]) -> str:
    """List what a cell may say."""
    return ", ".join(accepted)
