"""The days through which a term of business days is counted: the example of the annex's readings."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sla_rules import Ticket, franceconnect
from sla_rules.assessments.term_day import days_of_term

PARIS = ZoneInfo("Europe/Paris")
RECEIVED = datetime(2026, 4, 30, 17, tzinfo=PARIS)
AGREEMENT = franceconnect.agreement(franceconnect.Reading(handling_unit="two_business_days"))


def test_a_holiday_and_a_week_end_do_not_count() -> None:
    """From Thursday 30 April: 1 May is a holiday, then a week-end; Monday is 1, Tuesday 5 May is 2 and the last."""
    assessment = AGREEMENT.assess(Ticket.received("1", at=RECEIVED), now=RECEIVED)
    term = days_of_term(assessment.commitment("handling"))
    assert [(str(each.day.day), each.number) for each in term] == [
        ("2026-05-01", None),
        ("2026-05-02", None),
        ("2026-05-03", None),
        ("2026-05-04", 1),
        ("2026-05-05", 2),
    ]
    assert term[0].day.name == "Fête du Travail"


def test_other_limits_have_no_days() -> None:
    """A limit in hours has none, and neither has a clock that has not started."""
    assessment = AGREEMENT.assess(Ticket.received("1", at=RECEIVED), now=RECEIVED)
    assert days_of_term(assessment.commitment("resolution")) == ()
    plain = franceconnect.agreement().assess(Ticket.received("1", at=RECEIVED), now=RECEIVED)
    assert days_of_term(plain.commitment("handling")) == ()
