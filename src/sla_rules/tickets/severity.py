"""How grave a ticket is."""

from __future__ import annotations

from attrs import frozen

from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import text


@frozen(order=True)
class Severity:
    """
    A level of a grid, 1 the gravest, with its name and a description in words.

    Severities sort the graver first, so `min` of two is the graver. Raises InvalidValueError for a level
    below 1 or a blank name, InvalidTypeError for what is no whole number or no text.

    >>> min(Severity(2, "Major"), Severity(1, "Critical"))
    Severity(level=1, name='Critical', description='')
    """

    level: int
    name: str
    description: str = ""

    def __attrs_post_init__(self) -> None:
        """Refuse a level that no grid has."""
        if isinstance(self.level, bool) or not isinstance(self.level, int):
            msg = f"level: {self.level!r} is a {type(self.level).__name__}; a whole number from 1 is wanted"
            raise InvalidTypeError(msg)
        if self.level < 1:
            msg = f"level: {self.level} is below 1, the gravest; a whole number from 1 is wanted"
            raise InvalidValueError(msg)
        text(self.name, "name")
        if not isinstance(self.description, str):
            msg = f"description: {self.description!r} is a {type(self.description).__name__}; a text is wanted"
            raise InvalidTypeError(msg)

    def __str__(self) -> str:
        """Write level and name, as a table shows them."""
        return f"{self.level} ({self.name})"
