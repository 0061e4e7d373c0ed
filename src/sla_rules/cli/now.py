"""The instant of an answer: the one said, or the latest in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sla_rules.cli.options import instant_of
from sla_rules.errors import InvalidValueError

if TYPE_CHECKING:
    from datetime import datetime

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files import Layout, OutageFile, TicketFile, TicketStream

now_option = click.option("--now", "now_text", metavar="TIME", help="[default: the latest instant in the file]")


def now_of(
    text: str | None,
    read: TicketFile | TicketStream | OutageFile,
    agreement: Agreement,
    layout: Layout,
    *,
    holds: str = "ticket",
) -> datetime:
    """
    Give the instant that --now says, or the latest of the file; raises InvalidValueError where it has none.

    *holds* says what the instants of the file are of.
    """
    if text is not None:
        return instant_of(text, "--now", agreement, tz=layout.tz, wall_time=layout.wall_time)
    if read.latest is None:
        msg = f"now: {read.path} has no {holds}, and so no latest instant; say --now"
        raise InvalidValueError(msg)
    return read.latest
