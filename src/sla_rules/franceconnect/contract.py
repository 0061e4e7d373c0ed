"""The whole annex as one agreement, under a reading."""

from __future__ import annotations

from datetime import date

from sla_rules.agreements.agreement import Agreement
from sla_rules.clauses.severity_grid import SeverityGrid
from sla_rules.clauses.terms import Terms
from sla_rules.franceconnect.availability import availability
from sla_rules.franceconnect.closing import closures
from sla_rules.franceconnect.maintenance import blocking, notice
from sla_rules.franceconnect.measure import indicator
from sla_rules.franceconnect.reading import Reading
from sla_rules.franceconnect.severities import GRID_CLAUSE, PERIMETERS, SECURITY, SEVERITIES
from sla_rules.franceconnect.support import calendar, deactivation, escalation, handling, resolution
from sla_rules.tickets.checks import instance

TYPE_CHECKING = False
if TYPE_CHECKING:
    from sla_rules.calendars.holidays import Holidays

NAME = "FranceConnect Particuliers"
SOURCE = (
    "Convention d'adhésion au service FranceConnect Particuliers à destination des Fournisseurs d'Identité, "
    "annexe qualité de service et chaîne de support (DINSIC)"
)
# The text bears no date of its own; this is when its values were read and last checked.
TEXT_READ_ON = date(2026, 11, 23)


def agreement(reading: Reading | None = None, holidays: Holidays | None = None) -> Agreement:
    """
    Return the annex as an agreement under *reading*, which is `Reading()` when nothing is said.

    *holidays* are the dates on which the service is closed, the public holidays of France when nothing is said.
    Source: the whole annex.

    >>> from datetime import datetime
    >>> from zoneinfo import ZoneInfo
    >>> from sla_rules import Ticket, franceconnect
    >>> paris = ZoneInfo("Europe/Paris")
    >>> friday = datetime(2026, 3, 6, 17, tzinfo=paris)
    >>> ticket = Ticket.received("INC-42", at=friday).severity_assigned(franceconnect.MAJOR, at=friday)
    >>> str(agreement().assess(ticket, now=friday).commitment("resolution").due_at)
    '2026-03-09 12:30:00+01:00'
    """
    reading = Reading() if reading is None else instance(reading, Reading, "reading")
    if holidays is None:
        from sla_rules.calendars.public_holidays import PublicHolidays

        holidays = PublicHolidays("FR")
    return Agreement(
        name=NAME,
        source=SOURCE,
        terms=Terms(
            calendar=calendar(reading, holidays),
            grid=SeverityGrid(clause=GRID_CLAUSE, severities=SEVERITIES, perimeters=PERIMETERS, security=SECURITY),
            # The first is the principal one, which a report's table of severities reads.
            commitments=(resolution(reading, holidays), handling(reading), blocking(reading)),
            escalations=(escalation(reading),),
            closures=closures(reading),
            indicators=(indicator(reading, holidays),),
            availability=availability(reading, calendar(reading, holidays)),
            notice=notice(),
            deactivation=deactivation(reading),
        ),
    )
