"""What a forecast needs of each ticket, taken from columns."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import Period, Ticket
from sla_rules.columns import TicketColumns
from sla_rules.errors import InvalidValueError
from sla_rules.whatif import Scenario, forecast, judges

from .lives import AGREEMENT, NOW, TODAY, at, day, lives, ticket
from .test_forecast import weeks
from .test_judges import AMENDED, EVERY

MARCH = (day("03-01"), day("03-31"))
HERE = [scenario for scenario in (TODAY, *EVERY) if scenario is not AMENDED]  # at the end of that one is no indicator


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
