"""Tickets judged in columns under a scenario, with the answers that they have one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from sla_rules.calendars.instants import MICROSECOND, as_micros
from sla_rules.calendars.limits import BusinessHours
from sla_rules.clauses.modes import Repeats
from sla_rules.columns.kinds import CODE_OF
from sla_rules.columns.promise_table import PromiseTable
from sla_rules.columns.standing_rows import standing_rows
from sla_rules.columns.table_walk import TableWalk
from sla_rules.columns.time_column import NULL
from sla_rules.columns.verdict_rows import MET, STATES, VerdictRows
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.event import EventKind
from sla_rules.whatif.column_moves import moved_columns
from sla_rules.whatif.column_verdicts import ABSENT, PARTS, STATE_FROM, ColumnVerdicts
from sla_rules.whatif.figures import versions_of
from sla_rules.whatif.resolved import Resolved
from sla_rules.whatif.scalar import verdict_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from sla_rules.clauses.terms import Terms
    from sla_rules.columns import TicketColumns
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.chunk_rows import ChunkRows
    from sla_rules.tickets.ticket import Ticket
    from sla_rules.whatif.column_verdicts import Codes
    from sla_rules.whatif.scenario import Scenario

    # What each commitment and each indicator of a version promises.
    Promises = tuple[list[PromiseTable], list[PromiseTable]]

_RESOLVED, _REOPENED = CODE_OF[EventKind.RESOLVED], CODE_OF[EventKind.REOPENED]


class ColumnJudge:
    """
    Judges *tickets* in columns, shared by so many *threads*; *given* are the same as values, where they came as such.

    Tickets that columns leave to the scalar assessment are judged by it, one by one.
    """

    def __init__(self, tickets: TicketColumns, given: Sequence[Ticket] = (), threads: int = 1) -> None:
        self._tickets, self._given, self._threads = tickets, given, threads

    def __len__(self) -> int:
        """Count the tickets."""
        return len(self._tickets)

    def ticket(self, row: int) -> Ticket:
        """Return the ticket of a row."""
        return self._given[row] if self._given else self._tickets.ticket(row)

    def ticket_id(self, row: int) -> str:
        """Return the id of the ticket of a row."""
        return self._tickets.id_of(row)

    def later(self, now: datetime) -> int:
        """Count the tickets received after *now*."""
        return int(np.count_nonzero(self._tickets.received > as_micros(now)))

    def has(self, kind: EventKind) -> bool:
        """Tell whether any ticket has an event of that kind."""
        return bool((self._tickets.events.kind == CODE_OF[kind]).any())

    def severities_settled(self, ends: EventKind) -> bool:
        """Tell whether each ticket has one severity at most, which no event of the kind *ends* comes before."""
        events = self._tickets.events
        assigned = np.flatnonzero(events.kind == CODE_OF[EventKind.SEVERITY_ASSIGNED])
        rows = np.searchsorted(events.first, assigned, side="right") - 1
        ended = np.concatenate(([0], np.cumsum(events.kind == CODE_OF[ends])))
        return bool((rows[1:] > rows[:-1]).all() and (ended[assigned] == ended[events.first[rows]]).all())

    def judge(
        self, scenario: Scenario, *, baseline: Scenario, now: datetime, resolved: Resolved, tell: Callable[[int], None]
    ) -> ColumnVerdicts:
        """Judge all tickets; *tell* is called once they are."""
        tickets = self._tickets
        if resolved is Resolved.AFTER_THE_SAME_WORK:
            tickets = moved_columns(tickets, baseline, scenario, now)
        walk = TableWalk(scenario.agreement, tickets, now)
        found = _Judged(walk).verdicts(self._threads)
        tell(len(tickets))
        return found


class _Judged:
    """The verdicts of one walk through a table."""

    def __init__(self, walk: TableWalk) -> None:
        versions = versions_of(walk.agreement)
        self._walk = walk
        self._numbers = {id(terms): number for number, terms in enumerate(versions)}
        self._found = ColumnVerdicts(walk.agreement, walk.days())
        self._found.resolved = _resolved(walk.tickets, walk.micros)
        self._promises = {id(terms): _promises(terms) for terms in versions}
        place = {severity: number for number, severity in enumerate(self._found.severities)}
        self._places = {
            id(terms): np.array([place[severity] for severity in (*terms.grid.severities, None)], np.int16)
            for terms in versions
        }

    def verdicts(self, threads: int) -> ColumnVerdicts:
        """Go through the table, and return what was found."""
        self._walk.go(self._work, threads)
        return self._found

    def _work(self, chunk: ChunkRows, rows: slice | Ints) -> None:
        """Write the verdicts of a chunk."""
        terms, found = chunk.terms, self._found
        numbers = np.arange(rows.start, rows.stop) if isinstance(rows, slice) else rows
        unknown = chunk.not_received
        exotic = np.zeros(len(chunk), bool)
        indicators, commitments = self._promises[id(terms)]
        for place, (indicator, table) in enumerate(zip(terms.indicators, indicators, strict=True)):
            verdicts = VerdictRows(indicator.commitment, table, chunk)
            parts = _known(standing_rows(indicator, verdicts).astype(np.int8), unknown)
            found.codes[indicator.name][rows] = parts
            found.standings[place][rows] = parts
            note_exotic(exotic, indicator.commitment.repeats, verdicts)
        for place, (commitment, table) in enumerate(zip(terms.commitments, commitments, strict=True)):
            verdicts = VerdictRows(commitment, table, chunk)
            states = verdicts.state.astype(np.int8)
            found.codes[commitment.name][rows] = _known(states + np.int8(STATE_FROM), unknown)
            if not place:
                found.within[rows] = states == MET
                business = verdicts.of_tickets(_business(verdicts))
                found.business[rows] = np.where(found.resolved[rows], business, NULL)
            note_exotic(exotic, commitment.repeats, verdicts)
        found.version[rows] = _known(np.full(len(chunk), self._numbers[id(terms)], np.int8), unknown)
        found.severity_place[rows] = self._places[id(terms)][chunk.severities.severity]
        if unknown is not None:
            exotic &= ~unknown
        for row in numbers[exotic].tolist():
            self._ask(row)

    def _ask(self, row: int) -> None:
        """Write what the scalar assessment says of a ticket that columns do not judge."""
        assessment, found = self._walk.assess(row), self._found
        verdict = verdict_of(assessment, self._numbers[id(assessment.terms)])
        terms = assessment.terms
        for place, (indicator, standing) in enumerate(zip(terms.indicators, verdict.standings, strict=True)):
            found.standings[place][row] = found.codes[indicator.name][row] = PARTS.index(standing)
        for assessed in assessment.commitments:
            found.codes[assessed.name][row] = STATE_FROM + STATES.index(assessed.state)
        found.within[row] = verdict.within
        found.business[row] = NULL if verdict.business is None else verdict.business // MICROSECOND


def _promises(terms: Terms) -> Promises:
    """Return what the indicators and the commitments of a version promise, by severity."""
    clauses = (each.commitment for each in terms.indicators), terms.commitments
    indicators, commitments = ([PromiseTable.of(each, terms.grid, terms.calendar) for each in its] for its in clauses)
    return indicators, commitments


def note_exotic(exotic: Flags, repeats: Repeats, verdicts: VerdictRows) -> None:
    """Note the tickets that only the scalar assessment judges: what columns leave to it, and clocks that repeat."""
    if repeats is not Repeats.NEVER:
        exotic[:] = True
    exotic[verdicts.exotic] = True


def _known(codes: Codes, unknown: Flags | None) -> Codes:
    """Return *codes* with nothing said of tickets that are not received."""
    if unknown is not None:
        codes[unknown] = ABSENT
    return codes


def _business(verdicts: VerdictRows) -> Ints:
    """Return the open time on each clock, whatever kind its limit counts."""
    table = verdicts.table
    found = verdicts.elapsed
    for place in np.unique(verdicts.places).tolist():
        if type(table.limits[place]) is not BusinessHours:
            clocks = np.flatnonzero(verdicts.places == place)
            found = found.copy()
            measure = verdicts.chunk.measures.open(table.calendars[place])
            found[clocks] = verdicts.clocks.part(clocks).read(measure).elapsed
    return found


def _resolved(tickets: TicketColumns, now: int) -> Flags:
    """Tell of each ticket whether it was resolved at *now*, and not reopened since."""
    plain = tickets.plain_times
    if plain is not None:
        at = plain.times.get(_RESOLVED)
        return np.zeros(len(tickets), bool) if at is None else (at != NULL) & (at <= now)
    events = tickets.events
    if not len(tickets):
        return np.zeros(0, bool)
    known = events.at <= now
    places = np.arange(len(events.at))
    last = [
        np.maximum.reduceat(np.where(known & (events.kind == kind), places, -1), events.first[:-1])
        for kind in (_RESOLVED, _REOPENED)
    ]
    resolved: Flags = last[0] > last[1]
    return resolved


def each_once_in(tickets: TicketColumns) -> TicketColumns:
    """Return *tickets*, of which none may come twice, for it would be counted twice; raises InvalidValueError."""
    ids = [] if tickets.ids is None else tickets.ids.tolist()
    if len(set(ids)) == len(ids):
        return tickets
    places: dict[object, int] = {}
    row = next(row for row, each in enumerate(ids) if places.setdefault(each, row) != row)
    msg = f"tickets: row {row}: {ids[row]!r} is the id of row {places[ids[row]]} too; each ticket may come once"
    raise InvalidValueError(msg)
