"""The report as a page: what the command knows of its file, handed to the floor that writes pages."""

from __future__ import annotations

from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING

from sla_rules.calendars.wall_time import WallTime
from sla_rules.cli.page_file import write_whole
from sla_rules.pages import About, Source, report_page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.cli.found import Found
    from sla_rules.cli.page_options import PageAsked
    from sla_rules.files import Layout


def write_page(found: Found, layout: Layout, asked: PageAsked) -> None:
    """Write the page that is *asked* for; raises InvalidValueError when it cannot be written."""
    text = report_page(found.reports, _about(found, layout), lang=asked.lang, late=asked.late)
    write_whole(asked.path, text)


def _about(found: Found, layout: Layout) -> About:
    """Give all that the figures depend on."""
    return About(
        agreement=found.agreement,
        reading=found.reading,
        now_given=found.now_given,
        source=Source(
            name=Path(found.file.path).name,
            digest=digest_of(found.file.path),
            skipped_rows=found.file.skipped_rows,
            faults=tuple(map(str, found.file.skipped)),
            more_faults=found.file.skipped_faults - len(found.file.skipped),
            notes=found.notes,
            said=tuple(_said(layout)),
        ),
    )


def digest_of(path: str) -> str | None:
    """Give the SHA-256 of a file as it lies there, in hexadecimal; None for what cannot be read a second time."""
    if not Path(path).is_file():
        return None
    try:
        with Path(path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _said(layout: Layout) -> Iterator[tuple[str, str]]:
    """Yield what the caller said of the file: each column and value with its meaning, then how it is written."""
    for column, header in layout.columns.pairs:
        yield f"--columns {column}", header
    for column, value, meaning in layout.values.meant:
        yield f"--map {column}", f"{value} = {meaning}"
    if layout.tz is not None:
        yield "--tz", layout.tz
    if layout.wall_time is not WallTime.RAISE:
        yield "--wall-time", str(layout.wall_time)
    if layout.date_format is not None:
        yield "--date-format", layout.date_format.text
    if layout.delimiter is not None:
        yield "--delimiter", layout.delimiter
    if layout.encoding is not None:
        yield "--encoding", layout.encoding
