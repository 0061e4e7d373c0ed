"""The availability as a manager reads it: the rate, the budget, and what spent it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_rules.cli.found import now_words
from sla_rules.cli.table import Column, Table
from sla_rules.cli.wording import at_time, in_hours, percent, plural

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from sla_rules.assessments.availability_result import AvailabilityResult
    from sla_rules.cli.availability_found import AvailabilityFound

SHOWN = 20
"""At most so many overlaps and unknown stretches are shown; the rest are counted."""
# A minute of a year is a five-hundred-thousandth: four decimals of a percentage show it.
_DECIMALS = 4


def availability_blocks(found: AvailabilityFound) -> Iterator[str | Table]:
    """Yield the lines and tables, in the order in which they are read."""
    result = found.result
    yield from _head(found)
    yield _rate_table(result)
    yield _budget_table(result)
    yield ""
    yield f"{_burn(result)}{_verdict(found)}"
    yield _kind_table(result)
    yield from _cut(_overlap_table(result), "All providers were out at once at no time.")
    if result.unknown:
        yield from _cut(_unknown_table(result), "")


def _head(found: AvailabilityFound) -> Iterator[str]:
    """Say what was read, under what, at what instant."""
    result, record = found.result, found.file.record
    target = percent(result.target, _DECIMALS).replace(" %", "").rstrip("0").rstrip(".")
    hours = "day and night" if result.clause.calendar is None else "in the hours of the service"
    providers = plural(len(record.roster.providers), "provider")
    yield f"{found.file.path}: {plural(len(record.outages), 'outage')}, {providers} on the roster"
    yield f"agreement  {found.agreement.name}"
    yield f"promise    up {target} % of the year, {hours} ({result.clause.clause})"
    yield f"year       {result.label}: {at_time(result.span.start)} to {at_time(result.span.end)}"
    yield f"now        {now_words(found.now, given=found.now_given)}"
    yield f"times      {found.agreement.zone.key}"
    yield f"reading    {found.reading_words}"
    for note in found.notes:
        yield f"note       {note}"


def _rate_table(result: AvailabilityResult) -> Table:
    """Show the rate to date and what the whole year can still come to; one line where nothing is unknown."""
    rows = [("to date", result.rate)]
    if result.unknown:
        rows = [
            ("to date, of the time that is known", result.rate),
            ("to date, if unknown time was down", result.lowest),
            ("to date, if unknown time was up", result.highest),
        ]
    if result.elapsed != result.service or result.unknown:
        rows += [("whole year, at worst", result.year_lowest), ("whole year, at best", result.year_highest)]
    rows.append(("target", result.target))
    shown = tuple((what, percent(share, _DECIMALS)) for what, share in rows)
    return Table("Rate", (Column("of the time owed"), Column("up", figures=True)), shown)


def _budget_table(result: AvailabilityResult) -> Table:
    """Show the budget, what is spent of it and what is left."""
    rows = [
        ("owed in the year", result.service.duration),
        ("owed so far", result.elapsed.duration),
        ("budget of the year", result.budget),
        ("spent", result.spent),
        ("left", result.left),
    ]
    if result.unknown:
        rows += [("unknown", result.unknown.duration), ("left, if unknown time was down", result.left_at_least)]
    return Table(
        "Budget",
        (Column(""), Column("time", figures=True)),
        tuple((what, in_hours(amount)) for what, amount in rows),
    )


def _burn(result: AvailabilityResult) -> str:
    """Say how fast the budget goes, and when it ends."""
    burn, spent = result.burn_rate, result.spent_share
    if burn is None or spent is None:
        return ""
    said = f"{percent(spent)} of the budget is spent, burn rate {_times(burn)}"
    at = result.exhausted_at
    if at is None and _is_over(result):
        return f"{said}: the year is over. "
    if at is None:
        return f"{said}: at this rate the budget lasts the year. "
    # a forecast is not known to the second
    shown = at_time(at if result.is_spent else at.replace(second=0, microsecond=0))
    return f"{said}: {'it was used up on' if result.is_spent else 'at this rate the budget ends on'} {shown}. "


def _verdict(found: AvailabilityFound) -> str:
    """Say whether the target is reached."""
    if found.verdict == "nothing elapsed":
        return "Nothing of the year has elapsed."
    if found.verdict == "open" and _is_over(found.result):
        return "What is unknown decides whether the target is reached."
    if found.verdict == "open":
        return "The target can still be reached or missed."
    return f"The target is {found.verdict}."


def _is_over(result: AvailabilityResult) -> bool:
    """Tell whether all that is owed in the year lies before now."""
    return result.elapsed == result.service


def _kind_table(result: AvailabilityResult) -> Table:
    """Show each kind of outage, by what the clause calls it, and their union."""
    words = (*result.clause.outages, *("" for _ in result.kinds))
    rows = [
        (word or str(kind), str(len(windows)), in_hours(windows.duration))
        for (kind, windows), word in zip(result.kinds, words, strict=False)
    ]
    rows.append(("down, overlaps counted once", str(len(result.down)), in_hours(result.spent)))
    columns = Column("what was out"), Column("stretches", figures=True), Column("time", figures=True)
    return Table("What was down", columns, tuple(rows), total=True)


def _overlap_table(result: AvailabilityResult) -> Table:
    """Show when all providers were out at once, and which."""
    rows = tuple(
        (
            at_time(each.window.start),
            at_time(each.window.end),
            in_hours(each.window.duration),
            ", ".join(each.providers),
        )
        for each in result.overlaps
    )
    columns = Column("from"), Column("to"), Column("time", figures=True), Column("all that were on the roster")
    return Table("Providers all out at once while the service ran", columns, rows)


def _unknown_table(result: AvailabilityResult) -> Table:
    """Show what nobody knows."""
    rows = tuple((at_time(each.start), at_time(each.end), in_hours(each.duration)) for each in result.unknown)
    return Table("Unknown", (Column("from"), Column("to"), Column("time", figures=True)), rows)


def _cut(table: Table, nothing: str) -> Iterator[str | Table]:
    """Yield a table with the count of what it leaves out, or the sentence that stands for an empty one."""
    if not table.rows:
        yield ""
        yield nothing
        return
    yield Table(table.title, table.columns, table.rows[:SHOWN])
    if len(table.rows) > SHOWN:
        yield f"and {len(table.rows) - SHOWN} more"


def _times(ratio: Fraction) -> str:
    """Write a ratio with two decimals, rounded down."""
    whole, hundredths = divmod(ratio.numerator * 100 // ratio.denominator, 100)
    return f"{whole}.{hundredths:02}"
