"""The availability of a service as a dictionary that JSON can hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.assessments.outage import OutageKind
from sla_rules.calendars.instants import MICROSECOND

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from fractions import Fraction

    from sla_rules.assessments.availability_result import AvailabilityResult
    from sla_rules.calendars.window_set import Windows


def availability_to_dict(result: AvailabilityResult) -> dict[str, object]:
    """Return *result* as a dictionary that JSON can hold; amounts in microseconds, shares as '17/20'."""
    return {
        "clause": result.clause.clause,
        "target": str(result.target),
        "year": result.label,
        "start": result.span.start.isoformat(),
        "end": result.span.end.isoformat(),
        "now": result.now.isoformat(),
        "reached": result.reached,
        "rate": _share(result.rate),
        "lowest": _share(result.lowest),
        "highest": _share(result.highest),
        "year_lowest": _share(result.year_lowest),
        "year_highest": _share(result.year_highest),
        "service_us": _us(result.service.duration),
        "elapsed_us": _us(result.elapsed.duration),
        "unknown_us": _us(result.unknown.duration),
        "budget_us": _us(result.budget),
        "spent_us": _us(result.spent),
        "left_us": _us(result.left),
        "left_at_least_us": _us(result.left_at_least),
        "burn_rate": _share(result.burn_rate),
        "is_spent": result.is_spent,
        "exhausted_at": _at(result.exhausted_at),
        "kinds": [
            {"kind": _name(kind), "down_us": _us(windows.duration), "windows": _windows(windows)}
            for kind, windows in result.kinds
        ],
        "overlaps": [
            {
                "start": overlap.window.start.isoformat(),
                "end": overlap.window.end.isoformat(),
                "down_us": _us(overlap.window.duration),
                "providers": list(overlap.providers),
            }
            for overlap in result.overlaps
        ],
        "down": _windows(result.down),
        "unknown": _windows(result.unknown),
    }


def _name(kind: OutageKind) -> str:
    return "all_providers" if kind is OutageKind.PROVIDER else str(kind)


def _windows(windows: Windows) -> list[dict[str, str]]:
    return [{"start": window.start.isoformat(), "end": window.end.isoformat()} for window in windows]


def _us(amount: timedelta) -> int:
    return amount // MICROSECOND


def _share(share: Fraction | None) -> str | None:
    return None if share is None else str(share)


def _at(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()
