"""The options that commands share, each read by the part of the library that knows it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar
from zoneinfo import ZoneInfo

import click

from sla_rules import franceconnect
from sla_rules.assessments.period import PeriodKind
from sla_rules.calendars.wall_time import WallTime
from sla_rules.calendars.zones import as_zone_key
from sla_rules.errors import InvalidValueError, SlaError
from sla_rules.files.date_format import DateFormat, read_iso
from sla_rules.files.encoding import checked_encoding
from sla_rules.files.layout import Layout
from sla_rules.files.names import ColumnNames, ValueNames
from sla_rules.files.rows import checked_delimiter
from sla_rules.files.times import TimeReader, known

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from sla_rules.agreements.agreement import Agreement

    Command = Callable[..., None]

T = TypeVar("T")

MISSED = 1
"""The exit code of --check when the target is missed."""


def checked(read: Callable[[Any], T]) -> Callable[[click.Context, click.Parameter, Any], T | None]:
    """Give click's callback for a value that *read* may refuse with a word of why."""

    def callback(_context: click.Context, parameter: click.Parameter, value: Any) -> T | None:  # noqa: ANN401
        if value is None:
            return None
        try:
            return read(value)
        except SlaError as error:
            raise click.BadParameter(str(error), param=parameter) from error

    return callback


tz_option = click.option(
    "--tz",
    metavar="ZONE",
    callback=checked(as_zone_key),
    help="Zone of times written without one, such as Europe/Paris.",
)
wall_time_option = click.option(
    "--wall-time",
    type=click.Choice([str(policy) for policy in WallTime]),
    default=str(WallTime.RAISE),
    show_default=True,
    help="What to do with a wall-clock time that a switch of daylight saving skips or repeats.",
)


period_option = click.option(
    "--period",
    type=click.Choice([str(kind) for kind in PeriodKind]),
    help="The periods over which the indicator is taken.  [default: the reading's, month]",
)
skip_option = click.option(
    "--skip-bad-rows", is_flag=True, help="Leave out the rows that have faults, and say how many."
)


def reading_option(such: str) -> Callable[[Command], Command]:
    """Give the option that chooses where the annex is silent; *such* says when, and an example."""
    return click.option(
        "--reading",
        metavar="FIELD=CHOICE",
        multiple=True,
        default=(),
        callback=checked(franceconnect.Reading.parse),
        help=f"A choice where the annex is silent, {such}; may be repeated.",
    )


def format_option(*forms: str) -> Callable[[Command], Command]:
    """Give the option that chooses the form of the output, the first when nothing is said."""
    return click.option(
        "--format", "form", type=click.Choice(forms), default=forms[0], show_default=True, help="Form of the output."
    )


def layout_options(command: Command) -> Command:
    """Add the options that say how a file writes its tickets; the command gets them as one *layout*."""
    return _with_layout(command, _COLUMN_OPTIONS + _TABLE_OPTIONS)


def table_options(command: Command) -> Command:
    """Add those of them that do not speak of the columns of tickets."""
    return _with_layout(command, _TABLE_OPTIONS)


def _with_layout(command: Command, its_options: tuple[Callable[[Any], Any], ...]) -> Command:
    @wraps(command)
    def with_layout(**options: Any) -> None:  # noqa: ANN401 -- click's own values
        said = {name: options.pop(name) for name in _LAYOUT_NAMES if name in options}
        command(layout=Layout(**{name: value for name, value in said.items() if value is not None}), **options)

    for option in reversed(its_options):
        with_layout = option(with_layout)
    return with_layout


_LAYOUT_NAMES = ("columns", "values", "tz", "wall_time", "date_format", "delimiter", "encoding")
_COLUMN_OPTIONS = (
    click.option(
        "--columns",
        metavar="NAMES",
        callback=checked(ColumnNames.parse),
        help="The file's names of columns, as id=Number,received_at=Opened,severity=Priority.",
    ),
    click.option(
        "--map",
        "values",
        metavar="MEANINGS",
        multiple=True,
        callback=checked(ValueNames.parse),
        help='What values mean, as severity="2 (Majeure)=2,3 (Moyenne)=3"; may be repeated.',
    ),
)
_TABLE_OPTIONS = (
    tz_option,
    wall_time_option,
    click.option(
        "--date-format",
        metavar="FORMAT",
        callback=checked(DateFormat),
        help="How times are written, as '%d/%m/%Y %H:%M'.  [default: ISO 8601]",
    ),
    click.option(
        "--delimiter",
        metavar="CHAR",
        callback=checked(checked_delimiter),
        help="What stands between two cells, or the word tab.  [default: the only one that fits]",
    ),
    click.option(
        "--encoding",
        metavar="NAME",
        callback=checked(checked_encoding),
        help="Such as cp1252.  [default: UTF-8]",
    ),
)


def instant_of(text: str, name: str, agreement: Agreement, *, tz: str | None, wall_time: WallTime) -> datetime:
    """Give the instant that the argument *name* writes in ISO 8601; a usage error otherwise."""
    reader = TimeReader(zone=None if tz is None else ZoneInfo(tz), shown_in=agreement.zone, wall_time=wall_time)
    try:
        written = read_iso(text)
        if written is None:
            msg = "a time as 2026-11-03T09:30+01:00"
            raise InvalidValueError(msg)
        at = reader.placed(written)
        known(at, agreement.calendar)
    except SlaError as error:
        msg = f"{text!r}; accepted: {error}"
        raise click.BadParameter(msg, param_hint=name) from error
    return at
