"""The options of the page that `sla-rules report` writes beside its answer."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any

import click
from attrs import evolve, frozen

from sla_rules.assessments.words import LANGUAGES
from sla_rules.cli.page_file import refused_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from sla_rules.files import Rooms

    Command = Callable[..., None]

LISTED = 1000
"""So many late tickets are listed with their explanations when nothing is said; the rest are counted."""


@frozen(kw_only=True)
class PageAsked:
    """A page to write: to which *path*, in which language, with how many late tickets at most."""

    path: str
    lang: str = LANGUAGES[0]
    late: int = LISTED

    def rooms(self, rooms: Rooms) -> Rooms:
        """Return *rooms* with room for as many late tickets as the page is to list."""
        return evolve(rooms, listed=max(rooms.listed, self.late))


def page_options(command: Command) -> Command:
    """Add --html and what goes with it; the command gets them as one *page*, None when no page is asked for."""

    @wraps(command)
    def with_page(**options: Any) -> None:  # noqa: ANN401 -- click's own values
        said = {name: options.pop(option) for option, name in _NAMES.items()}
        given = {name: value for name, value in said.items() if value is not None}
        if "path" not in given:
            if given:
                msg = "--lang and --html-late speak of the page; accepted: beside --html"
                raise click.UsageError(msg)
            command(page=None, **options)
            return
        if options.get("all_readings"):
            msg = "--html is the page of one reading; accepted: --all-readings without it"
            raise click.UsageError(msg)
        why = refused_place(given["path"], options["file"])
        if why:
            raise click.BadParameter(why, param_hint="--html")
        command(page=PageAsked(**given), **options)

    for option in reversed(_OPTIONS):
        with_page = option(with_page)
    return with_page


_NAMES = {"html": "path", "lang": "lang", "html_late": "late"}
_OPTIONS: tuple[Callable[[Any], Any], ...] = (
    click.option("--html", type=click.Path(), help="Write the report as a page too, one file that loads nothing."),
    click.option("--lang", type=click.Choice(LANGUAGES), help=f"Language of the page.  [default: {LANGUAGES[0]}]"),
    click.option(
        "--html-late",
        type=click.IntRange(min=0),
        metavar="COUNT",
        help=f"How many late tickets the page lists with their explanations.  [default: {LISTED}]",
    ),
)
