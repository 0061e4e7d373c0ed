"""All that is promised at one time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.clauses.availability import Availability
from sla_rules.clauses.closure import ClosureRule
from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.deactivation import Deactivation
from sla_rules.clauses.escalation import Escalation
from sla_rules.clauses.indicator import Indicator
from sla_rules.clauses.notice import Notice
from sla_rules.clauses.severity_grid import SeverityGrid
from sla_rules.errors import InvalidValueError, UnknownNameError
from sla_rules.tickets.checks import distinct, instance, instances

if TYPE_CHECKING:
    from sla_rules.calendars.calendar import Calendar


@frozen(kw_only=True)
class Terms:
    """
    The clauses in force together: the calendar, the grid of severities and every promise made on them.

    The first commitment is the principal one: the one that the table of severities in a report reads. Raises
    InvalidValueError for names repeated, for a commitment without a limit for a severity of the grid, and for an
    escalation on a commitment that is not there; InvalidTypeError for another type.
    """

    calendar: Calendar
    grid: SeverityGrid
    commitments: tuple[Commitment, ...]
    escalations: tuple[Escalation, ...] = ()
    closures: tuple[ClosureRule, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    availability: Availability | None = None
    notice: Notice | None = None
    deactivation: Deactivation | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse clauses that do not fit together."""
        from sla_rules.calendars.calendar import Calendar

        instance(self.calendar, Calendar, "calendar")
        instance(self.grid, SeverityGrid, "grid")
        self._check_lists()
        for field, kind in _SINGLES.items():
            if getattr(self, field) is not None:
                instance(getattr(self, field), kind, field)
        self._check_grid()
        names = [commitment.name for commitment in self.commitments]
        for escalation in self.escalations:
            if escalation.commitment not in names:
                msg = (
                    f"escalations: {escalation.name!r} reads the clock of {escalation.commitment!r}, "
                    f"which is no commitment; there are {', '.join(names)}"
                )
                raise InvalidValueError(msg)

    def commitment(self, name: str) -> Commitment:
        """Return the commitment called *name*; raises UnknownNameError, which lists what is accepted."""
        for commitment in self.commitments:
            if commitment.name == name:
                return commitment
        accepted = ", ".join(commitment.name for commitment in self.commitments)
        msg = f"commitment: {name!r} is not in the agreement; accepted are {accepted}"
        raise UnknownNameError(msg)

    def _check_lists(self) -> None:
        """Refuse clauses of another type, a name that comes twice, and terms that promise nothing."""
        for field, kind in _LISTS.items():
            clauses: tuple[object, ...] = instances(getattr(self, field), kind, field)
            distinct((getattr(clause, "name", None) for clause in clauses), f"{field}: name")
            object.__setattr__(self, field, clauses)
        if not self.commitments:
            msg = "commitments: () is empty; at least one commitment is wanted"
            raise InvalidValueError(msg)

    def _check_grid(self) -> None:
        """Refuse a promise that forgets a severity of the grid, or that speaks of one beside it."""
        for commitment in (*self.commitments, *(indicator.commitment for indicator in self.indicators)):
            lacking = [severity for severity in self.grid.severities if commitment.limit_for(severity) is None]
            if lacking:
                msg = f"commitments: {commitment.name!r} has no limit for {', '.join(map(str, lacking))} of the grid"
                raise InvalidValueError(msg)
        for indicator in self.indicators:
            for severity in indicator.population:
                self.grid.check(severity, f"indicators: population of {indicator.name!r}")
        if self.deactivation is not None:
            self.grid.check(self.deactivation.severity, "deactivation: severity")


_LISTS: dict[str, type] = {
    "commitments": Commitment,
    "escalations": Escalation,
    "closures": ClosureRule,
    "indicators": Indicator,
}
_SINGLES: dict[str, type] = {"availability": Availability, "notice": Notice, "deactivation": Deactivation}
