"""The indicator by period."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from sla_rules import BusinessHours, Period, Ticket, columns, franceconnect
from sla_rules.errors import InvalidTypeError, UnknownNameError
from sla_rules.plots import indicator
from tests.plots.made import AGREEMENT, INDICATOR, NOW, tickets
from tests.plots.reading import labels, of_mark, rows, texts

PARIS = ZoneInfo("Europe/Paris")
LATER = datetime(2027, 6, 1, tzinfo=PARIS)


def many(received: datetime, met: int, missed: int = 0, opened: int = 0) -> list[Ticket]:
    """Return so many tickets received at one instant, some met, some resolved after 90 days, some open."""
    ends = [timedelta(hours=1)] * met + [timedelta(days=90)] * missed + [None] * opened
    made = [Ticket.received(f"{received:%Y-%m}-{number}", at=received) for number in range(len(ends))]
    return [one if end is None else one.resolved(at=received + end) for one, end in zip(made, ends, strict=True)]


def day(month: int, year: int = 2026) -> datetime:
    """Return the second of a month at ten."""
    return datetime(year, month, 2, 10, tzinfo=PARIS)


def test_shares_bounds_and_verdicts() -> None:
    """19 of 20 reach 95 %; 18 of 20 with one still open in time miss it so far, and may come to 95 %."""
    some = many(day(3), 19, 1) + many(day(4), 18, 1, 1)
    plot = indicator(AGREEMENT.reports(some, "month", now=day(4) + timedelta(hours=3)))
    assert [(row["period"], row["share"], row["verdict"]) for row in rows(plot, "point")] == [
        ("2026-03", 95.0, "reached"),
        ("2026-04", 90.0, "missed_so_far"),
    ]
    bounds = [row for row in rows(plot, "rule") if "high" in row]
    assert [(row["period"], row["share"], row["high"]) for row in bounds] == [("2026-04", 90.0, 100.0)]
    assert bounds[0]["told"] == "Apr 2026: 18 met of 20 received, 2 open in time, misses left 1"
    assert [row["share"] for row in rows(plot, "rule") if "high" not in row] == [95.0]
    assert {"95 %", "90 %", "target 95 %"} <= set(texts(plot))


def test_each_version_has_its_target_and_its_verdict() -> None:
    """
    Nine of ten in every month: missed against 95 % in the first two, reached against 80 % from April on.

    No verdict is over tickets of both versions, and no target stands over months that it is not of.
    """
    lower = evolve(AGREEMENT.terms.indicators[0], target=Fraction(4, 5))
    amended = AGREEMENT.amended(date(2026, 4, 1), indicators=(lower,))
    some = [ticket for month in (1, 2, 4, 5) for ticket in many(day(month), 9, 1)]
    held = columns.TicketColumns.from_tickets(some)
    for found in (
        amended.reports(some, "month", now=LATER),
        columns.indicator(amended, held, now=LATER, period="month"),
    ):
        plot = indicator(found)
        assert plot.to_dict()["title"]["subtitle"][:2] == [
            "Jan 2026 to Feb 2026: 18 of 20 received were met: 90 %, against a target of 95 %, target missed.",
            "Apr 2026 to May 2026: 18 of 20 received were met: 90 %, against a target of 80 %, target reached.",
        ]
        assert [(row["period"], row["share"]) for row in rows(plot, "tick") if "high" not in row] == [
            *(("2026-01", 95.0), ("2026-02", 95.0), ("2026-04", 80.0), ("2026-05", 80.0)),
        ]
        assert {"target 95 %", "target 80 %"} <= set(texts(plot))
    one = indicator(amended.reports(some[10:30], "month", now=LATER), lang="fr")
    assert one.to_dict()["title"]["subtitle"][0].startswith("févr. 2026 : 9 tenus sur 10 reçus : 90 %")


def test_counts_stand_on_the_axis() -> None:
    """Under each month stand its year and how many were met of how many."""
    plot = indicator(AGREEMENT.reports(many(day(3), 2, 1), "month", now=LATER), lang="fr")
    assert labels(of_mark(plot, "point")[0]["encoding"]["x"]["axis"]) == {"2026-03": ["mars", "2026", "2/3"]}
    said = "2 tenus sur 3 reçus : 66,66 %, pour une cible de 95 %, cible manquée."
    assert plot.to_dict()["title"]["subtitle"][0] == said


def test_a_month_of_nothing_is_no_hundred_percent() -> None:
    """Between January and April nothing was received: two places, no point, and a word."""
    plot = indicator(AGREEMENT.reports(many(day(1), 1) + many(day(4), 1), "month", now=LATER))
    assert [row["period"] for row in rows(plot, "point")] == ["2026-01", "2026-04"]
    assert of_mark(plot, "point")[0]["encoding"]["x"]["scale"]["domain"] == ["2026-01", "2026-02", "2026-03", "2026-04"]
    assert labels(of_mark(plot, "point")[0]["encoding"]["x"]["axis"])["2026-02"] == ["Feb", "2026", "-"]
    nothing = [row for unit in of_mark(plot, "text") for row in unit["rows"] if row.get("text") == "none"]
    assert [row["period"] for row in nothing] == ["2026-02", "2026-03"]


def test_other_periods() -> None:
    """Quarters, years and all dates have their titles and labels."""
    some = many(day(1), 1) + many(day(5, 2027), 1)
    for kind, title, found in (
        ("quarter", "Indicateur par trimestre", ["T1", "2026"]),
        ("year", "Indicateur par an", ["2026"]),
        ("all", "Indicateur", ["tout"]),
    ):
        plot = indicator(AGREEMENT.reports(some, kind, now=LATER), lang="fr")
        assert plot.to_dict()["title"]["text"].startswith(f"{title} : ")
        first = next(iter(labels(of_mark(plot, "point")[0]["encoding"]["x"]["axis"]).values()))
        assert first[:-1] == found


def test_nothing_received() -> None:
    """Without tickets, and with none that the indicator counts, there is a sentence and no share."""
    info = Ticket.received("INC-1", at=day(3)).severity_assigned(franceconnect.INFO, at=day(3))
    for some in ([], [info]):
        plot = indicator(AGREEMENT.reports(some, "month", now=LATER))
        assert plot.to_dict()["title"]["subtitle"][0].startswith(
            "Nothing was received that the indicator counts. As known at"
        )
        assert rows(plot, "point") == []


def test_five_years_have_no_words_in_their_way() -> None:
    """With more months than have room, shares and counts stand in tooltips alone."""
    some = [one for month in range(60) for one in many(day(month % 12 + 1, 2022 + month // 12), 1)]
    plot = indicator(AGREEMENT.reports(some, "month", now=LATER))
    assert len(rows(plot, "point")) == 60
    assert texts(plot) == ["target 95 %"]
    assert of_mark(plot, "point")[0]["encoding"]["x"]["axis"]["title"] == "period of reception"
    assert labels(of_mark(plot, "point")[0]["encoding"]["x"]["axis"])["2026-12"] == ["Dec", "2026"]


def test_an_indicator_by_its_name() -> None:
    """The first is drawn when nothing is said; another name is refused with those there are."""
    reports = AGREEMENT.reports(tickets(), "month", now=NOW)
    assert indicator(reports, name=INDICATOR) == indicator(reports)
    with pytest.raises(UnknownNameError, match=f"'speed' is no indicator of the reports; accepted are {INDICATOR}"):
        indicator(reports, name="speed")
    with pytest.raises(InvalidTypeError, match="reports"):
        indicator(AGREEMENT.report([], Period.month(2026, 3), now=NOW))  # type: ignore[arg-type] # refused by name


def test_terms_that_changed_within_a_month() -> None:
    """The old and the new indicator of one name have a place each in that month."""
    clause = AGREEMENT.terms.indicators[0]
    stricter = evolve(clause, target=Fraction(99, 100), commitment=evolve(clause.commitment, limit=BusinessHours(8)))
    amended = AGREEMENT.amended(date(2026, 3, 10), indicators=(stricter,))
    some = [*many(day(3), 1), Ticket.received("new", at=day(3) + timedelta(days=20))]
    plot = indicator(amended.reports(some, "month", now=day(3) + timedelta(days=21)))
    assert [(row["period"], row["share"]) for row in rows(plot, "point")] == [("2026-03", 100.0), ("2026-03 (2)", 0.0)]


def test_long_counts_have_room() -> None:
    """A step is as wide as its counts: those of thousands of tickets do not run into one another."""
    narrow = indicator(AGREEMENT.reports(many(day(3), 19, 1), "month", now=LATER)).to_dict()["width"]
    wide = indicator(AGREEMENT.reports(many(day(3), 1_900, 100), "month", now=LATER)).to_dict()["width"]
    assert (narrow, wide) == (6 * 54, 6 * 7 * len("1900/2000"))


def test_the_axis_begins_below_every_share() -> None:
    """With one of twenty met the axis begins at zero, with nineteen at 90 %."""
    for met, floor in ((19, 90), (1, 0)):
        plot = indicator(AGREEMENT.reports(many(day(3), met, 20 - met), "month", now=LATER))
        assert of_mark(plot, "point")[0]["encoding"]["y"]["scale"]["domain"] == [floor, 100]
