"""
Changes of what is promised: another limit, other pauses, another target, other clauses.

Each is a value with a text, and gives other terms; the terms that it is given stay as they were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import attrs
from attrs import frozen

from sla_rules.assessments.words import words_of
from sla_rules.calendars.limits import Limit
from sla_rules.clauses.rate import share
from sla_rules.clauses.severity_grid import checked_level_or_name
from sla_rules.clauses.terms import Terms
from sla_rules.errors import InvalidTypeError, UnknownNameError
from sla_rules.tickets.checks import iterable, text

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from fractions import Fraction

    from sla_rules.clauses.commitment import Commitment
    from sla_rules.tickets.event import EventKind


@frozen
class LimitOf:
    """
    The commitment or the indicator called *clause* allows *limit*, for one *severity* or for all.

    *severity* is a level or a name. Raises UnknownNameError, which lists what is accepted, when the terms have no such
    clause or severity; InvalidTypeError for what is no limit, and for a severity that is neither a level nor a name.
    """

    clause: str
    limit: Limit
    severity: int | str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no limit, and no severity."""
        text(self.clause, "clause")
        if not isinstance(self.limit, Limit):
            msg = f"limit: {self.limit!r} is a {type(self.limit).__name__}; a limit such as BusinessHours(8) is wanted"
            raise InvalidTypeError(msg)
        if self.severity is not None:
            checked_level_or_name(self.severity)

    @property
    def words(self) -> str:
        """The change in words."""
        whom = "" if self.severity is None else f" for severity {self.severity}"
        return f"{self.clause}: {words_of('en').limit(self.limit)}{whom}"

    def terms(self, terms: Terms) -> Terms:
        """Return *terms* with that limit."""
        return _on_clauses(terms, lambda commitment: self._limited(commitment, terms), self.clause)

    def _limited(self, commitment: Commitment, terms: Terms) -> Commitment:
        if self.severity is None:
            return attrs.evolve(commitment, limit=self.limit)
        chosen = terms.grid.find(self.severity)
        limits = ((severity, commitment.limit_for(severity)) for severity in terms.grid.severities)
        pairs = tuple((severity, self.limit if severity == chosen else limit) for severity, limit in limits)
        return attrs.evolve(commitment, limit=cast("Any", pairs))  # the terms have a limit for each severity


@frozen
class PausedBy:
    """
    Every clock of the terms stands still for these *causes*, and for no other.

    A cause is `EventKind.INFORMATION_REQUESTED` (until the answer), `EventKind.PAUSED`, or the reason of a pause.
    Raises InvalidValueError for an event that pauses nothing.
    """

    causes: tuple[EventKind | str, ...]

    def __attrs_post_init__(self) -> None:
        """Refuse what are no causes; each is checked where it is used."""
        object.__setattr__(self, "causes", iterable(self.causes, "causes"))

    @property
    def words(self) -> str:
        """The change in words."""
        return f"paused by {', '.join(map(str, self.causes))}" if self.causes else "no pauses"

    def terms(self, terms: Terms) -> Terms:
        """Return *terms* with those pauses."""
        return _on_clauses(terms, lambda commitment: attrs.evolve(commitment, paused_by=self.causes))


@frozen
class TargetOf:
    """
    The indicators have the *target*, an exact share in (0, 1]; or only the one called *indicator*.

    Raises UnknownNameError, which lists what is accepted, when the terms have no such indicator.
    """

    target: Fraction
    indicator: str | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no share."""
        share(self.target, "target")

    @property
    def words(self) -> str:
        """The change in words."""
        exact = (self.target * 10_000).denominator == 1  # shown in whole hundredths, or else as it is
        return f"target {words_of('en').percent(self.target) if exact else self.target}"

    def terms(self, terms: Terms) -> Terms:
        """Return *terms* with that target."""
        names = [indicator.name for indicator in terms.indicators]
        if self.indicator is not None and self.indicator not in names:
            msg = f"indicator: {self.indicator!r} is not in the agreement; accepted are {', '.join(names)}"
            raise UnknownNameError(msg)
        return attrs.evolve(
            terms,
            indicators=tuple(
                attrs.evolve(each, target=self.target) if self.indicator in (None, each.name) else each
                for each in terms.indicators
            ),
        )


@frozen
class Fields:
    """
    The terms have other *fields*, pairs of a field of `Terms` and its value.

    Raises UnknownNameError, which lists what is accepted, for another field.
    """

    fields: tuple[tuple[str, object], ...]

    def __attrs_post_init__(self) -> None:
        """Refuse what terms do not have."""
        accepted = [each.name for each in attrs.fields(Terms) if each.init]
        for name, _ in self.fields:
            if name not in accepted:
                msg = f"{name}: is no field of the terms; accepted are {', '.join(accepted)}"
                raise UnknownNameError(msg)

    @classmethod
    def of(cls, changes: Mapping[str, object]) -> Fields:
        """Return the change that *changes* name."""
        return cls(tuple(changes.items()))

    @property
    def words(self) -> str:
        """The change in words."""
        return f"other {', '.join(name for name, _ in self.fields)}"

    def terms(self, terms: Terms) -> Terms:
        """Return *terms* with those fields; what they may hold is checked when the new terms are built."""
        return attrs.evolve(terms, **cast("dict[str, Any]", dict(self.fields)))


ClauseChange = LimitOf | PausedBy | TargetOf | Fields
"""A change of what is promised."""


def _on_clauses(terms: Terms, change: Callable[[Commitment], Commitment], name: str | None = None) -> Terms:
    """Change each commitment and what each indicator measures, or only the clause called *name*."""
    names = [*(each.name for each in terms.commitments), *(each.name for each in terms.indicators)]
    if name is not None and name not in names:
        msg = f"clause: {name!r} is not in the agreement; accepted are {', '.join(names)}"
        raise UnknownNameError(msg)
    return attrs.evolve(
        terms,
        commitments=tuple(change(each) if name in (None, each.name) else each for each in terms.commitments),
        indicators=tuple(
            attrs.evolve(each, commitment=change(each.commitment)) if name in (None, each.name) else each
            for each in terms.indicators
        ),
    )
