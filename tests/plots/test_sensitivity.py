"""The heat map of two parameters."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sla_rules import BusinessHours, Ticket, whatif
from sla_rules.errors import InvalidTypeError
from sla_rules.plots import sensitivity
from tests.plots.made import AGREEMENT, INDICATOR
from tests.plots.reading import labels, of_mark, rows
from tests.plots.test_scenarios import CLOSE, MONDAY, NOW, STILL, TODAY

LIMITS = whatif.LimitAt(INDICATOR, BusinessHours(22), BusinessHours(26), step=timedelta(hours=2))
OPENINGS = whatif.OpeningAt("08:00", "09:30", step=timedelta(minutes=90))


def grid(*tickets: Ticket) -> whatif.Sensitivity:
    """Return the grid of limits by openings."""
    return whatif.sensitivity(TODAY, LIMITS, OPENINGS, tickets, now=NOW)


def test_every_cell_has_its_share() -> None:
    """22 h 30 min from 9:30 on, 25 h 30 min from 8 on: met from 24 h and from 26 h on, and never in 22."""
    plot = sensitivity(grid(CLOSE))
    cells = {(row["row"], row["column"]): (row["share"], row["reached"]) for row in rows(plot, "rect")}
    names = [f"{hours} h of business time" for hours in (22, 24, 26)]
    assert cells == {
        (names[0], "08:00"): (0.0, False), (names[0], "09:30"): (0.0, False),
        (names[1], "08:00"): (0.0, False), (names[1], "09:30"): (100.0, True),
        (names[2], "08:00"): (100.0, True), (names[2], "09:30"): (100.0, True),
    }  # fmt: skip
    domain = of_mark(plot, "rect")[0]["encoding"]
    assert (domain["y"]["scale"]["domain"], domain["x"]["scale"]["domain"]) == (names, ["08:00", "09:30"])


def test_what_reaches_the_target_is_framed_and_bold() -> None:
    """Without any colour a frame and a heavier figure tell where the target is reached."""
    plot = sensitivity(grid(CLOSE))
    squares, figures = of_mark(plot, "rect"), of_mark(plot, "text")
    assert [(unit["mark"]["stroke"], len(unit["rows"])) for unit in squares] == [("#FFFFFF", 3), ("#000000", 3)]
    assert [(unit["mark"]["fontWeight"], unit["rows"][0]["text"]) for unit in figures] == [
        ("normal", "0 %"),
        ("bold", "100 %"),
    ]


def test_words() -> None:
    """The subtitle says when, which target, and what the two parameters are; a tooltip has the counts."""
    plot = sensitivity(grid(CLOSE), lang="fr")
    assert plot.to_dict()["title"]["subtitle"] == [
        "Part tenue de ceux reçus, au mar. 31/03/2026 00:00 ; encadrée où la cible de 95 % est atteinte.",
        "Vers le bas : délai « résolus en moins de 24 heures ouvrées ». Vers la droite : heure d’ouverture du contrat.",
    ]
    assert rows(plot, "rect")[0]["told"] == ("22 h ouvrées, 08:00 : 0 tenus sur 1 reçus, cible manquée")


def test_long_values_below_their_cells_take_several_lines() -> None:
    """A limit is wider than a cell: in one line it would run over its neighbours. Beside the rows there is room."""
    across = whatif.sensitivity(TODAY, OPENINGS, LIMITS, [CLOSE], now=NOW)
    encoding = of_mark(sensitivity(across), "rect")[0]["encoding"]
    assert '"22 h of business time": ["22 h of", "business", "time"]' in encoding["x"]["axis"]["labelExpr"]
    assert '"08:00": "08:00"' in encoding["y"]["axis"]["labelExpr"]
    beside = of_mark(sensitivity(grid(CLOSE), lang="fr"), "rect")[0]["encoding"]
    assert '"22 h of business time": "22 h ouvrées"' in beside["y"]["axis"]["labelExpr"]
    assert '"08:00": ["08:00"]' in beside["x"]["axis"]["labelExpr"]


def test_nothing_received_is_no_share() -> None:
    """Cells of nothing have a dash, no frame and a sentence; what is no grid is refused."""
    plot = sensitivity(grid())
    assert {row["text"] for row in rows(plot, "text")} == {"-"}
    assert not any(row["reached"] for row in rows(plot, "rect"))
    assert rows(plot, "rect")[0]["told"] == "22 h of business time, 08:00: nothing received"
    with pytest.raises(InvalidTypeError, match="grid"):
        sensitivity(AGREEMENT.assess(CLOSE, now=MONDAY))  # type: ignore[arg-type] # refused by name


def test_a_cell_that_open_tickets_can_still_turn_is_missed_so_far() -> None:
    """The tooltip has the verdict of the report: one open in time may still be met."""
    plot = sensitivity(grid(STILL))
    assert rows(plot, "rect")[0]["told"].endswith("0 met of 1 received, target missed so far")


def test_both_axes_say_what_varies() -> None:
    """Each axis has its parameter as a title, in lines that fit beside it, and its values in the language."""
    axes = of_mark(sensitivity(grid(CLOSE), lang="fr"), "rect")[0]["encoding"]
    assert axes["y"]["axis"]["title"] == ["délai « résolus en", "moins de 24 heures", "ouvrées »"]
    assert " ".join(axes["x"]["axis"]["title"]) == "heure d’ouverture du contrat"
    assert list(labels(axes["y"]["axis"]).values()) == ["22 h ouvrées", "24 h ouvrées", "26 h ouvrées"]
