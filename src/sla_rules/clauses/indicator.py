"""A ratio over the tickets of a period, with a target."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.clauses.commitment import Commitment
from sla_rules.clauses.rate import share
from sla_rules.errors import InvalidValueError
from sla_rules.tickets.checks import distinct, instance, instances, text
from sla_rules.tickets.severity import Severity

if TYPE_CHECKING:
    from fractions import Fraction


@frozen(kw_only=True)
class Indicator:
    """
    The share of the tickets received that keep a *commitment*, against a *target*.

    *population* holds the severities that count; a ticket without a severity counts, for nothing says yet that it
    does not. A *commitment* that repeats is kept by keeping each of its clocks. *target* is an exact share in (0, 1],
    never a float. Raises InvalidValueError or InvalidTypeError.
    """

    name: str
    clause: str
    target: Fraction
    commitment: Commitment
    population: tuple[Severity, ...]
    # The levels of the population.
    levels: frozenset[int] = field(init=False, repr=False, eq=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a target that is no share, and a population of nobody."""
        text(self.name, "name")
        text(self.clause, "clause")
        share(self.target, "target")
        instance(self.commitment, Commitment, "commitment")
        population = instances(self.population, Severity, "population")
        if not population:
            msg = "population: () is empty; the severities that count are wanted"
            raise InvalidValueError(msg)
        distinct((severity.level for severity in population), "population: level")
        object.__setattr__(self, "population", population)
        object.__setattr__(self, "levels", frozenset(severity.level for severity in population))

    def counts(self, severity: Severity | None) -> bool:
        """Tell whether a ticket of *severity* belongs to the population."""
        if severity is None:
            return True
        return instance(severity, Severity, "severity").level in self.levels

    def reached(self, met: int, received: int) -> bool | None:
        """Tell whether *met* of *received* reach the target, in whole numbers; None when nothing was received."""
        if not received:
            return None
        return met * self.target.denominator >= received * self.target.numerator

    def misses_allowed(self, received: int) -> int:
        """Return how many of *received* may fail with the target still reached."""
        return received * (self.target.denominator - self.target.numerator) // self.target.denominator
