"""`sla-rules whatif FILE`: the same tickets, had the hours or the promises been others."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from sla_rules import franceconnect
from sla_rules.cli.now import now_of, now_option
from sla_rules.cli.options import MISSED, format_option, layout_options, period_option, reading_option, skip_option
from sla_rules.cli.progress import LARGE, progress
from sla_rules.cli.refusals import refusing
from sla_rules.cli.table import harmless, show, write
from sla_rules.cli.whatif_found import WhatIfFound
from sla_rules.cli.whatif_options import AS_IT_IS, change_options
from sla_rules.cli.whatif_text import SHOWN, whatif_blocks
from sla_rules.errors import InvalidValueError
from sla_rules.files import read_tickets
from sla_rules.whatif import Resolved, Scenario, compare

if TYPE_CHECKING:
    from sla_rules.cli.whatif_options import Changes
    from sla_rules.files import Layout


@click.command("whatif")
@click.argument("file", type=click.Path())
@change_options
@click.option("--why", metavar="TICKET", help="Show instead how TICKET is judged, before and then after.")
@click.option("--all-tickets", is_flag=True, help="List every ticket that changes, not the first 20 alone.")
@period_option
@now_option
@format_option("table", "json", "csv")
@click.option("--check", is_flag=True, help="Exit with 1 when the target is missed with all changes made.")
@layout_options
@skip_option
@reading_option("before and after, as handling_unit=two_business_days")
def whatif_command(  # noqa: PLR0913 -- each is an option of the command
    file: str,
    *,
    changes: Changes,
    why: str | None,
    all_tickets: bool,
    period: str | None,
    now_text: str | None,
    form: str,
    check: bool,
    layout: Layout,
    skip_bad_rows: bool,
    reading: franceconnect.Reading,
) -> None:
    """
    Compare the tickets of FILE as they are with what they would be under other hours, limits or readings.

    Each change is taken alone where there are several, and then all of them together. With --hours-of contract, the
    contract's clocks run in the new hours, and tickets stay resolved when they were: the longer the hours, the more
    of them a ticket has used up. With --hours-of desk, the contract stays as it is, and tickets are resolved after as
    much work of the desk as they took: the longer it works, the sooner. FILE is read as by `sla-rules report`.

    When nothing is changed, or FILE has faults, that is said on stderr, nothing is printed, and the exit code is 2.
    """
    with refusing():
        if why is not None and form != "table":
            msg = f"--why: shows two computations as text, and has no form {form}; accepted: --format table, or none"
            raise InvalidValueError(msg)
        base = Scenario(AS_IT_IS, franceconnect.agreement(reading))
        scenarios = changes.scenarios(base, reading)
        read = read_tickets(
            file, base.agreement, layout=layout, skip_bad_rows=skip_bad_rows, track=partial(progress, what="reading")
        )
        now = now_of(now_text, read, base.agreement, layout)
        period = period or reading.indicator_period
        moves = any(scenario.cover for scenario in scenarios)
        found = WhatIfFound(
            reading=reading,
            file=read,
            period=period,
            now_given=now_text is not None,
            comparison=compare(
                scenarios,
                read.tickets,
                now=now,
                resolved=Resolved.AFTER_THE_SAME_WORK if moves else Resolved.AT_THEIR_INSTANTS,
                period=period,
                progress=len(read.tickets) >= LARGE and sys.stderr is not None and sys.stderr.isatty(),
            ),
        )
        if why is not None:
            write(harmless(found.why(why)))
        else:
            _write(found, form, None if all_tickets else SHOWN)
    if check and found.whole.indicator.reached is False:
        raise click.exceptions.Exit(MISSED)


def _write(found: WhatIfFound, form: str, shown: int | None) -> None:
    """Write the comparison in the form asked for."""
    if form == "json":
        from sla_rules.cli.json_form import write_json
        from sla_rules.cli.whatif_forms import whatif_dict

        write_json(whatif_dict(found))
    elif form == "csv":
        from sla_rules.cli.whatif_forms import whatif_csv

        write(whatif_csv(found))
    else:
        show(whatif_blocks(found, shown))
