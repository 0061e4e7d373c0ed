"""Annex §2.2.3, the four conditions under which a ticket is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.calendars.limits import BusinessDays
from sla_rules.clauses.closure import ClosureRule, Evidence
from sla_rules.franceconnect.reading import REMARK_WINDOW

if TYPE_CHECKING:
    from sla_rules.franceconnect.reading import Reading

CLOSING_CLAUSE = "annex §2.2.3"

# Third condition: 10 "jours ouvrés" without an answer from the identity provider.
SILENCE_DAYS = 10


def closures(reading: Reading) -> tuple[ClosureRule, ...]:
    """
    Return the four rules, in the order of the annex.

    The fourth names no time for a remark: the reading's own, which is assumed while it is the one of the default.
    """
    return (
        ClosureRule(
            name="confirmed",
            clause=f"{CLOSING_CLAUSE}, first condition",
            resolved=True,
            evidence=Evidence.CONFIRMATION,
        ),
        ClosureRule(
            name="agreed in writing",
            clause=f"{CLOSING_CLAUSE}, second condition",
            resolved=False,
            evidence=Evidence.WRITTEN_AGREEMENT,
        ),
        ClosureRule(
            name="silence",
            clause=f"{CLOSING_CLAUSE}, third condition",
            resolved=False,
            evidence=Evidence.SILENCE,
            after=BusinessDays(SILENCE_DAYS),
        ),
        ClosureRule(
            name="no remark",
            clause=f"{CLOSING_CLAUSE}, fourth condition",
            resolved=True,
            evidence=Evidence.NO_REMARK,
            after=reading.remark_window,
            assumed=reading.remark_window == REMARK_WINDOW,
        ),
    )
