"""What becomes of past tickets when hours change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import BusinessCalendar, PublicHolidays, Ticket
from sla_rules.calendars.instants import as_micros
from sla_rules.errors import InvalidValueError
from sla_rules.whatif.resolved import Resolved, as_resolved, moved

from .lives import AGREEMENT, NOW, at, lives, ticket

DESK = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:30-18:00", holidays=PublicHolidays("FR"))
assert AGREEMENT.calendar == DESK
LONGER = DESK.evolve(hours="Mo-Fr 08:00-18:00; Sa 09:00-12:00")
# Of hours in which each opens whenever the one before it does.
NESTED = tuple(
    DESK.evolve(hours=hours)
    for hours in (
        *("Mo-Th 10:00-16:30", "Mo-Fr 10:00-16:30", "Mo-Fr 09:30-16:30", "Mo-Fr 09:30-18:00"),
        *("Mo-Fr 08:00-18:00", "Mo-Fr 08:00-18:00; Sa 09:00-12:00", "Mo-Su 07:00-22:00"),
        "Mo-Su 00:00-24:00; PH 00:00-24:00",
    )
)  # fmt: skip
PLACES = st.integers(0, len(NESTED) - 1)


def times(given_: Ticket) -> list[str]:
    """Return when each step was made, by the clocks of Paris."""
    return [event.at.astimezone(NOW.tzinfo).strftime("%m-%d %H:%M") for event in given_.events]


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        # Friday 17:00 to Monday 10:30 is 2 h: to 18:00, and Saturday 09:00 to 10:00.
        (("03-06 17:00", "03-06 17:00", "03-09 10:30"), ["03-06 17:00", "03-06 17:00", "03-07 10:00"]),
        # Nothing but nights: as little work as before, and it stays.
        (("03-05 18:30", "03-05 20:00", "03-06 07:00"), ["03-05 18:30", "03-05 20:00", "03-06 07:00"]),
        # No open time passed until Saturday 10:00; now it may pass from 09:00 on, so that is where it comes.
        (("03-06 18:30", "03-06 20:00", "03-07 10:00"), ["03-06 18:30", "03-06 20:00", "03-07 09:00"]),
        # One hour was worked until Saturday 08:00, and so it is in the new hours: it stays.
        (("03-06 17:00", "03-06 17:30", "03-07 08:00"), ["03-06 17:00", "03-06 17:30", "03-07 08:00"]),
    ],
)
def test_moved_on_paper(steps: tuple[str, str, str], expected: list[str]) -> None:
    """Each step comes to the instant nearest to where it was with as much open time behind it."""
    received, assigned, resolved = steps
    given_ = ticket("1", received, resolved, assigned=assigned)
    assert times(moved(given_, DESK, LONGER, NOW)) == expected


def test_shorter_hours_move_later() -> None:
    """An hour worked from Friday 17:00 to 18:00 ends on Monday where Friday closes at 17:00."""
    shorter = DESK.evolve(hours="Mo-Fr 09:30-17:00")
    assert times(moved(ticket("1", "03-06 16:30", "03-06 17:30"), DESK, shorter, NOW))[-1] == "03-09 10:00"


def test_what_is_not_known_is_left_out() -> None:
    """A step after now is not moved into the past, and details are kept."""
    given_ = ticket("1", "03-06 17:00").resolved(at=at("03-09 10:30"), by="support")
    assert times(moved(given_, DESK, LONGER, at("03-09 10:29"))) == ["03-06 17:00"] * 2
    assert moved(given_, DESK, LONGER, at("03-09 10:30")).events[-1].detail == "support"


def test_equal_calendars_move_nothing() -> None:
    """The very same ticket comes back."""
    given_ = ticket("1", "03-06 17:00", "03-07 10:00")
    assert (
        moved(given_, DESK, BusinessCalendar(tz="Europe/Paris", hours=DESK.hours, holidays=DESK.holidays), NOW)
        is given_
    )


@settings(max_examples=60)
@given(lives(4, plain=False), PLACES, PLACES)
def test_as_much_open_time(tickets: list[Ticket], one: int, other: int) -> None:
    """After every step as much open time of the new hours has passed as of the old ones, and steps keep their order."""
    before, after = NESTED[one], NESTED[other]
    for each in tickets:
        known = [event for event in each.events if event.micros <= as_micros(NOW)]
        found = moved(each, before, after, NOW)
        assert [event.kind for event in found.events][: len(known)] == [event.kind for event in known]
        for event, was in zip(found.events, known, strict=False):
            took = before.elapsed(each.received_at, was.at)
            assert after.elapsed(each.received_at, event.at) == took
            if event.micros != was.micros:  # no instant nearer to where it was would do
                nearer = event.at + timedelta(microseconds=1 if event.micros < was.micros else -1)
                assert after.elapsed(each.received_at, nearer) != took


@settings(max_examples=60)
@given(lives(4, plain=False), PLACES, PLACES, PLACES)
def test_longer_hours_move_no_step_later(tickets: list[Ticket], base: int, one: int, other: int) -> None:
    """Of two calendars, the one that is open whenever the other is has every step done no later."""
    small, large = NESTED[min(one, other)], NESTED[max(one, other)]
    for each in tickets:
        late, early = (moved(each, NESTED[base], cover, NOW) for cover in (small, large))
        count = sum(event.micros <= as_micros(NOW) for event in each.events)
        for first, second in zip(early.events[:count], late.events[:count], strict=True):
            assert first.micros <= second.micros


def test_names_of_assumptions() -> None:
    """An assumption is named, and another name is refused with those that are accepted."""
    assert as_resolved("work") is Resolved.AFTER_THE_SAME_WORK
    with pytest.raises(InvalidValueError, match="resolved: 'never' is no assumption; accepted are instants, work"):
        as_resolved("never")
