"""What cannot be used is said on stderr, a line a fault, and ends the command with exit code 2."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, cast

import click

from sla_rules.cli.wording import plural
from sla_rules.errors import FileFaultsError, SlaError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.files.fault import Fault

REFUSED = 2
SHOWN = 20
"""At most so many faults are shown; the rest are counted."""


@contextmanager
def refusing() -> Iterator[None]:
    """End the command with exit code 2 and a line a fault when the input cannot be used."""
    try:
        yield
    except FileFaultsError as error:
        _say_faults(cast("tuple[Fault, ...]", error.faults))
    except SlaError as error:
        click.echo(f"sla-rules: {error}", err=True)
    else:
        return
    raise click.exceptions.Exit(REFUSED)


def _say_faults(faults: tuple[Fault, ...]) -> None:
    """Write the faults, at most SHOWN of them, and the count of the others."""
    for fault in faults[:SHOWN]:
        click.echo(str(fault), err=True)
    if len(faults) > SHOWN:
        click.echo(f"and {plural(len(faults) - SHOWN, 'more fault')}", err=True)
