"""What an indicator costs: the tier that its share falls in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.assessments.indicator_result import IndicatorResult
from sla_rules.clauses.tiers import Tiers
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from fractions import Fraction

    from sla_rules.clauses.tiers import Tier


@frozen(kw_only=True)
class Settlement:
    """
    The tier of an indicator's share as it stands, and those if every open ticket failed (*worst*) or succeeded.

    All three are None where nothing was received: there is no share, and nothing to settle.
    """

    tiers: Tiers
    tier: Tier | None
    worst: Tier | None
    best: Tier | None

    @property
    def credit(self) -> Fraction | None:
        """The credit owed as things stand, a share of the price; None where nothing was received."""
        return None if self.tier is None else self.tier.credit

    @property
    def final(self) -> bool:
        """Whether no open ticket can change the tier any more."""
        return self.worst == self.best


def settle(result: IndicatorResult, tiers: Tiers) -> Settlement:
    """
    Return what *tiers* say of *result*; nothing but its exact shares is read. Raises InvalidTypeError for another type.

    >>> from fractions import Fraction
    >>> from sla_rules import Period, Ticket, franceconnect
    >>> from sla_rules.clauses.tiers import Tier, Tiers
    >>> tiers = Tiers(name="service credit", clause="§7", tiers=(
    ...     Tier(name="kept", at_least=Fraction(95, 100), below=None, credit=Fraction(0)),
    ...     Tier(name="missed", at_least=Fraction(0), below=Fraction(95, 100), credit=Fraction(5, 100)),
    ... ))
    >>> monday = datetime(2026, 3, 2, 9, 30, tzinfo=paris)
    >>> tickets = [Ticket.received("INC-42", at=monday, scope="site").resolved(at=monday + timedelta(hours=1))]
    >>> report = franceconnect.agreement().report(tickets, Period.month(2026, 3), now=monday + timedelta(days=1))
    >>> settle(report.indicator, tiers).tier.name
    'kept'
    """
    instance(result, IndicatorResult, "result")
    instance(tiers, Tiers, "tiers")
    found = [
        None if share is None else tiers.tier_for(share) for share in (result.ratio, result.lowest, result.highest)
    ]
    return Settlement(tiers=tiers, tier=found[0], worst=found[1], best=found[2])
