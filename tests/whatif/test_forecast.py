"""What the rest of a period may bring."""

from __future__ import annotations

from datetime import UTC, timedelta
from fractions import Fraction
from math import comb

import attrs
import pytest

from sla_rules import Period, Ticket
from sla_rules.columns import TicketColumns
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.tickets.event import EventKind
from sla_rules.whatif import forecast

from .lives import AGREEMENT, INDICATOR, TODAY, at, day, ticket

MARCH, APRIL = Period.month(2026, 3), Period.month(2026, 4)
NOON = at("04-07 12:00")


def weeks(missed: str = "03-25") -> list[Ticket]:
    """Return a ticket a day from Monday 16 to Friday 27 March; that of the date *missed* took 30 h."""
    made = []
    for n in (16, 17, 18, 19, 20, 23, 24, 25, 26, 27):
        received = at(f"03-{n} 15:00")
        end = AGREEMENT.calendar.add(received, timedelta(hours=30 if f"03-{n}" == missed else 2))
        made.append(Ticket.received(f"03-{n}", at=received).resolved(at=end))
    return made


def test_what_is_certain_has_no_chance_in_it() -> None:
    """A history in which all met ends at 1, one in which none did at 0, whatever the seed."""
    for seed in (1, 2):
        good = forecast(AGREEMENT, weeks("none"), APRIL, now=NOON, seed=seed, draws=50)
        assert (good.chance, good.share_median) == (1.0, 1.0)
        assert good.share_interval == (1.0, 1.0)
    late = [ticket(str(n), f"03-{n} 15:00", f"04-0{n - 15} 17:00") for n in (16, 17, 18)]
    bad = forecast(AGREEMENT, late, APRIL, now=NOON, seed=1, draws=50)
    assert (bad.chance, bad.share_median) == (0.0, 0.0)
    assert bad.chance_interval.high > 0


def test_the_chance_of_few_days_on_paper() -> None:
    """
    Of two Wednesdays one missed; four are left, and a ticket comes on each open day, so that all but those meet

    From Wednesday 8 April on 17 days are open. One ticket comes on eleven of them, and may on the Mondays and Tuesdays,
    for none did on 30 and 31 March. Of 11 to 17 tickets one may miss: at most one of four Wednesdays, (1 + 4) / 16.
    """
    agreement = TODAY.target(Fraction(9, 10)).agreement
    found = forecast(agreement, weeks(), APRIL, now=at("04-07 23:00"), seed=3, draws=4_000)
    exact = sum(comb(4, misses) for misses in (0, 1)) / 2**4
    assert abs(found.chance - exact) < 0.03  # four deviations
    assert found.chance_interval.low < exact < found.chance_interval.high
    assert found.days_left == 24
    assert found.so_far.received == 0


def test_a_seed_makes_the_same_draws() -> None:
    """The same seed gives the same forecast, another seed another one."""
    one, same, other = (forecast(AGREEMENT, weeks(), APRIL, now=NOON, seed=seed, draws=500) for seed in (5, 5, 6))
    assert one == same
    assert one.chance != other.chance


def test_what_stands_is_a_verdict() -> None:
    """The indicator of the period so far is exact, and open tickets end like those of the past that ran longer."""
    tickets = [
        *weeks(),
        ticket("open", "04-07 09:30"),
        ticket("met", "04-01 09:30", "04-01 10:30"),
        ticket("old", "01-05 09:30"),
    ]
    found = forecast(AGREEMENT, tickets, APRIL, now=at("04-30 23:59"), seed=1, draws=200)
    assert found.so_far == AGREEMENT.report(tickets, APRIL, now=at("04-30 23:59")).indicator
    assert (found.days_left, found.history, found.history_tickets) == (1, (day("01-05"), day("03-31")), 11)
    # at the end of the month the open one has run more than any that ended: nobody says how it may end
    assert (found.so_far.open_late, found.unmatched) == (1, 0)
    early = forecast(AGREEMENT, tickets, APRIL, now=NOON, seed=1, draws=200)
    assert (early.so_far.open_on_track, early.unmatched, early.misses_left) == (1, 0, early.so_far.misses_left)


def test_older_than_any_before() -> None:
    """An open ticket that has run longer than all of the history is taken to miss, and counted."""
    tickets = [*weeks("none"), ticket("open", "04-02 09:30")]
    found = forecast(
        AGREEMENT, tickets, APRIL, now=at("04-03 12:00"), seed=1, draws=50, history=(day("03-16"), day("03-31"))
    )
    assert (found.unmatched, found.undecided, found.so_far.open_on_track) == (1, 0, 1)
    assert found.share_interval is not None
    assert found.share_interval.high < 1


def test_the_past_is_over() -> None:
    """A period that lies ahead draws from dates before now, none of which is empty because it has not come yet."""
    for now, last in (("03-28 12:00", "03-27"), ("03-20 12:00", "03-19")):
        found = forecast(AGREEMENT, weeks("none"), Period.month(2026, 6), now=at(now), seed=1, draws=1)
        assert found.history == (day("03-16"), day(last))
    at_noon = {"now": at("03-20 12:00"), "seed": 1, "draws": 1}
    forecast(AGREEMENT, weeks(), APRIL, history=(day("03-16"), day("03-19")), **at_noon)  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="history: 2026-03-20 is not over at now; dates before 2026-03-20 are"):
        forecast(AGREEMENT, weeks(), APRIL, history=(day("03-16"), day("03-20")), **at_noon)  # type: ignore[arg-type]
    first = at("03-16 23:00")
    with pytest.raises(InvalidValueError, match="history: no ticket was received before 2026-03-16"):
        forecast(AGREEMENT, weeks(), APRIL, now=first, seed=1)


def test_when_open_tickets_breach() -> None:
    """Each clause whose clock runs and is not breached, the soonest first, a paused one last; exact."""
    paused = ticket("P", "04-07 10:30").paused("vendor", at=at("04-07 11:30"))
    (principal, *_) = AGREEMENT.terms.commitments
    pausing = AGREEMENT.evolve(commitments=(attrs.evolve(principal, paused_by=(EventKind.PAUSED,)),))
    tickets = [*weeks(), ticket("open", "04-07 09:30"), paused, ticket("info", "04-07 10:00", severity=5)]
    found = forecast(pausing, tickets, APRIL, now=NOON, seed=1, draws=1).breaches
    assert [(each.ticket_id, each.name, each.due_at) for each in found] == [
        # 24 h of 8 h 30 min a day from Tuesday 9:30, 10:00 and 10:30
        ("open", "resolution", at("04-09 16:30")),
        ("open", INDICATOR, at("04-09 16:30")),
        ("info", "resolution", at("04-09 17:00")),
        ("P", INDICATOR, at("04-09 17:30")),
        ("P", "resolution", None),
    ]
    assert found[1].last_ok_at == at("04-09 16:30") - timedelta(microseconds=1)
    assert found[0].last_ok_at == at("04-09 16:30")
    assert found[0].remaining == timedelta(hours=21, minutes=30)
    # 23 h are left from noon on: 6 h of Tuesday, Wednesday, Thursday
    assert found[4].due_if_resumed_now == at("04-09 18:00")


def test_breaches_read_alike_whoever_judges() -> None:
    """Their instants are on the clocks of the agreement, from tickets in any zone, one by one or in columns."""
    tickets = [*weeks(), Ticket.received("open", at=at("04-07 09:30").astimezone(UTC))]
    for given_tickets in (tickets, TicketColumns.from_tickets(tickets)):
        first = forecast(AGREEMENT, given_tickets, APRIL, now=NOON, seed=1, draws=1).breaches[0]
        assert str(first.due_at) == "2026-04-09 16:30:00+02:00"
        assert str(first.last_ok_at) == "2026-04-09 16:29:59.999999+02:00"


def test_more_and_less_volume() -> None:
    """With nothing to come nothing is received; with more to come the share is as before and spreads less."""
    none = forecast(AGREEMENT, weeks(), APRIL, now=NOON, seed=1, draws=50, volume=Fraction(0))
    assert (none.chance, none.share_median, none.share_interval) == (0.0, None, None)
    one, ten = (
        forecast(AGREEMENT, weeks(), APRIL, now=NOON, seed=1, draws=400, volume=Fraction(volume)) for volume in (1, 10)
    )
    assert one.share_interval is not None
    assert ten.share_interval is not None
    width = one.share_interval.high - one.share_interval.low
    assert ten.share_interval.high - ten.share_interval.low < width


def test_undecided_tickets_of_the_past() -> None:
    """What is still open in the history is left out, and counted."""
    found = forecast(
        AGREEMENT, [*weeks(), ticket("open", "03-31 17:00")], APRIL, now=at("04-01 10:00"), seed=1, draws=1
    )
    assert (found.history_tickets, found.undecided, found.history_days) == (10, 1, 16)


def test_what_is_refused() -> None:
    """All dates, no draws, what is no seed, a volume that is none, a history without tickets, no indicator."""
    for fields, error, message in (
        ({"period": Period.all()}, InvalidValueError, "period: all dates have no end"),
        ({"period": "2026-04"}, InvalidTypeError, "period"),
        ({"draws": 0}, InvalidValueError, "draws: 0 is no number of draws"),
        ({"draws": 10**7}, InvalidValueError, "draws"),
        ({"draws": True}, InvalidTypeError, "draws"),
        ({"seed": "x"}, InvalidTypeError, "seed: 'x' is a str"),
        ({"volume": 1.2}, InvalidTypeError, "volume"),
        ({"volume": Fraction(-1)}, InvalidValueError, "volume: -1 is below nothing"),
        ({"tickets": []}, InvalidValueError, "history: no ticket was received before 2026-04-01"),
        (
            {"tickets": [ticket("1", "03-31 17:00")], "now": at("04-01 10:00")},
            InvalidValueError,
            "holds no ticket that",
        ),
        (
            {"history": (day("03-02"), day("03-01"))},
            InvalidValueError,
            "history: .* no pair of a first and a last date",
        ),
        ({"history": 5}, InvalidValueError, "history"),
        ({"history": (1, 2)}, InvalidTypeError, "history"),
        ({"agreement": AGREEMENT.evolve(indicators=())}, UnknownNameError, "indicator: the agreement has none"),
        ({"agreement": 5}, InvalidTypeError, "agreement"),
        ({"now": NOON.replace(tzinfo=None)}, InvalidValueError, "now"),
    ):
        given: dict[str, object] = {"agreement": AGREEMENT, "tickets": weeks(), "period": APRIL, "now": NOON, "seed": 1}
        with pytest.raises(error, match=message):
            forecast(**(given | fields))  # type: ignore[arg-type]


def test_a_ticket_that_is_not_received_yet() -> None:
    """It is no part of the past, nor of what stands."""
    tickets = [*weeks(), ticket("later", "04-08 09:30", "04-08 10:30")]
    found = forecast(AGREEMENT, tickets, APRIL, now=NOON, seed=1, draws=1)
    assert found.so_far.received == 0
