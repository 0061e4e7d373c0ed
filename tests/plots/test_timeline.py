"""The timeline of a ticket, as it is drawn."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sla_rules import BusinessCalendar, PublicHolidays, Ticket, franceconnect
from sla_rules.calendars.instants import as_micros
from sla_rules.errors import InvalidTypeError, UnknownNameError
from sla_rules.plots import timeline
from sla_rules.plots.timeline import LETTER, MOST_NAMED, WIDTH
from tests.plots.reading import labels, of_mark, rows, texts

PARIS = ZoneInfo("Europe/Paris")
AGREEMENT = franceconnect.agreement()
EVE = datetime(2026, 4, 30, 16, 30, tzinfo=PARIS)
MAJOR = Ticket.received("INC-42", at=EVE).severity_assigned(franceconnect.MAJOR, at=EVE)
NOW = datetime(2026, 5, 4, 11, 30, tzinfo=PARIS)


def test_positions_are_instants() -> None:
    """A due date and now stand where they are in real time, in milliseconds of UTC, whatever the browser's zone."""
    plot = timeline(AGREEMENT.assess(MAJOR, now=NOW), commitments=["resolution"])
    # 1.5 h on Thursday, 2.5 h of Monday
    due = as_micros(datetime(2026, 5, 4, 12, tzinfo=PARIS)) // 1_000
    assert [row["at"] for row in rows(plot, "point") if row["kind"] == "due"] == [due]
    (now,) = rows(plot, "rule")
    assert now == {"at": as_micros(NOW) // 1_000, "told": "now, Mon 2026-05-04 11:30"}
    assert "Mon 2026-05-04 12:00" in texts(plot)


def test_rows_are_labelled() -> None:
    """Each row has its two lines on the axis."""
    plot = timeline(AGREEMENT.assess(MAJOR, now=NOW), lang="fr", commitments=["resolution"])
    axis = of_mark(plot, "bar")[0]["encoding"]["y"]["axis"]
    assert labels(axis)["1"] == ["résolution : en cours", "3 h 30 min sur 4 h ouvrées"]
    assert plot.to_dict()["title"] == {
        "text": "Ticket INC-42, sévérité 2 (Majeure)",
        "subtitle": ["Ce qui est connu au lun. 04/05/2026 11:30 ; heures de Europe/Paris."],
    }


def test_what_is_not_covered_has_no_row() -> None:
    """By default the commitments that cover the ticket are shown; one may be asked for by name, and only by its own."""
    assessment = AGREEMENT.assess(MAJOR, now=NOW)
    told = [label[0] for label in labels(of_mark(timeline(assessment), "bar")[0]["encoding"]["y"]["axis"]).values()]
    assert told[1:3] == ["resolution: running", "handling: running"]
    assert not any(label.startswith("blocking") for label in told)
    asked = timeline(assessment, commitments=["blocking"])
    assert labels(of_mark(asked, "bar")[0]["encoding"]["y"]["axis"])["1"][0] == "blocking: not covered"
    with pytest.raises(UnknownNameError, match="commitment: 'fix' is not in the agreement"):
        timeline(assessment, commitments=["fix"])
    with pytest.raises(InvalidTypeError, match="commitments: 'resolution' is a str; a tuple is wanted"):
        timeline(assessment, commitments="resolution")
    with pytest.raises(InvalidTypeError, match="assessment"):
        timeline(MAJOR)  # type: ignore[arg-type] # refused by name


def test_names_stand_where_they_fit() -> None:
    """A holiday wide enough for its name bears it; the others are named above the figure, the first of many."""
    near = timeline(AGREEMENT.assess(MAJOR, now=NOW), commitments=["resolution"])
    assert "Fête du Travail" in texts(near)
    assert len(near.to_dict()["title"]["subtitle"]) == 1
    assert len("Fête du Travail") * LETTER < WIDTH / 4.5  # the span of 30 April, 16:00, to 4 May, 14:00
    far = timeline(AGREEMENT.assess(MAJOR, now=EVE + timedelta(days=20)))
    assert "Fête du Travail" not in texts(far)
    closed = "Closed: 1 May Fête du Travail, 8 May Fête de la Victoire, 14 May Ascension"
    assert far.to_dict()["title"]["subtitle"][1] == closed
    year = timeline(AGREEMENT.assess(MAJOR, now=EVE + timedelta(days=365)))
    # nine from May to December 2026, five from January to 9 May 2027, where the margin ends
    assert year.to_dict()["title"]["subtitle"][1] == (
        "Closed: 1 May 2026 Fête du Travail, 8 May 2026 Fête de la Victoire, 14 May 2026 Ascension, 25 May 2026 "
        f"Lundi de Pentecôte, {14 - MOST_NAMED} more"
    )


def test_closed_days_before_the_ticket_are_not_named() -> None:
    """A ticket of Monday 4 May 2026: the margin of a year drawn before it holds 1 May, which is no part of its life."""
    later = EVE + timedelta(days=4)
    ticket = Ticket.received("INC-43", at=later).severity_assigned(franceconnect.MAJOR, at=later)
    closed = timeline(AGREEMENT.assess(ticket, now=later + timedelta(days=365))).to_dict()["title"]["subtitle"][1]
    assert closed.startswith("Closed: 8 May 2026 Fête de la Victoire, 14 May 2026 Ascension, ")


def test_now_is_drawn_only_where_it_is() -> None:
    """A ticket resolved long before now has no line of now in its figure."""
    done = MAJOR.resolved(at=EVE + timedelta(hours=1))
    assert rows(timeline(AGREEMENT.assess(done, now=NOW + timedelta(days=200))), "rule") == []


def test_not_yet_received() -> None:
    """Before its reception a ticket has a figure that says so."""
    plot = timeline(AGREEMENT.assess(MAJOR, now=EVE - timedelta(days=1)))
    assert plot.to_dict()["title"]["subtitle"] == ["Not received yet at Wed 2026-04-29 16:30."]
    assert rows(plot, "bar") == []


def test_a_clock_change_in_the_middle() -> None:
    """On 25 October 2026, 02:00 to 03:00 comes twice: an open desk counts both, told by their offsets."""
    always = BusinessCalendar(tz="Europe/Paris", hours="Mo-Su 00:00-24:00")
    start = datetime(2026, 10, 25, 1, 30, tzinfo=PARIS)
    ticket = Ticket.received("INC-1", at=start).severity_assigned(franceconnect.MAJOR, at=start)
    plot = timeline(
        AGREEMENT.evolve(calendar=always).assess(ticket, now=start + timedelta(hours=2)), commitments=["resolution"]
    )
    # 4 h from 01:30 CEST: 05:30 as the crow flies is 04:30 on the clock that went back
    assert "Sun 2026-10-25 04:30" in texts(plot)
    (counted,) = [row for row in rows(plot, "bar") if row["kind"] == "counted"]
    assert counted["end"] - counted["start"] == 3 * 3_600_000  # 01:30 to 03:30 by the wall is three hours
    axis = of_mark(plot, "bar")[0]["encoding"]["x"]["axis"]
    shown = [" ".join(label) for label in labels(axis).values()]
    assert shown.index("02:00+02:00") + 1 == shown.index("02:00+01:00")


def test_years_of_an_open_ticket_stay_small() -> None:
    """A ticket open for three years has a stretch for each business day up to now, a Sunday, and no more."""
    calendar = BusinessCalendar(
        tz="Europe/Paris",
        hours="Mo-Fr 09:30-18:00",
        holidays=PublicHolidays("FR"),
        exceptions={date(2026, 5, 15): "off"},
    )
    assessment = AGREEMENT.evolve(calendar=calendar).assess(MAJOR, now=EVE + timedelta(days=3 * 365))
    plot = timeline(assessment, commitments=["resolution"])
    days = calendar.business_days(EVE.date(), (EVE + timedelta(days=3 * 365)).date())
    kinds = [row["kind"] for row in rows(plot, "bar")]
    # Thursday, and Monday up to noon, when it was due; the rest of that Monday and all other days come late
    assert (kinds.count("counted"), kinds.count("late")) == (2, days - 1)


def test_the_late_days_of_many_months_are_not_all_outline() -> None:
    """Days late for a year are a pixel wide, and would be black with an outline; those of a few weeks have theirs."""

    def edges(days: int) -> set[tuple[str, int]]:
        late = timeline(AGREEMENT.assess(MAJOR, now=EVE + timedelta(days=days)), commitments=["resolution"])
        return {(row["kind"], row["edge"]) for row in rows(late, "bar")}

    kept = {("open", 1), ("closed_day", 1), ("counted", 1)}
    assert edges(365) == {*kept, ("late", 0)}
    assert edges(30) == {*kept, ("late", 1)}


def test_the_line_of_now_crosses_no_due_date() -> None:
    """Early and late in a ticket's life the word of a due date ends before the line of now, or begins behind it."""
    sides = set()
    monday = datetime(2026, 3, 2, 9, 30, tzinfo=PARIS)
    urgent = Ticket.received("INC-1", at=monday).severity_assigned(franceconnect.CRITICAL, at=monday)
    for ticket, hours, names in (
        (MAJOR, 1, None),
        (MAJOR, 80, ["resolution"]),
        (MAJOR, 100, None),
        (MAJOR, 145, None),
        (urgent, 6, None),
    ):
        plot = timeline(AGREEMENT.assess(ticket, now=ticket.events[0].at + timedelta(hours=hours)), commitments=names)
        (line,) = rows(plot, "rule")
        due = {(row["row"], row["at"]) for row in rows(plot, "point") if row["kind"].startswith("due")}
        for unit in of_mark(plot, "text"):
            mark, scale = unit["mark"], unit["encoding"]["x"].get("scale", {})
            for row in (row for row in unit["rows"] if "label" in row):
                first, last = scale["domain"]
                at, now = ((each - first) * WIDTH / (last - first) + 1 for each in (row["at"], line["at"]))
                room = len(row["label"]) * LETTER
                begins = at + mark["dx"] - (room if mark["align"] == "right" else 0)
                # to the pixel
                assert not begins + 1 < now - 1 < now + 1 < begins + room - 1, hours
                sides.add((mark["align"], at < WIDTH / 2, (row["row"], row["at"]) in due))
    assert sides >= {("left", True, True), ("right", True, True), ("left", False, True), ("right", False, True)}
    assert ("left", True, False) in sides  # behind the line of now
