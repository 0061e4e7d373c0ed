"""The distribution of business hours, as it is drawn."""

from __future__ import annotations

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from sla_rules import Bound, Ticket, franceconnect
from sla_rules.plots import durations
from tests.plots.made import AGREEMENT, NOW, tickets
from tests.plots.reading import labels, of_mark, rows, texts
from tests.plots.test_durations_bins import LATER, MINUTE, ended

PARIS = ZoneInfo("Europe/Paris")


def test_a_panel_for_each_severity() -> None:
    """Each has its line of figures, its bars and its limit."""
    some = [ended(timedelta(hours=1)), ended(timedelta(hours=9), number=1), ended(MINUTE, franceconnect.INFO, 2)]
    plot = durations(some, lang="fr")
    panels = plot.to_dict()["vconcat"]
    assert [panel["title"]["text"] for panel in panels] == [
        "2 (Majeure) : 1 sur 2 en 4 h, médiane 1 h, 95e centile 9 h",
        "5 (Info) : 1 sur 1 en 24 h, médiane 0 h 01 min, 95e centile 0 h 01 min",
    ]
    assert [row["at"] for row in rows(plot, "rule")] == [12, 12]
    assert texts(plot) == ["délai 4 h", "délai 24 h"]
    said = "3 tickets terminés ; 0 encore ouverts ou jamais terminés, non montrés."
    assert plot.to_dict()["title"]["subtitle"] == [said]


def test_bars_stand_on_one_another() -> None:
    """Two verdicts in one bin are stacked, those met below, and each says what it counts."""
    four = timedelta(hours=4)
    late = ended(four - MINUTE, number=3).ticket
    ones = [ended(four), ended(four - MINUTE, number=1)]
    under_escalation = AGREEMENT.evolve(
        commitments=tuple(
            type(each)(
                name=each.name,
                clause=each.clause,
                starts=each.starts,
                ends=each.ends,
                limit=each.limit,
                bound=Bound.STRICT,
            )
            for each in AGREEMENT.terms.commitments
        )
    )
    strict = under_escalation.assess(ended(four, number=2).ticket, now=LATER)
    plot = durations([*ones, strict, under_escalation.assess(late, now=LATER)])
    bars = [(row["verdict"], row["low"], row["high"]) for row in rows(plot, "bar")]
    assert bars == [("met", 0, 3), ("breached", 3, 4)]
    assert rows(plot, "bar")[0]["told"] == "over 3 h 40 min up to 4 h: 3 tickets, within the limit"


def test_the_axis_is_in_hours() -> None:
    """Ticks stand at quarters of the limit, up to twice of it; the last one says that it has no end."""
    plot = durations([ended(timedelta(hours=9))])
    axis = of_mark(plot, "bar")[0]["encoding"]["x"]["axis"]
    assert labels(axis) == {
        "0": "0 h", "3": "1 h", "6": "2 h", "9": "3 h", "12": "4 h",
        "15": "5 h", "18": "6 h", "21": "7 h", "24": "> 8 h",
    }  # fmt: skip
    assert axis["title"] == "business time on the clock, hours"
    assert rows(plot, "bar")[0]["told"] == "over 8 h: 1 ticket, not within it"
    assert plot.to_dict()["title"]["subtitle"] == ["1 ticket ended, 0 still open or never ended, which are not shown."]
    (bar, *_) = rows(durations([ended(timedelta(hours=1))], lang="fr"), "bar")
    assert bar["told"] == "plus de 0 h 40 min et jusqu’à 1 h : 1 ticket, dans le délai"


def test_thousands_of_tickets_make_a_small_figure() -> None:
    """Five thousand tickets are counted in bins: the figure does not grow with them, and every one is in it."""
    random = Random(2026)
    start = datetime(2026, 1, 5, 10, tzinfo=PARIS)
    severities = AGREEMENT.severities
    assessments = (
        AGREEMENT.assess(
            Ticket.received(f"INC-{number}", at=at)
            .severity_assigned(severities[number % 5], at=at)
            .resolved(at=at + timedelta(minutes=int(random.random() * 20_000))),
            now=LATER,
        )
        for number in range(5_000)
        for at in [start + timedelta(minutes=70 * number)]
    )
    plot = durations(assessments)
    assert sum(row["high"] - row["low"] for row in rows(plot, "bar")) == 5_000
    assert len(plot.specification) < 40_000


def test_without_a_limit_in_hours() -> None:
    """A commitment whose limit depends on nothing known has its figures and no line."""
    plain = Ticket.received("INC-9", at=NOW).resolved(at=NOW)
    agreement = franceconnect.agreement(franceconnect.Reading(handling_unit="two_business_days"))
    plot = durations([agreement.assess(plain, now=LATER)], commitment="handling")
    assert plot.to_dict()["vconcat"][0]["title"]["text"] == (
        "none yet: 1 of 1 within the limit, median 0 h, 95th percentile 0 h"
    )
    assert rows(plot, "rule") == []


def test_nothing_has_ended() -> None:
    """With no ticket, or none that ended, a sentence says so."""
    plot = durations([])
    assert plot.to_dict()["title"]["text"] == "Business hours until the end of: -"
    assert plot.to_dict()["title"]["subtitle"][0].startswith("No ticket has ended. 0 tickets ended, 0 still open")
    still = durations([AGREEMENT.assess(tickets()[-1], now=NOW)])
    assert "1 still open" in still.to_dict()["title"]["subtitle"][0]
