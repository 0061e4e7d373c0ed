"""What a page states beside its figures: under what they hold, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

from sla_rules.errors import InvalidTypeError, InvalidValueError
from sla_rules.tickets.checks import flag, instance, text

if TYPE_CHECKING:
    from sla_rules.agreements.agreement import Agreement
    from sla_rules.franceconnect.reading import Reading


def count(value: int, field: str, what: str = "things") -> int:
    """
    Return how many *what* there are, 0 or more.

    Raises InvalidTypeError for what is no whole number, InvalidValueError for one below 0.

    >>> count(0, "late")
    0
    """
    if isinstance(value, bool) or not isinstance(value, int):
        msg = f"{field}: {value!r} is a {type(value).__name__}; a whole number is wanted"
        raise InvalidTypeError(msg)
    if value < 0:
        msg = f"{field}: {value} is no count of {what}; 0 or more is wanted"
        raise InvalidValueError(msg)
    return value


@frozen(kw_only=True)
class Source:
    """
    The file that the tickets were read from.

    *name* is the file's, without its folder; *digest* the SHA-256 of its bytes in hexadecimal, None where they could
    not be read again. *notes* says what was guessed and what stands in for what is absent; *faults* are those of the
    *skipped_rows* that were left out, or the first of them, and *more_faults* counts the others. *said* is what the
    caller said of the file, as pairs of an option and its value. Raises InvalidTypeError or InvalidValueError for a
    name that is no text or blank, and for a count that is none.

    >>> Source(name="tickets.csv").skipped_rows
    0
    """

    name: str
    digest: str | None = None
    skipped_rows: int = 0
    faults: tuple[str, ...] = ()
    more_faults: int = 0
    notes: tuple[str, ...] = ()
    said: tuple[tuple[str, str], ...] = ()

    def __attrs_post_init__(self) -> None:
        """Refuse a file without a name, and what is no count."""
        text(self.name, "name")
        count(self.skipped_rows, "skipped_rows")
        count(self.more_faults, "more_faults")


@frozen(kw_only=True)
class About:
    """
    What the figures of a page depend on beside the tickets: the *agreement*, and where the rest comes from.

    *reading* is the reading of the contract, None for an agreement that has none. *now_given* tells whether now was
    said, or is the latest instant of the tickets. *source* is None for tickets that come from no file. Raises
    InvalidTypeError for another type.
    """

    agreement: Agreement
    reading: Reading | None = None
    now_given: bool = True
    source: Source | None = None

    def __attrs_post_init__(self) -> None:
        """Refuse what is no agreement, no reading and no source."""
        from sla_rules.agreements.agreement import Agreement
        from sla_rules.franceconnect.reading import Reading

        instance(self.agreement, Agreement, "agreement")
        flag(self.now_given, "now_given")
        if self.reading is not None:
            instance(self.reading, Reading, "reading")
        if self.source is not None:
            instance(self.source, Source, "source")
