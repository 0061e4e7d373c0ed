"""What a forecast needs of each ticket, taken from columns."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import Agreement, BusinessHours, Period, Ticket
from sla_rules.clauses.modes import OnSeverityChange, Repeats
from sla_rules.columns import TicketColumns
from sla_rules.columns.severity_change_rows import MANY_PERIODS
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.event import EventKind
from sla_rules.whatif import Scenario, forecast, judges
from sla_rules.whatif.column_past import past_of

from .lives import AGREEMENT, NOW, TODAY, at, day, lives, ticket
from .test_forecast import weeks
from .test_judges import AMENDED, EVERY
from .test_search import indicators

MARCH = (day("03-01"), day("03-31"))
HERE = [scenario for scenario in (TODAY, *EVERY) if scenario is not AMENDED]  # at the end of that one is no indicator


def judged(agreement: Agreement, tickets: list[Ticket]) -> list[tuple[str, timedelta]]:
    """Return where tickets stand in the one indicator, and how long the clocks of it ran, as columns find them."""
    (indicator,) = agreement.terms.indicators
    past, _ = past_of(agreement, TicketColumns.from_tickets(tickets), indicator, NOW)
    return [(each.standing.value, each.elapsed) for each in past]


@pytest.mark.parametrize("scenario", HERE, ids=lambda scenario: scenario.name)
@settings(max_examples=6)
@given(tickets=lives(12, plain=False), minutes=st.integers(0, 2_000))
def test_columns_foresee_the_same(scenario: Scenario, tickets: list[Ticket], minutes: int) -> None:
    """The whole forecast is the same from columns as from tickets one by one."""
    now = NOW.replace(hour=minutes % 24, minute=minutes % 60)
    arguments = {"now": now, "seed": 1, "draws": 20, "history": MARCH}
    # decided under every scenario: it has a severity, and a question that was answered
    asked = ticket("decided", "03-16 09:30", "03-16 11:30").information_requested(at=at("03-16 10:00"))
    given_ = [*weeks(), asked.information_provided(at=at("03-16 10:30")), *tickets]
    one_by_one, columns = (
        forecast(scenario.agreement, tickets, Period.month(2026, 4), **arguments)  # type: ignore[arg-type]
        for tickets in (given_, TicketColumns.from_tickets(given_))
    )
    assert one_by_one == columns


def test_what_columns_do_not_judge_is_asked_of_the_scalar_assessment() -> None:
    """
    An answer after twelve of eight hours broke the promise, though the severity is another one since, and the next met

    The last clock is the one that is shown. Columns do not judge a clock before the last one of such a ticket.
    """
    limit = tuple((severity, BusinessHours(8)) for severity in AGREEMENT.severities)
    of_answers = {"starts": EventKind.INFORMATION_REQUESTED, "ends": EventKind.INFORMATION_PROVIDED}
    answers = indicators(repeats=Repeats.EACH_START, limit=limit, **of_answers).agreement
    late = ticket("late", "03-16 09:30").information_requested(at=at("03-16 09:30"))
    late = late.information_provided(at=at("03-17 13:00")).severity_assigned(
        AGREEMENT.severity(3), at=at("03-17 14:00")
    )
    late = late.information_requested(at=at("03-18 10:00")).information_provided(at=at("03-18 12:00"))
    kept = ticket("kept", "03-17 09:30").information_requested(at=at("03-17 10:00"))
    kept = kept.information_provided(at=at("03-17 13:00"))
    assert judged(answers, [late, kept]) == [("breached", timedelta(hours=2)), ("met", timedelta(hours=3))]


def test_a_severity_that_never_rests_is_timed_by_the_scalar_assessment() -> None:
    """After more changes than columns follow, the clock shows the hour since the last of them, not all three hours."""
    measured = {
        "limit": tuple((severity, BusinessHours(8)) for severity in AGREEMENT.severities),
        "on_severity_change": OnSeverityChange.FROM_CHANGE,
    }
    changed = Ticket.received("1", at=at("03-16 09:30"))
    for minutes in range(MANY_PERIODS + 2):
        severity = AGREEMENT.severity(3 + minutes % 2)
        changed = changed.severity_assigned(severity, at=at("03-16 10:00") + timedelta(minutes=minutes))
    changed = changed.severity_assigned(AGREEMENT.severity(2), at=at("03-16 11:30")).resolved(at=at("03-16 12:30"))
    assert judged(indicators(**measured).agreement, [changed]) == [("met", timedelta(hours=1))]


def test_versions_of_an_agreement() -> None:
    """Tickets are judged by the version in force when they came, in columns as well."""
    versions = AGREEMENT.amended(day("03-24"), calendar=AGREEMENT.calendar.evolve(hours="Mo-Fr 09:00-17:00"))
    tickets = [*weeks(), ticket("open", "04-07 09:30")]
    one_by_one, columns = (
        forecast(versions, each, Period.month(2026, 4), now=at("04-07 12:00"), seed=1, draws=20)
        for each in (tickets, TicketColumns.from_tickets(tickets))
    )
    assert one_by_one == columns


def test_many_tickets_of_a_list(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are taken as columns, and the forecast is the same."""
    arguments = (AGREEMENT, weeks(), Period.month(2026, 4))
    few = forecast(*arguments, now=at("04-07 12:00"), seed=1, draws=20)
    monkeypatch.setattr(judges, "MANY", 1)
    assert forecast(*arguments, now=at("04-07 12:00"), seed=1, draws=20) == few


def test_no_tickets_at_all() -> None:
    """There is no past to draw from."""
    none = TicketColumns(first=[0], kind=[], at=[])
    with pytest.raises(InvalidValueError, match="history: no ticket was received before 2026-04-01"):
        forecast(AGREEMENT, none, Period.month(2026, 4), now=NOW, seed=1)
