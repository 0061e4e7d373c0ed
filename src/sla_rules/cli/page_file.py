"""A file that is there whole or not at all."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from shutil import copymode

from sla_rules.errors import InvalidValueError


def refused_place(path: str, read: str) -> str | None:
    """Say why no file can be written at *path*, None when one can; *read* is the file that must stay as it is."""
    target = Path(path)
    if path == "-":
        return "'-' is stdout, which has the answer; accepted: a path of a file, ./- for one of that name"
    try:
        if target.exists():
            if not target.is_file():
                return f"{path!r} is no file; accepted: a path of a file, which is replaced when it is there"
            if Path(read).exists() and target.samefile(read):
                return f"{path!r} is the file that is read; accepted: another path"
        elif not target.parent.is_dir():
            return f"{str(target.parent)!r} is no folder; accepted: a path in one that is there"
    except OSError as error:
        return _refusal(path, error)
    return None


def write_whole(path: str, text: str) -> None:
    """
    Write *text* to *path* in UTF-8: under another name beside it, which then takes its place.

    A reader sees the old file or the new one, never half of one; a link stays a link, and who might read the old file
    may read the new one. Raises InvalidValueError, which names the path and what the system said, when that cannot be
    done; the old file is then untouched.
    """
    try:
        target = Path(os.path.realpath(path))
        beside = target.with_name(f".sla-rules-{os.getpid()}.part")
        try:
            with beside.open("xb") as file:
                file.write(text.encode("utf-8", "backslashreplace"))
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                copymode(target, beside)
            beside.replace(target)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
    except OSError as error:
        msg = f"--html: {_refusal(path, error)}"
        raise InvalidValueError(msg) from error


def _refusal(path: str, error: OSError) -> str:
    return f"{path!r}: {error.strerror}; accepted: a path that can be written"
