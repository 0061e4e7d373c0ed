"""What an indicator says under every reading of the contract, and which choices its verdict hangs on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from attrs import evolve, frozen

from sla_rules.tickets.checks import instances

if TYPE_CHECKING:
    from datetime import date, datetime
    from fractions import Fraction

    from sla_rules.assessments.indicator_result import IndicatorResult
    from sla_rules.assessments.period import Period
    from sla_rules.franceconnect.reading import Reading

    Choices = tuple[tuple[str, str], ...]


class UnderReading(NamedTuple):
    """
    The indicator under one combination of choices; *changes* are those that the base does not make.

    A change is a pair of a field of `Reading` and the choice made, such as `("indicator_bound", "inclusive")`.
    """

    changes: Choices
    result: IndicatorResult


@frozen(kw_only=True)
class ReadingRange:
    """
    The indicator over *period* under each combination of the choices that can change it.

    *every* holds one for each combination, that of the *base* reading first. Built by `franceconnect.readings_report`.
    Shares are exact, and None where nothing was received.
    """

    period: Period
    base: Reading
    every: tuple[UnderReading, ...]

    @property
    def at_base(self) -> IndicatorResult:
        """The indicator under the base reading."""
        return self.every[0].result

    @property
    def lowest(self) -> UnderReading:
        """The combination with the lowest share, the one nearest to the base where several have it."""
        return min(self.every, key=lambda found: (_share(found), len(found.changes)))

    @property
    def highest(self) -> UnderReading:
        """The combination with the highest share, the one nearest to the base where several have it."""
        return max(self.every, key=lambda found: (_share(found), -len(found.changes)))

    @property
    def missed(self) -> tuple[UnderReading, ...]:
        """The combinations under which the target is missed."""
        return tuple(found for found in self.every if found.result.reached is False)

    @property
    def reached(self) -> tuple[UnderReading, ...]:
        """The combinations under which the target is reached."""
        return tuple(found for found in self.every if found.result.reached)

    @property
    def same_verdict(self) -> bool:
        """Whether every combination gives the verdict of the base."""
        return all(found.result.reached is self.at_base.reached for found in self.every)

    @property
    def single(self) -> tuple[UnderReading, ...]:
        """What each choice does when it is the only change, the one that costs most first."""
        return tuple(sorted((found for found in self.every if len(found.changes) == 1), key=_share))

    @property
    def turning(self) -> tuple[UnderReading, ...]:
        """
        The smallest changes that turn the verdict of the base: none of them holds another that turns it too.

        More changes beside them may turn it back; *missed* and *reached* are the whole answer.
        """
        found: list[UnderReading] = []
        for other in sorted(self.every, key=lambda other: len(other.changes)):
            changes = set(other.changes)
            turns = other.result.reached is not self.at_base.reached
            if turns and not any(changes >= set(smaller.changes) for smaller in found):
                found.append(other)
        return tuple(found)

    @property
    def without_effect(self) -> tuple[str, ...]:
        """The fields whose choice changes no count of these tickets, whatever the other choices are."""
        names = dict.fromkeys(name for found in self.every for name, _ in found.changes)
        return tuple(name for name in names if not self._matters(name))

    def without(self, fields: tuple[str, ...]) -> ReadingRange:
        """Return the range of the combinations that change none of *fields*."""
        left_out = instances(fields, str, "fields")
        kept = tuple(found for found in self.every if not any(name in left_out for name, _ in found.changes))
        return evolve(self, every=kept)

    def _matters(self, name: str) -> bool:
        """Tell whether the counts differ between two combinations that differ in the field *name* alone."""
        counts: dict[Choices, tuple[int, ...]] = {}
        for found in self.every:
            others = tuple(change for change in found.changes if change[0] != name)
            if counts.setdefault(others, _counts(found.result)) != _counts(found.result):
                return True
        return False


@frozen(kw_only=True)
class ReadingRanges:
    """
    One range for each period in which tickets were received, and one for all of them together.

    *fields* are those of `Reading` that can change the indicator, *beside* the others; *readings* counts every reading.
    *tickets* and *not_yet_received* count as in `Report`; *first* and *last* are the dates of the first and the last
    ticket received, None when there was none.
    """

    periods: tuple[ReadingRange, ...]
    total: ReadingRange
    now: datetime
    tickets: int
    not_yet_received: int
    fields: tuple[str, ...]
    beside: tuple[str, ...]
    readings: int
    first: date | None
    last: date | None

    @property
    def without_effect(self) -> tuple[str, ...]:
        """The fields whose choice changes no count of any period."""
        fields = self.total.without_effect
        return tuple(name for name in fields if all(name in each.without_effect for each in self.periods))

    @property
    def telling(self) -> ReadingRanges:
        """The same ranges over the choices that change a count somewhere: as much is said, in fewer combinations."""
        fields = self.without_effect
        return evolve(
            self,
            periods=tuple(each.without(fields) for each in self.periods),
            total=self.total.without(fields),
        )


def _share(found: UnderReading) -> tuple[bool, Fraction | int]:
    """Sort the share; nothing received comes first."""
    ratio = found.result.ratio
    return (False, 0) if ratio is None else (True, ratio)


def _counts(result: IndicatorResult) -> tuple[int, ...]:
    return (
        result.excluded,
        result.not_covered,
        result.met,
        result.breached,
        result.open_late,
        result.paused,
        result.open_on_track,
    )
