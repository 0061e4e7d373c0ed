"""
The table of hand-worked cases: its files, and what the library answers to each of their questions.

A file holds cases; a case has a title, its clause, the situation, the working on paper, and checks. A check takes the
fields of its case, replaces those that it names itself, adds the events of `then`, and names the figures expected.
Wall-clock times are those of Paris, amounts are written '2 h 30 min', a figure that has no meaning is 'none'.
"""

from __future__ import annotations

import tomllib
from fractions import Fraction
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs

from sla_rules import (
    Agreement,
    BusinessCalendar,
    BusinessDays,
    PublicHolidays,
    Ticket,
    franceconnect,
)
from sla_rules.assessments.period import Period
from sla_rules.assessments.roster import Roster
from sla_rules.assessments.service_record import ServiceRecord
from sla_rules.clauses.escalation import Escalation
from sla_rules.clauses.modes import OnReopen, OnSeverityChange
from sla_rules.tickets.event import DETAILS, Event, EventKind

from .case_texts import EVENT, clock, differs, entry, limit, matched, moment, outage, shown, span

if TYPE_CHECKING:
    from datetime import datetime

FOLDER = Path(__file__).parent / "cases"

# What a case says for its reader, what a question is made of, and how a check is called.
TOLD = {"title", "clause", "situation", "working", "check"}
ASKED = {
    "events", "then", "now", "scope", "provider", "security", "blocking", "reading", "modes", "version",
    "remark_window", "year", "outages", "roster", "month", "tickets", "when", "ladder", "compared", "change",
}  # fmt: skip
MODES = {"on_severity_change": OnSeverityChange, "on_reopen": OnReopen}


def files() -> list[Path]:
    """Return the files of the table, in order."""
    return sorted(FOLDER.glob("*.toml"))


def cases(file: Path) -> list[dict[str, Any]]:
    """Return the cases of one file."""
    found: list[dict[str, Any]] = tomllib.loads(file.read_text(encoding="utf-8"))["case"]
    return found


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
