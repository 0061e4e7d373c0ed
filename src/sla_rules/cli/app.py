"""The commands, under one name."""

from __future__ import annotations

from typing import Any

import click

from sla_rules.cli.availability_command import availability_command
from sla_rules.cli.due_command import due_command
from sla_rules.cli.elapsed_command import elapsed_command
from sla_rules.cli.explain_command import explain_command
from sla_rules.cli.refusals import delivering
from sla_rules.cli.report_command import report_command


class App(click.Group):
    """The group of the commands; what any of them cannot write ends it in one way, its help included."""

    def make_context(self, *arguments: Any, **extra: Any) -> click.Context:  # noqa: ANN401 -- click's own values
        """Read the words before the command's name, of which some write at once."""
        with delivering():
            return super().make_context(*arguments, **extra)

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 -- click's own values
        """Run the command."""
        with delivering():
            return super().invoke(ctx)


@click.group(cls=App, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="sla-rules", prog_name="sla-rules", message="%(prog)s %(version)s")
def app() -> None:
    """Hold tickets against the annex of FranceConnect Particuliers, in exact business time."""


app.add_command(report_command)
app.add_command(explain_command)
app.add_command(availability_command)
app.add_command(due_command)
app.add_command(elapsed_command)
