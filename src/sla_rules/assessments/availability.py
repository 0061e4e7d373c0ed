"""
The availability of a service over a year, as sets of instants.

Three kinds of outage count (annex §3): no choice of provider is shown, no identity data can be returned, all providers
are out while the service runs. The third is what the roster lists less the instants at which some listed provider was
up. What is out or not known, with an unknown provider taken for out, less what is surely out, is unknown.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from sla_rules.assessments.availability_result import AvailabilityResult, Overlap
from sla_rules.assessments.deactivation import deactivation_outages
from sla_rules.assessments.outage import OutageKind
from sla_rules.assessments.service_record import ServiceRecord
from sla_rules.assessments.service_year import ServiceYear
from sla_rules.calendars.instants import from_micros
from sla_rules.calendars.stretches import clip, intersect, subtract, unite
from sla_rules.calendars.window import Window
from sla_rules.calendars.window_set import Windows
from sla_rules.tickets.checks import instance

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime, tzinfo

    from sla_rules.assessments.assessment import Assessment
    from sla_rules.assessments.roster import Roster
    from sla_rules.calendars.stretches import Stretch
    from sla_rules.clauses.availability import Availability


def availability_of(
    clause: Availability,
    record: ServiceRecord,
    year: int | None,
    *,
    zone: tzinfo,
    now: datetime,
    assessments: Iterable[Assessment] = (),
) -> AvailabilityResult:
    """
    Return what *clause* says of the service of *record* in *year*, as known at *now*, in instants of *zone*.

    Deactivations by the tickets of *assessments* count as outages. Raises InvalidTypeError for what is no record.
    """
    record = instance(record, ServiceRecord, "record").with_outages(deactivation_outages(assessments))
    span = ServiceYear.of(clause, record, zone, year, now=now)
    elapsed = span.elapsed

    def counted(stretches: Iterable[Stretch]) -> list[Stretch]:
        return intersect(unite(stretches), elapsed)

    def shown(stretches: Iterable[Stretch]) -> Windows:
        return Windows(_window(stretch, zone) for stretch in stretches)

    no_choice = counted(record.out(span.now, OutageKind.NO_CHOICE))
    no_identity_data = counted(record.out(span.now, OutageKind.NO_IDENTITY_DATA))
    service_out = unite([*no_choice, *no_identity_data])
    providers_out = subtract(counted(record.all_providers_out(span.now)), service_out)
    down = unite([*service_out, *providers_out])
    doubtful = counted(
        [*record.out(span.now, OutageKind.UNKNOWN), *record.all_providers_out(span.now, or_unknown=True)]
    )
    unknown = subtract(doubtful, down)
    return AvailabilityResult(
        clause=clause,
        label=span.label,
        span=_window((span.start, span.end), zone),
        now=now.astimezone(zone),
        service=shown(span.service),
        elapsed=shown(elapsed),
        down=shown(down),
        unknown=shown(unknown),
        kinds=(
            (OutageKind.NO_CHOICE, shown(no_choice)),
            (OutageKind.NO_IDENTITY_DATA, shown(no_identity_data)),
            (OutageKind.PROVIDER, shown(providers_out)),
        ),
        overlaps=tuple(_overlaps(providers_out, record.roster, zone)),
    )


def _overlaps(providers_out: list[Stretch], roster: Roster, zone: tzinfo) -> Iterable[Overlap]:
    """Yield when all providers were out, cut where the roster changes, with those that it lists."""
    listed = {provider: roster.listed(provider) for provider in roster.providers}
    changes = {instant for stretches in listed.values() for stretch in stretches for instant in stretch}
    for start, end in providers_out:
        for cut in pairwise(sorted({start, end, *(change for change in changes if start < change < end)})):
            named = tuple(provider for provider, stretches in listed.items() if clip(stretches, *cut))
            yield Overlap(window=_window(cut, zone), providers=named)


def _window(stretch: Stretch, zone: tzinfo) -> Window:
    start, end = stretch
    return Window(from_micros(start, zone), from_micros(end, zone))
