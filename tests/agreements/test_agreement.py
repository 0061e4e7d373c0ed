"""Agreements and their versions."""

from __future__ import annotations

import pickle
from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any
from zoneinfo import ZoneInfo

import attrs
import pytest

from sla_rules import Agreement, BusinessCalendar, BusinessHours, CalendarMonths, Ticket
from sla_rules.assessments.roster import Roster, RosterEntry
from sla_rules.assessments.service_record import ServiceRecord
from sla_rules.clauses.availability import Availability
from sla_rules.clauses.deactivation import Deactivation
from sla_rules.clauses.notice import Notice
from sla_rules.errors import InvalidTypeError, SlaError, UnknownNameError
from sla_rules.tickets.event import EventKind
from tests.assessments.paper import AGREEMENT, HIGH, LOW, RESPONSE, TERMS, monday

FASTER = (attrs.evolve(RESPONSE, limit=BusinessHours(0.5)),)
HOUR = timedelta(hours=1)
SINCE = date(2026, 3, 2)
AMENDED = AGREEMENT.amended(SINCE, commitments=FASTER, escalations=())


def test_table_of_contents() -> None:
    """An agreement shows its calendar, zone and severities, and finds one by level or name"""
    assert (AGREEMENT.calendar, AGREEMENT.zone) == (TERMS.calendar, ZoneInfo("Europe/Paris"))
    assert AGREEMENT.severities == (HIGH, LOW)
    assert AGREEMENT.severity(2) is AGREEMENT.severity("Low") is LOW
    with pytest.raises(UnknownNameError, match="severity: 7 is not in the grid"):
        AGREEMENT.severity(7)
    for wrong, kind in ((2.0, "float"), (True, "bool"), (None, "NoneType"), (Fraction(2), "Fraction")):
        with pytest.raises(InvalidTypeError, match=f"is a {kind}; a level such as 2, or a name, is wanted"):
            AGREEMENT.severity(wrong)  # type: ignore[arg-type]


def test_version_in_force_when_received() -> None:
    """A ticket is judged by the terms of the local date on which it was received, whatever came later"""
    before = Ticket.received("1", at=datetime.fromisoformat("2026-03-01T22:59:59Z"))
    after = Ticket.received("2", at=datetime.fromisoformat("2026-03-01T23:00:00Z"))
    assert AMENDED.assess(before, now=monday(12)).terms == TERMS
    assert AMENDED.assess(after, now=monday(12)).commitment("response").limit == BusinessHours(0.5)
    assert (AMENDED.terms_on(date(2026, 3, 1)), AMENDED.terms_on(SINCE)) == (TERMS, AMENDED.latest)
    assert AMENDED.latest.commitments == FASTER
    again = AMENDED.amended(date(2027, 1, 1), commitments=TERMS.commitments)
    assert again.terms_on(date(2026, 12, 31)) == AMENDED.latest
    assert again.latest.commitments == TERMS.commitments


def test_evolve_changes_the_first_terms() -> None:
    """An agreement never changes: another one is made"""
    evolved = AGREEMENT.evolve(escalations=())
    assert (evolved.terms.escalations, AGREEMENT.terms.escalations) == ((), TERMS.escalations)
    assert evolved == AGREEMENT.evolve(escalations=())
    assert pickle.loads(pickle.dumps(AGREEMENT)) == AGREEMENT


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": ""}, "name: '' is blank"),
        ({"source": None}, "source: None is a NoneType"),
        ({"terms": None}, "terms: None is a NoneType; a Terms is wanted"),
        (
            {"changes": ((SINCE, TERMS), (SINCE, TERMS))},
            "changes: 2026-03-02 comes after 2026-03-02; versions in order",
        ),
        ({"changes": ("2026",)}, "changes[0]: '2026' is no pair of a date and Terms"),
        ({"changes": (("2026-03-02", TERMS),)}, "changes[0]: '2026-03-02' is a str; a datetime.date is wanted"),
        (
            {
                "changes": (
                    (SINCE, attrs.evolve(TERMS, calendar=BusinessCalendar(tz="UTC", hours="Mo-Fr 09:00-17:00"))),
                )
            },
            "changes: the terms of 2026-03-02 are in UTC; all are wanted in Europe/Paris",
        ),
    ],
)
def test_refused(change: dict[str, Any], message: str) -> None:
    """Versions that overlap, or that are not in one zone, are refused"""
    fields: dict[str, Any] = {"name": "small", "source": "this page", "terms": TERMS}
    with pytest.raises(SlaError) as caught:
        Agreement(**{**fields, **change})
    assert message in str(caught.value)


def test_clauses_that_are_not_promised() -> None:
    """Availability and notice are asked for by name, and an agreement without them says so"""
    for ask, name in (
        (lambda: AGREEMENT.availability(ServiceRecord(), now=monday(12)), "availability"),
        (lambda: AGREEMENT.notice(SINCE), "notice"),
    ):
        with pytest.raises(UnknownNameError, match=f"{name}: the terms of 'small' have no such clause"):
            ask()


def test_availability_and_notice_follow_the_versions() -> None:
    """A year is judged by the terms of its end, or of now; a notice by those of the day on which it is given"""
    clause = Availability(name="up", clause="§5", target=Fraction(99, 100))
    term = Notice(name="notice", clause="§6", term=CalendarMonths(1))
    first = AGREEMENT.evolve(availability=clause, notice=term)
    agreement = first.amended(
        SINCE, availability=attrs.evolve(clause, clause="§5b"), notice=attrs.evolve(term, clause="§6b")
    )
    record = ServiceRecord()
    assert agreement.availability(record, 2025, now=monday(12)).clause.clause == "§5"
    assert agreement.availability(record, now=monday(12)).clause.clause == "§5b"
    assert agreement.availability(record, 2026, now=monday(12)).clause.clause == "§5b"
    assert agreement.notice(date(2026, 3, 1)).notice.clause == "§6"
    assert agreement.notice(SINCE, date(2026, 4, 3)).kept


def test_deactivations_count_as_outages() -> None:
    """The only provider is out for the time of a grave ticket: nobody can serve, and the service is down"""
    deactivation = Deactivation(name="out", clause="§7", severity=HIGH, starts=EventKind.SEVERITY_ASSIGNED)
    clause = Availability(name="up", clause="§5", target=Fraction(99, 100))
    agreement = AGREEMENT.evolve(availability=clause, deactivation=deactivation)
    ticket = Ticket.received("1", at=monday(9), identity_provider="A").severity_assigned(HIGH, at=monday(10))
    record = ServiceRecord(roster=Roster((RosterEntry("A", monday(0)),)))
    assert [windows.duration for windows in agreement.deactivations([ticket], now=monday(12)).values()] == [2 * HOUR]
    assert agreement.availability(record, now=monday(12), tickets=[ticket]).spent == 2 * HOUR
    assert agreement.availability(record, now=monday(12)).spent == 0 * HOUR
