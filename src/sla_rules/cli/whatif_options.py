"""The changes that `sla-rules whatif` makes, read from its options."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import wraps
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from attrs import evolve

from sla_rules import franceconnect
from sla_rules.calendars.limits import BusinessHours
from sla_rules.cli.options import checked
from sla_rules.errors import InvalidValueError, UnknownNameError
from sla_rules.whatif import Closed, Closing, Hours, HoursOf, LimitOf, Opening, Scenario, TargetOf

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from sla_rules.whatif.scenario import Change

AS_IT_IS = "as it is"
"""The name of the baseline."""
_LIMIT = re.compile(r"(?P<clause>[^/=]+)(?:/(?P<severity>[^=]+))?=(?P<hours>\d+(?:\.\d+)?)")


class Changes(NamedTuple):
    """What is changed, in the order in which it is made, *whose* hours, and *choices* of another reading."""

    hours: tuple[Opening | Closing | Hours | Closed, ...]
    clauses: tuple[LimitOf | TargetOf, ...]
    choices: tuple[str, ...]
    whose: HoursOf = HoursOf.CONTRACT

    def scenarios(self, base: Scenario, reading: franceconnect.Reading) -> tuple[Scenario, ...]:
        """
        Give the baseline, each change alone where there are several, and all of them together.

        Raises InvalidValueError when nothing is changed.
        """
        steps: list[Callable[[Scenario], Scenario]] = []
        if self.choices:
            steps.append(_reading_as(_reading(reading, self.choices), reading))
        steps += [_changing(change, self.whose) for change in self.hours]
        steps += [_changing(_named(change, base), HoursOf.CONTRACT) for change in self.clauses]
        if not steps:
            msg = f"nothing is changed; accepted: {', '.join(f'--{name}' for name in _NAMES)}"
            raise InvalidValueError(msg)
        whole = base
        for step in steps:
            whole = step(whole)
        alone = [step(base) for step in steps] if len(steps) > 1 else []
        return base, *alone, whole


def hours_of_day(day: str) -> Callable[[str], Hours]:
    """Give what reads the hours of one day, such as 09:00-12:00."""
    return lambda text: Hours(f"{day} {text}")


def closed_dates(text: str) -> Closed:
    """
    Read dates such as 2026-12-24 or 2026-12-25..2026-12-31.

    >>> closed_dates("2026-12-25..2026-12-31").words
    'closed 2026-12-25 to 2026-12-31'
    """
    first, _, last = text.partition("..")
    try:
        return Closed(date.fromisoformat(first), date.fromisoformat(last or first))
    except ValueError as error:
        if isinstance(error, InvalidValueError):
            raise
        msg = f"{text!r} are no dates; write 2026-12-24 or 2026-12-25..2026-12-31"
        raise InvalidValueError(msg) from None


def limit_of(text: str) -> LimitOf:
    """
    Read a limit such as resolution/3=8: the clause, the severity if only one, and hours of business time.

    >>> limit_of("resolution/3=8")
    LimitOf(clause='resolution', limit=BusinessHours(8), severity=3)
    """
    match = _LIMIT.fullmatch(text)
    if match is None or not Fraction(match["hours"]):
        msg = f"{text!r} is no limit; write CLAUSE=HOURS or CLAUSE/SEVERITY=HOURS, as resolution/3=8 or indicator=20"
        raise InvalidValueError(msg)
    severity = match["severity"]
    level = int(severity) if severity is not None and severity.isdecimal() else severity
    return LimitOf(match["clause"], BusinessHours(Fraction(match["hours"])), level)


def target_of(text: str) -> TargetOf:
    """
    Read a target in percent.

    >>> target_of("97.5").target
    Fraction(39, 40)
    """
    try:
        return TargetOf(Fraction(text.removesuffix("%").strip()) / 100)
    except (ValueError, ZeroDivisionError) as error:
        msg = f"{text!r} is no target; write a share in percent, above 0 and at most 100, as 97.5"
        raise InvalidValueError(msg) from error


def each_of(read: Callable[[str], Any]) -> Callable[[Iterable[str]], tuple[Any, ...]]:
    """Give what reads every word of an option that may be repeated."""
    return lambda texts: tuple(map(read, texts))


def change_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that say what is changed; the command gets them as *changes*."""

    @wraps(command)
    def with_changes(**options: Any) -> None:  # noqa: ANN401 -- click's own values
        said = {name: options.pop(name) for name in _NAMES}
        command(
            changes=Changes(
                hours=(*filter(None, (said[name] for name in _HOURS)), *said["closed"]),
                clauses=(*said["limit"], *filter(None, (said["target"],))),
                choices=said["instead"],
                whose=HoursOf(options.pop("whose")),
            ),
            **options,
        )

    for option in reversed(_OPTIONS):
        with_changes = option(with_changes)
    return with_changes


_HOURS = ("opening", "closing", "hours", "saturday", "sunday")
_NAMES = (*_HOURS, "closed", "limit", "target", "instead")


_OPTIONS = (
    click.option("--opening", metavar="TIME", callback=checked(Opening), help="The hours begin at TIME, as 08:00."),
    click.option("--closing", metavar="TIME", callback=checked(Closing), help="The hours end at TIME, as 19:00."),
    click.option(
        "--saturday", metavar="HOURS", callback=checked(hours_of_day("Sa")), help="Hours of Saturdays, as 09:00-12:00."
    ),
    click.option(
        "--sunday", metavar="HOURS", callback=checked(hours_of_day("Su")), help="Hours of Sundays, as 09:00-12:00."
    ),
    click.option(
        "--hours",
        metavar="HOURS",
        callback=checked(Hours),
        help="Hours of the days named, as 'Mo-Th 08:00-19:00; Fr off'.",
    ),
    click.option(
        "--closed",
        metavar="DATES",
        multiple=True,
        callback=checked(each_of(closed_dates)),
        help="Dates that are closed, as 2026-12-25..2026-12-31; may be repeated.",
    ),
    click.option(
        "--limit",
        metavar="LIMIT",
        multiple=True,
        callback=checked(each_of(limit_of)),
        help="Business hours of a commitment, or of the indicator, as resolution/3=8 or indicator=20; may be repeated.",
    ),
    click.option("--target", metavar="PERCENT", callback=checked(target_of), help="The target, as 97.5."),
    click.option(
        "--instead",
        metavar="FIELD=CHOICE",
        multiple=True,
        help="Another choice where the annex is silent, as day_unit=whole_days; may be repeated.",
    ),
    click.option(
        "--hours-of",
        "whose",
        type=click.Choice([str(whose) for whose in HoursOf]),
        default=str(HoursOf.CONTRACT),
        show_default=True,
        help="Whose hours change: the contract's, with tickets resolved when they were, or the desk's, with tickets "
        "resolved after the same work.",
    ),
)


def _reading(reading: franceconnect.Reading, choices: tuple[str, ...]) -> franceconnect.Reading:
    """Give *reading* with other choices; refuse what is no choice, and one that it makes already."""
    other = franceconnect.Reading.parse(choices)
    said = {name: getattr(other, name) for name in (text.partition("=")[0] for text in choices)}
    made = evolve(reading, **said)
    if made == reading:
        msg = f"--instead: {', '.join(choices)} is the reading already"
        raise InvalidValueError(msg)
    return made


def _reading_as(other: franceconnect.Reading, reading: franceconnect.Reading) -> Callable[[Scenario], Scenario]:
    """Give what reads the contract as *other*, named by the choices that are not those of *reading*, the base's."""
    differs = ", ".join("=".join(choice) for choice in other.differs(reading))

    def read(scenario: Scenario) -> Scenario:
        made = evolve(scenario.reading(other), basis=differs)
        return made.named(made.words)

    return read


def _named(change: LimitOf | TargetOf, base: Scenario) -> LimitOf | TargetOf:
    """Give a change of the indicator by the name that it has; refuse the limit of a clause that there is not."""
    if not isinstance(change, LimitOf):
        return change
    terms = base.agreement.latest
    if change.clause == "indicator":
        return evolve(change, clause=terms.indicators[0].name)
    names = [*(each.name for each in terms.commitments), *(each.name for each in terms.indicators)]
    if change.clause not in names:
        msg = f"clause: {change.clause!r} is not in the agreement; accepted are {', '.join((*names, 'indicator'))}"
        raise UnknownNameError(msg)
    return change


def _changing(change: Change, whose: HoursOf) -> Callable[[Scenario], Scenario]:
    """Give what makes a change, of the contract or of the hours of the desk."""
    if whose is HoursOf.DESK and isinstance(change, Opening | Closing | Hours | Closed):
        return lambda scenario: scenario.covered_by(change)
    return lambda scenario: scenario.changed(change)
