"""django-bizcal: pure Python, aware datetimes; its core needs no configured Django."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from peers.peer import CLOSING, OPENING, YEARS, Peer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


def build(holidays: Sequence[date]) -> Peer:
    """Build the calendar in django-bizcal, which reads the `holidays` package itself."""
    # by name, because type checkers run where it is not installed
    bizcal = import_module("django_bizcal")
    hours = [(OPENING.isoformat("minutes"), CLOSING.isoformat("minutes"))]
    calendar = bizcal.WorkingCalendar.from_country(
        country="FR",
        years=YEARS,
        tz="Europe/Paris",
        weekly_schedule=dict.fromkeys(range(5), hours),
        extra_holidays=list(holidays),
    )
    return Peer(
        name="django-bizcal",
        takes="aware datetimes",
        elapsed=calendar.business_time_between,
        add=calendar.add_business_time,
    )
