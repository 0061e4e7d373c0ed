"""The indicator under every reading of the contract, as a contract manager reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import field, frozen

from sla_rules.cli.found import notes_of, now_words, promise, verdict
from sla_rules.cli.table import Column, Table
from sla_rules.cli.wording import percent, plural, points
from sla_rules.franceconnect import READING_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.agreements.agreement import Agreement
    from sla_rules.files.ticket_stream import TicketStream
    from sla_rules.franceconnect.reading_range import ReadingRange, ReadingRanges, UnderReading

SHOWN = 3
"""At most so many ways to turn a verdict are shown; the rest are counted."""


@frozen(kw_only=True)
class FoundRanges:
    """
    The range of a file of tickets over all readings, with everything that it depends on.

    *whole* holds every combination of choices, *ranges* those that these tickets tell apart.
    """

    agreement: Agreement
    file: TicketStream
    period: str
    now_given: bool
    whole: ReadingRanges
    ranges: ReadingRanges = field(init=False)

    def __attrs_post_init__(self) -> None:
        """Leave out the choices that change no count."""
        object.__setattr__(self, "ranges", self.whole.telling)

    @property
    def shown(self) -> tuple[ReadingRange, ...]:
        """The ranges to show: one for each period, then the total where it says something else."""
        return (self.ranges.total,) if self.period == "all" else (*self.ranges.periods, self.ranges.total)

    @property
    def judged(self) -> tuple[ReadingRange, ...]:
        """The ranges whose verdicts count: those of the periods asked for."""
        return self.shown if self.period == "all" else self.ranges.periods

    @property
    def missed(self) -> tuple[ReadingRange, ...]:
        """The ranges of the periods in which the target is missed under some reading."""
        return tuple(found for found in self.judged if found.missed)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the reader of the figures must know of the file they come from."""
        return notes_of(self.file, self.ranges.not_yet_received)


def readings_blocks(found: FoundRanges) -> Iterator[str | Table]:
    """Yield the lines and tables of the range, in the order in which they are read."""
    total = found.ranges.total
    yield from _head(found)
    yield from combinations_in_words(found.whole, len(total.every))
    for note in found.notes:
        yield f"note       {note}"
    yield _period_table(found)
    yield ""
    yield conclusion(total)
    if total.at_base.received:
        yield _single_table(total)
        yield ""
        yield from fields_in_words(found.whole)


def conclusion(total: ReadingRange) -> str:
    """Say the range in a sentence."""
    result = total.at_base
    if result.reached is None:
        return f"Nothing was received that the indicator counts {_base(total)}."
    span = f"{percent(total.lowest.result.ratio)} to {percent(total.highest.result.ratio)} over all readings"
    return (
        f"{percent(result.ratio)} {_base(total)}; {span}: the target is {verdict(result)} {_base(total)}, "
        f"and missed under {_missed(total)} of the {len(total.every)} combinations of choices."
    )


def changes_in_words(under: UnderReading) -> str:
    """Write the choices of a combination that the base does not make."""
    return " with ".join(f"{name}={choice}" for name, choice in under.changes)


def _head(found: FoundRanges) -> Iterator[str]:
    """Say what was read, under what, at what instant, and how many readings there are."""
    ranges = found.ranges
    span = "" if ranges.first is None else f", received {ranges.first} to {ranges.last}"
    base = ", ".join(f"{name}={choice}" for name, choice in ranges.total.base.differs(type(ranges.total.base)()))
    yield f"{found.file.path}: {plural(found.file.count, 'ticket')}{span}"
    yield f"agreement  {found.agreement.name}"
    yield f"now        {now_words(ranges.now, given=found.now_given)}"
    yield f"times      {found.agreement.zone.key}"
    yield f"indicator  {promise(ranges.total.at_base)}"
    yield f"reading    {base or 'every choice at its default'}"


def combinations_in_words(whole: ReadingRanges, told: int) -> Iterator[str]:
    """Say how many readings there are, and to how few combinations they come down that tickets tell apart."""
    readings, every = f"{whole.readings:,}".replace(",", " "), len(whole.total.every)
    yield f"readings   {readings}; {len(whole.fields)} choices enter the indicator, in {every} combinations"
    if told < every:
        left = len(whole.fields) - len(whole.without_effect)
        yield f"           {left} of them change a count of these tickets, in {plural(told, 'combination')}"


def _period_table(found: FoundRanges) -> Table:
    """Show the range period by period, and the least that turns the verdict of each."""
    rows = tuple(
        (
            each.period.label,
            percent(each.at_base.ratio),
            verdict(each.at_base),
            percent(each.lowest.result.ratio),
            percent(each.highest.result.ratio),
            f"{_missed(each)} of {len(each.every)}",
            turning_in_words(each),
        )
        for each in found.shown
    )
    base = _base(found.ranges.total)
    columns = (
        Column("period"),
        Column(base, figures=True),
        Column("verdict"),
        *(Column(head, figures=True) for head in ("lowest", "highest", "missed under")),
        Column("the verdict turns under"),
    )
    title = "Indicator" if found.period == "all" else f"Indicator by {found.period}"
    return Table(f"{title}, under every reading", columns, rows, total=len(rows) > 1)


def turning_in_words(each: ReadingRange) -> str:
    """Write the smallest changes that turn the verdict."""
    turning = each.turning
    if not turning:
        return "no reading"
    words = "; or ".join(changes_in_words(under) for under in turning[:SHOWN])
    return f"{words}; and {len(turning) - SHOWN} more" if len(turning) > SHOWN else words


def _missed(each: ReadingRange) -> str:
    """Count the combinations under which the target is missed, and those of them that open tickets can still turn."""
    so_far = sum(verdict(under.result) == "missed so far" for under in each.missed)
    return f"{len(each.missed)} ({so_far} so far)" if so_far else str(len(each.missed))


def _single_table(total: ReadingRange) -> Table:
    """Show what each choice does when it is the only one that changes, the one that costs most first."""
    base = total.at_base.ratio
    rows = []
    for under in total.single:
        ratio = under.result.ratio
        rows.append(
            (
                changes_in_words(under),
                percent(ratio),
                "-" if ratio is None or base is None else points(base, ratio),
                verdict(under.result),
                READING_FIELDS[under.changes[0][0]].clause,
            )
        )
    columns = (
        Column("choice"), Column("share", figures=True), Column("difference", figures=True), Column("verdict"),
        Column("what it reads"),
    )  # fmt: skip
    return Table("Each choice alone, the one that costs most first", columns, tuple(rows))


def fields_in_words(ranges: ReadingRanges) -> Iterator[str]:
    """Name the fields that change nothing, and say why."""
    nothing = ranges.without_effect
    if nothing:
        yield f"Change nothing for these tickets: {', '.join(nothing)}."
    beside = [name for name in ranges.beside if name != "indicator_period"]
    yield f"Do not enter the indicator: {', '.join(beside)}; indicator_period only cuts the tickets (--period)."


def _base(total: ReadingRange) -> str:
    """Name the reading that the others are compared with."""
    return "by default" if total.base == type(total.base)() else "as read"
