"""`sla-rules report FILE`: from a ticket export to the indicator."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from sla_rules import franceconnect
from sla_rules.cli.found import Found
from sla_rules.cli.now import now_of, now_option
from sla_rules.cli.options import MISSED, format_option, layout_options, period_option, reading_option, skip_option
from sla_rules.cli.page_options import page_options
from sla_rules.cli.progress import progress, progress_of_parts
from sla_rules.cli.refusals import refusing
from sla_rules.cli.streaming import reports_of, tickets_of
from sla_rules.cli.table import show, write
from sla_rules.files import Rooms, Workspace, open_tickets

if TYPE_CHECKING:
    from sla_rules.cli.page_options import PageAsked
    from sla_rules.cli.readings_text import FoundRanges
    from sla_rules.files import Layout

ROOMS = Rooms()
"""How much of a file is held in memory."""


@click.command("report")
@click.argument("file", type=click.Path())
@period_option
@now_option
@format_option("table", "json", "csv")
@click.option("--check", is_flag=True, help="Exit with 1 when the target is missed in a period.")
@layout_options
@skip_option
@reading_option("as handling_unit=two_business_days")
@click.option("--all-readings", is_flag=True, help="Show the range over all readings, and what the verdicts hang on.")
@page_options
def report_command(
    file: str,
    *,
    period: str | None,
    now_text: str | None,
    form: str,
    check: bool,
    layout: Layout,
    skip_bad_rows: bool,
    reading: franceconnect.Reading,
    all_readings: bool,
    page: PageAsked | None,
) -> None:
    """
    Report on the tickets of FILE, an export of any size: CSV (.csv or .csv.gz) or Parquet (.parquet).

    FILE has the columns id and received_at, and severity or scope. It may have acknowledged_at,
    severity_assigned_at (received_at stands in for it), resolved_at, identity_provider, blocking and
    security. Delimiter, encoding and the order of day and month are guessed only when the guess is certain,
    and then said.

    With --all-readings, the indicator is taken under every combination of the choices that the annex leaves open,
    and --check fails when the target is missed under any of them.

    When the file has faults, each is named on stderr, nothing is printed, and the exit code is 2.
    """
    with refusing(), Workspace(ROOMS if page is None else page.rooms(ROOMS)) as space:
        agreement = franceconnect.agreement(reading)
        read = open_tickets(
            file,
            agreement,
            space,
            layout=layout,
            skip_bad_rows=skip_bad_rows,
            track=partial(progress, what="reading"),
            follow=progress_of_parts,
        )
        now = now_of(now_text, read, agreement, layout)
        period = period or reading.indicator_period
        found: Found | FoundRanges
        if all_readings:
            from sla_rules.cli.readings_text import FoundRanges
            from sla_rules.franceconnect.readings import ranges_of

            found = FoundRanges(
                agreement=agreement,
                file=read,
                period=period,
                now_given=now_text is not None,
                whole=ranges_of(tickets_of(read), period, now=now, base=reading),
            )
            _write_ranges(found, form)
        else:
            found = Found(
                agreement=agreement,
                reading=reading,
                file=read,
                period=period,
                now=now,
                now_given=now_text is not None,
                reports=reports_of(read, agreement, period, now=now, space=space),
            )
            if page is not None:
                from sla_rules.cli.report_page import write_page

                write_page(found, layout, page)
            _write(found, form)
    if check and found.missed:
        raise click.exceptions.Exit(MISSED)


def _write(found: Found, form: str) -> None:
    """Write the report in the form asked for."""
    if form == "json":
        from sla_rules.cli.json_form import write_json
        from sla_rules.cli.report_forms import report_dict

        write_json(report_dict(found))
    elif form == "csv":
        from sla_rules.cli.report_forms import report_csv

        write(report_csv(found))
    else:
        from sla_rules.cli.report_text import report_blocks

        show(report_blocks(found))


def _write_ranges(found: FoundRanges, form: str) -> None:
    """Write the range over all readings in the form asked for."""
    if form == "json":
        from sla_rules.cli.json_form import write_json
        from sla_rules.cli.readings_forms import readings_dict

        write_json(readings_dict(found))
    elif form == "csv":
        from sla_rules.cli.readings_forms import readings_csv

        write(readings_csv(found))
    else:
        from sla_rules.cli.readings_text import readings_blocks

        show(readings_blocks(found))
