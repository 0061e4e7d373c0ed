"""What a timeline shows, before it is drawn."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sla_rules import Agreement, BusinessCalendar, Event, EventKind, Ticket, franceconnect
from sla_rules.calendars.instants import as_micros, from_micros
from sla_rules.plots.timeline_rows import MOST_EVENTS, BandKind, MarkKind, TimelineRows, rows_of
from sla_rules.plots.words import words_of

PARIS = ZoneInfo("Europe/Paris")
AGREEMENT = franceconnect.agreement()
PAUSING = franceconnect.agreement(franceconnect.Reading(waiting_pauses="yes"))
HOUR = 3_600_000_000
NAMES = ("resolution",)


def at(day: int, hour: int, minute: int = 0, month: int = 5) -> datetime:
    """Return an instant of 2026 in Paris."""
    return datetime(2026, month, day, hour, minute, tzinfo=PARIS)


def medium() -> Ticket:
    """Return a ticket of severity 3, twelve hours, received and assigned on Wednesday 29 April 2026 at 16:30."""
    received = Ticket.received("INC-1", at=at(29, 16, 30, 4))
    return received.severity_assigned(franceconnect.MEDIUM, at=at(29, 16, 30, 4))


def shown(ticket: Ticket, now: datetime, agreement: Agreement = AGREEMENT, lang: str = "en") -> TimelineRows:
    """Return the rows of a ticket, of its resolution alone."""
    return rows_of(agreement.assess(ticket, now=now), NAMES, words_of(lang))


def marks(found: TimelineRows, row: int = 1) -> list[tuple[MarkKind, str]]:
    """Return the points of a row with their times."""
    return [(mark.kind, mark.label) for mark in found.marks if mark.row == row]


def bands(found: TimelineRows, kind: BandKind, row: int = 1) -> list[tuple[str, str]]:
    """Return the ends of the bands of a kind as Paris shows them."""
    return [
        (f"{from_micros(band.start, PARIS):%d %H:%M}", f"{from_micros(band.end, PARIS):%d %H:%M}")
        for band in found.bands
        if band.kind is kind and band.row == row
    ]


def test_a_clock_over_a_holiday() -> None:
    """1.5 h on 29 April, 8.5 h on 30 April, none on 1 May and the week-end, 1.5 h of the 12 on 4 May so far."""
    found = shown(medium(), at(4, 11))
    assert bands(found, BandKind.COUNTED) == [
        ("29 16:30", "29 18:00"),
        ("30 09:30", "30 18:00"),
        ("04 09:30", "04 11:00"),
    ]
    assert bands(found, BandKind.LEFT) == [("04 11:00", "04 11:30")]
    assert marks(found) == [(MarkKind.DUE, "Mon 2026-05-04 11:30")]
    assert found.rows[1] == ("resolution: running", "11 h 30 min of 12 h of business time")
    assert [band.told for band in found.bands if band.kind is BandKind.CLOSED_DAY] == [
        "closed: holiday, exception: Fête du Travail, from Fri 2026-05-01 00:00 to Sat 2026-05-02 00:00"
    ]


def test_the_service_is_the_calendar() -> None:
    """The first row has the open windows of the calendar over the whole span, clipped to it."""
    found = shown(medium(), at(4, 11))
    start, end = found.span
    windows = AGREEMENT.calendar.timeline.windows(start, end)
    expected = [(max(first, start), min(last, end)) for first, last in windows]
    assert [(band.start, band.end) for band in found.bands if band.kind is BandKind.OPEN] == expected
    assert found.rows[0] == ("service", "Europe/Paris")


def test_what_is_counted_past_the_limit_is_told_apart() -> None:
    """The 12 h end on 4 May at 11:30, within a window: what runs from there on is late, up to the resolution."""
    found = shown(medium().resolved(at=at(5, 10)), at(6, 12))
    assert bands(found, BandKind.COUNTED)[-1] == ("04 09:30", "04 11:30")
    assert bands(found, BandKind.LATE) == [("04 11:30", "04 18:00"), ("05 09:30", "05 10:00")]
    late = [band.told for band in found.bands if band.kind is BandKind.LATE]
    assert late[0] == "clock runs past the limit: 6 h 30 min, from Mon 2026-05-04 11:30 to Mon 2026-05-04 18:00"
    counted = [band for band in found.bands if band.kind in {BandKind.COUNTED, BandKind.LATE}]
    assert sum(band.end - band.start for band in counted) == 19 * HOUR  # 1.5, 8.5, 8.5 and 0.5


def test_a_clock_that_ended_unresolved_is_not_late_before_its_end() -> None:
    """A ticket closed unresolved breaches at its closing: all that was counted before lies within the limit."""
    found = shown(medium().with_event(Event(EventKind.CLOSED, at(30, 12, 0, 4))), at(6, 12))
    assert found.rows[1][0] == "resolution: breached"
    assert bands(found, BandKind.LATE) == []


def test_a_pause_leaves_the_due_date_open() -> None:
    """While the partner is asked the clock stands still: no due date, but the one if it went on now."""
    asked = medium().with_event(Event(EventKind.INFORMATION_REQUESTED, at(30, 11, 30, 4)))
    found = shown(asked, at(4, 11), PAUSING)
    assert bands(found, BandKind.PAUSED) == [("30 11:30", "04 11:00")]
    # 1.5 h and 2 h are used; 8.5 h are left: 7 h on Monday, 1.5 h on Tuesday
    assert marks(found) == [(MarkKind.DUE_IF_RESUMED, "Tue 2026-05-05 11:00")]
    assert bands(found, BandKind.LEFT) == [("04 11:00", "05 11:00")]
    assert found.rows[1][0] == "resolution: paused"


def test_a_resolved_ticket_ends_where_it_ended() -> None:
    """A ticket resolved long before now does not stretch the figure up to now, nor has it any time left."""
    done = medium().resolved(at=at(30, 10, 30, 4))
    found = shown(done, at(1, 12, month=12))
    assert bands(found, BandKind.LEFT) == []
    assert found.span[1] < as_micros(at(5, 0))
    assert found.rows[1][0] == "resolution: met"
    assert bands(shown(done, at(30, 11, 0, 4)), BandKind.LEFT) == []


def test_reopened_tickets_have_all_their_clocks() -> None:
    """What was counted before and after a reopening stands in one row; what lies between them is not drawn."""
    back = (
        medium().resolved(at=at(30, 10, 30, 4)).with_event(Event(EventKind.REOPENED, at(30, 15, 30, 4), detail="again"))
    )
    found = shown(back, at(30, 16, 30, 4))
    assert bands(found, BandKind.COUNTED) == [
        ("29 16:30", "29 18:00"),
        ("30 09:30", "30 10:30"),
        ("30 15:30", "30 16:30"),
    ]
    assert bands(found, BandKind.PAUSED) == []


def test_escalations_rang_and_to_come() -> None:
    """Severity 3 escalates after 8 h: to come at noon of 30 April, rung from 16:00 on (1.5 h + 6.5 h)."""
    for now, kind, said in (
        (at(30, 12, 0, 4), MarkKind.RINGS, "next escalation"),
        (at(30, 17, 0, 4), MarkKind.RANG, "escalation"),
    ):
        found = shown(medium(), now)
        assert marks(found, 2) == [(kind, "Thu 2026-04-30 16:00")]
        assert found.rows[2] == (f"{said} to Équipe Support de niveau 2", "Thu 2026-04-30 16:00")


def test_events_are_told_with_what_they_say() -> None:
    """Each event has a row with its time, its severity or its detail; those after now do not exist."""
    done = medium().with_event(Event(EventKind.TEAM_ASSIGNED, at(30, 9, 30, 4), detail="réseau")).resolved(at=at(4, 12))
    found = shown(done, at(30, 12, 0, 4), lang="fr")
    # up to the due date of 4 May at 11:30, and a fortieth of that time
    assert found.span[1] == as_micros(at(4, 11, 30)) + (as_micros(at(4, 11, 30)) - as_micros(at(29, 16, 30, 4))) // 40
    assert found.rows[3:] == (
        ("réception", "mer. 29/04/2026 16:30"),
        ("affectation de la sévérité : 3 (Moyenne)", "mer. 29/04/2026 16:30"),
        ("affectation à une équipe : réseau", "jeu. 30/04/2026 09:30"),
    )


def test_many_events_share_their_rows() -> None:
    """With more events than have room there is a row for each kind, with how many there are."""
    asked = medium()
    for hour in range(MOST_EVENTS // 2):
        asked = asked.with_event(Event(EventKind.INFORMATION_REQUESTED, at(30, 10, hour * 2, 4)))
        asked = asked.with_event(Event(EventKind.INFORMATION_PROVIDED, at(30, 10, hour * 2 + 1, 4)))
    found = shown(asked, at(30, 12, 0, 4))
    assert found.rows[3:] == (
        ("reception", "1 ×"),
        ("assignment of the severity", "1 ×"),
        ("information requested", "12 ×"),
        ("information provided", "12 ×"),
    )
    assert sum(mark.kind is MarkKind.EVENT for mark in found.marks) == 26


def test_a_clock_that_has_not_started() -> None:
    """Before a severity is known the row says what the limit hangs on, and there is nothing to draw in it."""
    found = shown(Ticket.received("INC-1", at=at(29, 16, 30, 4)), at(30, 12, 0, 4))
    assert found.rows[1] == ("resolution: not started", "within a limit that depends on the severity")
    assert [band for band in found.bands if band.row == 1] == []


def test_real_time_on_a_short_day() -> None:
    """A desk open day and night counts 23 hours on 29 March 2026, in one band as long as it was."""
    always = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 00:00-24:00")
    agreement = AGREEMENT.evolve(calendar=always)
    received = datetime(2026, 3, 29, tzinfo=PARIS)
    ticket = Ticket.received("INC-1", at=received).severity_assigned(franceconnect.MINOR, at=received)
    found = shown(ticket, received + timedelta(days=1), agreement)
    (counted,) = [band for band in found.bands if band.kind is BandKind.COUNTED]
    assert counted.end - counted.start == 23 * HOUR
    assert counted.told == "clock runs: 23 h, from Sun 2026-03-29 00:00 to Mon 2026-03-30 00:00"


def test_margins_stay_in_the_known_years() -> None:
    """A ticket of the first hour that a calendar knows has no margin before it, and is asked for no other year."""
    first = datetime(1900, 1, 1, tzinfo=PARIS)
    found = shown(Ticket.received("INC-1", at=first), first + timedelta(hours=1))
    assert found.span == (as_micros(first), as_micros(first + timedelta(hours=1, minutes=30)))
