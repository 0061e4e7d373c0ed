"""A search that answers in hours of staff: the opening and the closing of the desk together, the shortest day first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.errors import InvalidValueError
from sla_rules.tickets.checks import instance
from sla_rules.whatif.calendar_changes import Closing, Opening, time_text
from sla_rules.whatif.parameters import ClosingAt, HoursOf, OpeningAt
from sla_rules.whatif.resolved import Resolved

if TYPE_CHECKING:
    from sla_rules.whatif.scenario import Scenario


@frozen
class WorkdayAt:
    """
    Every pair of an *opening* and a *closing* of the desk, the shortest day first; of those equally long the latest.

    Both change the same days, all alike, so that a shorter day is fewer hours of staff a week: the first value that
    `search` finds is the cover with the fewest that reaches the target. A day of one length may stand well or badly,
    so that no order is proved, and every pair is tried; `fails_again` are longer days that are not enough.
    Raises InvalidValueError for hours that are not the desk's, for other days, and where no pair opens before it
    closes; InvalidTypeError for another type.

    >>> from datetime import timedelta
    >>> half = timedelta(minutes=30)
    >>> openings = OpeningAt("09:00", "09:30", step=half, of="desk")
    >>> WorkdayAt(openings, ClosingAt("17:30", "18:00", step=half, of="desk")).values
    ('09:30-17:30', '09:30-18:00', '09:00-17:30', '09:00-18:00')
    """

    opening: OpeningAt
    closing: ClosingAt
    pairs: tuple[tuple[int, int], ...] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse what makes no days of the desk."""
        instance(self.opening, OpeningAt, "opening")
        instance(self.closing, ClosingAt, "closing")
        for name, times in (("opening", self.opening), ("closing", self.closing)):
            if times.of is not HoursOf.DESK:
                msg = f"{name}: of={str(times.of)!r}: hours of staff are those of the desk; of='desk' is wanted"
                raise InvalidValueError(msg)
        if self.opening.days != self.closing.days:
            msg = f"closing: days={self.closing.days!r}, and the opening {self.opening.days!r}; the same are wanted"
            raise InvalidValueError(msg)
        pairs = [(start, end) for start in self.opening.times for end in self.closing.times if start < end]
        if not pairs:
            msg = "closing: is never after an opening; a grid with days that have hours is wanted"
            raise InvalidValueError(msg)
        object.__setattr__(self, "pairs", tuple(sorted(pairs, key=lambda pair: (pair[1] - pair[0], -pair[0]))))

    @property
    def name(self) -> str:
        """What it is, in words."""
        return "day of the desk" + ("" if self.opening.days is None else f", {self.opening.days}")

    @property
    def values(self) -> tuple[str, ...]:
        """The days, the shortest first."""
        return tuple(f"{time_text(start)}-{time_text(end)}" for start, end in self.pairs)

    @property
    def resolved(self) -> Resolved:
        """The desk's hours move tickets."""
        return Resolved.AFTER_THE_SAME_WORK

    def vary(self, scenario: Scenario, place: int) -> Scenario:
        """Return *scenario* with the day at that *place*."""
        start, end = self.pairs[place]
        opening, closing = (
            Opening(time_text(start), self.opening.days),
            Closing(time_text(end), self.opening.days),
        )
        # the first of two changes must leave hours: a day past the old one is closed later before it opens later
        try:
            return scenario.covered_by(opening, closing)
        except InvalidValueError:
            return scenario.covered_by(closing, opening)
