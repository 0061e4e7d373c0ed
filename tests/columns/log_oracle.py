"""A help desk's history turned into tickets row by row, in plain Python: what `columns.from_events` is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, frozen

from sla_rules import Severity, Ticket

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import datetime

    # The kind of a state, and the reason of a pause.
    Phase = tuple[str, str | None]

RUNNING, WAITING, PAUSED = "running", "waiting", "paused"
RESOLVED, CLOSED, CANCELLED = "resolved", "closed", "cancelled"
OVER = {RESOLVED, CLOSED}
# In the order in which they are looked for.
FAULTS = (
    "missing_id",
    "unknown_state",
    "unknown_severity",
    "missing_opening",
    "other_opening",
    "missing_time",
    "before_opening",
    "unsorted",
    "after_cancellation",
)


@frozen
class Row:
    """One row of a log, its times as instants."""

    number: int
    id: str | None
    at: datetime | None
    state: str | None
    opened_at: datetime | None = None
    severity: str | None = None
    scope: str | None = None
    blocking: bool | None = None


class Told(NamedTuple):
    """What a log amounts to: tickets, the rows of each fault by what was done about it, the ids that were flagged."""

    tickets: list[Ticket]
    faults: dict[tuple[str, str], list[int]]
    flagged: set[str]


@frozen
class Meaning:
    """What the words of a log mean: states by kind, with the reasons of pauses, and severities."""

    phases: Mapping[str, Phase]
    severities: Mapping[str, Severity]
    acknowledged: Collection[str]
    has_openings: bool
    policies: Mapping[str, str]


class LogOracle:
    """One walk through a log."""

    def __init__(self, meaning: Meaning) -> None:
        self.meaning = meaning
        self.faults: dict[tuple[str, str], list[int]] = {}
        self.flagged: set[str] = set()

    def told(self, rows: Iterable[Row]) -> Told:
        """Return what the rows amount to; those at fault are flagged where the policy says so, else dropped."""
        histories: dict[str, list[Row]] = {}
        for row in rows:
            if row.id is None or not row.id.strip():
                self._note("missing_id", row)
            else:
                histories.setdefault(row.id, []).append(row)
        tickets = [self._ticket(history) for history in histories.values()]
        kept = [ticket for ticket in tickets if ticket is not None]
        ids = {ticket.id for ticket in kept}
        return Told(kept, {key: sorted(found) for key, found in self.faults.items()}, self.flagged & ids)

    def _note(self, fault: str, row: Row, done: str | None = None) -> bool:
        """Note a fault, and tell whether the row stays."""
        done = done or ("flag" if self.meaning.policies[fault] == "flag" else "drop")
        self.faults.setdefault((fault, done), []).append(row.number)
        if done == "flag" and row.id is not None and row.id.strip():
            self.flagged.add(row.id)
        return done == "flag"

    def _ticket(self, history: Sequence[Row]) -> Ticket | None:
        rows = [row for row in history if row.state in self.meaning.phases or self._note("unknown_state", row)]
        rows = [
            row
            for row in rows
            if row.severity is None or row.severity in self.meaning.severities or self._note("unknown_severity", row)
        ]
        opening = None
        if self.meaning.has_openings:
            rows = [row for row in rows if row.opened_at is not None or self._note("missing_opening", row)]
            opening = next((row.opened_at for row in rows if row.opened_at is not None), None)
            rows = [row for row in rows if row.opened_at in (None, opening) or self._note("other_opening", row)]
        rows = self._in_time(rows, opening)
        if not rows:
            return None
        received = opening or rows[0].at
        assert received is not None
        return self._walked(Ticket.received(str(rows[0].id), at=received), rows)

    def _in_time(self, rows: list[Row], opening: datetime | None) -> list[Row]:
        timed: list[Row] = []
        latest = opening
        for row in rows:
            if row.at is not None:
                timed.append(row)
                latest = row.at
            elif self.meaning.policies["missing_time"] == "flag" and latest is None:
                self._note("missing_time", row, "drop")
            elif self._note("missing_time", row):
                timed.append(evolve(row, at=latest))
        late: list[Row] = []
        for row in timed:
            if opening is None or instant_of(row) >= opening:
                late.append(row)
            elif self._note("before_opening", row):
                late.append(evolve(row, at=opening))
        ordered: list[Row] = []
        for i, row in enumerate(late):
            in_order = all(instant_of(row) >= instant_of(earlier) for earlier in late[:i])
            if in_order or self._note("unsorted", row):
                ordered.append(row)
        return sorted(ordered, key=instant_of)

    def _walked(self, ticket: Ticket, rows: list[Row]) -> Ticket:
        phase: Phase = (RUNNING, None)
        said: Severity | None = None
        heard: Severity | None = None
        taken = False
        kept: list[Row] = []
        for row in rows:
            then = self.meaning.phases.get(row.state or "", phase)
            if phase[0] == CANCELLED:
                if then[0] != CANCELLED:
                    self._note("after_cancellation", row)
                else:
                    kept.append(row)
                continue
            kept.append(row)
            over = phase[0] in OVER
            if then[0] == CANCELLED and over:
                then = (CLOSED, None)
            if over and then != phase and (phase[0], then[0]) != (RESOLVED, CLOSED):
                ticket = ticket.reopened(at=instant_of(row))
                over = taken = False
            if row.state in self.meaning.acknowledged and not taken:
                ticket = ticket.acknowledged(at=instant_of(row))
                taken = True
            heard = self.meaning.severities.get(row.severity or "", heard)
            if heard is not None and heard != said and not over:
                ticket = ticket.severity_assigned(heard, at=instant_of(row))
                said = heard
            if then != phase:
                ticket = went_on(ticket, phase, then, instant_of(row))
            phase = then
        scope = next((row.scope for row in kept if row.scope is not None and row.scope.strip()), None)
        blocking = next((row.blocking for row in kept if row.blocking is not None), False)
        return evolve(ticket, scope=scope, blocking=blocking)


def went_on(ticket: Ticket, phase: Phase, then: Phase, at: datetime) -> Ticket:
    """Return the ticket with the end of what it was, and the start of what it is then."""
    if phase[0] == PAUSED and then[0] in {PAUSED, WAITING, RUNNING}:
        ticket = ticket.resumed(at=at)
    if phase[0] == WAITING and then[0] in {PAUSED, RUNNING}:
        ticket = ticket.information_provided(at=at)
    if then[0] == WAITING:
        return ticket.information_requested(at=at)
    if then[0] == PAUSED:
        return ticket.paused(str(then[1]), at=at)
    if then[0] == RUNNING:
        return ticket
    step: Ticket = getattr(ticket, then[0])(at=at)
    return step


def instant_of(row: Row) -> datetime:
    """Return when the row was written; by now all have an instant."""
    assert row.at is not None
    return row.at
