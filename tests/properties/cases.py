"""Cases of the comparison as Hypothesis draws them."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import strategies as st

from tests.oracle import microseconds
from tests.properties.comparison import Case
from tests.strategies.calendars import plain, spec
from tests.strategies.instants import amount
from tests.strategies.library import Library
from tests.strategies.places import ZONES, anchor
from tests.strategies.source import Drawn

LIBRARY = Library()


@st.composite
def cases(draw: st.DrawFn, *, combined: bool = True) -> Case:
    """A calendar with the oracle's answers around the date that it is about."""
    source = Drawn(draw)
    if combined:
        return Case(LIBRARY, *spec(source))
    zone = source.pick(ZONES)
    middle = anchor(source, zone)
    return Case(LIBRARY, plain(source, zone, middle), middle)


def moment(data: st.DataObject, case: Case) -> datetime:
    """Draw an instant of the case, in one zone or another."""
    return case.moment(Drawn(data.draw))


def open_time(data: st.DataObject, case: Case, start: datetime) -> timedelta:
    """Draw an amount of open time, positive, often one that ends on a limit."""
    much = amount(Drawn(data.draw), case.answers, case.marks, microseconds(start))
    return timedelta(microseconds=abs(much) or 1)
