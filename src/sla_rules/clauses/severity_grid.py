"""The severities of a contract, and how a ticket comes by one."""

from __future__ import annotations

from attrs import frozen

from sla_rules.errors import InvalidTypeError, InvalidValueError, UnknownNameError
from sla_rules.tickets.checks import distinct, instance, instances, iterable, text
from sla_rules.tickets.severity import Severity


@frozen(kw_only=True)
class SeverityGrid:
    """
    The *severities* of a contract, the graver first, the one of each perimeter, and the one of security.

    *perimeters* are pairs of a ticket's scope and its severity; *security* is the severity of a problem of
    security whatever its perimeter, or None where a contract has no such rule. Raises InvalidValueError for
    severities repeated or out of the grid, InvalidTypeError for another type.

    >>> from sla_rules import Severity
    >>> SeverityGrid(clause="§1", severities=(Severity(1, "high"), Severity(2, "low"))).find("low").level
    2
    """

    clause: str
    severities: tuple[Severity, ...]
    perimeters: tuple[tuple[str, Severity], ...] = ()
    security: Severity | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse a grid that names a severity twice, or one that it does not have."""
        text(self.clause, "clause")
        severities = tuple(sorted(instances(self.severities, Severity, "severities")))
        if not severities:
            msg = "severities: () is empty; at least one severity is wanted"
            raise InvalidValueError(msg)
        distinct((severity.level for severity in severities), "severities: level")
        distinct((severity.name for severity in severities), "severities: name")
        distinct((severity.name.casefold() for severity in severities), "severities: name, whatever the case")
        object.__setattr__(self, "severities", severities)
        pairs = tuple(_pair(p) for p in iterable(self.perimeters, "perimeters"))
        distinct((scope for scope, _ in pairs), "perimeters: scope")
        # each the very object of the grid, so that another one means another severity
        own = tuple((scope, self._own(severity, f"perimeters[{scope!r}]")) for scope, severity in pairs)
        object.__setattr__(self, "perimeters", own)
        if self.security is not None:
            security = self._own(instance(self.security, Severity, "security"), "security")
            object.__setattr__(self, "security", security)

    def find(self, level_or_name: int | str) -> Severity:
        """
        Return the severity of that level or name; case does not matter.

        Raises UnknownNameError, which lists what is accepted.
        """
        if is_level_or_name(level_or_name):
            for severity in self.severities:
                if level_or_name == severity.level:
                    return severity
                if isinstance(level_or_name, str) and level_or_name.casefold() == severity.name.casefold():
                    return severity
        accepted = ", ".join(map(str, self.severities))
        msg = f"severity: {level_or_name!r} is not in the grid; accepted are {accepted}"
        raise UnknownNameError(msg)

    def of_level(self, severity: Severity) -> Severity:
        """Return the grid's own severity of the level of *severity*; raises UnknownNameError when it has none."""
        level = instance(severity, Severity, "severity").level
        for listed in self.severities:
            if listed.level == level:
                return listed
        return self.find(level)

    def of_perimeter(self, scope: str | None) -> Severity | None:
        """Return the severity that the perimeter *scope* has, None when no perimeter is known."""
        if scope is None or not self.perimeters:
            return None
        for listed, severity in self.perimeters:
            if listed == scope:
                return severity
        accepted = ", ".join(str(listed) for listed, _ in self.perimeters)
        msg = f"scope: {scope!r} is no perimeter of the grid; accepted are {accepted}"
        raise UnknownNameError(msg)

    def _own(self, severity: Severity, field: str) -> Severity:
        """Return the grid's own object that is equal to *severity*; refuse one that is not in the grid."""
        self.check(severity, field)
        return self.severities[self.severities.index(severity)]

    def check(self, severity: Severity, field: str) -> None:
        """Refuse a *severity* that is not in the grid."""
        if severity not in self.severities:
            msg = f"{field}: {severity} is not in the grid: {', '.join(map(str, self.severities))}"
            raise InvalidValueError(msg)


def is_level_or_name(value: object) -> bool:
    """Tell whether *value* may name a severity: a text or a whole number, and no number that only equals one."""
    return isinstance(value, int | str) and not isinstance(value, bool)


def checked_level_or_name(value: int | str, field: str = "severity") -> int | str:
    """
    Return what names a severity; raises InvalidTypeError for what is neither a level nor a name.

    >>> checked_level_or_name(2), checked_level_or_name("Major")
    (2, 'Major')
    """
    if not is_level_or_name(value):
        msg = f"{field}: {value!r} is a {type(value).__name__}; a level such as 2, or a name, is wanted"
        raise InvalidTypeError(msg)
    return value


def _pair(pair: object) -> tuple[str, Severity]:
    match pair:
        case (str() as scope, Severity() as severity):
            return text(scope, "perimeters: scope"), severity
    msg = f"perimeters: {pair!r} is no pair of a scope and a Severity"
    raise InvalidTypeError(msg)
