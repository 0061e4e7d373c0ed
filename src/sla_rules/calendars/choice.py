"""Named choices."""

from __future__ import annotations

from enum import StrEnum

from sla_rules.errors import InvalidValueError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn


class Choice(StrEnum):
    """
    A choice of a few, each with its text: the base of those that a text is turned into.

    Another text raises InvalidValueError, which lists what is accepted.

    >>> from sla_rules import Bound
    >>> Bound("strict")
    <Bound.STRICT: 'strict'>
    """

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        """Refuse another value, naming what is accepted."""
        msg = f"{cls.__name__}: {value!r} is none; accepted are {', '.join(cls)}"
        raise InvalidValueError(msg)
