"""Named variations of an agreement."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import attrs
import pytest

from sla_rules import Agreement, BusinessCalendar, BusinessHours, ClosedDates, PublicHolidays, franceconnect
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.tickets.event import EventKind
from sla_rules.whatif import Closing, Opening, Scenario

from .lives import AGREEMENT, INDICATOR, TODAY, day

WHOLE_DAYS = franceconnect.Reading(day_unit="whole_days", availability_hours="service_hours")


def hours_of(scenario: Scenario) -> str:
    """Return the hours of the contract."""
    calendar = scenario.agreement.calendar
    assert isinstance(calendar, BusinessCalendar)
    return str(calendar.hours)


def test_every_step_is_a_new_scenario() -> None:
    """Steps add up in the order given, say themselves in the name, and leave what they start from as it was."""
    early = TODAY.opening("08:00").closing("19:00", "Fr").hours("Sa 09:00-12:00").closed(day("12-24"))
    assert early.name == "opening 08:00, closing 19:00 Fr, Sa 09:00-12:00, closed 2026-12-24"
    assert hours_of(early) == "Mo-Th 08:00-18:00; Fr 08:00-19:00; Sa 09:00-12:00"
    assert not early.agreement.calendar.is_business_day(day("12-24"))
    assert (TODAY.name, hours_of(TODAY)) == ("today", "Mo-Fr 09:30-18:00")
    assert hours_of(TODAY.hours("Sa 09:00-12:00").opening("08:00")) == "Mo-Fr 08:00-18:00; Sa 08:00-12:00"
    assert TODAY.closed(day("12-24"), day("12-26"), "year's end").name == "closed 2026-12-24 to 2026-12-26"


def test_names() -> None:
    """A name is the changes until another is given; a scenario without changes keeps its own."""
    assert TODAY.opening("08:00").named("from 8").name == "from 8"
    assert TODAY.changed().name == "today"
    assert TODAY.words == ""
    assert TODAY.opening("08:00").covering(closing="20:00").name == "opening 08:00, cover: closing 20:00"


def test_promises() -> None:
    """Limits, pauses, targets and any field of the terms."""
    made = (
        TODAY.limit("resolution", BusinessHours(8), 3)
        .paused_by(EventKind.INFORMATION_REQUESTED)
        .target(Fraction(9, 10))
        .evolve(notice=None)
    )
    terms = made.agreement.terms
    assert terms.commitment("resolution").limit_for(franceconnect.MEDIUM) == BusinessHours(8)
    assert terms.commitments[0].paused_by == (EventKind.INFORMATION_REQUESTED,)
    assert terms.indicators[0].target == Fraction(9, 10)
    assert terms.notice is None
    assert TODAY.target(Fraction(9, 10), INDICATOR).agreement.terms.indicators[0].target == Fraction(9, 10)


def test_every_version_changes() -> None:
    """An agreement that changed over time varies in each of its versions, from the same dates on."""
    versions = AGREEMENT.amended(day("06-01"), calendar=AGREEMENT.calendar.evolve(hours="Mo-Fr 09:00-17:00"))
    made = Scenario("x", versions).opening("08:00").agreement
    weeks = [str(terms.calendar.hours_on(day("03-02"))) for terms in (made.terms, made.latest)]
    assert weeks == ["08:00-18:00", "08:00-17:00"]
    assert [since for since, _ in made.changes] == [day("06-01")]


def test_calendars_of_clauses() -> None:
    """Wherever a clause uses the calendar of the terms it is changed; days of 24 hours are opened or closed whole."""
    base = Scenario("x", franceconnect.agreement(WHOLE_DAYS))
    made = base.opening("08:00").hours("Sa 09:00-12:00; Fr off").closed(day("05-04")).agreement.terms
    service, whole = "Mo-Th 08:00-18:00; Sa 09:00-12:00", "Mo-Th,Sa 00:00-24:00"
    assert made.availability is not None
    limits = made.commitment("resolution").calendar
    assert isinstance(limits, tuple)
    calendars = (
        *(calendar for _, calendar in limits),
        made.indicators[0].commitment.calendar,
        made.availability.calendar,
    )
    found = [str(each.hours) for each in calendars if isinstance(each, BusinessCalendar)]
    assert found == [*[service] * 3, *[whole] * 3, service]
    assert not any(each.is_business_day(day("05-04")) for each in calendars if isinstance(each, BusinessCalendar))


def test_a_clause_with_hours_of_its_own_keeps_them() -> None:
    """An escalation that counts in other hours does so still, but closed dates are closed for it as well."""
    night = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 20:00-06:00")
    terms = AGREEMENT.terms
    escalations = tuple(attrs.evolve(each, calendar=night) for each in terms.escalations)
    base = Scenario("x", AGREEMENT.evolve(escalations=escalations, availability=None))
    assert base.opening("08:00").agreement.terms.escalations[0].calendar == night
    closed = base.closed(day("05-04")).agreement.terms.escalations[0].calendar
    assert closed is not None
    assert not closed.is_business_day(day("05-04"))
    assert base.opening("08:00").agreement.terms.availability is None


def test_another_reading() -> None:
    """The annex is read otherwise, with the changes made so far, and both are in the name."""
    made = TODAY.opening("08:00").reading(WHOLE_DAYS)
    assert made.name == "day_unit=whole_days, availability_hours=service_hours, opening 08:00"
    assert hours_of(made) == "Mo-Fr 08:00-18:00"
    assert made.agreement.terms.indicators[0].commitment.calendar is not None
    assert made.reading(franceconnect.Reading()).name == "every choice at its default, opening 08:00"
    holidays = ClosedDates({date(2026, 5, 4): "works"})
    bare = TODAY.reading(franceconnect.Reading(), holidays).agreement.calendar
    assert [bare.is_business_day(day(text)) for text in ("05-01", "05-04")] == [True, False]


MOSELLE = PublicHolidays("FR", subdivision="57")
SATURDAYS = AGREEMENT.calendar.evolve(hours="Mo-Sa 08:00-20:00")
HALF = attrs.evolve(AGREEMENT.terms.indicators[0], target=Fraction(1, 2))


@pytest.mark.parametrize(
    ("base", "lost"),
    [
        (AGREEMENT.evolve(calendar=SATURDAYS), "a calendar of its own"),
        (franceconnect.agreement(holidays=MOSELLE), "a calendar of its own"),
        (AGREEMENT.amended(day("03-10"), notice=None), "versions since 2026-03-10"),
        (AGREEMENT.evolve(indicators=(HALF,)), "a target of its own"),
        (
            AGREEMENT.evolve(grid=attrs.evolve(AGREEMENT.terms.grid, clause="another")),
            "severities of its own",
        ),
    ],
)
def test_what_another_reading_would_lose(base: Agreement, lost: str) -> None:
    """A base that is not the annex as some reading has it is refused: what differs is a change of the scenario."""
    with pytest.raises(InvalidValueError, match=f"reading: the base has {lost}, which the annex under another reading"):
        Scenario("x", base).reading(WHOLE_DAYS)


def test_what_another_reading_keeps() -> None:
    """The annex under any reading may be read otherwise, other holidays are said, and changes are kept."""
    for reading in franceconnect.Reading().varied("public_holidays", "day_unit", "indicator_population"):
        base = Scenario("x", franceconnect.agreement(reading))
        assert base.reading(WHOLE_DAYS).agreement == franceconnect.agreement(WHOLE_DAYS)
    local = Scenario("x", franceconnect.agreement(holidays=MOSELLE)).reading(WHOLE_DAYS, MOSELLE)
    assert local.agreement == franceconnect.agreement(WHOLE_DAYS, MOSELLE)
    assert hours_of(TODAY.evolve(calendar=SATURDAYS).reading(WHOLE_DAYS)) == "Mo-Sa 08:00-20:00"


def test_the_cover_of_the_desk() -> None:
    """The desk works in the contract's hours unless others are said, which change nothing in the contract."""
    made = TODAY.covering(opening="08:00", closing="19:00", hours="Sa 09:00-12:00", closed=(day("12-24"), day("12-26")))
    assert made.agreement == AGREEMENT
    covered = made.covered(made.agreement.latest)
    assert isinstance(covered, BusinessCalendar)
    assert str(covered.hours) == "Mo-Fr 08:00-19:00; Sa 09:00-12:00"
    assert not covered.is_business_day(day("12-24"))
    assert TODAY.covered(AGREEMENT.latest) == AGREEMENT.calendar
    longer = TODAY.opening("07:00").covering(closing="19:00")
    assert str(longer.covered(longer.agreement.latest).hours_on(day("03-02"))) == "07:00-19:00"


def test_what_is_refused() -> None:
    """Other types, changes that the terms cannot take, and readings of another contract."""
    with pytest.raises(InvalidTypeError, match="base"):
        Scenario("x", "annex")  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="name"):
        Scenario(5, AGREEMENT)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match=r"changes\[1\]: '08:00' is a str"):
        Scenario("x", AGREEMENT, (Opening("08:00"), "08:00"))  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match=r"cover\[0\]"):
        Scenario("x", AGREEMENT, (), (TODAY,))  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="cover: "):
        Scenario("x", AGREEMENT, (), Opening("08:00"))  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError):
        TODAY.limit("x", BusinessHours(8))
    with pytest.raises(InvalidValueError, match="leaves no hours on Mo"):
        TODAY.covering(closing="08:00")
    with pytest.raises(InvalidTypeError, match="closed: 5 is no pair of a first and a last date"):
        TODAY.covering(closed=5)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="terms"):
        TODAY.covered(AGREEMENT)  # type: ignore[arg-type]
    with pytest.raises(InvalidTypeError, match="reading"):
        TODAY.reading("default")  # type: ignore[arg-type]
    with pytest.raises(InvalidValueError, match="reading: 'FranceConnect Particuliers' is not the annex"):
        Scenario("x", attrs.evolve(AGREEMENT, source="a copy")).reading(WHOLE_DAYS)


def test_equal_scenarios() -> None:
    """Two scenarios are equal when they are built alike."""
    assert TODAY.opening("08:00") == Scenario("opening 08:00", AGREEMENT, (Opening("08:00"),))
    assert TODAY.opening("08:00") != Scenario("opening 08:00", AGREEMENT, (Closing("18:00"),))
