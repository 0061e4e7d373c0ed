"""What happened to a service: its outages, its maintenance, and its partners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.assessments.outage import OF_A_PROVIDER, Outage, OutageKind
from sla_rules.assessments.roster import Roster
from sla_rules.calendars.stretches import subtract, unite
from sla_rules.calendars.window_set import Windows
from sla_rules.tickets.checks import instance, instances, iterable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_rules.calendars.stretches import Stretch


@frozen(kw_only=True)
class ServiceRecord:
    """
    The *outages* of a service and of its partners, the dated *roster* of those, and the *maintenance* agreed.

    Outages may overlap and come in any order. Agreed maintenance counts as no outage; whether it is taken out of the
    time owed is for the clause to say. Raises InvalidTypeError for another type.

    >>> ServiceRecord().roster.providers
    ()
    """

    outages: tuple[Outage, ...] = ()
    roster: Roster = field(factory=Roster)
    maintenance: Windows = field(factory=Windows)

    def __attrs_post_init__(self) -> None:
        """Refuse fields of another type."""
        object.__setattr__(self, "outages", instances(self.outages, Outage, "outages"))
        instance(self.roster, Roster, "roster")
        instance(self.maintenance, Windows, "maintenance")

    def with_outages(self, outages: Iterable[Outage]) -> ServiceRecord:
        """Return the record with more outages, such as the deactivations that tickets bring."""
        more = iterable(outages, "outages")
        return ServiceRecord(outages=(*self.outages, *more), roster=self.roster, maintenance=self.maintenance)

    def out(self, now: int, *kinds: OutageKind) -> list[Stretch]:
        """Return when the service was out in one of *kinds*, as known at *now*, in microseconds of UTC."""
        return _united(self.outages, now, kinds, None)

    def all_providers_out(self, now: int, *, or_unknown: bool = False) -> list[Stretch]:
        """
        Return when all partners on the roster were out at once, in microseconds of UTC; never while it lists none.

        *or_unknown* takes a partner for out while nobody knows. Source: annex §3, third kind.
        """
        kinds = (*OF_A_PROVIDER, OutageKind.UNKNOWN) if or_unknown else tuple(OF_A_PROVIDER)
        somebody: list[Stretch] = []
        up: list[Stretch] = []
        for provider in self.roster.providers:
            listed = self.roster.listed(provider)
            somebody = unite([*somebody, *listed])
            up = unite([*up, *subtract(listed, _united(self.outages, now, kinds, provider))])
        return subtract(somebody, up)


def _united(
    outages: tuple[Outage, ...], now: int, kinds: tuple[OutageKind, ...], provider: str | None
) -> list[Stretch]:
    stretches = (each.until(now) for each in outages if each.kind in kinds and each.provider == provider)
    return unite((start, end) for start, end in stretches if start < end)
