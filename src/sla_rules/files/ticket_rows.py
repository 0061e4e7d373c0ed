"""From the cells of a row to a ticket, or to the faults of that row."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from sla_rules.errors import ImpossibleStepError, NoOpenTimeError, OutOfRangeError
from sla_rules.files.fault import Fault
from sla_rules.files.names import FLAGS, TIMES
from sla_rules.tickets.ticket import Ticket

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from sla_rules.files.faults import Faults
    from sla_rules.files.rows import Row
    from sla_rules.tickets.severity import Severity

FLAG_VALUES = {
    **dict.fromkeys(("true", "yes", "oui", "vrai", "1"), True),
    **dict.fromkeys(("false", "no", "non", "faux", "0", ""), False),
}
"""What a cell of a flag may say, in small letters."""


class TicketRows:
    """
    What the rows of one file mean, and the faults found in them so far.

    *places* says, for each column of a ticket that the file has, where it stands and what the header calls
    it. *severities* and *scopes* hold what their cells may say and what it means: a severity, and for a scope
    what the agreement calls it and the severity that it brings. *faults* takes those that are found; *place* is
    what its lines are called. *stood_in* counts the tickets whose severity came without its time, for which
    received_at stands in; *unassigned* those that have no severity yet. What is known of some rows together is told
    by `know` before.
    """

    def __init__(
        self,
        *,
        file: str,
        places: Mapping[str, tuple[int, str]],
        severities: Mapping[str, Severity],
        scopes: Mapping[str, tuple[str, Severity]],
        faults: Faults,
        place: str = "line",
    ) -> None:
        self.faults = faults
        self.stood_in = 0
        self.unassigned = 0
        self._file = file
        self._places = places
        self.severities = severities
        self.scopes = scopes
        self._place = place
        self._instants: Mapping[str, datetime] = {}
        self._instants_or_none: Mapping[str, datetime | None] = {}
        self._refused: Mapping[str, str] = {}
        self._repeats: Mapping[int, int] = {}
        self._assess: Callable[[Ticket], object] | None = None

    def know(
        self,
        *,
        instants: Mapping[str, datetime],
        refused: Mapping[str, str],
        repeats: Mapping[int, int],
        assess: Callable[[Ticket], object] | None = None,
    ) -> None:
        """
        Take what is known of the rows that follow.

        *instants* and *refused* hold each of their times, read once: its instant, or what would have been accepted.
        *repeats* has the lines whose id a line before has, and that line. *assess* is tried on every ticket where they
        come near the end of the known years, past which a limit cannot be counted.
        """
        self._instants = instants
        self._instants_or_none = {**instants, "": None}
        self._refused = refused
        self._repeats = repeats
        self._assess = assess

    def ticket(self, row: Row, texts: Mapping[str, str]) -> Ticket | None:
        """
        Give the ticket of a row, *texts* being what its cells say by column of a ticket.

        None when it has faults, which are then added to *faults*.
        """
        get, identity = texts.get, texts["id"]
        bad_id = not identity or row.line in self._repeats
        try:
            received_at = self._instants[texts["received_at"]]
            acknowledged_at = self._instants_or_none[get("acknowledged_at", "")]
            assigned_at = self._instants_or_none[get("severity_assigned_at", "")]
            resolved_at = self._instants_or_none[get("resolved_at", "")]
            scope, severity = self._scope_and_severity(get("scope", ""), get("severity", ""))
            blocking = FLAG_VALUES[get("blocking", "").casefold()]
            security = FLAG_VALUES[get("security", "").casefold()]
        except KeyError:
            self._find_faults(row, texts)
            return None
        if bad_id or (severity is None and assigned_at is not None):
            self._find_faults(row, texts)
            return None
        try:
            ticket = Ticket.from_times(
                identity,
                received_at=received_at,
                acknowledged_at=acknowledged_at,
                severity=severity,
                severity_assigned_at=received_at if assigned_at is None and severity is not None else assigned_at,
                resolved_at=resolved_at,
                scope=scope,
                identity_provider=get("identity_provider") or None,
                blocking=blocking,
                security=security,
            )
        except ImpossibleStepError:
            self._find_order_faults(row, texts)
            return None
        if self._assess is not None and not self._is_countable(ticket, row, texts):
            return None
        self.stood_in += assigned_at is None and severity is not None
        self.unassigned += severity is None
        return ticket

    def _scope_and_severity(self, scope: str, severity: str) -> tuple[str | None, Severity | None]:
        """Give the scope of a row and the severity that it says, or that its scope brings; KeyError for an unknown."""
        own, of_scope = self.scopes[scope.casefold()] if scope else (None, None)
        return own, self.severities[severity.casefold()] if severity else of_scope

    def _is_countable(self, ticket: Ticket, row: Row, texts: Mapping[str, str]) -> bool:
        """Tell whether every limit of a ticket ends in the known years; else its last start is a fault."""
        try:
            self._assess(ticket)  # type: ignore[misc]  # asked only where there is one
        except (NoOpenTimeError, OutOfRangeError):
            starts = [column for column in TIMES if texts.get(column) and column != "resolved_at"]
            last = max(starts, key=lambda column: self._instants[texts[column]].astimezone(UTC))
            self._fault(row, last, texts[last], "a time from which every limit ends in the years the calendar knows")
            return False
        return True

    def _find_faults(self, row: Row, texts: Mapping[str, str]) -> None:
        """Name everything that keeps a row from being a ticket."""
        self._find_id_faults(row, texts["id"])
        for column in TIMES:
            text = texts.get(column, "")
            if text and text not in self._instants:
                self._fault(row, column, text, self._refused[text])
        if not texts["received_at"]:
            self._fault(row, "received_at", "", "the time at which the request came in")
        self._find_order_faults(row, texts)
        self._find_severity_faults(row, texts)
        for column in FLAGS:
            text = texts.get(column, "")
            if text.casefold() not in FLAG_VALUES:
                self._fault(row, column, text, f"true or false, or others by --map {column}=…")

    def _find_id_faults(self, row: Row, text: str) -> None:
        """Name an id that is missing, or that a row before has."""
        first = self._repeats.get(row.line)
        if not text:
            self._fault(row, "id", text, "the ticket's own id")
        elif first is not None:
            self._fault(row, "id", text, f"an id that no other row has; {self._place} {first} has this one")

    def _find_severity_faults(self, row: Row, texts: Mapping[str, str]) -> None:
        """Name a severity or a scope that is not known, and a time of assignment that has none."""
        said = {"severity": self.severities, "scope": self.scopes}
        for column, accepted in said.items():
            text = texts.get(column, "")
            if text and text.casefold() not in accepted:
                self._fault(row, column, text, f"{', '.join(accepted)}, or others by --map {column}=…")
        assigned = texts.get("severity_assigned_at", "")
        if assigned and not any(texts.get(column) for column in said):
            self._fault(row, "severity_assigned_at", assigned, "nothing, for there is no severity beside it")

    def _find_order_faults(self, row: Row, texts: Mapping[str, str]) -> None:
        """Name the times that cannot stand in their order, of those that can be read; UTC sees past a repeated hour."""
        known = {column: self._instants.get(texts.get(column, "")) for column in TIMES}
        times = {column: at.astimezone(UTC) for column, at in known.items() if at is not None}
        first, last = times.get("received_at"), times.get("resolved_at")
        for column, at in times.items():
            if first is not None and at < first:
                self._fault(row, column, texts[column], f"a time at or after received_at, {texts['received_at']}")
            elif last is not None and at > last and (first is None or last >= first):
                self._fault(row, column, texts[column], f"a time at or before resolved_at, {texts['resolved_at']}")

    def _fault(self, row: Row, column: str, value: str, accepted: str) -> None:
        """Keep one fault, on the line of its cell, under the file's name of the column."""
        index, header = self._places[column]
        line = row.line_of(index)
        self.faults.add(
            Fault(file=self._file, line=line, column=header, value=value, accepted=accepted, place=self._place)
        )
