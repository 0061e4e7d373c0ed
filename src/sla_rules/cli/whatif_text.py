"""The comparison as a manager reads it: the share under each scenario, and which tickets it turns on."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from sla_rules.cli.found import promise, verdict
from sla_rules.cli.table import Column, Table
from sla_rules.cli.wording import at_time, in_hours, percent, plural, points
from sla_rules.whatif import SeverityFigures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_rules.assessments.explanation import Explanation
    from sla_rules.cli.whatif_found import WhatIfFound
    from sla_rules.whatif import VerdictChange

SHOWN = 20
"""So many tickets are shown when nothing is said; the rest are counted."""
_NONE = SeverityFigures(None, 0, 0, 0, 0, 0, None, None)


def whatif_blocks(found: WhatIfFound, shown: int | None = SHOWN) -> Iterator[str | Table]:
    """
    Yield the lines and tables of the comparison, in the order in which they are read.

    At most so many tickets are *shown* in each table of them, all for None.
    """
    yield from _head(found)
    yield _scenario_table(found)
    yield ""
    yield _conclusion(found)
    if found.comparison.baseline.periods:
        yield _period_table(found)
    yield _severity_table(found)
    yield from _changes(found, shown)


def _head(found: WhatIfFound) -> Iterator[str]:
    """Say what was read, under what, at what instant."""
    differs = found.reading.differs(type(found.reading)())
    yield f"{found.file.path}: {plural(len(found.file.tickets), 'ticket')}"
    yield f"agreement  {found.agreement.name}"
    yield f"now        {found.now_words}"
    yield f"times      {found.agreement.zone.key}"
    yield f"indicator  {promise(found.comparison.baseline.indicator)}"
    yield f"reading    {', '.join('='.join(choice) for choice in differs) or 'every choice at its default'}"
    yield f"what if    {found.assumption}"
    for note in filter(None, (found.hint, *found.notes)):
        yield f"note       {note}"


def _scenario_table(found: WhatIfFound) -> Table:
    """Show the indicator of each scenario beside that of the baseline."""
    base = found.comparison.baseline.indicator
    rows = []
    for result in found.comparison.results:
        its = result.indicator
        change = "" if its.ratio is None or base.ratio is None or its is base else points(base.ratio, its.ratio)
        rows.append(
            (
                result.name,
                *(str(its.received), str(its.met), percent(its.ratio), change, str(its.misses_left), verdict(its)),
                *(str(result.gained), str(result.lost), str(len(result.changed))),
            )
        )
    columns = (
        Column("scenario"),
        *(Column(head, figures=True) for head in ("received", "met", "share", "points", "misses left")),
        Column("verdict"),
        *(Column(head, figures=True) for head in ("gained", "lost", "verdicts changed")),
    )
    return Table("Indicator by scenario", columns, tuple(rows))


def _conclusion(found: WhatIfFound) -> str:
    """Say the difference in a sentence."""
    before, after = found.comparison.baseline.indicator, found.whole.indicator
    if before.reached is None or after.reached is None:
        return "Nothing was received that the indicator counts."
    return (
        f"{percent(before.ratio)} as it is, {verdict(before)}; {percent(after.ratio)} with {found.whole.name}, "
        f"{verdict(after)}: {plural(found.whole.gained, 'ticket')} gained, {found.whole.lost} lost."
    )


def _period_table(found: WhatIfFound) -> Table:
    """Show the share of each period under each scenario, a miss as such."""
    results = found.comparison.results
    labels = dict.fromkeys(each.period.label for result in results for each in result.periods)
    cells = {(result.name, each.period.label): each.indicators[0] for result in results for each in result.periods}
    rows = []
    for label in labels:
        row = [label]
        for result in results:
            its = cells.get((result.name, label))
            row.append("-" if its is None or its.reached is None else f"{percent(its.ratio)} {verdict(its)}")
        rows.append(tuple(row))
    columns = Column("period"), *(Column(result.name) for result in results)
    return Table(f"Indicator by {found.period}", columns, tuple(rows))


def _severity_table(found: WhatIfFound) -> Table:
    """Show each severity before and after."""
    before, after = (
        {row.severity: row for row in result.severities} for result in (found.comparison.baseline, found.whole)
    )
    rows = []
    for severity in dict.fromkeys([*before, *after]):
        row, then = (each.get(severity) or _NONE for each in (before, after))
        rows.append(
            (
                "none yet" if severity is None else str(severity),
                *(str(row.received), str(row.within), str(then.within)),
                *(in_hours(row.median), in_hours(then.median), in_hours(row.p95), in_hours(then.p95)),
            )
        )
    heads = ("received", "within the limit", "then", "median", "then", "95th percentile", "then")
    columns = Column("severity"), *(Column(head, figures=True) for head in heads)
    return Table(f"By severity, in business time: as it is, then {found.whole.name}", columns, tuple(rows))


def _changes(found: WhatIfFound, shown: int | None) -> Iterator[str | Table]:
    """Yield what becomes of verdicts, and the tickets that change: in the indicator, then in other clauses alone."""
    changed = found.whole.changed
    if not changed:
        yield ""
        yield "No verdict changes."
        return
    turns = Counter((each.clause, each.before, each.after) for change in changed for each in change.clauses)
    yield Table(
        "Verdicts that change",
        (*map(Column, ("clause", "before", "after")), Column("tickets", figures=True)),
        tuple((*map(_words, turn), str(count)) for turn, count in turns.items()),
    )
    name = found.whole.indicator.name
    counted = [change for change in changed if change.of(name) is not None]
    others = [change for change in changed if change.of(name) is None]
    if counted:
        yield Table(
            f"Tickets whose verdict in the indicator changes: {len(counted)}",
            (
                *map(Column, ("ticket", "severity", "received", "before", "after")),
                *(Column(head, figures=True) for head in ("its time", "then")),
            ),
            tuple(_ticket_row(found, change) for change in islice(counted, shown)),
        )
        yield from _more(len(counted), shown)
    else:
        yield ""
        yield "No ticket changes its verdict in the indicator."
    if others:
        yield Table(
            f"Tickets whose verdict in another clause alone changes: {len(others)}",
            tuple(map(Column, ("ticket", "severity", "received", "clause", "before", "after"))),
            tuple(row for change in islice(others, shown) for row in _clause_rows(found, change)),
        )
        yield from _more(len(others), shown)
    yield ""
    yield "--why TICKET shows both computations of one."


def _more(count: int, shown: int | None) -> Iterator[str]:
    """Say how many tickets are not shown, and what shows them."""
    if shown is not None and count > shown:
        yield f"and {count - shown} more; --all-tickets lists them, as do --format json and csv"


def _clause_rows(found: WhatIfFound, change: VerdictChange) -> Iterator[tuple[str, ...]]:
    """Yield a row for each clause whose verdict of a ticket changes."""
    received = found.file.tickets[change.row].received_at.astimezone(found.agreement.zone)
    for each in change.clauses:
        yield (
            change.ticket_id,
            "none yet" if change.severity is None else str(change.severity),
            at_time(received),
            *map(_words, each),
        )


def _ticket_row(found: WhatIfFound, change: VerdictChange) -> tuple[str, ...]:
    """Show one ticket, with the time that each verdict rests on."""
    told = found.comparison.explain(found.whole.name, change)
    turn = change.of(found.whole.indicator.name)
    verdicts = ("", "") if turn is None else (_words(turn.before), _words(turn.after))
    return (
        change.ticket_id,
        "none yet" if change.severity is None else str(change.severity),
        at_time(told.before.assessment.ticket.received_at.astimezone(found.agreement.zone)),
        *verdicts,
        _time(told.before),
        _time(told.after),
    )


def _time(explanation: Explanation) -> str:
    """Give the time on the clock of the first indicator."""
    trace = explanation.indicators[0].trace
    return in_hours(None if trace is None else trace.assessed.elapsed)


def _words(value: str) -> str:
    return value.replace("_", " ")
