"""
The table of hand-worked cases: its files, and what the library answers to each of their questions.

A file holds cases; a case has a title, its clause, the situation, the working on paper, and checks. A check takes the
fields of its case, replaces those that it names itself, adds the events of `then`, and names the figures expected.
Wall-clock times are those of Paris, amounts are written '2 h 30 min', a figure that has no meaning is 'none'.
"""

from __future__ import annotations

import re
import tomllib
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

import attrs

from sla_rules import (
    Agreement,
    BusinessCalendar,
    BusinessDays,
    BusinessHours,
    ClockHours,
    PublicHolidays,
    Severity,
    Ticket,
    franceconnect,
)
from sla_rules.assessments.availability_result import Overlap
from sla_rules.assessments.commitment_assessment import CommitmentAssessment
from sla_rules.assessments.outage import Outage, OutageKind
from sla_rules.assessments.period import Period
from sla_rules.assessments.roster import Roster, RosterEntry
from sla_rules.assessments.service_record import ServiceRecord
from sla_rules.calendars.window_set import Windows
from sla_rules.clauses.escalation import Escalation
from sla_rules.clauses.modes import OnReopen, OnSeverityChange
from sla_rules.tickets.event import DETAILS, Event, EventKind

from .paper import PARIS

FOLDER = Path(__file__).parent / "cases"

# What a case says for its reader, what a question is made of, and how a check is called.
TOLD = {"title", "clause", "situation", "working", "check"}
ASKED = {
    "events", "then", "now", "scope", "provider", "security", "blocking", "reading", "modes", "version",
    "remark_window", "year", "outages", "roster", "month", "tickets", "when", "ladder", "compared", "change",
}  # fmt: skip
MODES = {"on_severity_change": OnSeverityChange, "on_reopen": OnReopen}

TIME = r"\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[+-]\d\d:\d\d)?"
EVENT = re.compile(rf"({TIME}) (\w+)(?: (.+))?")
OUTAGE = re.compile(rf"({TIME}) to ({TIME}|now) (\w+)(?: (.+))?")
ENTRY = re.compile(rf"(.+) from ({TIME})(?: to ({TIME}))?")
AMOUNT = re.compile(r"(-?)((?:[\d.]+ (?:h|min|s|µs) ?)+)")
UNITS = {"h": 3_600_000_000, "min": 60_000_000, "s": 1_000_000, "µs": 1}


def files() -> list[Path]:
    """Return the files of the table, in order."""
    return sorted(FOLDER.glob("*.toml"))


def cases(file: Path) -> list[dict[str, Any]]:
    """Return the cases of one file."""
    found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    return found


def moment(text: str) -> datetime:
    """Return the instant of a wall-clock time in Paris, or of one that bears its own offset."""
    at = datetime.fromisoformat(text)
    return at.replace(tzinfo=PARIS) if at.tzinfo is None else at.astimezone(PARIS)


def amount(text: str) -> timedelta:
    """Return the time that '8 h 47 min 2.4 s' names, exactly."""
    found = AMOUNT.fullmatch(text)
    assert found is not None, f"{text!r} is no amount of time"
    parts = found[2].split()
    micros = sum(Fraction(number) * UNITS[unit] for number, unit in zip(parts[::2], parts[1::2], strict=True))
    assert micros.denominator == 1, text
    return timedelta(microseconds=int(micros)) * (-1 if found[1] else 1)


def matched(pattern: re.Pattern[str], text: str) -> tuple[str | None, ...]:
    """Return the groups of *pattern* in the whole of *text*."""
    found = pattern.fullmatch(text)
    assert found is not None, f"{text!r} is not written as {pattern.pattern}"
    return found.groups()


def event(text: str) -> Event:
    """Return the event of '2026-03-02 10:00 severity_assigned Major'."""
    at, name, detail = matched(EVENT, text)
    kind = EventKind(str(name))
    if kind is EventKind.SEVERITY_ASSIGNED:
        return Event(kind, moment(str(at)), base().severity(str(detail)))
    assert detail is None or kind in DETAILS, text
    return Event(kind, moment(str(at)), detail=detail)


def ticket(asked: dict[str, Any], events: list[str], name: str = "INC-1") -> Ticket:
    """Return the ticket of a question, with these events."""
    return Ticket(
        id=name,
        events=tuple(event(text) for text in events),
        scope=asked.get("scope"),
        identity_provider=asked.get("provider"),
        blocking=asked.get("blocking", False),
        security=asked.get("security", False),
    )


@lru_cache
def base(*choices: tuple[str, str]) -> Agreement:
    """Return the annex under a reading; without choices, the default one."""
    return franceconnect.agreement(franceconnect.Reading(**dict(choices)))  # type: ignore[arg-type]


def agreement(asked: dict[str, Any]) -> Agreement:
    """Return the annex as the question reads it, with its modes and its second version."""
    found = base(*sorted(asked.get("reading", {}).items()))
    modes: dict[str, Any] = {
        name: tuple(EventKind(each) if each in set(EventKind) else each for each in value)
        if name == "paused_by"
        else MODES[name](value)
        for name, value in asked.get("modes", {}).items()
    }
    if modes:
        terms = found.terms
        found = found.evolve(
            commitments=tuple(attrs.evolve(each, **modes) for each in terms.commitments),
            indicators=tuple(
                attrs.evolve(each, commitment=attrs.evolve(each.commitment, **modes)) for each in terms.indicators
            ),
        )
    if "version" in asked:
        version = asked["version"]
        found = found.amended(version["since"], calendar=service(version["hours"]))
    if "ladder" in asked:
        found = found.evolve(escalations=tuple(rung(i, level) for i, level in enumerate(asked["ladder"], 1)))
    return found


def service(hours: str) -> BusinessCalendar:
    """Return the calendar of the service with other hours."""
    return BusinessCalendar(tz="Europe/Paris", hours=hours, holidays=PublicHolidays("FR"))


def limit(text: str) -> BusinessHours | ClockHours:
    """Return the limit of '2.5 h', in business hours, or of '2.5 h clock'."""
    return ClockHours(amount(text.removesuffix(" clock"))) if text.endswith(" clock") else BusinessHours(amount(text))


def rung(number: int, level: dict[str, Any]) -> Escalation:
    """Return one level of a ladder on the clock of figure 2."""
    said: dict[str, Any] = {
        name: limit(value) if name in {"after", "before_due", "after_due", "every"} else value
        for name, value in level.items()
    }
    if "at_share" in said:
        said["at_share"] = Fraction(said["at_share"])
    return Escalation(name=f"level {number}", clause="annex §2.2.2", commitment="resolution", **said)


class Answer:
    """What the library says to one question: a property for each word that a check may use."""

    def __init__(self, asked: dict[str, Any]) -> None:
        self.asked = asked
        self.agreement = agreement(asked)

    @cached_property
    def now(self) -> datetime:
        """The instant at which it is asked."""
        return moment(self.asked["now"])

    @cached_property
    def ticket(self) -> Ticket:
        """The ticket asked about."""
        return ticket(self.asked, [*self.asked["events"], *self.asked.get("then", ())])

    @cached_property
    def assessment(self) -> Any:  # noqa: ANN401 -- what it holds is looked up by name
        """The assessment of the ticket."""
        return self.agreement.assess(self.ticket, now=self.now)

    def __getitem__(self, word: str) -> object:
        """Return what the library says of *word*."""
        if word in {"resolution", "handling"}:
            return self.assessment.commitment(word)
        if word in {"severity", "late", "is_resolved"}:
            return getattr(self.assessment, word)
        found = getattr(self, f"_{word}", None)
        assert found is not None, f"{word!r} is no word of a case"
        return found()

    def _blocking_commitment(self) -> object:
        return self.assessment.commitment("blocking")

    def _overridden(self) -> object:
        return self.assessment.severity_trace.overridden

    def _indicator(self) -> object:
        (indicator,) = self.assessment.terms.indicators
        return self.assessment.standing(indicator)

    def _rang(self) -> list[str]:
        return [shown(alarm) for alarm in self.assessment.rang]

    def _next(self) -> object:
        alarm = self.assessment.next_alarm
        return None if alarm is None else shown(alarm)

    def _next_events(self) -> list[str]:
        events = self.assessment.next_events
        return [f"{clock(each.at)} {each.what} {each.to or each.name}" for each in events]

    def _no_worse(self) -> object:
        change = self.asked["change"]
        new = agreement({"reading": change.get("reading", self.asked.get("reading", {}))})
        if "hours" in change:
            new = new.evolve(calendar=service(change["hours"]))
        return new.no_worse_than(self.agreement, Period.parse(self.asked["compared"]))

    def _closure(self) -> object:
        window = self.asked.get("remark_window")
        closure = self.agreement.closure(
            self.ticket, now=self.now, remark_window=None if window is None else BusinessDays(window)
        )
        return {standing.rule.name: standing for standing in closure.standings}

    def _closable_since(self) -> object:
        return self.agreement.closure(self.ticket, now=self.now).since

    def _deactivated(self) -> list[str]:
        found = self.agreement.deactivations([self.ticket], now=self.now)
        return [f"{name} {span(window)}" for name, windows in found.items() for window in windows]

    def _notice(self) -> object:
        said = self.asked["notice"]
        return self.agreement.notice(said["given_on"], said.get("change_on"))

    def _availability(self) -> object:
        record = ServiceRecord(
            outages=tuple(outage(text) for text in self.asked.get("outages", ())),
            roster=Roster(tuple(entry(text) for text in self.asked.get("roster", ()))),
        )
        tickets = [self.ticket] if "events" in self.asked else []
        return self.agreement.availability(record, self.asked.get("year"), now=self.now, tickets=tickets)

    def _report(self) -> object:
        tickets = [
            ticket(self.asked, group["events"], f"INC-{i}-{j}")
            for i, group in enumerate(self.asked["tickets"])
            for j in range(group["times"])
        ]
        report = self.agreement.report(tickets, Period.parse(self.asked["month"]), now=self.now)
        (result,) = report.indicators
        said = {name: getattr(result, name) for name in dir(result) if not name.startswith("_")}
        return said | {"not_yet_received": report.not_yet_received}


def outage(text: str) -> Outage:
    """Return the outage of '2026-03-10 10:00 to 2026-03-10 12:00 provider Alizé'."""
    start, end, kind, provider = matched(OUTAGE, text)
    last = None if end == "now" else moment(str(end))
    return Outage(OutageKind(str(kind)), moment(str(start)), last, provider)


def entry(text: str) -> RosterEntry:
    """Return the entry of 'Alizé from 2026-01-01 00:00'."""
    provider, start, end = matched(ENTRY, text)
    return RosterEntry(str(provider), moment(str(start)), None if end is None else moment(end))


def span(window: Any) -> str:  # noqa: ANN401 -- a window, by its two ends
    """Write a window as a case does."""
    return f"{clock(window.start)} to {clock(window.end)}"


def clock(at: datetime) -> str:
    """Write an instant as a case does: the wall clock of Paris, no more digits than needed."""
    text = at.astimezone(PARIS).replace(tzinfo=None).isoformat(" ")
    return text.removesuffix(":00")


def shown(value: Any) -> str:  # noqa: ANN401 -- an alarm or an overlap
    """Write an alarm, or an overlap of outages, as a case does."""
    if isinstance(value, Overlap):
        return f"{span(value.window)} {', '.join(value.providers)}"
    return f"{clock(value.at)} {value.to}"


def differs(actual: object, expected: object, path: str) -> list[str]:
    """Return a line for each figure in which what the library says is not what the paper says."""
    if isinstance(expected, dict):
        found = []
        for name, wanted in expected.items():
            part = actual[name] if isinstance(actual, dict) else getattr(actual, name)
            found += differs(part, wanted, f"{path}.{name}")
        return found
    if isinstance(expected, list):
        assert isinstance(actual, list | tuple), path
        actual = [word(each) for each in actual]
        return [] if actual == expected else [f"{path}: {actual} is said, {expected} is expected"]
    return [] if agrees(actual, expected) else [f"{path}: {actual!r} is said, {expected!r} is expected"]


def word(value: object) -> str:
    """Return the text by which a list of a case names *value*."""
    if isinstance(value, CommitmentAssessment):
        return str(value.state)
    return shown(value) if isinstance(value, Overlap) else str(value)


def agrees(actual: object, expected: object) -> bool:
    """Tell whether a figure of the library is the one that the paper writes."""
    if actual is None or expected == "none":
        return actual is None and expected == "none"
    if not isinstance(expected, str):
        return type(actual) is type(expected) and actual == expected
    wanted: object = expected
    match actual:
        case datetime():
            # in UTC: two datetimes of one zone are equal in Python though their folds differ
            actual, wanted = actual.astimezone(UTC), moment(expected).astimezone(UTC)
        case timedelta():
            wanted = amount(expected)
        case Windows():
            actual, wanted = actual.duration, amount(expected)
        case Severity():
            actual = actual.name
        case Fraction():
            wanted = Fraction(expected)
    return actual == wanted


def faults(case: dict[str, Any], check: dict[str, Any]) -> list[str]:
    """Return what the library answers otherwise than *check* of *case* expects."""
    asked = {name: value for name, value in case.items() if name not in TOLD} | check
    answer = Answer(asked)
    wanted = {name: value for name, value in check.items() if name not in ASKED}
    assert wanted, f"{case['title']}: {check['when']} expects nothing"
    found: list[str] = []
    for name, expected in wanted.items():
        given = {"given_on", "change_on"} if name == "notice" else set()
        if given:
            expected = {key: value for key, value in expected.items() if key not in given}  # noqa: PLW2901
        found += differs(answer[name], expected, name)
    return found
