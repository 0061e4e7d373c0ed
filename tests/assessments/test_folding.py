"""Runs of equal days as one step."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from sla_rules import BusinessCalendar, ClosedDates
from sla_rules.assessments.folding import folded
from sla_rules.assessments.step import Step, StepKind
from sla_rules.calendars.passages import PassageKind, passages

PARIS = ZoneInfo("Europe/Paris")
DESK = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00")
LUNCH = BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-12:00,14:00-18:00")


def march(day: int, hour: int = 0) -> datetime:
    """Return a time of March 2026 in Paris; the 2nd is a Monday."""
    return datetime(2026, 3, day, hour, tzinfo=PARIS)


def steps_of(calendar: BusinessCalendar, start: datetime, end: datetime) -> tuple[Step, ...]:
    """Walk a span on its own, without a ticket."""
    steps, total = [], timedelta(0)
    for passage in passages(calendar, start, end):
        amount = passage.window.duration if passage.kind is PassageKind.OPEN else timedelta(0)
        total += amount
        window = passage.window
        steps.append(Step(window.start, window.end, StepKind(passage.kind), window.name, amount, total))
    return tuple(steps)


def told(steps: tuple[Step, ...]) -> list[str]:
    """Write steps, a line each."""
    return [
        f"{step.start:%d %H}-{step.end:%d %H} {step.kind} {step.times} x {step.amount / step.times}" for step in steps
    ]


def test_whole_days_fold_and_parts_of_days_do_not() -> None:
    """From Monday noon to the next Tuesday noon: five equal days between two parts, the week-end inside."""
    assert told(folded(steps_of(DESK, march(2, 12), march(10, 12)))) == [
        "02 12-02 17 open 1 x 5:00:00",
        "02 17-03 09 weekly 1 x 0:00:00",
        "03 09-09 17 open 5 x 8:00:00",
        "09 17-10 09 weekly 1 x 0:00:00",
        "10 09-10 12 open 1 x 3:00:00",
    ]


def test_days_of_two_windows_fold_whole() -> None:
    """A day is all its windows: three days of seven hours, the lunch inside."""
    found = folded(steps_of(LUNCH, march(2), march(5)))
    assert told(found) == [
        "02 00-02 09 weekly 1 x 0:00:00",
        "02 09-04 18 open 3 x 7:00:00",
        "04 18-05 00 weekly 1 x 0:00:00",
    ]
    assert found[1].total == timedelta(hours=21)


def test_a_holiday_ends_a_run() -> None:
    """What is not the week's own doing stays in sight; two days are too few to fold."""
    closed = DESK.evolve(holidays=ClosedDates({date(2026, 3, 4): "bridge"}))
    kinds = [(step.kind, step.times) for step in folded(steps_of(closed, march(2, 9), march(6, 17)))]
    assert (StepKind.HOLIDAY, 1) in kinds
    assert {times for _, times in kinds} == {1}
    run = [(step.kind, step.times) for step in folded(steps_of(closed, march(5, 9), march(11, 17)))]
    assert run == [(StepKind.OPEN, 5)]


def test_nothing_to_fold() -> None:
    """No step gives no step, and a limit in real time has one step that stands alone."""
    assert folded(()) == ()
    alone = (Step(march(2), march(3), StepKind.RUNNING, "", timedelta(days=1), timedelta(days=1)),)
    assert folded(alone) == alone


@settings(max_examples=40)
@given(st.sampled_from([DESK, LUNCH]), st.integers(0, 40 * 24), st.integers(1, 60 * 24))
def test_the_sum_is_kept(calendar: BusinessCalendar, start: int, length: int) -> None:
    """Folded or not, the steps add up to the same, and each total follows from the one before."""
    since = march(1) + timedelta(hours=start)
    found = folded(steps_of(calendar, since, since + timedelta(hours=length)))
    total = timedelta(0)
    for step in found:
        total += step.amount
        assert step.total == total
    assert total == calendar.elapsed(since, since + timedelta(hours=length))
