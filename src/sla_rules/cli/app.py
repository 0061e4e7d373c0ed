"""The commands, under one name."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from sla_rules.cli.refusals import delivering

# Each stands in a module of its own, `report_command`, and is loaded when it is named: a command pays for itself alone.
COMMANDS = ("availability", "due", "elapsed", "explain", "report", "whatif")


class App(click.Group):
    """The group of the commands; what any of them cannot write ends it in one way, its help included."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- as click calls it
        """Name the commands."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- as above
        """Load a command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"sla_rules.cli.{cmd_name}_command"), f"{cmd_name}_command")
        return command

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
