"""Which escalations rang for many tickets: the rungs of the ladder on the clock of a commitment."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from sla_rules.calendars.limits import BusinessHours, ClockHours
from sla_rules.clauses.modes import OnSeverityChange
from sla_rules.columns.buckets import look_up
from sla_rules.columns.promise_table import PromiseTable, dated, duration, is_dated
from sla_rules.columns.severity_rows import UNSET
from sla_rules.columns.time_column import MOST_MICROS, NULL
from sla_rules.tickets.event import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from sla_rules.calendars.calendar import Calendar
    from sla_rules.calendars.limits import Limit
    from sla_rules.clauses.escalation import Escalation
    from sla_rules.columns.buckets import Flags, Ints
    from sla_rules.columns.clock_rows import Reading
    from sla_rules.columns.measures import Measure
    from sla_rules.columns.verdict_rows import VerdictRows


class Leg(NamedTuple):
    """Clocks while one severity was in force on each: its place, since when and until when, NULL for no end."""

    clocks: Ints
    places: Ints
    since: Ints
    until: Ints | None


def level_reached(verdicts: VerdictRows, escalations: tuple[Escalation, ...]) -> NDArray[np.int16]:
    """Return the number of the highest of *escalations* that rang on the clock of each ticket, 0 for none."""
    if not escalations:
        return np.zeros(len(verdicts.chunk), np.int16)
    found = np.zeros(len(verdicts.clocks), np.int16)
    if verdicts.cut is not None:
        verdicts.ask_scalar(verdicts.clocks.tickets[verdicts.cut != NULL])  # each part has a ladder of its own
    if verdicts.shares is not None and any(escalation.trigger != "after" for escalation in escalations):
        verdicts.ask_scalar(verdicts.clocks.tickets[verdicts.shares.clocks])
    walked = verdicts.run.walked
    if walked is not None and any(map(_told_beside_the_clock, escalations)):
        verdicts.ask_scalar(verdicts.run.turned[walked.past_owner])
    legs: list[Leg] | None = None
    for number, escalation in enumerate(escalations, start=1):
        rang = _rang_plainly(verdicts, escalation)
        if rang is not None:
            np.maximum(found, rang * np.int16(number), out=found)  # in a quarter of the time of found[rang] = number
            continue
        if legs is None:
            legs = list(_legs(verdicts))
        for leg in legs:
            found[leg.clocks[_rang(verdicts, escalation, leg)]] = number
    return verdicts.of_tickets(found, 0)


def _told_beside_the_clock(escalation: Escalation) -> bool:
    """Tell whether an alarm may fall where the clock stands still, so that a reopening puts it off."""
    return escalation.in_hours or escalation.trigger in {"before_due", "after_due"}


def _rang_plainly(verdicts: VerdictRows, escalation: Escalation) -> Flags | None:
    """
    Return the clocks that an escalation rang on, read off the time elapsed; None where that does not tell.

    It does where nothing turned and no severity changed, and the alarm counts what the limit counts: what was on the
    clock at its end rang before it, but for an alarm that fell on the end itself.
    """
    readings, run, chunk = verdicts.readings, verdicts.run, verdicts.chunk
    if escalation.trigger != "after" or escalation.in_hours or len(verdicts.changed) or run.walked is not None:
        return None
    if len(readings) != 1 or readings[0][0] is not None:
        return None
    reading = readings[0][1]
    table = _after_table(verdicts, escalation)
    groups = table.groups(verdicts.places)
    if len(groups) != 1 or table.dated or table.measure(groups[0][0], chunk.measures) is not reading.measure:
        return None
    heard = table.limited & np.array(
        [*(escalation.to_for(severity) is not None for severity in chunk.terms.grid.severities), False]
    )
    amounts = look_up(np.where(heard, table.durations, MOST_MICROS), verdicts.places)
    rang: Flags = reading.elapsed > amounts
    even = np.flatnonzero(reading.elapsed == amounts)
    if len(even):
        rang[even] = reading.reaches(amounts[even], even) < reading.clocks.end[even]
    if verdicts.commitment.starts is EventKind.SEVERITY_ASSIGNED:
        return rang  # the severity is known since the start
    since = chunk.severities.since
    return rang & ((since if verdicts.clocks.rows is None else since[verdicts.clocks.rows]) < reading.clocks.end)


def _after_table(verdicts: VerdictRows, escalation: Escalation) -> PromiseTable:
    """Return after which limits an escalation rings, and what counts them."""
    counting = escalation.calendar or verdicts.chunk.terms.calendar
    severities = (*verdicts.chunk.terms.grid.severities, None)
    limits = tuple(escalation.after_for(severity) for severity in severities)
    return PromiseTable(limits, (counting,) * len(severities))


def _legs(verdicts: VerdictRows) -> Iterator[Leg]:
    """Yield the severities under which an escalation may ring, one after another."""
    severities = verdicts.chunk.severities
    rows, places = verdicts.clocks.tickets, verdicts.places
    told = places != UNSET
    if verdicts.commitment.on_severity_change is OnSeverityChange.FROZEN:
        clocks = np.flatnonzero(told)
        # nobody is told before the first severity is known; no later one is heard
        since = severities.since[rows]
        since[verdicts.changed] = severities.at[severities.first[:-1][verdicts.periods]]
        yield Leg(clocks, places[clocks], since[clocks], None)
        return
    told[verdicts.changed] = False
    clocks = np.flatnonzero(told)
    yield Leg(clocks, places[clocks], severities.since[rows[clocks]], None)
    if not len(verdicts.changed):
        return
    begin, count = severities.first[:-1][verdicts.periods], np.diff(severities.first)[verdicts.periods]
    for k in range(int(count.max())):
        having = np.flatnonzero(count > k)
        place = begin[having] + k
        following = np.append(severities.at, NULL)[place + 1]
        until = np.where(count[having] > k + 1, following, NULL)
        yield Leg(verdicts.changed[having], severities.level[place], severities.at[place], until)


def _rang(verdicts: VerdictRows, escalation: Escalation, leg: Leg) -> Ints:
    """Return which clocks of *leg* an escalation rang on."""
    chunk = verdicts.chunk
    severities = chunk.terms.grid.severities
    asked = np.array(
        [*(escalation.to_for(s) is not None and escalation.when_for(s) is not None for s in severities), False]
    )
    wanted = np.flatnonzero(asked[leg.places])
    if not len(wanted):
        return wanted
    rows = verdicts.clocks.tickets[leg.clocks[wanted]]
    ended = verdicts.run.ended[rows]
    end = np.where(ended == NULL, chunk.now, ended)
    at = _Plan(verdicts, escalation, leg, wanted).at()
    some = np.flatnonzero(at != NULL)
    wanted, rows, at, end = wanted[some], rows[some], at[some], end[some]
    at = np.maximum(at, leg.since[wanted])
    at = _after_reopening(verdicts, rows, at)
    early = np.flatnonzero(at < end)
    wanted, rows, at, end = wanted[early], rows[early], at[early], end[early]
    if escalation.in_hours and len(at):
        at = chunk.measures.open(chunk.terms.calendar).opening(at, rows)
    rang = at < end
    if leg.until is not None:
        until = leg.until[wanted]
        rang &= (until == NULL) | (at < until)
    return wanted[rang]


def _after_reopening(verdicts: VerdictRows, rows: Ints, at: Ints) -> Ints:
    """Return *at*, or the reopening where a resolution stood at that very instant: then nobody was told."""
    walked = verdicts.run.walked
    if walked is None or not len(walked.past_owner):
        return at
    moment = np.full(len(verdicts.chunk), NULL, np.int64)
    moment[rows] = at
    past = verdicts.run.turned[walked.past_owner]
    settled = np.zeros(len(moment), bool)
    settled[past[moment[past] == walked.past_end]] = True
    paused = verdicts.run.turned[walked.paused_owner]
    back = np.flatnonzero(settled[paused] & (walked.paused_from == moment[paused]))[::-1]
    # of several pauses from that instant the first one counts, which is written last
    moment[paused[back]] = walked.paused_to[back]
    return moment[rows]


class _Plan:
    """When an escalation rings first on the clocks of a leg: NULL where it does not before the end of each."""

    def __init__(self, verdicts: VerdictRows, escalation: Escalation, leg: Leg, wanted: Ints) -> None:
        self.verdicts, self.escalation = verdicts, escalation
        self.clocks = verdicts.clocks.part(leg.clocks[wanted])
        self.places = leg.places[wanted]
        self.since = leg.since[wanted]
        self.severities = (*verdicts.chunk.terms.grid.severities, None)
        paused = verdicts.run.paused
        self.still: Flags = np.zeros(len(wanted), bool) if paused is None else paused[self.clocks.tickets]

    def at(self) -> Ints:
        """Return the instants."""
        escalation = self.escalation
        if escalation.trigger == "after":
            table = _after_table(self.verdicts, escalation)
            return self._on_clock(table, table.allowed(self.places, self.clocks.started))
        table = self.verdicts.table
        allowed = table.allowed(self.places, self.clocks.started)
        found = np.full(len(self.clocks), NULL, np.int64)
        for place in np.flatnonzero(np.bincount(self.places)).tolist():
            rows = np.flatnonzero(self.places == place)
            when, limit = escalation.when_for(self.severities[place]), table.limits[place]
            assert when is not None  # noqa: S101 -- for the type checker: both were asked for
            assert limit is not None  # noqa: S101
            if isinstance(when, Fraction):
                found[rows] = self._on_clock(table, _share(when, allowed[rows]), rows)
            elif type(when) is type(limit) and isinstance(when, BusinessHours | ClockHours):
                sign = -1 if escalation.trigger == "before_due" else 1
                amounts = np.full(len(rows), duration(limit) + sign * duration(when))
                found[rows] = self._on_clock(table, amounts, rows)
            else:
                found[rows] = self._beside_due(table, place, when, allowed[rows], rows)
        return found

    def _on_clock(self, table: PromiseTable, amounts: Ints, chosen: Ints | None = None) -> Ints:
        """Return when the amounts are on the clocks; NULL where that is not before the end of each."""
        clocks = self.clocks if chosen is None else self.clocks.part(chosen)
        places = self.places if chosen is None else self.places[chosen]
        found = np.full(len(clocks), NULL, np.int64)
        for place, picked in table.groups(places):
            everyone = np.arange(len(clocks)) if picked is None else picked
            reading = (clocks if picked is None else clocks.part(picked)).read(
                table.measure(place, self.verdicts.chunk.measures)
            )
            # what the clock has not counted at its end is reached later, or never
            some = np.flatnonzero(reading.elapsed >= amounts[everyone])
            found[everyone[some]] = reading.reaches(amounts[everyone[some]], some)
        return found

    def _beside_due(self, table: PromiseTable, place: int, when: Limit, allowed: Ints, chosen: Ints) -> Ints:
        """
        Return the instants that lie *when* before or after the limits are used up, counted from the due dates.

        A clock with pauses plans it anew at each of them: the scalar assessment is asked.
        """
        clocks = self.clocks.part(chosen)
        if clocks.first is not None:
            several = np.diff(clocks.first) > 1
            self.verdicts.ask_scalar(clocks.tickets[several])
            clocks, allowed, chosen = clocks.part(np.flatnonzero(~several)), allowed[~several], chosen[~several]
            found = np.full(len(several), NULL, np.int64)
            found[~several] = self._beside_due_of(table, place, when, allowed, chosen)
            return found
        return self._beside_due_of(table, place, when, allowed, chosen)

    def _beside_due_of(self, table: PromiseTable, place: int, when: Limit, allowed: Ints, chosen: Ints) -> Ints:
        clocks = self.clocks.part(chosen)
        reading = clocks.read(table.measure(place, self.verdicts.chunk.measures))
        due = reading.reaches(allowed)
        back = self.escalation.trigger == "before_due"
        measure = self.verdicts.chunk.measures.of(table.calendars[place], when)
        at = np.maximum(_moved(due, when, table.calendars[place], measure, clocks.tickets, back=back), clocks.started)
        rings = np.maximum(at, self.since[chosen])
        last = _last_end(reading)
        planned = (reading.elapsed >= allowed) | (rings < last) | ~self.still[chosen]
        return np.where(planned, at, NULL)


def _last_end(reading: Reading) -> Ints:
    """Return when the last stretch of each clock ended."""
    clocks = reading.clocks
    return clocks.end if clocks.first is None else clocks.end[clocks.first[1:] - 1]


def _share(share: Fraction, allowed: Ints) -> Ints:
    """Return that share of each amount, rounded up to a microsecond."""
    if int(allowed.max(initial=0)) * share.numerator < 1 << 62:
        return -(-allowed * share.numerator // share.denominator)
    exact = [-(-much * share.numerator // share.denominator) for much in allowed.tolist()]
    return np.array(exact, np.int64)


def _moved(due: Ints, when: Limit, calendar: Calendar, measure: Measure, rows: Ints, *, back: bool) -> Ints:
    """Return the instants that lie *when* after others, or before them."""
    if is_dated(when):
        return dated(calendar, when, due, -1 if back else 1)
    micros = duration(when)
    passed = measure.before(due, rows)
    return measure.until(passed - micros, rows) if back else measure.reached(passed + micros, rows)
