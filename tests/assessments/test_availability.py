"""Availability against plain counting of minutes, and cases worked out on paper."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_rules import BusinessCalendar, Window, Windows
from sla_rules.assessments.availability import availability_of
from sla_rules.assessments.availability_result import Overlap
from sla_rules.assessments.outage import Outage, OutageKind
from sla_rules.assessments.roster import Roster, RosterEntry
from sla_rules.assessments.service_record import ServiceRecord
from sla_rules.clauses.availability import YearKind
from sla_rules.errors import InvalidTypeError
from tests.assessments.service import CLAUSE, PARIS, at, listed, out, roster
from tests.properties.profile import examples

if TYPE_CHECKING:
    from collections.abc import Iterable

MINUTE = timedelta(minutes=1)
DECEMBER = at("12-30 00:00")


def test_outages_that_overlap_count_once() -> None:
    """No choice from 10:00 to 12:00, no data from 11:00 to 13:00: three hours down, two of each kind"""
    record = ServiceRecord(
        outages=(
            out("no_choice", "03-02 10:00", "03-02 12:00"),
            out("no_identity_data", "03-02 11:00", "03-02 13:00"),
        )
    )
    found = availability_of(CLAUSE, record, 2026, zone=PARIS, now=at("06-01"))
    assert found.down == Windows([Window(at("03-02 10:00"), at("03-02 13:00"))])
    assert [windows.duration for _, windows in found.kinds] == [timedelta(hours=2), timedelta(hours=2), timedelta(0)]
    # 8.76 h less 3 h
    assert found.left == timedelta(hours=5, minutes=45, seconds=36)


def test_overlap_of_providers() -> None:
    """
    A is out from 10:00 to 16:00, B from 11:00, who leaves the roster at 14:00; the service itself from 12:00 to 13:00.

    While the service runs all are out from 11:00 to 12:00 and from 13:00 on: until 14:00 both, then A alone.
    """
    record = ServiceRecord(
        roster=Roster((listed("A"), listed("B", "01-01", "03-02 14:00"))),
        outages=(
            out("provider", "03-02 10:00", "03-02 16:00", "A"),
            out("deactivation", "03-02 11:00", None, "B"),
            out("no_choice", "03-02 12:00", "03-02 13:00"),
        ),
    )
    found = availability_of(CLAUSE, record, 2026, zone=PARIS, now=at("06-01"))
    assert found.overlaps == (
        Overlap(window=Window(at("03-02 11:00"), at("03-02 12:00")), providers=("A", "B")),
        Overlap(window=Window(at("03-02 13:00"), at("03-02 14:00")), providers=("A", "B")),
        Overlap(window=Window(at("03-02 14:00"), at("03-02 16:00")), providers=("A",)),
    )
    assert found.down == Windows([Window(at("03-02 11:00"), at("03-02 16:00"))])


def test_outage_over_the_switch() -> None:
    """From 01:30 to 03:30 on 29 March 2026 the clock skips an hour: one hour down; in October, three"""
    for day, real in (("03-29", 1), ("10-25", 3)):
        record = ServiceRecord(outages=(out("no_choice", f"{day} 01:30", f"{day} 03:30"),))
        found = availability_of(CLAUSE, record, 2026, zone=PARIS, now=at("12-01"))
        assert found.spent == timedelta(hours=real)


def test_only_the_year_and_its_hours_count() -> None:
    """An outage over New Year counts in each year for its part; in office hours, not at all by night"""
    record = ServiceRecord(outages=(out("no_choice", "2025-12-31 22:00", "2026-01-01 03:00"),))
    now = at("03-01")
    assert availability_of(CLAUSE, record, 2025, zone=PARIS, now=now).spent == timedelta(hours=2)
    assert availability_of(CLAUSE, record, 2026, zone=PARIS, now=now).spent == timedelta(hours=3)
    office = attrs.evolve(CLAUSE, calendar=BusinessCalendar(tz="Europe/Paris", hours="Mo-Fr 09:00-17:00"))
    assert availability_of(office, record, 2026, zone=PARIS, now=now).spent == timedelta(0)


def test_rolling_year() -> None:
    """What lies more than a year back is forgotten"""
    record = ServiceRecord(outages=(out("no_choice", "2025-06-01 10:00", "2025-06-01 14:00"),))
    rolling = attrs.evolve(CLAUSE, year=YearKind.ROLLING)
    found = availability_of(rolling, record, None, zone=PARIS, now=at("2026-06-01 12:00"))
    assert (found.label, found.spent) == ("rolling year", timedelta(hours=2))
    assert found.rate == Fraction(8758, 8760)
    assert (found.reached, found.exhausted_at) == (True, None)


class Drawn(NamedTuple):
    """Stretches of minutes since 30 December 2026 00:00, drawn at random; an end of None lasts."""

    outages: list[tuple[OutageKind, int, int | None, str | None]]
    entries: list[tuple[str, int, int | None]]
    maintenance: list[tuple[int, int]]
    now: int


SPAN = 4 * 24 * 60
YEAR_END = 2 * 24 * 60


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    """Draw a record of three providers around the end of a year, with stretches that often touch and overlap."""
    minute = st.integers(0, 96).map(lambda n: n * 30) | st.integers(0, SPAN)

    def stretch() -> tuple[int, int | None]:
        start, end = sorted((draw(minute), draw(minute)))
        return start, (None if draw(st.integers(0, 5)) == 0 else max(end, start + 1))

    outages = []
    for _ in range(draw(st.integers(0, 9))):
        kind = draw(st.sampled_from([*OutageKind, *[OutageKind.PROVIDER] * 4]))
        named = kind in {OutageKind.PROVIDER, OutageKind.DEACTIVATION} or (
            kind is OutageKind.UNKNOWN and draw(st.booleans())
        )
        outages.append((kind, *stretch(), draw(st.sampled_from("ABC")) if named else None))
    entries: list[tuple[str, int, int | None]] = []
    for provider in draw(st.sets(st.sampled_from("ABC"))):
        at_minutes = sorted(draw(st.sets(minute, min_size=1, max_size=4)))
        ends: list[int | None] = [*at_minutes[1::2], None]
        entries += [(provider, start, end) for start, end in zip(at_minutes[::2], ends, strict=False)]
    maintenance = [(start, end) for start, end in (stretch() for _ in range(draw(st.integers(0, 2)))) if end]
    return Drawn(outages, entries, maintenance, draw(minute))


def record_of(drawn: Drawn) -> ServiceRecord:
    """Return what was drawn as a record."""

    def when(minute: int | None) -> object:
        return None if minute is None else DECEMBER + minute * MINUTE

    windows = Windows(Window(DECEMBER + start * MINUTE, DECEMBER + end * MINUTE) for start, end in drawn.maintenance)
    return ServiceRecord(
        outages=tuple(Outage(kind, when(start), when(end), name) for kind, start, end, name in drawn.outages),  # type: ignore[arg-type]
        roster=Roster(tuple(RosterEntry(name, when(start), when(end)) for name, start, end in drawn.entries)),  # type: ignore[arg-type]
        maintenance=windows,
    )


def holds(stretches: Iterable[tuple[int, int | None]], minute: int) -> bool:
    """Tell whether a minute lies in one of the stretches."""
    return any(start <= minute and (end is None or minute < end) for start, end in stretches)


def state_of(drawn: Drawn, minute: int) -> str:
    """Tell from the definition what a minute was: down, unknown or up."""

    def is_(kinds: Iterable[str], provider: str | None = None) -> bool:
        return holds(((s, e) for kind, s, e, name in drawn.outages if kind in kinds and name == provider), minute)

    listed_now = {name for name, start, end in drawn.entries if holds([(start, end)], minute)}
    out_kinds = ("provider", "deactivation")
    if is_(("no_choice", "no_identity_data")) or (listed_now and all(is_(out_kinds, name) for name in listed_now)):
        return "down"
    perhaps = listed_now and all(is_((*out_kinds, "unknown"), name) for name in listed_now)
    return "unknown" if perhaps or is_(("unknown",)) else "up"


@examples(150)
@given(drawn=drawn(), office=st.booleans(), deducts=st.booleans())
def test_against_minutes(drawn: Drawn, office: bool, deducts: bool) -> None:
    """Down, unknown and up are what a count of the minutes gives, one by one, day and night or in hours, with bounds"""
    record = record_of(drawn)
    calendar = BusinessCalendar(tz="Europe/Paris", hours="We-Th 09:00-17:00") if office else None
    clause = attrs.evolve(CLAUSE, calendar=calendar, deducts_maintenance=deducts)
    found = availability_of(clause, record, 2026, zone=PARIS, now=DECEMBER + drawn.now * MINUTE)
    counts = {"up": 0, "down": 0, "unknown": 0}
    # 30 and 31 December 2026 are a Wednesday and a Thursday; no earlier day of the year has an outage.
    for minute in range(min(drawn.now, YEAR_END)):
        owed = not (office and not 540 <= minute % 1440 < 1020) and not (deducts and holds(drawn.maintenance, minute))
        if owed:
            counts[state_of(drawn, minute)] += 1
    assert found.spent == counts["down"] * MINUTE
    assert found.unknown.duration == counts["unknown"] * MINUTE
    before = availability_of(clause, ServiceRecord(), 2026, zone=PARIS, now=DECEMBER).elapsed.duration
    assert found.elapsed.duration == before + sum(counts.values()) * MINUTE
    up = before // MINUTE + counts["up"]
    assert found.lowest == Fraction(up, up + counts["down"] + counts["unknown"])
    assert found.highest == Fraction(up + counts["unknown"], up + counts["down"] + counts["unknown"])
    assert found.rate == Fraction(up, up + counts["down"])
    assert sum((each.window.duration for each in found.overlaps), timedelta(0)) == found.kinds[2][1].duration
    if found.is_spent:
        assert found.exhausted_at is not None
        spent = Windows([Window(found.span.start, found.exhausted_at)]) & found.down
        assert spent.duration == found.budget


@examples(60)
@given(drawn=drawn())
def test_a_later_now_takes_nothing_back(drawn: Drawn) -> None:
    """What was down is still down an hour later, and at most an hour more has elapsed"""
    record = record_of(drawn)
    clause = attrs.evolve(CLAUSE, target=Fraction(1, 2))
    now = availability_of(clause, record, 2026, zone=PARIS, now=DECEMBER + drawn.now * MINUTE)
    later = availability_of(clause, record, 2026, zone=PARIS, now=DECEMBER + (drawn.now + 60) * MINUTE)
    assert (now.down - later.down).duration == timedelta(0)
    assert (later.elapsed - now.elapsed).duration <= timedelta(hours=1)


def test_a_roster_without_providers_is_no_outage() -> None:
    """Providers are out, and the roster is empty: nothing is down"""
    record = ServiceRecord(outages=(out("provider", "03-02 10:00", "03-03 10:00", "A"),))
    assert availability_of(CLAUSE, record, 2026, zone=PARIS, now=at("06-01")).spent == timedelta(0)
    with_roster = attrs.evolve(record, roster=roster("A"))
    assert availability_of(CLAUSE, with_roster, 2026, zone=PARIS, now=at("06-01")).spent == timedelta(hours=24)


def test_no_record() -> None:
    """What is no record of a service is refused"""
    with pytest.raises(InvalidTypeError, match=r"record: \(\) is a tuple; a ServiceRecord is wanted"):
        availability_of(CLAUSE, (), 2026, zone=PARIS, now=at("06-01"))  # type: ignore[arg-type]
