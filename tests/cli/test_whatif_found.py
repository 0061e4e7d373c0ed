"""What a comparison was asked of."""

from __future__ import annotations

from sla_rules import franceconnect
from sla_rules.cli.whatif_found import WhatIfFound
from sla_rules.files import TicketFile
from sla_rules.whatif import Resolved, Scenario, compare
from tests.whatif.lives import AGREEMENT, TODAY
from tests.whatif.test_compare import THEN, A, B


def found(scenario: Scenario, resolved: Resolved = Resolved.AT_THEIR_INSTANTS) -> WhatIfFound:
    """Compare a scenario with today, on a file of two tickets."""
    return WhatIfFound(
        reading=franceconnect.Reading(),
        file=TicketFile(path="x.csv", tickets=(A, B), latest=None, notes=("a note",)),
        period="all",
        now_given=True,
        comparison=compare([TODAY, scenario], [A, B], now=THEN, resolved=resolved),
    )


def test_what_it_depends_on() -> None:
    """The agreement as it is, the result with all changes, now and where it comes from, and the notes of the file."""
    made = found(TODAY.opening("08:00"))
    assert made.agreement == AGREEMENT
    assert made.whole.name == "opening 08:00"
    assert made.now_words == "Tue 2026-03-31 18:00, as given"
    assert made.notes == ("a note",)


def test_what_was_assumed() -> None:
    """Either assumption in words; the other question is named where hours of the contract change."""
    contract = found(TODAY.opening("08:00"))
    assert contract.assumption.endswith("tickets stay resolved when they were")
    assert contract.hint == "--hours-of desk asks what more work of the desk would do instead"
    desk = found(TODAY.covering(opening="08:00"), Resolved.AFTER_THE_SAME_WORK)
    assert desk.assumption.endswith("tickets are resolved after the same work")
    assert desk.hint is None
