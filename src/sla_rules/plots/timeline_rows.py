"""What a ticket's timeline shows, row by row, before anything is drawn."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from sla_rules.assessments.state import State
from sla_rules.assessments.step import StepKind
from sla_rules.calendars.instants import MICROSECOND, as_micros, from_micros
from sla_rules.calendars.passages import PassageKind, passages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from sla_rules.assessments.alarm import Alarm
    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.commitment_assessment import CommitmentAssessment
    from sla_rules.assessments.explanation import CommitmentTrace
    from sla_rules.assessments.words import Words
    from sla_rules.tickets.event import Event

# More events than these share a row for each kind.
MOST_EVENTS = 24
# An empty margin on either side, as a part of the whole, and what it is at least: half an hour.
_MARGIN, _LEAST_MARGIN = 40, 30 * 60 * 1_000_000


class BandKind(StrEnum):
    """What a stretch of a row is; the words have the same keys after `band_`."""

    OPEN = "open"
    CLOSED_DAY = "closed_day"
    COUNTED = "counted"
    # Counted after the commitment was breached.
    LATE = "late"
    PAUSED = "paused"
    LEFT = "left"


class MarkKind(StrEnum):
    """What a point of a row is; the words have the same keys after `mark_`."""

    EVENT = "event"
    RANG = "rang"
    RINGS = "rings"
    DUE = "due"
    DUE_IF_RESUMED = "due_if_resumed"


class Band(NamedTuple):
    """A stretch of the row *row*, its ends in microseconds of UTC, with its *name* and what a reader may ask of it."""

    row: int
    start: int
    end: int
    kind: BandKind
    name: str
    told: str


class Mark(NamedTuple):
    """A point of the row *row*, in microseconds of UTC, with its time as a *label* and what a reader may ask of it."""

    row: int
    at: int
    kind: MarkKind
    label: str
    told: str


class TimelineRows(NamedTuple):
    """All of a timeline: its *rows* by their two lines of text, what stands in them, and its *span* with margins."""

    rows: tuple[tuple[str, str], ...]
    bands: tuple[Band, ...]
    marks: tuple[Mark, ...]
    span: tuple[int, int]


def rows_of(assessment: Assessment, names: Sequence[str], words: Words) -> TimelineRows:
    """Return what the timeline of *assessment* shows of the commitments *names*; the ticket was received at its now."""
    teller = _Teller(assessment, names, words)
    return TimelineRows(tuple(teller.rows), tuple(teller.bands), tuple(teller.marks), teller.span)


class _Teller:
    """One assessment told in one language, row by row."""

    def __init__(self, assessment: Assessment, names: Sequence[str], words: Words) -> None:
        self.assessment = assessment
        self.words = words
        self.zone: ZoneInfo = assessment.terms.calendar.day_zone
        self.traces = [trace for trace in assessment.explain().commitments if trace.assessed.name in names]
        self.alarms = [alarm for alarm in assessment.alarms if alarm.escalation.commitment in names]
        self.rows: list[tuple[str, str]] = []
        self.bands: list[Band] = []
        self.marks: list[Mark] = []
        self.span = self._span()
        self._service()
        for trace in self.traces:
            self._commitment(trace)
        for alarm in self.alarms:
            self._alarm(alarm)
        self._events(assessment.known)

    def _span(self) -> tuple[int, int]:
        """Return from when to when: all that happened, is due or will ring, and now while the ticket is open."""
        assessment = self.assessment
        instants = [event.micros for event in assessment.known]
        instants += [as_micros(alarm.at) for alarm in self.alarms]
        instants += [as_micros(due) for trace in self.traces for due in (_due(trace.assessed),) if due is not None]
        over = {State.CANCELLED, State.NOT_COVERED}
        if any(trace.assessed.ended_at is None and trace.assessed.state not in over for trace in self.traces):
            instants.append(assessment.now_micros)
        first, last = min(instants), max(instants)
        margin = max((last - first) // _MARGIN, _LEAST_MARGIN)
        known = assessment.terms.calendar.timeline.source.span
        return max(first - margin, min(known[0], first)), min(last + margin, max(known[1], last))

    def _row(self, first: str, second: str) -> int:
        self.rows.append((first, second))
        return len(self.rows) - 1

    def _service(self) -> None:
        """Add the row of the calendar: open windows, and the closed days that have a name."""
        row = self._row(self.words.say("row_service"), self.zone.key)
        start, end = (from_micros(micros, self.zone) for micros in self.span)
        for passage in passages(self.assessment.terms.calendar, start, end):
            window = passage.window
            if passage.kind is PassageKind.OPEN:
                self._band(row, window.micros, BandKind.OPEN, "")
            elif window.name:
                self._band(row, window.micros, BandKind.CLOSED_DAY, window.name)

    def _commitment(self, trace: CommitmentTrace) -> None:
        """Add the row of a commitment: what its clocks counted, where they stood still, and when it is due."""
        assessed, words = trace.assessed, self.words
        state = words.say("commitment_row", name=words.name(assessed.name), state=words.say(assessed.state))
        row = self._row(state, self._spent(assessed))
        for each in (*trace.earlier, trace):
            breached = each.assessed.breached_at
            for step in each.steps:
                ends = as_micros(step.start), as_micros(step.end)
                if step.counted:
                    self._counted(row, ends, None if breached is None else as_micros(breached))
                elif step.kind is StepKind.PAUSED:
                    self._band(row, ends, BandKind.PAUSED, words.name(step.name))
        due, now = _due(assessed), self.assessment.now_micros
        if due is None:
            return
        kind = MarkKind.DUE if assessed.due_at is not None else MarkKind.DUE_IF_RESUMED
        self._mark(row, due, kind)
        if assessed.open and now < as_micros(due):
            left = "" if assessed.remaining is None else words.amount(assessed.remaining)
            self._band(row, (now, as_micros(due)), BandKind.LEFT, left)

    def _counted(self, row: int, ends: tuple[int, int], breached: int | None) -> None:
        """Add a stretch that was counted, cut where the commitment was *breached*."""
        start, end = ends
        cut = end if breached is None else min(max(breached, start), end)
        for first, last, kind in ((start, cut, BandKind.COUNTED), (cut, end, BandKind.LATE)):
            if first < last:
                self._band(row, (first, last), kind, self.words.amount((last - first) * MICROSECOND))

    def _spent(self, assessed: CommitmentAssessment) -> str:
        """Say how much of how much is used up, or what the limit is while no clock has started."""
        words = self.words
        limit = words.say("by_severity") if assessed.limit is None else words.limit(assessed.limit)
        if assessed.clock is None:
            return limit
        return words.say("spent_row", elapsed=words.amount(assessed.elapsed), limit=limit)

    def _alarm(self, alarm: Alarm) -> None:
        kind = MarkKind.RANG if alarm.rang else MarkKind.RINGS
        words = self.words
        row = self._row(words.say("alarm_row", said=words.say(f"alarm_{kind}"), to=alarm.to), self._at(alarm.at))
        self._mark(row, alarm.at, kind)

    def _events(self, events: Iterable[Event]) -> None:
        """Add a row for each event, or for each kind when there are many."""
        events = tuple(events)
        rows: dict[str, int] = {}
        for event in events:
            told = self._event(event)
            if len(events) <= MOST_EVENTS:
                row = self._row(told, self._at(event.at))
            elif event.kind in rows:
                row = rows[event.kind]
            else:
                times = sum(other.kind is event.kind for other in events)
                row = rows[event.kind] = self._row(self.words.name(event.kind), self.words.say("times", count=times))
            self._mark(row, event.at, MarkKind.EVENT, told)

    def _event(self, event: Event) -> str:
        """Name an event, with the severity or the detail that it has."""
        words = self.words
        said = words.severity(event.severity) if event.severity is not None else event.detail
        name = words.name(event.kind)
        return name if said is None else words.say("colon", label=name, said=words.name(said))

    def _band(self, row: int, ends: tuple[int, int], kind: BandKind, name: str) -> None:
        start, end = (self._at(from_micros(micros, self.zone)) for micros in ends)
        what = self.words.say(f"band_{kind}")
        told = self.words.say("colon", label=what, said=name) if name else what
        self.bands.append(Band(row, *ends, kind, name, f"{told}, {self.words.say('from_to', start=start, end=end)}"))

    def _mark(self, row: int, at: datetime, kind: MarkKind, what: str = "") -> None:
        label = self._at(at)
        self.marks.append(Mark(row, as_micros(at), kind, label, f"{what or self.words.say(f'mark_{kind}')}, {label}"))

    def _at(self, at: datetime) -> str:
        return self.words.instant(at.astimezone(self.zone))


def _due(assessed: CommitmentAssessment) -> datetime | None:
    """Return when it is due, or would be if its paused clock went on now."""
    return assessed.due_at or assessed.due_at_if_resumed_now
