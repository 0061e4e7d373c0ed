"""Scenarios side by side."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
from attrs import evolve

from sla_rules import BusinessHours, Ticket, franceconnect, whatif
from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.plots import scenarios
from tests.plots.made import AGREEMENT, INDICATOR
from tests.plots.reading import labels, of_mark, rows, texts

PARIS = ZoneInfo("Europe/Paris")
MONDAY = datetime(2026, 3, 2, 9, 30, tzinfo=PARIS)
NOW = datetime(2026, 3, 31, tzinfo=PARIS)
TODAY = whatif.Scenario("today", AGREEMENT)
# 22 h 30 min of 8 h 30 min a day, 25 h 30 min when the day begins at 8
CLOSE = Ticket.received("INC-1", at=MONDAY).resolved(at=datetime(2026, 3, 4, 15, tzinfo=PARIS))
QUICK = Ticket.received("INC-2", at=MONDAY).resolved(at=MONDAY + timedelta(hours=1))
STILL = Ticket.received("INC-3", at=NOW - timedelta(hours=8))


def test_each_scenario_has_its_point_and_its_words() -> None:
    """Earlier hours of the contract make the close one late: a ticket of two is lost, and said to be."""
    plot = scenarios(whatif.compare([TODAY, TODAY.opening("08:00")], [CLOSE, QUICK], now=NOW))
    assert [(row["scenario"], row["share"], row["verdict"]) for row in rows(plot, "point")] == [
        ("today", 100.0, "reached"),
        ("opening 08:00", 50.0, "missed"),
    ]
    assert {"100 %  2/2", "50 %  1/2  +0 −1", "target 95 %"} <= set(texts(plot))
    assert rows(plot, "point")[1]["told"] == (
        "opening 08:00: 1 met of 2 received, 1 verdicts changed, gained 0, lost 1"
    )
    assert of_mark(plot, "point")[0]["encoding"]["y"]["scale"]["domain"] == ["today", "opening 08:00"]


def test_open_tickets_leave_bounds() -> None:
    """With one of two still open in time the line reaches to the whole."""
    plot = scenarios(whatif.compare([TODAY], [QUICK, STILL], now=NOW))
    bounds = [(row["share"], row["high"]) for row in rows(plot, "rule") if "high" in row]
    assert bounds == [(50.0, 100.0)]


def test_now_is_on_the_clocks_of_the_agreement() -> None:
    """The instant of the comparison is shown in Paris, wherever it was written down."""
    tokyo = NOW.astimezone(ZoneInfo("Asia/Tokyo"))
    plot = scenarios(whatif.compare([TODAY], [QUICK], now=tokyo), lang="fr")
    said = "1 tickets, ce qui est connu au mar. 31/03/2026 00:00 ; gagnés et perdus par rapport à today."
    assert plot.to_dict()["title"]["subtitle"] == [said]


def test_an_indicator_by_its_name() -> None:
    """The first of the baseline is drawn; a second one by name, without the gains that are the first one's."""
    first = AGREEMENT.terms.indicators[0]
    second = evolve(
        first,
        name="quick",
        target=Fraction(1, 2),
        commitment=evolve(first.commitment, name="quick", limit=BusinessHours(1)),
    )
    agreement = AGREEMENT.evolve(indicators=(first, second))
    two = whatif.Scenario("two", agreement)
    found = whatif.compare([two, two.opening("08:00"), TODAY], [CLOSE, QUICK], now=NOW)
    assert scenarios(found, name=INDICATOR) == scenarios(found)
    plot = scenarios(found, name="quick")
    assert [row["scenario"] for row in rows(plot, "point")] == ["two", "opening 08:00"]
    assert texts(plot) == ["target 50 %", "0 %  0/2", "nothing received"]
    with pytest.raises(UnknownNameError, match="'speed' is no indicator of the baseline; accepted are"):
        scenarios(found, name="speed")


def test_nothing_received() -> None:
    """Without tickets, or with none that counts, there is a sentence; what is no comparison is refused."""
    info = Ticket.received("INC-4", at=MONDAY).severity_assigned(franceconnect.INFO, at=MONDAY)
    for tickets in ([], [info]):
        plot = scenarios(whatif.compare([TODAY], tickets, now=NOW))
        assert plot.to_dict()["title"]["subtitle"] == ["Nothing was received that the indicator counts."]
    with pytest.raises(InvalidTypeError, match="comparison"):
        scenarios(AGREEMENT)  # type: ignore[arg-type] # refused by name


def test_a_target_that_can_still_be_reached_is_missed_so_far() -> None:
    """One of two met and the other open in time is no failure yet; the figure says so by shape and by word."""
    plot = scenarios(whatif.compare([TODAY], [QUICK, STILL], now=NOW))
    assert [row["verdict"] for row in rows(plot, "point")] == ["missed_so_far"]
    shape = of_mark(plot, "point")[0]["encoding"]["shape"]
    assert shape["scale"]["range"] == ["triangle-up"]
    assert labels(shape["legend"]) == {"missed_so_far": "target missed so far"}


def test_scenarios_are_named_in_the_language() -> None:
    """A name that the library made of the changes is French in French; one that somebody gave stays."""
    found = whatif.compare([TODAY.closing("17:00"), TODAY.opening("08:00").named("plan B")], [QUICK], now=NOW)
    plot = scenarios(found, lang="fr")
    axis = of_mark(plot, "point")[0]["encoding"]["y"]["axis"]
    assert labels(axis) == {"closing 17:00": "fermeture 17:00", "plan B": "plan B"}
    assert plot.to_dict()["title"]["subtitle"][0].endswith("par rapport à fermeture 17:00.")
    assert rows(plot, "point")[0]["told"].startswith("fermeture 17:00 : 1 tenus")


def test_an_indicator_of_two_versions_is_refused() -> None:
    """QUICK counts under 95 %, STILL, of the 30th, under 50 %: a point of one would leave the other's ticket out."""
    lower = evolve(AGREEMENT.terms.indicators[0], target=Fraction(1, 2))
    amended = whatif.Scenario("amended", AGREEMENT.amended(date(2026, 3, 15), indicators=(lower,)))
    with pytest.raises(InvalidValueError, match=f"name: '{INDICATOR}' is 2 different ones over the versions"):
        scenarios(whatif.compare([amended], [QUICK, STILL], now=NOW))
    assert texts(scenarios(whatif.compare([amended], [STILL], now=NOW)))[0] == "target 50 %"
