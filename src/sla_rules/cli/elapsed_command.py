"""`sla-rules elapsed START END`: how much business time lies between two instants, window by window."""

from __future__ import annotations

from datetime import timedelta

import click

from sla_rules import franceconnect
from sla_rules.calendars.wall_time import WallTime
from sla_rules.cli.day_story import DayStory
from sla_rules.cli.options import format_option, instant_of, tz_option, wall_time_option
from sla_rules.cli.refusals import refusing
from sla_rules.cli.table import show
from sla_rules.cli.wording import at_time, in_hours


@click.command("elapsed")
@click.argument("start")
@click.argument("end")
@tz_option
@wall_time_option
@format_option("table", "json")
def elapsed_command(start: str, end: str, *, tz: str | None, wall_time: str, form: str) -> None:
    """
    Count the business time from START to END.

    Both are times such as 2026-04-30T17:00+02:00, or without offset and with --tz. The answer is negative
    when END comes first. The windows that were counted are shown, and the holidays passed over.
    """
    with refusing():
        agreement = franceconnect.agreement()
        since, until = (
            instant_of(text, name, agreement, tz=tz, wall_time=WallTime(wall_time))
            for text, name in ((start, "START"), (end, "END"))
        )
        elapsed = agreement.calendar.elapsed(since, until)
        story = DayStory.of(agreement.calendar, since, until)
    if form == "json":
        from sla_rules.cli.json_form import write_json

        write_json(
            {
                "start": since.isoformat(),
                "end": until.isoformat(),
                "elapsed_us": elapsed // timedelta(microseconds=1),
                "elapsed": in_hours(elapsed),
                **story.to_dict(),
            }
        )
        return
    show(
        [
            f"{in_hours(elapsed)} of business time from {at_time(since)} to {at_time(until)} ({agreement.zone.key})",
            story.table("Windows counted"),
            *story.lines(),
        ]
    )
