"""What a page states beside its figures: under what they hold, and where they come from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from sla_rules.agreements.agreement import Agreement
    from sla_rules.franceconnect.reading import Reading


@frozen(kw_only=True)
class Source:
    """
    The file that the tickets were read from.

    *name* is the file's, without its folder; *digest* the SHA-256 of its bytes in hexadecimal, None where they could
    not be read again. *notes* says what was guessed and what stands in for what is absent; *faults* are those of the
    *skipped_rows* that were left out, or the first of them, and *more_faults* counts the others. *said* is what the
    caller said of the file, as pairs of an option and its value.

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


@frozen(kw_only=True)
class About:
    """
    What the figures of a page depend on beside the tickets: the *agreement*, and where the rest comes from.

    *reading* is the reading of the contract, None for an agreement that has none. *now_given* tells whether now was
    said, or is the latest instant of the tickets. *source* is None for tickets that come from no file.
    """

    agreement: Agreement
    reading: Reading | None = None
    now_given: bool = True
    source: Source | None = None
