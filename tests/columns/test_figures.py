"""The figures by name, from many tickets at once and from one."""

from __future__ import annotations

from sla_rules import franceconnect
from sla_rules.columns.figures import DTYPES, FIGURES, figure_of, figure_of_one
from sla_rules.columns.time_column import NULL
from sla_rules.columns.verdict_rows import STATES

from .paper_lives import HIGH, at, micros, promise, received, verdicts

TICKETS = [received().resolved(at=at(1)), received(9)]


def test_each_figure_of_many() -> None:
    """One ticket met after an hour, one not received yet: what is said of both, figure by figure."""
    found = verdicts(promise(), TICKETS, at(2))
    said = {figure: figure_of(found, figure, ()).tolist() for figure in FIGURES}
    hour = 3_600_000_000
    assert said == {
        "started_at": [micros(0), NULL],
        "due_at": [micros(4), NULL],
        "due_at_if_resumed_now": [NULL, NULL],
        "breached_at": [NULL, NULL],
        "ended_at": [micros(1), NULL],
        "elapsed": [hour, 0],
        "remaining": [3 * hour, 4 * hour],
        "state": [STATES.index("met"), STATES.index("not_started")],
        "escalation": [0, 0],
    }
    assert set(DTYPES) < set(FIGURES.values())
    alone = verdicts(promise(), TICKETS[:1], at(2))
    assert figure_of(alone, "started_at", ()).tolist() == [micros(0)]
    assert figure_of(alone, "ended_at", ()).tolist() == [micros(1)]


def test_each_figure_of_one() -> None:
    """The scalar assessment says the same in its own kinds, and which rung of the ladder rang."""
    agreement = franceconnect.agreement()
    ticket = received().severity_assigned(franceconnect.CRITICAL, at=at(1))
    assessment = agreement.assess(ticket, now=at(4))
    assert figure_of_one(assessment, "resolution", "due_at") == micros(3)
    assert figure_of_one(assessment, "resolution", "breached_at") == micros(3)
    assert figure_of_one(assessment, "resolution", "ended_at") == NULL
    assert figure_of_one(assessment, "resolution", "elapsed") == 3 * 3_600_000_000 - 1_800_000_000 + 1_800_000_000
    assert figure_of_one(assessment, "resolution", "state") == STATES.index("breached")
    assert figure_of_one(assessment, "resolution", "escalation") == 1
    assert figure_of_one(assessment, "handling", "escalation") == 0
    assert HIGH.level == 1
