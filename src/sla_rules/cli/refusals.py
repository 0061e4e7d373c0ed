"""What cannot be used is said on stderr, a line a fault, and ends the command with exit code 2; so does the output."""

from __future__ import annotations

import errno
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, cast

import click

from sla_rules.cli.wording import plural
from sla_rules.errors import FileFaultsError, SlaError
from sla_rules.files.fault import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO

    from sla_rules.files.fault import Fault

REFUSED = 2
INTERRUPTED = 130
"""What a shell makes of an interrupt from the keyboard; click's own 1 would read as a target missed."""
SHOWN = 20
"""At most so many faults are shown; the rest are counted."""


@contextmanager
def refusing() -> Iterator[None]:
    """End the command with exit code 2 and a line a fault when the input cannot be used."""
    try:
        yield
    except FileFaultsError as error:
        _say_faults(cast("tuple[Fault, ...]", error.faults), error.count)
    except SlaError as error:
        click.echo(one_line(f"sla-rules: {error}"), err=True)
    else:
        return
    raise click.exceptions.Exit(REFUSED)


@contextmanager
def delivering() -> Iterator[None]:
    """
    End the command with exit code 2 when its output cannot be written: a full disk, a stdout that is closed.

    One line on stderr says so; a reader who has seen enough, such as `head`, is told nothing.
    """
    try:
        _need_stdout()
        yield
    except KeyboardInterrupt:
        raise click.exceptions.Exit(INTERRUPTED) from None
    except OSError as error:
        if error.errno != errno.EPIPE:
            # the line may have no place to go to either, and the exit code is then all that can be said
            with suppress(OSError):
                click.echo(f"sla-rules: output: {error.strerror}; accepted: a stdout that can be written", err=True)
        shut(sys.stdout)
        raise click.exceptions.Exit(REFUSED) from None


def _need_stdout() -> None:
    """Fail at once, as a write would, where stdout was closed from the start, of which Python makes None."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def shut(stream: TextIO | None) -> None:
    """Close a stream that broke, so that what it still holds is not tried again when Python ends."""
    if stream is not None:
        with suppress(OSError):
            stream.close()


def _say_faults(faults: tuple[Fault, ...], count: int) -> None:
    """Write the faults, at most SHOWN of them, and the count of the others."""
    for fault in faults[:SHOWN]:
        click.echo(str(fault), err=True)
    if count > SHOWN:
        click.echo(f"and {plural(count - SHOWN, 'more fault')}", err=True)
