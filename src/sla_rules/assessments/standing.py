"""In which part of an indicator a ticket counts."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from sla_rules.assessments.state import State
from sla_rules.clauses.modes import Unresolved

if TYPE_CHECKING:
    from sla_rules.assessments.commitment_assessment import CommitmentAssessment


class Standing(StrEnum):
    """The seven parts into which an indicator puts every ticket, the first that applies; the last five are received."""

    EXCLUDED = "excluded"
    NOT_COVERED = "not_covered"
    MET = "met"
    BREACHED = "breached"
    OPEN_LATE = "open_late"
    PAUSED = "paused"
    OPEN_ON_TRACK = "open_on_track"


_OF_STATE = {
    State.CANCELLED: Standing.EXCLUDED,
    State.NOT_COVERED: Standing.NOT_COVERED,
    State.MET: Standing.MET,
    State.PAUSED: Standing.PAUSED,
    State.RUNNING: Standing.OPEN_ON_TRACK,
    State.NOT_STARTED: Standing.OPEN_ON_TRACK,
}


def standing_of(assessed: CommitmentAssessment) -> Standing:
    """
    Return the part in which a ticket of the population counts, from the commitment that the indicator measures.

    Of a commitment that repeats every clock counts: a ticket that broke one has not kept it, however the last one
    stands, unless the commitment leaves out what ended unresolved.
    """
    if assessed.state is State.NOT_COVERED and assessed.closed_unresolved:
        # received, and closed before the clock started: the promise was not kept, or the ticket is left out
        return Standing.EXCLUDED if assessed.commitment.unresolved is Unresolved.EXCLUDED else Standing.BREACHED
    left_out = assessed.state is State.CANCELLED and assessed.commitment.unresolved is Unresolved.EXCLUDED
    if assessed.state is State.BREACHED or (assessed.broken_before and not left_out):
        return Standing.OPEN_LATE if assessed.open else Standing.BREACHED
    return _OF_STATE[assessed.state]
