"""Why a verdict changes: the computation under the baseline and under a scenario, one beside the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.calendars.html_parts import escaped
from sla_rules.whatif.resolved import Resolved
from sla_rules.whatif.scalar import mover

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.assessments.explanation import Explanation
    from sla_rules.tickets.ticket import Ticket
    from sla_rules.whatif.scenario import Scenario


@frozen
class SideBySide:
    """
    The explanation of one ticket under two scenarios, each with its name; `str` gives the English text.

    Other forms take *lang*, "en" or "fr"; another one raises InvalidValueError.
    """

    names: tuple[str, str]
    before: Explanation
    after: Explanation

    def text(self, lang: str = "en") -> str:
        """Write both as plain text, one after the other."""
        return "\n".join(
            f"== {name} ==\n\n{each.text(lang)}"
            for name, each in zip(self.names, (self.before, self.after), strict=True)
        )

    def html(self, lang: str = "en") -> str:
        """Write both as a fragment of HTML that loads nothing, in two columns."""
        heads = "".join(f'<th scope="col">{escaped(name)}</th>' for name in self.names)
        cells = "".join(f'<td style="vertical-align:top">{each.html(lang)}</td>' for each in (self.before, self.after))
        return f"<table><thead><tr>{heads}</tr></thead><tbody><tr>{cells}</tr></tbody></table>"

    def _repr_html_(self) -> str:
        """Show both in a notebook."""
        return self.html()

    def __str__(self) -> str:
        """Write both as English text."""
        return self.text()


def side_by_side(
    ticket: Ticket, baseline: Scenario, scenario: Scenario, resolved: Resolved, now: datetime
) -> SideBySide:
    """Return the explanations of *ticket* at *now* under both scenarios, its steps moved as *resolved* says."""
    moved = mover(baseline, scenario, now)(ticket) if resolved is Resolved.AFTER_THE_SAME_WORK else ticket
    return SideBySide(
        names=(baseline.name, scenario.name),
        before=baseline.agreement.assess(ticket, now=now).explain(),
        after=scenario.agreement.assess(moved, now=now).explain(),
    )
