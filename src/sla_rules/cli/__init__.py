"""The command `sla-rules`; click and rich, which it needs, come with the extra `cli`."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_NEEDED = ("click", "rich")
# What sysexits.h gives to an internal fault of a program.
_BROKEN = 70


def main(arguments: Sequence[str] | None = None) -> None:
    """
    Run the command; *arguments* are those after its name, the process's own when None. Ends in SystemExit.

    The exit code is 0 when all went well, 1 when `--check` found a target missed, 2 when the input cannot be
    used or the output not be written, 70 when the command itself is at fault, with a traceback.
    """
    try:
        import rich  # noqa: F401 -- asked for here, because the commands that need it are loaded later

        from sla_rules.cli.app import app
        from sla_rules.cli.refusals import REFUSED, shut
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _NEEDED:
            raise
        sys.stderr.write(f"sla-rules: the command needs {error.name}; install it with: pip install 'sla-rules[cli]'\n")
        raise SystemExit(2) from None
    collecting = gc.isenabled()
    # A report makes a hundred thousand values and drops none of them: looking for cycles is a tenth of its time.
    gc.disable()
    try:
        app.main(args=None if arguments is None else list(arguments), prog_name="sla-rules")
    except OSError:
        # stdout is seen to before; what is left is a stderr that cannot be written
        shut(sys.stderr)
        raise SystemExit(REFUSED) from None
    except Exception as error:  # noqa: BLE001 -- a fault of our own must not end with the 1 that says a target was missed
        sys.excepthook(type(error), error, error.__traceback__)
        raise SystemExit(_BROKEN) from None
    finally:
        if collecting:
            gc.enable()
