"""What can be called on the public surface, each once with arguments that it takes."""

from __future__ import annotations

import enum
import inspect
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import attrs

import sla_rules
from sla_rules import (
    BusinessCalendar,
    BusinessDays,
    BusinessHours,
    CalendarMonths,
    ClockHours,
    ClosedDates,
    Confirmation,
    DayCount,
    DayExplanation,
    DayHours,
    DayKind,
    Event,
    EventKind,
    Outage,
    OutageKind,
    Period,
    PeriodKind,
    PublicHolidays,
    RecurringClosure,
    RecurringDates,
    Roster,
    RosterEntry,
    ServiceRecord,
    Ticket,
    Tier,
    Tiers,
    VersionedHours,
    WeeklyHours,
    Window,
    Windows,
    franceconnect,
    passages,
    read_ical,
    settle,
    wilson,
)

Call = tuple[Callable[..., object], dict[str, Any]]

PARIS = ZoneInfo("Europe/Paris")
AT = datetime(2026, 3, 2, 10, tzinfo=PARIS)
LATER = AT + timedelta(days=1)
DAY = date(2026, 3, 2)
CALENDAR = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))
COMBINED = CALENDAR & BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 08:00-12:00")
AGREEMENT = franceconnect.agreement()
TERMS = AGREEMENT.terms
MAJOR = franceconnect.MAJOR
TICKET = Ticket.received("1", at=AT, scope="site", identity_provider="A").severity_assigned(MAJOR, at=AT)
# Lives on which a step is possible that is not on that one.
RESOLVED = TICKET.resolved(at=AT)
LIVES = {
    "Ticket.confirmed": RESOLVED,
    "Ticket.information_provided": TICKET.information_requested(at=AT),
    "Ticket.reopened": RESOLVED,
    "Ticket.resumed": TICKET.paused("parts", at=AT),
}
ASSESSMENT = AGREEMENT.assess(TICKET, now=LATER)
RECORD = ServiceRecord(outages=(Outage(OutageKind.NO_CHOICE, AT, LATER),))
MARCH = Period.month(2026, 3)
KEPT = Tier(name="kept", at_least=Fraction(0), below=None, credit=Fraction(0))
TIERS = Tiers(name="credit", clause="§1", tiers=(KEPT,))
ICAL = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n"
# The arguments of methods, by name, where they do not hang on the method.
_USUAL: dict[str, Any] = {
    "amount": timedelta(hours=1),
    "at": AT,
    "by": "support",
    "calendar": CALENDAR,
    "change_on": DAY,
    "commitment": TERMS.commitments[0],
    "data": TICKET.to_dict(),
    "day": DAY,
    "default": CALENDAR,
    "end": LATER,
    "event": Event(EventKind.RESOLVED, LATER),
    "form": Confirmation.VERBAL,
    "given_on": DAY,
    "indicator": TERMS.indicators[0],
    "key": "team",
    "kind": EventKind.RECEIVED,
    "lang": "en",
    "level_or_name": 2,
    "n": 2,
    "name": "resolution",
    "now": LATER,
    "old": AGREEMENT,
    "other": franceconnect.Reading(),
    "period": MARCH,
    "prorogued": True,
    "reason": "parts",
    "record": RECORD,
    "remark_window": BusinessDays(5),
    "scope": "site",
    "severity": MAJOR,
    "share": Fraction(1, 2),
    "start": AT,
    "team": "network",
    "ticket": TICKET,
    "tickets": (TICKET,),
    "tz": "Europe/Paris",
    "year": 2026,
    "years": range(2026, 2027),
}
VARIABLE = (inspect.Parameter.VAR_POSITIONAL, inspect.Parameter.VAR_KEYWORD)
_BOUND = {"self", "cls"}
# The same where they do.
_OF: dict[str, dict[str, Any]] = {
    "Agreement.amended": {"since": DAY, "calendar": CALENDAR},
    "Agreement.assessment_from_dict": {"data": ASSESSMENT.to_dict()},
    "Agreement.evolve": {"calendar": CALENDAR},
    "Agreement.reports": {"kind": "month"},
    "BusinessCalendar.evolve": {"hours": "Mo 09:00-10:00"},
    "BusinessCalendar.business_days": {"start": DAY, "end": DAY},
    "CombinedCalendar.business_days": {"start": DAY, "end": DAY},
    "CombinedCalendar.evolve": {"left": CALENDAR},
    "Closure.rule": {"name": "no remark"},
    "Period.containing": {"kind": PeriodKind.MONTH},
    "Period.month": {"month": 3},
    "Period.parse": {"label": "2026-03"},
    "Period.quarter": {"quarter": 1},
    "Roster.listed": {"provider": "A"},
    "ServiceRecord.with_outages": {"outages": RECORD.outages},
    "Ticket.from_times": {
        "id": "1",
        "received_at": AT,
        "acknowledged_at": AT,
        "severity": MAJOR,
        "severity_assigned_at": AT,
        "resolved_at": LATER,
        "identity_provider": "A",
        "blocking": True,
        "security": False,
    },
    "Ticket.received": {"id": "1", "identity_provider": "A", "blocking": True, "security": False},
    "DayHours.parse": {"text": "09:00-12:00"},
    "WeeklyHours.parse": {"text": "Mo 09:00-12:00"},
    "Reading.parse": {"choices": ["hours_unit=clock_hours"]},
    "ReadingRange.without": {"fields": ("hours_unit",)},
}
# The objects whose methods are called; what an agreement answers, and what one builds.
_OBJECTS: tuple[object, ...] = (
    AGREEMENT,
    ASSESSMENT,
    ASSESSMENT.commitments[0],
    ASSESSMENT.explain(),
    AGREEMENT.closure(TICKET, now=LATER),
    CALENDAR,
    COMBINED,
    ClosedDates([DAY]),
    DayHours(),
    DayCount.JOURS_OUVRABLES,
    KEPT,
    MARCH,
    RECORD,
    Roster((RosterEntry("A", AT),)),
    RecurringClosure("FREQ=MONTHLY", DAY, "09:00-12:00"),
    RecurringDates("FREQ=YEARLY", DAY),
    TERMS,
    TERMS.commitments[0],
    TERMS.escalations[0],
    TERMS.grid,
    TERMS.indicators[0],
    TICKET,
    TIERS,
    PublicHolidays("FR"),
    VersionedHours("Mo 09:00-10:00", {DAY: "Tu 09:00-10:00"}),
    WeeklyHours.parse("Mo 09:00-10:00"),
    franceconnect.Reading(),
    franceconnect.readings_report([TICKET], now=LATER).total,
)
# Methods that the floors of the library call with what they have checked: microseconds, counts, no text of a user.
OWN = {
    "Bound.allows",
    "Coverage.covers",
    "BusinessCalendar.closures_between",
    "Indicator.misses_allowed",
    "Indicator.reached",
    "IndicatorResult.of",
    "Outage.until",
    "RecurringClosure.dates",
    "SeverityGrid.check",
    "ServiceRecord.all_providers_out",
    "ServiceRecord.out",
    "VersionedHours.in_force",
    "WeeklyHours.in_force",
}


def fields_of(value: object) -> dict[str, Any]:
    """Return what an object of an attrs class was built from."""
    return {part.name: getattr(value, part.name) for part in attrs.fields(type(value)) if part.init}  # type: ignore[arg-type]


def _constructions() -> Iterator[tuple[type, dict[str, Any]]]:
    built: tuple[object, ...] = (
        AGREEMENT,
        TERMS,
        *(TERMS.commitments[0], TERMS.escalations[0], TERMS.closures[0], TERMS.indicators[0]),
        *(TERMS.availability, TERMS.notice, TERMS.deactivation, TERMS.grid, MAJOR),
        *(KEPT, TIERS, MARCH, RECORD, RECORD.outages[0], RosterEntry("A", AT), Roster(), TICKET, TICKET.events[0]),
        *(CALENDAR, COMBINED, Window(AT, LATER), Windows(), DayHours(((0, 60),)), WeeklyHours.parse("Mo 09:00-10:00")),
        *(BusinessHours(1), ClockHours(1), BusinessDays(1), CalendarMonths(1), franceconnect.Reading()),
        DayExplanation(DAY, DayKind.WEEKLY, DayHours()),
        RecurringClosure("FREQ=MONTHLY", DAY, "09:00-12:00"),
        RecurringDates("FREQ=YEARLY", DAY),
    )
    for value in built:
        yield type(value), fields_of(value)
    yield ClosedDates, {"dates": [DAY], "years": (2000, 2030)}
    yield PublicHolidays, {"country": "FR", "subdivision": "57", "categories": ("public",), "language": "fr"}
    yield VersionedHours, {"initial": "Mo 09:00-10:00", "changes": {DAY: "Tu 09:00-10:00"}}


def calls() -> Iterator[tuple[str, Call]]:
    """Walk every call by its name, with arguments that it takes."""
    for kind, given in _constructions():
        yield kind.__name__, (kind, given)
    for value in _OBJECTS:
        for name, parameters in methods_of(type(value)):
            label = f"{type(value).__name__}.{name}"
            if label not in OWN:
                special = _OF.get(label, {})
                usual = {parameter: _USUAL[parameter] for parameter in parameters if parameter in _USUAL}
                yield label, (getattr(LIVES.get(label, value), name), {**usual, **special})
    yield "passages", (passages, {"calendar": CALENDAR, "start": AT, "end": LATER})
    yield "read_ical", (read_ical, {"source": ICAL, "first_year": 2026, "last_year": 2026, "tz": "Europe/Paris"})
    (result,) = AGREEMENT.report([TICKET], MARCH, now=LATER).indicators
    yield "settle", (settle, {"result": result, "tiers": TIERS})
    yield "wilson", (wilson, {"met": 19, "received": 20, "z": 1.96})
    yield "franceconnect.agreement", (franceconnect.agreement, {"reading": None, "holidays": PublicHolidays("FR")})
    report = {"tickets": [TICKET], "kind": "month", "now": LATER, "base": None, "holidays": None}
    yield "franceconnect.readings_report", (franceconnect.readings_report, report)


def methods_of(kind: type) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Walk the public methods of *kind* that take an argument, with the names of those."""
    for name in vars(kind) if issubclass(kind, enum.Enum) else dir(kind):
        held = inspect.getattr_static(kind, name)
        method = held.__func__ if isinstance(held, staticmethod | classmethod) else held
        if name.startswith("_") or not inspect.isfunction(method):
            continue
        parameters = [each for each in inspect.signature(method).parameters.values() if each.name not in _BOUND]
        if parameters:
            yield name, tuple(each.name for each in parameters if each.kind not in VARIABLE)


def public_methods() -> Iterator[str]:
    """Walk the methods of the public classes that take an argument, those of errors left out."""
    for home in (sla_rules, franceconnect):
        for name in home.__all__:
            kind = getattr(home, name)
            if inspect.isclass(kind) and not issubclass(kind, Exception):
                yield from (f"{name}.{method}" for method, _ in methods_of(kind))
