"""`sla-rules availability FILE`: from a file of outages to the rate of the year."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from sla_rules import franceconnect
from sla_rules.assessments.service_year import last_date
from sla_rules.cli.availability_found import AvailabilityFound
from sla_rules.cli.now import now_of
from sla_rules.cli.options import MISSED, format_option, reading_option, table_options
from sla_rules.cli.refusals import refusing
from sla_rules.cli.table import show
from sla_rules.errors import InvalidValueError, OutOfRangeError
from sla_rules.files import read_outages, read_tickets

if TYPE_CHECKING:
    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files import Layout, OutageFile


@click.command("availability")
@click.argument("file", type=click.Path())
@click.option("--year", type=int, metavar="YEAR", help="Year of the calendar.  [default: the one of now]")
@click.option("--roster", type=click.Path(), metavar="FILE", help="A file with more rows of kind roster.")
@click.option("--tickets", type=click.Path(), metavar="FILE", help="A ticket export: deactivations count too.")
@click.option("--now", "now_text", metavar="TIME", help="[default: the latest instant of an outage in the file]")
@format_option("table", "json")
@click.option("--check", is_flag=True, help="Exit with 1 when the target is missed.")
@reading_option("as availability_hours=service_hours")
@table_options
def availability_command(
    file: str,
    *,
    year: int | None,
    roster: str | None,
    tickets: str | None,
    now_text: str | None,
    form: str,
    check: bool,
    reading: franceconnect.Reading,
    layout: Layout,
) -> None:
    """
    Take the availability over a year from the outages of FILE, a CSV file (.csv or .csv.gz).

    FILE has a header with the columns kind, start and end, and provider. The kind is no_choice, no_identity_data,
    provider (one is out; all that are on the roster must be, for the service to count as down), deactivation (the
    same), unknown, maintenance (that was agreed), or roster (the provider belongs to the service in that time). An
    empty end lasts until now.

    When a file has faults, each is named on stderr, nothing is printed, and the exit code is 2.
    """
    with refusing():
        agreement = franceconnect.agreement(reading)
        read = read_outages(file, agreement, layout=layout, roster=roster)
        export = None if tickets is None else read_tickets(tickets, agreement, layout=layout)
        _check(read, agreement, reading, year, now_text)
        now = now_of(now_text, read, agreement, layout, holds="outage")
        malfunctions = () if export is None else export.tickets
        found = AvailabilityFound(
            agreement=agreement,
            reading=reading,
            file=read,
            tickets=export,
            deactivated=tuple(agreement.deactivations(malfunctions, now=now).items()),
            now=now,
            now_given=now_text is not None,
            result=agreement.availability(read.record, year, now=now, tickets=malfunctions),
        )
        if form == "json":
            from sla_rules.cli.json_form import write_json

            write_json(found.to_dict())
        else:
            from sla_rules.cli.availability_text import availability_blocks

            show(availability_blocks(found))
    if check and found.result.reached is False:
        raise click.exceptions.Exit(MISSED)


def _check(
    read: OutageFile, agreement: Agreement, reading: franceconnect.Reading, year: int | None, now_text: str | None
) -> None:
    """Refuse a year that is a slip of the hand, and a now that would make nothing of an outage that lasts."""
    if year is not None:
        if reading.availability_year == "rolling":
            msg = f"--year: {year}, but availability_year=rolling takes the year that ends now; accepted: --now alone"
            raise InvalidValueError(msg)
        try:
            agreement.calendar.hours_on(last_date(year))
        except OutOfRangeError as error:
            msg = f"year: {year} is outside the years that the calendar knows, {error.first.year} to {error.last.year}"
            raise InvalidValueError(msg) from error
    if now_text is None and read.is_open_ended:
        msg = f"now: the latest instant in {read.path} is the start of an outage that has no end; say --now"
        raise InvalidValueError(msg)
